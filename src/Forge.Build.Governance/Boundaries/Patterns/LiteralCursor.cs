using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
#if NET
using Text = System.ReadOnlySpan<char>;
#else
using Text = System.String;
#endif

namespace Forge.Build.Governance.Boundaries.Patterns;

/// <summary>Walks from literal to literal through a text, in linear time.</summary>
internal sealed class LiteralCursor
{
    private LiteralSearch _search = new(Array.Empty<string>());

    /// <summary>Where the cursor stands.</summary>
    public int Place { get; private set; }

    /// <summary>The numbers of the literals that stand there.</summary>
    public List<int> Literals { get; } = new();

#if NET
    /// <summary>Starts before the first literal of a text.</summary>
    public void Begin(LiteralSearch search)
    {
        _search = search;
        Place = -1;
    }

    /// <summary>Goes to the next place where a literal stands; false at the end of the text.</summary>
    [MethodImpl(HotPath.Optimized)]
    public bool MoveNext(Text text)
    {
        int found = text[(Place + 1)..].IndexOfAny(_search.Values);
        if (found < 0)
            return false;
        Place += found + 1;
        Literals.Clear();
        foreach (int number in _search.StartingWith(text[Place]))
        {
            if (text[Place..].StartsWith(_search.Literals[number], StringComparison.OrdinalIgnoreCase))
                Literals.Add(number);
        }
        return true;
    }
#else
    // For each literal the next place where it stands, so that no part of the text is searched twice for it.
    private int[] _next = Array.Empty<int>();

    /// <summary>Starts before the first literal of a text.</summary>
    public void Begin(LiteralSearch search)
    {
        _search = search;
        Place = -1;
        _next = new int[search.Literals.Count];
        for (int number = 0; number < _next.Length; number++)
            _next[number] = -1;
    }

    /// <summary>Goes to the next place where a literal stands; false at the end of the text.</summary>
    [MethodImpl(HotPath.Optimized)]
    public bool MoveNext(Text text)
    {
        int nearest = int.MaxValue;
        for (int number = 0; number < _next.Length; number++)
        {
            if (_next[number] <= Place)
            {
                int found = Place + 1 < text.Length ? text.IndexOf(_search.Literals[number], Place + 1, StringComparison.OrdinalIgnoreCase) : -1;
                _next[number] = found < 0 ? int.MaxValue : found;
            }
            nearest = Math.Min(nearest, _next[number]);
        }
        if (nearest == int.MaxValue)
            return false;
        Place = nearest;
        Literals.Clear();
        for (int number = 0; number < _next.Length; number++)
        {
            if (_next[number] == nearest)
                Literals.Add(number);
        }
        return true;
    }
#endif
}
