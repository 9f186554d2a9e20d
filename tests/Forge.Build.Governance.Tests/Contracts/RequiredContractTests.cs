using System.Linq;
using Forge.Build.Governance.Contracts;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class RequiredContractTests
{
    // Builder Contract 1, items 1-7.
    [TestMethod]
    public void TheSevenContractsComeInTheContractsOrder()
        => CollectionAssert.AreEqual(
            new[] { "blueprint.md", "manifesto.md", "stack.md", "schema.md", "physics.yaml", "boundaries.json", "ui.md" },
            RequiredContract.All.Select(contract => contract.FileName).ToArray());

    [TestMethod]
    public void OnlyTheScreensDependOnAFrontend()
        => CollectionAssert.AreEqual(
            new[] { "ui.md" }, RequiredContract.All.Where(contract => contract.OnlyWithFrontend).Select(contract => contract.FileName).ToArray());

    [TestMethod]
    public void EachSaysWhatBelongsIntoIt() => Assert.IsTrue(RequiredContract.All.All(contract => contract.Purpose.Length > 10));
}
