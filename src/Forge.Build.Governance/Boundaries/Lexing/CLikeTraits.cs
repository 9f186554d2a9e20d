namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>What tells one language from the next among those that need no lexer of their own.</summary>
internal sealed class CLikeTraits
{
    public static readonly CLikeTraits Java = new(
        quoted: new LiteralForm('"'),
        text: new LiteralForm('"', spansLines: true));

    public static readonly CLikeTraits Kotlin = new(
        quoted: new LiteralForm('"', hasHoles: true),
        text: new LiteralForm('"', LiteralEscape.None, spansLines: true, hasHoles: true, endsWithLongerRun: true),
        commentsNest: true);

    public static readonly CLikeTraits Scala = new(
        quoted: new LiteralForm('"'),
        text: new LiteralForm('"', LiteralEscape.None, spansLines: true, endsWithLongerRun: true),
        interpolated: new LiteralForm('"', hasHoles: true),
        interpolatedText: new LiteralForm('"', LiteralEscape.None, spansLines: true, hasHoles: true, endsWithLongerRun: true),
        commentsNest: true);

    public static readonly CLikeTraits Go = new(
        quoted: new LiteralForm('"'),
        backtick: new LiteralForm('`', LiteralEscape.None, spansLines: true));

    private CLikeTraits(
        LiteralForm quoted,
        LiteralForm? text = null,
        LiteralForm? interpolated = null,
        LiteralForm? interpolatedText = null,
        LiteralForm? backtick = null,
        bool commentsNest = false)
    {
        Quoted = quoted;
        Text = text;
        Interpolated = interpolated;
        InterpolatedText = interpolatedText;
        Backtick = backtick;
        CommentsNest = commentsNest;
    }

    /// <summary><c>"…"</c>.</summary>
    public LiteralForm Quoted { get; }

    /// <summary><c>"""…"""</c>, where the language has it.</summary>
    public LiteralForm? Text { get; }

    /// <summary><c>s"…"</c>: a quoted literal with any word before it, where that makes it another kind.</summary>
    public LiteralForm? Interpolated { get; }

    /// <summary><c>s"""…"""</c>.</summary>
    public LiteralForm? InterpolatedText { get; }

    /// <summary>The literal between backticks; without one, what stands between them is an identifier.</summary>
    public LiteralForm? Backtick { get; }

    /// <summary>Whether block comments nest.</summary>
    public bool CommentsNest { get; }
}
