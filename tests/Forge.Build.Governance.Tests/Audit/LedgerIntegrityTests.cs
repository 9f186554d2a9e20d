using System;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests.Audit.Authorization;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit;

[TestClass]
public sealed class LedgerIntegrityTests
{
    private const string LedgerPath = "Forge/evidence/audit_ledger.md";
    private const string Legacy = "# Audit Ledger\n\n---\n## Audit Entry: P -- Iteration 1\nOutcome: SIGNED-OFF (awaiting AUTHORIZED)\n\n### Notes\nW1: PASS\n";

    [TestMethod]
    public void ALedgerThatOnlyGrewPasses()
    {
        CheckResult result = Run(Legacy + "\n## Audit Entry: P -- Iteration 2\nOutcome: FAIL\n", Legacy);

        Assert.AreEqual("W2", result.Id);
        Assert.IsEmpty(result.Findings);
        Assert.AreEqual("2 audits, 0 authorizations, 0 links of the chain, compared with its copy in HEAD", result.LookedAt);
    }

    [TestMethod]
    public void WithoutACopyInHeadItSaysSo()
        => Assert.EndsWith("HEAD has no copy to compare with", Run(Legacy, null).LookedAt);

    [TestMethod]
    [DataRow(ContractState.Missing, null, "FORGE0212")]
    [DataRow(ContractState.Missing, "", "FORGE1208")]
    [DataRow(ContractState.Missing, Legacy, "FORGE1208")]
    [DataRow(ContractState.Empty, null, "FORGE0212")]
    [DataRow(ContractState.Empty, " \n", "FORGE0212")]
    [DataRow(ContractState.Empty, Legacy, "FORGE1208")]
    [DataRow(ContractState.Folder, Legacy, "FORGE6203")]
    [DataRow(ContractState.Unreadable, null, "FORGE6203")]
    public void WhatHasNoTextHasItsCode(ContractState state, string? head, string code)
    {
        CheckResult result = LedgerIntegrity.Run(new LedgerSource(LedgerPath, state, "", "it is odd."), head);

        Finding finding = result.Findings.Single();
        Assert.AreEqual(code, finding.Rule.Code);
        Assert.AreEqual(SourceLocation.StartOf(LedgerPath), finding.Location);
        Assert.AreEqual(code == "FORGE0212", result.Passed);
    }

    [TestMethod]
    [DataRow("\r\n", "\n")]
    [DataRow("\n", "\r\n")]
    [DataRow("\n", "\r\r\n")]
    public void LineEndsAreNobodysEdit(string inTree, string inHead)
        => Assert.IsEmpty(Run("\uFEFF" + Legacy.Replace("\n", inTree), Legacy.Replace("\n", inHead)).Findings);

    [TestMethod]
    public void BlankLinesAtTheEndOfTheCopyDoNotCount()
        => Assert.IsEmpty(Run(Legacy.TrimEnd(), Legacy + "\n\n").Findings);

    [TestMethod]
    public void ARewrittenLineIsFoundWhereItStands()
    {
        Finding finding = Run(Legacy.Replace("W1: PASS", "W1: WARN") + "more\n", Legacy).Findings.Single();

        Assert.AreEqual(RuleCatalog.LedgerRewritten, finding.Rule);
        Assert.AreEqual(new SourceLocation(LedgerPath, 8, 1, 8, 9), finding.Location);
        Assert.AreEqual("line 8 of " + LedgerPath + " is not what HEAD has: \"W1: PASS\" became \"W1: WARN\". The ledger is append-only.", finding.Message);
    }

    [TestMethod]
    public void ATextThatWasCutIsFound()
    {
        Finding finding = Run(Legacy.Substring(0, Legacy.IndexOf("W1", StringComparison.Ordinal)), Legacy).Findings.Single();

        Assert.AreEqual(RuleCatalog.LedgerRewritten, finding.Rule);
        Assert.AreEqual(8, finding.Location.Line);
    }

    [TestMethod]
    public void ALineThatGrewIsFound()
        => Assert.AreEqual(8, Run(Legacy.TrimEnd() + " or so\n", Legacy).Findings.Single().Location.Line);

    [TestMethod]
    [DataRow("AUTHORIZED (committed) 1234567", true)]
    [DataRow("AUTO-AUTHORIZED (committed)", true)]
    [DataRow("FAIL", false)]
    [DataRow("PASS", false)]
    [DataRow("BYPASS (manual override)", false)]
    public void OfTheLastEntryOnlyTheSignOffMayBecomeAnAuthorization(string outcome, bool isAllowed)
    {
        CheckResult result = Run(Legacy.Replace("SIGNED-OFF (awaiting AUTHORIZED)", outcome) + "## x\n", Legacy);

        Assert.AreEqual(isAllowed, result.Passed);
        Assert.IsTrue(result.Findings.All(finding => finding.Rule == RuleCatalog.LedgerRewritten && finding.Location.Line == 5));
    }

    [TestMethod]
    public void AFailureMayNotBecomeAnAuthorization()
    {
        string failed = Legacy.Replace("SIGNED-OFF (awaiting AUTHORIZED)", "FAIL");

        Assert.IsFalse(Run(failed.Replace("FAIL", "AUTHORIZED"), failed).Passed);
    }

    [TestMethod]
    public void AnEarlierSignOffMayNotBecomeAnAuthorization()
    {
        string two = Legacy + "## Audit Entry: P -- Iteration 2\nOutcome: FAIL\n";

        Assert.AreEqual(5, Run(two.Replace("SIGNED-OFF (awaiting AUTHORIZED)", "AUTHORIZED"), two).Findings.Single().Location.Line);
    }

    [TestMethod]
    public void ABrokenChainIsFoundAtItsEntry()
    {
        string text = Chained(Chained(LedgerFormat.Header, "one"), "two");

        Finding finding = Run(text.Replace("why one", "why not"), null).Findings.Single();

        Assert.AreEqual(RuleCatalog.LedgerChainBroken, finding.Rule);
        Assert.AreEqual(6, finding.Location.Line);
        Assert.IsEmpty(Run(text, text).Findings);
    }

    [TestMethod]
    public void ATableIsToldApart()
        => Assert.StartsWith("a table, and no entry", Run("| a |\n|---|\n", null).LookedAt);

    [TestMethod]
    public void TheCopyInHeadIsAskedOfGit()
    {
        using OwnedFolder folder = new("sub/");
        folder.Write(OwnedFolder.LedgerPath, Legacy);
        Assert.EndsWith("HEAD has no copy to compare with", InGit(folder.Repository).LookedAt);
        folder.Commit();
        Assert.EndsWith("compared with its copy in HEAD", InGit(folder.Repository).LookedAt);

        folder.Write(OwnedFolder.LedgerPath, Legacy.Replace("W1", "W2"));
        Assert.AreEqual(RuleCatalog.LedgerRewritten, InGit(folder.Repository).Findings.Single().Rule);
        File.Delete(folder.At(OwnedFolder.LedgerPath));
        Assert.AreEqual(RuleCatalog.LedgerVanished, InGit(folder.Repository).Findings.Single().Rule);
    }

    [TestMethod]
    public void BothCopiesAreDecodedAlike()
    {
        using OwnedFolder folder = new();
        foreach (byte[] bytes in new[] { [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Legacy)], Encoding.Latin1.GetBytes(Legacy + "\u00e4\u0097\n") })
        {
            File.WriteAllBytes(folder.At("ledger"), bytes);
            Directory.CreateDirectory(Path.GetDirectoryName(folder.At(OwnedFolder.LedgerPath))!);
            File.Move(folder.At("ledger"), folder.At(OwnedFolder.LedgerPath), overwrite: true);
            folder.Commit();

            Assert.IsEmpty(InGit(folder.Repository).Findings);
        }
    }

    // As the audit asks.
    private static CheckResult InGit(ForgeRepository repository)
    {
        using WorkingTree tree = WorkingTree.Capture(repository, out _)!;
        return LedgerIntegrity.Run(LedgerSource.Read(repository), tree.Head is null ? null : tree.RawTextAt("HEAD", repository.AuditLedger));
    }

    private static CheckResult Run(string text, string? head)
        => LedgerIntegrity.Run(new LedgerSource(LedgerPath, ContractState.Present, text), head);

    private static string Chained(string text, string why)
    {
        text += LedgerWriter.TextOf(new LedgerEntry
        {
            Phase = "P",
            Iteration = 1,
            Outcome = LedgerOutcome.Fail,
            Checklist = new[] { new ChecklistLine("A1", "", LedgerVerdict.Fail, "why " + why) },
        });
        return text + "Chain: " + LedgerChain.Next(text) + "\n";
    }
}
