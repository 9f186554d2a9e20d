using System;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary>
/// From a repository that knows nothing of governance to two authorized phases, with the commands alone: <c>forge status</c> names each next one, all evidence
/// is written by the tool, and the audit accepts it.
/// </summary>
[TestClass]
public sealed class CycleStoryTests : EndToEndTest
{
    private const string Commit = "git add -A && git commit -m \"...\"";
    private const string Totals = "src/Shop.Domain/Totals.cs";
    private const string TotalsTests = "tests/Shop.Tests/TotalsTests.cs";

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void EveryNextCommandIsRightFromAdoptionToTheSecondAuthorization()
    {
        TempRepository repository = WithTests(NewRepository());

        // The maintainer adopts governance.
        repository.Init();
        Next(repository, Commit);
        repository.Commit("govern");
        Next(repository, "forge difflog start --phase \"Phase 1: ...\"");

        // The builder begins a cycle, and works.
        Succeeds(repository, "difflog", "start", "--phase", "Phase 1: Totals");
        Next(repository, "forge difflog update");
        Fill(repository, "Orders have totals.");
        repository.Write(Totals, "namespace Shop.Domain;\n\npublic sealed class Totals\n{\n    public int Sum => 3;\n}\n").Write(TotalsTests, TestOf("Totals", "Assert.AreEqual(2, new Totals().Sum)"));
        Next(repository, "forge test");

        // A test fails, is mended, and passes.
        Assert.AreEqual(1, repository.Forge("test").ExitCode);
        Assert.StartsWith("Status: FAIL\n", repository.Read(Cycle.TestRun));
        Next(repository, "forge test");
        repository.Edit(Totals, "Sum => 3", "Sum => 2");
        Next(repository, "forge test");
        Assert.Contains("Tests: 2 passed, 0 failed, 0 skipped", Succeeds(repository, "test").Output);
        Next(repository, "forge difflog finalize");

        // What nobody verified is not complete.
        CommandResult refused = repository.Forge("difflog", "finalize");
        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains("FORGE3216: [A7] Static is still open", refused.Output);
        Verify(repository);
        Succeeds(repository, "difflog", "finalize");
        Assert.Contains("\n- `" + Totals + "`\n- `" + TotalsTests + "`\n", repository.Read(Cycle.DiffLog));
        Next(repository, "dotnet build");

        // The build signs off what the commands wrote.
        BuildResult build = repository.Build("Shop.slnx");
        Assert.AreEqual(0, build.ExitCode, build.Output);
        Assert.Contains("Phase:               Phase 1: Totals", build.Output);
        Assert.Contains("Tests:     PASS", build.Output);
        AllPassed(repository, 1);
        Next(repository, Commit);

        // What is signed off stays as it is.
        repository.Write("src/Shop.Domain/More.cs", "namespace Shop.Domain;\n");
        Next(repository, "forge explain FORGE3221");
        repository.Delete("src/Shop.Domain/More.cs");

        // The owner commits it as it is, and authorizes it.
        Next(repository, Commit);
        repository.Commit("Phase 1");
        Next(repository, "forge authorize");
        Succeeds(repository, "authorize", "--by", "Ada");
        Next(repository, Commit);
        repository.Commit("Authorize phase 1");
        Next(repository, "forge difflog start --phase \"...\"");

        // The next cycle is audited by the watcher.
        Assert.Contains("Phase 1: Totals, Status: COMPLETE, 2 files.\n  - Orders have totals.", Succeeds(repository, "difflog", "start", "--phase", "Phase 2: Customers").Output);
        using (RunningForge watcher = repository.StartForge("watch", "--once"))
        {
            watcher.WaitFor("waiting for Status: COMPLETE");
            Assert.Contains("watcher     process " + watcher.Id, Next(repository, "forge difflog update").Output);
            repository.Write("src/Shop.Domain/Customer.cs", "namespace Shop.Domain;\n\npublic sealed class Customer\n{\n}\n");
            Fill(repository, "There are customers.");
            Verify(repository);
            Succeeds(repository, "test");
            Succeeds(repository, "difflog", "finalize");
            watcher.WaitFor("=== PHASE SIGN-OFF: PASS ===");
            Assert.AreEqual(0, watcher.WaitForExit());
        }
        AllPassed(repository, 2);
        Next(repository, Commit);
        repository.Authorized();
        Next(repository, "forge difflog start --phase \"...\"");
    }

    private static TempRepository WithTests(TempRepository repository)
    {
        repository.Layered()
            .Write("tests/Shop.Tests/Shop.Tests.csproj", Skeleton.ProjectText("""
                <PackageReference Include="MSTest.TestAdapter" Version="4.5.2" />
                <PackageReference Include="MSTest.TestFramework" Version="4.5.2" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <ProjectReference Include="../../src/Shop.Domain/Shop.Domain.csproj" />
                """))
            .Write("tests/Shop.Tests/OrderTests.cs", TestOf("Order", "Assert.IsNotNull(new Order())"))
            .Edit("Shop.slnx", "</Solution>", "  <Project Path=\"tests/Shop.Tests/Shop.Tests.csproj\" />\n</Solution>");
        return repository.Commit("tests");
    }

    private static string TestOf(string name, string says)
        => "using Microsoft.VisualStudio.TestTools.UnitTesting;\nusing Shop.Domain;\n\nnamespace Shop.Tests;\n\n[TestClass]\npublic class " + name + "Tests\n{\n    [TestMethod]\n    public void Holds() => "
            + says + ";\n}\n";

    // What a builder writes: a line for each placeholder.
    private static void Fill(TempRepository repository, string summary)
        => repository.Write(Cycle.DiffLog, string.Join('\n', repository.Read(Cycle.DiffLog).Split('\n')
            .Where(line => !line.StartsWith("- TODO: the files", StringComparison.Ordinal))
            .Select(line => line.StartsWith("- TODO: what this cycle", StringComparison.Ordinal) ? "- " + summary : line.StartsWith("- TODO:", StringComparison.Ordinal) ? "- None" : line)));

    private static void Verify(TempRepository repository) => repository.Edit(Cycle.DiffLog, ": PENDING: PASS or FAIL, and", ": PASS, done:");

    private static void AllPassed(TempRepository repository, int entry)
    {
        Assert.AreEqual(entry, repository.Entries());
        string[] checks = repository.Read(Cycle.Ledger).Split('\n').Where(line => line.StartsWith("- A", StringComparison.Ordinal)).TakeLast(9).ToArray();
        for (int i = 0; i < checks.Length; i++)
            Assert.MatchesRegex("^- A" + (i + 1) + " [^:]+: +PASS ", checks[i]);
    }

    private static CommandResult Succeeds(TempRepository repository, params string[] arguments)
    {
        CommandResult command = repository.Forge(arguments);
        Assert.AreEqual(0, command.ExitCode, command.Transcript);
        return command;
    }

    private static CommandResult Next(TempRepository repository, string command)
    {
        CommandResult status = Succeeds(repository, "status");
        Assert.Contains("\nnext        " + command + "\n", status.Output);
        return status;
    }
}
