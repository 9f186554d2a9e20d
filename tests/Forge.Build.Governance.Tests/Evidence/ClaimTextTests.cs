using System.Linq;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Evidence.Claims;
using Forge.Build.Governance.Findings;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Evidence;

[TestClass]
public sealed class ClaimTextTests
{
    // {0} is the path.
    private static readonly string[] PlainStyles =
    {
        "- {0}", "* {0}", "+ {0}", "  - {0}", "- - {0}", "- * {0}", "1. {0}", "2) {0}", "- [x] {0}", "- **{0}**", "- ./{0}", "- {0} (NEW \u2014 435 lines)", "- {0} (new)",
        "- {0} \u2014 why", "- {0} \u2013 why", "- {0} -- why", "- {0} - why", "- {0} -> because", "- [{0}](../{0})", "- Modified: {0}", "- **New:** {0}", "- [NEW] {0}",
        "- (new) {0}", "- \u2705 {0}", "- {0},", "- ~~{0}~~", "- **{0}** \u2014 why (and more)", "- {0} | 12 +++---",
        "| File | Why |\n|---|---|\n| {0} | x |", "| # | Path | Why |\n| - | :-: | - |\n| 1 | {0} | x |", "| File |\n|--|\n| {0} (new) |",
    };

    private static readonly string[] MarkedStyles =
    {
        "- `{0}`", "- `` {0} ``", "- **`{0}`**", "- `{0}` (new) \u2014 why", "- `{0}` - why", "- [`{0}`](../../{0})", "- New: `{0}`", "- **Modified:** `{0}` \u2014 why",
        "- M `{0}`", "- \u2705 `{0}`", "- \"{0}\"", "- `{0}` -> because", "| File |\n|--|\n| `{0}` |", "- `{0}`: why",
    };

    private static readonly Gen<string> Names = Always.TextOf(3, "a", "Orders", "\u00E9\u4E2D", "__init__", "x_y", "-", ".", "1", "[id]", "@", "%", "\u65E5")
        .Select(name => "n" + name + "e");

    private static readonly Gen<string> PlainPaths = PathsOf(Names, Gen.Elements(" "));

    private static readonly Gen<string> MarkedPaths = PathsOf(Names, Gen.Elements(" ", " - ", " -- ", " \u2014 ", " (1) ", " -> ", ", "));

    [TestMethod]
    public void AnyStyleOfBulletGivesThePlainPath()
        => Always.Holds(
            from path in PlainPaths from style in Gen.Elements(PlainStyles) select (path, style),
            pair => Expect(pair.style, pair.path),
            3000);

    [TestMethod]
    public void AnyStyleOfMarksGivesThePathWhole()
        => Always.Holds(
            from path in MarkedPaths from style in Gen.Elements(MarkedStyles) select (path, style),
            pair => Expect(pair.style, pair.path),
            3000);

    [TestMethod]
    public void AnyTextIsReadAndEveryClaimHasItsPlace()
        => Always.Holds(
            Always.TextOf(25, "a", ".cs", "/", " ", "`", "\"", "[", "](", ")", "(", "*", "**", "-", " - ", "->", "\u2192", ",", "<br>", "|", "\\", "303", ":", "New:", "~~", "\u2705", "\uD83D", "_", "."),
            line =>
            {
                foreach (ClaimText.Item item in ClaimText.Read(line, 0, line.Length, isCell: line.Length % 2 == 0))
                    Assert.IsTrue(item.Start >= 0 && item.Start < item.End && item.End <= line.Length && item.Path.Length > 0);
            },
            5000);

    [TestMethod]
    [DataRow("src/a.cs, src/b.cs", "src/a.cs|src/b.cs")]
    [DataRow("`src/a.cs`, `src/b.cs` and `c d.md`", "src/a.cs|src/b.cs|c d.md")]
    [DataRow("`a.cs`; `b.cs` (both new)", "a.cs|b.cs")]
    [DataRow("src/a.cs -> src/b.cs", "src/a.cs|src/b.cs")]
    [DataRow("src/a.cs \u2192 src/b.cs (renamed)", "src/a.cs|src/b.cs")]
    [DataRow("`src/a b.cs` -> `src/b.cs`", "src/a b.cs|src/b.cs")]
    [DataRow("`src/a.cs` \u2192 src/b.cs \u2014 moved", "src/a.cs|src/b.cs")]
    [DataRow("Renamed: a.cs => b.cs", "a.cs|b.cs")]
    [DataRow("src/a.cs -> the new home of orders", "src/a.cs")]
    [DataRow("`src/a.cs` \u2014 calls `Load()` of `src/b.cs`", "src/a.cs")]
    [DataRow("data/a, b.txt", "data/a|b.txt")]
    [DataRow("a, b.txt", "a, b.txt")]
    [DataRow("Modified `src/a.cs` and `src/b.cs`", "src/a.cs|src/b.cs")]
    public void SeveralPathsOfOneLineAreAllClaimed(string line, string paths) => Assert.AreEqual(paths, Paths(line));

    [TestMethod]
    [DataRow("src/a.cs: the handler", "src/a.cs")]
    [DataRow("src\\Web\\a.cs", "src\\Web\\a.cs")]
    [DataRow("app/\\_\\_init\\_\\_.py", "app/__init__.py")]
    [DataRow("__init__.py", "__init__.py")]
    [DataRow("Makefile", "Makefile")]
    [DataRow("app/[id]/(group)/page.tsx", "app/[id]/(group)/page.tsx")]
    [DataRow("[id].tsx", "[id].tsx")]
    [DataRow("src/**/*.cs", "src/**/*.cs")]
    [DataRow("**/*.cs", "**/*.cs")]
    [DataRow("src/**", "src/**")]
    [DataRow("\"caf\\303\\251.py\"", "caf\u00E9.py")]
    [DataRow("\"a\\\"b\\\\c.py\"", "a\"b\\c.py")]
    [DataRow("\"src\\web\\a.cs\"", "src\\web\\a.cs")]
    [DataRow("[a.py](src/a%20b.py)", "src/a b.py")]
    [DataRow("[src/a.py](../../src/a.py#L3)", "src/a.py")]
    [DataRow("[README](README.md)", "README.md")]
    [DataRow("src/a.cs.", "src/a.cs")]
    [DataRow("*src/a.cs*", "src/a.cs")]
    [DataRow(".gitignore", ".gitignore")]
    [DataRow("docs/my plan.md", "docs/my plan.md")]
    [DataRow("M src/a.cs", "src/a.cs")]
    [DataRow("?? a.cs (new)", "a.cs")]
    [DataRow("Modified src/a.cs \u2014 why", "src/a.cs")]
    [DataRow("New plan.md", "New plan.md")]
    [DataRow("src/a.cs [NEW]", "src/a.cs")]
    [DataRow("src/a.cs *(new)*", "src/a.cs")]
    [DataRow("src/a.cs +12 -3", "src/a.cs")]
    [DataRow("src/a.cs \u2705", "src/a.cs")]
    [DataRow("docs/my notes/LICENSE", "docs/my notes/LICENSE")]
    public void APathIsReadAsItIsMeant(string line, string path) => Assert.AreEqual(path, Paths(line));

    [TestMethod]
    [DataRow("(none)")]
    [DataRow("None")]
    [DataRow("None.")]
    [DataRow("*none*")]
    [DataRow("N/A")]
    [DataRow("-")]
    [DataRow("\u2014")]
    [DataRow("None (docs only)")]
    [DataRow("(no files staged)")]
    [DataRow("New files:")]
    [DataRow("**New files:**")]
    [DataRow("")]
    public void NoFileIsNoClaim(string line) => Assert.AreEqual(0, ClaimText.Read(line, 0, line.Length).Count);

    [TestMethod]
    [DataRow("Updated the orders so that they sort by date")]
    [DataRow("Updated tests in src/web/orders.py")]
    [DataRow("Various small fixes.")]
    [DataRow("misc fixes")]
    [DataRow("see `src/a.cs`.")]
    [DataRow("`Load` now closes what it opened")]
    [DataRow("Either src/web or the other one was changed")]
    public void ASentenceIsToldFromAPath(string line)
    {
        ClaimText.Item item = ClaimText.Read(line, 0, line.Length).Single();
        Assert.IsTrue(item.IsProse);
        Assert.AreEqual(line, item.Path.Length == line.Length ? item.Path : line);
    }

    [TestMethod]
    public void AListThatCameAsAPropertyIsSplit()
    {
        Claim[] claims = DiffLogReader.ParseList(" src/a.cs, ./b.cs;\nc d.md\r\n\"x,y.cs\" ,, ../up.cs").ToArray();
        Assert.AreEqual("src/a.cs|b.cs|c d.md|x,y.cs|", string.Join('|', claims.Select(claim => claim.Path?.Value)));
        Assert.AreEqual("it climbs above the project root", claims[4].Problem);
        Assert.IsTrue(claims.All(claim => claim.Location == SourceLocation.None));
        Assert.AreEqual(0, DiffLogReader.ParseList(" ; , \n").Count);
    }

    private static string Paths(string line)
    {
        Assert.IsFalse(ClaimText.Read(line, 0, line.Length).Any(item => item.IsProse));
        return string.Join('|', ClaimText.Read(line, 0, line.Length).Select(item => item.Path));
    }

    private static void Expect(string style, string path)
    {
        Claim claim = DiffLogs.Read("## Files Changed\n\n" + string.Format(style, path) + "\n").Claims.Single();
        Assert.AreEqual("", claim.Problem);
        Assert.AreEqual(path, claim.Path!.Value);
    }

    private static Gen<string> PathsOf(Gen<string> names, Gen<string> gaps)
        => from folder in names from left in names from gap in gaps from right in names from depth in Gen.Choose(0, 2) from extension in Gen.Elements(".cs", ".py", ".tsx", ".md")
           select (depth == 0 ? "" : depth == 1 ? folder + "/" : folder + "/" + folder + "/") + (depth == 2 ? left : left + gap + right) + extension;
}
