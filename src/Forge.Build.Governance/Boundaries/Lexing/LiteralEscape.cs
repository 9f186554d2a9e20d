using System;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>How a literal holds its own quote.</summary>
[Flags]
internal enum LiteralEscape
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>A backslash takes the meaning from the character after it.</summary>
    Backslash = 1,

    /// <summary>The quote is written twice.</summary>
    DoubledQuote = 2,
}
