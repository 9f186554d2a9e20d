using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class PackageApprovalTests
{
    private const string Directive = "Forge/Contracts/directive.md";
    private const string Project = "src/A.csproj";

    [TestMethod]
    public void APackageOfHeadIsNotNew()
    {
        using GitFolder git = Committed();

        Assert.AreEqual("", Places(git));
    }

    [TestMethod]
    public void APackageThatIsNewAndNotApprovedIsAFindingAtItsName()
    {
        using GitFolder git = Committed();
        git.Write(Project, ProjectWith("Serilog", "Polly"));

        Assert.AreEqual("FORGE1804 " + Project + "(3,28)", Places(git));
    }

    [TestMethod]
    public void OnceItIsCommittedItIsNotNewAnyMore()
    {
        using GitFolder git = Committed();
        git.Write(Project, ProjectWith("Serilog", "Polly"));
        git.Commit();

        Assert.AreEqual("", Places(git));
    }

    [TestMethod]
    public void APackageThatOnlyMovesToAnotherManifestIsNotNew()
    {
        using GitFolder git = Committed();
        git.Write(Project, ProjectWith());
        git.Write("src/B/B.fsproj", ProjectWith("SERILOG"));
        git.Write("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"Serilog\" Version=\"4.0.0\" /></ItemGroup></Project>");

        Assert.AreEqual("", Places(git));
    }

    [TestMethod]
    [DataRow("- Polly: retries with jitter; alternatives considered: a hand-written loop", DisplayName = "a bullet")]
    [DataRow("* **`polly`** - retries of calls with jitter, instead of a hand-written loop", DisplayName = "marks, another case")]
    [DataRow("Approved: Polly for retries with jitter. Alternatives: a hand-written loop.", DisplayName = "a label and a sentence")]
    [DataRow("- Polly\n  - Rationale: calls fail now and then\n  - Alternatives considered: a hand-written loop\n- Other: x", DisplayName = "a list below the bullet")]
    [DataRow("### Polly\nCalls fail now and then.\n\nAlternatives considered: a hand-written loop.", DisplayName = "a section")]
    [DataRow("| Package | Rationale | Alternatives considered |\n|---|---|---|\n| Polly | calls fail now and then | a loop |", DisplayName = "a row")]
    [DataRow("- Polly.*: retries of calls with jitter; alternatives considered: a loop\n- Polly (8.5.0): retries of calls with jitter, alternatives considered: a loop", DisplayName = "a version in brackets")]
    public void AnApprovedPackagePasses(string directive)
    {
        using GitFolder git = Committed(directive);
        git.Write(Project, ProjectWith("Serilog", "Polly"));

        Assert.AreEqual("", Places(git));
    }

    [TestMethod]
    [DataRow("- Refit: typed clients for calls; alternatives considered: Polly, a loop", DisplayName = "an alternative")]
    [DataRow("- Polly: rejected, a hand-written loop is enough; alternatives considered: none", DisplayName = "rejected")]
    [DataRow("- Do not add Polly: retries are dangerous; alternatives considered: a loop", DisplayName = "forbidden")]
    [DataRow("- Polly.Extensions: retries of calls with jitter; alternatives considered: a loop", DisplayName = "another package")]
    [DataRow("```\n- Polly: retries of calls with jitter; alternatives considered: a loop\n```", DisplayName = "code")]
    [DataRow("<!-- Polly: retries of calls with jitter; alternatives considered: a loop -->", DisplayName = "a comment")]
    [DataRow("| Package | Rationale | Alternatives considered |\n|---|---|---|\n| Refit | typed clients for calls | Polly |", DisplayName = "another column")]
    public void WhatIsOnlyTalkedAboutIsNotApproved(string directive)
    {
        using GitFolder git = Committed(directive);
        git.Write(Project, ProjectWith("Serilog", "Polly"));

        Assert.AreEqual("FORGE1804 " + Project + "(3,28)", Places(git));
    }

    [TestMethod]
    [DataRow("- Polly", "says neither a reason nor alternatives")]
    [DataRow("- Approved: Polly 8.5.0", "says neither a reason nor alternatives")]
    [DataRow("- Polly: calls fail now and then", "names no alternatives that were considered")]
    [DataRow("- Polly, alternatives considered: loop", "says no reason")]
    [DataRow("| Package | Rationale | Alternatives |\n|---|---|---|\n| Polly | calls fail now and then | |", "names no alternatives that were considered")]
    public void AnApprovalWithoutReasonsIsAFindingAtTheApproval(string directive, string lacks)
    {
        using GitFolder git = Committed("# Directive\n\n" + directive + "\n");
        git.Write(Project, ProjectWith("Serilog", "Polly"));

        Finding finding = Check(git).Single();

        Assert.AreEqual(RuleCatalog.ApprovalWithoutReasons, finding.Rule);
        Assert.AreEqual(Directive, finding.Location.Path);
        Assert.Contains(lacks, finding.Message);
    }

    [TestMethod]
    public void TheOldNameOfTheDirectiveCounts()
    {
        using GitFolder git = Committed(null);
        git.Write("Forge/Contracts/builder_directive.md", "- Polly: retries of calls with jitter; alternatives considered: a loop\n");
        git.Write(Project, ProjectWith("Serilog", "Polly"));

        Assert.AreEqual("", Places(git));
    }

    [TestMethod]
    public void OtherRegistriesAreComparedToo()
    {
        using GitFolder git = Committed();
        git.Write("web/package.json", "{\n\"dependencies\": { \"react\": \"^19\" },\n\"devDependencies\": { \"@types/react\": \"^19\" } }");
        git.Write("requirements.txt", "# web\nfastapi>=0.100\n-r more.txt\n./local\nuvicorn[standard]==1 # server\n");

        Assert.AreEqual("FORGE1804 requirements.txt(2,1)\nFORGE1804 requirements.txt(5,1)\nFORGE1804 web/package.json(2,19)\nFORGE1804 web/package.json(3,22)", Places(git));
    }

    [TestMethod]
    public void ThisPackageItselfNeedsNoApproval()
    {
        using GitFolder git = Committed();
        git.Write(Project, ProjectWith("Serilog", "Forge.Build"));

        Assert.AreEqual("", Places(git));
    }

    [TestMethod]
    public void WithoutADirectiveNewPackagesAreSaidAndDoNotBlock()
    {
        using GitFolder git = Committed(null);
        git.Write(Project, ProjectWith("Serilog", "Polly", "Refit"));

        Finding finding = Check(git).Single();

        Assert.AreEqual(RuleCatalog.PackagesNotCompared, finding.Rule);
        Assert.AreEqual("2 packages are new, and there is no directive that could approve them: Polly, Refit.", finding.Message);
    }

    [TestMethod]
    public void BeforeTheFirstCommitNothingCanBeCompared()
    {
        using GitFolder git = new();
        git.Write(Directive, "# Directive\n");
        git.Write(Project, ProjectWith("Polly"));

        Finding finding = Check(git).Single();

        Assert.AreEqual(RuleCatalog.PackagesNotCompared, finding.Rule);
        Assert.Contains("there is no commit yet.", finding.Message);
    }

    [TestMethod]
    public void WithoutGitNothingCanBeComparedAndWhatIsApprovedNeedsNoGit()
    {
        using StructureFolder folder = new StructureFolder().Write(Project, ProjectWith("Polly")).Write(Directive, "# Directive\n");

        Assert.AreEqual("FORGE0802 (0,0,0,0)", folder.Places());
        Assert.Contains("this is no git repository.", folder.The(RuleCatalog.PackagesNotCompared).Message);

        folder.Write(Directive, "- Polly: retries of calls with jitter; alternatives considered: a loop\n");
        Assert.AreEqual("", folder.Places());
    }

    [TestMethod]
    public void InAFolderOfTheRepositoryOnlyThatFolderCounts()
    {
        using GitFolder git = new("app");
        git.Write(Directive, "# Directive\n");
        git.Files.Write("other/B.csproj", ProjectWith("Polly"));
        git.Write(Project, ProjectWith("Serilog"));
        git.Commit();
        git.Write(Project, ProjectWith("Serilog", "Polly"));

        Assert.AreEqual("FORGE1804 " + Project + "(3,28)", Places(git));
    }

    [TestMethod]
    public void AVerdictHoldsUntilHeadMoves()
    {
        using GitFolder git = Committed();
        git.Write(Project, ProjectWith("Serilog", "Polly"));
        git.Commit();
        Settle(git);
        Assert.AreEqual("", Places(git, CacheMode.On));
        Assert.IsTrue(File.Exists(Path.Combine(git.Root, ".forge", "structure.cache")));

        // The tree does not change, and is another change.
        git.Git("reset", "-q", "--soft", "HEAD~1");

        Assert.AreEqual("FORGE1804 " + Project + "(3,28)", Places(git, CacheMode.On));
    }

    [TestMethod]
    public void AVerdictHoldsUntilADetachedHeadMoves()
    {
        using GitFolder git = Committed();
        git.Write(Project, ProjectWith("Serilog", "Polly"));
        string first = git.Head;
        git.Git("checkout", "-q", "--detach");
        git.Commit();
        git.Git("pack-refs", "--all");
        Settle(git);
        Assert.AreEqual("", Places(git, CacheMode.On));

        git.Git("reset", "-q", "--soft", first);

        Assert.AreEqual("FORGE1804 " + Project + "(3,28)", Places(git, CacheMode.On));
    }

    [TestMethod]
    public void ARepositoryThatAppearsInTheProjectRootIsAsked()
    {
        using GitFolder git = new("app");
        git.Write(Directive, "# Directive\n");
        git.Write(Project, ProjectWith("Polly"));
        git.Commit();
        Settle(git);
        Assert.AreEqual("", Places(git, CacheMode.On));

        Git.Run(git.Root, "init", "-q");

        Assert.AreEqual("FORGE0802 (0,0)", Places(git, CacheMode.On));
    }

    [TestMethod]
    public void TheUsersRepositoryIsOnlyRead()
    {
        using GitFolder git = Committed();
        git.Write(Project, ProjectWith("Serilog", "Polly"));
        string before = git.GitState();

        Places(git);

        Assert.AreEqual(before, git.GitState());
    }

    [TestMethod]
    public void SwitchedOffItSaysSoAndNothingElse()
    {
        using GitFolder git = Committed();
        git.Write(Project, ProjectWith("Polly"));
        git.Write("forge.json", "{ \"gates\": { \"packages\": \"off\" } }");

        Assert.AreEqual("FORGE0801 forge.json(1,26)", Places(git));
    }

    private static GitFolder Committed(string? directive = "# Directive\n\nBuild the shop.\n")
    {
        GitFolder git = new();
        if (directive is not null)
            git.Write(Directive, directive);
        git.Write(Project, ProjectWith("Serilog"));
        git.Commit();
        return git;
    }

    // Everything long ago, git's own files too: what is as young as the verdict proves nothing.
    private static void Settle(GitFolder git)
    {
        foreach (string file in Directory.EnumerateFiles(git.Files.Root, "*", SearchOption.AllDirectories).Where(file => (File.GetAttributes(file) & FileAttributes.ReadOnly) == 0))
            File.SetLastWriteTimeUtc(file, new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc));
    }

    private static string ProjectWith(params string[] packages)
        => "<Project><ItemGroup>\n" + string.Concat(packages.Select(package => "<PackageReference Include=\"" + package + "\" Version=\"1.0.0\" />\n")) + "</ItemGroup></Project>";

    private static IReadOnlyList<Finding> Check(GitFolder git, CacheMode cache = CacheMode.Off)
        => StructureGates.Run(git.Repository, new Lazy<SourceTree>(() => SourceTree.Walk(git.Repository)), CacheFolder.Of(git.Repository, cache), new List<string>(), default);

    private static string Places(GitFolder git, CacheMode cache = CacheMode.Off)
        => string.Join('\n', Check(git, cache).Order(Finding.Order).Select(finding => finding.Rule.Code + " " + finding.Location.Path + "(" + finding.Location.Line + "," + finding.Location.Column + ")"));
}
