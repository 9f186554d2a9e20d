using System;
using System.IO;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Commands.Testing;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;

namespace Forge.Build.Commands.Tests.Testing;

/// <summary>A governed git repository whose tests are a script.</summary>
internal sealed class TestedFolder : IDisposable
{
    public const string Latest = "Forge/evidence/test_runs_latest.md";
    public const string Runs = "Forge/evidence/test_runs.md";

    private static readonly DateTime Start = new(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    /// <param name="script">What the tests do; see <see cref="Script"/>.</param>
    public TestedFolder(string script = "exit 0")
    {
        Script("run-tests", script);
        Settings("\"backend\": { \"test_command\": \"./run-tests\" }");
    }

    public GitFolder Git { get; } = new();

    public ForgeRepository Repository => Git.Repository;

    /// <summary>Writes <c>forge.json</c>.</summary>
    public void Settings(string members) => Git.Write("forge.json", "{ " + members + " }\n");

    /// <summary>Writes a program.</summary>
    public void Script(string path, string text)
    {
        if (OperatingSystem.IsWindows())
            Git.Write(path, text);
        else
            Git.Files.Program(path, "#!/bin/sh\n" + text + "\n");
    }

    public string PathOf(string path) => Git.Files.At(path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Runs the tests.</summary>
    public CommandReport Run(Func<TestRequest, TestRequest>? with = null, CancellationToken cancellation = default)
        => TestRunning.Run(Repository, (with ?? (request => request))(new TestRequest(Start)), cancellation);

    /// <summary>What the engine reads from the record of the last run.</summary>
    public TestRun LatestRun() => TestRunReader.Read(Latest, new SourceText(Read(Latest)));

    public void Dispose() => Git.Dispose();
}
