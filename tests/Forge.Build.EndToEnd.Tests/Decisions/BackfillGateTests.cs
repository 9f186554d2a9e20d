using System.IO;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>What is approved is created, once and nothing else; until then the build stops, and it stops for good where an approval cannot be carried out.</summary>
[TestClass]
public sealed class BackfillGateTests : EndToEndTest
{
    private const string Target = "docs/guide.md";

    private static readonly string Approved = Gaps.Silent(Gaps.Document("GAP-1", Target), Gaps.Document("GAP-2", "docs/more/notes.md"));

    [TestMethod]
    [Produces("FORGE0401", "FORGE1401", "FORGE1402")]
    public void WhatIsApprovedIsDueUntilItIsThere()
    {
        TempRepository repository = NewRepository().Found(Approved);
        BuildResult due = repository.Check().Fails(repository.ErrorAt(Gaps.File, "\"ACT-GAP-1\"", "FORGE1401"));
        Assert.Contains("forge backfill run --apply", due.The("FORGE1401").Text);

        Assert.AreEqual(0, repository.Forge("backfill", "plan").ExitCode);
        Assert.IsFalse(repository.Holds(Target));
        Incomplete(repository);
        Assert.AreEqual("message", repository.Backfill().Check().Passes().The("FORGE0401").Kind);
        string guide = repository.Read(Target), plan = repository.Read(Decided.Plan), created = repository.Read(Decided.CreatedFiles), log = repository.Read(Decided.Log);

        Incomplete(repository.Delete(Target));
        Incomplete(repository.Backfill().Delete(Decided.Log));
        Incomplete(repository.Backfill().Delete(Decided.CreatedFiles));
        repository.Backfill().Check().Passes();
        Assert.AreEqual(guide, repository.Read(Target));
        Assert.AreEqual(plan, repository.Read(Decided.Plan));
        Assert.AreEqual(created, repository.Read(Decided.CreatedFiles));
        Assert.AreEqual(log, repository.Read(Decided.Log));

        // What people make of a created file is theirs.
        repository.Write(Target, "# The guide\n").Backfill().Check().Passes();
        Assert.AreEqual("# The guide\n", repository.Read(Target));
    }

    [TestMethod]
    [Produces("FORGE2402", "FORGE3403", "FORGE3404", "FORGE3405", "FORGE3406", "FORGE3408")]
    public void EverythingThatCannotBeCreatedIsSaidInOneBuildAndNothingIsCreated()
    {
        TempRepository repository = NewRepository().Found(Gaps.Silent(
            Gaps.Document("GAP-1", "docs/fine.md"),
            Gaps.Document("GAP-2", ""),
            Gaps.Document("GAP-3", "docs/twice.md"),
            Gaps.Document("GAP-4", "docs/Twice.md"),
            Gaps.Document("GAP-5", "src/Web/Orders.md"),
            Gaps.Document("GAP-6", "../outside.md"),
            Gaps.Document("GAP-7", "docs/there.md"),
            Gaps.Gap("GAP-8", "LOW", "STRUCTURAL_DRIFT", Gaps.Action("ACT-GAP-8", "Write it", "docs/h.md", "GENERATE_DOCUMENT", "template", "none.md")),
            Gaps.Document("GAP-9", "docs/i.md", "ORPHAN_CODE"))).Write("docs/there.md", "mine\n");

        BuildResult build = repository.Check();

        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual(1, build.GateRuns);
        Halts(repository, build, "ACT-GAP-2", "FORGE2402");
        Halts(repository, build, "ACT-GAP-3", "FORGE3403");
        Halts(repository, build, "ACT-GAP-5", "FORGE3404");
        Halts(repository, build, "ACT-GAP-6", "FORGE3404");
        Halts(repository, build, "ACT-GAP-7", "FORGE3405");
        Halts(repository, build, "ACT-GAP-8", "FORGE3406");
        Halts(repository, build, "ACT-GAP-9", "FORGE3408");
        Assert.AreEqual(1, repository.Forge("backfill", "run").ExitCode);
        Assert.IsFalse(repository.Holds(Decided.BackfillError));
        Assert.AreEqual(1, repository.Forge("backfill", "run", "--apply").ExitCode);
        Assert.IsTrue(repository.Holds(Decided.BackfillError));
        Assert.IsFalse(repository.Holds("docs/fine.md"));
        Assert.AreEqual("mine\n", repository.Read("docs/there.md"));
    }

    [TestMethod]
    [Produces("FORGE2401", "FORGE3407")]
    public void AHaltEndsWhenItsCauseIsMended()
    {
        const string Template = "Forge/templates/guide.md";
        TempRepository repository = NewRepository().Found(Gaps.Silent(
            Gaps.Gap("GAP-1", "LOW", "STRUCTURAL_DRIFT", Gaps.Action("ACT-1", "Write it", Target, "GENERATE_DOCUMENT", "template", "guide.md")))).Write(Template, "# {{name}}\n\nOf {{now}}.\n");

        repository.Check().FailsSomewhereIn(Decided.At(Template, "FORGE3407"));
        Assert.AreEqual(1, repository.Forge("backfill", "run", "--apply").ExitCode);
        repository.Check().FailsSomewhereIn(Decided.At(Template, "FORGE3407"));
        Stops(repository.Write(Template, "# {{name}}\n"), "FORGE2401", Decided.BackfillError);

        repository.Backfill().Check().Passes();
        Assert.AreEqual("# guide\n", repository.Read(Target));
    }

    [TestMethod]
    [Produces("FORGE3410")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void NothingIsCreatedBehindALink()
    {
        TempRepository repository = NewRepository().Found(Approved).Write("elsewhere/notes.md", "mine\n");
        Directory.CreateSymbolicLink(repository.PathOf("docs"), repository.PathOf("elsewhere"));

        BuildResult build = repository.Check();

        Assert.AreEqual(1, build.ExitCode);
        Assert.HasCount(2, build.Of("FORGE3410"));
        Assert.AreEqual(1, repository.Forge("backfill", "run", "--apply").ExitCode);
        Assert.HasCount(1, Directory.GetFileSystemEntries(repository.PathOf("elsewhere")));
    }

    [TestMethod]
    [Produces("FORGE3401", "FORGE3402", "FORGE3409", "FORGE3411")]
    public void APlanThatSomebodyChangedIsNotBelieved()
    {
        TempRepository repository = NewRepository().Found(Approved).Backfill();
        repository.Check().Passes();
        string plan = repository.Read(Decided.Plan), created = repository.Read(Decided.CreatedFiles);

        Stops(repository.Edit(Decided.Plan, "\"origin_gap_id\": \"GAP-2\"", "\"origin_gap_id\": \"GAP-7\""), "FORGE3401", Decided.Plan);
        Stops(repository.Write(Decided.Plan, plan).Edit(Decided.Plan, "GAP-2", "GAP-1"), "FORGE3402", Decided.Plan);
        Stops(repository.Write(Decided.Plan, plan[..(plan.Length / 2)]), "FORGE3409", Decided.Plan);
        Stops(repository.Write(Decided.Plan, plan).Write(Decided.CreatedFiles, "[]"), "FORGE3409", Decided.CreatedFiles);
        repository.Write(Decided.CreatedFiles, created).Write("artifacts/execute/report.md", "# Report\n").Check().Passes();
        Stops(repository.Delete(Decided.Log), "FORGE3411", "artifacts/execute/report.md");
    }

    [TestMethod]
    [Produces("FORGE6401")]
    public void WhatCannotBeWrittenStaysDue()
    {
        TempRepository repository = NewRepository().Found(Approved).Write("docs/.guide.md.forge-tmp/in the way", "");

        CommandResult failed = repository.Forge("backfill", "run", "--apply");
        Assert.AreEqual(2, failed.ExitCode);
        Assert.Contains("ENVIRONMENT_LIMITATION error FORGE6401", failed.Output);
        Incomplete(repository);

        repository.Delete("docs/.guide.md.forge-tmp").Backfill().Check().Passes();
    }

    private static void Incomplete(TempRepository repository)
    {
        BuildResult build = repository.Check();
        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual(1, build.GateRuns);
        Assert.IsNotEmpty(build.Of("FORGE1402"));
        Assert.Contains("forge backfill run --apply", build.Of("FORGE1402")[0].Text);
    }

    private static void Halts(TempRepository repository, BuildResult build, string action, string code)
        => Assert.Contains(repository.PathOf(repository.ErrorAt(Gaps.File, Skeleton.Json(action), code)), build.Of(code).Select(found => found.Place));

    private static void Stops(TempRepository repository, string code, string file)
    {
        BuildResult build = repository.Check();
        Assert.AreEqual(1, build.ExitCode);
        Assert.IsNotEmpty(build.Of(code), code);
        Assert.AreEqual(repository.PathOf(file), build.Of(code)[0].File);
        Assert.AreEqual("error", build.Of(code)[0].Kind);
    }
}
