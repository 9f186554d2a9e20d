using System;
using System.Globalization;
using System.Text;

namespace Forge.Build.Governance.Audit.Dependencies.Toml;

/// <summary>Walks a TOML text: blanks, comments, keys and strings.</summary>
internal sealed class TomlScanner
{
    private readonly string _text;

    public TomlScanner(string text) => _text = text;

    public int Index { get; private set; }

    public bool AtEnd => Index >= _text.Length;

    /// <summary>NUL at the end.</summary>
    public char Current => Peek(0);

    public bool Take(char c)
    {
        if (Current != c || AtEnd)
            return false;
        Index++;
        return true;
    }

    public void Expect(char c)
    {
        if (!Take(c))
            throw new TomlException(Index, "a " + c + " is missing");
    }

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t')
            Index++;
    }

    public void SkipBlanksAndLines()
    {
        while (!AtEnd)
        {
            if (Current is ' ' or '\t' or '\n')
                Index++;
            else if (Current == '#')
                SkipComment();
            else
                return;
        }
    }

    public void ExpectLineEnd()
    {
        SkipBlanks();
        if (Current == '#')
            SkipComment();
        if (!AtEnd && Current != '\n')
            throw new TomlException(Index, "the line goes on behind what is complete");
    }

    public string ReadBareKey()
    {
        int start = Index;
        while (char.IsLetterOrDigit(Current) || Current is '-' or '_')
            Index++;
        if (Index == start)
            throw new TomlException(start, "a name is missing");
        return _text.Substring(start, Index - start);
    }

    /// <summary>Passes a number, a boolean or a date.</summary>
    public void ReadScalar()
    {
        int start = Index;
        while (char.IsLetterOrDigit(Current) || Current is '+' or '-' or '_' or '.' or ':')
            Index++;
        // A date and its time may stand apart.
        if (Index - start == 10 && _text[start + 4] == '-' && Current == ' ' && char.IsDigit(Peek(1)))
        {
            Index++;
            while (char.IsLetterOrDigit(Current) || Current is '+' or '-' or '.' or ':')
                Index++;
        }
        char first = Index > start ? _text[start] : '\0';
        bool isWord = char.IsLetter(first);
        string word = _text.Substring(start, Index - start);
        if (Index == start || (isWord && word is not ("true" or "false" or "inf" or "nan")))
            throw new TomlException(start, "a value is missing, or a string without quotes");
    }

    /// <summary>Reads a string in any of the four forms.</summary>
    public string ReadText()
    {
        int start = Index;
        char quote = Current;
        bool isLong = Peek(1) == quote && Peek(2) == quote;
        Index += isLong ? 3 : 1;
        if (isLong)
            Take('\n');
        StringBuilder value = new();
        while (true)
        {
            if (AtEnd || (Current == '\n' && !isLong))
                throw new TomlException(start, "this string does not end");
            if (Current == quote && (!isLong || (Peek(1) == quote && Peek(2) == quote)))
                break;
            if (Current == '\\' && quote == '"')
                ReadEscape(value);
            else
                value.Append(_text[Index++]);
        }
        Index += isLong ? 3 : 1;
        // Up to two quotes may stand before the closing three.
        while (isLong && Current == quote)
            value.Append(_text[Index++]);
        return value.ToString();
    }

    private void ReadEscape(StringBuilder value)
    {
        char c = Peek(1);
        int digits = c switch { 'u' => 4, 'U' => 8, 'x' => 2, _ => 0 };
        if (digits > 0)
        {
            ReadCodePoint(value, digits);
            return;
        }
        if (c is '\n' or ' ' or '\t')
        {
            Index++;
            while (Current is '\n' or ' ' or '\t')
                Index++;
            return;
        }
        int known = "btnfre\"\\".IndexOf(c);
        if (known < 0)
            throw new TomlException(Index, "this escape is not known");
        value.Append("\b\t\n\f\r\u001b\"\\"[known]);
        Index += 2;
    }

    private void ReadCodePoint(StringBuilder value, int digits)
    {
        string hex = Index + 2 + digits <= _text.Length ? _text.Substring(Index + 2, digits) : "";
        bool isNumber = int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int point);
        if (!isNumber || point is < 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            throw new TomlException(Index, "this escape is no character");
        value.Append(char.ConvertFromUtf32(point));
        Index += 2 + digits;
    }

    private void SkipComment()
    {
        int end = _text.IndexOf('\n', Index);
        Index = end < 0 ? _text.Length : end;
    }

    private char Peek(int offset) => Index + offset < _text.Length ? _text[Index + offset] : '\0';
}

/// <summary>The text is no TOML; never leaves the reader.</summary>
internal sealed class TomlException : Exception
{
    public TomlException(int index, string message)
        : base(message) => Index = index;

    public int Index { get; }
}
