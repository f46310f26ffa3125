using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>Reads what a statement claims, from a sentence as printed or from a stored statement.</summary>
public static class PositionReader
{
    // below this a statement is rather a phrase beside the one that counts: "said when asked about the border"
    private const double Sure = 0.7;

    // what "by Friday" counts from where no day of publication is known
    private static readonly LocalDate AnyDay = new(2000, 1, 3);

    private static readonly HashSet<string> Leads = new(StringComparer.Ordinal) { "After", "Before", "During", "Following", "Back", "Returning", "Arriving", "Visiting", "Leaving", "Opening", "Closing", "While", "At", "On", "In", "From", "Hours", "Days", "Fresh", "Beside", "Alongside", "With" };

    /// <summary>Reads a sentence or two as printed, the attribution included.</summary>
    /// <param name="text">The words.</param>
    /// <param name="published">The day of publication, which "by Friday" counts from; null when not known.</param>
    /// <param name="speaker">Who speaks, where known: helps when the attribution cannot be read.</param>
    public static ReadStatement Read(string text, LocalDate? published, string? speaker = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var statements = StatementExtractor.Default.Extract(new Article("read", string.Empty, text, published));
        var tagged = TaggedText.Read(text);
        return statements.Count == 0 || !statements.Any(statement => IsSource(tagged, statement)) ? Unattributed.Read(tagged, published ?? AnyDay, speaker) : Of(tagged, statements, published, speaker);
    }

    // "no", "longer" name nobody, and a lone "it" hardly: "the charge that it attacked the bank"
    private static bool IsSource(TaggedText text, Statement statement) =>
        statement.Source.Count == 0 || Enumerable.Range(0, text.Tokens.Count).Any(token => Holds(statement.Source, text.Tokens[token].Span) && Names(text, token, statement));

    private static bool Names(TaggedText text, int token, Statement statement) =>
        text.Tag(token) is PosTag.PRP or PosTag.PRPS or PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.NNPS or PosTag.WP or PosTag.WDT && !(statement.Confidence < Sure && text.Is(token, "it"));

    /// <summary>Reads one statement of an article.</summary>
    public static ReadStatement Read(Article article, Statement statement)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(statement);
        var first = statement.Content.Concat(statement.Cue).Concat(statement.Source).Min(span => span.Start);
        var end = statement.Content.Concat(statement.Cue).Concat(statement.Source).Max(span => span.End);
        var said = TextSpan.Between(first, end);
        var moved = statement with
        {
            Content = Moved(statement.Content, first),
            Cue = Moved(statement.Cue, first),
            Source = Moved(statement.Source, first),
        };
        return Of(TaggedText.Read(said.In(article.Text)), [moved], article.Published, speaker: null);
    }

    /// <summary>The words of a phrase.</summary>
    internal static List<ClaimWord> Words(string phrase)
    {
        var text = TaggedText.Read(phrase);
        return Words(text, Enumerable.Range(0, text.Tokens.Count));
    }

    private static List<TextSpan> Moved(IReadOnlyList<TextSpan> spans, int by) => [.. spans.Select(span => new TextSpan(span.Start - by, span.Length))];

    /// <summary>The words of some tokens.</summary>
    internal static List<ClaimWord> Words(TaggedText text, IEnumerable<int> tokens) =>
        [.. tokens.Where(token => !IsQuote(text.Word(token))).SelectMany(token => ClaimWord.Of(text.Word(token), text.Tag(token), token))];

    private static bool IsQuote(string word) => word is "\"" or "“" or "”" or "„" or "«" or "»" or "''" or "``" or "‘" or "’";

    private static ReadStatement Of(TaggedText text, IReadOnlyList<Statement> statements, LocalDate? published, string? speaker)
    {
        var main = statements.MaxBy(statement => statement.Confidence)!;
        var said = statements.Where(statement => statement == main || statement.Confidence >= Sure || statement.Cue.Count > 0 && main.Cue.Count > 0 && statement.Cue[0].Start < main.Cue[0].Start && statement.CueLemma is "reject" or "dismiss" or "deny").ToList();
        var content = new List<int>();
        var beside = new List<int>();
        var told = new List<int>();
        for (var token = 0; token < text.Tokens.Count; token++)
        {
            var span = text.Tokens[token].Span;
            if (said.Exists(statement => Holds(statement.Content, span)))
            {
                content.Add(token);
            }
            else if (!statements.Any(statement => Holds(statement.Source, span) || Holds(statement.Cue, span)))
            {
                (main.Addressee is { } addressee && IsAddressee(text, span, addressee) ? told : beside).Add(token);
            }
        }

        beside.RemoveAll(token => token < Lead(text));
        var before = ClauseBefore(text, main);
        var terms = TermsBehind(text, main);
        content = [.. before.Concat(content).Concat(terms).Distinct().Order()];
        beside.RemoveAll(content.Contains);
        if (ClaimReader.Terms(Words(text, content)).Count == 0)
        {
            content = [.. content.Concat(beside).Order()];
        }

        var names = $"{main.Speaker?.Name} {speaker}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = WithoutNames(WithoutInterjections(Words(text, content)), names);
        var cueStatement = said.Find(statement => statement.CueLemma is "reject" or "dismiss" or "deny") ?? main;
        // "rejected a casino", "accused them of arson": the cue is part of what is claimed
        var cueWords = CueWords(text, cueStatement);
        words.InsertRange(0, ClaimReader.Claiming(cueWords, Words(text, content.Take(2)), cueStatement.Attitude is Attitude.Criticism or Attitude.Praise));

        var source = string.Join(' ', main.Source.Select(span => span.In(text.Text)));
        return new(
            ClaimReader.Read(Separated(words), [.. cueWords, .. Words(text, content.Take(2))], cueWords.Count, published ?? AnyDay), ClaimReader.Terms(Words(text, beside)), ClaimReader.Terms(Words(text, told)), main.Speaker, source, text.Text);
    }

    // spans apart are clauses apart
    private static List<ClaimWord> Separated(List<ClaimWord> words)
    {
        var separated = new List<ClaimWord>(words.Count);
        foreach (var word in words)
        {
            if (separated.Count > 0 && word.Token - separated[^1].Token > 3 && separated[^1].IsWord)
            {
                separated.Add(new(";", ";", PosTag.Colon, separated[^1].Token));
            }

            separated.Add(word);
        }

        return separated;
    }

    // "The truce is broken, General Roon said an hour later": a whole clause before the speaker is said as well
    private static List<int> ClauseBefore(TaggedText text, Statement main)
    {
        var source = Enumerable.Range(0, text.Tokens.Count).FirstOrDefault(token => Holds(main.Source, text.Tokens[token].Span), -1);
        if (source < 3 || text.Word(source - 1) is not "," || main.Content[0].Start < text.Tokens[source].Span.Start || Lead(text) > 0 || text.Tag(0) is PosTag.VBN or PosTag.VBG or PosTag.WRB or PosTag.IN)
        {
            return [];
        }

        var clause = Enumerable.Range(0, source).ToList();
        return clause.Exists(token => text.Tag(token).IsFinite()) ? clause : [];
    }

    // "We will come, she said, provided that the road is safe": what follows the speaker is said as well
    private static List<int> TermsBehind(TaggedText text, Statement main)
    {
        var last = Enumerable.Range(0, text.Tokens.Count).LastOrDefault(token => Holds(main.Source, text.Tokens[token].Span) || Holds(main.Cue, text.Tokens[token].Span), -1);
        if (last <= 0 || last + 2 >= text.Tokens.Count || text.Word(last + 1) is not "," || main.Content[0].Start > text.Tokens[last].Span.Start)
        {
            return [];
        }

        var opens = text.Word(last + 2).ToLowerInvariant() is "provided" or "providing" or "if" or "unless" or "once" or "until" or "but" or "except" or "assuming" or "only" or "so" or "should" or "though" or "as"
            && (text.Word(last + 2) is not "as" || text.Word(last + 3) is "long" or "soon") && (text.Word(last + 2) is not "so" || text.Word(last + 3) is "long");
        return opens ? [.. Enumerable.Range(last + 2, text.Tokens.Count - last - 2).TakeWhile(token => text.Word(token) is not ("." or ";"))] : [];
    }

    // "No, I meant it": an answer to somebody denies nothing of what follows
    private static List<ClaimWord> WithoutInterjections(List<ClaimWord> words) =>
        [.. words.Where((word, i) => !(word.Text.ToLowerInvariant() is "no" or "yes" && i + 1 < words.Count && words[i + 1].Text == "," && (i == 0 || !words[i - 1].IsWord)))];

    // a speaker who names themselves, their title included, says nothing by that
    private static List<ClaimWord> WithoutNames(List<ClaimWord> words, string[] names)
    {
        var own = words.ConvertAll(word => word.IsName && names.Contains(word.Text, StringComparer.Ordinal));
        return [.. words.Where((word, i) => !own[i] && !(word.IsName && i + 1 < words.Count && own[i + 1] && word.Token == words[i + 1].Token - 1))];
    }

    // "After a visit to the dam, …": where it was said, not what of; the token after it
    private static int Lead(TaggedText text)
    {
        if (text.Tokens.Count == 0 || !Leads.Contains(text.Word(0)))
        {
            return 0;
        }

        var end = 0;
        while (end < text.Tokens.Count && text.Word(end) is not ("," or "."))
        {
            end++;
        }

        return end;
    }

    private static List<ClaimWord> CueWords(TaggedText text, Statement statement)
    {
        var cue = Enumerable.Range(0, text.Tokens.Count).Where(token => Holds(statement.Cue, text.Tokens[token].Span)).ToList();
        var before = cue.Count > 0 ? cue[0] - 1 : -1;
        if (cue.Count > 0 && text.Tag(cue[^1] + 1) is PosTag.RP && !Holds(statement.Content, text.Tokens[cue[^1] + 1].Span))
        {
            cue.Add(cue[^1] + 1); // "called off"
        }

        var words = Words(text, cue);
        if (statement.Negated && !words.Exists(word => word.Stem is "not" or "never" or "no") && before >= 0)
        {
            words.InsertRange(0, ClaimWord.Of("not", PosTag.RB, before));
        }

        return words;
    }

    private static bool Holds(IReadOnlyList<TextSpan> spans, TextSpan token)
    {
        foreach (var span in spans)
        {
            if (span.Overlaps(token))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAddressee(TaggedText text, TextSpan token, string addressee)
    {
        var at = text.Text.IndexOf(addressee, StringComparison.Ordinal);
        return at >= 0 && new TextSpan(at, addressee.Length).Overlaps(token);
    }
}
