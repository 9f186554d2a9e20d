using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Analyzers.Reporting;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Analyzers.References;

/// <summary>Says what is wrong with references: FORGE3701, FORGE3702, FORGE0701.</summary>
internal sealed class ReferenceMessages
{
    private const int MostEntries = 200;

    private readonly string _contractPath;
    private readonly string _root;

    /// <param name="contractPath">Of <c>boundaries.json</c>, relative to the root.</param>
    /// <param name="root">Absolute, ends with <c>/</c>.</param>
    public ReferenceMessages(string contractPath, string root)
    {
        _contractPath = contractPath;
        _root = root;
    }

    /// <summary>FORGE3701.</summary>
    /// <param name="use">Where.</param>
    /// <param name="others">How many more there are of the same in this file.</param>
    public Diagnostic Forbidden(ReferenceUse use, int others)
    {
        ForbiddenReference reference = use.Reference;
        LayerReferences rules = reference.Layer.References!;
        StringBuilder text = new();
        text.Append("layer \"").Append(reference.Layer.Name).Append("\" must not refer to ").Append(reference.Target.Kind).Append(" \"").Append(reference.Target.Name).Append("\"");
        text.Append(use.Place.IsNamed ? ", and here is " : ", and here is implied ").Append(reference.Type.ToDisplayString()).Append(" (");
        if (reference.Entry is { } entry)
            text.Append("\"deny\" names \"").Append(entry.Text).Append('"');
        else
            text.Append("\"allow\" names ").Append(rules.Allow!.Count == 0 ? "nothing" : PrintableText.Excerpt(string.Join(", ", rules.Allow.Select(allowed => "\"" + allowed.Text + "\"")), MostEntries));
        text.Append(')');
        if (others > 0)
            text.Append(", and ").Append(Number(others)).Append(" more in this file");
        text.Append(rules.Reason.Length == 0 ? "" : ": " + rules.Reason.TrimEnd('.')).Append('.');
        int line = (reference.Entry?.Location ?? rules.Location).Line;
        string fix = "take it out, or go through what \"" + reference.Layer.Name + "\" may refer to; the rule stands in " + _contractPath + "(" + Number(line) + ").";
        return FindingDiagnostic.At(new Finding(RuleCatalog.ForbiddenReference, SourceLocation.None, text.ToString(), fix), Location.Create(use.Tree, use.Place.Span));
    }

    /// <summary>FORGE3702, at the first arrow.</summary>
    public Diagnostic Cycle(LayerCycle cycle)
    {
        StringBuilder text = new("layers refer to each other in a cycle, ");
        foreach ((string from, string _, ArrowExample _) in cycle.Arrows)
            text.Append(from).Append(" -> ");
        text.Append(cycle.Arrows[0].From).Append(": ");
        for (int i = 0; i < cycle.Arrows.Count; i++)
        {
            (string from, string to, ArrowExample example) = cycle.Arrows[i];
            LinePosition start = example.Tree.GetLineSpan(example.Span).StartLinePosition;
            text.Append(i == 0 ? "" : "; ").Append(from).Append(" -> ").Append(to).Append(" in ").Append(example.Path)
                .Append('(').Append(Number(start.Line + 1)).Append(',').Append(Number(start.Character + 1)).Append("), ").Append(example.Type.ToDisplayString());
        }
        text.Append('.');
        if (cycle.Others.Count > 0)
            text.Append(" On other cycles with these: ").Append(string.Join(", ", cycle.Others)).Append('.');
        const string Fix = "turn one of these arrows round: let the lower layer declare an interface that the upper one implements, or move the type that both need below both.";
        return FindingDiagnostic.At(new Finding(RuleCatalog.LayerCycle, SourceLocation.None, text.ToString(), Fix),
            Location.Create(cycle.Arrows[0].Example.Tree, cycle.Arrows[0].Example.Span));
    }

    /// <summary>FORGE0701, at the first entry that accepts something.</summary>
    /// <param name="accepted">How many references each entry accepts.</param>
    public Diagnostic Accepted(IEnumerable<KeyValuePair<KnownViolation, int>> accepted)
    {
        KeyValuePair<KnownViolation, int>[] entries = accepted.OrderBy(entry => entry.Key.Location.Line).ThenBy(entry => entry.Key.Location.Column).ToArray();
        int count = entries.Sum(entry => entry.Value);
        return FindingDiagnostic.At(
            new Finding(RuleCatalog.KnownReferencesAccepted, entries[0].Key.Location,
                Number(count) + (count == 1 ? " reference is" : " references are") + " accepted by " + Number(entries.Length) + (entries.Length == 1 ? " known violation." : " known violations."),
                "mend them one by one, and delete each entry with its last reference."),
            _root);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
