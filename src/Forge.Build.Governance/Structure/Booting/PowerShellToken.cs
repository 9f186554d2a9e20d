namespace Forge.Build.Governance.Structure.Booting;

/// <summary>What a token of PowerShell is.</summary>
internal enum PowerShellKind
{
    /// <summary>A command, an argument, a keyword, a number, an operator of words.</summary>
    Word,

    /// <summary>A string in quotes or a here-string; its text is without quotes.</summary>
    String,

    /// <summary>A variable; its text is without the dollar sign.</summary>
    Variable,

    /// <summary>An opening bracket, with what stands before it: <c>(</c>, <c>{</c>, <c>$(</c>, <c>@(</c>, <c>@{</c>.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>The end of a line or a semicolon.</summary>
    Separator,

    /// <summary><c>|</c>, <c>||</c>, <c>&amp;&amp;</c>.</summary>
    Pipe,

    /// <summary><c>&amp;</c>, which calls what follows.</summary>
    Call,

    /// <summary><c>=</c>, <c>,</c>, <c>&gt;</c>, <c>&gt;&gt;</c>.</summary>
    Operator,
}

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="IsJoined">Whether nothing stands between it and the token before.</param>
internal readonly record struct PowerShellToken(PowerShellKind Kind, string Text, int Start, bool IsJoined)
{
    /// <summary>Whether it is of a kind and has a text.</summary>
    public bool Is(PowerShellKind kind, string text) => Kind == kind && Text == text;
}
