using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class CacheFolderTests
{
    private static readonly byte[] Kept = "kept"u8.ToArray();
    private static readonly byte[] Forged = Encoding.ASCII.GetBytes(new string('f', 100));

    [TestMethod]
    public void WhatIsWrittenIsReadAgain()
    {
        using TempFolder folder = Governed();

        Open(folder).Write("x.cache", Kept);

        CollectionAssert.AreEqual(Kept, Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void WhatIsReplacedIsGone()
    {
        using TempFolder folder = Governed();

        Open(folder).Write("x.cache", new byte[1000]);
        Open(folder).Write("x.cache", Kept);

        CollectionAssert.AreEqual(Kept, Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void NothingIsReadWhereNothingWasWritten()
    {
        using TempFolder folder = Governed();

        Assert.IsNull(Open(folder).Read("x.cache"));
        Assert.IsFalse(Directory.Exists(folder.At(".forge")));
    }

    [TestMethod]
    public void TheFolderIgnoresItself()
    {
        using TempFolder folder = Governed();
        Git.Run(folder.Root, "init", "-q");

        Open(folder).Write("x.cache", Kept);

        Assert.AreEqual("*\n", File.ReadAllText(folder.At(".forge/.gitignore")));
        Assert.DoesNotContain(".forge", Git.Run(folder.Root, "status", "--porcelain", "--untracked-files=all").Output);
    }

    [TestMethod]
    public void NoTemporaryFileStays()
    {
        using TempFolder folder = Governed();

        Open(folder).Write("x.cache", Kept);
        Open(folder).Write("x.cache", Kept);

        CollectionAssert.AreEquivalent(new[] { ".gitignore", "x.cache" }, Directory.GetFiles(folder.At(".forge")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void SwitchedOffItNeitherReadsNorWrites()
    {
        using TempFolder folder = Governed();
        Open(folder).Write("x.cache", Kept);

        Open(folder, CacheMode.Off).Write("y.cache", Kept);

        Assert.IsNull(Open(folder, CacheMode.Off).Read("x.cache"));
        Assert.IsFalse(File.Exists(folder.At(".forge/y.cache")));
    }

    [TestMethod]
    public void WhenItMustBePresentItIsNotMade()
    {
        using TempFolder folder = Governed();

        Open(folder, CacheMode.WhenPresent).Write("x.cache", Kept);

        Assert.IsFalse(Directory.Exists(folder.At(".forge")));
    }

    [TestMethod]
    public void WhenItIsPresentItIsUsed()
    {
        using TempFolder folder = Governed();
        folder.Make(".forge");

        Open(folder, CacheMode.WhenPresent).Write("x.cache", Kept);

        CollectionAssert.AreEqual(Kept, Open(folder, CacheMode.WhenPresent).Read("x.cache"));
    }

    [TestMethod]
    public void ACacheThatWasCommittedIsNotBelieved()
    {
        using TempFolder folder = Cloned();

        Assert.IsNull(Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void ACacheThatWasCommittedIsNotBelievedAfterAnotherNameWasWritten()
    {
        using TempFolder folder = Cloned();
        CacheFolder cache = Open(folder);
        Assert.IsNull(cache.Read("not-there.cache"));

        cache.Write("not-there.cache", Kept);

        Assert.IsNull(cache.Read("x.cache"));
        Assert.IsNull(Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void ACacheThatACheckoutReplacedIsNotBelieved()
    {
        using TempFolder folder = Governed();
        Git.Run(folder.Root, "init", "-q", "-b", "main");
        Commit(folder, "first");
        Git.Run(folder.Root, "checkout", "-q", "-b", "hostile");
        folder.Write(".forge/x.cache", Forged);
        Git.Run(folder.Root, "add", "--force", ".forge/x.cache");
        Commit(folder, "hostile");
        Git.Run(folder.Root, "checkout", "-q", "main");
        Open(folder).Write("x.cache", Kept);

        // Git holds ignored files cheap: it writes over them without a word.
        Assert.AreEqual(0, Git.Run(folder.Root, "checkout", "-q", "hostile").ExitCode);

        CollectionAssert.AreEqual(Forged, File.ReadAllBytes(folder.At(".forge/x.cache")));
        Assert.IsNull(Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void ACacheOfAnotherPlaceThatIsNotTrackedIsBelieved()
    {
        using TempFolder folder = Governed();
        Git.Run(folder.Root, "init", "-q");
        Open(folder).Write("x.cache", Kept);
        Restore(folder);

        CollectionAssert.AreEqual(Kept, Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void ACacheOfAnotherPlaceIsNotBelievedWhereThereIsNoGit()
    {
        using TempFolder folder = Governed();
        Open(folder).Write("x.cache", Kept);
        Restore(folder);

        Assert.IsNull(Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void WhereGitCannotAnswerAStrangersCacheIsNotBelieved()
    {
        using TempFolder folder = Governed();
        Open(folder).Write("x.cache", Kept);
        Restore(folder);
        folder.Write(".git", "gitdir: nowhere");

        Assert.IsNull(Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void WhereGitCannotAnswerOurOwnCacheIsBelieved()
    {
        using TempFolder folder = Governed();
        Open(folder).Write("x.cache", Kept);
        folder.Write(".git", "gitdir: nowhere");

        CollectionAssert.AreEqual(Kept, Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void ATrackedFileBesideItMakesAStrangersCacheUnbelievable()
    {
        using TempFolder folder = Cloned();
        folder.Write(".forge/y.cache", "also forged, and not tracked");

        Assert.IsNull(Open(folder).Read("y.cache"));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(5)]
    [DataRow(31)]
    public void AFileThatIsTooShortIsNothing(int length)
    {
        using TempFolder folder = Governed();
        folder.Write(".forge/x.cache", new byte[length]);

        Assert.IsNull(Open(folder).Read("x.cache"));
    }

    [TestMethod]
    public void AnEmptyEntryIsKeptToo()
    {
        using TempFolder folder = Governed();

        Open(folder).Write("x.cache", []);

        Assert.AreEqual(0, Open(folder).Read("x.cache")?.Length);
    }

    [TestMethod]
    public void AFolderThatIsALinkIsNeitherReadNorWritten()
    {
        using TempFolder outside = new();
        using TempFolder folder = Governed();
        outside.Write("x.cache", "forged");
        folder.LinkFolder(".forge", outside.Root);

        Assert.IsNull(Open(folder).Read("x.cache"));
        Open(folder).Write("y.cache", Kept);

        Assert.HasCount(1, Directory.GetFiles(outside.Root));
    }

    [TestMethod]
    public void WhereTheFolderCannotBeMadeNothingIsKeptAndNothingFails()
    {
        using TempFolder folder = Governed();
        folder.Write(".forge", "a file in its place");

        Open(folder).Write("x.cache", Kept);

        Assert.IsNull(Open(folder).Read("x.cache"));
        Assert.AreEqual("a file in its place", File.ReadAllText(folder.At(".forge")));
    }

    [TestMethod]
    public void WhereTheTreeCannotBeWrittenNothingIsKeptAndNothingFails()
    {
        using TempFolder folder = Governed();
        folder.Close(".", UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Open(folder).Write("x.cache", Kept);

        Assert.IsNull(Open(folder).Read("x.cache"));
    }

    private static TempFolder Governed()
    {
        TempFolder folder = new();
        folder.Write("Forge/Contracts/boundaries.json", "{}");
        return folder;
    }

    // A repository whose author committed a cache of his own making, as it looks after a clone.
    private static TempFolder Cloned()
    {
        TempFolder folder = Governed();
        Git.Run(folder.Root, "init", "-q");
        folder.Write(".forge/.gitignore", "*\n");
        folder.Write(".forge/x.cache", Forged);
        Git.Run(folder.Root, "add", "--force", ".");
        return folder;
    }

    // What a cache step of a CI service does: the same files, with other times, on another machine.
    private static void Restore(TempFolder folder) => folder.Age(".forge/.gitignore");

    private static void Commit(TempFolder folder, string message)
    {
        Git.Run(folder.Root, "add", ".");
        GitResult result = Git.Run(folder.Root, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", message);
        Assert.AreEqual(0, result.ExitCode, result.Error);
    }

    private static CacheFolder Open(TempFolder folder, CacheMode mode = CacheMode.On) => CacheFolder.Of(ForgeRepository.TryOpen(folder.Root)!, mode);
}
