using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>A project file as its text tells it, without MSBuild.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
public sealed record SurveyedProject(string Path)
{
    /// <summary>The folder of the file, empty for the root.</summary>
    public string Folder => Path.LastIndexOf('/') is >= 0 and int slash ? Path[..slash] : "";

    /// <summary>The file's name without its extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(FileName);

    /// <summary>The file's name.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The extension of its sources, with the dot: <c>.cs</c>, <c>.fs</c> or <c>.vb</c>.</summary>
    public string SourceExtension => Path[Path.LastIndexOf('.')..].ToLowerInvariant() switch { ".fsproj" => ".fs", ".vbproj" => ".vb", _ => ".cs" };

    /// <summary>The SDK, empty for a project of the old form.</summary>
    public string Sdk { get; init; } = "";

    /// <summary>The target frameworks, as far as they are written out.</summary>
    public IReadOnlyList<string> TargetFrameworks { get; init; } = [];

    /// <summary>The names of the packages that it refers to, those of its <c>Directory.Build.props</c> included.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>The names of the shared frameworks that it refers to.</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];

    /// <summary>The projects that it refers to, as paths of other projects of the survey.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>What its namespaces begin with, as far as anything says so.</summary>
    public string RootNamespace { get; init; } = "";

    /// <summary>Whether it is a program.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Whether it holds tests, or helps those that do.</summary>
    public bool IsTest { get; init; }

    /// <summary>Whether it draws windows or pages: WPF, Windows Forms, MAUI, Blazor.</summary>
    public bool IsUserInterface { get; init; }

    /// <summary>Whether it answers requests with ASP.NET.</summary>
    public bool IsWeb => Sdk == "Microsoft.NET.Sdk.Web" || Frameworks.Contains("Microsoft.AspNetCore.App");

    /// <summary>Its source files.</summary>
    public IReadOnlyList<SurveyedSource> Sources { get; init; } = [];

    /// <summary>The namespaces that its sources declare.</summary>
    public IEnumerable<string> Namespaces => Sources.SelectMany(source => source.Namespaces).Distinct();
}

/// <summary>A source file of a project.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Namespaces">What it declares.</param>
public sealed record SurveyedSource(string Path, IReadOnlyList<string> Namespaces)
{
    /// <summary>The namespaces, or types, that its using directives name.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];
}
