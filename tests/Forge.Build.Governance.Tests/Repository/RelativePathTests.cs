using System.IO;
using System.Linq;
using FsCheck;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class RelativePathTests
{
    private static readonly Gen<string> AnyText = Always.TextOf(
        10, "a", "B.cs", "/", "//", "\\", "..", ".", "...", " ", "C:", "c:\\", ":", "\0", "~", "*", "\u00e9", "-", "\n", "%2e%2e", "file://", "\\\\?\\");

    [TestMethod]
    [DataRow("src/Web/Orders.cs", "src/Web/Orders.cs")]
    [DataRow(@"src\Web\Orders.cs", "src/Web/Orders.cs")]
    [DataRow("./src/./a.cs", "src/a.cs")]
    [DataRow("src//a.cs", "src/a.cs")]
    [DataRow("src/a/", "src/a")]
    [DataRow("a/../b", "b")]
    [DataRow("a/b/../../c", "c")]
    [DataRow(".hidden/..a/b..", ".hidden/..a/b..")]
    [DataRow("...", "...")]
    [DataRow("with space/\u00e9\u4e2d;%'\"#.cs", "with space/\u00e9\u4e2d;%'\"#.cs")]
    public void APathIsNormalised(string text, string expected)
    {
        Assert.IsTrue(RelativePath.TryParse(text, out RelativePath? path, out string reason), reason);
        Assert.AreEqual(expected, path!.Value);
        Assert.AreEqual(expected, path.ToString());
    }

    [TestMethod]
    [DataRow("", "it is empty")]
    [DataRow("  \t", "it is empty")]
    [DataRow("/etc/passwd", "it is absolute; paths are relative to the project root")]
    [DataRow(@"\share\x", "it is absolute; paths are relative to the project root")]
    [DataRow(@"\\server\share", "it is absolute; paths are relative to the project root")]
    [DataRow("C:/x", "it names a drive; paths are relative to the project root")]
    [DataRow(@"c:\x", "it names a drive; paths are relative to the project root")]
    [DataRow("C:x", "it names a drive; paths are relative to the project root")]
    [DataRow("./C:/x", "it names a drive; paths are relative to the project root")]
    [DataRow("a/../C:/x", "it names a drive; paths are relative to the project root")]
    [DataRow("..", "it climbs above the project root")]
    [DataRow("../x", "it climbs above the project root")]
    [DataRow("a/../../x", "it climbs above the project root")]
    [DataRow(@"a\..\..\x", "it climbs above the project root")]
    [DataRow(".", "it names the project root itself, not a file in it")]
    [DataRow("a/..", "it names the project root itself, not a file in it")]
    [DataRow("a\0b", "it holds a NUL character")]
    public void APathThatIsNoneInTheProjectIsRefusedWithAReason(string text, string reason)
    {
        Assert.IsFalse(RelativePath.TryParse(text, out RelativePath? path, out string given));
        Assert.IsNull(path);
        Assert.AreEqual(reason, given);
    }

    [TestMethod]
    public void TheNameIsTheLastSegment()
    {
        RelativePath.TryParse("src/Web/Orders.cs", out RelativePath? path, out _);

        Assert.AreEqual("Orders.cs", path!.Name);
    }

    [TestMethod]
    public void AParsedPathNeverClimbsAndIsNeverRooted()
        => Always.Holds(AnyText, text =>
        {
            if (!RelativePath.TryParse(text, out RelativePath? path, out _))
                return;
            string[] segments = path!.Value.Split('/');
            Assert.IsFalse(segments.Any(segment => segment is "" or "." or ".."), path.Value);
            Assert.DoesNotContain('\\', path.Value);
            Assert.DoesNotContain('\0', path.Value);
            Assert.IsFalse(Path.IsPathRooted(path.Value), path.Value);
            Assert.IsFalse(path.Value.Length > 1 && path.Value[1] == ':' && char.IsLetter(path.Value[0]), path.Value);
        }, 20000);

    [TestMethod]
    public void AParsedPathLiesBelowTheRootItIsCombinedWith()
        => Always.Holds(AnyText, text =>
        {
            string root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "root"));
            if (RelativePath.TryParse(text, out RelativePath? path, out _))
                Assert.StartsWith(root + Path.DirectorySeparatorChar, Path.GetFullPath(Path.Combine(root, path!.Value)));
        }, 20000);

    [TestMethod]
    public void AParsedPathParsesToItself()
        => Always.Holds(AnyText, text =>
        {
            if (!RelativePath.TryParse(text, out RelativePath? once, out _))
                return;
            Assert.IsTrue(RelativePath.TryParse(once!.Value, out RelativePath? twice, out string reason), once.Value + ": " + reason);
            Assert.AreEqual(once, twice);
        }, 20000);

    [TestMethod]
    public void EitherAPathOrAReasonIsGiven()
        => Always.Holds(
            AnyText,
            text =>
            {
                bool parsed = RelativePath.TryParse(text, out RelativePath? path, out string reason);
                return parsed == path is not null && parsed == (reason.Length == 0);
            },
            5000);
}
