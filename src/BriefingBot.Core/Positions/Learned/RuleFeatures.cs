using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions.Learned;

/// <summary>What each rule says of a pair, and how well the clauses fit.</summary>
internal static class RuleFeatures
{
    /// <summary>Adds them.</summary>
    public static void Add(Features features, ClaimPair pair, RuleFindings findings)
    {
        foreach (var (name, found) in findings.Rules)
        {
            features.Set($"rule {name}: {found?.Change.ToString() ?? "silent"}", holds: true);
        }

        features.Set($"rules: {findings.First.Change}", holds: true);
        features.Set($"rule across: {findings.Across.Change}", holds: true);
        features.Set("likeness", Positions.Likeness.Of(pair.EarlierTerms, pair.LaterTerms));
        features.Set("sign", pair.Sign);
        features.Set("same matter", pair.IsSameMatter);
        features.Set("swapped", Roles.Swapped(pair) is not null);
        features.Set("subject in later", pair.Subject.Share([.. pair.LaterMentions, .. pair.LaterText.Beside]));
        features.Set("subject in earlier", pair.Subject.Share([.. pair.EarlierTerms, .. pair.EarlierText.Beside]));
        features.Set("subject names missing", pair.Subject.MissingNames([.. pair.LaterMentions, .. pair.LaterText.Beside]).Count());
        if (pair.Best is { } best)
        {
            AddAlignment(features, pair, best);
        }
    }

    private static void AddAlignment(Features features, ClaimPair pair, Alignment best)
    {
        features.Set("fit", best.Score);
        features.Set("fit matter", best.Matter);
        features.Set("fit same words", best.SameWords);
        features.Set("fit sign", best.Sign);
        features.Set("fit other verb", best.HasOtherVerb);
        features.Set("fit earlier sign", best.Earlier.Sign);
        features.Set("fit later sign", best.Later.Sign);
        features.Set("fit matched", best.Matched.Count);
        features.Set("fit opposites", best.Matched.Count(match => match.Sign < 0));
        features.Set("fit alike", best.Matched.Count(match => !match.IsSameWord));
        foreach (var (side, terms) in new[] { ("earlier", best.OnlyEarlier), ("later", best.OnlyLater) })
        {
            features.Set($"only {side}", terms.Count(term => !pair.Subject.Holds(term)));
            features.Set($"only {side} verbs", terms.Count(term => term.Word.Tag.IsVerb()));
            features.Set($"only {side} nouns", terms.Count(term => term.Word.Tag.IsNoun()));
        }
    }
}
