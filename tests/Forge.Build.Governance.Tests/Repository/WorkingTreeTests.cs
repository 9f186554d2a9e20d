using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class WorkingTreeTests
{
    private const string Text = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

    [TestMethod]
    public void ACleanTreeHasNoChange()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        folder.Commit();

        Assert.AreEqual("", folder.Changes());
    }

    [TestMethod]
    public void StagedUnstagedAndUntrackedFilesAreChanges()
    {
        using GitFolder folder = new();
        foreach (string name in new[] { "staged.cs", "unstaged.cs", "gone.cs", "removed.cs", "same.cs" })
            folder.Write("src/" + name, name + "\n" + Text);
        folder.Commit();
        folder.Write("src/staged.cs", "other\n");
        folder.Git("add", "src/staged.cs");
        folder.Write("src/unstaged.cs", "something else\n");
        folder.Write("src/new.cs", "class A;\n");
        folder.Delete("src/gone.cs");
        folder.Git("rm", "-q", "src/removed.cs");

        Assert.AreEqual("A src/new.cs\nD src/gone.cs\nD src/removed.cs\nM src/staged.cs\nM src/unstaged.cs", folder.Changes());
    }

    [TestMethod]
    public void WhatWasStagedAndTakenBackIsNoChange()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        folder.Commit();
        folder.Write("a.cs", "other\n");
        folder.Git("add", "a.cs");
        folder.Write("a.cs", Text);

        Assert.AreEqual("", folder.Changes());
    }

    [TestMethod]
    public void WhatGitIgnoresIsNoPartOfTheTree()
    {
        using GitFolder folder = new();
        folder.Write(".gitignore", "bin/\n*.log\n");
        folder.Commit();
        folder.Write("bin/a.dll", "x");
        folder.Write("a.log", "x");

        Assert.AreEqual("", folder.Changes());
    }

    [TestMethod]
    [DataRow(true, DisplayName = "staged")]
    [DataRow(false, DisplayName = "a plain move")]
    public void ARenameIsFound(bool staged)
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        folder.Commit();
        folder.Move("a.cs", "src/b.cs");
        if (staged)
            folder.Git("add", "-A");

        Assert.AreEqual("R a.cs -> src/b.cs", folder.Changes());
    }

    [TestMethod]
    public void ARenameIsFoundThoughConfigurationSaysOtherwiseAndTheTextChanged()
    {
        using GitFolder folder = new();
        folder.Git("config", "diff.renames", "false");
        folder.Write("a.cs", Text);
        folder.Commit();
        folder.Move("a.cs", "b.cs");
        folder.Write("b.cs", Text + "nine\nten\n");

        Assert.AreEqual("R a.cs -> b.cs", folder.Changes());
    }

    [TestMethod]
    public void AFileThatMovedAndChangedMuchKeepsItsNameAndIsARename()
    {
        using GitFolder folder = new();
        folder.Write("old/Order.cs", Text);
        folder.Commit();
        folder.Delete("old/Order.cs");
        folder.Write("new/Order.cs", "one\ntwo\nthree\nfour\nfive\n" + "a wholly other line\nand another\n");

        Assert.AreEqual("R old/Order.cs -> new/Order.cs", folder.Changes());
    }

    [TestMethod]
    public void TwoFilesThatHaveNothingInCommonAreNoRename()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        folder.Commit();
        folder.Delete("a.cs");
        folder.Write("rename-user.py", "import this\nprint(1)\n");

        Assert.AreEqual("A rename-user.py\nD a.cs", folder.Changes());
    }

    [TestMethod]
    public void AModeAloneIsAChange()
    {
        if (OperatingSystem.IsWindows())
            return;
        using GitFolder folder = new();
        folder.Write("run.sh", "echo\n");
        folder.Commit();
        File.SetUnixFileMode(folder.Files.At("run.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.AreEqual("M run.sh", folder.Changes());
    }

    [TestMethod]
    public void AFileThatIsOnlyIntendedToBeAddedIsNew()
    {
        using GitFolder folder = new();
        folder.Commit();
        folder.Write("a.cs", Text);
        folder.Git("add", "-N", "a.cs");

        Assert.AreEqual("A a.cs", folder.Changes());
    }

    [TestMethod]
    [DataRow("caf\u00e9.py")]
    [DataRow("\u4e2d \u6587.cs")]
    [DataRow("a\tb.cs")]
    [DataRow("a\nb.cs")]
    [DataRow("\"quoted\".cs")]
    [DataRow("with -- dashes -> and.cs")]
    [DataRow("*.cs")]
    [DataRow(":(top)a.cs")]
    public void APathIsGivenAsItIs(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        using GitFolder folder = new();
        folder.Commit();
        folder.Write(path, "first\nsecond\n");

        Assert.AreEqual("A " + path, folder.Changes());
        using WorkingTree tree = folder.Capture();
        AddedLine[] lines = tree.AddedLinesSince("HEAD", out GitProblem? problem).ToArray();
        Assert.IsNull(problem);
        Assert.AreSequenceEqual(new[] { new AddedLine(path, 1, "first"), new AddedLine(path, 2, "second") }, lines);
    }

    [TestMethod]
    public void LineEndsThatGitConvertsAreNoChange()
    {
        using GitFolder folder = new();
        folder.Git("config", "core.autocrlf", "true");
        folder.Write("a.cs", "one\r\ntwo\r\n");
        folder.Commit();
        folder.Git("config", "core.safecrlf", "true");
        string before = folder.Digest();
        folder.Write("a.cs", "one\ntwo\n");

        Assert.AreEqual("", folder.Changes());
        Assert.AreEqual(before, folder.Digest());
    }

    [TestMethod]
    public void BeforeTheFirstCommitEverythingIsNew()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);

        using WorkingTree tree = folder.Capture();

        Assert.IsNull(tree.Head);
        Assert.AreEqual("A Forge/Contracts/blueprint.md\nA a.cs", folder.Changes("4b825dc642cb6eb9a060e54bf8d69288fbee4904"));
    }

    [TestMethod]
    public void ADetachedHeadIsAHead()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        string commit = folder.Commit();
        folder.Git("checkout", "-q", "--detach");
        folder.Write("a.cs", "x\n");

        using WorkingTree tree = folder.Capture();

        Assert.AreEqual(commit, tree.Head);
        Assert.AreEqual("M a.cs", folder.Changes());
    }

    [TestMethod]
    public void AMergeThatIsUnderWayIsSeenAsItLies()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", "base\n");
        folder.Commit();
        folder.Git("checkout", "-q", "-b", "other");
        folder.Write("a.cs", "theirs\n");
        folder.Commit();
        folder.Git("checkout", "-q", "main");
        folder.Write("a.cs", "ours\n");
        folder.Commit();
        Assert.AreNotEqual(0, folder.TryGit("merge", "other").ExitCode);

        Assert.AreEqual("M a.cs", folder.Changes());
    }

    [TestMethod]
    public void AWorktreeIsARepository()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        folder.Commit();
        folder.Git("worktree", "add", "-q", "linked", "-b", "side");
        folder.Files.Write("linked/a.cs", "x\n");
        ForgeRepository linked = ForgeRepository.TryOpen(folder.Files.At("linked"))!;

        using WorkingTree? tree = WorkingTree.Capture(linked, out GitProblem? problem);

        Assert.IsNull(problem, problem?.Said);
        Assert.AreEqual("a.cs", tree!.ChangesSince("HEAD", out _).Single().Path);
    }

    [TestMethod]
    public void ASubmoduleIsOneEntryAndInItIsARepository()
    {
        using GitFolder inner = new();
        inner.Write("a.cs", Text);
        inner.Commit();
        using GitFolder folder = new();
        folder.Commit();
        folder.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.Root, "sub");
        folder.Commit();
        folder.Files.Write("sub/a.cs", "x\n");
        ForgeRepository sub = ForgeRepository.TryOpen(folder.Files.At("sub"))!;

        Assert.AreEqual("", folder.Changes());
        using (WorkingTree outer = folder.Capture())
        {
            Assert.IsNull(outer.TextAt("HEAD", "sub"), "a submodule has no text");
            Assert.IsNull(outer.TextAt("HEAD", "Forge"), "nor has a folder");
            Assert.IsNull(outer.TextAt("HEAD", "nowhere"));
        }
        using WorkingTree? tree = WorkingTree.Capture(sub, out GitProblem? problem);
        Assert.IsNull(problem, problem?.Said);
        Assert.AreEqual("a.cs", tree!.ChangesSince("HEAD", out _).Single().Path);
    }

    [TestMethod]
    public void AProjectBelowTheRootOfGitSeesOnlyItself()
    {
        using GitFolder folder = new("deep/project");
        folder.Write("a.cs", Text);
        folder.Files.Write("other/b.cs", Text);
        folder.Commit();
        folder.Write("a.cs", "first\n");
        folder.Files.Write("other/b.cs", "x\n");

        Assert.AreEqual("M a.cs", folder.Changes());
        using WorkingTree tree = folder.Capture();
        Assert.AreSequenceEqual(new[] { "Forge/Contracts/blueprint.md", "a.cs" }, tree.Files.Select(file => file.Path).ToArray());
        Assert.AreEqual("a.cs", tree.AddedLinesSince("HEAD", out _).Single().Path);
        Assert.AreEqual(Text, tree.TextAt("HEAD", "a.cs")!.Text);
    }

    [TestMethod]
    [DataRow("--assume-unchanged")]
    [DataRow("--skip-worktree")]
    public void AFlagInTheIndexHidesNothing(string flag)
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        folder.Commit();
        folder.Git("update-index", flag, "a.cs");
        folder.Write("a.cs", "hidden\n");

        Assert.AreEqual("M a.cs", folder.Changes());
    }

    [TestMethod]
    public void TheDigestIsTheSameBeforeAndAfterACommitAndInAClone()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        folder.Commit();
        string first = folder.Digest();
        folder.Write("a.cs", "x\n");
        folder.Write("new.cs", "y\n");
        string changed = folder.Digest();
        string commit = folder.Commit();

        Assert.AreNotEqual(first, changed);
        Assert.AreEqual(changed, folder.Digest());
        using WorkingTree tree = folder.Capture();
        Assert.AreEqual(changed, tree.DigestOf(commit));
        Assert.AreEqual(first, tree.DigestOf(commit + "~1"));
    }

    [TestMethod]
    public void EvidenceIsNoPartOfTheDigest()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        folder.Commit();
        string before = folder.Digest();

        foreach (string name in new[] { "audit_ledger.md", "diff_log.md", "updatedifflog.md", "test_runs.md", "test_runs_latest.md" })
            folder.Write("Forge/evidence/" + name, "x\n");
        Assert.AreEqual(before, folder.Digest());

        folder.Write("Forge/evidence/other.md", "x\n");
        Assert.AreNotEqual(before, folder.Digest());
    }

    [TestMethod]
    public void NothingOfGitsOwnIsTouched()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        folder.Write("b.cs", "b\n" + Text);
        folder.Commit();
        folder.Write("a.cs", "stashed\n");
        folder.Git("stash", "-q");
        folder.Write("a.cs", "x\n");
        folder.Move("b.cs", "c.cs");
        folder.Write("new.cs", "y\n");
        string before = folder.GitState();

        using (WorkingTree tree = folder.Capture())
        {
            tree.ChangesSince("HEAD", out _);
            tree.AddedLinesSince("HEAD", out _);
        }

        Assert.AreEqual(before, folder.GitState());
        Assert.AreEqual(" M a.cs\n D b.cs\n?? c.cs\n?? new.cs\n", folder.Git("status", "--porcelain"));
    }

    [TestMethod]
    public void NothingIsLeftInTheTemporaryFolder()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", Text);
        string place;

        using (WorkingTree tree = folder.Capture())
        {
            place = Path.GetDirectoryName(tree.Ask("rev-parse", "--git-path", "index").Output.Trim())!;
            Assert.IsTrue(File.Exists(Path.Combine(place, "index")));
        }

        Assert.IsFalse(Directory.Exists(place));
    }

    [TestMethod]
    public void FiveThousandChangesAreFound()
    {
        using GitFolder folder = new();
        for (int i = 0; i < 2500; i++)
            folder.Write("src/" + i + ".cs", i + "\n");
        folder.Commit();
        for (int i = 0; i < 2500; i++)
        {
            folder.Write("src/" + i + ".cs", "changed " + i + "\n");
            folder.Write("src/new" + i + ".cs", "new " + i + "\n");
        }

        Assert.HasCount(5000, folder.Changes().Split('\n'));
    }

    [TestMethod]
    public void AFolderThatIsNoRepositoryIsRefusedWithWhatGitSays()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");

        Assert.IsNull(WorkingTree.Capture(ForgeRepository.TryOpen(folder.Root)!, out GitProblem? problem));

        Assert.IsFalse(problem!.IsMissing);
        Assert.StartsWith("fatal: not a git repository", problem.Said);
    }

    [TestMethod]
    public void ADamagedIndexIsRefusedWithWhatGitSays()
    {
        using GitFolder folder = new();
        folder.Commit();
        folder.Files.Write(".git/index", "no index");

        Assert.IsNull(WorkingTree.Capture(folder.Repository, out GitProblem? problem));

        Assert.Contains("index", problem!.Said);
    }

    [TestMethod]
    public void AddedLinesHaveTheirPlace()
    {
        using GitFolder folder = new();
        folder.Write("a.cs", "one\ntwo\nthree\n");
        folder.Commit();
        folder.Write("a.cs", "zero\none\nTWO\nthree\n++ four\n");
        folder.Write("no end.cs", "+++ b/trap");

        using WorkingTree tree = folder.Capture();
        IReadOnlyList<AddedLine> lines = tree.AddedLinesSince("HEAD", out GitProblem? problem);

        Assert.IsNull(problem);
        Assert.AreSequenceEqual(
            new AddedLine[] { new("a.cs", 1, "zero"), new("a.cs", 3, "TWO"), new("a.cs", 5, "++ four"), new("no end.cs", 1, "+++ b/trap") }, lines.ToArray());
    }

    [TestMethod]
    public void ATextThatGitTakesForBinaryIsReadNevertheless()
    {
        using GitFolder folder = new();
        folder.Write(".gitattributes", "*.env -diff\n");
        folder.Commit();
        folder.Write("a.env", "first\nsecond\n");
        folder.Files.Write("b.txt", System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes("wide\n")).ToArray());
        folder.Files.Write("c.png", new byte[] { 0, 1, 2, 3 });

        using WorkingTree tree = folder.Capture();
        string[] lines = tree.AddedLinesSince("HEAD", out _).Where(line => line.Text.Length > 0).Select(line => line.Path + ":" + line.Line + ":" + line.Text).ToArray();

        Assert.AreSequenceEqual(new[] { "a.env:1:first", "a.env:2:second", "b.txt:1:wide" }, lines);
    }
}
