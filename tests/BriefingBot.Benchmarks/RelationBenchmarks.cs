using BenchmarkDotNet.Attributes;
using BriefingBot.Core.Positions;
using BriefingBot.Positions;
using NodaTime;

namespace BriefingBot.Benchmarks;

/// <summary>Time to relate two statements, on one thread: read from their sentences, and already read.</summary>
[MemoryDiagnoser]
public class RelationBenchmarks
{
    private const string Earlier = "Velland will close the harbour of Sund by Friday unless the fishermen pay, Foreign Minister Mira Halden said.";
    private const string Later = "Velland may close the harbour of Sund by the end of the year, Halden told reporters.";

    private static readonly LocalDate Published = new(2031, 3, 4);

    private readonly ReadStatement earlier = PositionReader.Read(Earlier, Published);
    private readonly ReadStatement later = PositionReader.Read(Later, Published);

    /// <summary>Both sentences read, then compared.</summary>
    [Benchmark]
    public Change FromSentences() =>
        Relation.Between(PositionReader.Read(Earlier, Published), PositionReader.Read(Later, Published), "the harbour of Sund", sameActor: true, PairEncoder.Default).Change;

    /// <summary>Only compared, as the ledger does with statements it has read.</summary>
    [Benchmark]
    public Change Compare() => Relation.Between(earlier, later, "the harbour of Sund", sameActor: true, PairEncoder.Default).Change;
}
