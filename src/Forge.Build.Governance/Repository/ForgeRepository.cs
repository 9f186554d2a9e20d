using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Forge.Build.Governance.Repository;

/// <summary>Where the things of a governed repository are. The one place that knows the layout of <c>Forge/</c> (Builder Contract 0).</summary>
public sealed class ForgeRepository
{
    private static readonly StringComparison PathComparison
        = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private string? _realRoot;

    private ForgeRepository(string root, string governancePrefix)
    {
        Root = root;
        GovernancePrefix = governancePrefix;
    }

    /// <summary>The project root: absolute, without a separator at its end.</summary>
    public string Root { get; }

    /// <summary><c>Forge/</c>, or empty where <c>Contracts/</c> and <c>evidence/</c> lie flat in the project root.</summary>
    public string GovernancePrefix { get; }

    /// <summary>The folder of the contracts, relative to the project root.</summary>
    public string ContractsFolder => GovernancePrefix + "Contracts";

    /// <summary>The folder of the evidence, relative to the project root.</summary>
    public string EvidenceFolder => GovernancePrefix + "evidence";

    /// <summary>Whether that folder exists; without it there is neither a diff log nor a ledger.</summary>
    public bool HasEvidence => Directory.Exists(FullPath(EvidenceFolder));

    /// <summary>The folder of the templates that a repository has for itself, relative to the project root (Backfill Protocol 5).</summary>
    public string TemplatesFolder => GovernancePrefix + "templates";

    /// <summary>The audit ledger, relative to the project root (Builder Contract 10.6).</summary>
    public string AuditLedger => EvidenceFolder + "/audit_ledger.md";

    /// <summary>Where the diff log may lie, the canonical place first, then the name that it had before (Builder Contract 11).</summary>
    public IReadOnlyList<string> DiffLogs => new[] { EvidenceFolder + "/diff_log.md", EvidenceFolder + "/updatedifflog.md" };

    /// <summary>The record of all test runs, relative to the project root (Builder Contract 9.2).</summary>
    public string TestRuns => EvidenceFolder + "/test_runs.md";

    /// <summary>The record of the last test run, relative to the project root (Builder Contract 9.2).</summary>
    public string LatestTestRun => EvidenceFolder + "/test_runs_latest.md";

    /// <summary>The evidence of a change, relative to the project root (Builder Contract 2).</summary>
    public string EvidenceBundle => EvidenceFolder + "/evidence_bundle.md";

    /// <summary>The plan of a builder's transcript, relative to the project root (Builder Contract 0.2).</summary>
    public string Plan => EvidenceFolder + "/plan.json";

    /// <summary>Says which process watches, relative to the project root (Builder Contract 10.1.1).</summary>
    public const string WatcherLock = ".forge_watcher.lock";

    /// <summary>Where the directive may lie, the contract's name first (Builder Contract 1, item 8).</summary>
    public IReadOnlyList<string> Directives => new[] { Contract("directive.md"), Contract("builder_directive.md") };

    /// <summary>Who may sign authorizations, relative to the project root; in the form of <c>ssh-keygen</c>.</summary>
    public string AllowedSigners => Contract("allowed_signers");

    /// <summary>Whether a path is one of the files that the toolkit writes itself: they may be claimed or not, and are no part of an audited tree.</summary>
    public bool IsEvidence(string relativePath)
        => relativePath == AuditLedger || relativePath == TestRuns || relativePath == LatestTestRun || relativePath == Plan || relativePath == WatcherLock || DiffLogs.Contains(relativePath)
            || ModuleArtifacts.IsOfTheToolkit(relativePath);

    /// <summary>A contract's path relative to the project root.</summary>
    public string Contract(string fileName) => ContractsFolder + "/" + fileName;

    /// <summary>The nearest governed root at or above a folder, or null where there is none.</summary>
    /// <remarks>Neither <c>.git</c> nor a submodule ends the search: a folder cannot leave governance by becoming a repository of its own.</remarks>
    public static ForgeRepository? Discover(string startFolder)
    {
        for (DirectoryInfo? folder = new(Path.GetFullPath(startFolder)); folder is not null; folder = folder.Parent)
        {
            if (TryOpen(folder.FullName) is { } repository)
                return repository;
        }
        return null;
    }

    /// <summary>The repository whose root is exactly this folder, or null where the folder is not governed.</summary>
    public static ForgeRepository? TryOpen(string folder)
    {
        string root = Path.GetFullPath(folder);
        if (root.Length > 1 && root[root.Length - 1] == Path.DirectorySeparatorChar && root != Path.GetPathRoot(root))
            root = root.Substring(0, root.Length - 1);
        return GovernanceRoot.PrefixIn(root) is { } prefix ? new ForgeRepository(root, prefix) : null;
    }

    /// <summary>A folder as the root that it is going to be, with <c>Forge/</c> in it, where it is not governed yet.</summary>
    internal static ForgeRepository Future(string folder) => TryOpen(folder) ?? new ForgeRepository(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar), "Forge/");

    /// <summary>The absolute path of a relative one, for opening it.</summary>
    public string FullPath(string relativePath) => Path.Combine(Root, relativePath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Whether a path, its links resolved, still lies in the project root. False also where it does not exist.</summary>
    public bool IsInside(string relativePath)
    {
        return RealPath(relativePath) is { } real && Contains(RealRoot, real);
    }

    /// <summary>The absolute path with every link below the root resolved, or null where something on the way leads nowhere or cannot be told.</summary>
    public string? RealPath(string relativePath) => SymbolicLinks.RealPathBelow(RealRoot, relativePath);

    // Links above the root are the user's own; where this host cannot resolve them, only those below it matter.
    internal string RealRoot => _realRoot ??= SymbolicLinks.RealPath(Root) ?? Root;

    /// <summary>Whether an absolute path is a folder or lies below it.</summary>
    internal static bool Contains(string folder, string path)
        => path.StartsWith(folder, PathComparison)
            && (path.Length == folder.Length || folder[folder.Length - 1] == Path.DirectorySeparatorChar || path[folder.Length] == Path.DirectorySeparatorChar);
}
