using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Backfill;

[TestClass]
public sealed class BackfillRunTests
{
    private const string Guide = "# guide\n\nThis document was missing (GAP-1). Backfill created it as docs/guide.md (ACT-1); "
        + "what belongs into it is still to be written.\n";

    private static readonly string[] OneOfEach =
    [
        "Forge/Contracts/blueprint.md", "artifacts/trace/", "docs/api/orders.md", "docs/guide.md", "docs/old-name.md", "schemas/order.json",
    ];

    [TestMethod]
    public void EveryKindCreatesItsFileAndNothingElse()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();

        BackfillResult result = folder.Run();

        Assert.AreEqual(0, result.ExitCode, BackfillFolder.Codes(result.Findings));
        CollectionAssert.AreEqual(OneOfEach, result.Tree.ToArray());
        Assert.AreEqual(Guide, folder.Read("docs/guide.md"));
        Assert.AreEqual("", folder.Read("artifacts/trace/.gitkeep"));
        Assert.AreEqual("old\r\n", folder.Read("docs/old-name.md"));
        Assert.AreEqual("old\r\n", folder.Read("docs/Old Name.md"));
        Assert.AreEqual("order", JsonDocument.Parse(folder.Read("schemas/order.json")).RootElement.GetProperty("title").GetString());
        Assert.AreEqual(ContractState.Empty, ContractFile.Read(folder.Repository, "Forge/Contracts/blueprint.md").State);
        Assert.Contains("1 approved action left to the Execute module.", result.Lines);
        Assert.IsTrue(result.Lines.Any(line => line.StartsWith("Trace must run again: docs/Old Name.md", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void ThePlanHoldsTheContractsFieldsAndWhoApproved()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "./docs\\guide.md");

        folder.Run(BackfillStep.Plan);

        string hash = ArtifactBytes.Sha256(Guide);
        Assert.AreEqual(
            """
            {
              "execution_id": "GAP-2026",
              "source": {
                "decisions": [
                  {
                    "path": "artifacts/decisions/DECISION-1.md",
                    "sha256": "RECORD"
                  }
                ]
              },
              "approved_actions": [
                {
                  "action_id": "ACT-1",
                  "origin_gap_id": "GAP-1",
                  "target_path": "docs/guide.md",
                  "action_type": "GENERATE_DOCUMENT",
                  "deterministic_template_used": true
                }
              ],
              "files": [
                {
                  "action_id": "ACT-1",
                  "path": "docs/guide.md",
                  "sha256": "HASH",
                  "template": "document.md",
                  "decision": "DECISION-1"
                }
              ]
            }

            """.Replace("\r", "").Replace("HASH", hash).Replace("RECORD", ArtifactBytes.Sha256("# DECISION-1\n")), folder.Read(ModuleArtifacts.BackfillPlan));
        Assert.IsFalse(folder.Has("docs/guide.md"));
        Assert.IsFalse(folder.Has(ModuleArtifacts.BackfillLog));
    }

    [TestMethod]
    public void WhatWasCreatedIsListedWithChecksums()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();

        folder.Run();

        CreatedFiles created = CreatedFiles.Read(new SourceText(folder.Read(ModuleArtifacts.CreatedFiles)), out IReadOnlyList<Finding> findings)!;
        Assert.IsEmpty(findings);
        Assert.HasCount(6, created.All);
        foreach (CreatedFile file in created.All)
            Assert.AreEqual(TreeDigest.Hex(File.ReadAllBytes(folder.Files.At(file.Path))), file.Sha256, file.Path);
    }

    [TestMethod]
    public void ShowingWritesNothing()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();
        string before = folder.Snapshot();

        BackfillResult result = folder.Run(BackfillStep.Show);

        Assert.AreEqual(0, result.ExitCode);
        CollectionAssert.AreEqual(OneOfEach, result.Tree.ToArray());
        Assert.AreEqual(before, folder.Snapshot());
        Assert.IsFalse(Directory.Exists(folder.Files.At(".forge")));
    }

    [TestMethod]
    public void ASecondRunTouchesNothing()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();
        folder.Run();
        string before = folder.Times();

        BackfillResult result = folder.Run();

        Assert.AreEqual(0, result.ExitCode);
        Assert.IsEmpty(result.Tree);
        Assert.AreEqual(before, folder.Times());
    }

    [TestMethod]
    public void TwoRepositoriesGetTheSameBytes()
    {
        using BackfillFolder one = new BackfillFolder().AddOneOfEach();
        using BackfillFolder two = new BackfillFolder().AddOneOfEach();

        one.Run();
        two.Run();

        Assert.AreEqual(one.Snapshot(), two.Snapshot());
        Assert.DoesNotContain(Path.GetFileName(one.Files.Root), one.Snapshot());
    }

    [TestMethod]
    public void WhatNeedsNoDecisionIsApprovedByItsBeingTheOnlyAction()
    {
        using BackfillFolder folder = new BackfillFolder { IsAutoPass = true }.Add("1", ActionKind.GenerateDocument, "docs/a.md").AddChoice("2", "docs/b.md");

        BackfillResult result = folder.Run();

        CollectionAssert.AreEqual(new[] { "docs/a.md" }, result.Tree.ToArray());
        Assert.Contains("\"gap_actions_sha256\": \"" + folder.GapHash + "\"", folder.Read(ModuleArtifacts.BackfillPlan));
        Assert.Contains("\"decision\": \"AUTO-PASS\"", folder.Read(ModuleArtifacts.CreatedFiles));
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void WithNothingApprovedThePlanAndTheLogSaySo()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", null, "");

        BackfillResult result = folder.Run();

        Assert.AreEqual(0, result.ExitCode);
        Assert.IsTrue(folder.Has(ModuleArtifacts.BackfillPlan) && folder.Has(ModuleArtifacts.BackfillLog));
        Assert.IsFalse(folder.Has(ModuleArtifacts.CreatedFiles));
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void AnOpenDecisionKeepsBackfillFromBeginning()
    {
        Finding open = new(RuleCatalog.DecisionOpen, SourceLocation.StartOf("x"), "a decision is open.", "");
        using BackfillFolder folder = new BackfillFolder { GateFindings = [open] }.AddOneOfEach();
        string before = folder.Snapshot();

        BackfillResult result = folder.Run();

        Assert.AreEqual(1, result.ExitCode);
        CollectionAssert.AreEqual(new[] { open }, result.Findings.ToArray());
        Assert.AreEqual(before, folder.Snapshot());
    }

    [TestMethod]
    public void WhatPeopleEditedIsDone()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();
        folder.Run();
        folder.Files.Write("docs/guide.md", "mine now\n");
        string before = folder.Snapshot();

        Assert.AreEqual(0, folder.Run().ExitCode);

        Assert.AreEqual(before, folder.Snapshot());
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void WhatVanishedIsCreatedAgain()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();
        folder.Run();
        string before = folder.Snapshot();
        File.Delete(folder.Files.At("docs/guide.md"));
        File.Delete(folder.Files.At("artifacts/trace/.gitkeep"));

        Assert.AreEqual("FORGE1402 " + ModuleArtifacts.CreatedFiles, string.Join("\n", folder.Check().Select(f => f.Rule.Code + " " + f.Location.Path).Distinct()));
        CollectionAssert.AreEqual(new[] { "artifacts/trace/", "docs/guide.md" }, folder.Run().Tree.ToArray());

        Assert.AreEqual(before, folder.Snapshot());
    }

    [TestMethod]
    public void TheSourceOfACopyMayGoOnceItIsCopied()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();
        folder.Run();
        File.Delete(folder.Files.At("docs/Old Name.md"));

        Assert.IsEmpty(folder.Check());
        Assert.AreEqual(0, folder.Run().ExitCode);
    }

    [TestMethod]
    public void ARepositorysOwnTemplateGoesFirst()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/guide.md").Add("2", ActionKind.GenerateStub,
            "docs/a.txt", template: "mine.txt");
        folder.Files.Write("Forge/templates/document.md", "\uFEFFOwn {{name}}\r\nfor {{gap_id}}\r\n");
        folder.Files.Write("Forge/templates/mine.txt", "{{path}} {{action_id}}");

        folder.Run();

        Assert.AreEqual("Own guide\nfor GAP-1\n", folder.Read("docs/guide.md"));
        Assert.AreEqual("docs/a.txt ACT-2", folder.Read("docs/a.txt"));
    }

    [TestMethod]
    public void ContractsThatAreNoMarkdownGetTheirOwnForm()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "Forge/Contracts/boundaries.json").Add("2",
            ActionKind.GenerateTemplate, "Forge/Contracts/physics.yaml");

        Assert.AreEqual(0, folder.Run().ExitCode);

        BoundariesReader.Read("b", new SourceText(folder.Read("Forge/Contracts/boundaries.json")), out IReadOnlyList<Finding> findings);
        CollectionAssert.AreEqual(new[] { RuleCatalog.NothingForbidden }, findings.Select(finding => finding.Rule).ToArray());
        Assert.Contains("paths: {}", folder.Read("Forge/Contracts/physics.yaml"));
    }

    [TestMethod]
    public void ALaterDecisionAddsToWhatWasCreated()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Run();
        folder.Files.Write("artifacts/decisions/DECISION-2.md", "# DECISION-2\n");
        folder.Decision = 2;
        folder.Clear().Add("2", ActionKind.GenerateDocument, "docs/b.md");

        CollectionAssert.AreEqual(new[] { "docs/b.md" }, folder.Run().Tree.ToArray());

        string created = folder.Read(ModuleArtifacts.CreatedFiles);
        Assert.Contains("docs/a.md", created);
        Assert.Contains("docs/b.md", created);
        Assert.DoesNotContain("docs/a.md", folder.Read(ModuleArtifacts.BackfillPlan));
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void ProgressCountsEachFile()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();
        List<string> seen = new();

        Backfilling.Run(folder.State(), BackfillStep.Apply, (done, of) => seen.Add(done + "/" + of));

        CollectionAssert.AreEqual(new[] { "1/6", "2/6", "3/6", "4/6", "5/6", "6/6" }, seen);
    }

    [TestMethod]
    public void AGitCheckoutWithOtherLineEndsIsTheSamePlan()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();
        folder.Run();
        foreach (string path in new[] { ModuleArtifacts.BackfillPlan, ModuleArtifacts.BackfillLog, ModuleArtifacts.CreatedFiles, "docs/guide.md" })
            folder.Files.Write(path, "\uFEFF" + folder.Read(path).Replace("\n", "\r\n"));
        string before = folder.Snapshot();

        Assert.IsEmpty(folder.Check());
        Assert.AreEqual(0, folder.Run().ExitCode);
        Assert.AreEqual(before, folder.Snapshot());
    }
}
