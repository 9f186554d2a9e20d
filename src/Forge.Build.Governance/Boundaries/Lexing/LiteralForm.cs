using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>A kind of literal: how one goes on once it is open, and what ends it.</summary>
internal sealed class LiteralForm
{
    public LiteralForm(
        char quote,
        LiteralEscape escape = LiteralEscape.Backslash,
        bool spansLines = false,
        bool escapesLineEnd = false,
        bool hasHoles = false,
        bool endsWithLongerRun = false,
        PatternScope region = PatternScope.Strings)
    {
        Quote = quote;
        Escape = escape;
        SpansLines = spansLines;
        EscapesLineEnd = escapesLineEnd || spansLines;
        HasHoles = hasHoles;
        EndsWithLongerRun = endsWithLongerRun;
        Region = region;
    }

    public char Quote { get; }

    public LiteralEscape Escape { get; }

    /// <summary>Whether it goes on after a line end. One that does not and is not closed ends there.</summary>
    public bool SpansLines { get; }

    /// <summary>Whether a backslash at the end of a line carries it over to the next.</summary>
    public bool EscapesLineEnd { get; }

    /// <summary>Whether code can stand inside it (<c>{…}</c>, <c>${…}</c>, <c>\(…)</c>).</summary>
    public bool HasHoles { get; }

    /// <summary>Whether more quotes than needed still end it and belong to it (<c>"""a""""</c> in C#, Kotlin and Scala).</summary>
    public bool EndsWithLongerRun { get; }

    /// <summary>What its own text is. Only the text of a JSX element is anything but a string.</summary>
    public PatternScope Region { get; }
}
