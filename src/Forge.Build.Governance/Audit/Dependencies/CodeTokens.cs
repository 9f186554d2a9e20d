using System;
using System.Runtime.CompilerServices;
using Forge.Build.Governance.Boundaries.Lexing;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Audit.Dependencies;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>Nothing: before the first and after the last.</summary>
    None,

    /// <summary>A name, a keyword or a number.</summary>
    Word,

    /// <summary>A whole string literal without holes, its quotes included.</summary>
    Literal,

    /// <summary>One character of punctuation.</summary>
    Mark,

    /// <summary>A line feed.</summary>
    LineEnd,
}

/// <summary>The code of a file as words, marks and string literals; comments are gone. Made in one pass over the text.</summary>
internal sealed class CodeTokens
{
    private readonly string _text;
    private readonly string _code;
    private readonly bool _dollarIsLetter;
    private TokenKind[] _kinds;
    private int[] _starts;
    private int[] _ends;

    private CodeTokens(string text, string code, bool dollarIsLetter)
    {
        _text = text;
        _code = code;
        _dollarIsLetter = dollarIsLetter;
        int capacity = Math.Max(16, text.Length / 4);
        _kinds = new TokenKind[capacity];
        _starts = new int[capacity];
        _ends = new int[capacity];
    }

    public int Count { get; private set; }

    /// <summary>Of a text in a language whose comments and strings are known.</summary>
    /// <param name="text">Lines ended by a line feed.</param>
    /// <param name="language">Its language.</param>
    /// <param name="literals">Whether string literals count; otherwise they are gone like comments.</param>
    public static CodeTokens Of(string text, SourceLanguage language, bool literals = false)
    {
        string code = SourceRegions.Mask(text, language, PatternScope.Code);
        string? strings = literals ? SourceRegions.Mask(text, language, PatternScope.Strings) : null;
        return OfCode(text, code, strings, dollarIsLetter: literals);
    }

    /// <summary>Of a text and its masks.</summary>
    public static CodeTokens OfCode(string text, string code, string? strings = null, bool dollarIsLetter = false)
    {
        CodeTokens tokens = new(text, code, dollarIsLetter);
        tokens.Read(strings);
        return tokens;
    }

    public TokenKind KindAt(int index) => index >= 0 && index < Count ? _kinds[index] : TokenKind.None;

    public int StartAt(int index) => _starts[index];

    public int EndAt(int index) => _ends[index];

    public string TextAt(int index) => _text.Substring(_starts[index], _ends[index] - _starts[index]);

    /// <summary>What stands between the quotes of a literal, as it is written.</summary>
    public string LiteralAt(int index) => _text.Substring(_starts[index] + 1, _ends[index] - _starts[index] - 2);

    public bool IsMark(int index, char mark) => KindAt(index) == TokenKind.Mark && _text[_starts[index]] == mark;

    public bool IsWord(int index, string word)
        => KindAt(index) == TokenKind.Word && _ends[index] - _starts[index] == word.Length
            && string.CompareOrdinal(_text, _starts[index], word, 0, word.Length) == 0;

    [MethodImpl(HotPath.Optimized)]
    private void Read(string? strings)
    {
        int i = 0;
        while (i < _text.Length)
        {
            char c = _code[i];
            int end = i + 1;
            if (c == '\n')
            {
                Add(TokenKind.LineEnd, i, end);
            }
            else if (IsWordPart(c))
            {
                while (end < _text.Length && IsWordPart(_code[end]))
                    end++;
                Add(TokenKind.Word, i, end);
            }
            else if (!char.IsWhiteSpace(c))
            {
                Add(TokenKind.Mark, i, end);
            }
            else if (strings is not null && strings[i] is '"' or '\'' or '`')
            {
                end = LiteralEnd(strings, i);
                Add(end > i ? TokenKind.Literal : TokenKind.Mark, i, Math.Max(end, i + 1));
                end = Math.Max(end, i + 1);
            }
            i = end;
        }
    }

    // The index after the closing quote, or the start again where a hole or the end of the literal comes first.
    private int LiteralEnd(string strings, int start)
    {
        char quote = strings[start];
        for (int i = start + 1; i < strings.Length; i++)
        {
            char c = _text[i];
            bool isOutside = !char.IsWhiteSpace(c) && strings[i] != c;
            bool isHole = quote == '`' && c == '{' && _text[i - 1] == '$';
            if (isOutside || isHole || (c == '\n' && quote != '`'))
                return start;
            if (c == quote)
                return i + 1;
            if (c == '\\')
                i++;
        }
        return start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_' || (c == '$' && _dollarIsLetter);

    private void Add(TokenKind kind, int start, int end)
    {
        if (Count == _kinds.Length)
        {
            Array.Resize(ref _kinds, Count * 2);
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _ends, Count * 2);
        }
        _kinds[Count] = kind;
        _starts[Count] = start;
        _ends[Count] = end;
        Count++;
    }
}
