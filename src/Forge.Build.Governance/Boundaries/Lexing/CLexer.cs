using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>C and C++.</summary>
internal sealed class CLexer : SourceLexer
{
    // The standard's limit; it also keeps the search for the end of a raw string linear.
    private const int LongestDelimiter = 16;

    private static readonly LiteralForm Quoted = new('"', escapesLineEnd: true);

    // Not one character only: 'RIFF' is an int.
    private static readonly LiteralForm Characters = new('\'', escapesLineEnd: true);

    public CLexer(RegionWriter source)
        : base(source)
    {
    }

    protected override bool TakeLiteral()
    {
        int word = IsWordPart(Source.Current) ? WordLength() : 0;
        char quote = Source.Peek(word);
        if (quote is '"' or '\'')
        {
            switch (word <= 3 ? Source.Substring(0, word) : null)
            {
                case "R" or "LR" or "uR" or "UR" or "u8R" when quote == '"':
                    TakeRaw(word);
                    return true;
                case "" or "L" or "u" or "U" or "u8":
                    Open(quote == '"' ? Quoted : Characters, word);
                    return true;
            }
        }

        Source.Take(word, PatternScope.Code);
        return word > 0;
    }

    // A backslash joins the next line to the comment.
    protected override bool EndsLineComment(int index) => base.EndsLineComment(index) && Source.At(index - 1) != '\\';

    protected override int WordLength()
    {
        // 1'000'000 is one number.
        int length = base.WordLength();
        while (char.IsDigit(Source.Current) && Source.Peek(length) == '\'' && IsWordPart(Source.Peek(length + 1)))
        {
            do
                length++;
            while (IsWordPart(Source.Peek(length)));
        }

        return length;
    }

    /// <summary>Takes <c>R"delimiter(…)delimiter"</c>.</summary>
    private void TakeRaw(int prefix)
    {
        int length = 0;
        while (length <= LongestDelimiter && Source.Peek(prefix + 1 + length) is not '(' and not '"' and not '\n' and not '\0')
            length++;

        if (Source.Peek(prefix + 1 + length) != '(')
        {
            Open(Quoted, prefix);
            return;
        }

        string closing = ")" + Source.Substring(prefix + 1, length) + "\"";
        int end = Source.Find(closing, Source.Position + prefix + length + 2);
        Source.TakeTo(end, PatternScope.Strings);
        Source.Take(closing.Length, PatternScope.Strings);
    }
}
