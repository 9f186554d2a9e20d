using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Contracts.Schema;

/// <summary>The names that SQL creates as tables; comments and strings are no statements. Reads any dialect, takes linear time, never throws.</summary>
internal sealed class CreateStatements
{
    private static readonly HashSet<string> Modifiers = new(StringComparer.OrdinalIgnoreCase) { "UNLOGGED", "FOREIGN", "EXTERNAL", "COLUMN", "ROW" };
    private static readonly HashSet<string> Temporary = new(StringComparer.OrdinalIgnoreCase) { "TEMP", "TEMPORARY", "GLOBAL", "LOCAL" };

    private readonly string _sql;
    private int _at;

    private CreateStatements(string sql) => _sql = sql;

    /// <summary>A table that is created: its name, and where the statement begins and the name ends.</summary>
    internal readonly record struct Created(string Name, int Start, int End);

    /// <summary>The tables of a text, in its order.</summary>
    public static IReadOnlyList<Created> Tables(string sql)
    {
        CreateStatements reader = new(sql);
        List<Created> tables = new();
        while (reader.Next() is { } word)
        {
            if (word.IsBare && word.Is("CREATE") && reader.AfterCreate() is { } name)
                tables.Add(new Created(name.Text, word.Start, name.End));
        }
        return tables;
    }

    private Word? AfterCreate()
    {
        bool isTable = false, isTemporary = false;
        while (!isTable)
        {
            int before = _at;
            if (Next() is not { IsBare: true } word)
                return null;
            isTable = word.Is("TABLE");
            isTemporary |= Temporary.Contains(word.Text);
            if (!isTable && !Modifiers.Contains(word.Text) && !Temporary.Contains(word.Text))
            {
                // Another CREATE may begin here.
                _at = before;
                return null;
            }
        }
        Word? name = Next();
        if (name is { IsBare: true } maybe && maybe.Is("IF"))
            name = Next() is { } not && not.Is("NOT") && Next() is { } exists && exists.Is("EXISTS") ? Next() : null;
        while (name is not null && _at < _sql.Length && _sql[_at] == '.')
        {
            _at++;
            name = Next();
        }
        return isTemporary || name is not { Text.Length: > 0 } ? null : name;
    }

    // The next word or quoted name; null at the end. Punctuation is a word without text.
    private Word? Next()
    {
        SkipTrivia();
        if (_at >= _sql.Length)
            return null;
        int start = _at;
        char c = _sql[_at];
        if (c is '"' or '`' or '[')
            return Quoted(start, c == '[' ? ']' : c);
        if (c == '\'')
        {
            Quoted(start, '\'');
            return new Word("", start, _at, IsBare: false);
        }
        if (!IsNamePart(c))
        {
            _at++;
            return new Word("", start, _at, IsBare: false);
        }
        while (_at < _sql.Length && IsNamePart(_sql[_at]))
            _at++;
        return new Word(_sql.Substring(start, _at - start), start, _at, IsBare: true);
    }

    private Word Quoted(int start, char close)
    {
        int end = _sql.IndexOf(close, start + 1);
        _at = end < 0 ? _sql.Length : end + 1;
        return new Word(end < 0 ? "" : _sql.Substring(start + 1, end - start - 1).Trim(), start, _at, IsBare: false);
    }

    private void SkipTrivia()
    {
        while (_at < _sql.Length)
        {
            if (char.IsWhiteSpace(_sql[_at]))
                _at++;
            else if (Stands("--"))
                SkipTo("\n");
            else if (Stands("/*"))
                SkipTo("*/");
            else if (Stands("$$"))
                SkipTo("$$");
            else
                return;
        }
    }

    private void SkipTo(string end)
    {
        int found = _sql.IndexOf(end, Math.Min(_at + 2, _sql.Length), StringComparison.Ordinal);
        _at = found < 0 ? _sql.Length : found + end.Length;
    }

    private bool Stands(string text) => string.CompareOrdinal(_sql, _at, text, 0, text.Length) == 0;

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private readonly record struct Word(string Text, int Start, int End, bool IsBare)
    {
        public bool Is(string keyword) => Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
    }
}
