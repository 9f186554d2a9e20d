using System;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Wherever a repository lies and in whatever state git is, the audit tells the same of the same work.</summary>
[TestClass]
public sealed class AuditPlacesTests : EndToEndTest
{
    private const string More = "src/Web/More.cs";

    [TestMethod]
    public void BeforeTheFirstCommit()
    {
        TempRepository repository = NewRepository().Governed().Write(".gitignore", "bin/\nobj/\n").Restored();
        repository.Git("init", "-q", "-b", "main");
        string[] all = [".gitignore", Skeleton.Project, Skeleton.Source, .. Skeleton.RequiredContracts.Select(name => Skeleton.Contracts + name)];

        repository.Log("COMPLETE", "Phase 1", all).Audit().PassesAudit(Cycle.NoLedger);
        repository.Log("COMPLETE", "Phase 1", all[1..]).Audit().FailsAudit(".gitignore(1,1,1,1): CONTRACT_CONFLICT error FORGE3201");
        repository.Log("COMPLETE", "Phase 1", all).Audit(Cycle.WithoutTrace).PassesAudit();
        Assert.Contains("\nBase: empty tree\n", repository.Read(Cycle.Ledger));
    }

    [TestMethod]
    public void ADetachedHeadAndAnOtherBase()
    {
        TempRepository repository = NewRepository().Committed().Restored().Done();
        repository.Write(More, Cycle.Class("More")).Log("COMPLETE", "Phase 2", More).Git("checkout", "-q", "--detach");

        repository.Audit(Cycle.WithoutTrace).PassesAudit();
        repository.Audit(Cycle.WithoutTrace, "-p:ForgeAuditBase=main~2").FailsAudit(Cycle.Added + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3201");
        repository.Audit(Cycle.WithoutTrace, "-p:ForgeAuditBase=--output=/tmp/x").FailsAudit(": ENVIRONMENT_LIMITATION error FORGE6202");
    }

    [TestMethod]
    public void AShallowCloneThatLacksTheAuthorizedCommit()
    {
        TempRepository origin = NewRepository("origin").Committed().Restored().Done();
        TempRepository clone = NewRepository("clone"), whole = NewRepository("whole");
        clone.Git("clone", "-q", "--depth", "1", "file://" + origin.Root, ".");
        whole.Git("clone", "-q", "file://" + origin.Root, ".");

        BuildResult audit = clone.Restored().Write(More, Cycle.Class("More")).Log("COMPLETE", "Phase 2", More).Audit()
            .FailsAudit(clone.PlaceOf(Cycle.Ledger, "## AUTHORIZED") + ": CONTRACT_CONFLICT error FORGE3209");
        Assert.Contains("git fetch --unshallow", audit.The("FORGE3209").Text);
        // The CI of the whole history has nothing left to audit, and builds on.
        BuildResult ci = whole.Restored().Build(Skeleton.Project, "--no-restore", "-p:ContinuousIntegrationBuild=true", "-warnaserror:FORGE0001,FORGE0003").Passes();
        Assert.HasCount(1, ci.Of("FORGE0202"));
        whole.Write(More, Cycle.Class("More")).Log("COMPLETE", "Phase 2", More).Audit().PassesAudit();
    }

    [TestMethod]
    public void ALinkedWorktreeAndASubmodule()
    {
        TempRepository origin = NewRepository("origin").Committed(), worktree = NewRepository("worktree"), outer = NewRepository("outer");
        origin.Git("worktree", "add", "-q", "--detach", worktree.Root);
        worktree.Restored().Worked().Audit().PassesAudit(Cycle.NoLedger);
        Assert.IsFalse(origin.Holds(Cycle.Ledger));

        outer.Git("init", "-q", "-b", "main");
        outer.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", origin.Root, "inner");
        outer.Committed().Restored().Worked();
        outer.Write("inner/README.md", "changed\n").Audit().PassesAudit(Cycle.NoLedger);
        // Another commit of the submodule is a change of the outer repository.
        outer.Run("git", "-C", "inner", "add", "-A");
        outer.Run("git", "-C", "inner", "commit", "-q", "-m", "inner");
        outer.Audit().FailsAudit("inner(1,1,1,1): CONTRACT_CONFLICT error FORGE3201");
        outer.Log("COMPLETE", "Phase 1", Cycle.Added, "inner").Audit().PassesAudit();

        TempRepository inner = NewRepository("inner");
        inner.Git("-c", "protocol.file.allow=always", "clone", "-q", "--recurse-submodules", outer.Root, ".");
        BuildResult audit = inner.Write("inner/" + Cycle.Added, Cycle.Class("Counts")).Build("inner/" + Skeleton.Project, "-t:ForgeAudit", "-p:ForgeClaimedFiles=" + Cycle.Added);
        Assert.AreEqual(1, audit.AuditRuns);
        Assert.AreEqual(inner.PathOf("inner/" + Cycle.DiffLog), audit.The("FORGE1201").File);
        Assert.IsEmpty(audit.Of("FORGE3201"));
    }

    [TestMethod]
    public void RenamesStagedOrNotModesAndFilesThatAreOnlyIntended()
    {
        TempRepository repository = NewRepository().Write("src/Web/One.cs", Cycle.Class("One")).Write("src/Web/Two.cs", Cycle.Class("Two"))
            .Write("tool.sh", "echo\n").Committed().Restored().Worked();
        string index = Index(repository);
        repository.Git("mv", "src/Web/One.cs", "src/Web/Eins.cs");
        string staged = Index(repository);
        repository.Delete("src/Web/Two.cs").Write("src/Web/Zwei.cs", Cycle.Class("Two")).Write("src/Web/Soon.cs", Cycle.Class("Soon"));
        repository.Git("add", "-N", "src/Web/Soon.cs");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(repository.PathOf("tool.sh"), (UnixFileMode)0b111_101_101);
        string before = Index(repository);

        repository.Audit(Cycle.WithoutTrace).FailsAudit(
            Cycle.NoLedger,
            "src/Web/Eins.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3201", "src/Web/Eins.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3205",
            "src/Web/Soon.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3201",
            "src/Web/Zwei.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3201", "src/Web/Zwei.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3205",
            "tool.sh(1,1,1,1): CONTRACT_CONFLICT error FORGE3201");

        Assert.AreEqual(before, Index(repository), "the index is the user's");
        Assert.AreNotEqual(index, staged);
    }

    [TestMethod]
    public void InTheMiddleOfAMerge()
    {
        TempRepository repository = NewRepository().Committed().Restored();
        repository.Git("checkout", "-q", "-b", "side");
        repository.Write(Skeleton.Source, Skeleton.Clean + "// side\n").Commit("side").Git("checkout", "-q", "main");
        repository.Write(Skeleton.Source, Skeleton.Clean + "// main\n").Commit("main");
        CommandResult merge = Command.Run(repository.Root, EndToEndRun.Environment, "git", "merge", "side");
        Assert.AreEqual(1, merge.ExitCode, "it conflicts");

        repository.Worked().Audit(Cycle.WithoutTrace).FailsAudit(Cycle.NoLedger, Skeleton.Source + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3201");
        repository.Log("COMPLETE", "Phase 1", Cycle.Added, Skeleton.Source).Audit(Cycle.WithoutTrace).PassesAudit(Cycle.NoLedger);
        Assert.Contains("UU " + Skeleton.Source, repository.Git("status", "--porcelain"));
    }

    [TestMethod]
    public void NamesInAnyScriptWithBlanksAndQuotes()
    {
        string[] names = ["src/Web/Größe.cs", "src/Web/注文 数.cs", "src/Web/it's (one), two.cs", "src/Web/a\"b.cs", "src/Web/-p.cs", "src/Web/[x].cs"];
        TempRepository repository = NewRepository().Committed().Restored();
        foreach (string name in names)
            repository.Write(name, Cycle.Class("C" + Array.IndexOf(names, name)));

        repository.Log("COMPLETE", "Phase 1").Audit(Cycle.WithoutTrace).FailsAudit(
            [Cycle.NoLedger, .. names.Order(StringComparer.Ordinal).Select(name => name + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3201")]);
        repository.Log("COMPLETE", "Phase 1", [.. names.Select(name => "`" + name + "`")]).Audit().PassesAudit(Cycle.NoLedger);
        repository.Check().Passes();
    }

    [TestMethod]
    public void LineEndsThatGitConverts()
    {
        TempRepository repository = NewRepository().Committed().Restored();
        repository.Git("config", "core.autocrlf", "true");
        repository.Write(Skeleton.Source, Skeleton.Clean.Replace("\n", "\r\n", StringComparison.Ordinal));

        repository.Worked().Write(Cycle.Added, Cycle.Class("Counts").Replace("\n", "\r\n", StringComparison.Ordinal)).Audit().PassesAudit(Cycle.NoLedger);
        repository.Authorized().Delete(Cycle.Added).Git("checkout", "-q", "--", ".");
        Assert.HasCount(1, repository.Audit().PassesAudit().Of("FORGE0202"));
    }

    [TestMethod]
    public void GovernanceThatGitIgnores()
    {
        TempRepository repository = NewRepository().Governed().Write(".gitignore", "bin/\nobj/\n/Forge/\n").Restored();
        repository.Git("init", "-q", "-b", "main");
        repository.Commit("code").Worked().Audit().PassesAudit(Cycle.NoLedger);
        Assert.AreEqual(1, repository.Entries());

        repository.Commit("work");
        Assert.AreEqual(0, repository.Forge("authorize", "--by", "Ada").ExitCode);
        repository.Write(More, Cycle.Class("More")).Log("COMPLETE", "Phase 2", More).Audit().PassesAudit();
    }

    [TestMethod]
    public void AnOlderLayoutWithAnOlderName()
    {
        TempRepository repository = NewRepository().WithContracts("Contracts/").WithProject().Write(Skeleton.Source, Skeleton.Clean).Write(".gitignore", "bin/\nobj/\n").Restored();
        repository.Git("init", "-q", "-b", "main");
        repository.Commit("flat").Worked();
        string log = repository.Read(Cycle.DiffLog), run = repository.Read(Cycle.TestRun);

        repository.Delete("Forge").Write("evidence/updatedifflog.md", log).Write("evidence/test_runs_latest.md", run)
            .Audit().PassesAudit("evidence/audit_ledger.md(1,1,1,1): warning FORGE0212");

        Assert.Contains("Outcome: SIGNED-OFF", repository.Read("evidence/audit_ledger.md"));
        Assert.IsFalse(repository.Holds("Forge"));
    }

    [TestMethod]
    public void EvidenceInTheEncodingsThatEditorsSave()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        string log = repository.Read(Cycle.DiffLog).Replace("\n", "\r\n", StringComparison.Ordinal), run = repository.Read(Cycle.TestRun);

        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            repository.Write(Cycle.DiffLog, [.. encoding.GetPreamble(), .. encoding.GetBytes(log)]).Write(Cycle.TestRun, [.. encoding.GetPreamble(), .. encoding.GetBytes(run)])
                .Audit(Cycle.WithoutTrace).PassesAudit(Cycle.NoLedger);
        }
        repository.Write(Cycle.Ledger, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("# Audit Ledger\r\n\r\nBegun by hand.\r\n")]).Audit().PassesAudit();
        Assert.AreEqual(1, repository.Entries());
        repository.Check().Passes();
    }

    [TestMethod]
    public void ALedgerBehindALink()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        string outside = Path.Combine(EndToEndRun.NewFolder("outside"), "ledger.md");
        File.WriteAllText(outside, "# Audit Ledger\n");
        File.CreateSymbolicLink(repository.PathOf(Cycle.Ledger), outside);

        repository.Audit().FailsAudit(
            Cycle.Ledger + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6203", Cycle.Ledger + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6204");
        Assert.AreEqual("# Audit Ledger\n", File.ReadAllText(outside));

        repository.Check().Fails(Cycle.Ledger + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6203");
    }

    [TestMethod]
    public void FiveThousandChangedFiles()
    {
        TempRepository repository = NewRepository().Committed().Restored();
        string[] files = [.. Enumerable.Range(0, 5000).Select(i => "src/Web/Many/C" + i + ".cs")];
        foreach (string file in files)
            repository.Write(file, "namespace Web.Many;\n\npublic class " + Path.GetFileNameWithoutExtension(file) + "\n{\n}\n");

        repository.Log("COMPLETE", "Phase 1", files).Audit().PassesAudit(Cycle.NoLedger);
        repository.Log("COMPLETE", "Phase 1", files[1..]).Audit().FailsAudit(files[0] + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3201");
    }

    private static string Index(TempRepository repository) => Convert.ToHexString(File.ReadAllBytes(repository.PathOf(".git/index")));
}
