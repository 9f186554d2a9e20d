using System.Linq;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

[TestClass]
public sealed class EmptyLayerTests
{
    [TestMethod]
    public void ALayerThatMatchesNoFileIsAFindingAtItsGlob()
    {
        Marked marked = new("""{ "layers": [ { "name": "api", "glob": [["backend/app/api/**/*.py"]], "forbidden": [ { "pattern": "Sql" } ] } ] }""");
        using GovernedFolder governed = new(marked.Text);
        governed.Write("backend/app/routers/a.py", "");

        Finding finding = governed.Find(RuleCatalog.EmptyLayer).Single();

        Assert.AreEqual(marked.In(GovernedFolder.BoundariesPath), finding.Location);
        Assert.AreEqual("layer \"api\" matches no file, so its rules check nothing.", finding.Message);
    }

    [TestMethod]
    public void ALayerOfWhichEveryFileIsExcludedIsEmpty()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "glob": "src/*.cs", "exclude": "src/**", "forbidden": [ { "pattern": "Sql" } ] } ] }""");
        governed.Write("src/a.cs", "");

        Assert.HasCount(1, governed.Find(RuleCatalog.EmptyLayer));
    }

    [TestMethod]
    public void AnEmptyLayerIsOneFindingHoweverManyGlobsItHas()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "globs": ["a/*.cs", "b/*.cs"], "forbidden": [ { "pattern": "Sql" } ] } ] }""");

        Assert.HasCount(1, governed.Find(RuleCatalog.EmptyLayer));
        Assert.IsEmpty(governed.Find(RuleCatalog.DeadGlob));
    }

    [TestMethod]
    public void OneGlobOfALayerThatMatchesNoFileIsAWarningAtThatGlob()
    {
        Marked marked = new("""{ "layers": [ { "name": "w", "globs": ["a/*.cs", [["b/*.cs"]]], "forbidden": [ { "pattern": "Sql" } ] } ] }""");
        using GovernedFolder governed = new(marked.Text);
        governed.Write("a/a.cs", "");

        Finding finding = governed.Find(RuleCatalog.DeadGlob).Single();

        Assert.AreEqual(marked.In(GovernedFolder.BoundariesPath), finding.Location);
        Assert.AreEqual("the glob b/*.cs of layer \"w\" matches no file.", finding.Message);
        Assert.IsTrue(governed.Check().Passed);
    }

    [TestMethod]
    public void AFileThatHoldsNothingFillsALayer()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "");

        Assert.IsEmpty(governed.Find(RuleCatalog.EmptyLayer));
    }

    [TestMethod]
    public void FilesOfSkippedFoldersFillNoLayer()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("obj/a.cs", "");

        Assert.HasCount(1, governed.Find(RuleCatalog.EmptyLayer));
    }
}
