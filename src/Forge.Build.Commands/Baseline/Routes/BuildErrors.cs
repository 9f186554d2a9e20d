using System;
using System.Collections.Generic;

namespace Forge.Build.Commands.Baseline.Routes;

/// <summary>The errors that a build prints, as far as somebody will read them.</summary>
internal sealed class BuildErrors
{
    private const int Most = 10;
    private const int Longest = 400;
    private const string Word = "error ";

    private readonly List<string> _errors = new();
    private string _last = "";

    /// <summary>Each error once, as the build printed it; where it printed none, its last line.</summary>
    public IReadOnlyList<string> Lines => _errors.Count > 0 || _last.Length == 0 ? _errors : [_last];

    /// <summary>Takes the next line.</summary>
    public void Add(string line)
    {
        string text = line.Trim();
        if (text.Length == 0)
            return;
        text = text.Length > Longest ? text[..Longest] + "..." : text;
        _last = text;
        if (IsError(text) && _errors.Count < Most && !_errors.Contains(text))
            _errors.Add(text);
    }

    // "a.cs(1,2): error CS0103: ...", "a.targets(1,2): error : ...", "a.cs(1,2): CONTRACT_CONFLICT error FORGE3101: ...", "error MSB1009: ...".
    private static bool IsError(string line)
    {
        for (int at = line.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = line.IndexOf(Word, at + 1, StringComparison.Ordinal))
        {
            int start = at + Word.Length, colon = line.IndexOf(':', start);
            if ((at == 0 || line[at - 1] == ' ') && colon >= start && line.AsSpan(start, colon - start).IndexOfAnyExcept(CodeLetters) < 0)
                return true;
        }
        return false;
    }

    private static readonly System.Buffers.SearchValues<char> CodeLetters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
