using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class EvidenceBundleTests
{
    private const string Path = "Forge/evidence/evidence_bundle.md";
    private const string Whole = """
        # Evidence

        ## Repo tree
        ```
        src/Orders.cs
        ```
        ## Files to be edited
        - `src/Orders.cs`
        ## Current behavior
        Totals are rounded down.
        ## Expected behavior
        Totals are exact.
        ## Minimal diff plan
        1. Use decimal.
        ## Verification
        - steps: dotnet test
        - results: 12 passed
        """;

    [TestMethod]
    [DataRow("Status: IN_PROCESS")]
    [DataRow("Status: COMPLETE")]
    public void AWholeBundlePasses(string status)
    {
        using StructureFolder folder = Open(status).Write(Path, Whole);

        Assert.AreEqual("", folder.Places());
    }

    [TestMethod]
    public void TheContractsOwnWordsAreHeadings()
    {
        using StructureFolder folder = Open().Write(Path, """
            ### 1) Repo tree (or confirm file paths exist)
            confirmed
            ### 2) Files to be edited (exact paths)
            a.cs
            ### 3) Current behaviour + expected behaviour
            wrong, right
            ### 4) Logs/errors (if runtime issue)
            none
            ### 5) Minimal diff plan
            one line
            ### 6) Verification steps + results
            dotnet test, passed
            """);

        Assert.AreEqual("", folder.Places());
    }

    [TestMethod]
    public void ASectionThatIsMissingIsAFinding()
    {
        using StructureFolder folder = Open().Write(Path, Whole.Replace("## Current behavior\nTotals are rounded down.\n", ""));

        Finding finding = folder.The(RuleCatalog.BundleSectionMissing);

        Assert.AreEqual("the evidence bundle has no section \"Current behavior\".", finding.Message);
        Assert.HasCount(1, folder.Check());
    }

    [TestMethod]
    [DataRow("Totals are exact.", "", DisplayName = "nothing")]
    [DataRow("Totals are exact.", "<!-- to come -->", DisplayName = "a comment")]
    [DataRow("Totals are exact.", "-\n\n***", DisplayName = "marks")]
    [DataRow("Totals are exact.", "```\n```", DisplayName = "an empty block")]
    [DataRow("Totals are exact.", "### What", DisplayName = "only a heading")]
    public void ASectionThatSaysNothingIsAFinding(string old, string now)
    {
        using StructureFolder folder = Open().Write(Path, Whole.Replace(old, now));

        Assert.AreEqual("FORGE1803 " + Path + "(11,1,11,21)", folder.Places());
    }

    [TestMethod]
    public void APlaceholderIsAFindingWhereItStands()
    {
        using StructureFolder folder = Open().Write(Path, Whole.Replace("- results: 12 passed", "- results: TODO: run"));

        Assert.AreEqual("FORGE1803 " + Path + "(17,12,17,21)", folder.Places());
    }

    [TestMethod]
    public void LogsMayBeAbsentAndNotEmpty()
    {
        using StructureFolder folder = Open().Write(Path, Whole + "\n## Logs\n");

        Assert.AreEqual("FORGE1803 " + Path + "(18,1,18,8)", folder.Places());
    }

    [TestMethod]
    public void AHeadingInCodeIsNone()
    {
        using StructureFolder folder = Open().Write(Path, "```\n" + Whole.Replace("```", "~~~") + "\n```\n");

        Assert.HasCount(6, folder.Check());
    }

    [TestMethod]
    public void ARepositoryWithoutBundlesIsLeftAlone()
    {
        using StructureFolder folder = Open();

        Assert.AreEqual("", folder.Places());
        Assert.Contains("[Structure] evidenceBundle: there is no " + Path + ", so this repository keeps no evidence bundles.", folder.Details);
    }

    [TestMethod]
    public void WhereItIsRequiredItsAbsenceIsAFinding()
    {
        using StructureFolder folder = Open().Write("forge.json", "{ \"gates\": { \"evidenceBundle\": \"required\" } }");

        Assert.AreEqual("FORGE1801 " + Path + "(1,1,1,1)", folder.Places());
    }

    [TestMethod]
    public void AnEmptyBundleIsAFinding()
    {
        using StructureFolder folder = Open().Write(Path, "\ufeff<!-- -->\r\n");

        Assert.AreEqual("FORGE1801 " + Path + "(1,1,1,1)", folder.Places());
    }

    [TestMethod]
    [DataRow("Status: TODO", DisplayName = "a scaffold")]
    [DataRow("no status", DisplayName = "no status")]
    public void WithoutAnOpenCycleNothingIsAsked(string status)
    {
        using StructureFolder folder = Open(status).Write(Path, "# Evidence\n");

        Assert.AreEqual("", folder.Places());
    }

    [TestMethod]
    public void SwitchedOffItSaysSoAndNothingElse()
    {
        using StructureFolder folder = Open().Write(Path, "# Evidence\n").Write("forge.json", "{ \"gates\": { \"evidenceBundle\": \"off\" } }");

        Assert.AreEqual("FORGE0801 forge.json(1,32,1,37)", folder.Places());
    }

    private static StructureFolder Open(string status = "Status: IN_PROCESS") => new StructureFolder().Write("Forge/evidence/diff_log.md", "# Diff Log\n\n## Cycle Status\n- " + status + "\n");
}
