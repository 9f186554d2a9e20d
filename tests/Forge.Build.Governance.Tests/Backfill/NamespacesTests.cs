using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Backfill;

[TestClass]
public sealed class NamespacesTests
{
    [TestMethod]
    [DataRow(ActionKind.GenerateDocument, "docs/a.md")]
    [DataRow(ActionKind.GenerateDocument, "doc/a/b/c.md")]
    [DataRow(ActionKind.GenerateStub, "documentation/a.md")]
    [DataRow(ActionKind.GenerateSchema, "schema/a.sql")]
    [DataRow(ActionKind.GenerateSchema, "schemas/a.json")]
    [DataRow(ActionKind.GenerateDocument, "artifacts/backfill/notes.md")]
    [DataRow(ActionKind.CreateDirectory, "docs")]
    [DataRow(ActionKind.CreateDirectory, "artifacts/execute")]
    [DataRow(ActionKind.CreateDirectory, "artifacts/backfill")]
    [DataRow(ActionKind.CreateDirectory, "artifacts/gap/old")]
    [DataRow(ActionKind.GenerateDocument, "Forge/Contracts/stack.md")]
    [DataRow(ActionKind.GenerateTemplate, "Forge/Contracts/boundaries.json")]
    [DataRow(ActionKind.GenerateDocument, "docs/console.md")]
    [DataRow(ActionKind.GenerateDocument, "docs/übersicht.md")]
    public void TheseMayBeCreated(ActionKind kind, string path) => Assert.IsNull(WhyNot(kind, path));

    [TestMethod]
    [DataRow(ActionKind.GenerateDocument, "README.md")]
    [DataRow(ActionKind.GenerateDocument, "docs")]
    [DataRow(ActionKind.GenerateDocument, "Docs/a.md")]
    [DataRow(ActionKind.GenerateDocument, "docsx/a.md")]
    [DataRow(ActionKind.GenerateDocument, "artifacts/execute/a.md")]
    [DataRow(ActionKind.GenerateDocument, "artifacts/decisions/DECISION-9.md")]
    [DataRow(ActionKind.CreateDirectory, "artifacts")]
    [DataRow(ActionKind.CreateDirectory, "artifacts/other")]
    [DataRow(ActionKind.CreateDirectory, "src/new")]
    [DataRow(ActionKind.CreateDirectory, "Forge/Contracts/x")]
    [DataRow(ActionKind.GenerateDocument, "artifacts/backfill/backfill_plan.json")]
    [DataRow(ActionKind.GenerateDocument, "artifacts/backfill/Backfill_Error.md")]
    [DataRow(ActionKind.GenerateDocument, "artifacts/backfill/INVALIDATED.md")]
    [DataRow(ActionKind.GenerateDocument, "artifacts/backfill/sub/invalidated.md")]
    [DataRow(ActionKind.GenerateSchema, "Forge/Contracts/schema.md")]
    [DataRow(ActionKind.GenerateDocument, "Forge/Contracts/other.md")]
    [DataRow(ActionKind.GenerateDocument, "forge/contracts/stack.md")]
    [DataRow(ActionKind.GenerateDocument, "Forge/evidence/test_runs.md")]
    [DataRow(ActionKind.GenerateDocument, "Forge/templates/a.md")]
    [DataRow(ActionKind.GenerateDocument, "SRC/a.md")]
    [DataRow(ActionKind.GenerateDocument, "progress/status.json")]
    [DataRow(ActionKind.GenerateDocument, "docs/a.cs")]
    [DataRow(ActionKind.NormalizeName, "docs/a.PY")]
    [DataRow(ActionKind.GenerateDocument, "docs/con.md")]
    [DataRow(ActionKind.GenerateDocument, "docs/COM1")]
    [DataRow(ActionKind.GenerateDocument, "docs/lpt\u00B9.md")]
    [DataRow(ActionKind.GenerateDocument, "docs/nul .md")]
    [DataRow(ActionKind.GenerateDocument, "docs/a.md.")]
    [DataRow(ActionKind.GenerateDocument, "docs/a /b.md")]
    [DataRow(ActionKind.GenerateDocument, "docs/a.md:stream")]
    [DataRow(ActionKind.GenerateDocument, "docs/a\tb.md")]
    [DataRow(ActionKind.GenerateDocument, "docs/a\u202Eb.md")]
    [DataRow(ActionKind.GenerateDocument, "docs/.gitattributes")]
    [DataRow(ActionKind.GenerateDocument, "docs/.a.md.forge-tmp")]
    [DataRow(ActionKind.GenerateDocument, "docs/BACKFI~1.md")]
    [DataRow(ActionKind.GenerateDocument, "docs/what?.md")]
    public void TheseMayNot(ActionKind kind, string path) => Assert.IsNotNull(WhyNot(kind, path));

    [TestMethod]
    public void WhatForgeJsonOpensIsOpen()
    {
        Assert.IsNull(WhyNot(ActionKind.GenerateDocument, "spec/api/a.md", "spec"));
        Assert.IsNull(WhyNot(ActionKind.GenerateDocument, "a/b/c.md", "a/b"));
        Assert.IsNotNull(WhyNot(ActionKind.GenerateDocument, "a/c.md", "a/b"));
        Assert.IsNotNull(WhyNot(ActionKind.GenerateDocument, "spec/a.cs", "spec"));
        Assert.IsNotNull(WhyNot(ActionKind.GenerateDocument, "src/a.md", "src"));
    }

    [TestMethod]
    public void AVeryLongNameIsRefused()
    {
        Assert.IsNotNull(WhyNot(ActionKind.GenerateDocument, "docs/" + new string('a', 240)));
        Assert.IsNotNull(WhyNot(ActionKind.GenerateDocument, "docs/" + new string('\u00E4', 101)));
    }

    [TestMethod]
    public void AFlatGovernanceIsClosedToo()
    {
        using TempFolder folder = new();
        folder.Write("Contracts/blueprint.md", "x");
        folder.Write("forge.json", "{}");
        Namespaces namespaces = new(ForgeRepository.TryOpen(folder.Root)!, ["Contracts", "evidence", "templates"]);

        foreach (string path in new[] { "Contracts/a.md", "evidence/a.md", "templates/a.md", "contracts/stack.md" })
            Assert.IsNotNull(namespaces.WhyNot(ActionKind.GenerateDocument, path), path);
        Assert.IsNull(namespaces.WhyNot(ActionKind.GenerateDocument, "Contracts/stack.md"));
    }

    [TestMethod]
    public void ForgeJsonListsFolders()
    {
        CollectionAssert.AreEqual(new[] { "spec", "a/b" }, Read("{ \"backfill\": { \"namespaces\": [\"spec/\", \"./a\\\\b\"] } }",
            out IReadOnlyList<Finding> findings).ToArray());
        Assert.IsEmpty(findings);
        CollectionAssert.AreEqual(new[] { "spec" }, Read("{ \"backfill\": { \"namespaces\": \"spec\" } }", out findings).ToArray());
        Assert.IsEmpty(findings);
        Assert.IsEmpty(Read("{ \"backend\": {} }", out findings));
        Assert.IsEmpty(findings);
    }

    [TestMethod]
    [DataRow("{ \"backfill\": [[\"spec\"]] }")]
    [DataRow("{ \"backfill\": { \"namespaces\": [[7]] } }")]
    [DataRow("[[7]]")]
    [DataRow("{ \"backfill\": { \"namespaces\": [ \"ok\", [[7]] ] } }")]
    [DataRow("{ \"backfill\": { \"namespaces\": [ \"ok\", [[\"../up\"]] ] } }")]
    [DataRow("{ \"backfill\": { \"namespaces\": [ [[\"src\"]] ] } }")]
    [DataRow("{ \"backfill\": { \"namespaces\": [ [[\"Forge/x\"]] ] } }")]
    [DataRow("{ \"backfill\": { \"namespaces\": [ [[\"artifacts\"]] ] } }")]
    [DataRow("{ \"backfill\": { \"namespaces\": [ [[\"nul\"]] ] } }")]
    [DataRow("{\n  \"backfill\": {\n    \"namespaces\": [[{]] } } }")]
    public void WhatForgeJsonMayNotSayIsAFindingAtItsPlace(string marked)
    {
        Marked text = new(marked);

        Read(text.Text, out IReadOnlyList<Finding> findings);

        Assert.AreEqual(RuleCatalog.MalformedContract, findings.Single().Rule);
        Assert.AreEqual((text.Line, text.Column), (findings.Single().Location.Line, findings.Single().Location.Column));
    }

    [TestMethod]
    public void AMalformedForgeJsonHaltsWhatDependsOnIt()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Files.Write("forge.json", "{ \"backfill\": 1 }");

        Assert.AreEqual("FORGE3001 forge.json(1,15)", BackfillFolder.Codes(folder.Run(BackfillStep.Show).Findings));
        Assert.AreEqual("FORGE3001 forge.json(1,15)", BackfillFolder.Codes(folder.Check()));
        Assert.IsEmpty(folder.Clear().Check());
    }

    private static IReadOnlyList<string> Read(string forgeJson, out IReadOnlyList<Finding> findings)
    {
        using TempFolder folder = new();
        folder.Write("forge.json", forgeJson);
        return NamespaceSettings.Read(ForgeRepository.TryOpen(folder.Root)!, out findings);
    }

    private static string? WhyNot(ActionKind kind, string path, params string[] more)
    {
        using TempFolder folder = new();
        folder.Write("forge.json", "{}");
        return new Namespaces(ForgeRepository.TryOpen(folder.Root)!, more).WhyNot(kind, path);
    }
}
