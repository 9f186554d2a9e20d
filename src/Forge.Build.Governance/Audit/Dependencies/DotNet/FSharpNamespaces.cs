using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>The namespaces of an F# file: <c>open</c>, the chains of names in its code, and the namespaces and modules that it declares.</summary>
internal sealed class FSharpNamespaces
{
    private const int MostWithin = 30;

    private readonly CodeTokens _tokens;
    private readonly List<NamespaceUse> _uses = new();
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _chains = new(StringComparer.Ordinal);
    // What an open may be relative to: what the compiler opens in every file, and what was opened before; F# lets one open System and then IO.
    private readonly List<string> _within = new()
    {
        "Microsoft", "Microsoft.FSharp", "Microsoft.FSharp.Core", "Microsoft.FSharp.Collections", "Microsoft.FSharp.Control",
    };

    private FSharpNamespaces(CodeTokens tokens) => _tokens = tokens;

    public static NamespaceNames Scan(string text)
    {
        FSharpNamespaces scanner = new(CodeTokens.OfCode(text, CodeOf(text)));
        scanner.Read();
        return new NamespaceNames(scanner._uses, scanner._declared);
    }

    private void Read()
    {
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (_tokens.KindAt(i) != TokenKind.Word || _tokens.IsMark(i - 1, '.'))
                continue;
            bool startsLine = _tokens.KindAt(i - 1) is TokenKind.LineEnd or TokenKind.None;
            if (startsLine && _tokens.IsWord(i, "open"))
                i = ReadOpen(i);
            else if (startsLine && (_tokens.IsWord(i, "namespace") || _tokens.IsWord(i, "module")))
                i = ReadDeclaration(i);
            else
                i = ReadChain(i);
        }
    }

    private int ReadChain(int i)
    {
        int last = ReadName(i, out NamespaceUse? chain);
        if (last > i && !char.IsDigit(chain!.Name[0]) && _chains.Add(chain.Name))
            _uses.Add(chain);
        return last;
    }

    private int ReadOpen(int i)
    {
        i++;
        if (_tokens.IsWord(i, "type"))
            i++;
        bool isGlobal = _tokens.IsWord(i, "global") && _tokens.IsMark(i + 1, '.');
        if (isGlobal)
            i += 2;
        int last = ReadName(i, out NamespaceUse? name);
        if (name is null)
            return i - 1;
        _uses.Add(name with { Kind = UseKind.NamespaceOrType, Within = isGlobal ? Array.Empty<string>() : _within.ToArray() });
        if (_within.Count < MostWithin)
            _within.Insert(0, name.Name);
        return last;
    }

    private int ReadDeclaration(int i)
    {
        i++;
        while (_tokens.IsWord(i, "rec") || _tokens.IsWord(i, "internal") || _tokens.IsWord(i, "private") || _tokens.IsWord(i, "public"))
            i++;
        int last = ReadName(i, out NamespaceUse? name);
        if (name is null)
            return i - 1;
        _declared.Add(name.Name);
        foreach (string parent in CSharpNamespaces.WithParents(name.Name))
        {
            if (_within.Count < MostWithin)
                _within.Add(parent);
        }
        return last;
    }

    // Returns the index of the last token that it used up.
    private int ReadName(int i, out NamespaceUse? name)
    {
        name = null;
        if (_tokens.KindAt(i) != TokenKind.Word)
            return i;
        List<string> parts = new() { _tokens.TextAt(i) };
        int last = i;
        while (_tokens.IsMark(last + 1, '.') && _tokens.KindAt(last + 2) == TokenKind.Word)
        {
            last += 2;
            if (parts.Count < CSharpNamespaces.MostParts)
                parts.Add(_tokens.TextAt(last));
        }
        name = new NamespaceUse(UseKind.Chain, string.Join(".", parts), _tokens.StartAt(i), _tokens.EndAt(last));
        return last;
    }

    // Comments nest; (*) is an operator. Strings end as in C#, so only their starts are told apart.
    private static string CodeOf(string text)
    {
        char[] code = text.ToCharArray();
        int i = 0;
        while (i < text.Length)
        {
            int end = EndOfBlank(text, i);
            for (int at = i; at < end; at++)
                code[at] = text[at] == '\n' ? '\n' : ' ';
            i = Math.Max(end, i + 1);
        }
        return new string(code);
    }

    // Where the comment, string or character that begins here ends; the same index where none begins.
    private static int EndOfBlank(string text, int i)
    {
        if (Sees(text, i, "//"))
            return IndexOrEnd(text, "\n", i, 0);
        if (Sees(text, i, "(*") && !Sees(text, i, "(*)"))
            return EndOfComment(text, i);
        if (Sees(text, i, "\"\"\""))
            return IndexOrEnd(text, "\"\"\"", i + 3, 3);
        if (text[i] == '\'')
            return EndOfCharacter(text, i);
        if (text[i] != '"')
            return i;
        bool isVerbatim = i > 0 && (text[i - 1] == '@' || (i > 1 && text[i - 2] == '@' && text[i - 1] == '$'));
        for (i++; i < text.Length && text[i] != '"'; i++)
            i += text[i] == '\\' && !isVerbatim ? 1 : 0;
        return Math.Min(i + 1, text.Length);
    }

    // Any other apostrophe belongs to a type variable or to a name.
    private static int EndOfCharacter(string text, int i)
    {
        const int LongestEscape = 10;
        if (i + 2 >= text.Length)
            return i;
        if (text[i + 1] != '\\')
            return text[i + 2] == '\'' ? i + 3 : i;
        int close = text.IndexOf('\'', Math.Min(i + 3, text.Length), Math.Min(LongestEscape, Math.Max(0, text.Length - i - 3)));
        return close < 0 ? i : close + 1;
    }

    private static int EndOfComment(string text, int i)
    {
        int depth = 0;
        for (; i < text.Length; i++)
        {
            if (Sees(text, i, "(*") && !Sees(text, i, "(*)"))
                depth++;
            else if (Sees(text, i, "*)") && --depth == 0)
                return i + 2;
        }
        return i;
    }

    private static int IndexOrEnd(string text, string end, int from, int length)
        => from < text.Length && text.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and int at ? at + length : text.Length;

    private static bool Sees(string text, int i, string expected) => string.CompareOrdinal(text, i, expected, 0, expected.Length) == 0;
}
