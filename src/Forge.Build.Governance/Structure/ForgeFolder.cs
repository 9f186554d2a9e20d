using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure.Projects;

namespace Forge.Build.Governance.Structure;

/// <summary>The folder <c>Forge/</c> holds no project source, and no project file reaches into it, so that it can be deleted after the build (Builder Contract 0).</summary>
internal sealed class ForgeFolder
{
    private const int MostQuoted = 120;

    private static readonly string[] ProjectEndings = { ".csproj", ".fsproj", ".vbproj", ".vcxproj", ".shproj", ".projitems", ".proj", ".props", ".targets", ".sln", ".slnx" };
    private static readonly string[] Manifests =
    {
        "package.json", "tsconfig.json", "requirements.txt", "pyproject.toml", "setup.py", "go.mod", "Cargo.toml", "pom.xml", "build.gradle", "global.json", "nuget.config", "forge.json",
    };

    private readonly StructureSubject _subject;
    private readonly string _folder;
    private readonly HashSet<string> _inside;
    private readonly List<Finding> _findings = new();

    private ForgeFolder(StructureSubject subject)
    {
        _subject = subject;
        _folder = subject.Repository.GovernancePrefix;
        _inside = new HashSet<string>(subject.FilesBelow(_folder).Select(file => file.Path), StringComparer.Ordinal);
    }

    /// <summary>Runs the gate.</summary>
    public static IEnumerable<Finding> Run(StructureSubject subject)
    {
        if (subject.Repository.GovernancePrefix.Length == 0)
        {
            subject.Tell("the governance folder is the project root itself, so nothing lies inside it or outside.");
            return Array.Empty<Finding>();
        }
        ForgeFolder gate = new(subject);
        gate.LookInside();
        gate.LookAtProjects();
        gate.LookAtPackages();
        return gate._findings;
    }

    private void LookInside()
    {
        foreach (string root in _subject.NestedRoots.Where(root => (root + "/").StartsWith(_folder, StringComparison.Ordinal)))
        {
            _findings.Add(new Finding(RuleCatalog.SourceInForge, SourceLocation.StartOf(root),
                "this folder is a governed root of its own, so nothing in it is checked; " + _folder + " is no place for a project.",
                "move the project to the project root, or remove the forge.json, .git or contracts that make it one."));
        }
        foreach (string path in _inside.OrderBy(path => path, StringComparer.Ordinal))
        {
            if (KindOf(path) is { } kind)
            {
                _findings.Add(new Finding(RuleCatalog.SourceInForge, SourceLocation.StartOf(path),
                    "this is " + kind + ", and " + _folder + " holds contracts, evidence and scripts only: it may be deleted after the build.",
                    "move it to the project root or a folder of its own there; a build script belongs into " + _folder + "scripts/."));
            }
        }
    }

    private string? KindOf(string path)
    {
        string below = path.Substring(_folder.Length), name = path.Substring(path.LastIndexOf('/') + 1);
        // What backfill fills in looks like source, and is none.
        if (path.StartsWith(_subject.Repository.TemplatesFolder + "/", StringComparison.Ordinal))
            return null;
        if (ProjectEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            return "a project file";
        if (Manifests.Contains(name, StringComparer.OrdinalIgnoreCase))
            return "a manifest of a project";
        // A script of the toolkit may be written in a language of the project; the schema is written in SQL as well as in prose.
        bool isScript = below.StartsWith("scripts/", StringComparison.Ordinal) && name.EndsWith(".py", StringComparison.OrdinalIgnoreCase);
        bool isContract = path.StartsWith(_subject.Repository.ContractsFolder + "/", StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);
        return SourceExtensions.Include(path) && !isScript && !isContract ? "project source" : null;
    }

    private void LookAtProjects()
    {
        int projects = 0;
        foreach (SourceFile file in _subject.FilesEnding(ProjectEndings))
        {
            if (file.Path.StartsWith(_folder, StringComparison.Ordinal) || _subject.Text(file.Path) is not { } text)
                continue;
            projects++;
            IEnumerable<ProjectReference>? references = file.Path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase)
                ? ProjectReferences.InSolution(file.Path, text)
                : ProjectReferences.InXml(file.Path, text);
            if (references is null)
            {
                // MSBuild refuses what a build takes of these; the others may be test data or a template.
                _findings.Add(new Finding(RuleCatalog.StructureFileNotUnderstood, SourceLocation.StartOf(file.Path),
                    "this project file is no XML, so nobody looked whether it reaches into " + _folder + ".", "correct or remove it."));
                continue;
            }
            foreach (ProjectReference reference in references)
                Judge(file.Path, reference);
        }
        _subject.Tell("looked at " + Count(_inside.Count, "file") + " in " + _folder + " and at " + Count(projects, "project file") + ".");
    }

    private void Judge(string project, ProjectReference reference)
    {
        string written = reference.Path.IndexOf('%') < 0 ? reference.Path : Uri.UnescapeDataString(reference.Path);
        written = written.Replace('\\', '/');
        string folder = project.Substring(0, project.LastIndexOf('/') + 1);
        foreach (string here in new[] { "$(MSBuildThisFileDirectory)", "$(MSBuildProjectDirectory)", "$(ProjectDir)" })
        {
            if (written.StartsWith(here, StringComparison.OrdinalIgnoreCase))
                written = "./" + written.Substring(here.Length).TrimStart('/');
        }
        int property = written.LastIndexOf(')');
        // What a property holds is not known here; that what follows it lies in the folder is.
        bool isInside = written.IndexOf("$(", StringComparison.Ordinal) < 0
            ? RelativePath.TryParse(folder + written, out RelativePath? path, out _) && IsInside(path!.Value)
            : property >= 0 && _inside.Contains(written.Substring(property + 1).TrimStart('/'));
        if (isInside)
            Refuse(reference.Location, "the " + reference.What + " of", reference.Path);
    }

    private void LookAtPackages()
    {
        foreach (SourceFile file in _subject.FilesNamed("package.json", "tsconfig.json"))
        {
            if (file.Path.StartsWith(_folder, StringComparison.Ordinal) || _subject.Text(file.Path) is not { } text
                || text.Text.IndexOf(_folder.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) < 0)
                continue;
            JsonSource.Parse(file.Path, text, out JsonValue? root, out List<JsonProblem> _);
            if (root is { Kind: JsonKind.Object })
                LookAtJson(file.Path, root);
        }
    }

    // "file:../Forge/x" in a package.json, a path in a tsconfig.json.
    private void LookAtJson(string path, JsonValue root)
    {
        string folder = path.Substring(0, path.LastIndexOf('/') + 1);
        IEnumerable<JsonValue> values = path.EndsWith("package.json", StringComparison.Ordinal)
            ? new[] { "dependencies", "devDependencies", "optionalDependencies", "peerDependencies" }.SelectMany(group => Members(root[group])).Concat(Items(root["workspaces"]))
            : Items(root["extends"]).Concat(Items(root["files"])).Concat(Items(root["include"])).Concat(Items(root["references"]).Select(item => item["path"]).OfType<JsonValue>())
                .Concat(Members(root["compilerOptions"]?["paths"]).SelectMany(Items));
        foreach (JsonValue value in values.Where(value => value.Kind == JsonKind.String))
        {
            string written = value.Text;
            foreach (string scheme in new[] { "file:", "link:", "portal:" })
                written = written.StartsWith(scheme, StringComparison.Ordinal) ? written.Substring(scheme.Length) : written;
            if (RelativePath.TryParse(folder + written, out RelativePath? target, out _) && IsInside(target!.Value))
                Refuse(value.Location, "the path", value.Text);
        }
    }

    private static IEnumerable<JsonValue> Members(JsonValue? value) => value?.Members.Select(member => member.Value) ?? Enumerable.Empty<JsonValue>();

    private static IEnumerable<JsonValue> Items(JsonValue? value)
        => value is null ? Enumerable.Empty<JsonValue>() : value.Kind == JsonKind.Array ? value.Items : new List<JsonValue> { value };

    // Where the file system takes any case, another case is the same folder; elsewhere it is one only if nothing else is called so.
    private bool IsInside(string path)
    {
        if ((path + "/").StartsWith(_folder, StringComparison.Ordinal))
            return true;
        return (path + "/").StartsWith(_folder, StringComparison.OrdinalIgnoreCase) && !_subject.FilesBelow(path.Substring(0, _folder.Length - 1) + "/").Any();
    }

    private void Refuse(SourceLocation at, string what, string path)
        => _findings.Add(new Finding(RuleCatalog.ReferenceIntoForge, at,
            what + " \"" + PrintableText.Excerpt(path, MostQuoted) + "\" leads into " + _folder + ", which may be deleted after the build: no project may depend on it.",
            "move what it leads to out of " + _folder + " and refer to it there, or delete this reference."));

    private static string Count(int number, string one) => number.ToString(CultureInfo.InvariantCulture) + " " + one + (number == 1 ? "" : "s");
}
