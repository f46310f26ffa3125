using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBot.Chat.Slack;

/// <summary>A message in Slack's form.</summary>
/// <param name="Text">What notifications and screen readers say; escaped.</param>
/// <param name="Blocks">What is shown.</param>
internal sealed record SlackMessage(string Text, IReadOnlyList<SlackBlock> Blocks);

/// <summary>A block of Block Kit; only those we write.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(InputBlock), "input")]
internal abstract record SlackBlock;

/// <summary>A heading.</summary>
internal sealed record HeaderBlock(PlainText Text) : SlackBlock;

/// <summary>Text in sections and lists. Its words are shown as they are: Slack reads no marks in them.</summary>
internal sealed record RichTextBlock(IReadOnlyList<RichTextPart> Elements) : SlackBlock;

/// <summary>Buttons and menus.</summary>
internal sealed record ActionsBlock(IReadOnlyList<SlackElement> Elements) : SlackBlock
{
    /// <summary>Comes back to us when something is pressed; at most 255 characters, or null.</summary>
    public string? BlockId { get; init; }
}

/// <summary>A field of a form.</summary>
/// <param name="BlockId">What Slack tells its value by.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Element">What is typed or chosen.</param>
internal sealed record InputBlock(string BlockId, PlainText Label, SlackElement Element) : SlackBlock
{
    /// <summary>Whether it may stay empty: what is missing is told in words.</summary>
    public bool Optional { get; } = true;

    /// <summary>How to fill it in, or null.</summary>
    public PlainText? Hint { get; init; }
}

/// <summary>A section or list.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextSection), "rich_text_section")]
[JsonDerivedType(typeof(RichTextList), "rich_text_list")]
internal abstract record RichTextPart;

/// <summary>One paragraph or list item.</summary>
internal sealed record RichTextSection(IReadOnlyList<RichTextElement> Elements) : RichTextPart;

/// <summary>A list of sections.</summary>
internal sealed record RichTextList(string Style, IReadOnlyList<RichTextPart> Elements) : RichTextPart;

/// <summary>Words or a link.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichText), "text")]
[JsonDerivedType(typeof(RichLink), "link")]
internal abstract record RichTextElement
{
    /// <summary>The words shown, unescaped.</summary>
    public required string Text { get; init; }
}

/// <summary>Words.</summary>
internal sealed record RichText : RichTextElement
{
    /// <summary>How they stand out, or null.</summary>
    public RichTextStyle? Style { get; init; }
}

/// <summary>A link.</summary>
internal sealed record RichLink : RichTextElement
{
    /// <summary>Where it leads.</summary>
    public required string Url { get; init; }
}

/// <summary>How words stand out.</summary>
internal sealed record RichTextStyle(bool? Bold = null, bool? Italic = null, bool? Strike = null);

/// <summary>A text object without marks; escaped, and <c>:names:</c> stay words.</summary>
internal sealed record PlainText(string Text)
{
    /// <summary>Slack's name of it.</summary>
    public string Type { get; } = "plain_text";

    /// <summary>Whether <c>:names:</c> become pictures.</summary>
    public bool Emoji { get; }
}

/// <summary>Something to use.</summary>
/// <param name="ActionId">What Slack tells us when it is used.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SlackButton), "button")]
[JsonDerivedType(typeof(SlackMenu), "static_select")]
[JsonDerivedType(typeof(SlackTextInput), "plain_text_input")]
internal abstract record SlackElement(string ActionId);

/// <summary>A button.</summary>
/// <param name="Text">Its words.</param>
/// <param name="ActionId">What Slack tells us when it is pressed.</param>
/// <param name="Value">And what else.</param>
internal sealed record SlackButton(PlainText Text, string ActionId, string Value) : SlackElement(ActionId);

/// <summary>A menu of which one is chosen.</summary>
/// <param name="Placeholder">What it says before.</param>
/// <param name="ActionId">What Slack tells us when something is chosen.</param>
/// <param name="OptionGroups">What can be chosen, at most 100 groups; null when there are <see cref="Options"/>.</param>
internal sealed record SlackMenu(PlainText Placeholder, string ActionId, IReadOnlyList<SlackOptionGroup>? OptionGroups) : SlackElement(ActionId)
{
    /// <summary>What can be chosen without groups, or null.</summary>
    public IReadOnlyList<SlackOption>? Options { get; init; }

    /// <summary>What is chosen at first, or null.</summary>
    public SlackOption? InitialOption { get; init; }
}

/// <summary>A line to type into.</summary>
/// <param name="ActionId">What Slack tells its value by.</param>
internal sealed record SlackTextInput(string ActionId) : SlackElement(ActionId)
{
    /// <summary>What stands in it at first, or null.</summary>
    public string? InitialValue { get; init; }
}

/// <summary>Options under a heading.</summary>
internal sealed record SlackOptionGroup(PlainText Label, IReadOnlyList<SlackOption> Options);

/// <summary>An option of a menu.</summary>
/// <param name="Text">Its words, at most 75 characters.</param>
/// <param name="Value">What Slack tells us, at most 150 characters.</param>
internal sealed record SlackOption(PlainText Text, string Value);

/// <summary>How Slack writes JSON.</summary>
internal static class SlackJson
{
    /// <summary>Short: characters as they are.</summary>
    public static readonly JsonSerializerOptions Options = Create(JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>Long: all but ASCII as <c>\uXXXX</c>. What we measure by: Slack does not say how it counts.</summary>
    public static readonly JsonSerializerOptions Longest = Create(JavaScriptEncoder.Default);

    private static JsonSerializerOptions Create(JavaScriptEncoder encoder) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = encoder,
    };
}
