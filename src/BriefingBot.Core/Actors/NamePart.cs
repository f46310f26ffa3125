using BriefingBot.Core.Text;

namespace BriefingBot.Core.Actors;

/// <summary>What a piece of a text is, as far as names go.</summary>
public enum NamePartKind
{
    /// <summary>A name that the lexicons know.</summary>
    Known,

    /// <summary>A capitalised name they do not know.</summary>
    Name,

    /// <summary>A capitalised name whose last word says that it is an organisation.</summary>
    Organisation,

    /// <summary>A title or office.</summary>
    Title,
}

/// <summary>One name or title of a text.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Entry">What the lexicons say of a known name.</param>
/// <param name="Title">What they say of a title.</param>
public sealed record NamePart(int First, int End, NamePartKind Kind, NameEntry? Entry = null, TitleEntry? Title = null);

/// <summary>Cuts the names and titles of a text out of it.</summary>
/// <param name="gazetteer">The names and titles known beforehand.</param>
public sealed class NamePartFinder(Gazetteer gazetteer)
{
    private HashSet<string> seen = [];

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "al", "el", "bin", "ibn", "ben", "de", "del", "della", "di", "da", "dos", "du", "van", "von", "der", "den", "la", "le", "abu", "ter", "zu",
    };

    private static readonly HashSet<string> NeverNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.", "I", "Photo", "Image", "Video", "Advertisement",
    };

    /// <summary>The names and titles, in order; they never overlap.</summary>
    public IReadOnlyList<NamePart> Find(TaggedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<NamePart>();
        seen = SeenInside(text);
        foreach (var sentence in text.Sentences)
        {
            var caseTells = TellsCase(text, sentence);
            for (var i = sentence.First; i < sentence.End;)
            {
                var part = PartAt(text, sentence, i, caseTells);
                if (part is not null)
                {
                    parts.Add(part);
                }

                i = part?.End ?? i + 1;
            }
        }

        return parts;
    }

    // words that stand capitalised inside sentences: names, even where one opens a sentence
    private static HashSet<string> SeenInside(TaggedText text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].IsCapitalised && text.Tokens[i - 1].IsWord && text.Tag(i).IsName() && text.SentenceOf(i) == text.SentenceOf(i - 1))
            {
                found.Add(text.Word(i));
            }
        }

        return found;
    }

    private NamePart? PartAt(TaggedText text, Sentence sentence, int i, bool caseTells)
    {
        var token = text.Tokens[i];
        if (!token.IsWord)
        {
            return null;
        }

        var title = gazetteer.TitleAt(text.Tokens, i, sentence.End);
        if (!token.IsCapitalised && !IsLowerName(token.Word))
        {
            return title is { } lower && text.Tag(lower.End - 1).IsNoun() ? new(i, lower.End, NamePartKind.Title, Title: lower.Meaning) : null;
        }

        var known = gazetteer.NameAt(text.Tokens, i, sentence.End);
        var run = caseTells || known is not null ? RunEnd(text, sentence, i) : i;
        if (run > i && OrganisationEnd(text, i, run) is { } organisation && organisation > (known?.End ?? 0) && organisation > (title?.End ?? 0))
        {
            return new(i, organisation, NamePartKind.Organisation);
        }

        if (title is { } office && office.End >= (known?.End ?? 0))
        {
            return new(i, office.End, NamePartKind.Title, Title: office.Meaning);
        }

        if (known is { } name && !(name.End == i + 1 && IsGivenNameOf(text, i, run)))
        {
            return new(i, name.End, NamePartKind.Known, Entry: name.Meaning);
        }

        return run > i && LooksLikeName(text, sentence, i, run) ? new(i, TrimTitles(text, i, run), NamePartKind.Name) : null;
    }

    // headlines with every word capitalised tell nothing by case
    private static bool TellsCase(TaggedText text, Sentence sentence)
    {
        int words = 0, capitals = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (text.Tokens[i].IsWord && text.Word(i).Length > 3)
            {
                words++;
                capitals += text.Tokens[i].IsCapitalised ? 1 : 0;
            }
        }

        return words < 6 || text.Word(sentence.End - 1) is "." || capitals < words * 0.8;
    }

    private static bool IsLowerName(string word) =>
        word.Length > 4 && word[2] == '-' && char.IsUpper(word[3]) && Particles.Contains(word[..2]);

    private int RunEnd(TaggedText text, Sentence sentence, int first)
    {
        var i = first;
        while (i < sentence.End)
        {
            var token = text.Tokens[i];
            var isName = token.IsWord && (token.IsCapitalised || IsLowerName(token.Word)) && !NeverNames.Contains(token.Word)
                && !IsFunctionWord(text.Tag(i)) && (i == first || gazetteer.TitleAt(text.Tokens, i, sentence.End) is null);
            if (isName)
            {
                i++;
            }
            else if (i > first && Particles.Contains(token.Word) && i + 1 < sentence.End && text.Tokens[i + 1].IsCapitalised)
            {
                i += 2;
            }
            else if (i > first && token.Word is "of" or "for" or "&" && i + 1 < sentence.End && text.Tokens[i + 1].IsCapitalised && IsOrganisationNoun(text.Word(i - 1)))
            {
                i += 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static bool IsFunctionWord(PosTag tag) => tag is PosTag.DT or PosTag.IN or PosTag.PRP or PosTag.PRPS or PosTag.CC or PosTag.TO
        or PosTag.WP or PosTag.WRB or PosTag.WDT or PosTag.MD or PosTag.EX or PosTag.RB or PosTag.CD or PosTag.UH or PosTag.POS;

    private int? OrganisationEnd(TaggedText text, int first, int end)
    {
        for (var i = end - 1; i > first; i--)
        {
            if (IsOrganisationNoun(text.Word(i)))
            {
                return i + 1;
            }

            if (text.Word(i) is "of" or "for" && IsOrganisationNoun(text.Word(i - 1)))
            {
                return end;
            }
        }

        return null;
    }

    private bool IsOrganisationNoun(string word) => gazetteer.Noun(word) is { Kind: "organisation" or "group" } && char.IsUpper(word[0]);

    private bool IsGivenNameOf(TaggedText text, int i, int run) =>
        run > i + 1 && gazetteer.GivenName(text.Word(i)) is not null && gazetteer.NameAt(text.Tokens, i + 1, run) is null;

    private bool LooksLikeName(TaggedText text, Sentence sentence, int first, int end)
    {
        // the first word of a sentence is capitalised anyway: a name only if tagged so, known, or followed by another name
        var opensSentence = first == sentence.First || !text.Tokens[first - 1].IsWord;
        return !opensSentence || text.Tag(first).IsName() || end - first > 1 || seen.Contains(text.Word(first)) || gazetteer.GivenName(text.Word(first)) is not null;
    }

    private static int TrimTitles(TaggedText text, int first, int end)
    {
        while (end > first + 1 && !text.Tokens[end - 1].IsCapitalised && !IsLowerName(text.Word(end - 1)))
        {
            end--;
        }

        return end;
    }
}
