using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Building;

/// <summary>What <c>dotnet</c> builds and tests.</summary>
/// <param name="Argument">The solution or project, as <c>dotnet</c> is told it.</param>
/// <param name="IsSolution">Whether it is a solution.</param>
/// <param name="Refusal">Why it cannot be built, as a clause without a full stop; else empty.</param>
internal sealed record DotNetTarget(string Argument, bool IsSolution, string Refusal = "")
{
    private const string AllProjects = "all.slnx";

    private static readonly string[] SolutionEndings = { ".slnx", ".sln" };
    private static readonly string[] ProjectEndings = { ".csproj", ".fsproj", ".vbproj" };

    /// <summary>
    /// The solution that <c>forge.json</c> names, else the one in the project root, else all projects of the tree under a solution of our own outside of it.
    /// Null where there is nothing for <c>dotnet</c>.
    /// </summary>
    /// <param name="repository">Where.</param>
    /// <param name="named">The solution or project that <c>forge.json</c> names, or empty.</param>
    /// <param name="folder">Takes a solution of our own.</param>
    /// <param name="cancellation">Interrupts the search.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static DotNetTarget? Find(ForgeRepository repository, string named, TemporaryFolder folder, CancellationToken cancellation)
    {
        if (named.Length > 0)
        {
            bool isThere = File.Exists(repository.FullPath(named)) && repository.IsInside(named);
            return new DotNetTarget(named, IsSolutionPath(named), isThere ? "" : "\"test.solution\" of forge.json names " + named + ", which is no file inside the project root");
        }
        IReadOnlyList<SourceFile> files = SourceTree.Walk(repository, cancellation).Files;
        string[] solutions = files.Select(file => file.Path).Where(path => !path.Contains('/') && IsSolutionPath(path)).ToArray();
        // The two forms of one solution, side by side while somebody migrates.
        string[] names = solutions.Select(path => Path.GetFileNameWithoutExtension(path)).Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length == 1)
            return new DotNetTarget(solutions.OrderByDescending(path => path.Length).First(), true);
        string[] projects = files.Select(file => file.Path).Where(path => EndsIn(path, ProjectEndings)).ToArray();
        return projects.Length switch
        {
            0 => null,
            1 => new DotNetTarget(projects[0], false),
            _ => new DotNetTarget(folder.Write(AllProjects, SolutionOf(projects.Select(repository.FullPath))), true),
        };
    }

    private static bool IsSolutionPath(string path) => EndsIn(path, SolutionEndings);

    private static bool EndsIn(string path, string[] endings) => endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static string SolutionOf(IEnumerable<string> projects)
        => "<Solution>\n" + string.Concat(projects.Select(path => "  <Project Path=\"" + SecurityElement.Escape(path) + "\" />\n")) + "</Solution>\n";
}
