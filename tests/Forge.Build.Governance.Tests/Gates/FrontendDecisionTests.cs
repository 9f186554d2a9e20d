using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Gates;

[TestClass]
public sealed class FrontendDecisionTests
{
    private const string Stack = "Forge/Contracts/stack.md";

    [TestMethod]
    [DataRow("## Frontend\n\n- **Enabled:** Yes\n", Frontend.Enabled)]
    [DataRow("## Frontend\n\n- **Enabled:** No\n", Frontend.Disabled)]
    [DataRow("# Stack\n", Frontend.Undecided)]
    public void TheStackIsAskedAndTheAnswerRemembered(string stack, Frontend expected)
    {
        using GovernedFolder governed = Governed(stack);

        Assert.AreEqual(expected, Decide(governed));
        Assert.AreEqual(expected, Decide(governed));
    }

    [TestMethod]
    public void AnotherTextIsAskedAgain()
    {
        using GovernedFolder governed = Governed("## Frontend\n\n- **Enabled:** No\n");
        Decide(governed);

        governed.Write(Stack, "## Frontend\n\n- **Enabled:** Yes\n");
        Assert.AreEqual(Frontend.Enabled, Decide(governed));

        governed.Write(Stack, "# Stack\n");
        governed.Write("forge.json", "{ \"frontend\": { \"enabled\": false } }");
        Assert.AreEqual(Frontend.Disabled, Decide(governed));

        governed.Write("forge.json", "{ \"frontend\": { \"enabled\": true } }");
        Assert.AreEqual(Frontend.Enabled, Decide(governed));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("9")]
    [DataRow("Enabled")]
    [DataRow("not a cache at all, but long enough to hold a seal of thirty-two bytes")]
    public void ADamagedMemoryIsNone(string bytes)
    {
        using GovernedFolder governed = Governed("## Frontend\n\n- **Enabled:** No\n");
        governed.Write(".forge/frontend.cache", bytes);

        Assert.AreEqual(Frontend.Disabled, Decide(governed));
    }

    [TestMethod]
    public void WhereEveryContractIsThereNobodyIsAsked()
    {
        using GovernedFolder governed = Governed("## Frontend\n\n- **Enabled:** No\n");
        governed.Write("Forge/Contracts/ui.md", "screens");

        Assert.AreEqual(Frontend.Undecided, Decide(governed));
        Assert.IsFalse(System.IO.Directory.Exists(governed.Files.At(".forge")));
    }

    [TestMethod]
    public void WithAFrontendTheBuildAsksForItsContract()
    {
        using GovernedFolder governed = Governed("## Frontend\n\n- **Enabled:** Yes\n");

        Assert.AreEqual("Forge/Contracts/ui.md", governed.Find(RuleCatalog.ContractMissing).Single().Location.Path);
    }

    [TestMethod]
    public void WhereNothingSaysSoTheBuildWarnsAndPasses()
    {
        using GovernedFolder governed = Governed("# Stack\n");

        Assert.HasCount(1, governed.Find(RuleCatalog.FrontendUndecided));
        Assert.IsTrue(governed.Check().Passed);
    }

    private static GovernedFolder Governed(string stack)
    {
        GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "");
        governed.Write(Stack, stack);
        return governed;
    }

    private static Frontend Decide(GovernedFolder governed)
    {
        ForgeRepository repository = governed.Repository;
        ContractFile[] contracts = RequiredContract.All
            .Select(contract => ContractFile.Read(repository, repository.Contract(contract.FileName))).ToArray();
        return FrontendDecision.Of(repository, contracts, CacheFolder.Of(repository, CacheMode.On));
    }
}
