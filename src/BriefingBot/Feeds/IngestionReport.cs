namespace BriefingBot.Feeds;

/// <summary>What came of reading articles into the store.</summary>
/// <param name="Added">New articles.</param>
/// <param name="Updated">Articles that were there with other words, which were replaced.</param>
/// <param name="Unchanged">Articles that were there already.</param>
/// <param name="Undated">How many of all these have no date of publication.</param>
/// <param name="Statements">Statements of the articles added and updated.</param>
/// <param name="Failures">What could not be read, in the order of the input.</param>
public sealed record IngestionReport(int Added, int Updated, int Unchanged, int Undated, int Statements, IReadOnlyList<ReadFailure> Failures)
{
    /// <summary>Nothing yet.</summary>
    public static readonly IngestionReport Nothing = new(0, 0, 0, 0, 0, []);

    /// <summary>All articles read.</summary>
    public int Articles => Added + Updated + Unchanged;

    /// <summary>How much could not be read.</summary>
    public int Failed => Failures.Count;
}

/// <summary>How far reading articles into the store has come.</summary>
/// <param name="Articles">Articles read.</param>
/// <param name="Statements">Statements of those added and updated.</param>
/// <param name="Failed">How much could not be read.</param>
public sealed record IngestionProgress(int Articles, int Statements, int Failed);
