using System;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>A builder and an owner go through a phase, with nothing but <c>dotnet build</c>, git and <c>forge</c>.</summary>
[TestClass]
public sealed class AemCycleTests : EndToEndTest
{
    private const string Added = "src/Web/Counts.cs";
    private const string Forgotten = "src/Web/Totals.cs";
    private const string Text = "namespace Web;\n\npublic class {0}\n{{\n}}\n";

    [TestMethod]
    [Produces("FORGE0203", "FORGE0204", "FORGE0206", "FORGE0212", "FORGE3201", "FORGE3207", "FORGE3216", "FORGE3221")]
    public void TwoFaultsTwoLoopbacksASignOffAnAuthorizationAndTheNextPhase()
    {
        TempRepository repository = NewRepository().Committed();

        // In process: the audit waits.
        repository.Write(Added, string.Format(Text, "Counts")).Log("IN_PROCESS", "Phase 1 - Counts", Added);
        BuildResult waiting = repository.Build(Skeleton.Project).Passes();
        Assert.AreEqual(0, waiting.AuditRuns);
        Assert.IsFalse(repository.Holds(Cycle.Ledger));

        // Complete, with two faults: a file that is not claimed, and a step of the verification that failed.
        repository.Write(Forgotten, string.Format(Text, "Totals")).Log("COMPLETE", "Phase 1 - Counts", Added)
            .Write(Cycle.DiffLog, repository.Read(Cycle.DiffLog).Replace("Runtime: PASS, boots", "Runtime: FAIL, does not boot", StringComparison.Ordinal));
        int runtime = LineOf(repository, Cycle.DiffLog, "- Runtime:");
        BuildResult first = repository.Build(Skeleton.Project, "--no-restore");
        Assert.AreEqual(1, first.ExitCode);
        Assert.AreEqual(1, first.AuditRuns);
        Assert.AreEqual(repository.PathOf(Forgotten) + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3201", first.The("FORGE3201").Place);
        Assert.StartsWith(repository.PathOf(Cycle.DiffLog) + "(" + runtime + ",", first.The("FORGE3216").Place);
        Assert.AreEqual(1, Entries(repository));

        // Building again says the same and records nothing.
        BuildResult again = repository.Build(Skeleton.Project, "--no-restore");
        Assert.AreEqual(1, again.ExitCode);
        Assert.AreEqual("error", again.The("FORGE3201").Kind);
        Assert.AreEqual("message", again.The("FORGE0206").Kind);
        Assert.AreEqual("warning", again.The("FORGE0203").Kind);
        Assert.AreEqual(1, Entries(repository));

        // First loopback: one of the two is mended.
        repository.Log("COMPLETE", "Phase 1 - Counts", Added)
            .Write(Cycle.DiffLog, repository.Read(Cycle.DiffLog).Replace("- Status: COMPLETE", "- Status: Complete", StringComparison.Ordinal));
        BuildResult second = repository.Build(Skeleton.Project, "--no-restore", "-p:ForgeAudit=always");
        Assert.AreEqual(1, second.ExitCode);
        Assert.IsEmpty(second.Of("FORGE3216"));
        Assert.HasCount(1, second.Of("FORGE3201"));
        Assert.HasCount(1, second.Of("FORGE3207"));
        Assert.AreEqual(2, Entries(repository));

        // Second loopback: all pass.
        repository.Log("COMPLETE", "Phase 1 - Counts", Added, Forgotten);
        BuildResult passed = repository.Build(Skeleton.Project, "--no-restore");
        Assert.AreEqual(0, passed.ExitCode, passed.Output);
        Assert.Contains("=== PHASE SIGN-OFF: PASS ===", passed.Output);
        Assert.Contains("Loopback iterations: 2", passed.Output);
        Assert.AreEqual(3, Entries(repository));
        Assert.Contains("\nOutcome: SIGNED-OFF (awaiting AUTHORIZED)\n", repository.Read(Cycle.Ledger));

        // Signed off: nothing more is printed or recorded, and new work stops the build.
        BuildResult halted = repository.Build(Skeleton.Project, "--no-restore");
        Assert.AreEqual(0, halted.ExitCode);
        Assert.DoesNotContain("PHASE SIGN-OFF", halted.Output);
        Assert.AreEqual("message", halted.The("FORGE0204").Kind);
        repository.Write("src/Web/More.cs", string.Format(Text, "More"));
        BuildResult stopped = repository.Build(Skeleton.Project, "--no-restore");
        Assert.AreEqual(1, stopped.ExitCode);
        Assert.AreEqual("CONTRACT_CONFLICT", stopped.The("FORGE3221").Subcategory);
        Assert.AreEqual(3, Entries(repository));
        repository.Delete("src/Web/More.cs");

        // The owner commits and authorizes.
        Assert.AreEqual(1, repository.Forge("authorize", "--by", "Ada").ExitCode);
        repository.Commit("Phase 1");
        string commit = repository.Git("rev-parse", "HEAD").Trim();
        Assert.AreEqual(0, repository.Forge("authorize", "--by", "Ada").ExitCode);
        Assert.Contains("\nCommit: " + commit + "\n", repository.Read(Cycle.Ledger));
        repository.Commit("Authorize phase 1");

        // The next phase.
        repository.Write("src/Web/More.cs", string.Format(Text, "More")).Log("IN_PROCESS", "Phase 2 - More", "src/Web/More.cs");
        repository.Build(Skeleton.Project, "--no-restore").Passes();
        repository.Log("COMPLETE", "Phase 2 - More", "src/Web/More.cs");
        BuildResult next = repository.Build(Skeleton.Project, "--no-restore").Passes();
        Assert.Contains("Phase:               Phase 2 - More", next.Output);
        Assert.Contains("Loopback iterations: 0", next.Output);
    }

    private static int Entries(TempRepository repository)
        => repository.Read(Cycle.Ledger).Split('\n').Count(line => line.StartsWith("## Audit Entry:", StringComparison.Ordinal));

    private static int LineOf(TempRepository repository, string path, string start)
        => Array.FindIndex(repository.Read(path).Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal)) + 1;
}
