using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>Gap actions that cannot be decided on halt the gate, each fault at its place; those that need nobody pass.</summary>
[TestClass]
public sealed class GapActionsTests : EndToEndTest
{
    private const string Whole = Gaps.File + "(1,1,1,1)";

    [TestMethod]
    [Produces("FORGE0302", "FORGE1301", "FORGE1302")]
    public void WithoutGapActionsTheGateHaltsWhereItIsAPartOfTheBuild()
    {
        TempRepository repository = NewRepository().Committed().Restored();
        repository.Check().Passes();
        repository.Check("-p:ForgeDecisionGate=required").Fails(Decided.At(Whole, "FORGE1301"));

        repository.Write("artifacts/gap/notes.md", "Nothing yet.\n").Check().Fails(Decided.At(Whole, "FORGE1301"));
        Assert.IsTrue(repository.Holds(Decided.Error));
        repository.Check("-p:ForgeDecisionGate=OFF").Passes(": warning FORGE0302");

        repository.Write(Gaps.File, "\uFEFF \n").Check().Fails(Decided.At(Whole, "FORGE1302"));
        repository.Write(Gaps.File, Gaps.Silent()).Check("-p:ForgeDecisionGate=Required").Passes();
    }

    [TestMethod]
    [Produces("FORGE0301")]
    public void WhatNeedsNobodyPassesAndSaysSo()
    {
        TempRepository repository = NewRepository().Found(Gaps.Silent(Gaps.Gap("GAP-1", "LOW", "ORPHAN_CODE", Gaps.Work("ACT-1", "Delete it"))));

        BuildResult build = repository.Check().Passes();

        Assert.AreEqual("message", build.The("FORGE0301").Kind);
        Assert.IsTrue(repository.Holds(Decided.Folder + "decision_auto_pass.md"));
        Assert.IsFalse(repository.Holds(Decided.Packet));
    }

    [TestMethod]
    [Produces("FORGE3301")]
    [DataRow("{ \"execution_id\": \"RUN-1\"", "(1,26,1,27)")]
    [DataRow("[]", "(1,1,1,2)")]
    [DataRow("{ \"execution_id\": \"RUN-1\", \"requires_decision\": \"true\", \"gaps\": [] }", "(1,49,1,55)")]
    [DataRow("{ \"execution_id\": 1, \"requires_decision\": false, \"gaps\": [] }", "(1,19,1,20)")]
    public void WhatHasAnotherShapeIsMalformed(string json, string span)
        => NewRepository().Found(json).Check().Fails(Decided.At(Gaps.File + span, "FORGE3301"));

    [TestMethod]
    [Produces("FORGE3301", "FORGE3302", "FORGE3303", "FORGE3304", "FORGE3305")]
    public void EveryFaultOfTheGapsIsSaidInOneBuild()
    {
        TempRepository repository = NewRepository().Found(Gaps.Asking(
            Gaps.Gap("GAP-1", "LOW", "STRUCTURAL_DRIFT", Gaps.Action("ACT-1", "Write it", "docs/a.md")),
            Gaps.Gap("GAP-1", "LOW", "STRUCTURAL_DRIFT", Gaps.Action("ACT-1", "Write something else", "docs/b.md")),
            Gaps.Gap("GAP-3", "SEVERE", "DRIFT", Gaps.Action("ACT-3", "Write it", "docs/c.md", "GENERATE_CODE")),
            Gaps.Gap("GAP 4", "LOW", "STRUCTURAL_DRIFT")).Replace("\"gaps\": [", "\"total_gaps\": 5, \"gaps\": ["));

        repository.Check().Fails(
            repository.ErrorAt(Gaps.File, "5", "FORGE3305"),
            repository.ErrorAt(Gaps.File, "\"GAP-1\"", "FORGE3302", nth: 2),
            repository.ErrorAt(Gaps.File, "\"ACT-1\"", "FORGE3303", nth: 2),
            repository.ErrorAt(Gaps.File, "\"DRIFT\"", "FORGE3304"),
            repository.ErrorAt(Gaps.File, "\"SEVERE\"", "FORGE3304"),
            repository.ErrorAt(Gaps.File, "\"GENERATE_CODE\"", "FORGE3304"),
            repository.ErrorAt(Gaps.File, "\"GAP 4\"", "FORGE3301"));
        Assert.IsTrue(repository.Holds(Decided.Error));
    }

    [TestMethod]
    [Produces("FORGE2303", "FORGE2304", "FORGE3306")]
    public void AQuestionThatCannotBePutHaltsTheGate()
    {
        TempRepository repository = NewRepository().Found(Gaps.Asking(
            Gaps.Gap("GAP-1", "LOW", "STRUCTURAL_DRIFT"),
            Gaps.Gap("GAP-2", "LOW", "STRUCTURAL_DRIFT", Gaps.Action("ACT-1", "Write it", "docs/a.md"), Gaps.Action("ACT-2", "Write it", "docs/a.md")),
            Gaps.Gap("GAP-3", "LOW", "STRUCTURAL_DRIFT", Gaps.Action("ACT-3", "Write the guide", "docs/a.md"), Gaps.Work("ACT-4", "write  the guide"))));

        BuildResult build = repository.Check();

        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual(1, build.GateRuns);
        Assert.AreEqual(repository.PathOf(repository.ErrorAt(Gaps.File, "\"GAP-1\"", "FORGE2303")), build.The("FORGE2303").Place);
        Assert.AreEqual(repository.PathOf(repository.ErrorAt(Gaps.File, "\"ACT-2\"", "FORGE3306")), build.The("FORGE3306").Place);
        Assert.StartsWith(repository.PathOf(Gaps.File), build.The("FORGE2304").Place);
        Assert.IsFalse(repository.Holds(Decided.Packet));
        Assert.IsTrue(repository.Holds(Decided.Error));
    }

    [TestMethod]
    public void ByteOrderMarksAndLineEndsOfOtherSystemsChangeNothing()
    {
        TempRepository repository = NewRepository().Found(Gaps.Open);
        repository.Check().FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2301"));
        string packet = repository.Read(Decided.Packet);

        repository.Write(Gaps.File, "\uFEFF" + Gaps.Open.Replace("\n", "\r\n")).Check().FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2301"));

        Assert.AreEqual(packet, repository.Read(Decided.Packet));
    }
}
