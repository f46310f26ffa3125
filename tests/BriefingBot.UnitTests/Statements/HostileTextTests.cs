using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;

namespace BriefingBot.UnitTests.Statements;

/// <summary>Texts that nobody wrote to be read.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "a million quotation marks", new string('"', 1_000_000) },
        { "unpaired marks", string.Concat(Enumerable.Repeat("“Halden said ", 20_000)) },
        { "no sentence ends", string.Concat(Enumerable.Repeat("Halden said that ships wait and ", 20_000)) },
        { "right to left", string.Concat(Enumerable.Repeat("قالت الوزيرة إن الميناء سيبقى مفتوحا. \"لن نغلقه\". ", 200)) },
        { "one long word", new string('x', 500_000) },
        { "nothing but spaces", new string(' ', 500_000) + new string('\n', 1000) },
    };

    public static TheoryData<string> OtherLanguages =>
    [
        string.Concat(Enumerable.Repeat("Die Ministerin sagte am Freitag, der Hafen werde offen bleiben. \"Wir schließen ihn nicht\", sagte Mira Halden der Zeitung. ", 5)),
        string.Concat(Enumerable.Repeat("La ministre a déclaré vendredi que le port resterait ouvert. « Nous ne le fermerons pas », a dit Mira Halden au journal. ", 5)),
        string.Concat(Enumerable.Repeat("La ministra dijo el viernes que el puerto seguirá abierto. \"No lo vamos a cerrar\", dijo Mira Halden al diario. ", 5)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Is_read_to_its_end_and_every_span_lies_inside(string name, string text)
    {
        var statements = StatementExtractor.Default.Extract(new("x", name, text));

        Assert.All(statements.SelectMany(statement => statement.Content.Concat(statement.Cue).Concat(statement.Source)), span => Assert.InRange(span.End, span.Start, text.Length));
    }

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Another_language_is_not_guessed_at(string text) =>
        Assert.Empty(StatementExtractor.Default.Extract(new("x", "x", text)));
}
