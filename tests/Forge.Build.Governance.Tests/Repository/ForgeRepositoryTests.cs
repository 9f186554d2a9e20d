using System.IO;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class ForgeRepositoryTests
{
    [TestMethod]
    public void ContractsBelowForgeMakeARoot()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");

        ForgeRepository? repository = ForgeRepository.Discover(folder.Root);

        Assert.AreEqual(folder.Root, repository?.Root);
        Assert.AreEqual("Forge/Contracts/stack.md", repository?.Contract("stack.md"));
        Assert.AreEqual("Forge/evidence/audit_ledger.md", repository?.AuditLedger);
    }

    [TestMethod]
    public void EvidenceBelowForgeMakesARoot()
    {
        using TempFolder folder = new();
        folder.Make("Forge/evidence");

        Assert.AreEqual("Forge/", ForgeRepository.Discover(folder.Root)?.GovernancePrefix);
    }

    [TestMethod]
    [DataRow("evidence/audit_ledger.md")]
    [DataRow("forge.json")]
    [DataRow(".git/HEAD")]
    [DataRow(".git")]
    public void FlatContractsMakeARootBesideSomethingThatSaysSo(string witness)
    {
        using TempFolder folder = new();
        folder.Write("Contracts/boundaries.json", "{}");
        folder.Write(witness, "x");

        ForgeRepository? repository = ForgeRepository.Discover(folder.Root);

        Assert.AreEqual(folder.Root, repository?.Root);
        Assert.AreEqual("Contracts/stack.md", repository?.Contract("stack.md"));
        Assert.AreEqual("evidence/audit_ledger.md", repository?.AuditLedger);
    }

    [TestMethod]
    public void ForgeJsonAloneMakesARootSoThatDeletingTheContractsIsNoWayOut()
    {
        using TempFolder folder = new();
        folder.Write("forge.json", "{}");

        Assert.AreEqual("Forge/Contracts", ForgeRepository.Discover(folder.Root)?.ContractsFolder);
    }

    [TestMethod]
    [DataRow(".git/HEAD")]
    [DataRow(".git", DisplayName = "a worktree, where .git is a file")]
    public void AnEmptyForgeFolderBesideGitMakesARoot(string git)
    {
        using TempFolder folder = new();
        folder.Make("Forge");
        folder.Write(git, "gitdir: elsewhere");

        Assert.AreEqual("Forge/", ForgeRepository.Discover(folder.Root)?.GovernancePrefix);
    }

    [TestMethod]
    public void ForgeWinsOverFlatContracts()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");
        folder.Write("Contracts/boundaries.json", "{}");
        folder.Write("forge.json", "{}");

        Assert.AreEqual("Forge/", ForgeRepository.Discover(folder.Root)?.GovernancePrefix);
    }

    [TestMethod]
    [DataRow("Forge/Program.cs", DisplayName = "a source folder named Forge")]
    [DataRow("Contracts/IOrder.cs", DisplayName = "a source folder named Contracts")]
    [DataRow("Contracts/boundaries.json", DisplayName = "contracts that nothing else speaks for")]
    [DataRow("evidence/audit_ledger.md", DisplayName = "a folder named evidence")]
    [DataRow("Forge", DisplayName = "a file named Forge")]
    public void ANameAloneMakesNoRoot(string path)
    {
        using TempFolder folder = new();
        folder.Write(path, "x");

        Assert.IsNull(ForgeRepository.TryOpen(folder.Root));
    }

    [TestMethod]
    public void ASourceFolderNamedContractsIsNoRootEvenBesideGit()
    {
        using TempFolder folder = new();
        folder.Make(".git");
        folder.Write("Contracts/IOrder.cs", "x");

        Assert.IsNull(ForgeRepository.TryOpen(folder.Root));
    }

    [TestMethod]
    public void TheNearestRootWins()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");
        folder.Make("inner/Forge/Contracts");
        folder.Make("inner/src/deep");

        Assert.AreEqual(folder.At("inner"), ForgeRepository.Discover(folder.At("inner/src/deep"))?.Root);
    }

    [TestMethod]
    public void ARepositoryOfItsOwnBelowARootIsStillGoverned()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");
        folder.Write("submodule/.git", "gitdir: ../.git/modules/submodule");
        folder.Make("submodule/src");

        Assert.AreEqual(folder.Root, ForgeRepository.Discover(folder.At("submodule/src"))?.Root);
    }

    [TestMethod]
    public void AFolderWithoutARootAboveItIsNotGoverned()
    {
        using TempFolder folder = new();
        folder.Make("src/deep");

        Assert.IsNull(ForgeRepository.Discover(folder.At("src/deep")));
    }

    [TestMethod]
    public void TheSearchMayStartInAFolderThatDoesNotExist()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");

        Assert.AreEqual(folder.Root, ForgeRepository.Discover(folder.At("not/yet"))?.Root);
    }

    [TestMethod]
    public void OpeningDoesNotLookAbove()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");
        folder.Make("src");

        Assert.IsNull(ForgeRepository.TryOpen(folder.At("src")));
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("//")]
    [DataRow("/.")]
    [DataRow("/src/..")]
    public void TheRootHasNoSeparatorAtItsEnd(string suffix)
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");
        folder.Make("src");

        Assert.AreEqual(folder.Root, ForgeRepository.TryOpen(folder.Root + suffix)?.Root);
    }

    [TestMethod]
    public void AFullPathLiesBelowTheRoot()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");

        Assert.AreEqual(folder.At("src/a.cs"), ForgeRepository.TryOpen(folder.Root)!.FullPath("src/a.cs"));
    }

    [TestMethod]
    public void APathIsInsideAsLongAsItsLinksAre()
    {
        using TempFolder outside = new();
        using TempFolder folder = new();
        outside.Write("secret.cs", "x");
        folder.Make("Forge/Contracts");
        folder.Write("src/a.cs", "x");
        folder.LinkFile("src/in.cs", "a.cs");
        folder.LinkFile("src/out.cs", outside.At("secret.cs"));
        folder.LinkFolder("lib", outside.Root);
        folder.LinkFile("src/dangling.cs", "nowhere.cs");
        ForgeRepository repository = ForgeRepository.TryOpen(folder.Root)!;

        Assert.IsTrue(repository.IsInside("src/a.cs"));
        Assert.IsTrue(repository.IsInside("src/in.cs"));
        Assert.IsFalse(repository.IsInside("src/out.cs"));
        Assert.IsFalse(repository.IsInside("lib/secret.cs"));
        Assert.IsFalse(repository.IsInside("src/dangling.cs"));
        Assert.IsFalse(repository.IsInside("src/missing.cs"));
    }

    [TestMethod]
    public void ARootThatIsReachedThroughALinkContainsItsFiles()
    {
        using TempFolder folder = new();
        folder.Make("real/Forge/Contracts");
        folder.Write("real/a.cs", "x");
        folder.LinkFolder("link", "real");

        Assert.IsTrue(ForgeRepository.TryOpen(folder.At("link"))!.IsInside("a.cs"));
    }

    [TestMethod]
    [DataRow("/a/b", "/a/b", true)]
    [DataRow("/a/b", "/a/b/c", true)]
    [DataRow("/a/b", "/a/bc", false)]
    [DataRow("/a/b", "/a", false)]
    [DataRow("/", "/a", true)]
    public void ContainmentGoesByWholeSegments(string folder, string path, bool expected)
    {
        char separator = Path.DirectorySeparatorChar;

        Assert.AreEqual(expected, ForgeRepository.Contains(folder.Replace('/', separator), path.Replace('/', separator)));
    }
}
