namespace BriefingBot.Core.Text;

/// <summary>What rules ask of a <see cref="PosTag"/>.</summary>
public static class PosTags
{
    private static readonly string[] Names =
    [
        "_", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT", "POS", "PRP", "PRP$",
        "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB",
        "HYPH", "``", "''", "-LRB-", "-RRB-", ",", ".", ":", "$",
    ];

    private static readonly Dictionary<string, PosTag> ByName =
        Names.Index().ToDictionary(name => name.Item, name => (PosTag)name.Index, StringComparer.Ordinal);

    /// <summary>How many tags there are, <see cref="PosTag.None"/> included.</summary>
    public static int Count => Names.Length;

    /// <summary>The tag as the treebank writes it: <c>PRP$</c> for <see cref="PosTag.PRPS"/>, <c>_</c> for none.</summary>
    public static string Name(this PosTag tag) => Names[(int)tag];

    /// <summary>The tag that the treebank writes as <paramref name="name"/>; null when it is none of ours.</summary>
    public static PosTag? Parse(string name) => ByName.TryGetValue(name, out var tag) ? tag : null;

    /// <summary>NN, NNS, NNP or NNPS.</summary>
    public static bool IsNoun(this PosTag tag) => tag is PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.NNPS;

    /// <summary>NNP or NNPS.</summary>
    public static bool IsName(this PosTag tag) => tag is PosTag.NNP or PosTag.NNPS;

    /// <summary>Any form of a verb, modal verbs left out.</summary>
    public static bool IsVerb(this PosTag tag) => tag is >= PosTag.VB and <= PosTag.VBZ;

    /// <summary>A verb that a subject can stand before: VBD, VBP, VBZ or MD.</summary>
    public static bool IsFinite(this PosTag tag) => tag is PosTag.VBD or PosTag.VBP or PosTag.VBZ or PosTag.MD;

    /// <summary>JJ, JJR or JJS.</summary>
    public static bool IsAdjective(this PosTag tag) => tag is PosTag.JJ or PosTag.JJR or PosTag.JJS;

    /// <summary>RB, RBR or RBS.</summary>
    public static bool IsAdverb(this PosTag tag) => tag is PosTag.RB or PosTag.RBR or PosTag.RBS;

    /// <summary>Quotation marks, brackets, commas, full stops, colons and dashes.</summary>
    public static bool IsPunctuation(this PosTag tag) => tag is >= PosTag.HYPH and <= PosTag.Colon;
}
