using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

/// <summary>A repository of one test whose files import things.</summary>
internal sealed class ImportFolder : IDisposable
{
    /// <param name="forgeJson">The text of <c>forge.json</c>, which makes the folder a governed one.</param>
    public ImportFolder(string forgeJson = "{}") => Files.Write("forge.json", forgeJson);

    public TempFolder Files { get; } = new();

    public ForgeRepository Repository => ForgeRepository.TryOpen(Files.Root)!;

    public void Write(string path, string text) => Files.Write(path, text);

    /// <summary>Runs the check over changed files.</summary>
    public CheckResult Check(params string[] changed) => Check(CacheMode.Off, changed);

    public CheckResult Check(CacheMode cache, params string[] changed)
        => DependencyGate.Run(Repository, changed, CacheFolder.Of(Repository, cache), CancellationToken.None);

    /// <summary>The codes of the findings in a text that is the only file, each with the text of its range.</summary>
    public string Undeclared(string path, string text)
    {
        Write(path, text);
        return Quoted(text, Check(path).Findings);
    }

    /// <summary>The text of each finding's range, a blank between two; after the code where it is not that of an undeclared dependency.</summary>
    public static string Quoted(string text, IEnumerable<Finding> findings)
    {
        string[] lines = text.Split('\n');
        return string.Join(' ', findings.Select(finding =>
        {
            SourceLocation at = finding.Location;
            string range = lines[at.Line - 1][(at.Column - 1)..(at.EndColumn - 1)];
            return finding.Rule == RuleCatalog.UndeclaredDependency ? range : finding.Rule.Code + ":" + range;
        }));
    }

    public void Dispose() => Files.Dispose();
}
