using System;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using TestRun = Forge.Build.Governance.Evidence.TestRun;

namespace Forge.Build.Commands.Tests.Testing;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class TestRunningTests
{
    private const string Older = "Status: PASS\nTests: 3 passed\n";

    [TestMethod]
    public void APassIsRecordedAndTheAuditBelievesIt()
    {
        using TestedFolder folder = new();
        string head = folder.Git.Commit(), digest = folder.Git.Digest();

        CommandReport report = folder.Run();

        Assert.AreEqual(0, report.ExitCode, string.Join('\n', report.Lines));
        Assert.IsEmpty(report.Findings);
        string latest = folder.Read(TestedFolder.Latest);
        Assert.StartsWith("Status: PASS\nStart: 2026-02-03T04:05:06Z\nEnd: 2026-02-03T04:05:", latest);
        Assert.Contains("\nBranch: main\nHEAD: " + head + "\n", latest);
        TestRun run = folder.LatestRun();
        Assert.AreEqual(digest, run.Tree);
        Assert.AreEqual("backend_tests 0", string.Join(", ", run.Exits.Select(exit => exit.Step + " " + exit.Code)));
        Assert.IsEmpty(TestGate.Run(run, folder.Git.Digest()).Findings);
        ContractFile file = ContractFile.Read(folder.Repository, TestedFolder.Latest);
        Assert.IsEmpty(EvidenceCompleteness.Run(file with { Path = "Forge/evidence/diff_log.md" }, file).Findings);
    }

    [TestMethod]
    public void AFailureIsRecordedAndTheAuditRefusesIt()
    {
        using TestedFolder folder = new("echo it broke >&2; exit 3");
        folder.Git.Commit();
        folder.Git.Write(TestedFolder.Latest, Older);

        CommandReport report = folder.Run();

        Assert.AreEqual(1, report.ExitCode);
        Assert.AreEqual("FORGE1501", report.Findings.Single().Rule.Code);
        Assert.AreEqual("forge.json", report.Findings.Single().Location.Path);
        Assert.Contains("  it broke", report.Lines.ToArray());
        Assert.AreEqual("Status: FAIL", folder.LatestRun().Status);
        Assert.AreEqual("3", folder.LatestRun().Exits.Single().Code);
        Assert.AreEqual("FORGE1205", TestGate.Run(folder.LatestRun(), null).Findings.Single().Rule.Code);
    }

    [TestMethod]
    public void ATreeThatChangedAfterTheRunIsNotTheTreeThatWasTested()
    {
        using TestedFolder folder = new();
        folder.Git.Commit();
        folder.Run();
        folder.Git.Write("a.cs", "new\n");

        Assert.AreEqual("FORGE1207", TestGate.Run(folder.LatestRun(), folder.Git.Digest()).Findings.Single().Rule.Code);
    }

    [TestMethod]
    public void ARunThatChangesTheTreeFailsAndNamesTheFiles()
    {
        using TestedFolder folder = new("echo x > left-behind.txt");
        folder.Git.Commit();

        CommandReport report = folder.Run();

        Assert.AreEqual(1, report.ExitCode);
        Assert.Contains("left-behind.txt", report.Findings.Single().Message);
        Assert.StartsWith("Status: FAIL\nReason: the run changed files that git does not ignore: left-behind.txt\n", folder.Read(TestedFolder.Latest));
    }

    [TestMethod]
    public void EachRunIsAppendedAndNothingIsRewritten()
    {
        using TestedFolder folder = new();
        const string Before = "# Test Runs\r\n\r\n## Test Run by hand\r\n- Status: PASS";
        folder.Git.Write(TestedFolder.Runs, Before);

        folder.Run();
        folder.Script("run-tests", "exit 1");
        folder.Run();

        string runs = folder.Read(TestedFolder.Runs);
        Assert.StartsWith(Before + "\n\n## Test Run 2026-02-03T04:05:06Z\n\n- Status: PASS\n", runs);
        Assert.AreEqual(3, runs.Split("## Test Run ").Length - 1);
        Assert.Contains("- backend_tests exit: 1\n", runs);
    }

    [TestMethod]
    public void WhileItRunsTheRecordSaysFail()
    {
        using TestedFolder folder = new();
        string seen = Path.Combine(folder.PathOf(".git"), "seen");
        folder.Script("run-tests", "head -n 2 Forge/evidence/test_runs_latest.md > '" + seen + "'");
        folder.Git.Write(TestedFolder.Latest, Older);

        folder.Run();

        Assert.AreEqual("Status: FAIL\nReason: the run is not finished, or was killed before its end\n", File.ReadAllText(seen));
        Assert.AreEqual("Status: PASS", folder.LatestRun().Status);
    }

    [TestMethod]
    public void AnInterruptedRunIsRecordedAsFailed()
    {
        using TestedFolder folder = new("sleep 300");
        folder.Settings("\"backend\": { \"test_command\": \"./run-tests\" }, \"frontend\": { \"enabled\": true, \"test_cmd\": \"./run-tests\" }");
        using CancellationTokenSource source = new();

        CommandReport report = folder.Run(request => request with { Progress = _ => source.Cancel() }, source.Token);

        Assert.AreEqual(2, report.ExitCode);
        Assert.AreEqual("FORGE6502", report.Findings.Single().Rule.Code);
        string latest = folder.Read(TestedFolder.Latest);
        Assert.StartsWith("Status: FAIL\n", latest);
        Assert.Contains("\nbackend_tests exit: none\nbackend_tests summary: was interrupted", latest);
        Assert.Contains("\nfrontend_tests summary: not run, the run was interrupted\n", latest);
        Assert.Contains("- Status: FAIL\n", folder.Read(TestedFolder.Runs));
    }

    [TestMethod]
    public void AnInterruptionBeforeTheFirstStepIsRecordedToo()
    {
        using TestedFolder folder = new();

        Assert.AreEqual(2, folder.Run(cancellation: new CancellationToken(canceled: true)).ExitCode);
        Assert.AreEqual("Status: FAIL", folder.LatestRun().Status);
    }

    [TestMethod]
    public void WhatTakesTooLongIsKilledAndFails()
    {
        using TestedFolder folder = new("sleep 300");

        CommandReport report = folder.Run(request => request with { Patience = TimeSpan.FromMilliseconds(300) });

        Assert.AreEqual(1, report.ExitCode);
        Assert.AreEqual("FORGE6502", report.Findings.Single().Rule.Code);
        Assert.Contains("summary: took too long", folder.Read(TestedFolder.Latest));
    }

    [TestMethod]
    public void AStepThatDiesEndsNeitherTheOthersNorTheRecord()
    {
        using TestedFolder folder = new("kill -9 $$");
        folder.Script("web/check", "exit 0");
        folder.Settings("\"backend\": { \"test_command\": \"./run-tests\" }, \"frontend\": { \"enabled\": true, \"dir\": \"web\", \"test_cmd\": \"./check\" }");

        CommandReport report = folder.Run();

        Assert.AreEqual(1, report.ExitCode);
        Assert.AreEqual("backend_tests 137, frontend_tests 0", string.Join(", ", folder.LatestRun().Exits.Select(exit => exit.Step + " " + exit.Code)));
    }

    [TestMethod]
    public void FrontendTestsAreNotRunOverAFrontendThatDoesNotBuild()
    {
        using TestedFolder folder = new();
        folder.Script("web/build", "exit 1");
        folder.Script("web/check", "exit 0");
        folder.Settings("\"frontend\": { \"enabled\": true, \"dir\": \"web\", \"build_cmd\": \"./build\", \"test_cmd\": \"./check\" }");

        folder.Run();

        Assert.Contains("\nfrontend_build exit: 1\n", folder.Read(TestedFolder.Latest));
        Assert.Contains("\nfrontend_tests summary: not run, the step frontend_build did not succeed\n", folder.Read(TestedFolder.Latest));
    }

    [TestMethod]
    public void WhereThereIsNothingToTestNoTestIsFound()
    {
        using TestedFolder folder = new();
        folder.Settings("\"project_name\": \"X\"");

        CommandReport report = folder.Run();

        Assert.AreEqual(1, report.ExitCode);
        Assert.AreEqual("FORGE1502", report.Findings.Single().Rule.Code);
        Assert.AreEqual("Status: FAIL", folder.LatestRun().Status);
    }

    [TestMethod]
    public void MalformedSettingsRunNothingAndAreRecorded()
    {
        using TestedFolder folder = new("echo ran > ran.txt");
        folder.Settings("\"backend\": { \"test_command\": \"./run-tests\" }, \"test\": { \"timeout_minutes\": 0 }");
        folder.Git.Write(TestedFolder.Latest, Older);

        CommandReport report = folder.Run();

        Assert.AreEqual(1, report.ExitCode);
        Assert.AreEqual("FORGE3001", report.Findings.Single().Rule.Code);
        Assert.IsFalse(File.Exists(folder.PathOf("ran.txt")));
        Assert.AreEqual("Status: FAIL", folder.LatestRun().Status);
    }

    [TestMethod]
    public void AProgramThatIsNotThereIsTheMachinesFault()
    {
        using TestedFolder folder = new();
        folder.Settings("\"backend\": { \"test_command\": \"no-such-program-anywhere --all\" }");

        CommandReport report = folder.Run();

        Assert.AreEqual(2, report.ExitCode);
        Assert.AreEqual("FORGE6502", report.Findings.Single().Rule.Code);
        Assert.AreEqual("Status: FAIL", folder.LatestRun().Status);
    }

    [TestMethod]
    public void WithoutGitTheRecordSaysSo()
    {
        using TestedFolder folder = new();
        Directory.Delete(folder.PathOf(".git"), recursive: true);

        Assert.AreEqual(0, folder.Run().ExitCode);
        Assert.Contains("\nBranch: git unavailable\nHEAD: git unavailable\n", folder.Read(TestedFolder.Latest));
        Assert.IsNull(folder.LatestRun().Tree);
        Assert.IsEmpty(TestGate.Run(folder.LatestRun(), "x").Findings);
    }

    [TestMethod]
    public void BeforeTheFirstCommitThereIsATreeAndNoHead()
    {
        using TestedFolder folder = new();

        Assert.AreEqual(0, folder.Run().ExitCode);
        Assert.Contains("\nBranch: main\nHEAD: (no commit)\n", folder.Read(TestedFolder.Latest));
        Assert.AreEqual(folder.Git.Digest(), folder.LatestRun().Tree);
    }

    [TestMethod]
    public void NoFileNameBreaksOutOfTheRecord()
    {
        using TestedFolder folder = new();
        folder.Git.Write("```\nunit exit: 1\n```", "x");
        folder.Git.Write("a\u001b[2Jb", "x");
        folder.Git.Write("`````", "x");

        Assert.AreEqual(0, folder.Run().ExitCode);
        Assert.IsEmpty(TestGate.Run(folder.LatestRun(), folder.Git.Digest()).Findings);
        Assert.DoesNotContain('\u001b', folder.Read(TestedFolder.Latest));
    }

    [TestMethod]
    public void ASecondRunMeanwhileIsRefusedAndWritesNothing()
    {
        using TestedFolder folder = new();
        using OwnerLock? held = OwnerLock.Take(folder.Repository, TimeSpan.Zero, out _, "test-run.lock");
        folder.Git.Write(TestedFolder.Latest, Older);

        CommandReport report = folder.Run();

        Assert.AreEqual(2, report.ExitCode);
        Assert.AreEqual("FORGE6503", report.Findings.Single().Rule.Code);
        Assert.AreEqual(Older, folder.Read(TestedFolder.Latest));
        Assert.IsFalse(File.Exists(folder.PathOf(TestedFolder.Runs)));
    }

    [TestMethod]
    public void WhatCannotBeRecordedIsNotRun()
    {
        using TestedFolder folder = new("echo ran > ran.txt");
        Directory.CreateDirectory(folder.PathOf(TestedFolder.Latest));

        CommandReport report = folder.Run();

        Assert.AreEqual(2, report.ExitCode);
        Assert.AreEqual("FORGE6503", report.Findings.Single().Rule.Code);
        Assert.IsFalse(File.Exists(folder.PathOf("ran.txt")));
    }

    [TestMethod]
    public void WithoutAnEntryThereIsNoPass()
    {
        using TestedFolder folder = new();
        Directory.CreateDirectory(folder.PathOf(TestedFolder.Runs));

        CommandReport report = folder.Run();

        Assert.AreEqual(2, report.ExitCode);
        Assert.AreEqual("FORGE6503", report.Findings.Single().Rule.Code);
        Assert.StartsWith("Status: FAIL\nReason: nothing could be written to Forge/evidence/test_runs.md", folder.Read(TestedFolder.Latest));
    }

    [TestMethod]
    public void AnEvidenceFolderThatLeadsOutOfTheRootIsNotWrittenTo()
    {
        using TestedFolder folder = new();
        using Governance.Tests.TempFolder outside = new();
        folder.Git.Files.LinkFolder("Forge/evidence", outside.Root);

        Assert.AreEqual(2, folder.Run().ExitCode);
        Assert.IsEmpty(Directory.GetFileSystemEntries(outside.Root));
    }

    [TestMethod]
    public void RepetitionFindsAStepThatEndsInTwoWays()
    {
        using TestedFolder folder = new();
        folder.Script("run-tests", "f=.git/flip; if [ -e $f ]; then rm $f; exit 1; else touch $f; fi");

        CommandReport report = folder.Run(request => request with { Rounds = 3 });

        Finding unstable = report.Findings.Single(finding => finding.Rule.Code == "FORGE5001");
        Assert.Contains("the step backend_tests (exit code 0 2 times, exit code 1 1 time)", unstable.Message);
        Assert.AreEqual(1, report.ExitCode);
    }

    [TestMethod]
    public void WhatIsAlwaysTheSameIsStable() => Assert.AreEqual(0, Repeated("exit 0").ExitCode);

    [TestMethod]
    public void WhatAlwaysFailsIsAPlainFailure() => Assert.AreEqual("FORGE1501", Repeated("exit 1").Findings.Single().Rule.Code);

    [TestMethod]
    public void TheReportHasItsDataAsJson()
    {
        using TestedFolder folder = new();

        string json = ReportJson.Of(folder.Run());

        Assert.Contains("\"status\": \"PASS\"", json);
        Assert.Contains("\"name\": \"backend_tests\"", json);
    }

    private static CommandReport Repeated(string script)
    {
        using TestedFolder folder = new(script);
        return folder.Run(request => request with { Rounds = 3 });
    }
}
