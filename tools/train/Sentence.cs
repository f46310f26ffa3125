using BriefingBot.Core.Text;

namespace BriefingBot.Train;

/// <summary>A sentence and its right tags.</summary>
/// <param name="Words">The words.</param>
/// <param name="Tags">One tag a word; <see cref="PosTag.None"/> where the treebank has a tag that is none of ours.</param>
internal sealed record Sentence(string[] Words, PosTag[] Tags);
