using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace BriefingBot.Web;

/// <summary>Writes HTML from interpolated strings: what stands in the source is markup, what is filled in is words and is escaped.</summary>
/// <remarks>It takes nothing but interpolated strings, so no words reach a page unescaped, and none are escaped twice.</remarks>
internal sealed class HtmlWriter
{
    private readonly StringBuilder html = new();

    /// <summary>Adds markup with words filled in, which may stand in text and in quoted attributes.</summary>
    public HtmlWriter Write([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup; // it wrote on its way here
        return this;
    }

    /// <summary>Adds a style of our own, as it is: nothing of it may come from an article or a reader.</summary>
    public void WriteStyle(string style) => html.Append("<style>").Append(style).Append("</style>\n");

    /// <summary>Everything written.</summary>
    public override string ToString() => html.ToString();

    // A parser turns CR into LF and drops NUL, so one is written as a reference and the other as what stands for it.
    private static void Escape(string words, StringBuilder html)
    {
        for (var i = 0; i < words.Length; i++)
        {
            _ = words[i] switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '\r' => html.Append("&#13;"),
                '\0' => html.Append('\uFFFD'),
                var c => html.Append(c),
            };
        }
    }

    /// <summary>An interpolated string on its way to the writer.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly HtmlWriter writer;

        /// <summary>Called by the compiler.</summary>
        public Markup(int literalLength, int formattedCount, HtmlWriter writer)
        {
            this.writer = writer;
            writer.html.EnsureCapacity(writer.html.Length + literalLength + formattedCount);
        }

        /// <summary>Markup of our own.</summary>
        public void AppendLiteral(string markup) => writer.html.Append(markup);

        /// <summary>Words; null is none.</summary>
        public void AppendFormatted(string? words) => Escape(words ?? string.Empty, writer.html);

        /// <summary>A number without separators.</summary>
        public void AppendFormatted(int number) => writer.html.Append(CultureInfo.InvariantCulture, $"{number}");
    }
}
