using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>The form of a new subscription as somebody filled it in.</summary>
/// <param name="To">The channels, with commas between.</param>
/// <param name="Speakers">Names, with commas between.</param>
/// <param name="About">Subjects, with commas between.</param>
/// <param name="Phrases">Phrases asked for, with commas between.</param>
/// <param name="Not">Phrases left out, with commas between.</param>
/// <param name="IsImmediate">Whether it comes as soon as there is news, and no time or day counts.</param>
/// <param name="At">The time of day.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Days">The first three letters of each day.</param>
/// <param name="IfEmpty"><c>silent</c> or <c>line</c>.</param>
/// <param name="PauseUntil">The date on which it begins, or empty.</param>
internal sealed record SubscriptionForm(
    string To, string Speakers, string About, string Phrases, string Not, bool IsImmediate, string At, string Zone, IReadOnlyList<string> Days, string IfEmpty, string PauseUntil)
{
    private const string Immediate = "immediate";

    private static readonly string[] Week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    // people live in places; the rest are aliases and offsets
    private static readonly IReadOnlyList<string> Zones =
        [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)), "UTC"];

    /// <summary>The form nobody filled in yet.</summary>
    public static readonly SubscriptionForm Empty = new(string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, IsImmediate: false, "08:00", string.Empty, ["mon", "tue", "wed", "thu", "fri"], "silent", string.Empty);

    /// <summary>Reads the fields that were sent.</summary>
    public static SubscriptionForm Read(IFormCollection fields) => new(
        fields.Field("to"), fields.Field("speakers"), fields.Field("about"), fields.Field("phrases"), fields.Field("not"), fields.Field("when") == Immediate,
        fields.Field("at"), fields.Field("zone"), [.. fields["days"].OfType<string>()], fields.Field("if_empty"), fields.Field("pause_until"));

    /// <summary>What is asked for.</summary>
    public SubscriptionRequest ToRequest() => new(
        To.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), ChatForm.Split(Speakers), ChatForm.Split(About),
        IsImmediate ? string.Empty : At, Zone, IsImmediate ? ScheduleText.Immediately : string.Join(',', Days), Owner: null)
    {
        Phrases = ChatForm.Split(Phrases),
        NotPhrases = ChatForm.Split(Not),
        IfEmpty = IfEmpty,
        PauseUntil = PauseUntil,
    };

    /// <summary>Writes the form.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="path">Where it is sent.</param>
    /// <param name="token">Proves it to be ours.</param>
    /// <param name="trouble">Why it was not taken, in words, or null.</param>
    public void Write(HtmlWriter html, string path, (string Name, string Value) token, string? trouble)
    {
        html.Write($"""<form class="fields" method="post" action="{path}#add">""");
        Forms.WriteToken(html, token);
        if (trouble is not null)
        {
            html.Write($"""<p class="trouble" id="trouble" role="alert">{trouble}</p>""");
        }

        WriteField(html, "to", "Channel", $"{SubscriptionRequest.ChannelForm}, the bot must be in it; several with commas between", To);
        WriteField(html, "speakers", "Speakers", "people, countries or organisations, with commas between; nothing means everybody", Speakers);
        WriteField(html, "about", "Subjects", "with commas between; nothing means every subject", About);
        WriteField(html, "phrases", "Phrases", "words that must stand together, one of several is enough", Phrases, isWide: false);
        WriteField(html, "not", "Leave out", "phrases that must not occur", Not, isWide: false);
        html.Write($"""<fieldset class="choices"><legend>How often</legend>""");
        WriteChoice(html, "when", "days", "On these days", "radio", !IsImmediate);
        WriteChoice(html, "when", Immediate, "As soon as there is news, at most once in ten minutes", "radio", IsImmediate);
        html.Write($"""</fieldset><fieldset><legend>Days <span class="hint">one is weekly</span></legend>""");
        foreach (var day in Week)
        {
            var value = day[..3].ToLowerInvariant();
            WriteChoice(html, "days", value, day, "checkbox", Days.Contains(value, StringComparer.Ordinal));
        }

        html.Write($"""
            </fieldset>
            <div class="field"><label for="at">Time of day</label><input id="at" name="at" type="time" value="{At}"></div>
            <div class="field"><label for="zone">Time zone</label><input id="zone" name="zone" list="zones" autocomplete="off" aria-describedby="zone-hint" value="{Zone}"><span class="hint" id="zone-hint">such as Europe/Dublin or America/New_York</span></div>
            <datalist id="zones">
            """);
        foreach (var zone in Zones)
        {
            html.Write($"""<option value="{zone}"></option>""");
        }

        html.Write($"""
            </datalist>
            <div class="field"><label for="if_empty">When there is nothing new</label><select id="if_empty" name="if_empty"><option value="silent">Post nothing</option><option value="line"
            """);
        WriteFlag(html, IfEmpty == "line", " selected");
        html.Write($"""
            >Post one line</option></select></div>
            <div class="field"><label for="pause_until">Begin on</label><input id="pause_until" name="pause_until" type="date" aria-describedby="pause-hint" value="{PauseUntil}"><span class="hint" id="pause-hint">nothing means at once</span></div>
            <div class="buttons"><button type="submit">Subscribe</button><button type="submit" name="do" value="preview" formaction="{path}#preview" class="plain">Preview</button></div></form>
            """);
    }

    private static void WriteField(HtmlWriter html, string name, string label, string hint, string value, bool isWide = true) => html.Write($"""
        <div class="field {(isWide ? "wide" : "half")}"><label for="{name}">{label}</label><input id="{name}" name="{name}" autocomplete="off" maxlength="1000" aria-describedby="{name}-hint" value="{value}"><span class="hint" id="{name}-hint">{hint}</span></div>

        """);

    private static void WriteChoice(HtmlWriter html, string name, string value, string label, string type, bool isChosen)
    {
        html.Write($"""<label><input type="{type}" name="{name}" value="{value}" """);
        WriteFlag(html, isChosen, "checked");
        html.Write($"> {label}</label>");
    }

    private static void WriteFlag(HtmlWriter html, bool isSet, string flag) => html.Write($"{(isSet ? flag : string.Empty)}");
}
