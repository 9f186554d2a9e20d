using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Authorization;

[TestClass]
public sealed class AuthorizingTests
{
    private static readonly DateTime Now = new(2026, 2, 14, 12, 13, 10, 500, DateTimeKind.Utc);
    private static readonly string Tree = new('a', 64);

    [TestMethod]
    public void ASignedOffCommitIsAuthorizedOnce()
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        string commit = folder.Commit();

        CommandResult first = Run(folder, new AuthorizationRequest(Reason: "seen"));
        CommandResult second = Run(folder, new AuthorizationRequest());

        Assert.AreEqual(0, first.ExitCode, Said(first));
        Assert.AreEqual(0, second.ExitCode, Said(second));
        Assert.StartsWith("commit " + commit + " is authorized already", second.Lines[0]);
        AuthorizationRecord record = folder.Ledger.Authorizations.Single();
        Assert.AreEqual(commit, record.Commit);
        Assert.AreEqual(Tree, record.Tree);
        Assert.AreEqual("Ann Owner <ann@example.org>", record.By);
        Assert.AreEqual("seen", record.Reason);
        Assert.AreEqual(1, record.Iteration);
        Assert.AreEqual(new DateTime(2026, 2, 14, 12, 13, 10, DateTimeKind.Utc), record.Timestamp);
        Assert.IsNull(LedgerChain.Verify(folder.Ledger));
        Assert.AreEqual("+", folder.Verdict());
    }

    [TestMethod]
    public void ACommitOfTheRecordAloneIsAuthorizedWithIt()
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        folder.Commit();
        Run(folder, new AuthorizationRequest());
        folder.Commit("the record");

        CommandResult again = Run(folder, new AuthorizationRequest());

        Assert.AreEqual(0, again.ExitCode, Said(again));
        Assert.HasCount(1, folder.Ledger.Authorizations);
    }

    [TestMethod]
    [DataRow(LedgerOutcome.Fail, "the last audit failed")]
    [DataRow(LedgerOutcome.Bypass, "the last audit was bypassed")]
    [DataRow(LedgerOutcome.Pass, "without a sign-off")]
    [DataRow(LedgerOutcome.None, "no audit is recorded")]
    public void WhatIsNotSignedOffIsRefused(LedgerOutcome outcome, string why)
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.Audit(outcome, Tree);

        CommandResult result = Run(folder, new AuthorizationRequest());

        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains(why, Said(result));
        Assert.IsEmpty(folder.Ledger.Authorizations);
    }

    [TestMethod]
    public void AnotherTreeThanTheSignedOffOneIsRefused()
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.SignedOff, new string('b', 64));
        folder.Commit();

        CommandResult result = Run(folder, new AuthorizationRequest());

        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("its tree is aaaaaaaaaaaa..., the signed-off one bbbbbbbbbbbb...", Said(result));
    }

    [TestMethod]
    public void ATreeThatCannotBeReadIsNoRefusal()
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        folder.Commit();

        CommandResult result = Authorizing.Run(folder.Repository, new AuthorizationRequest(), new AuthorizationContext(Now, _ => null, () => Array.Empty<string>()));

        Assert.AreEqual(2, result.ExitCode);
    }

    [TestMethod]
    public void WorkThatNoCommitHoldsIsRefused()
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        folder.Commit();

        CommandResult result = Run(folder, new AuthorizationRequest(), uncommitted: Enumerable.Range(1, 7).Select(i => i + ".cs").ToArray());

        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("1.cs, 2.cs, 3.cs, 4.cs, 5.cs and 2 more", Said(result));
    }

    [TestMethod]
    [DataRow("nonsense")]
    [DataRow("--all")]
    [DataRow("")]
    public void WhatNamesNoCommitIsRefused(string revision)
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        folder.Commit();

        CommandResult result = Run(folder, new AuthorizationRequest(revision));

        Assert.AreEqual(1, result.ExitCode, Said(result));
        Assert.Contains("names no commit", Said(result));
    }

    [TestMethod]
    public void ACommitOfAnotherBranchIsRefused()
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        folder.Commit();
        folder.Git("checkout", "-q", "-b", "side");
        folder.Commit("side");
        folder.Git("checkout", "-q", "main");

        Assert.Contains("is not in the history of HEAD", Said(Run(folder, new AuthorizationRequest("side"))));
    }

    [TestMethod]
    public void ABrokenChainIsRefused()
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.Fail, Tree);
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        folder.Write(OwnedFolder.LedgerPath, File.ReadAllText(folder.At(OwnedFolder.LedgerPath)).Replace("Outcome: FAIL", "Outcome: PASS"));
        folder.Commit();

        CommandResult result = Run(folder, new AuthorizationRequest());

        Assert.AreEqual(1, result.ExitCode);
        Assert.AreEqual(RuleCatalog.LedgerChainBroken, result.Findings.Single().Rule);
    }

    [TestMethod]
    public void OutsideOfGitNothingCanBeAuthorized()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");
        folder.Write(OwnedFolder.LedgerPath, "## Audit Entry: P \u2014 Iteration 1\nOutcome: SIGNED-OFF (awaiting AUTHORIZED)\n");

        CommandResult result = Authorizing.Run(
            Governance.Repository.ForgeRepository.TryOpen(folder.Root)!, new AuthorizationRequest(By: "Ann"), new AuthorizationContext(Now, _ => Tree, () => []));

        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual(RuleCatalog.GitRefused, result.Findings.Single().Rule);
    }

    [TestMethod]
    public void WhereSignaturesAreAskedForOnlyATrustedKeyServes()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        folder.Commit();

        CommandResult unsigned = Run(folder, new AuthorizationRequest());
        CommandResult foreign = Run(folder, new AuthorizationRequest(KeyPath: folder.Key("mallory")));
        Assert.IsEmpty(folder.Ledger.Authorizations);
        CommandResult signed = Run(folder, new AuthorizationRequest(Reason: "line\nfeed", KeyPath: folder.Key("ann")));

        Assert.AreEqual("1 FORGE3211", unsigned.ExitCode + " " + unsigned.Findings.Single().Rule.Code);
        Assert.AreEqual("1 FORGE3212", foreign.ExitCode + " " + foreign.Findings.Single().Rule.Code);
        Assert.AreEqual(0, signed.ExitCode, Said(signed));
        Assert.AreEqual("+", folder.Verdict());
    }

    [TestMethod]
    public void AKeyWithAPassphraseIsRefusedAndNobodyIsAsked()
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        folder.Commit();

        CommandResult result = Run(folder, new AuthorizationRequest(KeyPath: folder.Key("locked", "secret")));

        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("incorrect passphrase", Said(result));
        Assert.Contains("ssh-add", Said(result));
        Assert.IsEmpty(folder.Ledger.Authorizations);
    }

    [TestMethod]
    public void AKeyThatIsNotThereIsRefused()
    {
        using OwnedFolder folder = new();
        folder.Audit(LedgerOutcome.SignedOff, Tree);
        folder.Commit();

        Assert.Contains("there is no key at", Said(Run(folder, new AuthorizationRequest(KeyPath: folder.At("none")))));
    }

    [TestMethod]
    public void TheLoopIsResetOnceWithItsReason()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        for (int i = 0; i < 3; i++)
            folder.Audit(LedgerOutcome.Fail);

        CommandResult without = Run(folder, new AuthorizationRequest(ResetLoop: true));
        CommandResult reset = Run(folder, new AuthorizationRequest(ResetLoop: true, Reason: "the check was wrong"));
        CommandResult again = Run(folder, new AuthorizationRequest(ResetLoop: true, Reason: "the check was wrong"));

        Assert.AreEqual(2, without.ExitCode);
        Assert.AreEqual(0, reset.ExitCode, Said(reset));
        Assert.AreEqual(0, again.ExitCode);
        LoopReset record = folder.Ledger.Records.OfType<LoopReset>().Single();
        Assert.AreEqual("the check was wrong", record.Reason);
        Assert.AreEqual(0, Governance.Audit.Loopback.StateOf(folder.Ledger).Failures);
    }

    private static CommandResult Run(OwnedFolder folder, AuthorizationRequest request, IReadOnlyList<string>? uncommitted = null)
        => Authorizing.Run(folder.Repository, request, new AuthorizationContext(Now, _ => Tree, () => uncommitted ?? Array.Empty<string>()));

    private static string Said(CommandResult result) => string.Join("\n", result.Lines.Concat(result.Findings.Select(finding => finding.Text)));
}
