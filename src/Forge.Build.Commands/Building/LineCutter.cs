using System;
using System.Text;

namespace Forge.Build.Commands.Building;

/// <summary>Cuts a stream of characters into lines; one that never ends is cut off and kept bounded.</summary>
internal sealed class LineCutter(Action<string> heard)
{
    /// <summary>More of a line is dropped.</summary>
    public const int LongestLine = 4000;

    private readonly StringBuilder _line = new();
    private bool _isOpen;

    /// <summary>Takes the next characters.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            int feed = text.IndexOf('\n');
            ReadOnlySpan<char> part = feed < 0 ? text : text[..feed];
            _line.Append(part[..Math.Min(part.Length, LongestLine - _line.Length)]);
            _isOpen = true;
            if (feed < 0)
                return;
            End();
            text = text[(feed + 1)..];
        }
    }

    /// <summary>Hands on a last line without a line feed.</summary>
    public void End()
    {
        if (!_isOpen)
            return;
        string line = _line.ToString().TrimEnd('\r');
        _line.Clear();
        _isOpen = false;
        heard(line);
    }
}
