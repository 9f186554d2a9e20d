using System;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>A format of keys that begin with a fixed text.</summary>
/// <param name="Kind">What it is, with its article.</param>
/// <param name="Prefix">What each begins with; it is public.</param>
/// <param name="Body">What follows is made of these.</param>
/// <param name="Least">Fewest characters of the body.</param>
/// <param name="Most">Most characters of the body; a longer run is something else.</param>
/// <param name="Test">What else must hold for the body, given the line, its start and its end.</param>
/// <param name="IgnoreCase">Whether the prefix may be written in any case.</param>
internal sealed record KeyFormat(
    string Kind, string Prefix, CharacterSet Body, int Least, int Most = int.MaxValue, Func<string, int, int, bool>? Test = null, bool IgnoreCase = false)
{
    // Sets the bit that tells small letters from capitals: the second character alone refuses nearly every word.
    private const int Lower = 0x20;

    /// <summary>The key that stands at an index, where a word begins.</summary>
    public SecretMatch? Match(string line, int at)
    {
        if (at + 1 >= line.Length || (line[at + 1] | Lower) != (Prefix[1] | Lower) || !Characters.Stands(line, at, Prefix, IgnoreCase))
            return null;
        int start = at + Prefix.Length;
        int end = Characters.EndOfRun(line, start, Body, Most == int.MaxValue ? Most : start + Most + 1);
        int length = end - start;
        if (length < Least || length > Most || (end < line.Length && Characters.In(line[end], CharacterSet.Word)))
            return null;
        if (Placeholder.IsMask(line, start, end) || Test?.Invoke(line, start, end) == false)
            return null;
        while ((Body & CharacterSet.Base64Sign) != 0 && end < line.Length && line[end] == '=')
            end++;
        return new SecretMatch(Kind, Prefix, at, end, IsKnownFormat: true);
    }
}
