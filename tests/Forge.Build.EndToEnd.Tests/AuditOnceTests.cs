using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>However a build is run, the audit runs once, after the last project, and only if all is built.</summary>
[TestClass]
public sealed class AuditOnceTests : EndToEndTest
{
    private const string Publish = "publish src/App/App.csproj -c Debug -r linux-x64 --self-contained false -p:UseAppHost=false";

    private const string Broken = "#if BROKEN\n#error broken\n#endif\n";

    // Building it for each test would be most of the time; so tests take turns.
    private static readonly Lazy<TempRepository> Solution = new(NewSolution);
    private static readonly Lazy<TempRepository> Another = new(NewSolution);

    public static IEnumerable<object[]> Modes
        => from mode in new (string Name, string Command, bool OnBoth)[]
           {
               ("several nodes", "build All.slnx -m:2", true),
               ("one node", "build All.slnx -m:1 --no-restore", false),
               ("graph", "build All.slnx -graph -m:2", false),
               ("graph of one project", "build src/App/App.csproj -graph --no-restore", false),
               ("projects one by one", "build One.proj", false),
               ("projects at once", "build One.proj -m:2 -p:AtOnce=true", false),
               ("isolated graph", "build All.slnx -graph -isolate --no-restore", false),
               ("threads", "build All.slnx -mt -m:2 --no-restore", true),
               ("rebuild", "build All.slnx -m:2 --no-incremental --no-restore", false),
               ("one project with references", "build src/App/App.csproj --no-restore", false),
               ("several target frameworks", "build src/Core/Core.csproj --no-restore", true),
               ("one of several target frameworks", "build src/Core/Core.csproj --no-restore -f net10.0", false),
               ("publish", Publish, false),
               ("pack", "pack All.slnx -m:1 -c Debug", false),
               ("by name", "build All.slnx -m:2 -t:ForgeAudit --no-restore", true),
               ("by name, one project", "build src/App/App.csproj -t:ForgeAudit --no-restore", false),
               ("by name, several target frameworks", "build src/Core/Core.csproj -t:ForgeAudit --no-restore", false),
               ("by name, with the build", "build src/Core/Core.csproj -t:Build;ForgeAudit --no-restore", false),
           }
           from tasks in mode.OnBoth ? ["net10.0", "netstandard2.0"] : new[] { "net10.0" }
           select new object[] { mode.Name, mode.Command, tasks };

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public void TheAuditRunsOnce(string name, string command, string tasks)
    {
        TempRepository solution = Solution.Value;
        lock (solution)
        {
            BuildResult build = solution.Dotnet([.. command.Split(' '), "-p:ForgeTasksFolder=" + tasks]);

            Assert.AreEqual(0, build.ExitCode);
            Assert.AreEqual(1, build.AuditRuns, name);
            Assert.HasCount(1, build.Of("FORGE0206"));
            Assert.AreEqual(1, solution.Entries());
        }
    }

    [TestMethod]
    [DataRow("All.slnx -m:2", "Alone")]
    [DataRow("All.slnx -m:1", "Alone")]
    [DataRow("All.slnx -mt -m:2", "Alone")]
    [DataRow("All.slnx -graph -m:1", "App")]
    [DataRow("src/App/App.csproj -m:2", "App")]
    [DataRow("src/App/App.csproj -m:1", "Core")]
    public void WhereOneProjectDoesNotCompileNothingIsAudited(string what, string broken)
    {
        TempRepository solution = Another.Value;
        lock (solution)
        {
            BuildResult build = solution.Build([.. what.Split(' '), "--no-restore", "-p:Broken=" + broken]);

            Assert.AreEqual(1, build.ExitCode);
            Assert.IsNotEmpty(build.Of("CS1029"));
            Assert.AreEqual(0, build.AuditRuns);
        }
    }

    [TestMethod]
    [DataRow("restore All.slnx")]
    [DataRow("clean src/Core/Core.csproj")]
    [DataRow("build src/Alone/Alone.csproj --no-restore -p:DesignTimeBuild=true -t:Compile")]
    [DataRow("build src/App/App.csproj --no-restore -p:BuildingForLiveUnitTesting=true")]
    [DataRow("build src/Alone/Alone.csproj --no-restore -t:Compile")]
    [DataRow("build src/App/App.csproj --no-restore -p:ForgeAudit=never")]
    [DataRow("build src/App/App.csproj --no-restore -p:ForgeEnabled=false")]
    [DataRow("build src/App/App.csproj --no-restore -t:ForgeAudit -p:ForgeEnabled=false")]
    public void WhatIsNoBuildOrAsksForNoAuditRunsNone(string command)
    {
        TempRepository solution = Another.Value;
        lock (solution)
        {
            BuildResult build = solution.Dotnet(command.Split(' '));

            Assert.AreEqual(0, build.ExitCode);
            Assert.AreEqual(0, build.AuditRuns);
        }
    }

    [TestMethod]
    public void PublishingWhatIsBuiltAlreadyRunsNone()
    {
        TempRepository solution = Another.Value;
        lock (solution)
        {
            BuildResult build = solution.Dotnet(Publish.Split(' ')), without = solution.Dotnet([.. Publish.Split(' '), "--no-build"]);

            Assert.AreEqual(0, without.ExitCode);
            Assert.AreEqual(1, build.AuditRuns);
            Assert.AreEqual(0, without.AuditRuns);
        }
    }

    [TestMethod]
    public void AViolationBeforeTheBuildLeavesNothingToAudit()
    {
        TempRepository repository = NewRepository().Committed().Worked().Write(Skeleton.Source, Skeleton.Violation);

        BuildResult build = repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);

        Assert.AreEqual(0, build.AuditRuns);
        Assert.IsFalse(repository.Holds(Cycle.Ledger));
    }

    // Told on the command line not to compile, so that the tree stays the same.
    private static string Breakable(string name)
        => "<DefineConstants Condition=\"'$(Broken)' == '" + name + "'\">$(DefineConstants);BROKEN</DefineConstants>";

    // An application, a library and below them a library for two target frameworks; and one that nobody references. Built and audited.
    private static TempRepository NewSolution()
    {
        TempRepository solution = new TempRepository().Committed().Delete(Skeleton.Project)
            .Write("All.slnx", """
                <Solution>
                  <Project Path="src/App/App.csproj" />
                  <Project Path="src/Services/Services.csproj" />
                  <Project Path="src/Core/Core.csproj" />
                  <Project Path="src/Alone/Alone.csproj" />
                </Solution>
                """)
            .Write("One.proj", """
                <Project>
                  <Target Name="Build">
                    <MSBuild Projects="src/Services/Services.csproj;src/App/App.csproj;src/Alone/Alone.csproj" BuildInParallel="$(AtOnce)" />
                  </Target>
                  <Target Name="Restore" />
                </Project>
                """)
            .WithProject("src/App/App.csproj", "<OutputType>Exe</OutputType>" + Breakable("App"), """<ProjectReference Include="../Services/Services.csproj" />""")
            .Write("src/App/Program.cs", Broken + "public static class Program { public static void Main() { } }\n")
            .WithProject("src/Services/Services.csproj", items: """<ProjectReference Include="../Core/Core.csproj" />""")
            .Write("src/Services/Services.cs", "public class Services { }\n")
            .WithProject("src/Core/Core.csproj", Breakable("Core"), targetFramework: "net10.0;netstandard2.0")
            .Write("src/Core/Core.cs", Broken + "public class Core { }\n")
            .WithProject("src/Alone/Alone.csproj", Breakable("Alone"))
            .Write("src/Alone/Alone.cs", Broken + "public class Alone { }\n")
            .Commit("solution").Write("src/Core/Counts.cs", "public class Counts { }\n").Log("COMPLETE", "Phase 1", "src/Core/Counts.cs");
        BuildResult first = solution.Build("All.slnx", "-m:2");
        Assert.AreEqual(0, first.ExitCode);
        Assert.AreEqual(1, first.AuditRuns);
        return solution;
    }
}
