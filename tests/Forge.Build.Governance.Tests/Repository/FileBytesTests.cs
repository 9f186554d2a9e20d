using System;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class FileBytesTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(65_535)]
    [DataRow(65_536)]
    [DataRow(65_537)]
    [DataRow(5_000_000)]
    public void AFileIsReadWhole(int length)
    {
        using TempFolder folder = new();
        byte[] written = Enumerable.Range(0, length).Select(i => (byte)(i * 31 >> 3)).ToArray();
        folder.Write("a.bin", written);
        FileBytes bytes = new();

        Assert.IsTrue(bytes.TryRead(folder.At("a.bin"), length));

        Assert.AreEqual(length, bytes.Count);
        Assert.IsTrue(written.AsSpan().SequenceEqual(bytes.Buffer.AsSpan(0, bytes.Count)));
    }

    [TestMethod]
    public void AShorterFileAfterALongerOneShowsNothingOfIt()
    {
        using TempFolder folder = new();
        folder.Write("long", new byte[5_000_000]);
        folder.Write("short", "abc"u8.ToArray());
        FileBytes bytes = new();
        bytes.TryRead(folder.At("long"), 5_000_000);

        bytes.TryRead(folder.At("short"), 3);

        Assert.IsTrue("abc"u8.SequenceEqual(bytes.Buffer.AsSpan(0, bytes.Count)));
    }

    [TestMethod]
    public void AFileThatShrankSinceTheWalkIsReadAsItIs()
    {
        using TempFolder folder = new();
        folder.Write("a", "abc"u8.ToArray());
        FileBytes bytes = new();

        Assert.IsTrue(bytes.TryRead(folder.At("a"), 1000));

        Assert.AreEqual(3, bytes.Count);
    }

    [TestMethod]
    public void AFileAboveTheLimitIsNotRead()
    {
        using TempFolder folder = new();
        using (FileStream sparse = File.Create(folder.At("huge")))
            sparse.SetLength((long)FileBytes.MostBytes + 1);

        Assert.IsFalse(new FileBytes().TryRead(folder.At("huge"), (long)FileBytes.MostBytes + 1));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [Timeout(60_000)]
    public void APipeIsNotOpened()
    {
        using TempFolder folder = new();
        folder.Pipe("pipe");
        FileBytes bytes = new();

        Assert.IsTrue(bytes.TryRead(folder.At("pipe"), 0));
        Assert.AreEqual(0, bytes.Count);
    }

    [TestMethod]
    public void AFileThatIsGoneIsAnIOException()
    {
        using TempFolder folder = new();

        Assert.Throws<IOException>(() => new FileBytes().TryRead(folder.At("gone"), 5));
    }
}
