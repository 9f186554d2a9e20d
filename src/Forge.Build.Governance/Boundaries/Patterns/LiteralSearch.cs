using System.Collections.Generic;
#if NET
using System;
using System.Buffers;
using System.Linq;
#endif

namespace Forge.Build.Governance.Boundaries.Patterns;

/// <summary>Some literals, made ready to be found in texts by a <see cref="LiteralCursor"/>, whatever their case.</summary>
internal sealed class LiteralSearch
{
    private readonly string[] _literals;

    /// <param name="literals">ASCII, at least two characters each, no two alike but for their case.</param>
    public LiteralSearch(IReadOnlyCollection<string> literals)
    {
        _literals = new List<string>(literals).ToArray();
#if NET
        Values = SearchValues.Create(_literals, StringComparison.OrdinalIgnoreCase);
        foreach (IGrouping<int, int> bucket in Enumerable.Range(0, _literals.Length).GroupBy(i => BucketOf(_literals[i][0])))
            _buckets[bucket.Key] = bucket.ToArray();
#endif
    }

    /// <summary>The literals; a literal's number is its index.</summary>
    public IReadOnlyList<string> Literals => _literals;

#if NET
    private readonly int[]?[] _buckets = new int[32][];

    /// <summary>All literals at once, vectorised.</summary>
    public SearchValues<string> Values { get; }

    /// <summary>The numbers of the literals that may stand where a character stands.</summary>
    public int[] StartingWith(char c) => _buckets[BucketOf(c)] ?? [];

    // Letters fall into the same bucket whatever their case.
    private static int BucketOf(char c) => c & 31;
#endif
}
