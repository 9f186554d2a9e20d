using System;
using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Governance.Structure.Booting;

/// <summary>
/// The tokens of a PowerShell script, and what keeps it from being one: a string, a comment or a bracket that nothing closes. Takes linear time, runs nothing.
/// </summary>
internal sealed class PowerShellScanner
{
    private const int MostDepth = 200;

    private readonly string _text;
    private readonly List<PowerShellToken> _tokens = new();
    private readonly Stack<(string Text, int Start)> _open = new();
    private int _at;
    private bool _isJoined;

    private PowerShellScanner(string text) => _text = text;

    /// <summary>Why a script does not parse, and where.</summary>
    /// <param name="What">What is wrong, as a sentence without a full stop.</param>
    /// <param name="Start">Where it begins.</param>
    internal sealed record Problem(string What, int Start);

    /// <summary>Reads a script.</summary>
    /// <param name="text">Its text, line ends single line feeds.</param>
    /// <param name="problem">The first thing that is wrong, or null.</param>
    public static IReadOnlyList<PowerShellToken> Read(string text, out Problem? problem)
    {
        PowerShellScanner scanner = new(text);
        problem = scanner.Scan();
        return scanner._tokens;
    }

    private Problem? Scan()
    {
        while (_at < _text.Length)
        {
            int before = _at;
            if (Next() is { } problem)
                return problem;
            if (_at <= before)
                _at = before + 1;
        }
        return _open.Count == 0 ? null : new Problem("the \"" + _open.Peek().Text + "\" here is never closed", _open.Peek().Start);
    }

    private Problem? Next()
    {
        char c = _text[_at];
        if (c == '\n' || c == ';')
            return Take(PowerShellKind.Separator, 1);
        if (char.IsWhiteSpace(c))
            return Skip(1);
        if (c == '`')
            return Backtick();
        if (c == '#')
            return SkipLine();
        if (Stands("<#"))
            return BlockComment();
        if (c == '@' && _at + 1 < _text.Length)
        {
            char next = _text[_at + 1];
            if (IsDouble(next) || IsSingle(next))
                return HereString(IsDouble(next));
            if (next is '(' or '{')
                return Open(2);
        }
        if (IsSingle(c))
            return SingleQuoted();
        if (IsDouble(c))
            return DoubleQuoted();
        return c switch
        {
            '$' => Dollar(),
            '(' or '{' => Open(1),
            ')' or '}' => Close(c),
            '|' => Take(PowerShellKind.Pipe, Stands("||") ? 2 : 1),
            '&' => Stands("&&") ? Take(PowerShellKind.Pipe, 2) : Take(PowerShellKind.Call, 1),
            ',' or '=' => Take(PowerShellKind.Operator, 1),
            '>' => Redirection(),
            '<' => Take(PowerShellKind.Operator, 1),
            _ => Word(),
        };
    }

    private Problem? Take(PowerShellKind kind, int length)
    {
        Add(kind, _text.Substring(_at, length), _at);
        _at += length;
        _isJoined = kind is not (PowerShellKind.Separator or PowerShellKind.Pipe);
        return null;
    }

    private Problem? Skip(int length)
    {
        _at += length;
        _isJoined = false;
        return null;
    }

    private Problem? SkipLine()
    {
        int end = _text.IndexOf('\n', _at);
        return Skip((end < 0 ? _text.Length : end) - _at);
    }

    private Problem? BlockComment()
    {
        int end = _text.IndexOf("#>", _at + 2, StringComparison.Ordinal);
        return end < 0 ? new Problem("the comment that begins here with <# is never closed", _at) : Skip(end + 2 - _at);
    }

    // Before a line end it goes on with the next line; before another character that is a part of a word.
    private Problem? Backtick()
    {
        if (_at + 1 < _text.Length && _text[_at + 1] == '\n')
            return Skip(2);
        return Word();
    }

    private Problem? Word()
    {
        int start = _at;
        StringBuilder word = new();
        while (_at < _text.Length && !EndsWord(_text[_at]))
        {
            if (_text[_at] == '`')
            {
                if (_at + 1 >= _text.Length || _text[_at + 1] == '\n')
                    break;
                _at++;
            }
            word.Append(_text[_at++]);
        }
        // "2>" and "*>" send another stream away; which one does not matter.
        if (_at < _text.Length && _text[_at] == '>' && word.Length == 1 && (char.IsDigit(word[0]) || word[0] == '*'))
            return Redirection();
        Add(PowerShellKind.Word, word.ToString(), start);
        _isJoined = true;
        // All that follows is handed on as it is.
        if (word.ToString() == "--%")
            return SkipLine();
        return null;
    }

    private Problem? Redirection()
    {
        int start = _at++;
        if (_at < _text.Length && _text[_at] == '>')
            _at++;
        if (_at + 1 < _text.Length && _text[_at] == '&' && char.IsDigit(_text[_at + 1]))
            return Skip(2);
        Add(PowerShellKind.Operator, _text.Substring(start, _at - start), start);
        _isJoined = false;
        return null;
    }

    private Problem? Dollar()
    {
        int start = _at;
        if (Stands("$("))
            return Open(2);
        if (Stands("${"))
        {
            int end = _text.IndexOf('}', _at);
            if (end < 0)
                return new Problem("the variable that begins here with ${ is never closed", start);
            Add(PowerShellKind.Variable, _text.Substring(_at + 2, end - _at - 2), start);
            _at = end + 1;
            _isJoined = true;
            return null;
        }
        _at++;
        if (_at < _text.Length && _text[_at] is '?' or '$' or '^')
        {
            _at++;
        }
        else
        {
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_' || (_text[_at] == ':' && _at + 1 < _text.Length && char.IsLetterOrDigit(_text[_at + 1]))))
                _at++;
        }
        string name = _text.Substring(start + 1, _at - start - 1);
        Add(name.Length == 0 ? PowerShellKind.Word : PowerShellKind.Variable, name.Length == 0 ? "$" : name, start);
        _isJoined = true;
        return null;
    }

    private Problem? Open(int length)
    {
        if (_open.Count >= MostDepth)
            return new Problem("brackets are nested more than 200 deep here", _at);
        _open.Push((_text.Substring(_at, length), _at));
        Take(PowerShellKind.Open, length);
        _isJoined = false;
        return null;
    }

    private Problem? Close(char c)
    {
        if (_open.Count == 0)
            return new Problem("the \"" + c + "\" here closes nothing", _at);
        (string opened, int start) = _open.Peek();
        if (opened[opened.Length - 1] != (c == ')' ? '(' : '{'))
            return new Problem("the \"" + opened + "\" here is closed by a \"" + c + "\"", start);
        _open.Pop();
        return Take(PowerShellKind.Close, 1);
    }

    private Problem? SingleQuoted()
    {
        int start = _at++;
        StringBuilder text = new();
        for (; _at < _text.Length; _at++)
        {
            if (!IsSingle(_text[_at]))
            {
                text.Append(_text[_at]);
            }
            else if (_at + 1 < _text.Length && IsSingle(_text[_at + 1]))
            {
                text.Append(_text[_at++]);
            }
            else
            {
                _at++;
                return String(text.ToString(), start);
            }
        }
        return new Problem("the string that begins here is never closed", start);
    }

    private Problem? DoubleQuoted()
    {
        int start = _at;
        int end = EndOfDouble(_at, 0);
        if (end < 0)
            return new Problem("the string that begins here is never closed", start);
        _at = end;
        return String(_text.Substring(start + 1, end - start - 2), start);
    }

    // The index after the closing quote; -1 where there is none. A subexpression in it has strings of its own.
    private int EndOfDouble(int start, int depth)
    {
        for (int i = start + 1; i < _text.Length; i++)
        {
            if (_text[i] == '`')
                i++;
            else if (IsDouble(_text[i]) && i + 1 < _text.Length && IsDouble(_text[i + 1]))
                i++;
            else if (IsDouble(_text[i]))
                return i + 1;
            else if (_text[i] == '$' && i + 1 < _text.Length && _text[i + 1] == '(' && depth < MostDepth)
                i = EndOfSubexpression(i + 1, depth + 1) - 1;
            if (i < 0)
                return -1;
        }
        return -1;
    }

    // The index after the bracket that closes the one at the start; 0 where there is none.
    private int EndOfSubexpression(int start, int depth)
    {
        int brackets = 0;
        for (int i = start; i < _text.Length; i++)
        {
            char c = _text[i];
            if (c == '`')
            {
                i++;
            }
            else if (c == '(')
            {
                brackets++;
            }
            else if (c == ')' && --brackets == 0)
            {
                return i + 1;
            }
            else if (IsSingle(c))
            {
                do
                    i++;
                while (i < _text.Length && !IsSingle(_text[i]));
            }
            else if (IsDouble(c))
            {
                int end = EndOfDouble(i, depth);
                if (end < 0)
                    return 0;
                i = end - 1;
            }
        }
        return 0;
    }

    private Problem? HereString(bool isDouble)
    {
        int start = _at;
        int header = _text.IndexOf('\n', _at);
        if (header < 0 || _text.Substring(_at + 2, header - _at - 2).Trim().Length > 0)
            return new Problem("a here-string begins here, but text stands behind its opening quote", start);
        for (int line = header; line >= 0; line = _text.IndexOf('\n', line + 1))
        {
            if (line + 2 < _text.Length && (isDouble ? IsDouble(_text[line + 1]) : IsSingle(_text[line + 1])) && _text[line + 2] == '@')
            {
                _at = line + 3;
                return String(line == header ? "" : _text.Substring(header + 1, line - header - 1), start);
            }
        }
        return new Problem("the here-string that begins here is never closed; its closing quote must be the first character of its line", start);
    }

    private Problem? String(string text, int start)
    {
        Add(PowerShellKind.String, text, start);
        _isJoined = true;
        return null;
    }

    private void Add(PowerShellKind kind, string text, int start) => _tokens.Add(new PowerShellToken(kind, text, start, _isJoined));

    private bool Stands(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private static bool EndsWord(char c) => char.IsWhiteSpace(c) || c is '{' or '}' or '(' or ')' or ';' or '|' or '&' or ',' or '$' or '<' or '>' || IsDouble(c) || IsSingle(c);

    // PowerShell takes typographic quotes for quotes.
    private static bool IsDouble(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E';

    private static bool IsSingle(char c) => c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B';
}
