namespace System;

/// <summary>What the language needs for list patterns, and netstandard2.0 does not have.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    /// <summary>The place in a list of a length.</summary>
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
