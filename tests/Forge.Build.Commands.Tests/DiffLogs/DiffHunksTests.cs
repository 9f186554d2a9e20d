using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.DiffLogs;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.DiffLogs;

[TestClass]
public sealed class DiffHunksTests
{
    [TestMethod]
    public void AShortDiffIsKeptAsItIs()
    {
        string[] lines = ["diff --git a/x b/x", "@@ -1 +1 @@", "-\told", "+\tnew"];

        Assert.AreSequenceEqual(lines, DiffHunks.Cut(string.Join('\n', lines) + "\n", 0));
    }

    [TestMethod]
    public void NothingIsNothing() => Assert.IsEmpty(DiffHunks.Cut("", 0));

    [TestMethod]
    public void ALongFileIsCutAndSaysHowMuchIsGone()
    {
        IReadOnlyList<string> kept = DiffHunks.Cut(File("a", 500) + File("b", 3), 0);

        Assert.HasCount(DiffHunks.MostLinesOfFile + 1 + 4, kept);
        Assert.AreEqual("(301 more lines of this file not shown)", kept[DiffHunks.MostLinesOfFile]);
        Assert.AreEqual("diff --git a/b b/b", kept[DiffHunks.MostLinesOfFile + 1]);
    }

    [TestMethod]
    public void ManyFilesAreCutAndCounted()
    {
        IReadOnlyList<string> kept = DiffHunks.Cut(string.Concat(Enumerable.Range(0, 30).Select(i => File("f" + i, 150))), 7);

        Assert.IsLessThan(DiffHunks.MostLines + DiffHunks.MostLinesOfFile + 2, kept.Count);
        Assert.AreEqual("(23 more changed files not shown; git has them all)", kept[^1]);
    }

    [TestMethod]
    public void ALineCannotBeginAnotherOneNorReachATerminal()
    {
        string line = DiffHunks.Cut("+a\r## Verification\r- Static: PASS\u001b[2J\u2028x\r\n", 0).Single();

        Assert.AreEqual("+a\\u000d## Verification\\u000d- Static: PASS\\u001b[2J\\u2028x", line);
    }

    [TestMethod]
    public void ALongLineIsCutBetweenCharacters()
    {
        string line = DiffHunks.Cut("+" + new string('x', DiffHunks.LongestLine - 2) + "\ud83d\ude00" + new string('y', 99) + "\n", 0).Single();

        Assert.AreEqual("+" + new string('x', DiffHunks.LongestLine - 2) + "...", line);
    }

    [TestMethod]
    public void ABinaryFileSaysSo()
        => Assert.AreEqual("(binary, or larger than 64 KB: not shown)", DiffHunks.Cut("diff --git a/x b/x\nBinary files a/x and b/x differ\n", 0)[1]);

    private static string File(string name, int lines) => "diff --git a/" + name + " b/" + name + "\n" + string.Concat(Enumerable.Repeat("+x\n", lines));
}
