using System;
using System.Collections.Generic;
using Forge.Build.Governance.Boundaries.Lexing;

namespace Forge.Build.Governance.Audit.Dependencies.JavaScript;

/// <summary>
/// The module specifiers of a TypeScript or JavaScript file: <c>import</c> and <c>export ... from</c> in all forms, <c>import()</c> and <c>require()</c> of
/// a literal. What is computed at run time cannot be told from the text.
/// </summary>
internal sealed class ScriptImports
{
    private static readonly string[] Declarations = { ".d.ts", ".d.mts", ".d.cts" };

    private readonly CodeTokens _tokens;
    private readonly List<Import> _imports = new();
    private readonly bool _onlyTypes;

    private ScriptImports(CodeTokens tokens, bool onlyTypes)
    {
        _tokens = tokens;
        _onlyTypes = onlyTypes;
    }

    public static IReadOnlyList<Import> Scan(string path, string text)
    {
        string name = path.ToLowerInvariant();
        bool onlyTypes = Array.Exists(Declarations, end => name.EndsWith(end, StringComparison.Ordinal));
        SourceLanguage language = SourceRegions.LanguageOf(path);
        if (language == SourceLanguage.Unknown)
        {
            text = ComponentScript.KeepScripts(text);
            language = SourceLanguage.TypeScript;
        }
        ScriptImports scanner = new(CodeTokens.Of(text, language, literals: true), onlyTypes);
        scanner.Read();
        return scanner._imports;
    }

    private void Read()
    {
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (_tokens.KindAt(i) != TokenKind.Word || _tokens.IsMark(i - 1, '.') && !_tokens.IsMark(i - 2, '.'))
                continue;
            if (_tokens.IsWord(i, "import"))
                i = ReadImport(Next(i));
            else if (_tokens.IsWord(i, "export"))
                i = ReadExport(Next(i));
            else if (_tokens.IsWord(i, "require"))
                i = ReadRequire(Next(i));
        }
    }

    // All return the index of the last token that they used up.
    private int ReadImport(int i)
    {
        if (_tokens.KindAt(i) == TokenKind.Literal)
            return Add(i, onlyTypes: false);
        if (_tokens.IsMark(i, '('))
            return ReadCall(i);
        if (_tokens.IsMark(i, '.') || _tokens.KindAt(i) == TokenKind.None)
            return i;
        return ReadClause(i, SaysType(i));
    }

    private int ReadExport(int i)
    {
        bool isType = SaysType(i);
        int first = isType ? Next(i) : i;
        return _tokens.IsMark(first, '*') || _tokens.IsMark(first, '{') ? ReadClause(first, isType) : i - 1;
    }

    // require("x"), require.resolve("x"), require.resolve.paths("x")
    private int ReadRequire(int i)
    {
        while (_tokens.IsMark(i, '.') && _tokens.KindAt(i + 1) == TokenKind.Word)
            i = Next(i + 1);
        return _tokens.IsMark(i, '(') ? ReadCall(i) : i - 1;
    }

    private int ReadCall(int bracket)
    {
        int literal = Next(bracket);
        if (_tokens.KindAt(literal) != TokenKind.Literal)
            return bracket;
        int after = Next(literal);
        return _tokens.IsMark(after, ')') || _tokens.IsMark(after, ',') ? Add(literal, onlyTypes: false) : literal;
    }

    // Names, commas, braces and stars, then from and a literal; anything else is no import.
    private int ReadClause(int start, bool isType)
    {
        int specifiers = 0;
        int types = 0;
        bool hasBraces = false;
        bool inBraces = false;
        bool hasOthers = false;
        for (int i = start; i < _tokens.Count; i++)
        {
            TokenKind kind = _tokens.KindAt(i);
            if (kind == TokenKind.LineEnd)
                continue;
            int next = Next(i);
            if (!inBraces && _tokens.IsWord(i, "from") && _tokens.KindAt(next) == TokenKind.Literal)
            {
                bool allTypes = hasBraces && !hasOthers && specifiers > 0 && types == specifiers;
                return Add(next, isType || allTypes);
            }
            if (_tokens.IsMark(i, '{'))
            {
                inBraces = true;
                hasBraces = true;
            }
            else if (_tokens.IsMark(i, '}'))
            {
                inBraces = false;
            }
            else if (inBraces && !_tokens.IsMark(i, ',') && (i == start || _tokens.IsMark(Previous(i), '{') || _tokens.IsMark(Previous(i), ',')))
            {
                specifiers++;
                bool says = _tokens.IsWord(i, "type") && _tokens.KindAt(next) is TokenKind.Word or TokenKind.Literal && !_tokens.IsWord(next, "as");
                types += says ? 1 : 0;
            }
            else if (kind == TokenKind.Literal && !inBraces)
            {
                return i - 1;
            }
            else if (kind == TokenKind.Mark && !_tokens.IsMark(i, ',') && !_tokens.IsMark(i, '*'))
            {
                return i - 1;
            }
            else if (!inBraces && (_tokens.IsWord(i, "import") || _tokens.IsWord(i, "export") || _tokens.IsWord(i, "require")))
            {
                return i - 1;
            }
            else if (!inBraces && kind is TokenKind.Word or TokenKind.Mark && !_tokens.IsMark(i, ','))
            {
                hasOthers |= !_tokens.IsWord(i, "type") || i != start;
            }
        }
        return _tokens.Count;
    }

    // "type" is a keyword only where a name, a brace or a star follows: import type from "x" imports something called type.
    private bool SaysType(int i)
    {
        if (!_tokens.IsWord(i, "type") && !_tokens.IsWord(i, "typeof"))
            return false;
        int next = Next(i);
        if (_tokens.IsMark(next, '{') || _tokens.IsMark(next, '*'))
            return true;
        return _tokens.KindAt(next) == TokenKind.Word && (!_tokens.IsWord(next, "from") || _tokens.IsWord(Next(next), "from"));
    }

    private int Add(int literal, bool onlyTypes)
    {
        string name = _tokens.LiteralAt(literal);
        if (name.Length > 0)
            _imports.Add(new Import(name, _tokens.StartAt(literal) + 1, _tokens.EndAt(literal) - 1) { OnlyTypes = onlyTypes || _onlyTypes });
        return literal;
    }

    private int Next(int i)
    {
        do
            i++;
        while (_tokens.KindAt(i) == TokenKind.LineEnd);
        return i;
    }

    private int Previous(int i)
    {
        do
            i--;
        while (_tokens.KindAt(i) == TokenKind.LineEnd);
        return i;
    }
}
