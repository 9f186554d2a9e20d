using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>Reads the folders that <c>forge.json</c> opens for backfill: <c>"backfill": { "namespaces": ["spec"] }</c>.</summary>
internal static class NamespaceSettings
{
    private const string Path = "forge.json";

    /// <summary>The folders, normalised.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="findings">FORGE3001 for what has not its shape or opens what stays closed, FORGE6002 where the file cannot be read.</param>
    public static IReadOnlyList<string> Read(ForgeRepository repository, out IReadOnlyList<Finding> findings)
    {
        List<Finding> found = new();
        findings = found;
        List<string> folders = new();
        ContractFile file = ContractFile.Read(repository, Path);
        if (file.State == ContractState.Unreadable)
        {
            found.Add(new Finding(RuleCatalog.ContractUnreadable, SourceLocation.StartOf(Path),
                "forge.json cannot be read, so nobody can tell what backfill may create: " + PrintableText.Excerpt(file.Problem, 300),
                "make it a readable file inside the project root."));
        }
        if (file.Text is null)
            return folders;
        JsonSource.Parse(Path, file.Text, out JsonValue? root, out List<JsonProblem> problems);
        JsonShape shape = new(problems);
        if (root is { Kind: not JsonKind.Object })
            shape.Refuse(root.Location, "forge.json must hold an object, not " + root.KindName);
        else if (root?["backfill"] is { Kind: not JsonKind.Object } section)
            shape.Refuse(section.Location, "\"backfill\" must be an object with \"namespaces\", not " + section.KindName);
        else if (root?["backfill"] is { } backfill)
            ReadFolders(repository, backfill, shape, folders);
        foreach (JsonProblem problem in problems)
        {
            found.Add(new Finding(RuleCatalog.MalformedContract, problem.Location, PrintableText.Excerpt(problem.Message, 300) + ".",
                "correct forge.json; folders for backfill are listed as \"backfill\": { \"namespaces\": [\"spec\"] }."));
        }
        return folders;
    }

    private static void ReadFolders(ForgeRepository repository, JsonValue backfill, JsonShape shape, List<string> folders)
    {
        foreach (JsonValue text in shape.Texts(backfill, "namespaces", "\"backfill\""))
        {
            string? refused = null;
            if (!RelativePath.TryParse(text.Text, out RelativePath? path, out string reason))
                refused = reason;
            else if (path!.Value.Split('/')[0].Equals("artifacts", StringComparison.OrdinalIgnoreCase))
                refused = "artifacts/ belongs to the modules";
            else
                refused = TargetName.WhyIllegal(path.Value) ?? Namespaces.WhyReserved(repository, path.Value);
            if (refused is null)
                folders.Add(path!.Value);
            else
                shape.Refuse(text.Location, "the namespace \"" + PrintableText.Excerpt(text.Text, 120) + "\" cannot be opened for backfill: " + refused);
        }
    }
}
