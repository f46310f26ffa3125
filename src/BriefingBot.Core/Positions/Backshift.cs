namespace BriefingBot.Core.Positions;

/// <summary>Words that change when speech is reported and mean the same: "we will" and "they would".</summary>
internal static class Backshift
{
    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["would"] = "will",
        ["shal"] = "will",
        ["could"] = "can",
        ["might"] = "mai",
        ["we"] = "they",
        ["i"] = "they",
        ["he"] = "they",
        ["she"] = "they",
        ["our"] = "their",
        ["my"] = "their",
        ["hie"] = "their",
        ["her"] = "their",
        ["us"] = "them",
        ["me"] = "them",
        ["him"] = "them",
    };

    /// <summary>The stem that stands for <paramref name="stem"/> and its like.</summary>
    public static string Of(string stem) => Plain.GetValueOrDefault(stem, stem);
}
