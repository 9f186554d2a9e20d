using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Gates;

[TestClass]
public sealed class ReadGateTests
{
    private static readonly string[] WithoutFrontend = RequiredContract.All
        .Where(contract => !contract.OnlyWithFrontend).Select(contract => contract.FileName).ToArray();

    [TestMethod]
    [DataRow(Frontend.Disabled)]
    [DataRow(Frontend.Enabled)]
    [DataRow(Frontend.Undecided)]
    public void WhereEveryContractIsThereNothingIsSaid(Frontend frontend) => Assert.IsEmpty(ReadGate.Run(Contracts(), frontend));

    [TestMethod]
    [DataRow(ContractState.Missing, "FORGE1002", StopCode.EvidenceMissing)]
    [DataRow(ContractState.Empty, "FORGE1003", StopCode.EvidenceMissing)]
    [DataRow(ContractState.Folder, "FORGE1004", StopCode.EvidenceMissing)]
    [DataRow(ContractState.Unreadable, "FORGE6002", StopCode.EnvironmentLimitation)]
    public void EveryContractThatIsNotThereIsOneFinding(ContractState state, string code, StopCode stop)
    {
        foreach (string name in WithoutFrontend)
        {
            Finding finding = ReadGate.Run(Contracts((name, state)), Frontend.Disabled).Single();

            Assert.AreEqual(code, finding.Rule.Code);
            Assert.AreEqual(stop, finding.Rule.Stop);
            Assert.AreEqual(SourceLocation.StartOf("Forge/Contracts/" + name), finding.Location);
            Assert.Contains("Forge/Contracts/" + name, finding.Message);
            Assert.AreNotEqual("", finding.Fix);
        }
    }

    [TestMethod]
    public void AllThatAreMissingAreNamedAtOnceInTheContractsOrder()
    {
        ContractFile[] none = RequiredContract.All
            .Select(contract => new ContractFile("Forge/Contracts/" + contract.FileName, ContractState.Missing)).ToArray();

        CollectionAssert.AreEqual(
            WithoutFrontend.Select(name => "Forge/Contracts/" + name).ToArray(),
            ReadGate.Run(none, Frontend.Undecided).Select(finding => finding.Location.Path).ToArray());
    }

    [TestMethod]
    public void WithAFrontendTheScreensAreRequired()
    {
        Finding finding = ReadGate.Run(Contracts(("ui.md", ContractState.Missing)), Frontend.Enabled).Single();

        Assert.AreSame(RuleCatalog.ContractMissing, finding.Rule);
        Assert.AreEqual("Forge/Contracts/ui.md", finding.Location.Path);
    }

    [TestMethod]
    [DataRow(ContractState.Missing)]
    [DataRow(ContractState.Empty)]
    [DataRow(ContractState.Folder)]
    public void WithoutAFrontendTheScreensDoNotMatter(ContractState state)
        => Assert.IsEmpty(ReadGate.Run(Contracts(("ui.md", state)), Frontend.Disabled));

    [TestMethod]
    public void AFrontendNobodyDecidedOnIsAWarningAtTheStack()
    {
        Finding finding = ReadGate.Run(Contracts(("ui.md", ContractState.Missing)), Frontend.Undecided).Single();

        Assert.AreSame(RuleCatalog.FrontendUndecided, finding.Rule);
        Assert.AreEqual(Severity.Warning, finding.Rule.Severity);
        Assert.AreEqual(SourceLocation.StartOf("Forge/Contracts/stack.md"), finding.Location);
    }

    [TestMethod]
    public void WhereTheStackItselfIsMissingThatAloneIsSaid()
    {
        Finding finding = ReadGate.Run(Contracts(("ui.md", ContractState.Missing), ("stack.md", ContractState.Missing)), Frontend.Undecided).Single();

        Assert.AreSame(RuleCatalog.ContractMissing, finding.Rule);
    }

    // Builder Contract 1: before the first audit the history is missing, never the contracts.
    [TestMethod]
    public void InPhaseZeroTheContractsAreRequiredToo()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");

        GateReport report = GateRunner.Run(ForgeRepository.TryOpen(folder.Root)!, new GateOptions(Cache: CacheMode.Off));

        Assert.HasCount(6, report.Findings.Where(finding => finding.Rule == RuleCatalog.ContractMissing));
        Assert.IsFalse(report.Passed);
    }

    [TestMethod]
    public void TheHistoryIsNotRequired()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "");

        Assert.IsFalse(System.IO.Directory.Exists(governed.Files.At("Forge/evidence")));
        Assert.IsTrue(governed.Check().Passed);
    }

    [TestMethod]
    public void InTheFlatLayoutTheContractsAreAskedForWhereTheyLie()
    {
        using TempFolder folder = new();
        folder.Write("Contracts/boundaries.json", "{}");
        folder.Write("forge.json", "{}");

        GateReport report = GateRunner.Run(ForgeRepository.TryOpen(folder.Root)!, new GateOptions(Cache: CacheMode.Off));

        Assert.Contains("Contracts/stack.md", report.Findings.Select(finding => finding.Location.Path));
    }

    private static ContractFile[] Contracts(params (string Name, ContractState State)[] others)
        => RequiredContract.All.Select(contract =>
        {
            ContractState state = others.Where(other => other.Name == contract.FileName)
                .Select(other => other.State).DefaultIfEmpty(ContractState.Present).First();
            return new ContractFile(
                "Forge/Contracts/" + contract.FileName,
                state,
                state == ContractState.Present ? new SourceText("x") : null,
                state == ContractState.Unreadable ? "closed." : "");
        }).ToArray();
}
