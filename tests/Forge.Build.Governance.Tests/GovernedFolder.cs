using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Tests;

/// <summary>A governed repository of one test: every required contract is there and sound, the boundaries are the test's own.</summary>
internal sealed class GovernedFolder : IDisposable
{
    public const string BoundariesPath = "Forge/Contracts/boundaries.json";

    /// <param name="boundaries">The text of <c>boundaries.json</c>.</param>
    public GovernedFolder(string boundaries)
    {
        foreach (string contract in new[] { "blueprint.md", "manifesto.md", "schema.md", "physics.yaml" })
            Files.Write("Forge/Contracts/" + contract, "written\n");
        Files.Write("Forge/Contracts/stack.md", "## Frontend\n\n- **Enabled:** No\n");
        Files.Write(BoundariesPath, boundaries);
    }

    /// <summary>What lies in it.</summary>
    public TempFolder Files { get; } = new();

    public ForgeRepository Repository => ForgeRepository.TryOpen(Files.Root)!;

    /// <summary>A contract with one layer, <c>web</c>, of all <c>.cs</c> and <c>.py</c> files, which forbids these patterns.</summary>
    public static GovernedFolder Forbidding(params string[] patterns) => new(Boundaries(patterns));

    /// <summary>The text of such a contract.</summary>
    public static string Boundaries(params string[] patterns)
        => "{ \"layers\": [ { \"name\": \"web\", \"glob\": \"**/*.{cs,py}\", \"forbidden\": [\n"
            + string.Join(",\n", patterns.Select(pattern => "{ \"pattern\": " + JsonSerializer.Serialize(pattern) + " }")) + "\n] } ] }\n";

    public void Write(string path, string text) => Files.Write(path, text);

    public void Write(string path, byte[] bytes) => Files.Write(path, bytes);

    /// <summary>Runs the gates, without a cache if nothing else is said.</summary>
    public GateReport Check(CacheMode cache = CacheMode.Off, int maxFindings = 100)
        => GateRunner.Run(Repository, new GateOptions(maxFindings, cache));

    /// <summary>The findings of one rule.</summary>
    public IReadOnlyList<Finding> Find(Rule rule, CacheMode cache = CacheMode.Off)
        => Check(cache).Findings.Where(finding => finding.Rule == rule).ToArray();

    /// <summary>Where forbidden patterns were found, <c>path(line,column,endLine,endColumn)</c>.</summary>
    public string Violations(CacheMode cache = CacheMode.Off)
        => string.Join(' ', Find(RuleCatalog.ForbiddenPattern, cache).Select(finding => Written(finding.Location)));

    /// <summary>Every finding as a line, notices included.</summary>
    public static string Text(GateReport report)
        => string.Join(
            '\n',
            report.Findings.Select(finding => Written(finding.Location) + ": " + finding.Rule.Code + ": " + finding.Text).Concat(report.Details));

    public void Dispose() => Files.Dispose();

    private static string Written(SourceLocation at) => at.Path + "(" + at.Line + "," + at.Column + "," + at.EndLine + "," + at.EndColumn + ")";
}
