using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>
/// JavaScript and TypeScript with JSX. An element's tags and text are code, in which an apostrophe opens no string and
/// <c>//</c> no comment; its attributes' values are strings.
/// </summary>
internal sealed class JsxLexer : ScriptLexer
{
    // Open like a literal until they end, but with a reader of their own: what their quote would be does not matter.
    private static readonly LiteralForm Tag = new('\0', region: PatternScope.Code);
    private static readonly LiteralForm TypeArguments = new('\0', region: PatternScope.Code);
    private static readonly LiteralForm Children = new('\0', region: PatternScope.Code);

    private Dictionary<string, int>? lastClosingTags;

    public JsxLexer(RegionWriter source)
        : base(source)
    {
    }

    protected override bool TakeLiteral()
    {
        if (Source.Current != '<' || !Preceding.ExpectsOperand || !StartsElement())
            return base.TakeLiteral();
        OpenTag();
        return true;
    }

    protected override void ReadInside(ref OpenLiteral literal)
    {
        if (literal.Form == Tag || literal.Form == TypeArguments)
            ReadTag(ref literal);
        else if (literal.Form == Children)
            ReadChildren(ref literal);
        else
            base.ReadInside(ref literal);
    }

    private void OpenTag() => Open(Tag, 1 + NameLength(), quotes: 0);

    private void ReadTag(ref OpenLiteral literal)
    {
        bool isTag = literal.Form == Tag;
        while (!Source.AtEnd)
        {
            char c = Source.Current;
            if (c == '{')
            {
                EnterHole(ref literal);
                return;
            }

            if (c == '<')
            {
                Open(TypeArguments, 1, quotes: 0);
                return;
            }

            if (c == '>')
            {
                Close();
                if (isTag)
                    Open(Children, 1, quotes: 0);
                else
                    Source.Take(1, PatternScope.Code);
                return;
            }

            if (isTag && Source.Sees("/>"))
            {
                EndElement(Source.Position + 2);
                return;
            }

            if (c is '"' or '\'')
                TakeAttributeValue(c);
            else if (!TakeComment())
                Source.Take(1, PatternScope.Code);
        }
    }

    private void ReadChildren(ref OpenLiteral literal)
    {
        while (!Source.AtEnd)
        {
            if (Source.Current == '{')
            {
                EnterHole(ref literal);
                return;
            }

            if (Source.Sees("</"))
            {
                EndElement(Source.Find(">", Source.Position) + 1);
                return;
            }

            if (Source.Current == '<' && (NameLength() > 0 || Source.Peek(1) == '>'))
            {
                OpenTag();
                return;
            }

            Source.Take(1, PatternScope.Code);
        }
    }

    private void EnterHole(ref OpenLiteral literal)
    {
        Source.Take(1, PatternScope.Code);
        literal.EnterHole();
        Preceding.PassPunctuation('(', '\0', '\0');
    }

    private void EndElement(int end)
    {
        Source.TakeTo(Math.Min(end, Source.End), PatternScope.Code);
        Close();
        Preceding.PassOperand();
    }

    // No escapes, and it may span lines, as in HTML.
    private void TakeAttributeValue(char quote)
    {
        int end = Source.Find(quote.ToString(), Source.Position + 1);
        Source.TakeTo(Math.Min(end + 1, Source.End), PatternScope.Strings);
    }

    /// <summary>Whether the <c>&lt;</c> here is a tag's, and not the one before the type parameters of a function.</summary>
    private bool StartsElement()
    {
        if (Source.Peek(-1) == '<')
            return false; // 1 << bits

        int length = NameLength();
        int next = 1 + length;
        if (Source.Peek(next) == '>')
            return IsClosedLater(Source.Substring(1, length));
        if (length == 0 || (length == 5 && Source.Sees("const", 1)))
            return false;

        while (char.IsWhiteSpace(Source.Peek(next)))
            next++;
        return Source.Peek(next) is not ',' and not '=' && !Source.Sees("extends ", next);
    }

    /// <summary>
    /// Whether an end tag of that name is still to come. <c>&lt;T&gt;(x: T) =&gt; x</c> looks like an element up to its end,
    /// and taken for one would turn the rest of the file into its text.
    /// </summary>
    private bool IsClosedLater(string name)
    {
        lastClosingTags ??= ClosingTags();
        return lastClosingTags.TryGetValue(name, out int index) && index > Source.Position;
    }

    private Dictionary<string, int> ClosingTags()
    {
        Dictionary<string, int> tags = new(StringComparer.Ordinal);
        for (int index = Source.Find("</", 0); index < Source.End; index = Source.Find("</", index + 2))
        {
            int offset = index + 2 - Source.Position;
            tags[Source.Substring(offset, NameLength(offset))] = index;
        }

        return tags;
    }

    private int NameLength(int offset = 1)
    {
        int length = 0;
        while (IsNamePart(Source.Peek(offset + length), first: length == 0))
            length++;
        return length;
    }

    private bool IsNamePart(char c, bool first) => first ? IsWordPart(c) && !char.IsDigit(c) : IsWordPart(c) || c is '.' or '-' or ':';
}
