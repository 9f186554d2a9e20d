using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>The reference assemblies of a framework: where a restore, an SDK or Windows put them.</summary>
internal sealed class FrameworkPacks
{
    private readonly AssemblyFiles _assemblies;

    public FrameworkPacks(AssemblyFiles assemblies) => _assemblies = assemblies;

    /// <summary>What the framework of a target supplies.</summary>
    /// <param name="assets">Whose target it is.</param>
    /// <param name="target">The target.</param>
    /// <param name="missing">What was not found, in words for a message; empty where nothing lacks.</param>
    public IReadOnlyList<NamespaceList> Of(AssetsFile assets, AssetsTarget target, out string missing)
    {
        AssetsFramework? framework = assets.FrameworkOf(target);
        string name = AssetsFile.ShortName(framework is { Framework.Length: > 0 } ? framework.Framework : target.Name);
        int platform = name.IndexOf('-');
        string tfm = platform > 0 ? name.Substring(0, platform) : name;
        List<NamespaceList> lists = new();
        missing = "";
        if (IsNetFramework(tfm))
        {
            if (!AddNetFramework(assets, target, tfm, lists))
                missing = "the reference assemblies of " + tfm;
            return lists;
        }
        // Up to 2.0, the standard is a package.
        if (target.Libraries.TryGetValue("NETStandard.Library", out AssetsLibrary? standard))
        {
            foreach (string folder in FoldersOf(assets, standard))
                AddFolder(AssemblyFiles.Combine(folder, "build/" + tfm + "/ref"), standard.Id + "/" + standard.Version + "/" + tfm, lists);
            return lists;
        }
        foreach (string pack in PacksOf(target, framework, tfm))
        {
            if (!AddPack(assets, framework, pack, tfm, lists))
                missing = "the targeting pack " + pack + " for " + tfm;
        }
        return lists;
    }

    /// <summary>The folders in which a package may lie.</summary>
    public static IEnumerable<string> FoldersOf(AssetsFile assets, AssetsLibrary library)
    {
        string key = library.Id + "/" + library.Version;
        string path = assets.Paths.TryGetValue(key, out string? known) ? known : key.ToLowerInvariant();
        return assets.PackageFolders.Select(folder => AssemblyFiles.Combine(folder, path)).OfType<string>();
    }

    private static bool IsNetFramework(string tfm)
        => tfm.Length > 3 && tfm.StartsWith("net", StringComparison.Ordinal) && tfm.Skip(3).All(char.IsDigit) && tfm[3] is >= '1' and <= '4';

    private static IEnumerable<string> PacksOf(AssetsTarget target, AssetsFramework? framework, string tfm)
    {
        if (tfm.StartsWith("netstandard", StringComparison.Ordinal))
            return new[] { "NETStandard.Library.Ref" };
        IEnumerable<string> own = framework?.FrameworkReferences ?? Enumerable.Empty<string>();
        return own.Concat(target.Libraries.Values.SelectMany(library => library.FrameworkReferences))
            .Select(name => name.StartsWith("Microsoft.WindowsDesktop.App", StringComparison.OrdinalIgnoreCase) ? "Microsoft.WindowsDesktop.App" : name)
            .Select(name => name + ".Ref").Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.Ordinal).ToArray();
    }

    private bool AddPack(AssetsFile assets, AssetsFramework? framework, string pack, string tfm, List<NamespaceList> lists)
    {
        foreach (KeyValuePair<string, string> download in framework?.Downloads ?? new List<KeyValuePair<string, string>>())
        {
            if (!download.Key.Equals(pack, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (string folder in assets.PackageFolders)
            {
                string relative = pack.ToLowerInvariant() + "/" + download.Value + "/ref/" + tfm;
                if (AddFolder(AssemblyFiles.Combine(folder, relative), relative, lists))
                    return true;
            }
        }
        foreach (string root in DotNetRoots(framework))
        {
            foreach (string folder in AssemblyFiles.FoldersIn(Path.Combine(root, "packs", pack)).OrderByDescending(VersionOf))
            {
                if (AddFolder(Path.Combine(folder, "ref", tfm), pack + "/" + Path.GetFileName(folder) + "/ref/" + tfm, lists))
                    return true;
            }
        }
        return false;
    }

    private bool AddNetFramework(AssetsFile assets, AssetsTarget target, string tfm, List<NamespaceList> lists)
    {
        string version = "v" + string.Join(".", tfm.Substring(3).ToCharArray());
        bool found = false;
        foreach (AssetsLibrary library in target.Libraries.Values)
        {
            if (!library.Id.StartsWith("Microsoft.NETFramework.ReferenceAssemblies.net", StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (string folder in FoldersOf(assets, library))
            {
                string relative = "build/.NETFramework/" + version;
                found |= AddFolder(AssemblyFiles.Combine(folder, relative), library.Id + "/" + library.Version, lists);
                AddFolder(AssemblyFiles.Combine(folder, relative + "/Facades"), library.Id + "/" + library.Version + "/Facades", lists);
            }
        }
        string programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86);
        if (!found && programs.Length > 0)
        {
            string folder = Path.Combine(programs, "Reference Assemblies", "Microsoft", "Framework", ".NETFramework", version);
            found = AddFolder(folder, ".NETFramework/" + version, lists);
            AddFolder(Path.Combine(folder, "Facades"), ".NETFramework/" + version + "/Facades", lists);
        }
        return found;
    }

    private bool AddFolder(string? folder, string name, List<NamespaceList> lists)
    {
        if (folder is null || _assemblies.ReadFolder(folder, name) is not { } list)
            return false;
        lists.Add(list);
        return true;
    }

    // Where the restore's SDK lies, then where this program's runtime lies, then where the machine says.
    private static IEnumerable<string> DotNetRoots(AssetsFramework? framework)
    {
        string?[] roots =
        {
            Above(framework?.SdkFile, 3),
            Above(typeof(object).Assembly.Location, 4),
            Environment.GetEnvironmentVariable("DOTNET_ROOT"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet"),
        };
        return roots.OfType<string>().Where(root => root.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static string? Above(string? path, int levels)
    {
        for (; levels > 0 && !string.IsNullOrEmpty(path); levels--)
            path = Path.GetDirectoryName(path);
        return path;
    }

    // By number, since 10.0.9 is older than 10.0.12; a preview is older than its release.
    private static (Version Number, bool IsRelease) VersionOf(string folder)
    {
        string name = Path.GetFileName(folder);
        string number = name.Split('-')[0];
        return (Version.TryParse(number, out Version? version) ? version : new Version(0, 0), number.Length == name.Length);
    }
}
