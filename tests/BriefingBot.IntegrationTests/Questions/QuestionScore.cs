using System.Text.Json;
using System.Text.RegularExpressions;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Text;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.IntegrationTests.Questions;

/// <summary>One judged question of the corpora.</summary>
/// <param name="Kind"><c>plain</c>, <c>window</c> or <c>none</c>.</param>
/// <param name="Question">The question.</param>
/// <param name="From">The first publication date, or null.</param>
/// <param name="To">The last, or null.</param>
/// <param name="Gold">What has to be found: article and words.</param>
/// <param name="Also">What is right too.</param>
/// <param name="Near">What is neither right nor wrong.</param>
internal sealed record JudgedQuestion(string Kind, string Question, LocalDate? From, LocalDate? To, IReadOnlyList<Judged> Gold, IReadOnlyList<Judged> Also, IReadOnlyList<Judged> Near)
{
    /// <summary>The questions of a file.</summary>
    public static IEnumerable<JudgedQuestion> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return new(root.GetProperty("kind").GetString()!, root.GetProperty("question").GetString()!, Date(root, "from"), Date(root, "to"), Judged(root, "gold"), Judged(root, "also"), Judged(root, "near"));
        }
    }

    private static LocalDate? Date(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.GetString() is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;

    private static IReadOnlyList<Judged> Judged(JsonElement root, string name) =>
        [.. root.GetProperty(name).EnumerateArray().Select(one => new Judged(one.GetProperty("doc").GetString()!, [.. one.GetProperty("content").EnumerateArray().Select(pair => TextSpan.Between(pair[0].GetInt32(), pair[1].GetInt32()))]))];
}

/// <summary>Words of an article that a question is judged by.</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Spans">The words.</param>
internal sealed record Judged(string Article, IReadOnlyList<TextSpan> Spans);

/// <summary>Scores answers as the corpora's own script does: macro precision over what was answered, macro recall over the gold.</summary>
internal sealed partial class QuestionScore
{
    private readonly List<double> precision = [];
    private readonly List<double> recall = [];

    /// <summary>Precision, from 0 to 1.</summary>
    public double Precision => precision.DefaultIfEmpty().Average();

    /// <summary>Recall, from 0 to 1.</summary>
    public double Recall => recall.DefaultIfEmpty().Average();

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Counts one answer.</summary>
    public void Add(JudgedQuestion question, Answer answer)
    {
        var found = new HashSet<Judged>(ReferenceEqualityComparer.Instance);
        int right = 0, wrong = 0;
        foreach (var citation in answer.Citations)
        {
            var words = Words(citation.Article.Text, citation.Shown);
            List<Judged> Hit(IReadOnlyList<Judged> judged) => [.. judged.Where(one => one.Article == citation.Article.Id && Matches(words, Words(citation.Article.Text, one.Spans)))];
            var hits = Hit(question.Gold).Concat(Hit(question.Also)).ToList();
            if (hits.Count > 0)
            {
                right += hits.Any(found.Add) ? 1 : 0;
                hits.ForEach(hit => found.Add(hit));
            }
            else if (Hit(question.Near).Count == 0)
            {
                wrong++;
            }
        }

        recall.Add(question.Gold.Count(found.Contains) / (double)question.Gold.Count);
        if (right + wrong > 0)
        {
            precision.Add(right / (double)(right + wrong));
        }
    }

    private static HashSet<int> Words(string text, IReadOnlyList<TextSpan> spans) =>
        [.. spans.SelectMany(span => Word().Matches(text[span.Start..Math.Min(span.End, text.Length)]).Select(match => span.Start + match.Index))];

    private static bool Matches(HashSet<int> answer, HashSet<int> gold)
    {
        var shared = answer.Count(gold.Contains);
        return shared > 0 && (shared >= 0.5 * answer.Union(gold).Count() || (shared >= gold.Count / 2.0 && answer.Count <= (4 * gold.Count) + 10) || shared >= answer.Count / 2.0);
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
