using System;

namespace Forge.Build.Commands.Explaining;

/// <summary>Knows, line after line, whether Markdown stands in a fenced block.</summary>
internal sealed class Fence
{
    private const int Shortest = 3;

    private char _mark;
    private int _length;

    /// <summary>Whether a line is a fence, or stands between two. To be asked for each line once, in their order.</summary>
    public bool Covers(string line)
    {
        bool wasOpen = _length > 0;
        IsMark = false;
        string text = line.TrimStart(' ');
        char mark = text.Length > 0 ? text[0] : ' ';
        int length = 0;
        while (length < text.Length && text[length] == mark)
            length++;
        if (line.Length - text.Length < 4 && (mark is '`' or '~') && length >= Shortest)
            Step(mark, length, text[length..]);
        return wasOpen || _length > 0;
    }

    /// <summary>Whether the last line was itself a fence.</summary>
    public bool IsMark { get; private set; }

    private void Step(char mark, int length, string rest)
    {
        if (_length == 0)
        {
            (_mark, _length, IsMark) = (mark, length, true);
        }
        else if (mark == _mark && length >= _length && rest.AsSpan().Trim().IsEmpty)
        {
            (_length, IsMark) = (0, true);
        }
    }
}
