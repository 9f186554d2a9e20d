using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What an audit writes: one entry for one state, and in CI nothing.</summary>
[TestClass]
public sealed class AuditEvidenceTests : EndToEndTest
{
    [TestMethod]
    [DataRow("-p:ForgeWriteEvidence=false")]
    [DataRow("-p:ContinuousIntegrationBuild=true")]
    public void TheVerdictIsTheSameAndTheSourceTreeStaysAsItWas(string argument)
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked().Write("src/Web/Forgotten.cs", Cycle.Class("Forgotten"));
        string[] findings = [Cycle.NoLedger, "src/Web/Forgotten.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3201"];
        string before = State(repository);

        BuildResult failing = repository.Audit(argument, "-p:ForgeCache=false").FailsAudit(findings);
        repository.Delete("src/Web/Forgotten.cs");
        BuildResult passing = repository.Audit(argument, "-p:ForgeCache=false").PassesAudit(Cycle.NoLedger);
        repository.Write("src/Web/Forgotten.cs", Cycle.Class("Forgotten"));

        Assert.AreEqual(before, State(repository));
        Assert.Contains("(FAIL) was not written", failing.The("FORGE0205").Text);
        Assert.Contains("(all pass) was not written", passing.The("FORGE0205").Text);
        Assert.Contains("=== PHASE SIGN-OFF: PASS ===", passing.Output);
        repository.Audit().FailsAudit(findings);
        Assert.AreEqual(1, repository.Entries());
    }

    [TestMethod]
    public void ABuildInCIWritesNothingButItsOutputs()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        string before = State(repository);

        BuildResult build = repository.Build(Skeleton.Project, "--no-restore", "-p:ContinuousIntegrationBuild=true").Passes(Cycle.NoLedger);

        Assert.AreEqual(1, build.AuditRuns);
        Assert.AreEqual(before, State(repository));
    }

    [TestMethod]
    public void EvidenceIsWrittenInCIWhereSomebodyAsksForIt()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();

        repository.Audit("-p:ContinuousIntegrationBuild=true", "-p:ForgeWriteEvidence=true").PassesAudit(Cycle.NoLedger);

        Assert.AreEqual(1, repository.Entries());
    }

    [TestMethod]
    public void TwoBuildsAtOnceAppendOneEntry()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();

        BuildResult[] both = Task.WhenAll(Task.Run(() => repository.Audit()), Task.Run(() => repository.Audit())).GetAwaiter().GetResult();

        Assert.AreSequenceEqual(new[] { 0, 0 }, both.Select(build => build.ExitCode).ToArray());
        Assert.AreEqual(1, repository.Entries());
        repository.Check().Passes();
    }

    [TestMethod]
    public void OneStateIsAppendedOnceWhetherItPassesOrNot()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        repository.Audit().PassesAudit(Cycle.NoLedger);
        string ledger = repository.Read(Cycle.Ledger);
        Assert.HasCount(1, repository.Audit().PassesAudit().Of("FORGE0206"));
        Assert.AreEqual(ledger, repository.Read(Cycle.Ledger));

        repository.Write(Cycle.TestRun, "Status: FAIL\n").Audit().FailsAudit(Cycle.TestRun + "(1,1,1,13): EVIDENCE_MISSING error FORGE1205");
        ledger = repository.Read(Cycle.Ledger);
        Assert.HasCount(1, repository.Audit().FailsAudit(Cycle.TestRun + "(1,1,1,13): EVIDENCE_MISSING error FORGE1205").Of("FORGE0206"));
        Assert.AreEqual(ledger, repository.Read(Cycle.Ledger));
    }

    [TestMethod]
    public void ThePhaseAndTheClaimsOfTheCommandLineGoBeforeThoseOfTheDiffLog()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked().Write("src/Web/A B.cs", Cycle.Class("AB")).Log("COMPLETE", "Phase 1", "src/Web/Nothing.cs");

        BuildResult audit = repository.Audit("-p:ForgePhase=Phase 9%3B 100%25", "-p:ForgeClaimedFiles=\"" + Cycle.Added + ",./src/Web/A B.cs\"").PassesAudit(Cycle.NoLedger);

        Assert.Contains("Phase:               Phase 9; 100%", audit.Output);
        Assert.Contains("## Audit Entry: Phase 9; 100% \u2014 Iteration 1\n", repository.Read(Cycle.Ledger));
    }

    // All that lies in the tree but outputs, by name and content.
    private static string State(TempRepository repository)
    {
        IEnumerable<string> lines = repository.Git("status", "--porcelain", "--ignored", "--untracked-files=all").Split('\n').Where(line => line.Length > 0);
        return string.Join('\n', lines.Where(line => !line.Contains("/bin/", StringComparison.Ordinal) && !line.Contains("/obj/", StringComparison.Ordinal)));
    }
}
