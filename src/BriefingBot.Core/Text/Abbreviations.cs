using System.Collections.Frozen;

namespace BriefingBot.Core.Text;

/// <summary>Words whose point belongs to them and ends no sentence by itself.</summary>
public static class Abbreviations
{
    private static readonly FrozenSet<string> Titles = Set(
        "Mr Mrs Ms Dr Prof Rev Fr Sr Jr St Gen Maj Col Lt Capt Sgt Cmdr Adm Brig Cpl Pvt Sen Sens Rep Reps Gov Govs Hon Pres Amb Atty Supt Msgr Mme Mlle Messrs Insp");

    private static readonly FrozenSet<string> Others = Set(
        "vs etc e.g i.e cf al No Nos Inc Corp Co Ltd Bros dept est approx Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Ave Blvd Rd Mt Ft Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev N.H N.J N.M N.Y N.C N.D Okla Ore Pa R.I S.C S.D Tenn Tex Vt Va Wash W.Va Wis Wyo");

    /// <summary>Whether a word followed by a point keeps it: <c>Mr</c>, <c>U.S</c>, an initial.</summary>
    public static bool KeepsItsPoint(ReadOnlySpan<char> word) =>
        (word.Length == 1 && char.IsUpper(word[0])) || IsAcronym(word) || Contains(Titles, word) || Contains(Others, word);

    /// <summary>Whether a name follows, so that a capital after it begins no sentence: <c>Mr.</c>, <c>J.</c></summary>
    public static bool LeadsName(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd('.');
        return (word.Length == 1 && char.IsUpper(word[0])) || Contains(Titles, word);
    }

    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word[1] != '.')
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return word.Length % 2 == 1;
    }

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
