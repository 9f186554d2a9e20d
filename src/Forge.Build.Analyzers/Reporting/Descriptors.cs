using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Reporting;

/// <summary>The compiler's form of the rules in <see cref="RuleCatalog"/>.</summary>
internal static class Descriptors
{
    private const string Category = "Forge";
    private const string PackageFolder = "analyzers/dotnet/cs";

    private static readonly string Package = FindPackage();
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> ByCode = new(StringComparer.Ordinal);

    /// <summary>What an analyzer announces.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Of(params Rule[] rules) => rules.Select(Of).ToImmutableArray();

    /// <summary>
    /// The descriptor of a rule. None can be configured: neither <c>NoWarn</c>, nor <c>.editorconfig</c>, a pragma or an attribute silences one, and no warning
    /// is turned into an error.
    /// </summary>
    public static DiagnosticDescriptor Of(Rule rule) => ByCode.GetOrAdd(rule.Code, _ => Make(rule));

    // The first tag keeps settings and pragmas off, the second SuppressMessage, which the first one does not.
    private static readonly string[] Tags = { WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler };

    private static DiagnosticDescriptor Make(Rule rule)
        => new(rule.Code, rule.Title, "{0}", Category, SeverityOf(rule.Severity), isEnabledByDefault: true, description: rule.Clause,
            helpLinkUri: Package.Length == 0 ? null : Package + rule.HelpPage, customTags: Tags);

    private static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    // The pages lie in the package. An editor may run a copy of this assembly that lies elsewhere, and then there is no link.
    private static string FindPackage()
    {
        string assembly = typeof(Descriptors).Assembly.Location.Replace('\\', '/');
        int folder = assembly.LastIndexOf("/" + PackageFolder + "/", StringComparison.Ordinal);
        return folder > 0 && Uri.TryCreate(assembly.Substring(0, folder + 1), UriKind.Absolute, out Uri? package) ? package.AbsoluteUri : "";
    }
}
