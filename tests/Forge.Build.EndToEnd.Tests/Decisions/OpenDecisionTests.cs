using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>While a question is open nothing goes on: the build stops, tells the command that answers it, and writes what people and programs read.</summary>
[TestClass]
public sealed class OpenDecisionTests : EndToEndTest
{
    private const string Execute = "artifacts/execute/report.md";

    [TestMethod]
    [Produces("FORGE2301")]
    public void AnOpenDecisionStopsTheBuildAndBlocksTheStatus()
    {
        TempRepository repository = NewRepository().Found(Gaps.Open).Write(Decided.Status, "{\r\n  \"progress\": 7,\r\n  \"blocking_questions\": [],\r\n  \"next_step\": \"go on\"\r\n}");

        BuildResult build = repository.Check().FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2301"));

        Assert.Contains("forge decide", build.The("FORGE2301").Text);
        Assert.Contains("OPTION-A", build.The("FORGE2301").Text);
        Assert.Contains("\"option_id\": \"OPTION-B\"", repository.Read(Decided.Packet));
        Assert.Contains("docs/guide.md", repository.Read(Decided.Folder + "decision_packet.md"));
        Assert.StartsWith("{\r\n  \"progress\": 7,\r\n  \"blocking_questions\": [", repository.Read(Decided.Status));
        Assert.Contains("\"next_step\": \"\"", repository.Read(Decided.Status));
        string[] before = Texts(repository);
        repository.Check().FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2301"));
        Assert.AreSequenceEqual(before, Texts(repository));
    }

    [TestMethod]
    [DataRow("-p:ForgeWriteEvidence=false")]
    [DataRow("-p:ContinuousIntegrationBuild=true")]
    public void ABuildThatMayNotWriteStopsAllTheSame(string property)
    {
        TempRepository repository = NewRepository().Found(Gaps.Open);

        repository.Check(property).FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2301"));

        Assert.IsFalse(repository.Holds(Decided.Folder));
        Assert.IsFalse(repository.Holds("progress"));
    }

    [TestMethod]
    public void ACriticalGapNeedsAPersonWhateverTheFileSaysOfItself()
        => NewRepository().Found(Gaps.Silent(Gaps.Gap("GAP-1", "CRITICAL", "STRUCTURAL_DRIFT", Gaps.Action("ACT-1", "Write it", "docs/a.md"))))
            .Check().FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2301"));

    [TestMethod]
    [Produces("FORGE2302", "FORGE2301")]
    public void OfSeveralQuestionsTheOwnerSelectsOne()
    {
        TempRepository repository = NewRepository().Found(Gaps.Asking(
            Gaps.Choice("GAP-1"), Gaps.Choice("GAP-2", "docs/guide2.md", "docs/manual2.md"), Gaps.Gap("GAP-3", "LOW", "ORPHAN_CODE", Gaps.Work("ACT-3", "Delete it"))));

        repository.Check().FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2302"));
        Assert.IsTrue(repository.Holds(Decided.Error));
        CommandResult asked = repository.Forge("decide");
        Assert.AreEqual(1, asked.ExitCode);
        string[] commands = asked.Output.Split('\n').Where(line => line.Contains("forge decide --group ")).Select(line => line[(line.IndexOf("GROUP-"))..].Trim()).ToArray();
        Assert.HasCount(2, commands);
        Assert.AreEqual(1, repository.Forge("decide", "OPTION-A", "--by", "Ada").ExitCode, "nobody knows which question that answers");

        Assert.AreEqual(0, repository.Forge("decide", "--group", commands[0], "--by", "Ada").ExitCode);
        repository.Check().FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2301"));
        Assert.IsTrue(repository.Holds(Decided.Packet));
        repository.Decide("OPTION-A");
        repository.Check().FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2301"));
        repository.Decide("OPTION-B");
        Assert.AreEqual(0, repository.Forge("decide").ExitCode);
        Assert.IsTrue(repository.Holds(Decided.RecordOf(2)));
    }

    [TestMethod]
    [Produces("FORGE2305", "FORGE3307", "FORGE3308")]
    public void TheStatusIsReadToo()
    {
        TempRepository repository = NewRepository().Found(Gaps.Silent()).Write(Decided.Status, "{ \"blocking_questions\": [\"Which way?\"], \"next_step\": \"\" }");
        repository.Check().Fails(repository.ErrorAt(Decided.Status, "\"Which way?\"", "FORGE2305"));

        repository.Write(Decided.Status, "{ \"blocking_questions\": [\"One?\", \"Two?\"], \"next_step\": \"\" }");
        BuildResult several = repository.Check();
        Assert.AreEqual(1, several.ExitCode);
        Assert.AreEqual(repository.PathOf(repository.ErrorAt(Decided.Status, "\"Two?\"", "FORGE3308")), several.The("FORGE3308").Place);

        repository.Write(Decided.Status, "{ \"blocking_questions\": 7 }").Check().Fails(repository.ErrorAt(Decided.Status, "7", "FORGE3307"));
        repository.Write(Decided.Status, "{ \"blocking_questions\": [\" \"], \"next_step\": \"go on\" }").Check().Passes();
    }

    [TestMethod]
    [Produces("FORGE0304")]
    public void WhatCannotBeWrittenIsSaidAndTheBuildStopsForTheQuestion()
    {
        TempRepository repository = NewRepository().Found(Gaps.Open).Write(Decided.Packet + "/in the way", "");

        BuildResult build = repository.Check();

        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual("error", build.The("FORGE2301").Kind);
        Assert.AreEqual("warning", build.The("FORGE0304").Kind);
        Assert.Contains(Decided.Packet, build.The("FORGE0304").File + build.The("FORGE0304").Text);
    }

    [TestMethod]
    [Produces("FORGE3320", "FORGE3321")]
    public void NoModuleRunsBeforeTheDecisionOrOnWhatIsNoLongerThere()
    {
        TempRepository repository = NewRepository().Found(Gaps.Open).Write(Execute, "# Report\n");
        repository.Check().FailsSomewhereIn(Decided.At(Execute, "FORGE3320"), Decided.At(Gaps.File, "FORGE2301"));

        repository.Delete("artifacts/execute").Decide("OPTION-A").Backfill().Check().Passes();
        string report = "- gap_actions_path: " + Gaps.File + "\n- gap_actions_sha256: ";
        repository.Write(Execute, report + repository.Sha256(Gaps.File) + "\n").Check().Passes();
        repository.Write(Execute, report + new string('0', 64) + "\n").Check().FailsSomewhereIn(Decided.At(Execute, "FORGE3321"));
    }

    private static string[] Texts(TempRepository repository)
        => new[] { Decided.Packet, Decided.Folder + "decision_packet.md", Decided.Status }.Select(path => repository.Read(path)).ToArray();
}
