using System;
using System.Threading;
using Forge.Build.Governance.Boundaries.Patterns;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries;

/// <summary>One rule of one layer, ready to run.</summary>
internal sealed class BoundaryRule
{
    private readonly Lazy<PatternMatcher> _matcher;

    /// <summary>A pattern that is forbidden or required.</summary>
    public BoundaryRule(int layer, RuleKind kind, LayerPattern pattern)
    {
        Layer = layer;
        Kind = kind;
        Pattern = pattern;
        _matcher = new Lazy<PatternMatcher>(() => PatternMatcher.Create(pattern.Pattern), LazyThreadSafetyMode.ExecutionAndPublication);
        Requirement = kind == RuleKind.Lines ? null : RequiredLiterals.Of(pattern.Pattern, blanksCount: pattern.In == PatternScope.Any);
    }

    private BoundaryRule(int layer, Limit lines)
        : this(layer, RuleKind.Lines, new LayerPattern(
            KnownViolation.LinesLimit, "", PatternScope.Any, Array.Empty<FileFilter>(), Array.Empty<PatternExample>(), Array.Empty<PatternExample>(), lines.Location))
        => MostLines = lines.Most;

    /// <summary>A limit of lines.</summary>
    public static BoundaryRule OfLines(int layer, Limit lines) => new(layer, lines);

    /// <summary>The layer's number.</summary>
    public int Layer { get; }

    public RuleKind Kind { get; }

    /// <summary>What to look for; of a limit only its place, and the word by which <c>known_violations</c> call it.</summary>
    public LayerPattern Pattern { get; }

    /// <summary>The limit, where the rule is one.</summary>
    public int MostLines { get; }

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

    /// <summary>How many matches in one file are worth finding: of what is required, the first one settles it.</summary>
    /// <param name="mostMatches">Of what is forbidden.</param>
    public int MostMatches(int mostMatches) => Kind == RuleKind.Required ? 1 : mostMatches;
}
