namespace BriefingBot.Core.Positions.Learned;

/// <summary>Everything that is weighed to tell how a later statement relates to an earlier one.</summary>
internal static class RelationFeatures
{
    /// <summary>Observes a pair.</summary>
    public static Features Of(ClaimPair pair, RuleFindings findings)
    {
        var features = new Features();
        RuleFeatures.Add(features, pair, findings);
        StrengthFeatures.Add(features, pair);
        MeaningFeatures.Add(features, pair);
        WordingFeatures.Add(features, pair);
        return features;
    }
}
