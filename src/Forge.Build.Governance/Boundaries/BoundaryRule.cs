using System;
using System.Threading;
using Forge.Build.Governance.Boundaries.Patterns;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries;

/// <summary>One rule of one layer, ready to run.</summary>
internal sealed class BoundaryRule
{
    private readonly Lazy<PatternMatcher> _matcher;

    public BoundaryRule(int layer, LayerPattern pattern)
    {
        Layer = layer;
        Pattern = pattern;
        _matcher = new Lazy<PatternMatcher>(() => PatternMatcher.Create(pattern.Pattern), LazyThreadSafetyMode.ExecutionAndPublication);
        Requirement = RequiredLiterals.Of(pattern.Pattern, blanksCount: pattern.In == PatternScope.Any);
    }

    /// <summary>The layer's number.</summary>
    public int Layer { get; }

    public LayerPattern Pattern { get; }

    /// <summary>What a match needs; null where that is not known.</summary>
    public LiteralRequirement? Requirement { get; }

    /// <summary>False where the pattern is no regular expression or matches empty text: it is reported as that and not run.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Whether the lines that hold the required literals may be matched alone.</summary>
    public bool IsLineLocal => Requirement is { IsLineLocal: true } && Pattern.In == PatternScope.Any;

    /// <summary>Keeps the rule from being run.</summary>
    public void MarkUnsound() => IsSound = false;

    /// <summary>Made on first use: that costs milliseconds, and most rules meet no file.</summary>
    public PatternMatcher Matcher => _matcher.Value;
}
