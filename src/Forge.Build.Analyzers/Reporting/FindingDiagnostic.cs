using System;
using System.Collections.Immutable;
using System.Globalization;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Analyzers.Reporting;

/// <summary>A finding as the compiler reports it: the text that a build prints, with the STOP code that a compiler has no other place for.</summary>
internal static class FindingDiagnostic
{
    /// <summary>At a place in the sources.</summary>
    /// <param name="finding">Its own location is not used.</param>
    /// <param name="location">Where.</param>
    public static Diagnostic At(Finding finding, Location location) => At(finding, location, ImmutableDictionary<string, string?>.Empty);

    /// <summary>At a place in the sources, with what a code fix is to know.</summary>
    /// <param name="finding">Its own location is not used.</param>
    /// <param name="location">Where.</param>
    /// <param name="properties">By name.</param>
    public static Diagnostic At(Finding finding, Location location, ImmutableDictionary<string, string?> properties)
        => Diagnostic.Create(Descriptors.Of(finding.Rule), location, properties, TextOf(finding));

    /// <summary>At the finding's own location in a file that the compiler only passes on, as a contract.</summary>
    /// <param name="finding">With a path relative to the root; one without a place stands in no file.</param>
    /// <param name="root">Absolute, ends with <c>/</c>.</param>
    public static Diagnostic At(Finding finding, string root) => At(finding, LocationOf(finding.Location, root));

    /// <summary>The same, with what a program is to know that reads the compiler's log.</summary>
    /// <param name="finding">With a path relative to the root.</param>
    /// <param name="root">Absolute, ends with <c>/</c>.</param>
    /// <param name="properties">By name.</param>
    public static Diagnostic At(Finding finding, string root, ImmutableDictionary<string, string?> properties) => At(finding, LocationOf(finding.Location, root), properties);

    /// <summary>What was reported already, at another place in the sources.</summary>
    /// <param name="known">Made by this class.</param>
    /// <param name="location">Where it stands now.</param>
    public static Diagnostic At(Diagnostic known, Location location) => Diagnostic.Create(known.Descriptor, location, known.Properties, known.GetMessage(CultureInfo.InvariantCulture));

    /// <summary>
    /// <c>[Physics] what happened. Fix: what to do. (CONTRACT_CONFLICT; Builder Contract 5)</c>, safe to print.
    /// </summary>
    private static string TextOf(Finding finding)
    {
        Rule rule = finding.Rule;
        string stop = rule.Stop == StopCode.None ? "" : rule.Stop.ContractName() + "; ";
        return PrintableText.Escape("[" + rule.Gate + "] " + finding.Message + (finding.Fix.Length == 0 ? "" : " Fix: " + finding.Fix) + " (" + stop + rule.Clause + ")");
    }

    private static Location LocationOf(SourceLocation at, string root)
    {
        if (at.Path.Length == 0)
            return Location.None;
        LinePosition start = new(Math.Max(0, at.Line - 1), Math.Max(0, at.Column - 1));
        LinePosition end = new(Math.Max(start.Line, at.EndLine - 1), Math.Max(0, at.EndColumn - 1));
        return Location.Create(root + at.Path, new TextSpan(0, 0), new LinePositionSpan(start, end < start ? start : end));
    }
}
