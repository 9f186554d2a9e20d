using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>
/// JavaScript and TypeScript. A regex literal is code, but what stands in it opens neither string nor comment. A template's
/// <c>${</c> and <c>}</c> belong to the template.
/// </summary>
internal class ScriptLexer : SourceLexer
{
    private const int LongestKeyword = 10;

    private static readonly LiteralForm Double = new('"', escapesLineEnd: true);
    private static readonly LiteralForm Single = new('\'', escapesLineEnd: true);
    private static readonly LiteralForm Template = new('`', spansLines: true, hasHoles: true);

    private int noRegexBefore;

    public ScriptLexer(RegionWriter source)
        : base(source)
    {
    }

    protected ScriptPosition Preceding { get; } = new();

    protected override void ReadCode()
    {
        if (TakeComment() || TakeLiteral())
            return;

        if (IsWordPart(Source.Current))
        {
            int word = WordLength();
            Preceding.PassWord(word <= LongestKeyword ? Source.Substring(0, word) : "");
            Source.Take(word, PatternScope.Code);
        }
        else
        {
            Preceding.PassPunctuation(Source.Current, Source.Peek(-1), Source.Peek(1));
            TakePunctuation();
        }
    }

    protected override void ReadInside(ref OpenLiteral literal)
    {
        base.ReadInside(ref literal);
        if (literal.InHole)
            Preceding.PassPunctuation('(', '\0', '\0');
        else
            Preceding.PassOperand();
    }

    protected override bool TakeComment()
    {
        if (Source.Position > 0 || !Source.Sees("#!"))
            return base.TakeComment();
        TakeLineComment();
        return true;
    }

    protected override bool EndsLineComment(int index) => base.EndsLineComment(index) || Source.At(index) is '\u2028' or '\u2029';

    protected override bool TakeLiteral()
    {
        switch (Source.Current)
        {
            case '"':
                Open(Double, prefix: 0);
                return true;
            case '\'':
                Open(Single, prefix: 0);
                return true;
            case '`':
                Open(Template, prefix: 0);
                return true;
            case '/':
                return Preceding.ExpectsOperand && TakeRegex();
            default:
                return false;
        }
    }

    protected override bool IsWordPart(char c) => base.IsWordPart(c) || c == '$';

    private bool TakeRegex()
    {
        if (Source.Position < noRegexBefore)
            return false;

        bool inClass = false;
        int index = Source.Position + 1;
        for (; index < Source.End && !EndsLine(Source.At(index)); index++)
        {
            char c = Source.At(index);
            if (c == '/' && !inClass)
            {
                Source.TakeTo(index + 1, PatternScope.Code);
                Preceding.PassOperand();
                return true;
            }

            if (c == '\\' && !EndsLine(Source.At(index + 1)))
                index++;
            else if (c is '[' or ']')
                inClass = c == '[';
        }

        // A line is searched in vain once, or a line of slashes would be searched once for each.
        noRegexBefore = index;
        return false;
    }
}
