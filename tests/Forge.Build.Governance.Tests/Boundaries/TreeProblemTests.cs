using System.IO;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

/// <summary>What could not be looked at is a finding where a layer reaches it, and nothing where none does.</summary>
[TestClass]
public sealed class TreeProblemTests
{
    [TestMethod]
    public void ALinkOfALayerThatLeadsNowhereIsAFinding()
    {
        using GovernedFolder governed = SourceLayer();
        governed.Files.LinkFile("src/gone.cs", "nowhere.cs");
        governed.Files.LinkFile("docs/gone.cs", "nowhere.cs");
        governed.Files.LinkFile("src/gone.md", "nowhere.md");

        Finding finding = governed.Find(RuleCatalog.BrokenLink).Single();

        Assert.AreEqual(SourceLocation.StartOf("src/gone.cs"), finding.Location);
        Assert.AreEqual("this link leads nowhere, and a layer names it.", finding.Message);
    }

    [TestMethod]
    public void ALinkOfALayerThatLeadsOutIsAFinding()
    {
        using TempFolder outside = new();
        using GovernedFolder governed = SourceLayer();
        outside.Write("a.cs", "Sql");
        governed.Files.LinkFolder("src/out", outside.Root);
        governed.Files.LinkFile("src/out.cs", outside.At("a.cs"));
        governed.Files.LinkFolder("docs/out", outside.Root);
        governed.Files.LinkFile("docs/out.cs", outside.At("a.cs"));

        CollectionAssert.AreEqual(
            new[] { "src/out", "src/out.cs" }, governed.Find(RuleCatalog.LinkLeavesRoot).Select(finding => finding.Location.Path).ToArray());
        Assert.AreEqual("", governed.Violations());
    }

    [TestMethod]
    public void AnExcludedLinkIsNoFinding()
    {
        using TempFolder outside = new();
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "glob": "src/**/*.cs", "exclude": ["src/out/**", "src/gone.cs"], "forbidden": [ { "pattern": "Sql" } ] } ] }""");
        governed.Write("src/a.cs", "");
        governed.Files.LinkFolder("src/out", outside.Root);
        governed.Files.LinkFile("src/gone.cs", "nowhere.cs");

        Assert.IsTrue(governed.Check().Passed);
    }

    [TestMethod]
    public void AFolderOfALayerThatCannotBeListedIsAFinding()
    {
        using GovernedFolder governed = SourceLayer();
        governed.Write("src/closed/a.cs", "Sql");
        governed.Write("docs/closed/a.cs", "Sql");
        governed.Files.Close("src/closed");
        governed.Files.Close("docs/closed");

        Assert.AreEqual(SourceLocation.StartOf("src/closed"), governed.Find(RuleCatalog.FolderUnreadable).Single().Location);
    }

    [TestMethod]
    public void AFileOfALayerThatCannotBeReadIsAFinding()
    {
        using GovernedFolder governed = SourceLayer();
        governed.Write("src/closed.cs", "Sql");
        governed.Write("docs/closed.cs", "Sql");
        governed.Files.Close("src/closed.cs");
        governed.Files.Close("docs/closed.cs");

        Finding finding = governed.Find(RuleCatalog.FileUnreadable).Single();

        Assert.AreEqual(SourceLocation.StartOf("src/closed.cs"), finding.Location);
        Assert.StartsWith("this file of a layer could not be read: ", finding.Message);
    }

    [TestMethod]
    public void AFileOfAFolderThatMayOnlyBeListedIsAFinding()
    {
        using GovernedFolder governed = SourceLayer();
        governed.Write("src/closed/a.cs", "Sql");
        governed.Files.Close("src/closed", UnixFileMode.UserRead);

        Assert.AreEqual(SourceLocation.StartOf("src/closed/a.cs"), governed.Find(RuleCatalog.FileUnreadable).Single().Location);
    }

    [TestMethod]
    public void AFileOfALayerThatIsTooLargeIsAFinding()
    {
        using GovernedFolder governed = SourceLayer();
        using (FileStream sparse = File.Create(governed.Files.At("src/huge.cs")))
            sparse.SetLength((long)FileBytes.MostBytes + 1);

        Finding finding = governed.Find(RuleCatalog.FileTooLarge).Single();

        Assert.AreEqual(SourceLocation.StartOf("src/huge.cs"), finding.Location);
        Assert.AreEqual("this file of a layer is larger than 256 MB and was not checked.", finding.Message);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [Timeout(60_000)]
    public void APipeInALayerHoldsNobodyUp()
    {
        using GovernedFolder governed = SourceLayer();
        governed.Files.Pipe("src/pipe.cs");

        Assert.IsTrue(governed.Check().Passed);
    }

    [TestMethod]
    public void ALayerThatReachesIntoAnotherRootIsAFinding()
    {
        using GovernedFolder governed = SourceLayer();
        governed.Write("src/sample/Forge/Contracts/stack.md", "x");
        governed.Write("src/sample/a.cs", "Sql");
        governed.Write("docs/sample/forge.json", "{}");

        Finding finding = governed.Find(RuleCatalog.NestedRoot).Single();

        Assert.AreEqual(SourceLocation.StartOf("src/sample"), finding.Location);
        Assert.StartsWith("layer \"source\" reaches into this folder, but it is a governed root of its own", finding.Message);
    }

    [TestMethod]
    public void ARootOfItsOwnThatIsExcludedIsNoFinding()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "source", "glob": "src/**/*.cs", "exclude": "src/sample/**", "forbidden": [ { "pattern": "Sql" } ] } ] }""");
        governed.Write("src/a.cs", "");
        governed.Write("src/sample/forge.json", "{}");
        governed.Write("src/sample/a.cs", "Sql");

        Assert.IsTrue(governed.Check().Passed);
    }

    [TestMethod]
    public void ALinkLoopIsNoFinding()
    {
        using GovernedFolder governed = SourceLayer();
        governed.Files.LinkFolder("src/deep/loop", "..");

        Assert.IsTrue(governed.Check().Passed);
    }

    private static GovernedFolder SourceLayer()
    {
        GovernedFolder governed = new("""{ "layers": [ { "name": "source", "glob": "src/**/*.cs", "forbidden": [ { "pattern": "Sql" } ] } ] }""");
        governed.Write("src/a.cs", "");
        return governed;
    }
}
