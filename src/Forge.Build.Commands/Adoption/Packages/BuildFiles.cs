using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Xml.Linq;
using Forge.Build.Commands.Adoption.Surveys;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Packages;

/// <summary>The files of a tree that say how it is built, read as XML and not evaluated.</summary>
internal sealed class BuildFiles
{
    /// <summary>The file that MSBuild imports into every project below it, the nearest only.</summary>
    public const string BuildProps = "Directory.Build.props";

    /// <summary>The file of central package management, the nearest only.</summary>
    public const string PackagesProps = "Directory.Packages.props";

    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly string[] ProjectEnds = { ".csproj", ".fsproj", ".vbproj" };
    private static readonly string[] OtherEnds = { ".props", ".targets", ".proj" };

    private readonly ForgeRepository _repository;
    private readonly HashSet<string> _paths;
    private readonly Dictionary<string, XElement?> _read = new(StringComparer.Ordinal);

    private BuildFiles(ForgeRepository repository, IEnumerable<string> paths)
    {
        _repository = repository;
        _paths = new HashSet<string>(paths, StringComparer.Ordinal);
        Projects = _paths.Where(path => EndsWith(path, ProjectEnds)).Order(StringComparer.Ordinal).ToArray();
    }

    /// <summary>The projects of .NET languages, sorted.</summary>
    public IReadOnlyList<string> Projects { get; }

    /// <summary>The extensions of projects of other kinds, containers and databases for example, with their dots; sorted.</summary>
    public IReadOnlyList<string> OtherKinds
        => _paths.Select(path => Path.GetExtension(path).ToLowerInvariant())
            .Where(end => end.EndsWith("proj", StringComparison.Ordinal) && end != ".proj" && !EndsWith(end, ProjectEnds)).Distinct().Order(StringComparer.Ordinal).ToArray();

    /// <summary>Every file of the tree.</summary>
    public IReadOnlyCollection<string> All => _paths;

    /// <summary>Projects and what they may import, sorted.</summary>
    public IEnumerable<string> Sources => _paths.Where(path => EndsWith(path, ProjectEnds) || EndsWith(path, OtherEnds)).Order(StringComparer.Ordinal);

    /// <summary>Looks at a tree.</summary>
    public static BuildFiles Of(ForgeRepository repository, CancellationToken cancellation)
        => new(repository, SourceTree.Walk(repository, cancellation).Files.Where(file => file.Length <= MostBytes).Select(file => file.Path));

    /// <summary>The root element of a file; null where it is no XML.</summary>
    public XElement? Read(string path)
    {
        if (_read.TryGetValue(path, out XElement? root))
            return root;
        byte[] bytes = File.ReadAllBytes(_repository.FullPath(path));
        root = SafeXml.Read(SourceText.Decode(bytes, bytes.Length), out _);
        _read.Add(path, root);
        return root;
    }

    /// <summary>The file of a name that holds for a project, and through its imports the topmost one; null where there is none inside the root.</summary>
    public string? TopOf(string project, string name)
    {
        string? top = null;
        for (string? folder = FolderOf(project); folder is not null; folder = folder.Length == 0 ? null : FolderOf(folder))
        {
            string path = folder.Length == 0 ? name : folder + "/" + name;
            if (!_paths.Contains(path))
                continue;
            top = path;
            if (!Imports(path, name))
                break;
        }
        return top;
    }

    /// <summary>Whether one of the name lies in a folder above the root.</summary>
    public bool IsAbove(string name)
    {
        for (DirectoryInfo? folder = Directory.GetParent(_repository.Root); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, name)))
                return true;
        }
        return false;
    }

    /// <summary>The last value that a file gives a property whatever the condition; empty where it gives none.</summary>
    public string Property(string path, string name)
        => Read(path)?.Descendants().LastOrDefault(element => string.Equals(element.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))?.Value.Trim() ?? "";

    private bool Imports(string path, string name)
        => Read(path)?.Descendants().Any(
            element => element.Name.LocalName == "Import" && (element.Attribute("Project")?.Value.Contains(name, StringComparison.OrdinalIgnoreCase) ?? false)) ?? false;

    private static string FolderOf(string path)
    {
        int slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    private static bool EndsWith(string path, string[] ends) => ends.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
