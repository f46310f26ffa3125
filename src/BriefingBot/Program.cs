using BriefingBot.Commands;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
if (args.Length > 1)
{
    var t = TaggedText.Read(File.ReadAllText(args[0]));
    var c = Cast.Read(t, Gazetteer.Default);
    foreach (var s in t.Sentences)
    {
        Console.WriteLine(string.Join(' ', Enumerable.Range(s.First, s.End - s.First).Select(i => $"{t.Word(i)}/{t.Tag(i).Name()}{(t.QuotationAt(i) is null ? "" : "~")}")));
        Console.WriteLine("     " + string.Join(" | ", c.Parts.Where(p => p.First >= s.First && p.First < s.End).Select(p => $"{t.Words(p.First, p.End)}={p.Kind}/{c.MemberAt(p.First)?.Name}")));
    }
    return 0;
}
foreach (var line in File.ReadLines(args[0]))
{
    var article = args[0].EndsWith(".jsonl", StringComparison.Ordinal) ? ArticleLine.Read(System.Text.Encoding.UTF8.GetBytes(line), new()) : new Article("seed", "", File.ReadAllText(args[0]), new NodaTime.LocalDate(2013, 2, 16));
    Console.WriteLine(StatementJson.Line(article.Id, article.Text, StatementExtractor.Default.Extract(article), false));
    if (!args[0].EndsWith(".jsonl", StringComparison.Ordinal)) break;
}
return 0;
