using System.Runtime.InteropServices;

namespace BriefingBot.Core.Text;

/// <summary>One word, number or mark of a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Word">Its characters, typographic apostrophes made plain.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(TextSpan Span, string Word)
{
    /// <summary>Whether it begins with a capital letter.</summary>
    public bool IsCapitalised => char.IsUpper(Word[0]);

    /// <summary>Whether it holds a letter or digit; marks do not.</summary>
    public bool IsWord => Word.Length > 1 ? Word.Any(char.IsLetterOrDigit) : char.IsLetterOrDigit(Word[0]);
}
