using System;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests.Audit.Authorization;
using Forge.Build.Governance.Trust;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Records;

[TestClass]
public sealed class RecordSignaturesTests
{
    [TestMethod]
    public void WithoutAListNobodyMustSignAndNobodyAsksWhatIsAuthorized()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        folder.Decide(Decided.Record(2), "ann");
        folder.Commit();

        Assert.AreEqual("| 1 2", DecisionRecords.Read(folder.Repository, () => throw new InvalidOperationException("asked")).Verdict());
    }

    [TestMethod]
    public void WithAListEachRecordIsSigned()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Commit();
        folder.Decide(Decided.Record(1), "ann");
        folder.Decide(Decided.Record(2));
        folder.Decide(Decided.Record(3), "eve");

        const string verdict = "FORGE3317 DECISION-2.md(1,1) FORGE3318 DECISION-3.md(38,1) | 1";
        Assert.AreEqual(verdict, folder.Judged());
        Assert.StartsWith(
            "delete artifacts/decisions/DECISION-2.md, which no commit holds, and let the owner decide with \"forge decide OPTION_ID --key KEY\"",
            folder.Decisions().Findings[0].Fix);
        folder.Commit();
        Assert.AreEqual(verdict, folder.Judged());
        Assert.AreEqual(
            "leave the file as it is, and let the owner decide anew with \"forge decide OPTION_ID --supersedes DECISION-2 --key KEY\".",
            folder.Decisions().Findings[0].Fix);
        folder.Decide(Decided.Record(4, "GAP-2") with { Supersedes = "DECISION-2" }, "ann");
        folder.Decide(Decided.Record(5, "GAP-3") with { Supersedes = "DECISION-3" }, "ann");
        Assert.AreEqual("| 1 4 5", folder.Judged());
    }

    [TestMethod]
    public void ASignatureServesOneRecordOfOneKind()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Commit();
        DecisionRecord signed = folder.Decide(Decided.Record(1), "ann");
        folder.Decide(Decided.Record(2) with { Signature = signed.Signature });
        string elsewhere = RecordSigner.Sign(folder.Key("ann"), DecisionRecordWriter.Message(Decided.Record(3)), "forge-authorization").Text;
        folder.Decide(Decided.Record(3) with { Signature = elsewhere });
        folder.Decide(Decided.Record(4) with { Signature = "no signature at all" });

        Assert.AreEqual("FORGE3318 DECISION-2.md(38,1) FORGE3318 DECISION-3.md(38,1) FORGE3318 DECISION-4.md(38,1) | 1", folder.Judged());
    }

    [TestMethod]
    public void AnOlderRecordNeedsNoSignature()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        folder.Commit();
        folder.WriteSigners("ann");
        folder.Commit();

        Assert.AreEqual("| 1", folder.Judged());
    }

    [TestMethod]
    public void AListThatIsNotCommittedTrustsNobody()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.WriteSigners("ann");
        folder.Decide(Decided.Record(1));
        folder.Decide(Decided.Record(2), "ann");

        Assert.AreEqual("FORGE3318 DECISION-2.md(38,1) | 1", folder.Judged());
        Assert.Contains("not committed", folder.Decisions().Findings[0].Message);
    }

    [TestMethod]
    public void TheListOfTheAuthorizedCommitBindsAndNoOther()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        string old = folder.Commit();
        folder.WriteSigners("bob");
        string now = folder.Commit();
        folder.Decide(Decided.Record(1) with { AuthorizedCommit = now }, "bob");
        folder.Decide(Decided.Record(2) with { AuthorizedCommit = now }, "ann");

        // What nobody authorized cannot be named: the first list counts then.
        Assert.AreEqual("FORGE3318 DECISION-2.md(38,1) | 1", folder.Decisions(old, now).Verdict());
        Assert.AreEqual("FORGE3318 DECISION-1.md(38,1) | 2", folder.Decisions(old).Verdict());
    }

    [TestMethod]
    public void NoKeyIsBelievedBeforeItsTime()
    {
        using OwnedFolder folder = new();
        folder.Write(OwnedFolder.SignersPath, folder.Signer("ann").Replace(" ssh-", " valid-after=\"20260601\" ssh-"));
        folder.Commit();
        folder.Decide(Decided.Record(1), "ann");
        folder.Decide(Decided.Record(2) with { Timestamp = new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc) }, "ann");

        Assert.AreEqual("FORGE3318 DECISION-1.md(38,1) | 2", folder.Judged());
    }

    [TestMethod]
    public void AShallowCloneCannotTellWhoMayDecide()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Decide(Decided.Record(1), "ann");
        folder.Commit();
        folder.Commit("more");
        // As a clone of depth 1 has it.
        File.WriteAllText(folder.At(".git/shallow"), folder.Git("rev-parse", "HEAD") + "\n");

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("FORGE6202 DECISION-1.md(38,1) |", records.Verdict());
        Assert.StartsWith("run \"git fetch --unshallow\"", records.Findings[0].Fix);
    }

    [TestMethod]
    public void ANewRecordIsSignedAndJudgedBeforeItIsWritten()
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Commit();
        DecisionRecord next = Decided.Record(1);

        DecisionRecord signed = RecordSigning.Sign(folder.Repository, folder.Decisions(), next, folder.Key("ann"), () => [], out CommandResult? problem)!;

        Assert.IsNull(problem);
        folder.Write(Decided.PathOf(1), DecisionRecordWriter.TextOf(signed));
        Assert.AreEqual("| 1", folder.Judged());
        Assert.AreEqual(signed.Hash, folder.Decisions().All.Single().Hash);
    }

    [TestMethod]
    [DataRow("", "FORGE3317", 1)]
    [DataRow("eve", "FORGE3318", 1)]
    [DataRow("nobody", "the decision could not be signed: there is no key at ", 1)]
    public void ANewRecordThatWouldNotCountIsRefused(string key, string said, int exitCode)
    {
        using OwnedFolder folder = new();
        folder.WriteSigners("ann");
        folder.Commit();
        string path = key switch { "" => "", "nobody" => folder.At("no-such-key"), _ => folder.Key(key) };

        Assert.IsNull(RecordSigning.Sign(folder.Repository, folder.Decisions(), Decided.Record(1), path, () => [], out CommandResult? problem));

        Assert.AreEqual(exitCode, problem!.ExitCode);
        Assert.StartsWith(said, problem.Findings.Select(finding => finding.Rule.Code).Concat(problem.Lines).First());
    }

    [TestMethod]
    public void ANewRecordMustNameWhatItReverses()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1, "a"));
        DecisionRecord next = Decided.Record(2, "a");

        Assert.IsNull(RecordSigning.Sign(folder.Repository, folder.Decisions(), next, "", () => [], out CommandResult? problem));
        Assert.AreEqual(RuleCatalog.ReversalUnnamed, problem!.Findings.Single().Rule);
        Assert.IsNotNull(RecordSigning.Sign(folder.Repository, folder.Decisions(), next with { Supersedes = "DECISION-1" }, "", () => [], out problem));
        Assert.IsNull(problem);
    }

    [TestMethod]
    public void WhereNothingCouldBeJudgedNothingIsDecided()
    {
        using OwnedFolder folder = new();
        folder.Write("artifacts/decisions", "a file");

        Assert.IsNull(RecordSigning.Sign(folder.Repository, folder.Decisions(), Decided.Record(1), "", () => [], out CommandResult? problem));

        Assert.AreEqual(2, problem!.ExitCode);
        Assert.AreEqual(RuleCatalog.ArtifactUnreadable, problem.Findings.Single().Rule);
    }
}
