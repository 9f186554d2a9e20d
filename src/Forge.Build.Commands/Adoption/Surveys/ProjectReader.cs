using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Forge.Build.Governance.Audit.Dependencies;
using Forge.Build.Governance.Audit.Verdict;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>Reads project files as text, with what the nearest <c>Directory.Build.props</c> adds without a condition. Nothing is evaluated but plain properties.</summary>
internal sealed class ProjectReader
{
    private const string SharedProps = "Directory.Build.props";
    private const int MostNesting = 5;

    private static readonly string[] TestPackages =
        ["Microsoft.NET.Test.Sdk", "xunit", "xunit.v3", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit", "xunit.core", "xunit.assert", "xunit.extensibility.core", "Microsoft.Testing.Platform"];

    private static readonly string[] TestNames = [".Tests", ".Test", ".UnitTests", ".IntegrationTests", ".FunctionalTests", ".Specs", ".Benchmarks"];

    private readonly SurveyFiles _files;
    private readonly Dictionary<string, XElement?> _props = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _known;

    /// <param name="files">What may be read.</param>
    /// <param name="projects">All project files, to which references may lead.</param>
    public ProjectReader(SurveyFiles files, IEnumerable<string> projects)
    {
        _files = files;
        _known = projects.GroupBy(path => path, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a path names a project.</summary>
    public static bool IsProject(string path)
        => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one; null, with a notice, where its text is no project.</summary>
    public SurveyedProject? Read(string path)
    {
        if (_files.Read(path) is not { } text)
            return null;
        if (SafeXml.Read(text, out string problem) is not { } root)
        {
            _files.Notices.Add(path + " is no XML and was left out: " + problem);
            return null;
        }
        List<XElement> shared = SharedAbove(path);
        SurveyedProject project = new(path);
        Dictionary<string, string> properties = Properties(shared, root);
        properties["MSBuildProjectName"] = project.Name;
        string Value(string name) => properties.TryGetValue(name, out string? value) ? Expand(value, properties) : "";
        string[] packages = Items(shared, root, "PackageReference").Concat(Items(shared, root, "GlobalPackageReference")).Concat(OldReferences(root))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        string sdk = root.Attribute("Sdk")?.Value ?? root.Elements().FirstOrDefault(element => element.Name.LocalName == "Sdk")?.Attribute("Name")?.Value ?? "";
        sdk = sdk.Split(';')[0].Split('/')[0].Trim();
        string rootNamespace = Value("RootNamespace"), assembly = Value("AssemblyName");
        return project with
        {
            Sdk = sdk,
            TargetFrameworks = (Value("TargetFramework") + ";" + Value("TargetFrameworks")).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(IsPlain).Distinct().Order(StringComparer.Ordinal).ToArray(),
            Packages = packages.Where(IsPlain).Order(StringComparer.OrdinalIgnoreCase).ToArray(),
            Frameworks = Items(shared, root, "FrameworkReference").Where(IsPlain).Distinct().Order(StringComparer.Ordinal).ToArray(),
            References = References(path, shared, root),
            RootNamespace = IsPlain(rootNamespace) ? rootNamespace : IsPlain(assembly) ? assembly : project.Name,
            IsProgram = Value("OutputType") is { } type && (Is(type, "Exe") || Is(type, "WinExe")) || sdk is "Microsoft.NET.Sdk.Web" or "Microsoft.NET.Sdk.Worker",
            IsTest = Is(Value("IsTestProject"), "true") || sdk == "MSTest.Sdk" || packages.Any(IsOfTests) || IsNamedAsTests(project.Name)
                || project.Folder.Split('/').Any(folder => Is(folder, "tests") || Is(folder, "test")),
            IsUserInterface = sdk == "Microsoft.NET.Sdk.BlazorWebAssembly" || new[] { "UseWPF", "UseWindowsForms", "UseMaui" }.Any(name => Is(Value(name), "true")),
        };
    }

    // xunit.v3 comes in several flavours: xunit.v3.mtp-v2 and the like.
    private static bool IsOfTests(string package)
        => TestPackages.Contains(package, StringComparer.OrdinalIgnoreCase) || package.StartsWith("xunit.v3.", StringComparison.OrdinalIgnoreCase);

    // ShopTests are tests, contests are none.
    private static bool IsNamedAsTests(string name)
        => TestNames.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)) || name.EndsWith("Tests", StringComparison.Ordinal) || Is(name, "tests");

    // MSBuild imports the nearest only; that may hand on.
    private List<XElement> SharedAbove(string path)
    {
        List<XElement> found = [];
        foreach (string folder in RepositoryFiles.FoldersAbove(path))
        {
            string props = RepositoryFiles.Join(folder, SharedProps);
            if (!_files.Has(props))
                continue;
            SourceText? text = null;
            if (!_props.TryGetValue(props, out XElement? root))
            {
                text = _files.Read(props);
                string problem = "";
                _props[props] = root = text is null ? null : SafeXml.Read(text, out problem);
                if (problem.Length > 0)
                    _files.Notices.Add(props + " is no XML, so what it adds is not known: " + problem);
            }
            if (root is null)
                break;
            found.Insert(0, root);
            if (!ProjectFacts.ImportsOneAbove(root.ToString()))
                break;
        }
        return found;
    }

    private static Dictionary<string, string> Properties(List<XElement> shared, XElement root)
    {
        Dictionary<string, string> properties = new(StringComparer.OrdinalIgnoreCase);
        foreach (XElement element in shared.SelectMany(file => file.Descendants()).Where(IsUnconditional).Concat(root.Descendants()))
        {
            if (element.Parent?.Name.LocalName == "PropertyGroup")
                properties[element.Name.LocalName] = element.Value.Trim();
        }
        return properties;
    }

    private static IEnumerable<string> Items(List<XElement> shared, XElement root, string kind)
        => shared.SelectMany(file => file.Descendants()).Where(IsUnconditional).Concat(root.Descendants())
            .Where(element => element.Name.LocalName == kind && element.Parent?.Name.LocalName == "ItemGroup")
            .SelectMany(element => (element.Attribute("Include")?.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    // Projects of the old form name assemblies: "xunit.core, Version=...".
    private static IEnumerable<string> OldReferences(XElement root)
        => root.Attribute("Sdk") is not null ? [] : Items([], root, "Reference").Select(name => name.Split(',')[0].Trim())
            .Where(name => TestPackages.Contains(name, StringComparer.OrdinalIgnoreCase));

    private string[] References(string path, List<XElement> shared, XElement root)
    {
        SortedSet<string> references = new(StringComparer.Ordinal);
        foreach (string written in Items(shared, root, "ProjectReference"))
        {
            string plain = written.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.OrdinalIgnoreCase)
                .Replace("$(MSBuildProjectDirectory)", ".", StringComparison.OrdinalIgnoreCase).Replace('\\', '/');
            if (RepositoryFiles.Resolve(RepositoryFiles.FolderOf(path), plain) is { } resolved && _known.TryGetValue(resolved, out string? project))
                references.Add(project);
            else
                _files.Notices.Add(path + " refers to a project that was not found: " + written);
        }
        references.Remove(path);
        return references.ToArray();
    }

    private static string Expand(string value, Dictionary<string, string> properties)
    {
        for (int i = 0; i < MostNesting && value.IndexOf("$(", StringComparison.Ordinal) is >= 0 and int start; i++)
        {
            int end = value.IndexOf(')', start);
            if (end < 0 || !properties.TryGetValue(value[(start + 2)..end], out string? known) || known.Length > 1000)
                break;
            value = value[..start] + known + value[(end + 1)..];
        }
        return value;
    }

    private static bool IsUnconditional(XElement element) => !element.AncestorsAndSelf().Any(at => at.Attribute("Condition") is not null);

    private static bool IsPlain(string value) => value.Length > 0 && value.IndexOfAny(['$', '@', '%']) < 0;

    private static bool Is(string value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);
}
