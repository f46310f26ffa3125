using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions.Names;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions;

/// <summary>Finds whom a phrase typed by hand means: a country, an office, an organisation or a person the store knows.</summary>
public sealed class ActorIndex
{
    // a country's government by any of these names: "the Syrian regime"
    private static readonly HashSet<string> Governments = new(StringComparer.Ordinal)
    {
        "government", "regime", "authorities", "administration", "officials", "side", "leadership", "state", "governments", "diplomats", "diplomacy",
    };

    private readonly Gazetteer gazetteer;
    private readonly NameTables names;
    private readonly OfficeHolders offices;
    private readonly SlipFinder slips;

    /// <summary>Indexes the actors of a store.</summary>
    public ActorIndex(Gazetteer gazetteer, IReadOnlyList<KnownActor> actors)
    {
        ArgumentNullException.ThrowIfNull(actors);
        this.gazetteer = gazetteer;
        names = new(actors);
        offices = new(gazetteer, Aliases.Default, actors);
        slips = new(names, gazetteer);
    }

    /// <summary>
    /// Whom a subject names: a country, an organisation or a person, spelt right or in another transliteration. A common
    /// word that happens to be somebody's name is for the caller to search as a word too.
    /// </summary>
    public ActorMatch? FindSubject(string phrase)
    {
        var folded = Folded(phrase);
        return folded.Length > 0 && !IsUnnamed(folded) && !IsSeat(folded) ? Exactly(folded) ?? Exactly(WithoutTitle(folded)) : null;
    }

    /// <summary>Whom a word or name inside a longer subject means; a given name alone means nobody, for it is often a word.</summary>
    public ActorMatch? FindMention(string phrase)
    {
        var folded = Folded(phrase);
        return folded.Contains(' ', StringComparison.Ordinal) || names.OfFamily(folded).Count > 0 || names.Named(folded).Count > 0 || gazetteer.FoldedNames.ContainsKey(folded) ? FindSubject(phrase) : null;
    }

    /// <summary>The subject that a misspelt phrase may mean; null when nothing is near.</summary>
    public ActorMatch? CorrectSubject(string phrase) => Corrected(WithoutTitle(Folded(phrase)));

    /// <summary>Whom <paramref name="phrase"/> means as a speaker; null when nobody in the store fits.</summary>
    public ActorMatch? Find(string phrase) => FindAsTyped(phrase) ?? (Folded(phrase) is { Length: > 0 } folded ? Corrected(WithoutTitle(folded)) : null);

    /// <summary>As <see cref="Find"/>, but no slip is mended.</summary>
    public ActorMatch? FindAsTyped(string phrase)
    {
        var folded = Folded(phrase);
        var printed = Spelling.Fold(phrase); // "Velland's government", as a name of its own
        return folded.Length == 0 ? null : (printed != folded && names.Named(printed) is [{ Actor.Kind: not ActorKind.Person } named, ..] ? Body(named.Actor.Name) : null) ?? Exactly(folded) ?? offices.Find(folded) ?? Exactly(WithoutTitle(folded)) ?? offices.FindLoosely(folded);
    }

    /// <summary>Whether somebody held an office when they spoke, as their article words it.</summary>
    public bool Held(OfficePhrase office, Actor speaker)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(speaker);
        var held = offices.Words($"{speaker.Office} {(speaker.Kind == ActorKind.Person ? speaker.Organisation : speaker.Name)}");
        return (office.Country is null || office.Country == speaker.Country) && office.Words.All(held.Contains);
    }

    /// <summary>What the store knows of a person by the full name; only the name when it knows nobody so called.</summary>
    public Actor Describe(ActorMatch match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return names.Named(Spelling.Fold(match.Label)).Select(known => known.Actor).FirstOrDefault() ?? new(match.Label, ActorKind.Person);
    }

    private ActorMatch? Exactly(string folded) =>
        folded.Length == 0 ? null : Country(folded) ?? Named(folded) ?? Organisation(folded) ?? Transliterated(folded);

    private ActorMatch? Country(string folded)
    {
        var end = folded.LastIndexOf(' ');
        var name = end > 0 && Governments.Contains(folded[(end + 1)..]) ? folded[..end] : folded;
        return gazetteer.FoldedNames.GetValueOrDefault(name) is { Sense: not (NameSense.Organisation or NameSense.Media or NameSense.Place), Country: { } code } entry
            ? new(gazetteer.CountryName(code), entry.Sense == NameSense.Seat ? [entry.Name, gazetteer.CountryName(code)] : [gazetteer.CountryName(code)], code, IsOrganisation: false)
            : null;
    }

    private ActorMatch? Named(string folded)
    {
        if (names.Organisation(folded) is { } organisation && names.Named(folded).Concat(names.OfFamily(folded)).All(known => known.Said == 0))
        {
            return Body(organisation);
        }

        var bare = names.Named(folded);
        var family = names.OfFamily(folded);
        if (family.Count > 0 && Namesakes.Weight(family) >= Namesakes.Weight(bare))
        {
            return Namesakes.Choose([.. Romanised(family, folded), .. bare.Where(known => !family.Contains(known))]);
        }

        if (bare.Count > 0 && bare[0].Actor.Kind != ActorKind.Person)
        {
            return Body(bare[0].Actor.Name);
        }

        if (folded.Contains(' ', StringComparison.Ordinal))
        {
            // the same surname and nearly the same given name: Sergey and Sergei
            var surname = PersonName.Surname(folded);
            var namesakes = Romanised(names.OfFamily(surname), surname);
            var given = PersonName.Given(folded);
            return namesakes.Any(known => PersonName.IsFull(known.Actor.Name) && PersonName.GivenNamesAgree(given, PersonName.Given(known.Actor.Name))) ? Namesakes.One(given, namesakes) : null;
        }

        return names.Given(folded) is { Count: > 0 } people ? Namesakes.Choose(people) : null;
    }

    // the same people under another romanisation of their surname
    private List<KnownActor> Romanised(IReadOnlyList<KnownActor> family, string surname) =>
        [.. family, .. names.Transliterated(surname).Where(other => other != surname).SelectMany(names.OfFamily).Distinct()
            .Where(other => PersonName.IsFull(other.Actor.Name)
                && family.Any(known => PersonName.IsFull(known.Actor.Name) && PersonName.GivenNamesAgree(PersonName.Given(known.Actor.Name), PersonName.Given(other.Actor.Name))))];

    private ActorMatch? Organisation(string folded) =>
        gazetteer.FoldedNames.GetValueOrDefault(folded) is { Sense: NameSense.Organisation or NameSense.Media } entry
            && (names.Named(Spelling.Fold(entry.Name)).Count > 0 || names.Organisation(Spelling.Fold(entry.Name)) is not null)
            ? Body(entry.Name)
            : names.Organisation(folded) is { } own ? Body(own) : null;

    // another romanisation of a name: Muallem and Moallem
    private ActorMatch? Transliterated(string folded)
    {
        var surname = PersonName.Surname(folded);
        var families = names.Transliterated(surname).SelectMany(names.OfFamily).Distinct().ToList();
        if (families.Count == 0)
        {
            return null;
        }

        var given = PersonName.Given(folded);
        return !folded.Contains(' ', StringComparison.Ordinal) ? Namesakes.Choose(families)
            : families.Exists(known => PersonName.IsFull(known.Actor.Name) && PersonName.GivenNamesAgree(given, PersonName.Given(known.Actor.Name))) ? Namesakes.One(given, families)
            : null;
    }

    private bool IsUnnamed(string folded) =>
        names.Named(folded) is { Count: > 0 } known && known.All(one => one.Actor.Kind is ActorKind.Anonymous or ActorKind.Office || char.IsLower(one.Actor.Name[0]));

    // spoken about, the Pentagon is the Pentagon; only when it speaks it is its country
    private bool IsSeat(string folded) => gazetteer.FoldedNames.GetValueOrDefault(folded)?.Sense == NameSense.Seat;

    // with those who speak as its government: "Velland's government"
    private ActorMatch Body(string name)
    {
        var folded = Spelling.Fold(name);
        var governments = Governments.SelectMany(word => names.Named($"{folded} {word}").Concat(names.Named($"{folded}s {word}"))).Select(known => known.Actor.Name);
        return new(name, [name, .. governments], null, IsOrganisation: true);
    }

    private ActorMatch? Corrected(string folded) =>
        slips.Nearest(folded) is { } best && best != folded && Exactly(best) is { } match ? match with { Corrected = true } : null;

    // "the US", "Russia's", "al-Assad" without its article
    private static string Folded(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var folded = Spelling.Fold(phrase.Replace("'s", string.Empty, StringComparison.OrdinalIgnoreCase).Replace("’s", string.Empty, StringComparison.OrdinalIgnoreCase));
        return folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded;
    }

    // "President Assad", "Mr Lavrov", "al-Assad"; but "president of Russia" is an office
    private string WithoutTitle(string folded)
    {
        var words = folded.Split(' ').ToList();
        while (words.Count > 1 && words[1] != "of" && (words[0] is "sen" || Transliteration.IsArticle(words[0]) || gazetteer.Title(words[0]) is not null || gazetteer.Title(words[0] + ".") is not null))
        {
            words.RemoveAt(0);
        }

        return string.Join(' ', words);
    }
}
