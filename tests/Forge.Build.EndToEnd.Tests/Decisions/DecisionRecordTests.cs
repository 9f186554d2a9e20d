using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>A decision is recorded once: whoever alters, removes, doubles or invents a record stops the build.</summary>
[TestClass]
public sealed class DecisionRecordTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE3310", "FORGE3311", "FORGE3322")]
    public void ARecordThatIsAlteredOrIncompleteDoesNotCount()
    {
        TempRepository repository = Answered();
        string text = repository.Read(Decided.Record);

        repository.Edit(Decided.Record, "- selected_option_id: OPTION-A", "- selected_option_id: OPTION-B");
        Stops(repository, "FORGE3311", Decided.Record);
        repository.Write(Decided.Record, text).Rewrite(Decided.Record, Decided.Record, ("- execution_id: RUN-1\n", ""));
        Stops(repository, "FORGE3310", Decided.Record);
        repository.Write(Decided.Record, text).Rewrite(Decided.Record, Decided.Record, ("- selected_option_id: OPTION-A", "- selected_option_id: OPTION-Z"));
        Stops(repository, "FORGE3322", Decided.Record);

        repository.Write(Decided.Record, "\uFEFF" + text.Replace("\n", "\r\n")).Check().Passes();
    }

    [TestMethod]
    [Produces("FORGE3312", "FORGE3314")]
    public void WhatIsCommittedStaysAsItIs()
    {
        TempRepository repository = Answered().Commit("decision");
        repository.Check().Passes();
        string text = repository.Read(Decided.Record);

        // Whoever rewrites the hash as well is found by the history.
        repository.Rewrite(Decided.Record, Decided.Record, ("- selected_option_id: OPTION-A", "- selected_option_id: OPTION-B"));
        Stops(repository, "FORGE3312", Decided.Record);
        repository.Commit("who looks at old commits");
        Stops(repository, "FORGE3312", Decided.Record);
        BuildResult deleted = Stops(repository.Delete(Decided.Record), "FORGE3314", Decided.Record);
        Assert.Contains("git checkout ", deleted.The("FORGE3314").Text);

        repository.Write(Decided.Record, text).Check().Passes();
    }

    [TestMethod]
    [Produces("FORGE3313", "FORGE3315", "FORGE3319", "FORGE6301")]
    public void NumbersAreGivenOnceAndInTheirOrder()
    {
        TempRepository repository = Answered();

        repository.Write(Decided.Folder + "DECISION-01.md", repository.Read(Decided.Record));
        Stops(repository, "FORGE3319", Decided.Folder, Decided.Record);
        repository.Delete(Decided.Folder + "DECISION-01.md").Rewrite(Decided.Record, Decided.RecordOf(2), ("# DECISION-1", "# DECISION-2"));
        Stops(repository, "FORGE3315", Decided.RecordOf(2));
        repository.Delete(Decided.RecordOf(2))
            .Rewrite(Decided.Record, Decided.RecordOf(3), ("# DECISION-1", "# DECISION-3"), ("- supersedes: none", "- supersedes: DECISION-1"), ("- cycle: 1", "- cycle: 2"));
        Stops(repository, "FORGE3313", Decided.RecordOf(3));
        repository.Delete(Decided.RecordOf(3)).Write(Decided.RecordOf(2) + "/in the way", "");
        Stops(repository, "FORGE6301", Decided.RecordOf(2));

        repository.Delete(Decided.RecordOf(2)).Check().Passes();
    }

    [TestMethod]
    [Produces("FORGE3316")]
    public void ADecisionOnOtherGapsIsAskedAgain()
    {
        TempRepository repository = Answered();

        repository.Write(Gaps.File, Gaps.Asking(Gaps.Choice("GAP-1", guide: "docs/handbook.md")));
        Stops(repository, "FORGE3316", Gaps.File, Decided.Record);
        CommandResult asked = repository.Forge("decide");
        Assert.AreEqual(1, asked.ExitCode);
        Assert.Contains("forge decide OPTION-A --supersedes DECISION-1", asked.Output);

        repository.Decide("OPTION-A", "--supersedes", "DECISION-1").Backfill().Check().Passes();
        Assert.IsTrue(repository.Holds("docs/handbook.md"));
    }

    [TestMethod]
    [Produces("FORGE0303")]
    public void WithoutAHistoryTheRecordsAreSaidToBeUnprotected()
    {
        TempRepository repository = NewRepository().Governed().Restored().Write(Gaps.File, Gaps.Open).Decide("OPTION-A").Backfill();

        BuildResult build = repository.Check();

        Assert.AreEqual(0, build.ExitCode);
        Assert.AreEqual("warning", build.The("FORGE0303").Kind);
    }

    [TestMethod]
    [Produces("FORGE6302")]
    public void AnAnswerThatCannotBeWrittenIsRecordedLater()
    {
        string log = Decided.Folder + "decision_log.md";
        TempRepository repository = NewRepository().Found(Gaps.Open).Write(log + "/in the way", "");

        CommandResult failed = repository.Forge("decide", "OPTION-A", "--by", "Ada");
        Assert.AreEqual(2, failed.ExitCode);
        Assert.Contains("ENVIRONMENT_LIMITATION error FORGE6302", failed.Output);

        repository.Delete(log).Decide("OPTION-A").Backfill().Check().Passes();
        Assert.Contains("OPTION-A", repository.Read(log));
    }

    // Decided and backfilled, so that only the record can stop a build.
    private TempRepository Answered() => NewRepository().Found(Gaps.Open).Decide("OPTION-A").Backfill();

    private static BuildResult Stops(TempRepository repository, string code, params string[] files)
    {
        BuildResult build = repository.Check("-p:ForgeWriteEvidence=false");
        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual(1, build.GateRuns);
        Diagnostic found = build.The(code);
        Assert.AreEqual("error", found.Kind);
        Assert.Contains(file => found.File.StartsWith(repository.PathOf(file), System.StringComparison.Ordinal), files, found.File);
        return build;
    }
}
