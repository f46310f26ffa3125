using BriefingBot.Core.Chat;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>The sentences before the statements: how many there are, by whom, about what, and what was taken for granted.</summary>
/// <param name="naming">How actors are named.</param>
internal sealed class Lead(Naming naming)
{
    private readonly AskedWords words = new(naming);

    /// <summary>The lead of an answer whose statements stand in <paramref name="order"/>: "newest first".</summary>
    public IReadOnlyList<ChatBlock> Of(Asked asked, FoundSet found, int count, int shown, string order)
    {
        var read = asked.Read;
        var who = read.Speakers.Count > 0 ? " by " + words.Who(read) : string.Empty;
        var rest = read.IsUnframed ? $" for “{AskedWords.Short(read.Subject)}”" : words.Rest(read);
        var amount = found.IsMore ? $"More than {AskedWords.Count(found.Count)}" : AskedWords.Count(count);
        var part = (shown < count, read.Skip > 0) switch
        {
            (_, true) => FormattableString.Invariant($", {read.Skip + 1} to {read.Skip + shown} shown"),
            (true, _) => FormattableString.Invariant($", {shown} shown"),
            _ => string.Empty,
        };
        var window = AskedWords.Window(read, asked.Request);
        var sentences = new List<string>
        {
            read.Intent is Intent.First or Intent.Last && shown == 1 && count > 1
                ? $"The {(read.Intent == Intent.First ? "first" : "last")} of {(found.IsMore ? "more than " : string.Empty)}{AskedWords.Count(count)}{who}{rest}{window}."
                : $"{amount}{who}{rest}{window}{part}{(count > 1 && order.Length > 0 ? $", {order}" : string.Empty)}.",
        };
        if (found.IsWider)
        {
            sentences.Add("None has all of it together.");
        }

        sentences.AddRange(TakenFor(read));
        return [new ChatParagraph([new ChatText(string.Join(' ', sentences))])];
    }

    /// <summary>What was taken for what: slips mended, and names that nobody has.</summary>
    public IEnumerable<string> TakenFor(Interpretation read)
    {
        foreach (var mended in read.Speakers.Concat(read.About).Where(actor => actor is { Corrected: true, Typed: not null }))
        {
            yield return $"“{mended.Typed}” is taken for {naming.Match(mended)}.";
        }

        if (read.UnknownSpeakers.Count > 0)
        {
            yield return $"Nobody in these articles is called {string.Join(" or ", read.UnknownSpeakers.Select(AskedWords.Short))}.";
        }
    }
}
