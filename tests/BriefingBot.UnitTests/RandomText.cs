using CsCheck;

namespace BriefingBot.UnitTests;

/// <summary>Texts for properties: any characters at all, and the pieces of news in any order.</summary>
public static class RandomText
{
    private static readonly string[] Pieces =
    [
        " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u00A0", "\u200B", "\u00AD", ".", ".", ",", ",", ":", ";", "?", "!", "…", "...", "—", "--", "-", "(", ")", "[", "]",
        "\"", "\"", "“", "”", "„", "«", "»", "‘", "’", "'", "''", "``", "`", "😀", "𝒜", "é", "e\u0301", "\uD83D", "\uFEFF", "7", "2013-02-13", "13 February", "29 February", "in December", "on Friday",
        "last week", "31 June 2013", "U.S.", "Mr.", "J.", "al-Assad", "don't", "Halden", "Mira Halden", "Velland's", "Moscow", "the Kremlin", "Russian Foreign Minister", "the minister",
        "who", "he", "she", "they", "it", "that", "to", "by", "as", "as saying", "according to", "said", "told", "added", "was quoted", "quoted", "saying", "adding", "urged", "denied",
        "warned", "asked", "was accused of", "Reuters", "officials", "a senior official", "The", "the", "ship", "would leave", "is ready", "has left", "and", "but", "not", "http://velland.example/a?b=1",
    ];

    /// <summary>Any characters at all, halves of pairs among them.</summary>
    public static Gen<string> Characters { get; } = Gen.String;

    private static Gen<string> Piece { get; } = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    /// <summary>The pieces of news in any order, some run together.</summary>
    public static Gen<string> News { get; } = Piece.Array[0, 60].Select(string.Concat);

    /// <summary>The pieces of news in any order, as words.</summary>
    public static Gen<string> Words { get; } = Piece.Array[0, 60].Select(pieces => string.Join(' ', pieces));

    /// <summary>All kinds.</summary>
    public static Gen<string> Any { get; } = Gen.OneOf(Characters, News, Words);
}
