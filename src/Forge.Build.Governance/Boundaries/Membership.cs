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
        Patterns = Array.FindAll(rules, rule => all.Rules[rule].Kind != RuleKind.Lines);
        Required = Array.FindAll(rules, rule => all.Rules[rule].Kind == RuleKind.Required);
        Limits = Array.FindAll(rules, rule => all.Rules[rule].Kind == RuleKind.Lines);
        _literals = new Lazy<LiteralIndex>(() => new LiteralIndex(Patterns, all), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>The numbers of the globs that name it; none where it is in no layer.</summary>
    public int[] Globs { get; }

    /// <summary>The numbers of the rules that it is under.</summary>
    public int[] Rules { get; }

    /// <summary>Those of them that look for a pattern.</summary>
    public int[] Patterns { get; }

    /// <summary>Those of <see cref="Patterns"/> that must find it.</summary>
    public int[] Required { get; }

    /// <summary>Those that limit its lines.</summary>
    public int[] Limits { get; }

    /// <summary>The patterns by the literals that they need.</summary>
    public LiteralIndex Literals => _literals.Value;
}
