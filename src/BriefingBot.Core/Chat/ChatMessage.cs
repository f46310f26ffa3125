using System.Text.Json.Serialization;

namespace BriefingBot.Core.Chat;

/// <summary>What to show, on no platform in particular. Each platform renders it and escapes it, once, at its edge.</summary>
/// <param name="Blocks">The blocks from top to bottom.</param>
public sealed record ChatMessage(IReadOnlyList<ChatBlock> Blocks)
{
    /// <summary>A message of one paragraph of plain words.</summary>
    public static ChatMessage Of(string words) => new([new ChatParagraph([new ChatText(words)])]);
}

/// <summary>One block of a message.</summary>
[JsonDerivedType(typeof(ChatHeading), "heading")]
[JsonDerivedType(typeof(ChatParagraph), "paragraph")]
[JsonDerivedType(typeof(ChatItem), "item")]
[JsonDerivedType(typeof(ChatSuggestions), "suggestions")]
[JsonDerivedType(typeof(ChatFlagging), "flagging")]
[JsonDerivedType(typeof(ChatSubscribing), "subscribing")]
[JsonDerivedType(typeof(ChatSeeAll), "see_all")]
[JsonDerivedType(typeof(ChatBriefed), "briefed")]
public abstract record ChatBlock;

/// <summary>A heading over the blocks that follow.</summary>
/// <param name="Words">Its words.</param>
public sealed record ChatHeading(string Words) : ChatBlock;

/// <summary>A paragraph.</summary>
/// <param name="Runs">What it consists of.</param>
public sealed record ChatParagraph(IReadOnlyList<ChatRun> Runs) : ChatBlock;

/// <summary>One item of a list.</summary>
/// <param name="Runs">What it consists of.</param>
public sealed record ChatItem(IReadOnlyList<ChatRun> Runs) : ChatBlock;

/// <summary>Questions to ask next.</summary>
/// <param name="Questions">Complete questions.</param>
public sealed record ChatSuggestions(IReadOnlyList<string> Questions) : ChatBlock;

/// <summary>Lets readers flag what is wrong with an answer or one of its citations; nothing to read.</summary>
/// <param name="Question">The question answered.</param>
/// <param name="Citations">What can be flagged besides the answer as a whole.</param>
public sealed record ChatFlagging(string Question, IReadOnlyList<ChatCited> Citations) : ChatBlock;

/// <summary>The form of a new subscription (<see cref="ChatForm"/>); nothing to read.</summary>
/// <param name="Typed">What stands in its fields, by their ids; empty when nobody filled it in yet.</param>
public sealed record ChatSubscribing(IReadOnlyDictionary<string, string> Typed) : ChatBlock;

/// <summary>A citation that can be flagged.</summary>
/// <param name="Number">Its number in the message, from 1.</param>
/// <param name="Statement">The id of its statement.</param>
public sealed record ChatCited(int Number, string Statement);

/// <summary>A piece of a paragraph or item.</summary>
[JsonDerivedType(typeof(ChatText), "text")]
[JsonDerivedType(typeof(ChatStrong), "strong")]
[JsonDerivedType(typeof(ChatQuotation), "quotation")]
[JsonDerivedType(typeof(ChatStruck), "struck")]
[JsonDerivedType(typeof(ChatCitation), "citation")]
public abstract record ChatRun;

/// <summary>Plain words of our own or of an article; never markup.</summary>
/// <param name="Words">The words.</param>
public sealed record ChatText(string Words) : ChatRun;

/// <summary>Words that stand out: a date, a name.</summary>
/// <param name="Words">The words.</param>
public sealed record ChatStrong(string Words) : ChatRun;

/// <summary>Words cut from an article, letter for letter.</summary>
/// <param name="Words">The words, with the article's own quotation marks where it has them.</param>
public sealed record ChatQuotation(string Words) : ChatRun;

/// <summary>Words that were shown and no longer hold: struck out, so that they can still be read.</summary>
/// <param name="Words">The words as they were shown.</param>
public sealed record ChatStruck(string Words) : ChatRun;

/// <summary>A numbered reference to a statement.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Link">Where the article shows the statement.</param>
public sealed record ChatCitation(int Number, Uri Link) : ChatRun;
