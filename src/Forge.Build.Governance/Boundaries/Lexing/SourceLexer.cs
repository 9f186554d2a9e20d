using System;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>
/// What the languages have in common: comments, words, and literals that hold code that holds literals. Open literals are on
/// a stack of its own, not on the thread's, so that no nesting can overflow it. Every step takes a character or closes a
/// literal, and looks ahead only over what it then takes, or once over a line: that makes the whole linear.
/// </summary>
internal abstract class SourceLexer
{
    private OpenLiteral[] open = new OpenLiteral[4];
    private int openCount;

    protected SourceLexer(RegionWriter source) => Source = source;

    protected RegionWriter Source { get; }

    /// <summary>Whether block comments nest.</summary>
    protected virtual bool CommentsNest => false;

    /// <summary>Whether the code here stands in a hole of a literal.</summary>
    protected bool IsNested => openCount > 0;

    public void Run()
    {
        while (!Source.AtEnd)
        {
            if (openCount > 0 && !open[openCount - 1].InHole)
                ReadInside(ref open[openCount - 1]);
            else
                ReadCode();
        }
    }

    /// <summary>Takes one comment, literal, word or other character of code.</summary>
    protected virtual void ReadCode()
    {
        if (TakeComment() || TakeLiteral())
            return;
        if (IsWordPart(Source.Current))
            Source.Take(WordLength(), PatternScope.Code);
        else
            TakePunctuation();
    }

    /// <summary>Takes a comment if one stands here.</summary>
    protected virtual bool TakeComment()
    {
        if (Source.Sees("//"))
            TakeLineComment();
        else if (Source.Sees("/*"))
            TakeBlockComment();
        else
            return false;
        return true;
    }

    /// <summary>
    /// Takes or opens a literal if one stands here. Also takes, as code, what only looks like the start of one when looking
    /// that far again would not be linear.
    /// </summary>
    protected abstract bool TakeLiteral();

    protected virtual bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>Whether a literal that does not span lines ends before this character.</summary>
    protected virtual bool EndsLine(char c) => c is '\n' or '\r';

    /// <summary>Whether a line comment ends before this character.</summary>
    protected virtual bool EndsLineComment(int index) => EndsLine(Source.At(index));

    /// <summary>Whether this closing bracket or separator, with no bracket open, ends a hole.</summary>
    protected virtual bool EndsHole(char c) => c == '}';

    /// <summary>
    /// Inside a literal that has holes: enters one that opens here, or takes what keeps one from opening. Its delimiters belong
    /// to the literal, like its quotes. <c>${…}</c> unless a language says otherwise.
    /// </summary>
    protected virtual bool TakeHole(ref OpenLiteral literal)
    {
        if (!Source.Sees("${"))
            return false;
        Source.Take(2, literal.Form.Region);
        literal.EnterHole();
        return true;
    }

    /// <summary>Takes from an open literal up to its end or its next hole.</summary>
    protected virtual void ReadInside(ref OpenLiteral literal)
    {
        LiteralForm form = literal.Form;
        while (!Source.AtEnd && !literal.InHole)
        {
            char c = Source.Current;
            bool ends = c == form.Quote ? TakeQuotes(literal) : EndsLine(c) && !form.SpansLines;
            if (ends)
            {
                Close();
                return;
            }

            if (c == form.Quote || (form.HasHoles && TakeHole(ref literal)))
                continue;
            Source.Take(c == '\\' ? EscapeLength(form) : 1, form.Region);
        }
    }

    /// <summary>Takes the first characters of a literal: any prefix and its quotes.</summary>
    protected void Open(LiteralForm form, int prefix, int quotes = 1, int hashes = 0, int braces = 1)
    {
        Source.Take(prefix + quotes, form.Region);
        if (openCount == open.Length)
            Array.Resize(ref open, openCount * 2);
        open[openCount++] = new OpenLiteral(form, quotes, hashes, braces);
    }

    protected void Close() => openCount--;

    protected void TakePunctuation()
    {
        char c = Source.Current;
        if (openCount > 0)
        {
            ref OpenLiteral literal = ref open[openCount - 1];
            if (literal.Depth == 0 && EndsHole(c))
            {
                Source.Take(c == '}' ? Source.Run('}', limit: literal.Braces) : 1, literal.Form.Region);
                literal.LeaveHole();
                return;
            }

            if (c is '(' or '[' or '{')
                literal.Depth++;
            else if (c is ')' or ']' or '}' && literal.Depth > 0)
                literal.Depth--;
        }

        Source.Take(1, PatternScope.Code);
    }

    /// <summary>
    /// Takes a literal of one character: <c>'x'</c>, <c>'"'</c>, <c>'\''</c>. Any other apostrophe (a lifetime, a type variable,
    /// prose after <c>#error</c>) is code, and what follows it is none the worse.
    /// </summary>
    protected bool TakeCharacter(int prefix = 0)
    {
        // The longest there is: '\u{10FFFF}' or '\U0010FFFF'.
        const int LongestEscape = 10;

        if (Source.Peek(prefix) != '\'')
            return false;

        char c = Source.Peek(prefix + 1);
        int length = char.IsHighSurrogate(c) ? 2 : 1;
        if (c == '\\')
        {
            length = 2;
            while (length < LongestEscape && Source.Peek(prefix + 1 + length) is not '\'' and not '\n')
                length++;
        }

        bool closed = c != '\'' && !EndsLine(c) && Source.Peek(prefix + 1 + length) == '\'';
        if (closed)
            Source.Take(prefix + length + 2, PatternScope.Strings);
        else
            Source.Take(prefix + 1, PatternScope.Code);
        return true;
    }

    /// <summary>Takes an identifier between backticks, which may hold quotes: <c>fun `doesn't fail`()</c>.</summary>
    protected void TakeQuotedIdentifier()
    {
        int end = Source.Position + 1;
        while (end < Source.End && Source.At(end) != '`' && !EndsLine(Source.At(end)))
            end++;
        Source.TakeTo(Source.At(end) == '`' ? end + 1 : end, PatternScope.Code);
    }

    /// <summary>The length of the word that starts here.</summary>
    protected virtual int WordLength()
    {
        int length = 0;
        while (Source.Position + length < Source.End && IsWordPart(Source.Peek(length)))
            length++;
        return length;
    }

    protected void TakeLineComment()
    {
        int end = Source.Position;
        while (end < Source.End && !EndsLineComment(end))
            end++;
        Source.TakeTo(end, PatternScope.Comments);
    }

    protected void TakeBlockComment()
    {
        int depth = 0;
        do
        {
            if (Source.Sees("/*") && (depth == 0 || CommentsNest))
            {
                depth++;
                Source.Take(2, PatternScope.Comments);
            }
            else if (Source.Sees("*/"))
            {
                depth--;
                Source.Take(2, PatternScope.Comments);
            }
            else
            {
                Source.Take(1, PatternScope.Comments);
            }
        }
        while (depth > 0 && !Source.AtEnd);
    }

    private bool TakeQuotes(in OpenLiteral literal)
    {
        LiteralForm form = literal.Form;
        if ((form.Escape & LiteralEscape.DoubledQuote) != 0)
        {
            int doubled = Source.Run(form.Quote);
            Source.Take(doubled, form.Region);
            return doubled % 2 == 1;
        }

        int quotes = Source.Run(form.Quote, limit: literal.Quotes);
        if (quotes < literal.Quotes)
        {
            Source.Take(quotes, form.Region);
            return false;
        }

        if (Source.Run('#', offset: quotes, limit: literal.Hashes) < literal.Hashes)
        {
            Source.Take(1, form.Region);
            return false;
        }

        Source.Take(form.EndsWithLongerRun ? Source.Run(form.Quote) : quotes + literal.Hashes, form.Region);
        return true;
    }

    private int EscapeLength(LiteralForm form) =>
        (form.Escape & LiteralEscape.Backslash) != 0 && (form.EscapesLineEnd || !EndsLine(Source.Peek(1))) ? 2 : 1;
}
