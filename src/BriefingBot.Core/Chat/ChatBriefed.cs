namespace BriefingBot.Core.Chat;

/// <summary>Leads from a briefing to its page. A renderer always shows it, whatever else does not fit.</summary>
/// <param name="Words">What is there: "See all, with what was said before".</param>
/// <param name="Page">The page.</param>
public sealed record ChatSeeAll(string Words, Uri Page) : ChatBlock;

/// <summary>What a briefing consists of, frozen with its words so that its page and its corrections agree with what was posted; nothing to read.</summary>
/// <param name="Speakers">The speakers followed, as typed; empty for everybody.</param>
/// <param name="About">The subjects followed, as typed; empty for every subject.</param>
/// <param name="Items">The items in the order of their numbers, from 1; <see cref="LeftOut"/> of them are not kept.</param>
/// <param name="Articles">How many articles its statements came from.</param>
/// <param name="Statements">How many statements its window holds.</param>
/// <param name="Folded">How many of them repeat another of the same window.</param>
/// <param name="Older">How many belong to earlier days.</param>
public sealed record ChatBriefed(
    IReadOnlyList<string> Speakers, IReadOnlyList<string> About, IReadOnlyList<ChatBriefedItem> Items, int Articles, int Statements, int Folded, int Older) : ChatBlock
{
    /// <summary>The most items kept, besides those that the message names: a page of more is read by nobody, and a row of the ledger stays small.</summary>
    public const int MostItems = 200;

    /// <summary>How many items there were that are not kept.</summary>
    public int LeftOut { get; init; }
}

/// <summary>One item of a briefing, by the ids of its statements: the words are cut from the articles.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Statement">The statement's id.</param>
/// <param name="Speaker">Who was named as its speaker.</param>
/// <param name="Change">What it does to the position: the name of a <c>PositionChange</c>.</param>
/// <param name="Previous">The id of the earlier statement that shows it, or null.</param>
/// <param name="PreviousNumber">The number under which the earlier one was cited; 0 without one.</param>
/// <param name="Times">How often it has been said, this time included.</param>
/// <param name="FirstOn">When it was first said, as an ISO date; null when not known.</param>
/// <param name="AlsoIn">The ids of other articles with the same words.</param>
public sealed record ChatBriefedItem(
    int Number, string Statement, string Speaker, string Change, string? Previous, int PreviousNumber, int Times, string? FirstOn, IReadOnlyList<string> AlsoIn);
