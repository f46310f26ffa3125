using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>A question as somebody asks it.</summary>
/// <param name="Question">The words typed.</param>
public sealed record AskRequest(string Question)
{
    /// <summary>How many statements an answer shows when nothing else is asked for.</summary>
    public const int DefaultLimit = 6;

    /// <summary>The caller's own id, echoed; or null.</summary>
    public string? Id { get; init; }

    /// <summary>The first publication date, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last publication date, itself included, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Only articles published by this day count, and relative dates count from it; null for today and every article.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>The thread it is asked in: questions of one key follow each other; null when it stands alone. Whoever gives it keeps the keys of tenants apart.</summary>
    public string? Thread { get; init; }

    /// <summary>The most statements to cite; 0 cites every match.</summary>
    public int Limit { get; init; } = DefaultLimit;
}
