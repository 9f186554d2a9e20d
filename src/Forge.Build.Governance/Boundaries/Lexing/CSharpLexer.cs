using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>
/// C#. The code in a hole of an interpolated string is code; its braces and what follows its colon (the format) belong to the
/// string. Text that a false <c>#if</c> leaves out is read like the rest, since what is defined is not known here.
/// </summary>
internal sealed class CSharpLexer : SourceLexer
{
    private static readonly LiteralForm Regular = new('"');
    private static readonly LiteralForm Verbatim = new('"', LiteralEscape.DoubledQuote, spansLines: true);
    private static readonly LiteralForm Raw = new('"', LiteralEscape.None, spansLines: true, endsWithLongerRun: true);
    private static readonly LiteralForm Interpolated = new('"', hasHoles: true);
    private static readonly LiteralForm InterpolatedVerbatim =
        new('"', LiteralEscape.DoubledQuote, spansLines: true, hasHoles: true);
    private static readonly LiteralForm InterpolatedRaw =
        new('"', LiteralEscape.None, spansLines: true, hasHoles: true, endsWithLongerRun: true);

    public CSharpLexer(RegionWriter source)
        : base(source)
    {
    }

    protected override bool TakeLiteral() => Source.Current switch
    {
        '\'' => TakeCharacter(),
        '"' or '@' or '$' => TakeString(),
        '#' => TakeMessage(),
        _ => false,
    };

    protected override bool EndsLine(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    protected override bool EndsHole(char c) => c is '}' or ':';

    protected override bool TakeHole(ref OpenLiteral literal)
    {
        if (Source.Current != '{')
            return false;

        // Pairs are escaped braces, and an odd one opens; in a raw literal, as many as its dollars open and fewer are text.
        int run = Source.Run('{');
        Source.Take(run, PatternScope.Strings);
        if (literal.Form == InterpolatedRaw ? run >= literal.Braces : run % 2 == 1)
            literal.EnterHole();
        return true;
    }

    private bool TakeString()
    {
        int ats = Source.Run('@', limit: 1);
        int dollars = Source.Run('$', offset: ats);
        if (ats == 0)
            ats = Source.Run('@', offset: dollars, limit: 1);

        int prefix = ats + dollars;

        if (Source.Peek(prefix) != '"')
        {
            Source.Take(prefix, PatternScope.Code);
            return true;
        }

        if (ats > 0)
        {
            Open(dollars > 0 ? InterpolatedVerbatim : Verbatim, prefix);
            return true;
        }

        int quotes = Source.Run('"', offset: prefix);
        if (quotes >= 3)
            Open(dollars > 0 ? InterpolatedRaw : Raw, prefix, quotes, braces: dollars);
        else
            Open(dollars > 0 ? Interpolated : Regular, prefix);
        return true;
    }

    /// <summary>
    /// Takes the rest of a directive line that is prose (<c>#region Don't</c>), where quotes and slashes mean nothing.
    /// </summary>
    private bool TakeMessage()
    {
        int before = -1;
        while (Source.Peek(before) is ' ' or '\t')
            before--;
        if (Source.Position + before >= 0 && !EndsLine(Source.Peek(before)))
            return false;

        int word = 1;
        while (Source.Peek(word) is ' ' or '\t')
            word++;
        if (!IsProse(word))
            return false;

        int end = Source.Position;
        while (end < Source.End && !EndsLine(Source.At(end)))
            end++;
        Source.TakeTo(end, PatternScope.Code);
        return true;
    }

    private bool IsProse(int offset)
    {
        foreach (string prose in new[] { "region", "endregion", "error", "warning", "!", ":" })
        {
            if (Source.Sees(prose, offset) && !(IsWordPart(prose[0]) && IsWordPart(Source.Peek(offset + prose.Length))))
                return true;
        }

        return false;
    }
}
