using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>Questions without a frame: "Lavrov on Assad", "Lavrov", "why does Russia arm Assad", "Assad arms".</summary>
/// <param name="actors">Whom the store knows: only that tells a speaker from a subject here.</param>
internal sealed partial class BareForms(ActorIndex actors) : IQuestionForm
{
    private const int LongestName = 6;

    /// <inheritdoc/>
    public QuestionFrame? Read(string words)
    {
        if (Short().Match(words) is { Success: true } brief && actors.Find(brief.Groups["speaker"].Value) is not null)
        {
            return new(Intent.Said) { Speaker = brief.Take("speaker"), Subject = brief.Take("subject") };
        }

        if (Stance().Match(words) is { Success: true } stance && actors.FindAsTyped(stance.Groups["speaker"].Value) is not null)
        {
            return new(Intent.Said) { Speaker = stance.Take("speaker"), Subject = stance.Take("subject") };
        }

        if (actors.Find(words) is not null)
        {
            return new(Intent.Said) { Speaker = words };
        }

        if (Open().Match(words) is { Success: true } open && Leading(open.Groups["rest"].Value) is var (speaker, subject))
        {
            return new(Intent.Said)
            {
                Speaker = speaker,
                Subject = subject,
                Aspect = open.Groups["asked"].Value.ToUpperInvariant() switch { "WHY" or "HOW COME" => Aspect.Why, "WHEN" => Aspect.When, "WHERE" => Aspect.Where, _ => Aspect.None },
            };
        }

        return new(Intent.WhoSaid) { Subject = words, IsUnframed = true };
    }

    // the longest beginning that is somebody's name
    private (string Speaker, string? Subject)? Leading(string words)
    {
        var split = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(LongestName, split.Length - 1); length > 0; length--)
        {
            var name = string.Join(' ', split.Take(length));
            if (actors.FindAsTyped(name) is not null)
            {
                return (name, Saying().Replace(string.Join(' ', split.Skip(length)), string.Empty) is { Length: > 0 } subject ? subject : null);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?<speaker>.+?)(\s+(on|about|regarding|concerning|re)\s+|\s*[:–—]\s+)(?<subject>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Short();

    // "russia stance assad"
    [GeneratedRegex("^(?<speaker>.+?)('s|’s)?\\s+" + Wording.Position + "\\s+(?<subject>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Stance();

    [GeneratedRegex("^" + Wording.Say + "\\b\\s*((that|" + Wording.On + ")(\\s+|$))?(this$|that$|so$|it$)?", Wording.Options, Wording.Timeout)]
    private static partial Regex Saying();

    [GeneratedRegex("^(?<asked>why|how come|when|where|how|what)\\s+" + Wording.Aux + "?\\s*(?<rest>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Open();
}
