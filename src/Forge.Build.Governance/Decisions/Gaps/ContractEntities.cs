using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Gaps;

/// <summary>Tells which affected entities of a gap are contracts of the repository (Decision Gate Contract 12).</summary>
/// <remarks>In doubt one is, since then a person is asked.</remarks>
internal sealed class ContractEntities
{
    private const string ProjectFile = "forge.json";

    // Entities are written as CODE::path::part, path:line, path#anchor, `path` and in other ways.
    private static readonly char[] Separators
        = { ':', '#', '?', ',', ';', '|', '=', ' ', '\t', '\r', '\n', '`', '"', '\'', '*', '(', ')', '[', ']', '<', '>' };

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _folder;
    private readonly string _root;

    public ContractEntities(ForgeRepository repository)
    {
        foreach (RequiredContract contract in RequiredContract.All)
            _names.Add(contract.FileName);
        foreach (string directive in repository.Directives)
            _names.Add(directive.Substring(directive.LastIndexOf('/') + 1));
        _folder = "/" + repository.ContractsFolder + "/";
        _root = WithoutDrive(repository.Root.Replace(Path.DirectorySeparatorChar, '/')) + "/";
    }

    /// <summary>Whether an entity names a contract, or the file that names the project.</summary>
    public bool Include(string entity)
    {
        foreach (string part in entity.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            string path = part.Replace('\\', '/');
            if (path.StartsWith(_root, StringComparison.OrdinalIgnoreCase))
                path = path.Substring(_root.Length);
            if (IsContract(path))
                return true;
        }
        return false;
    }

    private bool IsContract(string path)
    {
        bool isAbsolute = path[0] == '/';
        List<string> segments = new();
        foreach (string segment in path.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment.TrimEnd('.').Length > 0)
                segments.Add(segment.TrimEnd('.'));
        }
        if (segments.Count == 0)
            return false;
        string whole = "/" + string.Join("/", segments) + "/";
        int folder = whole.IndexOf(_folder, StringComparison.OrdinalIgnoreCase);
        string name = segments[segments.Count - 1];
        // An absolute path is one of another machine, whose root nobody knows here.
        return folder == 0 || (folder > 0 && isAbsolute) || _names.Contains(name)
            || (name.Equals(ProjectFile, StringComparison.OrdinalIgnoreCase) && (segments.Count == 1 || isAbsolute));
    }

    private static string WithoutDrive(string root) => root.Length > 1 && root[1] == ':' ? root.Substring(2) : root;
}
