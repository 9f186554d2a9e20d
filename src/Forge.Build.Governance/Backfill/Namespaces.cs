using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>Where backfill may create something (Backfill Protocol 8, 10, 12).</summary>
internal sealed class Namespaces
{
    private static readonly string[] Documentation = { "docs", "doc", "documentation", "schema", "schemas" };
    private static readonly string[] Reserved = { "src", "code", "progress", ".git", CacheFolder.Name, "Forge", "bin", "obj", "node_modules" };

    private static readonly string[] OwnFiles =
    {
        ModuleArtifacts.BackfillPlan, ModuleArtifacts.BackfillLog, ModuleArtifacts.CreatedFiles, ModuleArtifacts.BackfillError,
    };

    private readonly ForgeRepository _repository;
    private readonly string[] _folders;

    /// <param name="repository">Whose.</param>
    /// <param name="more">The folders that <c>forge.json</c> adds.</param>
    public Namespaces(ForgeRepository repository, IReadOnlyList<string> more)
    {
        _repository = repository;
        _folders = Documentation.Concat(more).ToArray();
    }

    /// <summary>Why an action may not create this, as a clause without a full stop; null where it may.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="path">A normalised path.</param>
    public string? WhyNot(ActionKind kind, string path)
    {
        if (TargetName.WhyIllegal(path) is { } illegal)
            return illegal;
        if (IsMissingContract(kind, path))
            return null;
        if (WhyReserved(_repository, path) is { } reserved)
            return reserved;
        if (kind != ActionKind.CreateDirectory && TargetName.IsCode(path))
            return "it is source code, which backfill never touches";
        if (OwnFiles.Contains(path, StringComparer.OrdinalIgnoreCase))
            return "the file is backfill's own";
        bool isModule = kind == ActionKind.CreateDirectory && ModuleArtifacts.Folders.Any(folder => path == folder || IsBelow(folder, path));
        bool isOpen = _folders.Any(folder => IsBelow(folder, path) || (kind == ActionKind.CreateDirectory && path == folder));
        if (isModule || isOpen || IsBelow(ModuleArtifacts.Backfill, path))
            return null;
        return "it is not below " + string.Join("/, ", _folders) + "/ or " + ModuleArtifacts.Backfill + "/";
    }

    /// <summary>Why no setting may open a path for backfill, as a clause without a full stop; null where it may.</summary>
    public static string? WhyReserved(ForgeRepository repository, string path)
    {
        string first = path.Split('/')[0];
        if (Reserved.Contains(first, StringComparer.OrdinalIgnoreCase))
            return first + "/ is closed to backfill";
        // Where the contracts lie flat in the root, their folders are the governance.
        foreach (string folder in new[] { repository.ContractsFolder, repository.EvidenceFolder, repository.TemplatesFolder })
        {
            if (path.Equals(folder, StringComparison.OrdinalIgnoreCase) || path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase))
                return folder + "/ belongs to the governance";
        }
        return null;
    }

    /// <summary>Whether a path is a required contract, which a document or a template may restore where it is missing (Backfill Protocol 4, 9).</summary>
    public bool IsMissingContract(ActionKind kind, string path)
        => kind is ActionKind.GenerateDocument or ActionKind.GenerateTemplate
            && RequiredContract.All.Any(contract => path == _repository.Contract(contract.FileName));

    private static bool IsBelow(string folder, string path)
        => path.Length > folder.Length + 1 && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);
}
