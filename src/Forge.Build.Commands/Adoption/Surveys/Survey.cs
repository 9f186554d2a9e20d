using System.Collections.Generic;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>What is there in a repository that is to be governed. All paths are relative to <paramref name="Root"/>, with <c>/</c>; all lists are in ordinal order.</summary>
/// <param name="Root">The folder that was looked at, absolute.</param>
/// <param name="Solutions">The solution files, those nearest to the root first.</param>
/// <param name="Projects">The projects that could be read.</param>
/// <param name="Frontend">What a <c>package.json</c> says of a frontend; null where there is none.</param>
/// <param name="Notices">What could not be read or was left out, in words for a person.</param>
public sealed record Survey(
    string Root, IReadOnlyList<SurveyedSolution> Solutions, IReadOnlyList<SurveyedProject> Projects, FrontendFacts? Frontend, IReadOnlyList<string> Notices)
{
    /// <summary>The routes that the sources of web projects show as a whole.</summary>
    public IReadOnlyList<SurveyedRoute> Routes { get; init; } = [];

    /// <summary>How many handlers have a route that their file does not show as a whole.</summary>
    public int OpenRoutes { get; init; }

    /// <summary>The tables that SQL files and contexts of an object-relational mapper name.</summary>
    public IReadOnlyList<SurveyedTable> Tables { get; init; } = [];

    /// <summary>The file of central package management, empty where there is none.</summary>
    public string CentralPackages { get; init; } = "";

    /// <summary>Folders and files that are not ours to judge: nested repositories, links that leave the root, build output.</summary>
    public IReadOnlyList<string> Foreign { get; init; } = [];
}

/// <summary>A solution file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Projects">The projects that it lists and that lie inside the root.</param>
public sealed record SurveyedSolution(string Path, IReadOnlyList<string> Projects);

/// <summary>What a <c>package.json</c> says of a frontend.</summary>
/// <param name="Folder">Its folder, <c>.</c> for the root.</param>
/// <param name="Framework">react, vue, angular and the like; never empty.</param>
/// <param name="BuildCommand">How it is built, empty where no script says so.</param>
/// <param name="TestCommand">How it is tested, empty where no script says so.</param>
public sealed record FrontendFacts(string Folder, string Framework, string BuildCommand, string TestCommand);

/// <summary>A route that a source file shows as a whole.</summary>
/// <param name="Path">As <c>physics.yaml</c> has it: <c>/orders/{value}</c>.</param>
/// <param name="Method">In lower case.</param>
/// <param name="Source">The file that declares it.</param>
public sealed record SurveyedRoute(string Path, string Method, string Source);

/// <summary>A table, or a set of a context.</summary>
/// <param name="Name">Its name as the source writes it.</param>
/// <param name="Source">The file that names it.</param>
public sealed record SurveyedTable(string Name, string Source);
