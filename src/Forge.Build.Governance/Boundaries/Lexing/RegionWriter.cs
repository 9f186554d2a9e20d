using System;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>
/// Walks a text once, from its first character to its last, and writes the mask as it goes. A lexer says of each stretch it
/// passes which region that is; since the only way on is to take a stretch, no character is left out or taken twice.
/// </summary>
internal sealed class RegionWriter
{
    private readonly string text;
    private readonly PatternScope keep;
    private readonly char[] mask;

    public RegionWriter(string text, PatternScope keep)
    {
        this.text = text;
        this.keep = keep;
        mask = new char[text.Length];
    }

    public int Position { get; private set; }

    public bool AtEnd => Position == text.Length;

    public int End => text.Length;

    public char Current => Peek(0);

    /// <summary>The character so far ahead (behind, if negative); NUL outside the text.</summary>
    public char Peek(int offset)
    {
        int index = Position + offset;
        return index >= 0 && index < text.Length ? text[index] : '\0';
    }

    public bool Sees(string expected, int offset = 0) => StandsAt(expected, Position + offset);

    public bool StandsAt(string expected, int index) =>
        index + expected.Length <= text.Length && string.CompareOrdinal(text, index, expected, 0, expected.Length) == 0;

    /// <summary>How often the character stands in a row there, counted no further than the limit.</summary>
    public int Run(char repeated, int offset = 0, int limit = int.MaxValue)
    {
        int length = 0;
        while (length < limit && Position + offset + length < text.Length && text[Position + offset + length] == repeated)
            length++;
        return length;
    }

    /// <summary>The index of the first such character from the given index on; the text's length if there is none.</summary>
    public int Find(string wanted, int from)
    {
        int index = from < text.Length ? text.IndexOf(wanted, from, StringComparison.Ordinal) : -1;
        return index < 0 ? text.Length : index;
    }

    public char At(int index) => index < text.Length ? text[index] : '\0';

    public string Substring(int offset, int length) => text.Substring(Position + offset, length);

    /// <summary>Passes so many characters (fewer at the end of the text) as part of the region.</summary>
    public void Take(int count, PatternScope region) => TakeTo(Math.Min(Position + count, text.Length), region);

    /// <summary>Passes everything before the index as part of the region.</summary>
    public void TakeTo(int end, PatternScope region)
    {
        bool kept = region == keep;
        for (; Position < end; Position++)
        {
            char c = text[Position];
            mask[Position] = kept || c == '\n' ? c : ' ';
        }
    }

    /// <summary>The mask, complete once the whole text has been passed.</summary>
    public override string ToString() => new(mask);
}
