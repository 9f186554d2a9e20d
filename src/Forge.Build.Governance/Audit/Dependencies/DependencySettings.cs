using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Json;

namespace Forge.Build.Governance.Audit.Dependencies;

/// <summary>What <c>forge.json</c> says of manifests. It is a hint and no more: what it names and the tree does not have is left out.</summary>
/// <param name="Language"><c>backend.language</c>, lower-case; empty where it is not said.</param>
/// <param name="DependencyFile"><c>backend.dependency_file</c>, relative to the project root; empty where it is not said or leaves the root.</param>
/// <param name="FrontendFolder"><c>frontend.dir</c>, relative to the project root; empty where it is not said or leaves the root.</param>
internal sealed record DependencySettings(string Language, string DependencyFile, string FrontendFolder)
{
    private const string Path = "forge.json";

    public static DependencySettings Read(RepositoryFiles files)
    {
        ContractFile file = files.Read(Path);
        if (file.Text is null)
            return new DependencySettings("", "", "");
        JsonSource.Parse(Path, file.Text, out JsonValue? root, out List<JsonProblem> _);
        JsonValue? backend = root?["backend"];
        return new DependencySettings(
            TextOf(backend?["language"]).Trim().ToLowerInvariant(),
            RepositoryFiles.Resolve("", TextOf(backend?["dependency_file"])) ?? "",
            RepositoryFiles.Resolve("", TextOf(root?["frontend"]?["dir"])) ?? "");
    }

    private static string TextOf(JsonValue? value) => value is { Kind: JsonKind.String } ? value.Text : "";
}
