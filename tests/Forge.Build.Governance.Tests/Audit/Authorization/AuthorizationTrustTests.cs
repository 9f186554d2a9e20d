using System;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Authorization;

[TestClass]
public sealed class AuthorizationTrustTests
{
    [TestMethod]
    public void WithoutARecordGitIsNotAsked()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");

        AuthorizationTrust trust = AuthorizationTrust.Verify(ForgeRepository.TryOpen(folder.Root)!, AuditLedger.Read("l.md", "# Audit Ledger\n"));

        Assert.IsEmpty(trust.Findings);
        Assert.IsNull(trust.Last);
    }

    [TestMethod]
    public void WhereGitRefusesNothingCounts()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");

        AuthorizationTrust trust = AuthorizationTrust.Verify(ForgeRepository.TryOpen(folder.Root)!, AuditLedger.Read("l.md", "## AUTHORIZED: P\nCommit: 1234567\n"));

        Assert.AreEqual(RuleCatalog.GitRefused, trust.Findings.Single().Rule);
        Assert.StartsWith("git refused to tell about the history: fatal: not a git repository", trust.Findings[0].Message);
        Assert.IsFalse(trust.Last!.Counts);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("nested/project/")]
    public void AHashFullOrShortOfTheHistoryCounts(string below)
    {
        using OwnedFolder folder = new(below);
        string commit = folder.Commit();
        folder.Authorize(commit);
        folder.Authorize(commit.Substring(0, 8));

        Assert.AreEqual("++", folder.Verdict());
        Assert.AreEqual(commit, folder.Trust().Last!.Commit);
    }

    [TestMethod]
    public void ABadLastRecordIsNotPassedOver()
    {
        using OwnedFolder folder = new();
        folder.Authorize(folder.Commit());
        AuthorizationRecord bad = folder.Authorize(new string('d', 40));

        AuthorizationTrust trust = folder.Trust();

        Finding finding = trust.Findings.Single();
        Assert.AreEqual(RuleCatalog.AuthorizedCommitUnknown, finding.Rule);
        Assert.AreEqual(bad.Location, finding.Location);
        Assert.AreEqual("+-", folder.Verdict().Split(' ')[1]);
        Assert.IsFalse(trust.Last!.Counts);
        Assert.IsFalse(trust.Counts(trust.Last.Record));
        Assert.DoesNotContain("unshallow", finding.Fix);
    }

    [TestMethod]
    public void AnOlderBadRecordIsHistory()
    {
        using OwnedFolder folder = new();
        folder.Authorize(new string('d', 40));
        folder.Authorize(folder.Commit());

        Assert.AreEqual("-+", folder.Verdict());
    }

    [TestMethod]
    public void ACommitOfAnotherBranchIsElsewhere()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.Git("checkout", "-q", "-b", "side");
        string side = folder.Commit("side");
        folder.Git("checkout", "-q", "main");
        folder.Authorize(side);

        Assert.AreEqual("FORGE3210 -", folder.Verdict());
    }

    [TestMethod]
    public void BeforeTheFirstCommitNothingIsAuthorized()
    {
        using OwnedFolder folder = new();
        folder.Authorize(new string('d', 40));

        Assert.AreEqual("FORGE3209 -", folder.Verdict());
    }

    [TestMethod]
    public void ATagThatIsCalledLikeAHashIsNotBelieved()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.Git("tag", "abcdef1");
        folder.Authorize("abcdef1");

        Assert.AreEqual("FORGE3209 -", folder.Verdict());
    }

    [TestMethod]
    public void AHashOfATreeIsNoCommit()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.Authorize(folder.Git("rev-parse", "HEAD^{tree}"));

        Assert.AreEqual("FORGE3209 -", folder.Verdict());
    }

    [TestMethod]
    public void InAShallowCloneTheFixIsToFetch()
    {
        using OwnedFolder folder = new();
        string first = folder.Commit();
        folder.Commit("second");
        using TempFolder clone = new();
        folder.Git("clone", "-q", "--depth", "1", "file://" + folder.At(""), clone.At("c"));
        string text = "## AUTHORIZED: P\nCommit: " + first + "\n";

        AuthorizationTrust trust = AuthorizationTrust.Verify(ForgeRepository.TryOpen(clone.At("c"))!, AuditLedger.Read("l.md", text));

        Assert.AreEqual(RuleCatalog.AuthorizedCommitUnknown, trust.Findings.Single().Rule);
        Assert.Contains("git fetch --unshallow", trust.Findings[0].Fix);
    }

    [TestMethod]
    public void ARecordWithoutHashIsLeftToItsTree()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.Append(new AuthorizationRecord { Phase = "P", Iteration = 1, Automatic = true, Tree = new string('b', 64) });

        AuthorizationVerdict last = folder.Trust().Last!;

        Assert.IsTrue(last.Counts);
        Assert.IsTrue(last.IsWithoutCommit);
        Assert.AreEqual("", last.Commit);
        Assert.AreEqual(new string('b', 64), last.Record.Tree);
    }

    [TestMethod]
    public void AHandWrittenAuthorizationIsJudgedWithItsEntry()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.Write(OwnedFolder.LedgerPath, "## Audit Entry: P -- Iteration 1\nOutcome: AUTHORIZED\nCommit: ddddddd\n\n### Checklist\n- A1 x: PASS\n");

        AuthorizationTrust trust = folder.Trust();

        Assert.AreEqual("FORGE3209 -", folder.Verdict());
        Assert.IsFalse(trust.Counts(folder.Ledger.LastEntry!));
    }

    [TestMethod]
    public void FromTheFirstListOnEachRecordMustBeSigned()
    {
        using OwnedFolder folder = new();
        folder.Authorize(folder.Commit("before"));
        folder.WriteSigners("ann");
        string second = folder.Commit("the list");
        folder.Authorize(second);
        Assert.AreEqual("FORGE3211 +-", folder.Verdict());

        folder.Authorize(second, "ann");
        Assert.AreEqual("+-+", folder.Verdict());
        Assert.AreEqual("ann@example.org", folder.Trust().Last!.Principal);
    }

    [TestMethod]
    public void AListInTheFirstCommitBindsTheFirstRecord()
    {
        using OwnedFolder folder = new("sub/");
        folder.WriteSigners("ann");
        string first = folder.Commit();
        folder.Authorize(first);
        folder.Authorize(first, "ann");

        Assert.AreEqual("-+", folder.Verdict());
    }

    [TestMethod]
    public void ANewListCannotAuthorizeItself()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Authorize(folder.Commit(), "ann");
        folder.WriteSigners("mallory");
        string rogue = folder.Commit("rogue");
        folder.Authorize(rogue, "mallory");
        Assert.AreEqual("FORGE3212 +-", folder.Verdict());

        folder.Authorize(rogue, "ann");
        folder.Authorize(folder.Commit("next"), "mallory");
        Assert.AreEqual("+-++", folder.Verdict());
    }

    [TestMethod]
    public void TakingTheListAwayTakesLeave()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Authorize(folder.Commit(), "ann");
        File.Delete(folder.At(OwnedFolder.SignersPath));
        string without = folder.Commit("no list");
        folder.Authorize(without);
        Assert.AreEqual("FORGE3211 +-", folder.Verdict());

        folder.Authorize(without, "ann");
        folder.Authorize(folder.Commit("unsigned again"));
        Assert.AreEqual("+-++", folder.Verdict());

        folder.WriteSigners("ann");
        folder.Authorize(folder.Commit("a list again"));
        Assert.AreEqual("FORGE3211 +-++-", folder.Verdict());
    }

    [TestMethod]
    public void AListThatIsNotCommittedTrustsNobody()
    {
        using OwnedFolder folder = new();
        string commit = folder.Commit();
        folder.Authorize(commit);
        folder.WriteSigners("mallory");
        Assert.AreEqual("+", folder.Verdict());

        folder.Authorize(commit, "mallory");
        Assert.AreEqual("FORGE3213 +-", folder.Verdict());
    }

    [TestMethod]
    public void ASignatureServesOnlyWhereItWasMade()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        AuthorizationRecord first = folder.Authorize(folder.Commit(), "ann");
        string second = folder.Commit("second");

        folder.Append(first);
        Assert.AreEqual("FORGE3211 +-", folder.Verdict());
        LedgerFile.Append(folder.Repository, _ => first);
        Assert.AreEqual("FORGE3212 +--", folder.Verdict());
        LedgerFile.Append(folder.Repository, ledger => first with { Commit = second, PreviousChain = ledger.LastChain });
        Assert.AreEqual("FORGE3212 +---", folder.Verdict());
    }

    [TestMethod]
    [DataRow("2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z")]
    [DataRow("Authorized-By: Ann", "Authorized-By: Bob")]
    [DataRow("\u2014 Iteration 1\nTimestamp", "\u2014 Iteration 2\nTimestamp")]
    [DataRow("Tree: aa", "Tree: ab")]
    [DataRow("Outcome: AUTHORIZED", "Outcome: AUTO-AUTHORIZED")]
    [DataRow("Authorized-By: Ann", "Authorized-By: Ann\nReason: none")]
    public void WhatWasSignedCannotBeChanged(string old, string text)
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        string commit = folder.Commit();
        DateTime time = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        folder.Append(new AuthorizationRecord { Phase = "P", Iteration = 1, Timestamp = time, Commit = commit, Tree = new string('a', 64), By = "Ann" }, "ann");
        Assert.AreEqual("+", folder.Verdict());

        string ledger = File.ReadAllText(folder.At(OwnedFolder.LedgerPath));
        string edited = ledger.Replace(old, text);
        Assert.AreNotEqual(ledger, edited);
        folder.Write(OwnedFolder.LedgerPath, edited);

        Assert.AreEqual("FORGE3212 -", folder.Verdict());
    }

    [TestMethod]
    [DataRow("rubbish")]
    [DataRow("-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----")]
    public void RubbishIsNoSignature(string signature)
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        string commit = folder.Commit();
        LedgerFile.Append(folder.Repository, _ => new AuthorizationRecord { Phase = "P", Iteration = 1, Commit = commit, By = "Ann", Signature = signature });

        Assert.AreEqual("FORGE3212 -", folder.Verdict());
    }

    [TestMethod]
    public void AResetObeysTheSameRule()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Authorize(folder.Commit(), "ann");
        LoopReset reset = new() { Phase = "P", By = "Ann", Reason = "seen" };

        folder.Append(reset);
        Assert.AreEqual("FORGE3211 +-", folder.Verdict());
        folder.Append(reset, "mallory");
        Assert.AreEqual("FORGE3212 +--", folder.Verdict());
        folder.Append(reset, "ann");
        Assert.AreEqual("+--+", folder.Verdict());
    }

    [TestMethod]
    public void InAShallowCloneNobodyIsTrusted()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Authorize(folder.Commit(), "ann");
        folder.WriteSigners("mallory");
        folder.Authorize(folder.Commit("rogue"), "mallory");
        using TempFolder clone = new();
        folder.Git("clone", "-q", "--depth", "1", "file://" + folder.At(""), clone.At("c"));

        AuthorizationTrust trust = AuthorizationTrust.Verify(ForgeRepository.TryOpen(clone.At("c"))!, folder.Ledger);

        Assert.AreEqual(RuleCatalog.GitRefused, trust.Findings.Single().Rule);
        Assert.Contains("git fetch --unshallow", trust.Findings[0].Fix);
        Assert.IsFalse(trust.Last!.Counts);
    }

    [TestMethod]
    public void WhatIsVerifiedLiesInATemporaryFolderThatGoes()
    {
        string file;
        using (TemporaryFolder folder = new())
        {
            file = folder.Write("signature", "text");
            Assert.AreEqual("text", File.ReadAllText(file));
            if (!OperatingSystem.IsWindows())
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        }

        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(file)));
    }
}
