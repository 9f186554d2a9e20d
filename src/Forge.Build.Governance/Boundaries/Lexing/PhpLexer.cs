using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>PHP. What stands outside its tags is code. A heredoc is a string as a whole, its holes included.</summary>
internal sealed class PhpLexer : SourceLexer
{
    private static readonly LiteralForm Quoted = new('"', spansLines: true, hasHoles: true);
    private static readonly LiteralForm Single = new('\'', spansLines: true);
    private static readonly LiteralForm Shell = new('`', spansLines: true, hasHoles: true);

    private bool inTags;

    public PhpLexer(RegionWriter source)
        : base(source)
    {
    }

    protected override void ReadCode()
    {
        if (!inTags)
        {
            Source.TakeTo(Source.Find("<?", Source.Position), PatternScope.Code);
            inTags = !Source.Sees("<?xml");
            Source.Take(2, PatternScope.Code);
        }
        else if (Source.Sees("?>") && !IsNested)
        {
            inTags = false;
            Source.Take(2, PatternScope.Code);
        }
        else
        {
            base.ReadCode();
        }
    }

    protected override bool TakeComment()
    {
        if (Source.Current != '#' || Source.Peek(1) == '[')
            return base.TakeComment();
        TakeLineComment();
        return true;
    }

    protected override bool EndsLineComment(int index) => base.EndsLineComment(index) || Source.StandsAt("?>", index);

    protected override bool TakeLiteral()
    {
        switch (Source.Current)
        {
            case '"':
                Open(Quoted, prefix: 0);
                return true;
            case '\'':
                Open(Single, prefix: 0);
                return true;
            case '`':
                Open(Shell, prefix: 0);
                return true;
            default:
                return Source.Sees("<<<") && TakeHeredoc();
        }
    }

    protected override bool TakeHole(ref OpenLiteral literal)
    {
        if (!Source.Sees("{$"))
            return base.TakeHole(ref literal);
        Source.Take(1, PatternScope.Strings);
        literal.EnterHole();
        return true;
    }

    /// <summary>Takes <c>&lt;&lt;&lt;LABEL … LABEL</c>, and <c>'LABEL'</c> and <c>"LABEL"</c> alike.</summary>
    private bool TakeHeredoc()
    {
        int start = 3;
        while (Source.Peek(start) is ' ' or '\t')
            start++;

        char quote = Source.Peek(start) is '\'' or '"' ? Source.Peek(start) : '\0';
        if (quote != '\0')
            start++;

        int length = 0;
        while (IsWordPart(Source.Peek(start + length)))
            length++;

        int afterLabel = start + length + (quote == '\0' ? 0 : 1);
        if (length == 0 || (quote != '\0' && Source.Peek(start + length) != quote) || !EndsLine(Source.Peek(afterLabel)))
            return false;

        Source.TakeTo(HeredocEnd(Source.Substring(start, length), Source.Position + afterLabel), PatternScope.Strings);
        return true;
    }

    private int HeredocEnd(string label, int lineEnd)
    {
        while (lineEnd < Source.End)
        {
            int index = lineEnd + 1;
            while (Source.At(index) is ' ' or '\t')
                index++;
            if (Source.StandsAt(label, index) && !IsWordPart(Source.At(index + label.Length)))
                return index + label.Length;
            lineEnd = Source.Find("\n", index);
        }

        return Source.End;
    }
}
