using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>
/// Python. A string that is a statement of its own is documentation, so it is a comment. A formatted string is read as a plain
/// one, its holes included.
/// </summary>
internal sealed class PythonLexer : SourceLexer
{
    private const char ByteOrderMark = '\ufeff';

    private int openBrackets;
    private bool lineIsBlank = true;
    private char lastOfCode = '\n';

    public PythonLexer(RegionWriter source)
        : base(source)
    {
    }

    protected override void ReadCode()
    {
        if (TakeComment())
            return;

        char c = Source.Current;
        if (char.IsWhiteSpace(c) || c == ByteOrderMark)
        {
            lineIsBlank |= EndsLine(c);
            Source.Take(1, PatternScope.Code);
            return;
        }

        if (c is '(' or '[' or '{')
            openBrackets++;
        else if (c is ')' or ']' or '}' && openBrackets > 0)
            openBrackets--;

        base.ReadCode();
        lineIsBlank = false;
        lastOfCode = c;
    }

    protected override bool TakeComment()
    {
        if (Source.Current != '#')
            return false;
        TakeLineComment();
        return true;
    }

    protected override bool TakeLiteral()
    {
        int prefix = PrefixLength();
        char quote = Source.Peek(prefix);
        if (quote is not '"' and not '\'')
            return false;

        int end = LiteralEnd(quote, prefix);
        bool isDocumentation = StartsStatement() && IsDocumentationPrefix(prefix) && EndsStatement(end);
        Source.TakeTo(end, isDocumentation ? PatternScope.Comments : PatternScope.Strings);
        return true;
    }

    private int PrefixLength()
    {
        int length = 0;
        while (length < 2 && Source.Peek(length) is 'r' or 'R' or 'b' or 'B' or 'f' or 'F' or 'u' or 'U' or 't' or 'T')
            length++;
        return length;
    }

    // Bytes and formatted strings document nothing: Python evaluates them.
    private bool IsDocumentationPrefix(int length)
    {
        for (int index = 0; index < length; index++)
        {
            if (Source.Peek(index) is not ('r' or 'R' or 'u' or 'U'))
                return false;
        }

        return true;
    }

    private bool StartsStatement() => lineIsBlank && openBrackets == 0 && lastOfCode is not '\\' and not ',' and not '=';

    private bool EndsStatement(int end)
    {
        while (Source.At(end) is ' ' or '\t')
            end++;
        return end >= Source.End || Source.At(end) is '#' or ';' || EndsLine(Source.At(end));
    }

    // Found before it is taken, for only what follows it tells documentation from a string such as "a,b".split(",").
    private int LiteralEnd(char quote, int prefix)
    {
        int quotes = Source.Run(quote, offset: prefix, limit: 3) == 3 ? 3 : 1;
        string closing = new(quote, quotes);
        int index = Source.Position + prefix + quotes;
        while (index < Source.End)
        {
            char c = Source.At(index);
            if (c == quote && Source.StandsAt(closing, index))
                return index + quotes;
            if (quotes == 1 && EndsLine(c))
                return index;
            index += c == '\\' ? 2 : 1;
        }

        return Source.End;
    }
}
