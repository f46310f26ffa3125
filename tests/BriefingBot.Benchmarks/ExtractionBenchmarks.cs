using BenchmarkDotNet.Attributes;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;

namespace BriefingBot.Benchmarks;

/// <summary>Time to extract one article, on one thread, by its length in words: a word should cost the same at every length.</summary>
[MemoryDiagnoser]
public class ExtractionBenchmarks
{
    private Article article = null!;
    private ReadArticle read = null!;

    /// <summary>Words of the article: a usual one, and 64 times as many.</summary>
    [Params(1_000, 64_000)]
    public int Words { get; set; }

    /// <summary>Makes the article.</summary>
    [GlobalSetup]
    public void MakeArticle()
    {
        article = MadeUpNews.Article(Words);
        read = StatementExtractor.Default.Read(article);
    }

    /// <summary>All of extraction: tokens, tags, names, statements, speakers, details.</summary>
    [Benchmark]
    public int Extract() => StatementExtractor.Default.Extract(article).Count;

    /// <summary>The rules alone, on words and names already read.</summary>
    [Benchmark]
    public int Rules() => StatementExtractor.Statements(read).Count;
}
