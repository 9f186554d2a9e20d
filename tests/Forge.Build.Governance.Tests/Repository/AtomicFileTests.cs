using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class AtomicFileTests
{
    [TestMethod]
    public void AFileIsWrittenAndReplaced()
    {
        using TempFolder folder = new();

        AtomicFile.Write(folder.At("a.txt"), "first, and longer"u8.ToArray());
        AtomicFile.Write(folder.At("a.txt"), "second"u8.ToArray());

        Assert.AreEqual("second", File.ReadAllText(folder.At("a.txt")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Root));
    }

    [TestMethod]
    public void AWriteThatFailsLeavesNothingBehind()
    {
        using TempFolder folder = new();
        folder.Make("taken");

        Assert.Throws<IOException>(() => AtomicFile.Write(folder.At("taken"), [1]));

        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Root));
    }

    [TestMethod]
    public void AFolderThatIsNotThereIsNotMade()
    {
        using TempFolder folder = new();

        Assert.Throws<IOException>(() => AtomicFile.Write(folder.At("no/a.txt"), [1]));
    }

    [TestMethod]
    public void OfManyWritersOneWinsWhole()
    {
        using TempFolder folder = new();
        byte[][] contents = Enumerable.Range(0, 16).Select(i => Enumerable.Repeat((byte)i, 10_000 + i).ToArray()).ToArray();

        Parallel.ForEach(contents, bytes => AtomicFile.Write(folder.At("a.bin"), bytes));

        byte[] written = File.ReadAllBytes(folder.At("a.bin"));
        CollectionAssert.AreEqual(contents[written[0]], written);
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Root));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void ALinkUnderTheTemporaryNameLeadsNothingElsewhere(bool create)
    {
        using TempFolder folder = new();
        using TempFolder outside = new();
        outside.Write("victim", "precious");
        folder.LinkFile(".a.txt.forge-tmp", outside.At("victim"));

        if (create)
            Assert.IsTrue(AtomicFile.Create(folder.At("a.txt"), "mine"u8.ToArray()));
        else
            AtomicFile.WriteAlone(folder.At("a.txt"), "mine"u8.ToArray());

        Assert.AreEqual("precious", File.ReadAllText(outside.At("victim")));
        Assert.AreEqual("mine", File.ReadAllText(folder.At("a.txt")));
        Assert.IsNull(new FileInfo(folder.At("a.txt")).LinkTarget);
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Root));
    }

    [TestMethod]
    public void ALockThatIsALinkIsNotTaken()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("never-there");
        using TempFolder outside = new();
        governed.Files.LinkFile(".forge/owner.lock", outside.At("made"));

        using OwnerLock? held = OwnerLock.Take(governed.Repository, System.TimeSpan.Zero, out string problem);

        Assert.IsNull(held);
        Assert.AreEqual(".forge/owner.lock is a link", problem);
        Assert.IsEmpty(Directory.GetFileSystemEntries(outside.Root));
    }
}
