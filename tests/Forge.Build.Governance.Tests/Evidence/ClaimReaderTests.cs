using System.Linq;
using Forge.Build.Governance.Evidence;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Evidence;

[TestClass]
public sealed class ClaimReaderTests
{
    [TestMethod]
    [DataRow("## Files Changed")]
    [DataRow("## Files Changed (staged)")]
    [DataRow("## Files Changed (8 new, 6 modified)")]
    [DataRow("## files created:")]
    [DataRow("## Files Modified")]
    [DataRow("## Files Deleted")]
    [DataRow("### **Files Changed**")]
    [DataRow("## 3. Files Changed ##")]
    public void ASectionOfFilesClaims(string heading) => Assert.AreEqual("a/b.cs", Paths(heading + "\n- a/b.cs\n## Notes\n- c/d.cs\n"));

    [TestMethod]
    [DataRow("## Files")]
    [DataRow("## Files Changedly")]
    [DataRow("## Unchanged Files Changed")]
    [DataRow("## git status -sb")]
    public void OtherSectionsClaimNothing(string heading) => Assert.AreEqual("", Paths(heading + "\n- a/b.cs\n"));

    [TestMethod]
    public void TheSectionsBelowAreRead()
        => Assert.AreEqual("a.cs|b.cs|c.cs|d.cs", Paths(
            "## Files Changed (2 new, 1 modified)\n\n### New Files\n- a.cs\n- b.cs\n\n### Modified Files\n- c.cs\n\n### Deleted Files\n(none)\n\n## Files Deleted\n- d.cs\n"));

    [TestMethod]
    public void TheListOfAToolIsReadFromItsHeadings()
        => Assert.AreEqual("src/a b.cs|src/c.cs", Paths(
            "## Changes (2 file(s))\n\n### 1. `src/a b.cs` \u2014 modify\n\n- Sort the orders.\n- `src/x.cs` stays\n\n```cs\n### 9. `x.cs`\n```\n\n### 2. src/c.cs \u2014 create\n\n### Backend\n\n## Notes\n### `e.cs`\n"));

    [TestMethod]
    public void TablesAreReadByTheirHeader()
    {
        Assert.AreEqual("a.cs|b c.cs", Paths("## Files Changed\n\n| Action | File | Why |\n|:--|---|--:|\n| new | a.cs | x |\n| mod | `b c.cs` | y |\n"));
        Assert.AreEqual("a.cs|b.cs", Paths("## Files Changed\nPath | Why\n--- | ---\na.cs | x\nb.cs | y\n"));
        Assert.AreEqual("a.cs", Paths("## Files Changed\n| What | Why |\n|---|---|\n| a.cs | x |\n"));
        Assert.AreEqual("a.cs|b.cs|c.cs|d.cs|e.cs", Paths("## Files Changed\n| **Files** |\n|---|\n| a.cs,b.cs |\n| `c.cs`<br>d.cs<br/>`e.cs` |\n| (none) |\n| |\n"));
        Assert.AreEqual("a.cs", Paths("## Files Changed\n| a.cs | without a head |\n"));
    }

    [TestMethod]
    public void WhatWasDoneBelowAFileIsNoClaim()
        => Assert.AreEqual("a/b.cs|c/d.cs|e/f.cs", Paths("## Files Changed\n- a/b.cs\n  - Sorted the orders by date\n  - sorted\n- Backend:\n  - c/d.cs\n\n- e/f.cs \u2014 a long\n  reason.cs that goes on\n"));

    [TestMethod]
    public void LinesWithoutABulletClaimOnlyWhereTheyAreAPath()
        => Assert.AreEqual("src/a.cs|src/b.cs|src/d.cs", Paths(
            "## Files Changed\n\nAll files below src/x.cs are staged.\n\nsrc/a.cs\nsrc/b.cs\n\nand c\n\n`src/d.cs`\n\n---\n\n    src/e.cs\n\n```\nsrc/f.cs\n```\n\n<!--\nsrc/g.cs\n-->\n> src/h.cs\n"));

    [TestMethod]
    public void ABulletThatIsASentenceIsABrokenClaim()
    {
        Marked marked = new("## Files Changed\n\n- [[Updated the orders so that they sort]]\n- a.cs\n");
        Claim[] claims = DiffLogs.Read(marked.Text).Claims.ToArray();
        Assert.AreEqual(new Claim("Updated the orders so that they sort", null, "it is a sentence, and not a path", marked.In(DiffLogs.Path)), claims[0]);
        Assert.AreEqual("a.cs", claims[1].Path!.Value);
    }

    [TestMethod]
    [DataRow("- [[../up.cs]]", "it climbs above the project root")]
    [DataRow("- `[[/etc/passwd]]` (new)", "it is absolute; paths are relative to the project root")]
    [DataRow("| File |\n|--|\n| x.cs, [[C:/x.cs]] |", "it names a drive; paths are relative to the project root")]
    public void APathOutsideIsABrokenClaim(string lines, string problem)
    {
        Marked marked = new("## Files Changed\n\n" + lines + "\n");
        Claim claim = DiffLogs.Read(marked.Text).Claims[^1];
        Assert.IsNull(claim.Path);
        Assert.AreEqual(problem, claim.Problem);
        Assert.AreEqual(marked.In(DiffLogs.Path), claim.Location);
    }

    [TestMethod]
    [DataRow("- [[src/a.cs]] (new)")]
    [DataRow("- **`[[src/a b.cs]]`** \u2014 why")]
    [DataRow("| # | Path |\n|--|--|\n| 1 | `[[src/a b.cs]]` |")]
    [DataRow("- \"[[caf\\303\\251.py]]\"")]
    [DataRow("  - \u2705 [[src/a.cs]]")]
    public void AClaimHasItsPlace(string lines)
    {
        Marked marked = new("## Files Changed\n\n" + lines + "\n");
        Assert.AreEqual(marked.In(DiffLogs.Path), DiffLogs.Read(marked.Text).Claims.Single().Location);
    }

    [TestMethod]
    public void APlaceholderIsNoBrokenClaim()
        => Assert.AreEqual("a.cs", Paths("## Files Changed\n- TODO: list the files\n- a.cs\n| File |\n|--|\n| TODO: more |\n"));

    [TestMethod]
    public void NothingBelowTheHunksIsClaimed()
        => Assert.AreEqual("", Paths("# Diff Log\n## Minimal Diff Hunks\n\n## Files Changed\n- a.cs\n"));

    private static string Paths(string text) => string.Join('|', DiffLogs.Read(text).Claims.Select(claim => claim.Problem + claim.Path));
}
