using System;
using System.Globalization;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Boundaries;

/// <summary>What is said of a broken rule of a layer: the same in a build and in an editor.</summary>
internal static class BoundaryMessages
{
    private const int MostPattern = 80;

    /// <summary>FORGE3101, FORGE3114 or FORGE3115.</summary>
    /// <param name="path">The file, relative to the project root.</param>
    /// <param name="match">Where it breaks the rule.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="layer">The name of its layer.</param>
    /// <param name="contractPath">Where the rule is written.</param>
    public static Finding Violation(string path, PatternMatch match, BoundaryRule rule, string layer, string contractPath)
    {
        SourceLocation at = new(path, match.Line, match.Column, match.EndLine, match.EndColumn);
        string place = contractPath + "(" + rule.Pattern.Location.Line.ToString(CultureInfo.InvariantCulture) + ").";
        return rule.Kind switch
        {
            RuleKind.Required => new Finding(RuleCatalog.RequiredPatternMissing, at, Lacking(rule.Pattern, layer),
                "add what the rule asks for; it stands in " + place),
            RuleKind.Lines => new Finding(RuleCatalog.TooManyLines, at,
                "this file has " + match.Text + " lines, and layer \"" + layer + "\" allows " + rule.MostLines.ToString(CultureInfo.InvariantCulture) + ".",
                "move what has a job of its own into a file of its own; the limit stands in " + place),
            _ => new Finding(RuleCatalog.ForbiddenPattern, at,
                "layer \"" + layer + "\" must not contain \"" + match.Text + "\" (pattern " + Excerpt(rule.Pattern) + ")" + Because(rule.Pattern),
                "take it out of this file, or call the layer whose job it is; the rule stands in " + place),
        };
    }

    /// <summary>A pattern as a message quotes it.</summary>
    public static string Excerpt(LayerPattern pattern) => PrintableText.Excerpt(pattern.Pattern, MostPattern);

    /// <summary>A text that ends a sentence.</summary>
    public static string WithFullStop(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    private static string Lacking(LayerPattern pattern, string layer)
        => "layer \"" + layer + "\" requires " + Excerpt(pattern) + " in " + (pattern.Files.Count == 0 ? "every file" : "every such file") + ", and this one has it nowhere"
            + pattern.In switch
            {
                PatternScope.Code => " in its code",
                PatternScope.Strings => " in its strings",
                PatternScope.Comments => " in its comments",
                _ => "",
            }
            + Because(pattern);

    private static string Because(LayerPattern pattern) => pattern.Reason.Length == 0 ? "." : ": " + WithFullStop(pattern.Reason);
}
