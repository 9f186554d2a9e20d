using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>What <c>project.assets.json</c> says of a project: the record that a restore leaves behind.</summary>
internal sealed class AssetsFile
{
    /// <summary>The folders of packages, absolute.</summary>
    public List<string> PackageFolders { get; } = new();

    /// <summary>Where a library lies, by <c>Id/Version</c>: of a package below a package folder, of a project relative to this project's folder.</summary>
    public Dictionary<string, string> Paths { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The targets that a compiler sees, one a framework.</summary>
    public List<AssetsTarget> Targets { get; } = new();

    /// <summary>What the project itself says, one a framework.</summary>
    public List<AssetsFramework> Frameworks { get; } = new();

    /// <summary>What the project itself says of a target's framework; null where it says nothing.</summary>
    public AssetsFramework? FrameworkOf(AssetsTarget target)
        => Frameworks.Find(framework => framework.Name == target.Name || framework.Alias == target.Name || framework.Framework == target.Name)
            ?? Frameworks.Find(framework => framework.Name == ShortName(target.Name))
            ?? (Targets.Count == 1 && Frameworks.Count == 1 ? Frameworks[0] : null);

    /// <summary>The short name of a framework: of <c>.NETStandard,Version=v2.0</c> it is <c>netstandard2.0</c>.</summary>
    public static string ShortName(string name)
    {
        string[] parts = name.Split(',');
        if (parts.Length < 2 || parts[1].IndexOf("=v", StringComparison.Ordinal) is not (>= 0 and int equals))
            return name;
        string version = parts[1].Substring(equals + 2);
        return parts[0] switch
        {
            ".NETStandard" => "netstandard" + version,
            ".NETCoreApp" => (version.Length > 0 && (version[0] >= '5' || version.IndexOf('.') > 1) ? "net" : "netcoreapp") + version,
            ".NETFramework" => "net" + version.Replace(".", ""),
            _ => name,
        };
    }
}

/// <summary>One of a project's frameworks, as the project asks for it.</summary>
internal sealed class AssetsFramework
{
    public AssetsFramework(string name) => Name = name;

    public string Name { get; }

    /// <summary>As the project file writes it.</summary>
    public string Alias { get; set; } = "";

    /// <summary>The framework, where <see cref="Name"/> is an alias of it (version 4 of the format).</summary>
    public string Framework { get; set; } = "";

    /// <summary>The packages that the project references itself.</summary>
    public HashSet<string> Packages { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<string> FrameworkReferences { get; } = new();

    /// <summary>Targeting packs that were downloaded, and their versions.</summary>
    public List<KeyValuePair<string, string>> Downloads { get; } = new();

    /// <summary>A file of the SDK that restored, which tells where it lies.</summary>
    public string SdkFile { get; set; } = "";
}

/// <summary>One framework, and all libraries that reach the project in it.</summary>
internal sealed class AssetsTarget
{
    public AssetsTarget(string name) => Name = name;

    public string Name { get; }

    /// <summary>By id.</summary>
    public Dictionary<string, AssetsLibrary> Libraries { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A package or a project that reaches another.</summary>
internal sealed class AssetsLibrary
{
    public AssetsLibrary(string id, string version)
    {
        Id = id;
        Version = version;
    }

    public string Id { get; }

    public string Version { get; }

    public bool IsProject { get; set; }

    /// <summary>The assemblies that a compiler sees, relative to the library's folder; not the placeholder <c>_._</c>.</summary>
    public List<string> Compile { get; } = new();

    public List<string> Dependencies { get; } = new();

    public List<string> FrameworkReferences { get; } = new();
}
