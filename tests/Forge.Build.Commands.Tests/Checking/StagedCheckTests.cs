using System;
using System.IO;
using System.Linq;
using Forge.Build.Commands.Checking;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Checking;

[TestClass]
public sealed class StagedCheckTests
{
    private const string DiffLog = "Forge/evidence/diff_log.md";
    private const string Boundaries = "{ \"layers\": [ { \"name\": \"web\", \"glob\": \"src/**/*.cs\", \"forbidden\": [ { \"pattern\": \"\\\\bSql\\\\b\" } ] } ],\n  \"known_violations\": [ { \"layer\": \"web\", \"file\": \"src/Known.cs\", \"pattern\": \"\\\\bSql\\\\b\" } ] }";

    [TestMethod]
    public void AnEmptyCommitAndOneOfEvidenceNeedNoDiffLog()
    {
        using GitFolder folder = Committed();
        Assert.AreEqual("", Check(folder));
        folder.Write("Forge/evidence/test_runs.md", "# runs\n");
        folder.Git("add", "-A");
        Assert.AreEqual("", Check(folder));
    }

    [TestMethod]
    public void WorkWithoutItsDiffLogIsBlockedAndWithItIsNot()
    {
        using GitFolder folder = Committed();
        folder.Write("src/New.cs", "clean");
        Assert.AreEqual("", Check(folder), "nothing is staged");
        folder.Git("add", "src");
        Assert.AreEqual("FORGE1504 " + DiffLog, Check(folder));
        folder.Write(DiffLog, "another\n");
        Assert.AreEqual("FORGE1504 " + DiffLog, Check(folder), "written, and not staged");
        folder.Git("add", DiffLog);
        Assert.AreEqual("", Check(folder));
        folder.Git("commit", "-q", "-m", "x");
        folder.Git("mv", "src/New.cs", "src/Moved.cs");
        folder.Git("update-index", "--chmod=+x", DiffLog);
        Assert.AreEqual("FORGE1504 " + DiffLog, Check(folder), "other rights are no other content");
        folder.Git("rm", "-q", "-f", DiffLog);
        Assert.AreEqual("FORGE1504 " + DiffLog, Check(folder), "deleted");
    }

    [TestMethod]
    public void BeforeTheFirstCommitTheSameHolds()
    {
        using GitFolder folder = new();
        folder.Write("Forge/Contracts/boundaries.json", Boundaries);
        folder.Write("src/A.cs", "Sql");
        folder.Git("add", "-A");
        Assert.AreEqual("FORGE1504 " + DiffLog + "\nFORGE3101 src/A.cs", Check(folder));
        folder.Write(DiffLog, "first\n");
        folder.Write("src/A.cs", "clean");
        folder.Git("add", "-A");
        Assert.AreEqual("", Check(folder));
    }

    [TestMethod]
    public void WhatIsStagedCountsAndNotWhatLiesInTheWorkingTree()
    {
        using GitFolder folder = Committed();
        folder.Write(DiffLog, "another\n");
        folder.Write("src/Hidden ü.cs", "\uFEFFa\r\nb Sql\r\n");
        folder.Write("src/Known.cs", "Sql");
        folder.Write("other/Outside.cs", "Sql");
        folder.Git("add", "-A");
        folder.Write("src/Hidden ü.cs", "clean");
        folder.Write("src/Unstaged.cs", "Sql");

        CommandReport report = StagedCheck.Run(folder.Repository, "");

        Finding found = report.Findings.Single();
        Assert.AreEqual(RuleCatalog.ForbiddenPattern, found.Rule);
        Assert.AreEqual(new SourceLocation("src/Hidden ü.cs", 2, 3, 2, 6), found.Location);
        Assert.AreEqual(1, report.ExitCode);
        Assert.Contains("2 lie in a layer: the commit is blocked.", report.Lines.Single());
    }

    [TestMethod]
    public void TheStagedContractHoldsAndAFileThatWasThereBeforeIsNotAsked()
    {
        using GitFolder folder = Committed();
        folder.Write("src/Old.cs", "Http");
        folder.Write(DiffLog, "2\n");
        folder.Commit();
        folder.Write("Forge/Contracts/boundaries.json", Boundaries.Replace("Sql", "Http"));
        folder.Write("src/New.cs", "Http Sql");
        folder.Write(DiffLog, "3\n");
        folder.Git("add", "-A");
        folder.Write("Forge/Contracts/boundaries.json", Boundaries);

        Assert.AreEqual("FORGE3101 src/New.cs", Check(folder));
    }

    [TestMethod]
    public void AContractThatIsBrokenBlocks()
    {
        using GitFolder folder = Committed();
        folder.Write("Forge/Contracts/boundaries.json", "{ \"layers\": [");
        folder.Write(DiffLog, "2\n");
        folder.Git("add", "-A");
        folder.Write("Forge/Contracts/boundaries.json", Boundaries);
        Assert.AreEqual("FORGE3001 Forge/Contracts/boundaries.json", Check(folder));
    }

    [TestMethod]
    public void WithoutAContractNothingCouldBeFoundSoItBlocks()
    {
        using GitFolder folder = Committed();
        folder.Write("src/A.cs", "Sql");
        folder.Write(DiffLog, "2\n");
        folder.Write("Forge/Contracts/boundaries.json", " \n");
        folder.Git("add", "-A");
        folder.Write("Forge/Contracts/boundaries.json", Boundaries);
        Assert.AreEqual("FORGE1003 Forge/Contracts/boundaries.json", Check(folder), "says nothing");
        folder.Git("rm", "-q", "-f", "--cached", "Forge/Contracts/boundaries.json");
        Assert.AreEqual("FORGE3101 src/A.cs", Check(folder), "kept out of git");
        folder.Git("add", "-A");
        folder.Git("rm", "-q", "-f", "Forge/Contracts/boundaries.json");
        Assert.AreEqual("FORGE1002 Forge/Contracts/boundaries.json", Check(folder), "deleted");
    }

    [TestMethod]
    public void TheIndexOfAPartialCommitIsTheOneThatCounts()
    {
        using GitFolder folder = Committed();
        folder.Write("src/A.cs", "Sql");
        folder.Git("add", "-A");
        string index = folder.Files.At(".git/index");
        File.Copy(index, folder.Files.At(".git/next-index-1.lock"));
        folder.Git("reset", "-q");

        Assert.AreEqual("", Check(folder));
        Assert.AreEqual("FORGE1504 " + DiffLog + "\nFORGE3101 src/A.cs", Check(folder, ".git/next-index-1.lock"));
        Assert.AreEqual("FORGE1504 " + DiffLog + "\nFORGE3101 src/A.cs", Check(folder, folder.Files.At(".git/next-index-1.lock")));
    }

    [TestMethod]
    public void LinksAndSubmodulesHoldNoSource()
    {
        using GitFolder folder = Committed();
        folder.Files.LinkFile("src/Link.cs", "Sql");
        folder.Write(DiffLog, "2\n");
        folder.Git("add", "-A");
        folder.Git("update-index", "--add", "--cacheinfo", "160000," + folder.Head + ",src/Module.cs");
        Assert.AreEqual("", Check(folder));
    }

    [TestMethod]
    public void AMergeAnswersOnlyForWhatNeitherSideHolds()
    {
        using GitFolder folder = Committed();
        folder.Git("checkout", "-q", "-b", "side");
        folder.Write("src/Side.cs", "clean");
        folder.Write("src/Both.cs", "side");
        folder.Write(DiffLog, "side\n");
        folder.Commit();
        folder.Git("checkout", "-q", "main");
        folder.Write("src/Main.cs", "clean");
        folder.Write("src/Both.cs", "main");
        folder.Commit();
        folder.TryGit("merge", "side");
        folder.Git("checkout", "--ours", DiffLog, "src/Both.cs");
        folder.Git("add", "-A");
        Assert.AreEqual("", Check(folder), "all of it is one side's");
        folder.Write("src/Both.cs", "merged by hand");
        folder.Git("add", "-A");
        Assert.AreEqual("FORGE1504 " + DiffLog, Check(folder));
    }

    [TestMethod]
    public void TheProjectRootMayLieBelowThatOfGit()
    {
        using GitFolder folder = new("sub folder");
        folder.Write("Forge/Contracts/boundaries.json", Boundaries);
        folder.Write(DiffLog, "1\n");
        folder.Commit();
        folder.Files.Write("outside.cs", "Sql");
        folder.Git("add", "-A");
        Assert.AreEqual("", Check(folder), "not ours");
        folder.Write("src/A.cs", "Sql");
        folder.Git("add", "-A");
        Assert.AreEqual("FORGE1504 " + DiffLog + "\nFORGE3101 src/A.cs", Check(folder, ".git/index"));
    }

    [TestMethod]
    public void EvidenceThatGitIgnoresCannotBeCarriedAndItSaysSo()
    {
        using GitFolder folder = Committed();
        folder.Git("rm", "-q", "--cached", DiffLog);
        folder.Write(".gitignore", "evidence/\n");
        folder.Git("add", "-A");
        Assert.Contains(".gitignore", StagedCheck.Run(folder.Repository, "").Findings.Single(finding => finding.Rule == RuleCatalog.CommitWithoutDiffLog).Fix);
    }

    [TestMethod]
    public void ANestedRootIsCheckedByItsOwnContracts()
    {
        using GitFolder folder = Committed();
        folder.Write("src/Inner/forge.json", "{}");
        folder.Write("src/Inner/A.cs", "Sql");
        folder.Write(DiffLog, "2\n");
        folder.Git("add", "-A");
        Assert.AreEqual("", Check(folder));
    }

    [TestMethod]
    public void WithoutGitItCannotRun()
    {
        using GovernedFolder folder = new(Boundaries);
        Assert.AreEqual(2, StagedCheck.Run(folder.Repository, "").ExitCode);
    }

    [TestMethod]
    public void ManyAndLargeFilesAreReadInPortions()
    {
        using GitFolder folder = Committed();
        for (int i = 0; i < 40; i++)
            folder.Write("src/Large" + i + ".cs", new string((char)('a' + (i % 26)), 1_000_000 + i) + (i == 39 ? "\nSql" : ""));
        folder.Write(DiffLog, "2\n");
        folder.Git("add", "-A");
        Assert.AreEqual("FORGE3101 src/Large39.cs", Check(folder));
    }

    private static GitFolder Committed()
    {
        GitFolder folder = new();
        folder.Write("Forge/Contracts/boundaries.json", Boundaries);
        folder.Write(DiffLog, "first\n");
        folder.Commit();
        return folder;
    }

    private static string Check(GitFolder folder, string index = "")
    {
        string state = folder.GitState();
        CommandReport report = StagedCheck.Run(folder.Repository, index);
        Assert.AreEqual(state, folder.GitState());
        string said = string.Join('\n', report.Findings.Select(finding => finding.Rule.Code + " " + finding.Location.Path).Order(StringComparer.Ordinal));
        Assert.AreEqual(said.Length == 0 ? 0 : 1, report.ExitCode);
        return said;
    }
}
