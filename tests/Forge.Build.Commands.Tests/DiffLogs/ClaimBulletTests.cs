using System.Linq;
using Forge.Build.Commands.DiffLogs;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.DiffLogs;

[TestClass]
public sealed class ClaimBulletTests
{
    [TestMethod]
    [DataRow("src/a.cs", "- `src/a.cs`")]
    [DataRow("Makefile", "- `Makefile`")]
    [DataRow("src/x - y (new) -> z.cs", "- `src/x - y (new) -> z.cs`")]
    [DataRow("src/caf\u00e9.cs", "- `src/caf\u00e9.cs`")]
    [DataRow("a`b.cs", "- \"a\\140b.cs\"")]
    [DataRow("caf\u00e9`.cs", "- \"caf\\303\\251\\140.cs\"")]
    public void APlainNameStandsInBackticksAndAnOddOneIsEscaped(string path, string bullet) => Assert.AreEqual(bullet, ClaimBullet.Of(path));

    [TestMethod]
    [DataRow(" leading.cs")]
    [DataRow("trailing ")]
    [DataRow("TODO: rest.md")]
    [DataRow("src/Note:TODO: rest.md")]
    [DataRow("a|b|c.cs")]
    [DataRow("| a | b |")]
    [DataRow("quote\".cs")]
    [DataRow("two\nlines\r## Verification")]
    [DataRow("right\u202eleft.cs")]
    [DataRow("None")]
    [DataRow("Updated the docs.")]
    [DataRow("\ud83d\ude00.cs")]
    [DataRow("## Heading.md")]
    [DataRow("a, b; c and d.cs")]
    [DataRow("- [x] `done`")]
    [DataRow("[link](target.md)")]
    [DataRow("```fence")]
    public void EveryNameIsReadBack(string path) => AssertReadBack(path);

    [TestMethod]
    public void AnyNameIsReadBackAndBreaksNothing()
        => Always.Holds(
            Always.TextOf(7, "a", "b.cs", "/", " ", "`", "``", "\"", "|", "-", " - ", "(", ")", "#", "## ", "TODO:", ":", "\u00e9", "\n", "\r", "\t", ",", "->", "[", "]", "*", "_", "<!--", "\u202e", "\ud83d\ude00", "None", "~~~"),
            AssertReadBack);

    // Git names no file "a//b", "./a" or "a/../b", and none with a backslash where that parts folders.
    private static void AssertReadBack(string path)
    {
        if (!RelativePath.TryParse(path, out RelativePath? parsed, out _) || parsed!.Value != path)
            return;
        string text = "# Diff Log\n\n## Cycle Status\n- Status: IN_PROCESS\n\n## Files Changed (unstaged)\n- `before.cs`\n" + ClaimBullet.Of(path) + "\n- `after.cs`\n\n## Verification\n- Static: PASS\n";
        DiffLog log = DiffLogReader.Read("d.md", new SourceText(text));

        Assert.AreEqual("before.cs\0" + path + "\0after.cs", string.Join('\0', log.Claims.Select(claim => claim.Path?.Value)));
        Assert.IsEmpty(log.Placeholders);
        Assert.IsTrue(log.HasVerification);
        Assert.IsTrue(log.IsInProcess);
    }
}
