namespace BriefingBot.Core.Text;

/// <summary>One sentence of a paragraph by its tokens; a quotation of several sentences is part of the sentence that holds it.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Paragraph">The number of its paragraph, from 0.</param>
public sealed record Sentence(int First, int End, int Paragraph);
