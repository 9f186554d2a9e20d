using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Audit.Dependencies;
using Forge.Build.Governance.Contracts.Json;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>Finds the frontend: the <c>package.json</c> nearest to the root that depends on a framework which draws pages.</summary>
internal static class FrontendReader
{
    private const string FileName = "package.json";

    private static readonly (string Package, string Name)[] Frameworks =
    [
        ("next", "next"), ("nuxt", "nuxt"), ("@angular/core", "angular"), ("react", "react"),
        ("vue", "vue"), ("svelte", "svelte"), ("solid-js", "solid"), ("preact", "preact"), ("lit", "lit"),
    ];

    private static readonly (string File, string Program)[] Managers = [("pnpm-lock.yaml", "pnpm"), ("yarn.lock", "yarn")];

    /// <summary>The facts; null where no <c>package.json</c> has such a framework.</summary>
    public static FrontendFacts? Read(SurveyFiles files)
    {
        List<FrontendFacts> found = [];
        foreach (string path in files.Paths.Where(path => RepositoryFiles.NameOf(path) == FileName).OrderBy(path => path.Count(c => c == '/')).ThenBy(path => path, StringComparer.Ordinal))
        {
            if (files.Read(path) is not { } text)
                continue;
            JsonSource.Parse(path, text, out JsonValue? root, out List<JsonProblem> problems);
            if (root is not { Kind: JsonKind.Object } || problems.Count > 0)
                files.Notices.Add(path + " is not sound JSON and was left out.");
            else if (Frameworks.FirstOrDefault(framework => Declares(root, framework.Package)) is { Name: { } name })
                found.Add(Facts(files, RepositoryFiles.FolderOf(path), name, root));
        }
        if (found.Count > 1)
        {
            files.Notices.Add("there are " + found.Count + " frontends; forge.json names the one in " + found[0].Folder + ", the others are: "
                + string.Join(", ", found.Skip(1).Select(other => other.Folder)) + ".");
        }
        return found.FirstOrDefault();
    }

    private static FrontendFacts Facts(SurveyFiles files, string folder, string framework, JsonValue root)
    {
        string program = Managers.FirstOrDefault(manager => files.Has(RepositoryFiles.Join(folder, manager.File))).Program ?? "npm";
        string Command(string script) => root["scripts"] is { Kind: JsonKind.Object } scripts && scripts[script] is { Kind: JsonKind.String } text
            && !text.Text.Contains("no test specified", StringComparison.Ordinal) ? program + " run " + script : "";
        return new FrontendFacts(folder.Length == 0 ? "." : folder, framework, Command("build"), Command("test"));
    }

    private static bool Declares(JsonValue root, string package)
        => new[] { "dependencies", "devDependencies", "peerDependencies" }.Any(group => root[group] is { Kind: JsonKind.Object } members && members[package] is not null);
}
