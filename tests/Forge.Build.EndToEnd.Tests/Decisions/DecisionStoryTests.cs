using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>A builder and an owner close a gap, with nothing but <c>dotnet build</c>, git and <c>forge</c>.</summary>
[TestClass]
public sealed class DecisionStoryTests : EndToEndTest
{
    private const string Guide = "docs/guide.md";
    private const string Manual = "docs/manual.md";
    private const string Marker = "artifacts/backfill/INVALIDATED.md";

    [TestMethod]
    [Produces("FORGE2301", "FORGE1401", "FORGE3311", "FORGE3312")]
    public void AGapAQuestionAnAnswerABackfillATamperedRecordAndAReversal()
    {
        TempRepository repository = NewRepository().Found(Gaps.Open).Commit("gaps");

        // The gap stops the build, which says how to go on; the packet holds the question.
        BuildResult open = repository.Build(Skeleton.Project, "--no-restore").FailsSomewhereIn(Decided.At(Gaps.File, "FORGE2301"));
        Assert.Contains("forge decide", open.The("FORGE2301").Text);
        Assert.Contains("\"OPTION-A\"", repository.Read(Decided.Packet));
        Assert.Contains("OPTION-B", repository.Read(Decided.Folder + "decision_packet.md"));
        CommandResult asked = repository.Forge("decide");
        Assert.AreEqual(1, asked.ExitCode);
        Assert.Contains("choose it: forge decide OPTION-A", asked.Output);
        Assert.Contains("creates: " + Guide, asked.Output);

        // The answer must be one of the options, letter by letter.
        Assert.AreEqual(1, repository.Forge("decide", "option-a", "--by", "Ada").ExitCode);
        Assert.AreEqual(1, repository.Forge("decide", "OPTION-C", "--by", "Ada").ExitCode);
        Assert.IsFalse(repository.Holds(Decided.Record));
        repository.Decide("OPTION-A", "--reason", "people read guides");
        string record = repository.Read(Decided.Record);
        Assert.AreEqual("OPTION-A", repository.Field("selected_option_id"));
        Assert.Contains("\"blocking_questions\": []", repository.Read(Decided.Status));
        Assert.AreEqual(0, repository.Forge("decide").ExitCode, "nothing is open");
        Assert.AreEqual(0, repository.Forge("decide", "OPTION-A", "--by", "Ada").ExitCode, "it is recorded already");
        Assert.AreEqual(record, repository.Read(Decided.Record));
        repository.Commit("decision");

        // What it approves is due, and is shown before it is done.
        repository.Build(Skeleton.Project, "--no-restore").FailsSomewhereIn(Decided.At(Gaps.File, "FORGE1401"));
        CommandResult shown = repository.Forge("backfill", "run");
        Assert.AreEqual(0, shown.ExitCode);
        Assert.Contains("docs/\n  guide.md\n", shown.Output);
        Assert.Contains("forge backfill run --apply", shown.Output);
        Assert.AreEqual("", repository.Git("status", "--porcelain"));
        repository.Backfill();
        Assert.IsTrue(repository.Holds(Guide));
        Assert.IsFalse(repository.Holds(Manual));
        repository.Build(Skeleton.Project, "--no-restore").Passes();
        repository.Commit("backfill");

        // Nobody rewrites a decision.
        BuildResult tampered = repository.Edit(Decided.Record, "people read guides", "nobody reads guides").Build(Skeleton.Project, "--no-restore", Cycle.WithoutTrace);
        Assert.AreEqual(1, tampered.ExitCode);
        Assert.AreEqual("CONTRACT_CONFLICT", tampered.The("FORGE3311").Subcategory);
        repository.Git("checkout", "--", Decided.Record);
        BuildResult rewritten = repository.Rewrite(Decided.Record, Decided.Record, ("people read guides", "nobody reads guides")).Build(Skeleton.Project, "--no-restore", Cycle.WithoutTrace);
        Assert.AreEqual(1, rewritten.ExitCode);
        Assert.AreEqual("CONTRACT_CONFLICT", rewritten.The("FORGE3312").Subcategory);
        repository.Git("checkout", "--", Decided.Record);
        repository.Build(Skeleton.Project, "--no-restore").Passes();

        // The owner reverses it by name; what rested on it is marked, and done again.
        Assert.AreEqual(1, repository.Forge("decide", "OPTION-B", "--by", "Ada").ExitCode, "the reversal must name what it reverses");
        repository.Decide("OPTION-B", "--supersedes", "DECISION-1", "--reason", "a manual is wanted");
        Assert.AreEqual("DECISION-1", repository.Field("supersedes", Decided.RecordOf(2)));
        Assert.AreEqual(record, repository.Read(Decided.Record));
        Assert.Contains("DECISION-2", repository.Read(Marker));
        BuildResult due = repository.Build(Skeleton.Project, "--no-restore");
        Assert.AreEqual(1, due.ExitCode);
        Assert.IsNotEmpty([.. due.Of("FORGE1401"), .. due.Of("FORGE1402")]);
        repository.Backfill();
        Assert.IsTrue(repository.Holds(Manual));
        Assert.IsTrue(repository.Holds(Guide), "nothing is deleted");
        repository.Build(Skeleton.Project, "--no-restore").Passes();
        repository.Commit("reversal").Build(Skeleton.Project, "--no-restore").Passes();
    }
}
