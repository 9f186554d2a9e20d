using System;
using System.Threading;

namespace Forge.Build.Governance.Boundaries;

/// <summary>What a file belongs to, shared by all files that belong to the same.</summary>
internal sealed class Membership
{
    private readonly Lazy<LiteralIndex> _literals;

    public Membership(int[] globs, int[] rules, BoundaryRules all)
    {
        Globs = globs;
        Rules = rules;
        _literals = new Lazy<LiteralIndex>(() => new LiteralIndex(rules, all), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>The numbers of the globs that name it; none where it is in no layer.</summary>
    public int[] Globs { get; }

    /// <summary>The numbers of the rules that it is under.</summary>
    public int[] Rules { get; }

    /// <summary>The rules by the literals that they need.</summary>
    public LiteralIndex Literals => _literals.Value;
}
