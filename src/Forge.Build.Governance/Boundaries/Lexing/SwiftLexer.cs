using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>Swift. Its regex literals are not told from division; a quote in one opens a string up to the line's end.</summary>
internal sealed class SwiftLexer : SourceLexer
{
    // What a backslash does depends on the number of hashes, so holes and escapes are read together, in TakeHole.
    private static readonly LiteralForm Quoted = new('"', LiteralEscape.None, hasHoles: true);
    private static readonly LiteralForm Text = new('"', LiteralEscape.None, spansLines: true, hasHoles: true);

    public SwiftLexer(RegionWriter source)
        : base(source)
    {
    }

    protected override bool CommentsNest => true;

    protected override bool TakeLiteral()
    {
        if (Source.Current == '`')
        {
            TakeQuotedIdentifier();
            return true;
        }

        int hashes = Source.Run('#');
        if (Source.Peek(hashes) != '"')
        {
            Source.Take(hashes, PatternScope.Code);
            return hashes > 0;
        }

        if (Source.Run('"', offset: hashes, limit: 3) == 3)
            Open(Text, hashes, quotes: 3, hashes: hashes);
        else
            Open(Quoted, hashes, hashes: hashes);
        return true;
    }

    protected override bool EndsHole(char c) => c == ')';

    protected override bool TakeHole(ref OpenLiteral literal)
    {
        if (Source.Current != '\\')
            return false;

        int length = 1 + Source.Run('#', offset: 1, limit: literal.Hashes);
        bool escapes = length == 1 + literal.Hashes && (literal.Form.SpansLines || !EndsLine(Source.Peek(length)));
        bool opens = escapes && Source.Peek(length) == '(';
        Source.Take(escapes ? length + 1 : length, PatternScope.Strings);
        if (opens)
            literal.EnterHole();
        return true;
    }
}
