using System.Linq;
using System.Text;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>The required contracts are there and say something.</summary>
[TestClass]
public sealed class ReadGateTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE1002")]
    [DataRow("blueprint.md")]
    [DataRow("manifesto.md")]
    [DataRow("stack.md")]
    [DataRow("schema.md")]
    [DataRow("physics.yaml")]
    [DataRow("boundaries.json")]
    public void AMissingContractIsOneFinding(string contract)
    {
        TempRepository repository = NewRepository().Governed().Delete(Skeleton.Contracts + contract);

        BuildResult build = repository.Build(Skeleton.Project);

        build.Fails(Skeleton.Contracts + contract + "(1,1,1,1): EVIDENCE_MISSING error FORGE1002");
    }

    [TestMethod]
    public void AllMissingContractsAreReportedTogether()
    {
        TempRepository repository = NewRepository().Governed();
        foreach (string contract in Skeleton.RequiredContracts)
            repository.Delete(Skeleton.Contracts + contract);

        repository.Build(Skeleton.Project).Fails(AllOf("FORGE1002"));
    }

    [TestMethod]
    [Produces("FORGE1003")]
    [DataRow("")]
    [DataRow("\uFEFF")]
    [DataRow(" \t\r\n\n")]
    [DataRow("\uFEFF\r\n ")]
    public void AContractThatSaysNothingIsEmpty(string text)
    {
        TempRepository repository = NewRepository().Governed();
        foreach (string contract in Skeleton.RequiredContracts)
            repository.Write(Skeleton.Contracts + contract, Encoding.UTF8.GetBytes(text));

        repository.Build(Skeleton.Project).Fails(AllOf("FORGE1003"));
    }

    [TestMethod]
    [Produces("FORGE1004")]
    public void AFolderIsNoContract()
    {
        TempRepository repository = NewRepository().Governed();
        foreach (string contract in Skeleton.RequiredContracts)
            repository.Delete(Skeleton.Contracts + contract).Write(Skeleton.Contracts + contract + "/inside.txt", "");

        repository.Build(Skeleton.Project).Fails(AllOf("FORGE1004"));
    }

    [TestMethod]
    public void TheScreensAreAContractWhereThereIsAFrontend()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Contracts + "stack.md", "## Frontend\n- **Enabled:** Yes\n");

        repository.Build(Skeleton.Project).Fails(Skeleton.Contracts + "ui.md(1,1,1,1): EVIDENCE_MISSING error FORGE1002");
        repository.Write(Skeleton.Contracts + "ui.md", "").Build(Skeleton.Project)
            .Fails(Skeleton.Contracts + "ui.md(1,1,1,1): EVIDENCE_MISSING error FORGE1003");
        repository.Write(Skeleton.Contracts + "ui.md", "# Screens\n").Build(Skeleton.Project).Passes();
    }

    [TestMethod]
    [Produces("FORGE0104")]
    public void AStackThatDoesNotSayWhetherThereIsAFrontendIsAskedToSay()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Contracts + "stack.md", "# Stack\nC#\n");

        repository.Build(Skeleton.Project).Passes(Skeleton.Contracts + "stack.md(1,1,1,1): warning FORGE0104");
    }

    [TestMethod]
    [Produces("FORGE6002")]
    public void AContractLargerThanAnyIsNotRead()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Contracts + "schema.md", new byte[17 * 1024 * 1024]);

        repository.Build(Skeleton.Project).Fails(Skeleton.Contracts + "schema.md(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6002");
    }

    // In the order in which findings are reported: by path.
    private static string[] AllOf(string code)
        => Skeleton.RequiredContracts.Order(System.StringComparer.Ordinal)
            .Select(contract => Skeleton.Contracts + contract + "(1,1,1,1): EVIDENCE_MISSING error " + code).ToArray();
}
