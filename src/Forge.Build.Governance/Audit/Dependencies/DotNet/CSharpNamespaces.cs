using System;
using System.Collections.Generic;
using Forge.Build.Governance.Boundaries.Lexing;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>
/// The namespaces of a C# file: its using directives, the chains of names in its code, and what it declares. All branches of <c>#if</c> are read, since
/// what is defined is not known here. One pass over the tokens.
/// </summary>
internal sealed class CSharpNamespaces
{
    // Longer than any name that means something; what is longer is cut, so that no text costs more than its length.
    internal const int MostParts = 32;
    private const int MostNested = 1000;

    private readonly CodeTokens _tokens;
    private readonly List<NamespaceUse> _uses = new();
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _chains = new(StringComparer.Ordinal);
    private readonly Stack<(string Name, int Depth)> _open = new();
    private IReadOnlyList<string> _within = Array.Empty<string>();
    private int _depth;
    private int _conditions;

    private CSharpNamespaces(CodeTokens tokens) => _tokens = tokens;

    public static NamespaceNames Scan(string text)
    {
        CSharpNamespaces scanner = new(CodeTokens.Of(text, SourceLanguage.CSharp));
        scanner.Read();
        return new NamespaceNames(scanner._uses, scanner._declared);
    }

    /// <summary>A namespace and all above it, itself first.</summary>
    internal static IReadOnlyList<string> WithParents(string name)
    {
        List<string> all = new();
        for (string rest = name; rest.Length > 0; rest = rest.LastIndexOf('.') is > 0 and int dot ? rest.Substring(0, dot) : "")
            all.Add(rest);
        return all;
    }

    private void Read()
    {
        int i = Next(-1);
        while (i < _tokens.Count)
            i = ReadAt(i);
    }

    private int ReadAt(int i)
    {
        if (_tokens.KindAt(i) == TokenKind.Mark)
        {
            if (_tokens.IsMark(i, '{'))
                _depth++;
            else if (_tokens.IsMark(i, '}'))
                CloseBrace();
            return Next(i);
        }
        if (_tokens.IsMark(i - 1, '.'))
            return Next(i);
        if (_tokens.IsWord(i, "using"))
            return ReadUsing(i);
        if (_tokens.IsWord(i, "namespace") && !_tokens.IsMark(i - 1, '@'))
            return ReadNamespace(i);
        return ReadChain(i);
    }

    private int ReadUsing(int keyword)
    {
        int i = Next(keyword);
        bool isStatic = false;
        for (; _tokens.IsWord(i, "static") || _tokens.IsWord(i, "unsafe"); i = Next(i))
            isStatic |= _tokens.IsWord(i, "static");
        Chain chain = ChainAt(i);
        if (chain.Count == 0)
            return i;
        if (chain.Count == 1 && _tokens.IsMark(chain.Next, '='))
        {
            int target = Next(chain.Next);
            Chain aliased = ChainAt(target);
            if (aliased.Count > 0)
                Add(UseKind.NamespaceOrType, aliased);
            return aliased.Count > 0 ? aliased.Next : target;
        }
        if (isStatic)
            Add(UseKind.NamespaceOrType, chain);
        else if (_tokens.IsMark(chain.Next, ';'))
            Add(UseKind.Namespace, chain);
        else
            return ReadChain(i);
        return chain.Next;
    }

    private int ReadNamespace(int keyword)
    {
        Chain name = ChainAt(Next(keyword));
        bool opens = _tokens.IsMark(name.Next, '{');
        if (name.Count == 0 || (!opens && !_tokens.IsMark(name.Next, ';')))
            return Next(keyword);
        string full = _open.Count > 0 && _open.Peek().Name.Length < MostNested ? _open.Peek().Name + "." + name.Text : name.Text;
        // A namespace for the whole file is never closed.
        _open.Push((full, opens ? _depth : -1));
        _depth += opens ? 1 : 0;
        _within = WithParents(full);
        _declared.Add(full);
        return Next(name.Next);
    }

    private int ReadChain(int i)
    {
        Chain chain = ChainAt(i);
        if (chain.Count == 0)
            return Next(i);
        if (chain.Count > 1 && !chain.IsAliased && !char.IsDigit(chain.Text[0]) && _chains.Add(chain.Text))
            Add(UseKind.Chain, chain);
        return chain.Next;
    }

    private void CloseBrace()
    {
        _depth = Math.Max(0, _depth - 1);
        if (_open.Count == 0 || _open.Peek().Depth != _depth)
            return;
        _open.Pop();
        _within = _open.Count > 0 ? WithParents(_open.Peek().Name) : Array.Empty<string>();
    }

    private void Add(UseKind kind, Chain chain)
        => _uses.Add(new NamespaceUse(kind, chain.Text, chain.Start, chain.End)
        {
            Within = chain.IsGlobal || kind == UseKind.Chain ? Array.Empty<string>() : _within,
            IsConditional = _conditions > 0,
        });

    // Names with dots between them, behind global:: or the alias of an extern one.
    private Chain ChainAt(int i)
    {
        bool isGlobal = false;
        bool isAliased = false;
        if (_tokens.IsMark(i, '@'))
            i = Next(i);
        int afterName = Next(i);
        if (_tokens.KindAt(i) == TokenKind.Word && _tokens.IsMark(afterName, ':') && _tokens.IsMark(afterName + 1, ':'))
        {
            isGlobal = _tokens.IsWord(i, "global");
            isAliased = !isGlobal;
            i = Next(afterName + 1);
        }
        if (_tokens.KindAt(i) != TokenKind.Word)
            return new Chain("", 0, 0, 0, i, false, false);
        int start = _tokens.StartAt(i);
        int end = _tokens.EndAt(i);
        List<string> parts = new() { _tokens.TextAt(i) };
        i = Next(i);
        while (_tokens.IsMark(i, '.'))
        {
            int part = Next(i);
            if (_tokens.IsMark(part, '@'))
                part = Next(part);
            if (_tokens.KindAt(part) != TokenKind.Word)
                break;
            if (parts.Count < MostParts)
                parts.Add(_tokens.TextAt(part));
            end = _tokens.EndAt(part);
            i = Next(part);
        }
        return new Chain(parts.Count == 1 ? parts[0] : string.Join(".", parts), parts.Count, start, end, i, isGlobal, isAliased);
    }

    // The next token that is neither a line end nor part of a preprocessor line.
    private int Next(int i)
    {
        bool atLineStart = i < 0;
        for (i++; i < _tokens.Count; i++)
        {
            if (_tokens.KindAt(i) == TokenKind.LineEnd)
            {
                atLineStart = true;
                continue;
            }
            if (!atLineStart || !_tokens.IsMark(i, '#'))
                return i;
            if (_tokens.IsWord(i + 1, "if"))
                _conditions++;
            else if (_tokens.IsWord(i + 1, "endif") && _conditions > 0)
                _conditions--;
            while (_tokens.KindAt(i + 1) is not TokenKind.LineEnd and not TokenKind.None)
                i++;
        }
        return _tokens.Count;
    }

    private readonly record struct Chain(string Text, int Count, int Start, int End, int Next, bool IsGlobal, bool IsAliased);
}
