using System;
using System.Collections.Generic;
using Forge.Build.Governance.Audit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit;

[TestClass]
public sealed class DecisionBackingTests
{
    private const string Record = "artifacts/decisions/DECISION-1.md";

    [TestMethod]
    public void TheDigestIsAnotherWhereAnAnswerMayBeAnother()
    {
        using AuditedFolder folder = new();
        List<string> seen = new() { Digest(folder) };
        Assert.AreEqual(seen[0], Digest(folder));

        Changed(() => folder.Write(Record, "one"));
        Changed(() => folder.Write(Record, "two"));
        Changed(() => folder.Git.Move(Record, "artifacts/decisions/DECISION-2.md"));
        Changed(() => folder.Write("artifacts/decisions/DECISION-1.scope.md", "one"));
        Changed(() => folder.Git.Commit());
        Changed(() => folder.Write("Forge/Contracts/allowed_signers", "ada@example.org ssh-ed25519 AAAA\n"));
        Changed(() => folder.Write(AuditedFolder.Ledger, "# Audit Ledger\n"));
        Changed(() => folder.Git.Delete("artifacts/decisions/DECISION-2.md"));

        void Changed(Action change)
        {
            change();
            string digest = Digest(folder);
            CollectionAssert.DoesNotContain(seen, digest);
            seen.Add(digest);
        }
    }

    [TestMethod]
    public void OtherFilesDoNotChangeIt()
    {
        using AuditedFolder folder = new();
        folder.Write(Record, "one");
        string before = Digest(folder);

        folder.Write("artifacts/decisions/decision_packet.json", "{}");
        folder.Write("artifacts/decisions/decision_log.md", "one\n");
        folder.Write("src/b.py", "two = 2\n");

        Assert.AreEqual(before, Digest(folder));
    }

    [TestMethod]
    public void ItIsThereWithoutAHistory()
    {
        using AuditedFolder unborn = new(committed: false);
        using GovernedFolder none = GovernedFolder.Forbidding("x");

        Assert.AreNotEqual(Digest(unborn), new DecisionBacking(none.Repository).Digest);
    }

    [TestMethod]
    public void RecordsBehindALinkOutOfTheRootAreNotRead()
    {
        using TempFolder outside = new();
        outside.Write("DECISION-1.md", "one");
        using AuditedFolder folder = new();
        folder.Git.Files.LinkFolder("artifacts/decisions", outside.Root);
        string before = Digest(folder);

        outside.Write("DECISION-1.md", "two");

        Assert.AreEqual(before, Digest(folder));
    }

    private static string Digest(AuditedFolder folder) => new DecisionBacking(folder.Repository).Digest;

}
