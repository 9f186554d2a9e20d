using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>The namespaces of a Visual Basic file: <c>Imports</c>, the chains of names in its code, and what it declares. Names ignore case.</summary>
internal static class VisualBasicNamespaces
{
    public static NamespaceNames Scan(string text)
    {
        CodeTokens tokens = CodeTokens.OfCode(text, CodeOf(text));
        List<NamespaceUse> uses = new();
        HashSet<string> declared = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> chains = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens.KindAt(i) != TokenKind.Word || tokens.IsMark(i - 1, '.'))
                continue;
            bool startsLine = tokens.KindAt(i - 1) is TokenKind.LineEnd or TokenKind.None;
            if (startsLine && Is(tokens, i, "Imports"))
            {
                i = ReadImports(tokens, i, uses);
                continue;
            }
            bool declares = startsLine && Is(tokens, i, "Namespace");
            int last = ReadName(tokens, declares ? i + 1 : i, out NamespaceUse? name);
            if (name is null)
                continue;
            if (declares)
                declared.Add(name.Name);
            else if (name.Name.IndexOf('.') > 0 && !char.IsDigit(name.Name[0]) && chains.Add(name.Name))
                uses.Add(name);
            i = last;
        }
        return new NamespaceNames(uses, declared);
    }

    // Imports A.B, X = C.D, <xmlns:p="...">
    private static int ReadImports(CodeTokens tokens, int i, List<NamespaceUse> uses)
    {
        do
        {
            i++;
            if (tokens.KindAt(i) == TokenKind.Word && tokens.IsMark(i + 1, '='))
                i += 2;
            int last = ReadName(tokens, i, out NamespaceUse? name);
            if (name is null)
                return i - 1;
            uses.Add(name with { Kind = UseKind.NamespaceOrType });
            i = last + 1;
        }
        while (tokens.IsMark(i, ','));
        return i - 1;
    }

    // Returns the index of the last token that it used up.
    private static int ReadName(CodeTokens tokens, int i, out NamespaceUse? name)
    {
        name = null;
        if (Is(tokens, i, "Global") && tokens.IsMark(i + 1, '.'))
            i += 2;
        if (tokens.KindAt(i) != TokenKind.Word)
            return i;
        List<string> parts = new() { tokens.TextAt(i) };
        int last = i;
        while (tokens.IsMark(last + 1, '.') && tokens.KindAt(last + 2) == TokenKind.Word)
        {
            last += 2;
            if (parts.Count < CSharpNamespaces.MostParts)
                parts.Add(tokens.TextAt(last));
        }
        name = new NamespaceUse(UseKind.Chain, string.Join(".", parts), tokens.StartAt(i), tokens.EndAt(last));
        return last;
    }

    private static bool Is(CodeTokens tokens, int i, string word)
        => tokens.KindAt(i) == TokenKind.Word && tokens.TextAt(i).Equals(word, StringComparison.OrdinalIgnoreCase);

    // A quote in a string is doubled, so that a string ends and begins anew there; an apostrophe outside of one begins a comment.
    private static string CodeOf(string text)
    {
        char[] code = text.ToCharArray();
        bool inString = false;
        bool inComment = false;
        for (int i = 0; i < code.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                inComment = false;
                continue;
            }
            bool isQuote = c is '"' or '\u201c' or '\u201d';
            inComment |= !inString && c is '\'' or '\u2018' or '\u2019';
            if (inComment || inString || isQuote)
                code[i] = ' ';
            if (isQuote && !inComment)
                inString = !inString;
        }
        return new string(code);
    }
}
