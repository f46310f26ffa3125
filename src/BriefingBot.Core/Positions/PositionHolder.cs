using BriefingBot.Core.Actors;

namespace BriefingBot.Core.Positions;

/// <summary>Whose position a statement is.</summary>
/// <remarks>
/// Offices hand over: what a foreign minister says is the country's position, and the next foreign minister's statement is compared
/// with it; what the person said before and after stays the person's.
/// </remarks>
public static class PositionHolder
{
    // who holds one of these speaks for the country; a member of parliament, a judge or a party leader does not
    private static readonly string[] Government = ["minister", "ministry", "president", "premier", "chancellor", "government", "king", "queen", "ambassador", "envoy", "secretary of state", "spokes"];

    /// <summary>Whether two speakers hold one position: the same name, successive holders of an office, or a country and who speaks for it.</summary>
    public static bool IsSame(Actor one, Actor other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Kind == ActorKind.Anonymous || other.Kind == ActorKind.Anonymous)
        {
            return false; // nobody knows whether it is the same official
        }

        return one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase)
            || (one.Country is { } country && country == other.Country && (IsSameOffice(one, other) || IsCountryAndItsVoice(one, other) || IsCountryAndItsVoice(other, one)));
    }

    /// <summary>Whether somebody speaks for their country.</summary>
    public static bool SpeaksForCountry(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Country is not null && (actor.Kind == ActorKind.Country || (actor.Office is { } office && Array.Exists(Government, word => office.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    private static bool IsSameOffice(Actor one, Actor other) =>
        SpeaksForCountry(one) && one.Office is { } office && office.Equals(other.Office, StringComparison.OrdinalIgnoreCase);

    private static bool IsCountryAndItsVoice(Actor one, Actor other) => one.Kind == ActorKind.Country && SpeaksForCountry(other);
}
