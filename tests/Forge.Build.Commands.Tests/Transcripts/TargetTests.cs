using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Forge.Build.Commands.Transcripts;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static Forge.Build.Commands.Tests.Transcripts.Applied;

namespace Forge.Build.Commands.Tests.Transcripts;

[TestClass]
public sealed class TargetTests
{
    [TestMethod]
    [DataRow("/etc/x")]
    [DataRow("\\x")]
    [DataRow("\\\\server\\share\\x")]
    [DataRow("C:\\x")]
    [DataRow("C:x")]
    [DataRow("./C:/x")]
    [DataRow("../x")]
    [DataRow("a/../../x")]
    [DataRow("a\\..\\..\\x")]
    [DataRow(".")]
    [DataRow("CON")]
    [DataRow("src/nul.txt")]
    [DataRow("com1.cs")]
    [DataRow("LPT\u00b9")]
    [DataRow("a.txt:stream")]
    [DataRow("a./x")]
    [DataRow("a /x")]
    [DataRow("x.cs.")]
    [DataRow("a\u0007b")]
    [DataRow("a\u202eb")]
    [DataRow("`a.cs`")]
    [DataRow("a*.cs")]
    [DataRow(".git/config")]
    [DataRow(".GIT/hooks/pre-commit")]
    [DataRow("sub/.git/config")]
    [DataRow("a/../.git/config")]
    [DataRow("./.git")]
    [DataRow(".git /config")]
    [DataRow(".g\u200cit/config")]
    [DataRow("git~1/config")]
    [DataRow("Forge/Contracts/boundaries.json")]
    [DataRow("forge/contracts/boundaries.json")]
    [DataRow("src/../Forge/evidence/audit_ledger.md")]
    [DataRow("artifacts/decisions/DECISION-1.md")]
    [DataRow(".forge/cache")]
    [DataRow(".Forge/apply.lock")]
    [DataRow(".forge_watcher.lock")]
    public void APathThatLeadsElsewhereIsRefusedAndTheOthersAreWritten(string path)
    {
        using Applied applied = new();
        applied.Files.Write(".git/HEAD", "x\n");

        applied.Blocks(Block(path, "evil\n") + Block("src/good.cs", "good\n"));

        Assert.AreEqual("FORGE3501:1", applied.Codes);
        Assert.AreEqual(1, applied.Report.ExitCode);
        Assert.AreEqual("good\n", applied.Read("src/good.cs"));
        foreach (string file in Directory.EnumerateFiles(applied.Files.Root, "*", SearchOption.AllDirectories))
            Assert.AreNotEqual("evil\n", File.ReadAllText(file), file);
        Assert.IsFalse(File.Exists(applied.Files.At("../x")));
    }

    [TestMethod]
    [DataRow("forge.json")]
    [DataRow(".env")]
    [DataRow(".gitignore")]
    [DataRow(".github/workflows/ci.yml")]
    [DataRow("src/console.cs")]
    [DataRow("src/List`1.cs")]
    [DataRow("src/Gr\u00fc\u00dfe \U0001F600.md")]
    [DataRow("Forgery/x.cs")]
    [DataRow("src/Forge/x.cs")]
    [DataRow("scripts/x.ps1")]
    [DataRow("src\\win.cs")]
    [DataRow("a/../b.cs")]
    public void AnOrdinaryPathIsWritten(string path)
    {
        using Applied applied = new();

        applied.Blocks(Block(path, "x\n"));

        Assert.AreEqual("", applied.Codes);
        Assert.StartsWith("1 file written", applied.Report.Lines[^1]);
    }

    [TestMethod]
    public void TheOwnerMayLetGovernanceBeWrittenButNotGit()
    {
        using Applied applied = new();

        applied.Blocks(Block("Forge/Contracts/stack.md", "x\n") + Block(".git/config", "x\n") + Block(".forge/x", "x\n"), allowGovernance: true);

        Assert.AreEqual("FORGE3501:6 FORGE3501:11", applied.Codes);
        Assert.AreEqual("x\n", applied.Read("Forge/Contracts/stack.md"));
    }

    [TestMethod]
    [DataRow("Contracts/boundaries.json")]
    [DataRow("evidence/audit_ledger.md")]
    [DataRow("Forge/Contracts/boundaries.json")]
    public void TheOlderLayoutIsProtectedToo(string path)
    {
        using Applied applied = new();
        Directory.Delete(applied.Files.At("Forge"), recursive: true);
        applied.Files.Write("Contracts/boundaries.json", "{}");
        applied.Files.Make(".git");
        Assert.AreEqual("", applied.Repository.GovernancePrefix);

        applied.Blocks(Block(path, "evil\n"));

        Assert.AreEqual("FORGE3501:1", applied.Codes);
    }

    [TestMethod]
    public void NamesThatDifferInCaseCollideWithFilesAndWithEarlierBlocks()
    {
        using Applied applied = new();
        applied.Files.Write("README.md", "old\n");
        applied.Files.Write("src/a.cs", "old\n");

        applied.Blocks(Block("Readme.md", "x\n") + Block("Src/b.cs", "x\n") + Block("new/Deep/c.cs", "x\n") + Block("new/deep/d.cs", "x\n") + Block("New/e.cs", "x\n")
            + Block("GR\u00dcN.cs", "x\n") + Block("gr\u00fcn.cs", "x\n") + Block("README.md", "new\n"));

        Assert.AreEqual("FORGE3501:1 FORGE3501:6 FORGE3501:16 FORGE3501:21 FORGE3501:31", applied.Codes);
        Assert.AreEqual("new\n", applied.Read("README.md"));
        Assert.Contains("new/Deep", applied.Report.Findings[2].Message);
    }

    [TestMethod]
    public void TwoFilesThatCollideAlreadyCanBothBeUpdated()
    {
        using Applied applied = new();
        applied.Files.Write("a.cs", "old\n");
        applied.Files.Write("A.cs", "old\n");
        if (Directory.GetFiles(applied.Files.Root).Length < 2)
            Assert.Inconclusive("this file system holds one file for both");

        applied.Blocks(Block("a.cs", "1\n") + Block("A.cs", "2\n"));

        Assert.AreEqual("", applied.Codes);
        Assert.AreEqual("1\n2\n", applied.Read("a.cs") + applied.Read("A.cs"));
    }

    [TestMethod]
    public void LinksAreFollowedInsideAndNowhereElse()
    {
        using Applied applied = new();
        using Governance.Tests.TempFolder outside = new();
        outside.Write("x.cs", "old\n");
        applied.Files.Make("real");
        applied.Files.Make(".git");
        applied.Files.LinkFolder("in", "real");
        applied.Files.LinkFolder("out", outside.Root);
        applied.Files.LinkFolder("togit", ".git");
        applied.Files.LinkFolder("toforge", "Forge/Contracts");
        applied.Files.LinkFolder("dead", "nowhere");
        applied.Files.LinkFolder("loop", "loop");
        applied.Files.LinkFile("file.cs", outside.At("x.cs"));

        applied.Blocks(Block("in/a.cs", "x\n") + Block("out/x.cs", "x\n") + Block("togit/config", "x\n") + Block("toforge/a.md", "x\n") + Block("dead/a.cs", "x\n")
            + Block("loop/a.cs", "x\n") + Block("file.cs", "x\n"));

        Assert.AreEqual("FORGE3501:6 FORGE3501:11 FORGE3501:16 FORGE3501:21 FORGE3501:26 FORGE3501:31", applied.Codes);
        Assert.AreEqual("x\n", applied.Read("real/a.cs"));
        Assert.AreEqual("old\n", File.ReadAllText(outside.At("x.cs")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void WhatOthersMakeAndTakeAwayWhileTheTranscriptComesCounts()
    {
        using TempFolder outside = new();
        using Applied applied = new();
        IEnumerable<byte[]> Stream()
        {
            yield return Encoding.UTF8.GetBytes(Plan + Block("src/a.cs", "a\n") + Block("old/b.cs", "b\n"));
            Directory.CreateSymbolicLink(applied.Files.At("src/new"), outside.Root);
            Directory.Delete(applied.Files.At("old"), recursive: true);
            yield return Encoding.UTF8.GetBytes(Block("src/new/x.cs", "x\n") + Block("old/c.cs", "c\n"));
        }

        applied.From(new PiecewiseStream(Stream()));

        Assert.AreEqual("FORGE3501:15", applied.Codes);
        Assert.IsEmpty(Directory.GetFiles(outside.Root));
        Assert.AreEqual("c\n", applied.Read("old/c.cs"));
    }

    [TestMethod]
    public void AFolderIsNoFileAndAFileNoFolder()
    {
        using Applied applied = new();
        applied.Files.Write("a/b.cs", "old\n");

        applied.Blocks(Block("a", "x\n") + Block("a/b.cs/c.cs", "x\n") + Block("n/m.cs", "x\n") + Block("n", "x\n"));

        Assert.AreEqual("FORGE3501:1 FORGE3501:6 FORGE3501:16", applied.Codes);
        Assert.AreEqual("old\n", applied.Read("a/b.cs"));
    }

    [TestMethod]
    public void AClosedFolderIsTheMachinesLimit()
    {
        using Applied applied = new();
        applied.Files.Make("closed");
        applied.Files.Close("closed", UnixFileMode.UserRead | UnixFileMode.UserExecute);

        applied.Blocks(Block("closed/a.cs", "x\n") + Block("b.cs", "x\n"));

        Assert.AreEqual("FORGE6501:1", applied.Codes);
        Assert.AreEqual(2, applied.Report.ExitCode);
        Assert.IsTrue(applied.Holds("b.cs"));
    }

    [TestMethod]
    public void APathThatIsNoUtf8IsRefused()
    {
        using Applied applied = new();

        applied.From(new MemoryStream([.. "=== FILE: a"u8, 0xFF, .. ".cs ===\nx\n=== END FILE ===\n"u8, .. System.Text.Encoding.UTF8.GetBytes(Plan)]));

        Assert.AreEqual("FORGE3501:1", applied.Codes);
    }

    [TestMethod]
    public void ALinkUnderTheTemporaryNameIsNotFollowed()
    {
        using Applied applied = new();
        using Governance.Tests.TempFolder outside = new();
        outside.Write("x.cs", "old\n");
        applied.Files.LinkFile(".forge/transcript-0.forge-tmp", outside.At("x.cs"));

        applied.Blocks(Block("a.cs", "x\n"));

        Assert.AreEqual("x\n", applied.Read("a.cs"));
        Assert.AreEqual("old\n", File.ReadAllText(outside.At("x.cs")));
        Assert.IsNull(new FileInfo(applied.Files.At("a.cs")).LinkTarget);
    }

    [TestMethod]
    public void ATranscriptIsAFileOfTextAndNothingElse()
    {
        using Applied applied = new();
        applied.Files.Write("empty.md", "");
        applied.Files.Make("folder");
        applied.Files.Write("t/transcript.md", Block("../x", "x\n") + Plan);

        foreach (string path in new[] { "empty.md", "folder", "missing.md" })
            Assert.AreEqual(2, Applying.Run(applied.Repository, applied.Files.At(path), false, null, default).ExitCode, path);
        Assert.AreEqual("t/transcript.md", Applying.Run(applied.Repository, applied.Files.At("t/transcript.md"), false, null, default).Findings[0].Location.Path);
        if (!OperatingSystem.IsWindows())
        {
            applied.Files.Pipe("pipe");
            Assert.AreEqual(2, Applying.Run(applied.Repository, applied.Files.At("pipe"), false, null, default).ExitCode);
        }
    }
}
