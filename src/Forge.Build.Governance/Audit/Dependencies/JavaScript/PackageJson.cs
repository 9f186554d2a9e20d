using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies.JavaScript;

/// <summary>What a <c>package.json</c> declares.</summary>
internal sealed class PackageJson
{
    private static readonly string[] Groups = { "dependencies", "devDependencies", "peerDependencies", "optionalDependencies" };

    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    private PackageJson(string path) => Path = path;

    /// <summary>Relative to the project root.</summary>
    public string Path { get; }

    /// <summary>The package's own name; empty where it has none.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The globs of its workspaces.</summary>
    public List<string> Workspaces { get; } = new();

    /// <summary>Whether it could not be understood, so that what it does not declare is not known.</summary>
    public bool IsBroken { get; private set; }

    public bool Declares(string package) => _declared.Contains(package);

    /// <summary>Reads one; what is wrong with it goes to <paramref name="findings"/>.</summary>
    public static PackageJson Read(ContractFile file, List<Finding> findings)
    {
        PackageJson manifest = new(file.Path);
        List<JsonProblem> problems = new();
        JsonValue? root = null;
        if (file.Text is not null)
            JsonSource.Parse(file.Path, file.Text, out root, out problems);
        else if (file.State == ContractState.Unreadable)
            problems.Add(new JsonProblem(SourceLocation.StartOf(file.Path), "it cannot be read: " + file.Problem.TrimEnd('.')));
        else
            problems.Add(new JsonProblem(SourceLocation.StartOf(file.Path), "it says nothing; npm needs at least {}"));
        if (root is { Kind: not JsonKind.Object })
            problems.Add(new JsonProblem(root.Location, "it must be an object, not " + root.KindName));
        if (root is not null)
            manifest.Take(root, problems);
        manifest.IsBroken = problems.Count > 0;
        findings.AddRange(problems.Select(problem => DependencyFindings.Malformed(problem.Location, problem.Message + ".", "correct " + file.Path + " here.")));
        return manifest;
    }

    private void Take(JsonValue root, List<JsonProblem> problems)
    {
        Name = root["name"] is { Kind: JsonKind.String } name ? name.Text : "";
        foreach (string group in Groups)
        {
            if (root[group] is not { } members || members.Kind == JsonKind.Null)
                continue;
            if (members.Kind != JsonKind.Object)
                problems.Add(new JsonProblem(members.Location, "\"" + group + "\" must be an object, not " + members.KindName));
            _declared.UnionWith(members.Members.Select(member => member.Name));
        }
        JsonValue? workspaces = root["workspaces"] is { Kind: JsonKind.Object } detailed ? detailed["packages"] : root["workspaces"];
        if (workspaces is { Kind: JsonKind.Array })
            Workspaces.AddRange(workspaces.Items.Where(item => item.Kind == JsonKind.String).Select(item => item.Text));
    }
}
