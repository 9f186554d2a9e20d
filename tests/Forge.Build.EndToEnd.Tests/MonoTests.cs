using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>The assembly for MSBuild.exe loads and runs on another runtime than .NET. Mono stands in for the .NET Framework, which exists only on Windows.</summary>
[TestClass]
public sealed class MonoTests : EndToEndTest
{
    private static readonly Lazy<string> Host = new(BuildHost);

    [TestMethod]
    public void TheTasksLoadAndAViolationIsFoundAtItsPlace()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);

        CommandResult first = RunGates(repository.Root);
        CommandResult again = RunGates(repository.Root);

        Assert.AreEqual(1, first.ExitCode);
        Assert.AreEqual(repository.PathOf(Skeleton.Source) + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101", Places(first));
        Assert.AreEqual(first.Output, again.Output, "with the cache that the first run wrote");
        Assert.AreSequenceEqual(
            new[] { "task CompareDocuments", "task DispatchAudit", "task DispatchGates", "task InitializeContracts", "task ReportAnalyzersOff", "task ReportGatesOff", "task RunAudit", "task RunGates" },
            first.Output.Split('\n').Where(line => line.StartsWith("task ", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    public void ContractsAreReadWithTheJsonOfTheHostAndTheMarkdownOfThePackage()
    {
        TempRepository repository = NewRepository().Governed()
            .Write(Skeleton.Contracts + "stack.md", "## Frontend\n- **Enabled:** Yes\n").Write(Skeleton.Boundaries, "{ \"layers\": [\n  { \"name\": }\n] }");

        CommandResult run = RunGates(repository.Root);

        Assert.AreEqual(
            repository.PathOf(Skeleton.Boundaries) + "(2,13,2,14): CONTRACT_CONFLICT error FORGE3001\n"
                + repository.PathOf(Skeleton.Contracts + "ui.md") + "(1,1,1,1): EVIDENCE_MISSING error FORGE1002",
            Places(run));
    }

    [TestMethod]
    public void ACleanRepositoryPasses()
    {
        TempRepository repository = NewRepository().Governed();

        CommandResult run = RunGates(repository.Root);

        Assert.AreEqual("", Places(run));
        Assert.AreEqual(0, run.ExitCode);
    }

    [TestMethod]
    public void APatternThatTakesTooLongIsAFinding()
    {
        TempRepository repository = NewRepository().Governed().Write("text/a", new string('x', 60) + "\ny\n")
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("slow", "text/*", "(?=x)(x+x+)+y")));

        Assert.AreEqual(repository.PathOf("text/a") + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6101", Places(RunGates(repository.Root)));
    }

    [TestMethod]
    public void ARepositoryBehindALinkIsChecked()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);
        string link = Path.Combine(NewRepository("links").Root, "link");
        Directory.CreateSymbolicLink(link, repository.Root);

        Assert.AreEqual(Path.Combine(link, Skeleton.Source) + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101", Places(RunGates(link)));
    }

    [TestMethod]
    public void TheAuditReadsTheTreeTheEvidenceAndThePackages()
    {
        TempRepository repository = NewRepository().Committed().Write(Skeleton.Contracts + "physics.yaml", "paths:\n  /orders:\n    get: {}\n")
            .WithProject(items: """<PackageReference Include="Microsoft.Build.Utilities.Core" Version="[17.7.2]" />""").Commit("packages").Restored().Worked()
            .Write(Cycle.Added, "using Microsoft.Build.Framework;\n\nnamespace Web;\n\npublic class Counts\n{\n}\n").Write("src/Web/Größe.cs", Cycle.Class("Size"));

        CommandResult failed = RunAudit(repository.Root);
        Assert.AreEqual(
            repository.PathOf(Skeleton.Contracts + "physics.yaml") + "(2,3,2,10): warning FORGE0213\n"
                + repository.PathOf(Cycle.Ledger) + "(1,1,1,1): warning FORGE0212\n"
                + repository.PathOf(Cycle.Added) + "(1,7,1,32): CONTRACT_CONFLICT error FORGE3217\n"
                + repository.PathOf("src/Web/Größe.cs") + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3201",
            Places(failed));
        Assert.AreEqual(1, failed.ExitCode);

        repository.Write(Cycle.Added, Cycle.Class("Counts")).Log("COMPLETE", "Phase 1", Cycle.Added, "src/Web/Größe.cs");
        CommandResult passed = RunAudit(repository.Root), again = RunAudit(repository.Root);
        Assert.AreEqual(0, passed.ExitCode);
        Assert.AreEqual(0, again.ExitCode);
        Assert.AreEqual(2, repository.Entries());

        // What it wrote is what the other runtime would have written.
        Assert.HasCount(1, repository.Audit().PassesAudit().Of("FORGE0206"));
        Assert.AreEqual(2, repository.Entries());
    }

    private static CommandResult RunGates(string root) => RunTask("RunGates", root);

    private static CommandResult RunAudit(string root) => RunTask("RunAudit", root);

    private static CommandResult RunTask(string task, string root)
    {
        if (MonoRuntime.Program is not { } mono)
        {
            Assert.Inconclusive(MonoRuntime.HowToGetIt);
            throw new InvalidOperationException();
        }
        CommandResult run = Command.Run(root, EndToEndRun.Environment, mono,
            Path.Combine(Host.Value, "MonoHost.dll"), Path.Combine(Host.Value, "package", "tools", "netstandard2.0", "Forge.Build.Tasks.dll"), root, task);
        Console.WriteLine(run.Transcript);
        return run;
    }

    private static string Places(CommandResult run) => string.Join('\n', Diagnostic.InConsole(run.Output).Select(diagnostic => diagnostic.Place));

    private static string BuildHost()
    {
        string folder = EndToEndRun.NewFolder("mono-host"), output = Path.Combine(folder, "output");
        foreach (string file in new[] { "MonoHost.csproj", "Program.cs" })
            File.Copy(Path.Combine(ForgePackage.SourceRoot, "tests", "Forge.Build.EndToEnd.Tests", "MonoHost", file), Path.Combine(folder, file));
        CommandResult build = Command.Run(folder, EndToEndRun.Environment, Command.DotnetHost, "build", "-o", output, "-nodeReuse:false", "-tl:off");
        Assert.AreEqual(0, build.ExitCode, build.Transcript);
        ZipFile.ExtractToDirectory(EndToEndRun.Package.File, Path.Combine(output, "package"));
        return output;
    }
}
