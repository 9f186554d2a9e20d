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
}
