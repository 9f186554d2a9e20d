using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Audit.Verdict;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>
/// The gate guards itself (Builder Contract 10.5): a change of what decides the verdict is a finding unless the owner put the file into the scope. These are
/// the contracts, the gates of <c>forge.json</c>, and whatever references, configures, imports or calls this package in the files of MSBuild.
/// </summary>
/// <remarks>What is said is compared, not how it is laid out. A file that cannot be understood counts as changed.</remarks>
internal sealed class VerdictGuard
{
    private const int MostQuoted = 200;

    private static readonly string[] InheritedFiles = { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" };

    private static readonly IReadOnlyList<VerdictFact> NoFacts = Array.Empty<VerdictFact>();

    private readonly ForgeRepository _repository;
    private readonly Func<string, string?> _before;
    private readonly Func<string, string?> _now;
    private readonly List<Finding> _findings = new();
    private bool? _isAdoption;

    private VerdictGuard(ForgeRepository repository, Func<string, string?> before, Func<string, string?> now)
    {
        _repository = repository;
        _before = before;
        _now = now;
    }

    /// <summary>FORGE3218 for each thing that decides the verdict and was changed.</summary>
    /// <param name="repository">Where the contracts are.</param>
    /// <param name="changes">All that differs from the base.</param>
    /// <param name="before">The text of a path in the base, null where it did not exist.</param>
    /// <param name="now">The text of a path today, null where it does not exist or cannot be read.</param>
    /// <param name="isInScope">Whether the owner named a path as one that this cycle may change.</param>
    public static IReadOnlyList<Finding> Run(
        ForgeRepository repository, IReadOnlyList<Change> changes, Func<string, string?> before, Func<string, string?> now, Func<string, bool> isInScope)
    {
        VerdictGuard guard = new(repository, before, now);
        SortedDictionary<string, string> newRoots = new(StringComparer.Ordinal);
        foreach (Change change in changes)
        {
            // A renamed project says the same at its new place; anything else is looked for where it was.
            if (change.Kind == ChangeKind.Renamed && IsProjectFile(change.OldPath) && IsProjectFile(change.Path))
            {
                if (!isInScope(change.Path))
                    guard.Look(change.OldPath, change.Path, ChangeKind.Modified);
                continue;
            }
            if (change.Kind == ChangeKind.Renamed && !isInScope(change.OldPath))
                guard.Look(change.OldPath, change.OldPath, ChangeKind.Deleted);
            if (isInScope(change.Path))
                continue;
            ChangeKind kind = change.Kind == ChangeKind.Renamed ? ChangeKind.Added : change.Kind;
            guard.Look(change.Path, change.Path, kind);
            if (kind == ChangeKind.Added && guard.NewRootOf(change.Path) is { } root && !newRoots.ContainsKey(root))
                newRoots.Add(root, change.Path);
        }
        foreach (KeyValuePair<string, string> root in newRoots)
            guard.AddNewRoot(root.Key, root.Value);
        guard._findings.Sort(Finding.Order);
        return guard._findings;
    }

    private void Look(string oldPath, string path, ChangeKind kind)
    {
        if (IsContract(path) || IsAuditScript(path))
            LookAtContract(path, kind, Before(oldPath, kind));
        else if (Same(path, "forge.json"))
            Compare(path, kind, Before(oldPath, kind), text => OtherFacts.OfJson(text, "gates"), mention: "gates");
        else if (path.StartsWith(CacheFolder.Name + "/", StringComparison.OrdinalIgnoreCase))
            Add(path, kind, 1, 1, "a file of " + CacheFolder.Name + "/ is part of the change, and gates keep there what they looked at.");
        else if (path.EndsWith(".rsp", StringComparison.OrdinalIgnoreCase))
            Compare(path, kind, Before(oldPath, kind), OtherFacts.OfResponseFile, mention: "Forge");
        else if (IsMsBuildFile(path) || IsImportable(path, oldPath, kind))
            LookAtProject(path, kind, Before(oldPath, kind));
    }

    private string? Before(string path, ChangeKind kind) => kind == ChangeKind.Added ? null : _before(path);

    private void LookAtContract(string path, ChangeKind kind, string? before)
    {
        string? now = kind == ChangeKind.Deleted ? null : _now(path);
        // A list of what is accepted may shrink by itself.
        if (path.EndsWith("/" + PhysicsBaseline.FileName, StringComparison.OrdinalIgnoreCase) && before is not null && (now is not null || kind == ChangeKind.Deleted)
            && PhysicsBaseline.OnlyShrank(before, now ?? ""))
        {
            return;
        }
        if (now is not null && before is not null)
        {
            if (Normal(now) == Normal(before))
                return;
            if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && OtherFacts.OfJson(before, null) is { } old && OtherFacts.OfJson(now, null) is { } current)
            {
                foreach ((VerdictFact fact, string what) in VerdictFact.Differences(old, current))
                    Add(path, kind, fact.Line, fact.Column, fact.Shown + " of the contract was " + what + ", and the contract decides the verdict.");
                return;
            }
        }
        string how = kind switch { ChangeKind.Deleted => "deleted", ChangeKind.Added => "added", _ => "changed" };
        Add(path, kind, now is null ? 1 : FirstOtherLine(before ?? "", now), 1, (IsContract(path) ? "a contract was " : "the audit script was ") + how + ", and it decides the verdict.");
    }

    private void LookAtProject(string path, ChangeKind kind, string? before)
    {
        Compare(path, kind, before, ProjectFacts.Read, mention: "Forge");
        string? now = kind == ChangeKind.Deleted ? null : _now(path);
        if (now is not null && Hides(path, now) is { } hidden && (before is null || Hides(path, before) is null))
            Add(path, kind, 1, 1, "this file hides " + PrintableText.Excerpt(hidden, MostQuoted) + ", which configures Forge.Build, from the projects below it.");
    }

    private void Compare(string path, ChangeKind kind, string? before, Func<string, IReadOnlyList<VerdictFact>?> read, string mention)
    {
        string? now = kind == ChangeKind.Deleted ? null : _now(path);
        if (now is null && kind != ChangeKind.Deleted)
        {
            Add(path, kind, 1, 1, "the file cannot be read, so nobody can tell whether it still decides the same verdict.");
            return;
        }
        if (now is not null && before is not null && Normal(now) == Normal(before))
            return;
        IReadOnlyList<VerdictFact>? old = before is null ? NoFacts : read(before), current = now is null ? NoFacts : read(now);
        if (current is null)
        {
            // MSBuild ignores a DTD, and what is hidden behind an entity is not seen in the text.
            string both = now + before;
            if (Mentions(both, mention) || Mentions(both, "<!DOCTYPE") || old?.Count > 0)
                Add(path, kind, 1, 1, "the file cannot be parsed, so nobody can tell whether it still decides the same verdict.");
            return;
        }
        foreach ((VerdictFact fact, string what) in VerdictFact.Differences(old ?? NoFacts, current))
            Add(path, kind, fact.Line, fact.Column, fact.Shown + " was " + what + ", and it decides what the gates do.");
    }

    private void Add(string path, ChangeKind kind, int line, int column, string message)
    {
        string file = PrintableText.Excerpt(path, MostQuoted);
        string undo = kind == ChangeKind.Added
            ? "take it out of \"" + file + "\" again, or delete the file where it serves nothing else"
            : "run \"git checkout <base> -- " + file + "\", <base> being the commit that the audit compares with (HEAD while nothing is committed)";
        line = Math.Max(1, line);
        column = Math.Max(1, column);
        // Before governance is committed there is nothing to go back to, and a builder told to would delete the contracts.
        _findings.Add(new Finding(
            RuleCatalog.VerdictTampered, new SourceLocation(path, line, column, line, column), message,
            IsAdoption
                ? "halt: the base holds no contracts yet, so the owner reads what governs this repository and commits it before the first cycle begins (forge difflog start); work is audited from there on."
                : undo + "; or have the owner name the file in the scope of the directive before the cycle begins."));
    }

    private void AddNewRoot(string root, string path)
        => Add(path, ChangeKind.Added, 1, 1,
            "it makes " + PrintableText.Excerpt(root, MostQuoted) + " a governed root of its own, so that the projects in it are judged by other contracts.");

    // The folder that a new file takes out of this repository's governance.
    private string? NewRootOf(string path)
    {
        foreach (string mark in new[] { "/forge.json", "/Forge/Contracts/", "/Forge/evidence/", "/Contracts/boundaries.json", "/Contracts/blueprint.md" })
        {
            int at = path.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at <= 0 || (mark[mark.Length - 1] != '/' && at + mark.Length != path.Length) || IsContract(path))
                continue;
            string root = path.Substring(0, at);
            bool wasOne = new[] { "/forge.json", "/Forge/Contracts/boundaries.json", "/Contracts/boundaries.json" }.Any(file => _before(root + file) is not null);
            return wasOne ? null : root;
        }
        return null;
    }

    // MSBuild takes the nearest of these files only; the path of the one above that says something about the package and is not reached.
    private string? Hides(string path, string text)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        if (!InheritedFiles.Any(file => Same(file, name)) || ProjectFacts.ImportsOneAbove(text))
            return null;
        for (int slash = path.LastIndexOf('/'); slash > 0;)
        {
            slash = path.LastIndexOf('/', slash - 1);
            string above = path.Substring(0, slash + 1) + name;
            if ((_now(above) ?? _before(above)) is { } outer && ProjectFacts.Read(outer) is not { Count: 0 })
                return above;
        }
        return null;
    }

    private bool IsAdoption => _isAdoption ??= _before(_repository.Contract(RequiredContract.Boundaries)) is null;

    private bool IsContract(string path) => path.StartsWith(_repository.ContractsFolder + "/", StringComparison.OrdinalIgnoreCase);

    // A project may import a file of any name. What the base had costs a question to git, so it is asked only of names that such files have.
    private bool IsImportable(string path, string oldPath, ChangeKind kind)
        => (kind != ChangeKind.Deleted && _now(path) is { } now && MayBeProject(now))
            || (kind != ChangeKind.Added && HasNameOfImport(path) && _before(oldPath) is { } before && MayBeProject(before));

    private static bool HasNameOfImport(string path)
        => path.LastIndexOf('.') <= path.LastIndexOf('/')
            || new[] { ".xml", ".txt", ".config", ".import", ".items", ".msbuild", ".settings" }.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    // The clause names the script that this audit took over from.
    private bool IsAuditScript(string path) => path.StartsWith(_repository.GovernancePrefix + "scripts/run_audit.", StringComparison.OrdinalIgnoreCase);

    private static bool MayBeProject(string text) => Mentions(text, "<Project") && Mentions(text, "Forge") && ProjectFacts.IsProject(text);

    private static bool IsProjectFile(string path) => path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && path.LastIndexOf('.') > path.LastIndexOf('/');

    private static bool IsMsBuildFile(string path)
        => IsProjectFile(path)
            || new[] { ".props", ".targets", ".user", ".pubxml", ".tasks", ".overridetasks" }.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static bool Mentions(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Same(string path, string other) => path.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Normal(string text) => text.TrimStart('\ufeff').Replace("\r\n", "\n").TrimEnd();

    private static int FirstOtherLine(string before, string now)
    {
        string[] old = Normal(before).Split('\n'), current = Normal(now).Split('\n');
        int line = 0;
        while (line < old.Length && line < current.Length && old[line] == current[line])
            line++;
        return Math.Min(line, current.Length - 1) + 1;
    }
}
