using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>However a build is run, the gates run once in it, and a violation is reported once.</summary>
[TestClass]
public sealed class OncePerBuildTests : EndToEndTest
{
    // Not compiled, so that only what a test asks for is built again.
    private const string Violating = "src/Services/orders.sql";
    private const string Found = Violating + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101";

    // Building it for each test would be most of the time of the whole suite; so tests take turns.
    private static readonly Dictionary<string, Lazy<TempRepository>> Solutions = new()
    {
        ["net10.0"] = new Lazy<TempRepository>(NewSolution),
        ["netstandard2.0"] = new Lazy<TempRepository>(NewSolution),
    };

    public static IEnumerable<object[]> Modes
        => from mode in new (string Name, string Command, int Askers)[]
           {
               ("several nodes", "build All.slnx -m:2", 5),
               ("one node", "build All.slnx -m:1", 5),
               ("graph", "build All.slnx -graph", 5),
               ("isolated graph", "build All.slnx -graph -isolate --no-restore", 5),
               ("threads", "build All.slnx -mt -m:2", 5),
               ("up to date", "build All.slnx -m:1 --no-restore", 5),
               ("rebuild", "build All.slnx -m:1 --no-incremental", 5),
               ("one project", "build src/App/App.csproj", 3),
               ("several target frameworks", "build src/Core/Core.csproj", 3),
               ("publish", "publish src/App/App.csproj -c Debug -r linux-x64 --self-contained false -p:UseAppHost=false", 3),
               ("pack", "pack All.slnx -m:1 -c Debug", 5),
               ("by name", "build All.slnx -m:1 -t:ForgeCheck", 3),
               ("by name, one project", "build src/App/App.csproj -t:ForgeCheck", 1),
               ("by name, several target frameworks", "build src/Core/Core.csproj -t:ForgeCheck", 1),
           }
           from tasks in Solutions.Keys
           select new object[] { mode.Name, mode.Command, mode.Askers, tasks };

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public void TheGatesRunOnce(string name, string command, int askers, string tasks)
    {
        TempRepository solution = Solutions[tasks].Value;
        string[] arguments = [.. command.Split(' '), "-p:ForgeTasksFolder=" + tasks];
        lock (solution)
        {
            solution.Write(Violating, Skeleton.Violation).Dotnet(arguments).Fails(Found);
            BuildResult passing = solution.Write(Violating, Skeleton.Clean).Dotnet(arguments).Passes();

            Assert.AreEqual(askers, passing.Dispatches, name);
            Assert.AreEqual(tasks, passing.ToolsFolder);
        }
    }

    [TestMethod]
    public void WhatIsNoBuildRunsNoGate()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);

        repository.Dotnet("restore", Skeleton.Project).Is(0, gateRuns: 0);
        repository.Dotnet("clean", Skeleton.Project).Is(0, gateRuns: 0);
        // What an editor compiles runs no gate; what it underlines is the analyzer's.
        repository.Build(Skeleton.Project, "-t:Compile", "-p:DesignTimeBuild=true").Is(1, gateRuns: 0, Skeleton.Source + "(5,12): error FORGE3101");
        repository.Build(Skeleton.Project, "-t:BeforeBuild", "-p:DesignTimeBuild=true").Is(0, gateRuns: 0);
        repository.Build(Skeleton.Project, "-p:BuildingForLiveUnitTesting=true").Is(0, gateRuns: 0);
        Assert.IsFalse(repository.Holds(".forge"));
    }

    // An application, a library, and below them a library for two target frameworks; built once.
    private static TempRepository NewSolution()
    {
        TempRepository solution = new TempRepository().WithContracts()
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("all", ["src/**/*.cs", "src/**/*.sql"], @"\bSqlConnection\b")))
            .Write("All.slnx", """
                <Solution>
                  <Project Path="src/App/App.csproj" />
                  <Project Path="src/Services/Services.csproj" />
                  <Project Path="src/Core/Core.csproj" />
                </Solution>
                """)
            .WithProject("src/App/App.csproj", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Services/Services.csproj" />""")
            .Write("src/App/Program.cs", "public static class Program { public static void Main() { } }\n")
            .WithProject("src/Services/Services.csproj", items: """<ProjectReference Include="../Core/Core.csproj" />""")
            .Write(Violating, Skeleton.Clean)
            .Write("src/Services/Services.cs", "public class Services { }\n")
            .WithProject("src/Core/Core.csproj", targetFramework: "net10.0;netstandard2.0")
            .Write("src/Core/Core.cs", "public class Core { }\n");
        solution.Build("All.slnx").Passes();
        return solution;
    }
}
