using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class NewGovernanceTests
{
    private static readonly string[] Forms =
    [
        "Forge/Contracts/blueprint.md", "Forge/Contracts/manifesto.md", "Forge/Contracts/stack.md",
        "Forge/Contracts/schema.md", "Forge/Contracts/physics.yaml", "Forge/Contracts/boundaries.json",
    ];

    [TestMethod]
    public void EveryContractGetsAFormAndTheFrontendNone()
    {
        using TempFolder folder = new();

        IReadOnlyList<string> written = NewGovernance.Write(folder.Root);

        CollectionAssert.AreEqual(Forms, written.ToArray());
        CollectionAssert.AreEquivalent(Forms.Select(folder.At).ToArray(), Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void TheFolderIsAGovernedRootFromThenOn()
    {
        using TempFolder folder = new();

        NewGovernance.Write(folder.Root);

        Assert.AreEqual("Forge/", ForgeRepository.TryOpen(folder.Root)?.GovernancePrefix);
    }

    [TestMethod]
    public void TheBuildAsksForEveryFormUntilItSaysSomething()
    {
        using TempFolder folder = new();
        NewGovernance.Write(folder.Root);

        GateReport report = Check(folder);

        CollectionAssert.AreEqual(
            new[] { "Forge/Contracts/blueprint.md", "Forge/Contracts/manifesto.md", "Forge/Contracts/schema.md", "Forge/Contracts/stack.md" },
            report.Findings.Where(finding => finding.Rule == RuleCatalog.ContractEmpty).Select(finding => finding.Location.Path).ToArray());
        Assert.HasCount(1, report.Findings.Where(finding => finding.Rule == RuleCatalog.NothingForbidden));
        Assert.IsFalse(report.Passed);
    }

    [TestMethod]
    public void AFormThatWasFilledInIsNotAskedForAgain()
    {
        using TempFolder folder = new();
        NewGovernance.Write(folder.Root);
        folder.Write("Forge/Contracts/manifesto.md", File.ReadAllText(folder.At("Forge/Contracts/manifesto.md")) + "\nNo change without a test.\n");

        Assert.IsFalse(Check(folder).Findings.Any(finding => finding.Location.Path == "Forge/Contracts/manifesto.md"));
    }

    [TestMethod]
    public void TheBoundariesFormIsWellFormed()
    {
        using TempFolder folder = new();
        NewGovernance.Write(folder.Root);

        BoundariesContract? contract = BoundariesReader.Read(
            "b", new SourceText(File.ReadAllText(folder.At(Forms[5]))), out IReadOnlyList<Finding> findings);

        Assert.IsNotNull(contract);
        CollectionAssert.AreEqual(new[] { RuleCatalog.NothingForbidden }, findings.Select(finding => finding.Rule).ToArray());
    }

    [TestMethod]
    public void TheExampleInTheBoundariesFormIsARealLayer()
    {
        using TempFolder folder = new();
        NewGovernance.Write(folder.Root);
        string form = File.ReadAllText(folder.At(Forms[5])).Replace("// ", "");

        BoundariesContract? contract = BoundariesReader.Read("b", new SourceText(form), out IReadOnlyList<Finding> findings);

        Assert.IsEmpty(findings);
        Assert.AreEqual(@"\bSqlConnection\b", contract?.Layers.Single().Forbidden.Single().Pattern);
    }

    [TestMethod]
    public void WhatIsThereIsLeftAlone()
    {
        using TempFolder folder = new();
        folder.Write("Forge/Contracts/stack.md", "mine");
        folder.Write("Forge/Contracts/schema.md", "");
        folder.Make("Forge/Contracts/blueprint.md");

        IReadOnlyList<string> written = NewGovernance.Write(folder.Root);

        CollectionAssert.AreEqual(new[] { Forms[1], Forms[4], Forms[5] }, written.ToArray());
        Assert.AreEqual("mine", File.ReadAllText(folder.At("Forge/Contracts/stack.md")));
        Assert.AreEqual("", File.ReadAllText(folder.At("Forge/Contracts/schema.md")));
    }

    [TestMethod]
    public void WritingTwiceWritesNothingTheSecondTime()
    {
        using TempFolder folder = new();
        NewGovernance.Write(folder.Root);

        Assert.IsEmpty(NewGovernance.Write(folder.Root));
    }

    [TestMethod]
    public void ALinkIsLeftAloneEvenWhereItDangles()
    {
        using TempFolder folder = new();
        folder.LinkFile("Forge/Contracts/stack.md", "../../docs/not-yet.md");

        NewGovernance.Write(folder.Root);

        Assert.AreEqual("../../docs/not-yet.md", new FileInfo(folder.At("Forge/Contracts/stack.md")).LinkTarget);
    }

    [TestMethod]
    public void AFlatLayoutStaysFlat()
    {
        using TempFolder folder = new();
        folder.Write("Contracts/blueprint.md", "mine");
        folder.Make("evidence");

        IReadOnlyList<string> written = NewGovernance.Write(folder.Root);

        Assert.Contains("Contracts/boundaries.json", written);
        Assert.IsFalse(Directory.Exists(folder.At("Forge")));
    }

    [TestMethod]
    public void TheFormsAreTheSameBytesEverywhere()
    {
        using TempFolder folder = new();
        NewGovernance.Write(folder.Root);

        foreach (string form in Forms)
        {
            byte[] bytes = File.ReadAllBytes(folder.At(form));
            Assert.DoesNotContain((byte)'\r', bytes, form);
            Assert.AreNotEqual((byte)0xEF, bytes[0], form);
            Assert.AreEqual((byte)'\n', bytes[^1], form);
        }
    }

    [TestMethod]
    public void TheRootIsTheGitRootAbove()
    {
        using TempFolder folder = new();
        folder.Make(".git");
        folder.Make("src/deep");

        Assert.AreEqual(folder.Root, NewGovernance.RootFor(folder.At("src/deep")));
    }

    [TestMethod]
    public void AWorktreeIsAGitRootToo()
    {
        using TempFolder folder = new();
        folder.Make(".git");
        folder.Write("tree/.git", "gitdir: ../.git/worktrees/tree");
        folder.Make("tree/src");

        Assert.AreEqual(folder.At("tree"), NewGovernance.RootFor(folder.At("tree/src")));
    }

    [TestMethod]
    public void WithoutGitTheFolderItselfIsTheRoot()
    {
        using TempFolder folder = new();
        folder.Make("src");

        Assert.AreEqual(folder.At("src"), NewGovernance.RootFor(folder.At("src")));
    }

    private static GateReport Check(TempFolder folder)
        => GateRunner.Run(ForgeRepository.TryOpen(folder.Root)!, new GateOptions(Cache: CacheMode.Off));
}
