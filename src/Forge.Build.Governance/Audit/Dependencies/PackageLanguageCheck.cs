using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies;

/// <summary>Holds the imports of one language's files against its manifests: one finding a file and dependency.</summary>
internal sealed class PackageLanguageCheck
{
    private const int MostQuoted = 120;
    private const int MostNamed = 20;

    private readonly IPackageLanguage _language;
    private readonly RepositoryFiles _files;
    private readonly List<Finding> _findings = new();
    private readonly SortedSet<string> _withoutManifest = new(StringComparer.Ordinal);
    private SourceLocation _firstWithoutManifest;
    private int _filesWithoutManifest;

    public PackageLanguageCheck(IPackageLanguage language, RepositoryFiles files)
    {
        _language = language;
        _files = files;
    }

    /// <summary>How many files were read.</summary>
    public int Files { get; private set; }

    /// <summary>How many imports they have.</summary>
    public int Imports { get; private set; }

    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public IReadOnlyList<Finding> Run(IEnumerable<string> paths, CancellationToken cancellation)
    {
        foreach (string path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            ContractFile file = _files.Read(path);
            Files++;
            if (file.State == ContractState.Unreadable)
                _findings.Add(DependencyFindings.Unreadable(file));
            else if (file.Text is not null)
                Check(file);
        }
        if (_withoutManifest.Count > 0)
            _findings.Add(WithoutManifest());
        _findings.AddRange(_language.ManifestFindings);
        return _findings;
    }

    private void Check(ContractFile file)
    {
        HashSet<string> reported = new(StringComparer.Ordinal);
        bool lacksManifest = false;
        foreach (Import import in _language.Scan(file.Path, file.Text!.Text))
        {
            Imports++;
            ImportVerdict verdict = _language.Judge(file.Path, import);
            SourceLocation at = DependencyFindings.Range(file, import.Start, import.End);
            if (verdict.State == ImportState.Undeclared && reported.Add(verdict.Dependency))
                _findings.Add(new Finding(RuleCatalog.UndeclaredDependency, at, verdict.Message, verdict.Fix));
            if (verdict.State != ImportState.NoManifest)
                continue;
            if (_withoutManifest.Count == 0)
                _firstWithoutManifest = at;
            _withoutManifest.Add(verdict.Dependency);
            _filesWithoutManifest += lacksManifest ? 0 : 1;
            lacksManifest = true;
        }
    }

    private Finding WithoutManifest()
    {
        string names = string.Join(", ", _withoutManifest.Take(MostNamed).Select(name => PrintableText.Excerpt(name, MostQuoted)));
        string more = _withoutManifest.Count > MostNamed ? " and " + (_withoutManifest.Count - MostNamed) + " more" : "";
        string count = _filesWithoutManifest == 1 ? "this file imports" : _filesWithoutManifest + " files import";
        return new Finding(
            RuleCatalog.UndeclaredDependency, _firstWithoutManifest,
            count + " third-party " + _language.Name + " packages (" + names + more + "), and there is no manifest: no "
                + _language.ManifestNames + " at or above them.",
            "create " + _language.ManifestToCreate + " and declare them in it, or remove the imports.");
    }
}
