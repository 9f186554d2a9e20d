using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>
/// SQL. Dialects disagree, and no file says which it is in. A backslash escapes only after <c>E</c> (PostgreSQL; MySQL would
/// have it everywhere), comments do not nest (in PostgreSQL and SQL Server they do), double quotes hold an identifier (in
/// MySQL also a string), and the comment that MySQL executes, <c>/*! … */</c>, is code.
/// </summary>
internal sealed class SqlLexer : SourceLexer
{
    private static readonly LiteralForm Quoted = new('\'', LiteralEscape.DoubledQuote, spansLines: true);
    private static readonly LiteralForm Escaped =
        new('\'', LiteralEscape.DoubledQuote | LiteralEscape.Backslash, spansLines: true);

    public SqlLexer(RegionWriter source)
        : base(source)
    {
    }

    protected override bool TakeComment()
    {
        if (Source.Sees("--"))
            TakeLineComment();
        else if (Source.Sees("/*") && Source.Peek(2) != '!')
            TakeBlockComment();
        else
            return false;
        return true;
    }

    protected override bool TakeLiteral()
    {
        switch (Source.Current)
        {
            case '\'':
                Open(Quoted, prefix: 0);
                return true;
            case 'E' or 'e' when Source.Peek(1) == '\'':
                Open(Escaped, prefix: 1);
                return true;
            case 'N' or 'n' or 'X' or 'x' or 'B' or 'b' when Source.Peek(1) == '\'':
                Open(Quoted, prefix: 1);
                return true;
            case 'U' or 'u' when Source.Sees("&'", offset: 1):
                Open(Quoted, prefix: 2);
                return true;
            case '$':
                TakeDollarQuoted();
                return true;
            case '"' or '`':
                TakeIdentifier(Source.Current);
                return true;
            case '[' when OpensIdentifier():
                TakeIdentifier(']');
                return true;
            default:
                return false;
        }
    }

    // PostgreSQL and Oracle: tag$1 is one name, and opens no string.
    protected override bool IsWordPart(char c) => base.IsWordPart(c) || c == '$';

    /// <summary>Takes <c>$tag$ … $tag$</c>, or as code the start of what is none, such as the parameter <c>$1</c>.</summary>
    private void TakeDollarQuoted()
    {
        int length = 1;
        while (base.IsWordPart(Source.Peek(length)))
            length++;

        if (Source.Peek(length) != '$' || char.IsDigit(Source.Peek(1)))
        {
            Source.Take(length, PatternScope.Code);
            return;
        }

        string tag = Source.Substring(0, length + 1);
        Source.TakeTo(Source.Find(tag, Source.Position + tag.Length), PatternScope.Strings);
        Source.Take(tag.Length, PatternScope.Strings);
    }

    /// <summary>
    /// Whether a bracket is SQL Server's quote, not a subscript or an array: <c>dbo.[it's]</c>, but <c>ARRAY['a']</c>,
    /// <c>['a', 'b']</c>.
    /// </summary>
    private bool OpensIdentifier()
    {
        char before = Source.Peek(-1);
        char first = Source.Peek(1);
        return !IsWordPart(before) && before is not ']' and not ')' && (char.IsLetter(first) || first is '_' or '#' or '@');
    }

    private void TakeIdentifier(char closing)
    {
        int end = Source.Position + 1;
        while (end < Source.End && !EndsLine(Source.At(end)))
        {
            if (Source.At(end++) != closing)
                continue;
            if (Source.At(end) != closing)
                break;
            end++;
        }

        Source.TakeTo(end, PatternScope.Code);
    }
}
