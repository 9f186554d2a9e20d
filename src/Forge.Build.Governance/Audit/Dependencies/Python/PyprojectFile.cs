using System;
using System.Collections.Generic;
using Forge.Build.Governance.Audit.Dependencies.Toml;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>
/// <c>pyproject.toml</c> (PEP 621, PEP 735, Poetry, PDM, uv, Hatch) and <c>Pipfile</c>. A <c>pyproject.toml</c> that only configures tools declares
/// nothing and is no manifest.
/// </summary>
internal sealed class PyprojectFile
{
    private readonly ContractFile _file;
    private readonly PythonManifest _manifest;

    private PyprojectFile(ContractFile file, PythonManifest manifest)
    {
        _file = file;
        _manifest = manifest;
    }

    /// <summary>Reads one file.</summary>
    /// <param name="file">A file with text.</param>
    /// <param name="manifest">What takes its names.</param>
    /// <param name="include">Called with the path of every file that this one takes its requirements from.</param>
    public static void Read(ContractFile file, PythonManifest manifest, Action<string, int, int> include)
    {
        TomlTable root = TomlSource.Parse(file.Text!.Text, out TomlProblem? problem);
        if (problem is not null)
        {
            manifest.Enter(file.Path);
            int end = Math.Min(problem.Index + 1, file.Text.Text.Length);
            manifest.Refuse(file, problem.Index, end, "this is not TOML: " + problem.Message, "correct the syntax here.");
            return;
        }
        PyprojectFile reader = new(file, manifest);
        if (file.Path.EndsWith("Pipfile", StringComparison.Ordinal))
            reader.ReadPipfile(root);
        else
            reader.ReadProject(root, include);
    }

    private void ReadPipfile(TomlTable root)
    {
        _manifest.Enter(_file.Path);
        foreach (KeyValuePair<string, TomlValue> member in root.Members)
        {
            if (member.Key is not ("source" or "requires" or "scripts" or "pipenv"))
                DeclareKeys(member.Value);
        }
    }

    private void ReadProject(TomlTable root, Action<string, int, int> include)
    {
        TomlValue? project = root["project"];
        TomlValue? tool = root["tool"];
        TomlValue? poetry = tool?["poetry"];
        if (project is null && poetry is null && root["dependency-groups"] is null)
            return;
        _manifest.Enter(_file.Path);
        _manifest.Declare((project?["name"] as TomlText)?.Text ?? (poetry?["name"] as TomlText)?.Text ?? "");
        DeclareList(project?["dependencies"], "project.dependencies");
        DeclareLists(project?["optional-dependencies"], "project.optional-dependencies");
        DeclareLists(root["dependency-groups"], "dependency-groups");
        DeclareList(root["build-system"]?["requires"], "build-system.requires");
        DeclareLists(tool?["pdm"]?["dev-dependencies"], "tool.pdm.dev-dependencies");
        DeclareList(tool?["uv"]?["dev-dependencies"], "tool.uv.dev-dependencies");
        foreach (TomlValue environment in TablesIn(tool?["hatch"]?["envs"]))
        {
            DeclareList(environment["dependencies"], "tool.hatch.envs");
            DeclareList(environment["extra-dependencies"], "tool.hatch.envs");
        }
        DeclareKeys(poetry?["dependencies"]);
        DeclareKeys(poetry?["dev-dependencies"]);
        foreach (TomlValue group in TablesIn(poetry?["group"]))
            DeclareKeys(group["dependencies"]);
        IncludeFiles(tool?["setuptools"]?["dynamic"]?["dependencies"]?["file"], include);
        foreach (TomlValue extra in TablesIn(tool?["setuptools"]?["dynamic"]?["optional-dependencies"]))
            IncludeFiles(extra["file"], include);
    }

    private void DeclareList(TomlValue? list, string what)
    {
        if (list is null)
            return;
        if (list is not TomlArray array)
        {
            _manifest.Refuse(_file, list.Start, list.End, "\"" + what + "\" must be an array of requirements", "write it as [\"NAME\", \"NAME>=VERSION\"].");
            return;
        }
        foreach (TomlValue item in array.Items)
        {
            if (item is TomlText text)
                _manifest.Declare(RequirementsFile.NameOf(text.Text));
        }
    }

    private void DeclareLists(TomlValue? table, string what)
    {
        foreach (KeyValuePair<string, TomlValue> member in MembersOf(table))
            DeclareList(member.Value, what + "." + member.Key);
    }

    private void DeclareKeys(TomlValue? table)
    {
        foreach (KeyValuePair<string, TomlValue> member in MembersOf(table))
            _manifest.Declare(member.Key);
    }

    private static void IncludeFiles(TomlValue? files, Action<string, int, int> include)
    {
        IEnumerable<TomlValue> items = files is TomlArray array ? array.Items : files is null ? Array.Empty<TomlValue>() : new[] { files };
        foreach (TomlValue item in items)
        {
            if (item is TomlText text)
                include(text.Text, text.Start, text.End);
        }
    }

    private static IEnumerable<TomlValue> TablesIn(TomlValue? table)
    {
        foreach (KeyValuePair<string, TomlValue> member in MembersOf(table))
            yield return member.Value;
    }

    private static IEnumerable<KeyValuePair<string, TomlValue>> MembersOf(TomlValue? table)
        => table is TomlTable known ? known.Members : Array.Empty<KeyValuePair<string, TomlValue>>();
}
