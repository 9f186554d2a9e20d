using System.Collections.Generic;
using Forge.Build.Governance.Boundaries.Lexing;
using Forge.Build.Governance.Boundaries.Patterns;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries;

/// <summary>Whether the patterns themselves are sound: each is a regular expression, finds something, and agrees with its own examples.</summary>
internal static class PatternChecks
{
    private const int MostPattern = 80;

    /// <summary>FORGE3103, FORGE3106, FORGE3108.</summary>
    /// <remarks>A rule whose pattern is no regular expression, or matches everywhere, is marked as unsound; the others still run, so that a builder sees all at once.</remarks>
    public static IEnumerable<Finding> Run(BoundaryRules rules)
    {
        foreach (BoundaryRule rule in rules.Rules)
        {
            if (rule.Kind == RuleKind.Lines)
                continue;
            foreach (Finding finding in Check(rule, "layer \"" + rules.Layers[rule.Layer].Name + "\""))
            {
                if (finding.Rule != RuleCatalog.ExampleFails)
                    rule.MarkUnsound();
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Check(BoundaryRule rule, string layer)
    {
        LayerPattern pattern = rule.Pattern;
        // What must match is an example of the rule broken where the pattern is forbidden, and kept where it is required.
        (string matching, string other) = rule.Kind == RuleKind.Required ? ("pass", "fail") : ("fail", "pass");
        string named = "the pattern " + PrintableText.Excerpt(pattern.Pattern, MostPattern) + " of " + layer;
        if (!PatternMatcher.TryCreateForTrial(pattern.Pattern, out PatternMatcher? matcher, out string reason))
        {
            yield return new Finding(RuleCatalog.InvalidPattern, pattern.Location, named + " is no .NET regular expression: " + reason,
                "correct the pattern; in JSON a backslash is written twice.");
            yield break;
        }
        if (Finds(matcher!, ""))
        {
            yield return new Finding(RuleCatalog.PatternMatchesNothingness, pattern.Location, named + " matches empty text, and so stands everywhere.",
                "make a part of it obligatory, for example + instead of *.");
            yield break;
        }
        foreach (PatternExample example in pattern.MustMatch)
        {
            if (!FindsInScope(pattern, matcher!, example.Text))
                yield return Contradiction(example, named + " does not find its own example under \"" + matching + "\".");
        }
        foreach (PatternExample example in pattern.MustNotMatch)
        {
            if (FindsInScope(pattern, matcher!, example.Text))
                yield return Contradiction(example, named + " finds its own example under \"" + other + "\".");
        }
    }

    private static Finding Contradiction(PatternExample example, string message)
        => new(RuleCatalog.ExampleFails, example.Location, message, "correct the pattern or the example, whichever says what you do not mean.");

    // An example has no file name; it is read as the language that most files under such rules have.
    private static bool FindsInScope(LayerPattern pattern, PatternMatcher matcher, string text)
    {
        string example = new SourceText(text).Text;
        return Finds(matcher, SourceRegions.Mask(example, SourceRegions.LanguageOf(ExampleFile(pattern)), pattern.In));
    }

    private static string ExampleFile(LayerPattern pattern)
    {
        foreach (FileFilter filter in pattern.Files)
        {
            if (SourceRegions.LanguageOf(filter.Glob.Text) != SourceLanguage.Unknown)
                return filter.Glob.Text;
        }
        return "example.cs";
    }

    private static bool Finds(PatternMatcher matcher, string text)
    {
        List<(int Start, int Length)> spans = new();
        matcher.Find(text, 0, text.Length, most: 1, spans);
        return spans.Count > 0;
    }
}
