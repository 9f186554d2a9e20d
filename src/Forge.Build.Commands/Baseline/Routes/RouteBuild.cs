using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Building;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Baseline.Routes;

/// <summary>What two builds told of routes, or why they could not.</summary>
/// <param name="ExitCode">0 where <paramref name="Logs"/> holds the log of every governed C# project; 1 the build has errors; 2 it could not run to its end.</param>
/// <param name="Logs">One for each project and target framework.</param>
/// <param name="Problem">Why there is none; else empty.</param>
/// <param name="Errors">What the build printed of it.</param>
internal sealed record RouteBuildResult(int ExitCode, IReadOnlyList<RouteLog> Logs, string Problem, IReadOnlyList<string> Errors);

/// <summary>
/// Asks the compiler for the routes of every project, by two builds. A project with an undeclared route makes no assembly, so those that reference it would not even be
/// compiled: the first build, with our gates off, makes all assemblies and tells which projects there are; the second compiles each of them alone, with the analyzers.
/// </summary>
internal sealed class RouteBuild(ForgeRepository repository, TemporaryFolder folder, TimeSpan patience, CancellationToken cancellation)
{
    private const string Marker = ".project";
    private const string Log = ".sarif";

    // What MSBuild would read as more than a name.
    private const string Special = "%*?@$();'";

    private static readonly string[] Shared =
    [
        "-v:q", "-nologo", "-tl:off", "-clp:NoSummary", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:ForgeAudit=never", "-p:ForgeWriteEvidence=false",
        // What is switched off here is said here; a repository that makes errors of warnings is not to fail for it.
        "-warnAsMessage:" + RuleCatalog.GatesSwitchedOff.Code, "-warnAsMessage:" + RuleCatalog.AuditSwitchedOff.Code,
    ];

    /// <summary>Told what begins now.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>Builds twice.</summary>
    /// <param name="target">What the first build builds.</param>
    /// <exception cref="IOException">The temporary folder or a log cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public RouteBuildResult Run(string target)
    {
        if (ChildProcess.Find("dotnet", ".exe") is not { } dotnet)
            return Refused(2, "dotnet is not on PATH");
        string projects = folder.PathOf("projects"), logs = folder.PathOf("logs");
        string what = Path.IsPathRooted(target) ? "all projects" : target;
        BuildErrors errors = new();
        Progress?.Invoke("Building " + what + " without the gates, for the assemblies.");
        StepEnding ending = Run(dotnet, ["build", target, "-p:ForgeEnabled=false", "-p:_ForgeCompilerLogs=" + Escape(projects)], errors);
        if (WhyUnfinished(ending) is { } unfinished)
            return unfinished;
        if (ending.ExitCode != 0)
            return Refused(1, "the build of " + what + " fails even without the gates", errors.Lines);
        List<(string Project, string Framework)> governed = Governed(projects);
        if (governed.Count == 0)
            return Refused(1, "the build of " + what + " compiled no C# project below " + repository.ContractsFolder + " that has the package Forge.Build of this version");
        errors = new BuildErrors();
        Progress?.Invoke("Compiling " + (governed.Count == 1 ? governed[0].Project : governed.Count.ToString(CultureInfo.InvariantCulture) + " projects") + " with the analyzers, for the routes.");
        ending = Run(dotnet, ["build", folder.Write("routes.proj", ProjectOf(governed)), "--no-restore", "-p:_ForgeCompilerLogs=" + Escape(logs)], errors);
        if (WhyUnfinished(ending) is { } cut)
            return cut;
        List<RouteLog> read = new();
        foreach ((string project, string framework) in governed)
        {
            string log = Path.Combine(logs, NameOf(project), framework + Log);
            if (!File.Exists(log))
                return Refused(1, "the build of " + project + " ended before its routes were looked at", errors.Lines);
            RouteLog routes = RouteLog.Read(log);
            if (routes.Blocking.Count > 0)
                return Refused(1, "the build of " + project + " has other errors, so its routes may not all be known", routes.Blocking);
            read.Add(routes);
        }
        return new RouteBuildResult(0, read, "", []);
    }

    private StepEnding Run(string dotnet, IEnumerable<string> arguments, BuildErrors errors)
        => StepProcess.Run(dotnet, arguments.Concat(Shared), repository.Root, [], patience, errors.Add, cancellation);

    private RouteBuildResult? WhyUnfinished(StepEnding ending) => ending.End switch
    {
        StepEnd.Exited => null,
        StepEnd.Cancelled => throw new OperationCanceledException(cancellation),
        StepEnd.TimedOut => Refused(2, "the build did not end within " + patience.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture) + " minutes; --timeout gives it more"),
        _ => Refused(2, "dotnet could not be started: " + ending.Problem),
    };

    // The build names a project by its path, of which some characters are replaced; the tree says whose that is.
    private List<(string Project, string Framework)> Governed(string projects)
    {
        List<(string, string)> governed = new();
        foreach (string path in SourceTree.Walk(repository, cancellation).Files.Select(file => file.Path).Where(path => path.EndsWith("proj", StringComparison.OrdinalIgnoreCase)))
        {
            string marked = Path.Combine(projects, NameOf(path));
            if (!Directory.Exists(marked))
                continue;
            string[] frameworks = Directory.GetFiles(marked, "*" + Marker).Select(file => Path.GetFileName(file)[..^Marker.Length]).Order(StringComparer.Ordinal).ToArray();
            governed.AddRange(frameworks.Select(framework => (path, framework)));
        }
        return governed;
    }

    // As build/Forge.Build.Analyzers.targets names it.
    private static string NameOf(string project) => project.Replace(',', '_').Replace(';', '_').Replace('/', Path.DirectorySeparatorChar);

    private string ProjectOf(IEnumerable<(string Project, string Framework)> governed)
    {
        StringBuilder text = new("<Project>\n  <ItemGroup>\n");
        foreach ((string project, string framework) in governed)
        {
            text.Append("    <Governed Include=\"").Append(SecurityElement.Escape(Escape(repository.FullPath(project)))).Append("\" AdditionalProperties=\"")
                .Append(framework.Length == 0 ? "" : "TargetFramework=" + SecurityElement.Escape(Escape(framework))).Append("\" />\n");
        }
        return text.Append("  </ItemGroup>\n  <Target Name=\"Build\">\n    <MSBuild Projects=\"@(Governed)\" Targets=\"Build\" Properties=\"BuildProjectReferences=false\" BuildInParallel=\"true\" />\n")
            .Append("  </Target>\n</Project>\n").ToString();
    }

    private static string Escape(string value) => string.Concat(value.Select(c => Special.Contains(c) ? "%" + ((int)c).ToString("X2", CultureInfo.InvariantCulture) : c.ToString()));

    private static RouteBuildResult Refused(int exitCode, string problem, IReadOnlyList<string>? errors = null) => new(exitCode, [], problem, errors ?? []);
}
