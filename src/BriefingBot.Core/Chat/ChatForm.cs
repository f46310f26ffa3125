namespace BriefingBot.Core.Chat;

/// <summary>The form of a new subscription, the same on every platform. What is typed comes back by the fields' ids.</summary>
public static class ChatForm
{
    /// <summary>The field of the speakers.</summary>
    public const string Speakers = "speakers";

    /// <summary>The field of the subjects.</summary>
    public const string About = "about";

    /// <summary>The field of the phrases asked for.</summary>
    public const string Phrases = "phrases";

    /// <summary>The field of the phrases to leave out.</summary>
    public const string Not = "not";

    /// <summary>The field of the days.</summary>
    public const string Days = "days";

    /// <summary>The field of the time of day.</summary>
    public const string At = "at";

    /// <summary>The field of the zone.</summary>
    public const string Zone = "zone";

    /// <summary>The field of what happens when there is nothing new.</summary>
    public const string IfEmpty = "if_empty";

    /// <summary>The fields, from top to bottom.</summary>
    public static readonly IReadOnlyList<ChatField> Fields =
    [
        new(Speakers, "Speakers", "People, countries or organisations, with commas between; nothing means everybody."),
        new(About, "Subjects", "With commas between; nothing means every subject."),
        new(Phrases, "Phrases", "Words that must stand together, with commas between phrases; one of them is enough."),
        new(Not, "Leave out", "Phrases that must not occur, with commas between."),
        new(Days, "How often", string.Empty)
        {
            Value = "mon-fri",
            Choices =
            [
                ("mon-fri", "Monday to Friday"), ("daily", "Every day"), ("immediately", "As soon as there is news"),
                ("mon", "Weekly on Monday"), ("tue", "Weekly on Tuesday"), ("wed", "Weekly on Wednesday"), ("thu", "Weekly on Thursday"),
                ("fri", "Weekly on Friday"), ("sat", "Weekly on Saturday"), ("sun", "Weekly on Sunday"),
            ],
        },
        new(At, "Time of day", "Such as 08:00; it does not count as soon as there is news.") { Value = "08:00" },
        new(Zone, "Time zone", "Such as Europe/Dublin or America/New_York."),
        new(IfEmpty, "When there is nothing new", string.Empty) { Value = "silent", Choices = [("silent", "Post nothing"), ("line", "Post one line")] },
    ];

    /// <summary>The names or phrases of a field that takes several, with commas between.</summary>
    public static IReadOnlyList<string> Split(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>A field of a form.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Hint">How to fill it in; empty when the choices say it.</param>
public sealed record ChatField(string Id, string Label, string Hint)
{
    /// <summary>What stands in it at first.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>What can be chosen; empty when words are typed.</summary>
    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];

    /// <summary>What stands in it when a form is shown again: what was typed, where that can stand there.</summary>
    public string Filled(IReadOnlyDictionary<string, string> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.TryGetValue(Id, out var value) && (Choices.Count == 0 || Choices.Any(choice => choice.Value == value)) ? value : Value;
    }
}
