using System;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class SourceTreeTests
{
    [TestMethod]
    public void FilesComeFolderByFolderEachInOrdinalOrder()
    {
        using TempFolder folder = Governed();
        foreach (string path in new[] { "b/2.cs", "b/1.cs", "a/x.cs", "a/b/y.cs", "a-b/z.cs", "Z.cs", "a.cs", "\u00e9.cs" })
            folder.Write(path, "x");

        Assert.AreEqual("Z.cs a.cs \u00e9.cs Forge/Contracts/stack.md a/x.cs a/b/y.cs a-b/z.cs b/1.cs b/2.cs", Paths(Walk(folder)));
    }

    [TestMethod]
    public void AFileComesWithItsLengthAndTime()
    {
        using TempFolder folder = Governed();
        folder.Write("a.cs", "12345");
        DateTime time = new(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(folder.At("a.cs"), time);

        Assert.AreEqual(new SourceFile("a.cs", 5, time.Ticks), Walk(folder).Files[0]);
    }

    [TestMethod]
    [DataRow(".git")]
    [DataRow("bin")]
    [DataRow("obj")]
    [DataRow("node_modules")]
    [DataRow(".vs")]
    [DataRow(".forge")]
    [DataRow("src/Web/obj")]
    [DataRow("src/BIN", DisplayName = "whatever the case")]
    public void FoldersOfToolsAreNotEntered(string skipped)
    {
        using TempFolder folder = Governed();
        folder.Write(skipped + "/a.cs", "x");
        folder.Write(skipped + "/deep/a.cs", "x");

        Assert.AreEqual("Forge/Contracts/stack.md", Paths(Walk(folder)));
    }

    [TestMethod]
    [DataRow("binary/a.cs")]
    [DataRow(".github/a.cs")]
    [DataRow("objects/a.cs")]
    [DataRow(".config/a.cs")]
    public void FoldersWithSimilarNamesAreEntered(string path)
    {
        using TempFolder folder = Governed();
        folder.Write(path, "x");

        Assert.Contains(path, Paths(Walk(folder)));
    }

    [TestMethod]
    public void AFileMayBeCalledLikeASkippedFolder()
    {
        using TempFolder folder = Governed();
        folder.Write("tools/bin", "x");

        Assert.Contains("tools/bin", Paths(Walk(folder)));
    }

    [TestMethod]
    public void AGovernedRootBelowIsListedAndNotEntered()
    {
        using TempFolder folder = Governed();
        folder.Write("samples/Orders/Forge/Contracts/boundaries.json", "{}");
        folder.Write("samples/Orders/src/a.cs", "x");
        folder.Write("samples/b.cs", "x");
        folder.Write("other/forge.json", "{}");

        SourceTree tree = Walk(folder);

        Assert.AreEqual("Forge/Contracts/stack.md samples/b.cs", Paths(tree));
        CollectionAssert.AreEqual(new[] { "other", "samples/Orders" }, tree.NestedRoots.ToArray());
        Assert.IsEmpty(tree.Problems);
    }

    [TestMethod]
    public void ASourceFolderThatIsNamedLikeARootIsEntered()
    {
        using TempFolder folder = Governed();
        folder.Write("src/Contracts/IOrder.cs", "x");
        folder.Write("src/Forge/Hammer.cs", "x");

        SourceTree tree = Walk(folder);

        Assert.AreEqual("Forge/Contracts/stack.md src/Contracts/IOrder.cs src/Forge/Hammer.cs", Paths(tree));
        Assert.IsEmpty(tree.NestedRoots);
    }

    [TestMethod]
    public void ALinkToAFileInsideIsAFile()
    {
        using TempFolder folder = Governed();
        folder.Write("src/a.cs", "12345");
        folder.LinkFile("src/link.cs", "a.cs");

        SourceFile link = Walk(folder).Files.Single(file => file.Path == "src/link.cs");

        Assert.AreEqual(5, link.Length);
        Assert.AreEqual(File.GetLastWriteTimeUtc(folder.At("src/a.cs")).Ticks, link.Modified);
    }

    [TestMethod]
    public void ALinkToAFolderInsideIsFollowedUnderItsOwnPath()
    {
        using TempFolder folder = Governed();
        folder.Write("src/deep/a.cs", "x");
        folder.LinkFolder("linked", "src");

        SourceTree tree = Walk(folder);

        Assert.AreEqual("Forge/Contracts/stack.md linked/deep/a.cs src/deep/a.cs", Paths(tree));
        Assert.IsEmpty(tree.Problems);
    }

    [TestMethod]
    public void ALinkUnderTheNameOfASkippedFolderIsSkippedToo()
    {
        using TempFolder outside = new();
        using TempFolder folder = Governed();
        folder.LinkFolder("src/obj", outside.Root);

        Assert.IsEmpty(Walk(folder).Problems);
    }

    [TestMethod]
    [DataRow("src/loop", "..", DisplayName = "to the root")]
    [DataRow("src/deep/loop", "..", DisplayName = "to its parent")]
    [DataRow("src/deep/loop", ".", DisplayName = "to its own folder")]
    [Timeout(60_000)]
    public void ALinkToAFolderAboveItIsNotFollowed(string link, string target)
    {
        using TempFolder folder = Governed();
        folder.Write("src/deep/a.cs", "x");
        folder.LinkFolder(link, target);

        SourceTree tree = Walk(folder);

        Assert.AreEqual("Forge/Contracts/stack.md src/deep/a.cs", Paths(tree));
        Assert.IsEmpty(tree.Problems);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void TwoFoldersThatLinkToEachOtherAreWalkedOnceEachWay()
    {
        using TempFolder folder = Governed();
        folder.Write("a/1.cs", "x");
        folder.Write("b/2.cs", "x");
        folder.LinkFolder("a/to-b", folder.At("b"));
        folder.LinkFolder("b/to-a", folder.At("a"));

        Assert.AreEqual("Forge/Contracts/stack.md a/1.cs a/to-b/2.cs b/2.cs b/to-a/1.cs", Paths(Walk(folder)));
    }

    [TestMethod]
    public void ALinkThatIsItsOwnTargetIsBroken()
    {
        using TempFolder folder = Governed();
        folder.LinkFile("src/self.cs", "self.cs");

        SourceTree tree = Walk(folder);

        CollectionAssert.AreEqual(new[] { new TreeProblem(TreeProblemKind.BrokenLink, "src/self.cs") }, tree.Problems.ToArray());
        Assert.AreEqual("Forge/Contracts/stack.md", Paths(tree));
    }

    [TestMethod]
    public void ALinkThatDanglesIsBroken()
    {
        using TempFolder folder = Governed();
        folder.LinkFile("src/gone.cs", "nowhere/at/all.cs");

        CollectionAssert.AreEqual(new[] { new TreeProblem(TreeProblemKind.BrokenLink, "src/gone.cs") }, Walk(folder).Problems.ToArray());
    }

    [TestMethod]
    public void ALinkOutOfTheRootIsNotFollowed()
    {
        using TempFolder outside = new();
        using TempFolder folder = Governed();
        outside.Write("a.cs", "x");
        folder.LinkFolder("src/out", outside.Root);
        folder.LinkFile("src/out.cs", outside.At("a.cs"));
        folder.LinkFile("src/relative.cs", "../../" + Path.GetFileName(outside.Root) + "/a.cs");

        SourceTree tree = Walk(folder);

        Assert.AreEqual("Forge/Contracts/stack.md", Paths(tree));
        CollectionAssert.AreEquivalent(
            new[] { "src/out", "src/out.cs", "src/relative.cs" },
            tree.Problems.Where(problem => problem.Kind == TreeProblemKind.LinkLeavesRoot).Select(problem => problem.Path).ToArray());
    }

    [TestMethod]
    public void ALinkThatLeavesTheRootByASecondLinkIsNotFollowed()
    {
        using TempFolder outside = new();
        using TempFolder folder = Governed();
        outside.Write("a.cs", "x");
        folder.LinkFolder("obj", outside.Root);
        folder.LinkFile("src/a.cs", "../obj/a.cs");

        CollectionAssert.AreEqual(new[] { new TreeProblem(TreeProblemKind.LinkLeavesRoot, "src/a.cs") }, Walk(folder).Problems.ToArray());
    }

    [TestMethod]
    public void ALinkIntoAFolderWhoseNameBeginsLikeTheRootsLeavesTheRoot()
    {
        using TempFolder folder = new();
        folder.Write("root/Forge/Contracts/stack.md", "x");
        folder.Write("root-2/a.cs", "x");
        folder.LinkFile("root/a.cs", "../root-2/a.cs");

        SourceTree tree = SourceTree.Walk(ForgeRepository.TryOpen(folder.At("root"))!);

        CollectionAssert.AreEqual(new[] { new TreeProblem(TreeProblemKind.LinkLeavesRoot, "a.cs") }, tree.Problems.ToArray());
    }

    [TestMethod]
    public void ARootThatIsReachedThroughALinkIsWalked()
    {
        using TempFolder folder = new();
        folder.Write("real/Forge/Contracts/stack.md", "x");
        folder.Write("real/src/a.cs", "x");
        folder.LinkFolder("real/linked", "src");
        folder.LinkFolder("link", "real");

        SourceTree tree = SourceTree.Walk(ForgeRepository.TryOpen(folder.At("link"))!);

        Assert.AreEqual("Forge/Contracts/stack.md linked/a.cs src/a.cs", Paths(tree));
        Assert.IsEmpty(tree.Problems);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void APipeHasNoLength()
    {
        using TempFolder folder = Governed();
        folder.Pipe("src/pipe.cs");

        Assert.AreEqual(0, Walk(folder).Files.Single(file => file.Path == "src/pipe.cs").Length);
    }

    [TestMethod]
    public void AFolderThatCannotBeListedIsAProblem()
    {
        using TempFolder folder = Governed();
        folder.Write("src/closed/a.cs", "x");
        folder.Close("src/closed");

        CollectionAssert.AreEqual(new[] { new TreeProblem(TreeProblemKind.UnreadableFolder, "src/closed") }, Walk(folder).Problems.ToArray());
    }

    [TestMethod]
    public void ADeepTreeIsWalkedToItsEnd()
    {
        using TempFolder folder = Governed();
        string deep = string.Join('/', Enumerable.Repeat("d", 200)) + "/a.cs";
        folder.Write(deep, "x");

        Assert.Contains(deep, Paths(Walk(folder)));
    }

    [TestMethod]
    [DataRow("with space")]
    [DataRow("per%cent;semi'quote")]
    [DataRow("\u4e2d\u6587\U0001F600")]
    [DataRow("[brackets]{braces}")]
    public void AnyNameIsWalked(string name)
    {
        using TempFolder folder = Governed();
        folder.Write(name + "/" + name + ".cs", "x");

        Assert.Contains(name + "/" + name + ".cs", Paths(Walk(folder)));
    }

    [TestMethod]
    public void ACancelledBuildEndsTheWalk()
    {
        using TempFolder folder = Governed();

        Assert.ThrowsExactly<OperationCanceledException>(
            () => SourceTree.Walk(ForgeRepository.TryOpen(folder.Root)!, new CancellationToken(canceled: true)));
    }

    private static TempFolder Governed()
    {
        TempFolder folder = new();
        folder.Write("Forge/Contracts/stack.md", "x");
        return folder;
    }

    private static SourceTree Walk(TempFolder folder) => SourceTree.Walk(ForgeRepository.TryOpen(folder.Root)!);

    private static string Paths(SourceTree tree) => string.Join(' ', tree.Files.Select(file => file.Path));
}
