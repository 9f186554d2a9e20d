using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests.Evidence;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using TestRun = Forge.Build.Governance.Evidence.TestRun;

namespace Forge.Build.Governance.Tests.Audit;

[TestClass]
public sealed class EvidenceChecksTests
{
    private const string TestRunPath = "Forge/evidence/test_runs_latest.md";

    private static readonly ContractFile Log = new(DiffLogs.Path, ContractState.Present, new SourceText(DiffLogs.Complete));
    private static readonly ContractFile Tests = new(TestRunPath, ContractState.Present, new SourceText("Status: PASS\n"));

    [TestMethod]
    public void AFinishedCyclePassesEveryCheck()
    {
        DiffLog log = DiffLogs.Read(DiffLogs.Complete);
        TestRun run = Run("Status: PASS\npytest exit: 0\nTree: ABC\n");
        Assert.AreEqual("A3 diff log of 34 lines, test record of 1 line", Passing(EvidenceCompleteness.Run(Log, Tests)));
        Assert.AreEqual("A5 diff log of 34 lines, status COMPLETE", Passing(DiffLogGate.Run(log)));
        Assert.AreEqual("A7 verification of 4 labelled steps", Passing(VerificationOrder.Run(log)));
        Assert.AreEqual("A8 test record of 3 lines, 1 exit code, a tree", Passing(TestGate.Run(run, "abc")));
    }

    [TestMethod]
    [DataRow(ContractState.Missing, "FORGE1201", "FORGE1203")]
    [DataRow(ContractState.Empty, "FORGE1202", "FORGE1204")]
    [DataRow(ContractState.Folder, "FORGE6203", "FORGE6203")]
    [DataRow(ContractState.Unreadable, "FORGE6203", "FORGE6203")]
    public void EachAbsentFileIsOneFinding(ContractState state, string ofLog, string ofTests)
    {
        ContractFile noLog = new(DiffLogs.Path, state, null, state == ContractState.Unreadable ? "access is denied." : "");
        ContractFile noTests = noLog with { Path = TestRunPath };
        CheckResult result = EvidenceCompleteness.Run(noLog, Tests);
        Assert.IsFalse(result.Passed);
        Assert.AreEqual("no diff log, test record of 1 line", result.LookedAt);
        Assert.AreEqual(ofLog, result.Findings.Single().Rule.Code);
        Assert.AreEqual(SourceLocation.StartOf(DiffLogs.Path), result.Findings[0].Location);
        Assert.AreEqual(ofTests, EvidenceCompleteness.Run(Log, noTests).Findings.Single().Rule.Code);
        Assert.AreEqual(2, EvidenceCompleteness.Run(noLog, noTests).Findings.Count);
    }

    [TestMethod]
    public void FilesOnTheDiskAreReadAsTheyLie()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("x");
        folder.Files.Make(DiffLogs.Path);
        folder.Write(TestRunPath, "\uFEFF \r\n");
        CheckResult result = EvidenceCompleteness.Run(ContractFile.Read(folder.Repository, DiffLogs.Path), ContractFile.Read(folder.Repository, folder.Repository.LatestTestRun));
        Assert.AreEqual("FORGE6203 FORGE1204", string.Join(' ', result.Findings.Select(finding => finding.Rule.Code)));
    }

    [TestMethod]
    public void WhatA3ReportsIsNotReportedTwice()
    {
        foreach (CheckResult result in new[] { DiffLogGate.Run(null), VerificationOrder.Run(null), TestGate.Run(null, "abc") })
        {
            Assert.IsTrue(result.IsUndecided && !result.Passed && result.Findings.Count == 0);
            Assert.IsTrue(result.LookedAt.EndsWith("see A3", System.StringComparison.Ordinal));
        }
    }

    [TestMethod]
    public void EachPlaceholderIsAFindingAtItsRange()
    {
        Marked marked = new(DiffLogs.Complete.Replace("- Orders are sorted by date.", "- [[TODO: summary]]\n- **Why:** TODO: reason"));
        CheckResult result = DiffLogGate.Run(DiffLogs.Read(marked.Text));
        Assert.AreEqual("FORGE3206 FORGE3206", Codes(result));
        Assert.AreEqual(marked.In(DiffLogs.Path), result.Findings[0].Location);
        Assert.AreEqual("the diff log still holds the placeholder \"TODO: summary\".", result.Findings[0].Message);
    }

    [TestMethod]
    [DataRow("- [[Status: IN_PROCESS]]", "the diff log says \"Status: IN_PROCESS\", and not exactly \"Status: COMPLETE\".")]
    [DataRow("- [[Status: COMPLETE]]\n- Status: BLOCKED", "the diff log says both \"Status: COMPLETE\" and \"Status: BLOCKED\".")]
    public void ACycleThatIsNotCompleteIsAFindingAtItsStatus(string lines, string message)
    {
        Marked marked = new(DiffLogs.Complete.Replace("- Status: COMPLETE", lines));
        Finding finding = DiffLogGate.Run(DiffLogs.Read(marked.Text)).Findings.Single();
        Assert.AreEqual(RuleCatalog.CycleNotComplete, finding.Rule);
        Assert.AreEqual(marked.In(DiffLogs.Path), finding.Location);
        Assert.AreEqual(message, finding.Message);
    }

    [TestMethod]
    public void ALogWithoutAStatusIsAFindingAtItsStart()
    {
        CheckResult result = DiffLogGate.Run(DiffLogs.Read("# Diff Log\n"));
        Assert.AreEqual("diff log of 1 line, no status", result.LookedAt);
        Assert.AreEqual("FORGE3207", Codes(result));
        Assert.AreEqual(SourceLocation.StartOf(DiffLogs.Path), result.Findings[0].Location);
    }

    [TestMethod]
    public void ALogThatNestsTooDeeplyIsOneFinding()
    {
        DiffLog log = DiffLogs.Read("- Status: COMPLETE\n" + new string('>', 500) + "\n");
        Assert.AreEqual("FORGE3207", Codes(DiffLogGate.Run(log)));
        Assert.IsTrue(VerificationOrder.Run(log).IsUndecided);
    }

    [TestMethod]
    public void WithoutAVerificationThereIsOneFinding()
    {
        CheckResult result = VerificationOrder.Run(DiffLogs.Read("# Diff Log\n"));
        Assert.AreEqual("no verification section", result.LookedAt);
        Assert.AreEqual("FORGE3214", Codes(result));
        Assert.AreEqual(SourceLocation.StartOf(DiffLogs.Path), result.Findings[0].Location);
    }

    [TestMethod]
    public void EachMissingLabelIsAFindingAtTheHeading()
    {
        CheckResult result = VerificationOrder.Run(DiffLogs.Read("\n## Verification\n- Runtime: PASS\n- Contract: PASS\n"));
        Assert.AreEqual("FORGE3214 FORGE3214", Codes(result));
        Assert.AreEqual("the verification does not report Static.", result.Findings[0].Message);
        Assert.AreEqual("the verification does not report Behavior.", result.Findings[1].Message);
        Assert.AreEqual(new SourceLocation(DiffLogs.Path, 2, 1, 2, 16), result.Findings[0].Location);
    }

    [TestMethod]
    [DataRow("Runtime Static Behavior Contract", "Static is reported after Runtime.")]
    [DataRow("Contract Static Runtime Behavior", "Static is reported after Contract.")]
    [DataRow("Contract Behavior Runtime Static", "Behavior is reported after Contract. Runtime is reported after Behavior. Static is reported after Runtime.")]
    [DataRow("Tests Static Runtime Tests Behavior Static Contract", "")]
    public void TheOrderMayNotTurnBack(string labels, string messages)
    {
        string text = "## Verification\n" + string.Concat(labels.Split(' ').Select(label => "- " + label + ": PASS\n"));
        CheckResult result = VerificationOrder.Run(DiffLogs.Read(text));
        Assert.AreEqual(messages, string.Join(' ', result.Findings.Select(finding => finding.Message)));
        Assert.IsTrue(result.Findings.All(finding => finding.Rule == RuleCatalog.VerificationOutOfOrder));
    }

    [TestMethod]
    public void AStepOutOfOrderHasItsPlace()
    {
        Marked marked = new("## Verification\n- Runtime: PASS\n- [[Static: PASS, fine]]\n- Behavior: PASS\n- Contract: PASS\n");
        Assert.AreEqual(marked.In(DiffLogs.Path), VerificationOrder.Run(DiffLogs.Read(marked.Text)).Findings.Single().Location);
    }

    [TestMethod]
    [DataRow("[[Runtime:]]", "nothing is said of Runtime.")]
    [DataRow("[[Runtime: TBD]]", "Runtime is still open: \"TBD\".")]
    [DataRow("[[Runtime: FAIL - it does not boot]]", "Runtime is reported as failed: \"FAIL - it does not boot\".")]
    public void AStepThatIsEmptyOpenOrFailedIsAFinding(string line, string message)
    {
        Marked marked = new("## Verification\n- Static: PASS, 0 failed\n- " + line + "\n- Behavior: PASS\n- Contract: PASS\n");
        Finding finding = VerificationOrder.Run(DiffLogs.Read(marked.Text)).Findings.Single();
        Assert.AreEqual(RuleCatalog.VerificationOpen, finding.Rule);
        Assert.AreEqual(marked.In(DiffLogs.Path), finding.Location);
        Assert.AreEqual(message, finding.Message);
    }

    [TestMethod]
    public void AStatusThatDoesNotPassIsTheOnlyFinding()
    {
        CheckResult result = TestGate.Run(Run("Status: PASS, almost\npytest exit: 1\nTree: x\n"), "y");
        Assert.AreEqual("FORGE1205", Codes(result));
        Assert.AreEqual(new SourceLocation(TestRunPath, 1, 1, 1, 21), result.Findings[0].Location);
        Assert.AreEqual("the first line of the last test run is \"Status: PASS, almost\", and not exactly \"Status: PASS\".", result.Findings[0].Message);
    }

    [TestMethod]
    public void EachExitCodeAgainstTheStatusIsAFinding()
    {
        Marked marked = new("Status: PASS\n- [[pytest exit: 1]]\nlint exit: 0\nnpm exit: 2\n");
        CheckResult result = TestGate.Run(Run(marked.Text), null);
        Assert.AreEqual("FORGE1206 FORGE1206", Codes(result));
        Assert.AreEqual(marked.In(TestRunPath), result.Findings[0].Location);
        Assert.AreEqual("the record says \"Status: PASS\", but pytest ended with exit code 1.", result.Findings[0].Message);
    }

    [TestMethod]
    public void AnotherTreeIsAFindingAtItsName()
    {
        Marked marked = new("Status: PASS\nTree: [[abc]]\n");
        Finding finding = TestGate.Run(Run(marked.Text), "def").Findings.Single();
        Assert.AreEqual(RuleCatalog.TestsOfAnotherTree, finding.Rule);
        Assert.AreEqual(marked.In(TestRunPath), finding.Location);
        Assert.AreEqual("the tests ran on the tree abc, but the tree is now def.", finding.Message);
        Assert.IsTrue(TestGate.Run(Run(marked.Text), null).Passed, "the tree is not known");
        Assert.IsTrue(TestGate.Run(Run("Status: PASS\n"), "def").Passed, "a record by hand names none");
    }

    [TestMethod]
    public void ARecordThatNestsTooDeeplyDoesNotPass()
        => Assert.AreEqual("FORGE1205", Codes(TestGate.Run(Run("Status: PASS\n" + new string('>', 500) + "\n"), null)));

    [TestMethod]
    public void MessagesQuoteNothingThatCannotBePrinted()
    {
        const string nasty = "\u001B[31m##[error]\u202E";
        Finding[] findings = DiffLogGate.Run(DiffLogs.Read("Status: " + nasty + "\n\nTODO: " + nasty + "\n")).Findings
            .Concat(VerificationOrder.Run(DiffLogs.Read("## Verification\n- Static: FAIL, " + nasty + "\n")).Findings)
            .Concat(TestGate.Run(Run(nasty), null).Findings)
            .Concat(TestGate.Run(Run("Status: PASS\n" + nasty + " exit: 1\nTree: " + nasty + "\n"), nasty).Findings).ToArray();
        Assert.IsTrue(findings.Length >= 8);
        foreach (Finding finding in findings)
            Assert.AreEqual(PrintableText.Escape(finding.Text), finding.Text);
    }

    private static TestRun Run(string text) => TestRunReader.Read(TestRunPath, new SourceText(text));

    private static string Codes(CheckResult result)
    {
        Assert.IsFalse(result.Passed || result.IsUndecided);
        return string.Join(' ', result.Findings.Select(finding => finding.Rule.Code));
    }

    private static string Passing(CheckResult result)
    {
        Assert.IsTrue(result.Passed && !result.IsUndecided);
        Assert.AreEqual(0, result.Findings.Count);
        return result.Id + " " + result.LookedAt;
    }
}
