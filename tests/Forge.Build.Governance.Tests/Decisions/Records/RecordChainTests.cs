using System.Linq;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Tests.Audit.Authorization;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Records;

[TestClass]
public sealed class RecordChainTests
{
    [TestMethod]
    // Others' gaps are others' questions.
    [DataRow("1:a 2:b 3:c", "| 1 2 3")]
    [DataRow("1:a 2:a>1", "| 2")]
    [DataRow("1:a,b 2:b,c>1 3:a", "| 2 3")]
    [DataRow("1:a 2:a>1 3:a>2 4:b", "| 3 4")]
    // Without the name.
    [DataRow("1:a 2:a", "FORGE3315 DECISION-2.md(12,15) | 1")]
    [DataRow("1:a,b 2:c,b", "FORGE3315 DECISION-2.md(12,15) | 1")]
    // With a wrong one.
    [DataRow("1:a 2:b>1", "FORGE3315 DECISION-2.md(12,15) | 1")]
    [DataRow("1:a>2 2:b", "FORGE3315 DECISION-1.md(12,15) | 2")]
    [DataRow("1:a>1", "FORGE3315 DECISION-1.md(12,15) |")]
    [DataRow("1:a>9", "FORGE3315 DECISION-1.md(12,15) |")]
    [DataRow("1:a 2:a>1 3:a>1", "FORGE3315 DECISION-3.md(12,15) | 2")]
    [DataRow("1:a 2:b 3:a,b>1", "FORGE3315 DECISION-3.md(12,15) | 1 2")]
    [DataRow("1:a 2:b 3:a,b>2", "| 1 3")]
    // A reversal that does not count reverses nothing, and may be named by the next.
    [DataRow("1:a 2:a 3:a>1", "FORGE3315 DECISION-2.md(12,15) | 3")]
    [DataRow("1:a 2:a 3:a>2", "FORGE3315 DECISION-2.md(12,15) | 3")]
    public void AReversalNamesWhatItReverses(string records, string verdict)
    {
        using OwnedFolder folder = new();
        Decide(folder, records);

        Assert.AreEqual(verdict, folder.Judged());
    }

    [TestMethod]
    public void WhatIsWrongIsSaid()
    {
        using OwnedFolder folder = new();
        Decide(folder, "1:a 2:a>1 3:a 4:a>1");

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("the decision record decides again on gaps of DECISION-2 and does not say that it supersedes that decision.", records.Findings[0].Message);
        Assert.AreEqual("the decision record supersedes DECISION-1, which DECISION-2 superseded already.", records.Findings[1].Message);
        Assert.AreEqual("it is superseded by DECISION-2", records.WhyNot("DECISION-1"));
        Assert.IsTrue(records.Counts(records.Find("DECISION-1")!));
    }

    [TestMethod]
    public void ANameThatIsNoneIsWrong()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1) with { Supersedes = "the last one" });

        Assert.AreEqual("FORGE3315 DECISION-1.md(12,15) |", folder.Judged());
    }

    [TestMethod]
    public void ACommittedFaultIsSettledByTheNextDecision()
    {
        using OwnedFolder folder = new();
        Decide(folder, "1:a 2:a");
        folder.Write(Decided.PathOf(3), "nonsense\n");
        folder.Commit();
        DecisionRecords before = folder.Decisions();
        Assert.AreEqual("FORGE3315 DECISION-2.md(12,15) FORGE3310 DECISION-3.md(1,1) | 1", before.Verdict());
        Assert.AreEqual("leave the file as it is, and let the owner decide anew with \"forge decide OPTION_ID --supersedes DECISION-2\".", before.Findings[0].Fix);

        folder.Decide(Decided.Record(4, "a") with { Supersedes = "DECISION-2" });
        folder.Decide(Decided.Record(5, "b") with { Supersedes = "DECISION-3" });

        DecisionRecords records = folder.Decisions();
        Assert.AreEqual("| 4 5", records.Verdict());
        Assert.AreEqual("it is superseded by DECISION-4", records.WhyNot("DECISION-1"));
        Assert.AreEqual("it does not verify (FORGE3315)", records.WhyNot("DECISION-2"));
    }

    [TestMethod]
    public void AnEditIsNeverSettled()
    {
        using OwnedFolder folder = new();
        Decide(folder, "1:a");
        folder.Commit();
        Decide(folder, "2:a>1");
        folder.Write(Decided.PathOf(1), DecisionRecordWriter.TextOf(Decided.Record(1, "a")).Replace("OPTION-A\n", "OPTION-B\n"));

        Assert.AreEqual("FORGE3311 DECISION-1.md(38,18) | 2", folder.Judged());
    }

    // "2:a,b>1": DECISION-2 about the gaps a and b supersedes DECISION-1.
    private static void Decide(OwnedFolder folder, string records)
    {
        foreach (string[] parts in records.Split(' ').Select(record => record.Split(':', '>')))
            folder.Decide(Decided.Record(int.Parse(parts[0]), parts[1].Split(',')) with { Supersedes = parts.Length > 2 ? "DECISION-" + parts[2] : "" });
    }
}
