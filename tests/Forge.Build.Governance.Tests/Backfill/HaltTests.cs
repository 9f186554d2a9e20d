using System;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Backfill;

[TestClass]
public sealed class HaltTests
{
    private const string First = " artifacts/gap/gap_actions.json(10,22)";
    private const string Second = " artifacts/gap/gap_actions.json(11,22)";

    [TestMethod]
    [DataRow(GapCategory.OrphanCode, false)]
    [DataRow(GapCategory.PartialCoverage, false)]
    [DataRow(GapCategory.ExecutionStateInconsistency, false)]
    [DataRow(GapCategory.UnimplementedRequirement, true)]
    [DataRow(GapCategory.StructuralDrift, true)]
    [DataRow(GapCategory.GovernanceMismatch, true)]
    [DataRow(GapCategory.OrphanArtifact, true)]
    public void BackfillActsOnFourCategories(GapCategory category, bool isAllowed)
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md", category);

        Assert.AreEqual(isAllowed ? "" : "FORGE3408" + First, Shown(folder));
    }

    [TestMethod]
    public void NoTargetIsUnclear() => Halts("FORGE2402", ActionKind.GenerateDocument, "  ");

    [TestMethod]
    public void NoSourceIsUnclear() => Halts("FORGE2402", ActionKind.NormalizeName, "docs/a.md");

    [TestMethod]
    [DataRow("../a.md")]
    [DataRow("/etc/a.md")]
    [DataRow("C:\\a.md")]
    [DataRow("src/a.md")]
    [DataRow("docs/../code/a.md")]
    public void ATargetElsewhereIsRefused(string target) => Halts("FORGE3404", ActionKind.GenerateDocument, target);

    [TestMethod]
    public void ALinkOnTheWayIsRefused()
    {
        using TempFolder outside = new();
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md").Add("2", ActionKind.CreateDirectory, "schema/x");
        folder.Files.LinkFolder("docs", outside.Root);
        folder.Files.LinkFolder("schema", folder.Files.At("Forge"));

        Assert.AreEqual("FORGE3410" + First + "\nFORGE3410" + Second, Shown(folder));
    }

    [TestMethod]
    public void ATargetThatIsALinkIsRefusedEvenIfItLeadsNowhere()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Files.LinkFile("docs/a.md", "nowhere");

        Assert.AreEqual("FORGE3410" + First, Shown(folder));
    }

    [TestMethod]
    [DataRow("docs/a.md")]
    [DataRow("docs/A.md")]
    [DataRow("Docs/b.md")]
    public void ATargetThatExistsIsNotTouchedWhateverItsCase(string existing)
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Files.Write(existing, "mine");

        Assert.AreEqual("FORGE3405" + First, Shown(folder));
        Assert.AreEqual("mine", folder.Read(existing));
    }

    [TestMethod]
    public void AFolderThatExistsIsNotCreated()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.CreateDirectory, "artifacts/trace").Add("2", ActionKind.CreateDirectory,
            "artifacts/execute");
        folder.Files.Make("artifacts/trace");

        Assert.AreEqual("FORGE3405" + First, Shown(folder));
    }

    [TestMethod]
    public void AFileWhereAFolderIsNeededIsInTheWay()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a/b.md");
        folder.Files.Write("docs/a", "file");

        Assert.AreEqual("FORGE3405" + First, Shown(folder));
    }

    [TestMethod]
    public void ANameThatDiffersOnlyInCaseCannotBeNormalised()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.NormalizeName, "docs/readme.md", source: "docs/README.md");
        folder.Files.Write("docs/README.md", "x");

        Assert.AreEqual("FORGE3405" + First, Shown(folder));
    }

    [TestMethod]
    [DataRow("docs/a.md", "docs/a.md")]
    [DataRow("docs/A.md", "docs/a.md")]
    [DataRow("docs/x", "docs/x/a.md")]
    [DataRow("docs/X/b.md", "docs/x/a.md")]
    public void TwoActionsCannotHaveOneTarget(string one, string two)
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateStub, one, template: "stub.md").Add("2", ActionKind.GenerateStub, two,
            template: "stub.md", action: "1");

        Assert.AreEqual("FORGE3403" + Second, Shown(folder));
    }

    [TestMethod]
    public void AFolderAndWhatLiesInItAreTwoTargets()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/x/a.md").Add("2", ActionKind.CreateDirectory, "docs/x");

        Assert.AreEqual(0, folder.Run().ExitCode);
        Assert.IsTrue(folder.Has("docs/x/.gitkeep") && folder.Has("docs/x/a.md"));
    }

    [TestMethod]
    [DataRow("missing.md")]
    [DataRow("empty.md")]
    [DataRow("folder.md")]
    [DataRow("../document.md")]
    [DataRow("sub/document.md")]
    public void ATemplateMustBeThere(string template)
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md", template: template);
        folder.Files.Write("Forge/templates/empty.md", "\uFEFF \r\n");
        folder.Files.Make("Forge/templates/folder.md");
        folder.Files.Write("Forge/document.md", "x");
        folder.Files.Write("Forge/templates/sub/document.md", "x");

        Assert.AreEqual("FORGE3406" + First, Shown(folder));
    }

    [TestMethod]
    [DataRow(ActionKind.GenerateDocument, "docs/a.txt")]
    [DataRow(ActionKind.GenerateSchema, "schema/a.xml")]
    [DataRow(ActionKind.GenerateTemplate, "docs/a.json")]
    [DataRow(ActionKind.GenerateStub, "docs/a")]
    public void NotEveryExtensionHasAPredefinedTemplate(ActionKind kind, string target) => Halts("FORGE3406", kind, target);

    [TestMethod]
    public void ATemplateOutsideTheRootIsNotRead()
    {
        using TempFolder outside = new();
        outside.Write("t.md", "secret");
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md", template: "t.md");
        folder.Files.LinkFile("Forge/templates/t.md", outside.At("t.md"));

        Assert.AreEqual("FORGE3406" + First, Shown(folder));
    }

    [TestMethod]
    public void WhatATemplateAsksForMustBePredefined()
    {
        Marked template = new("# {{name}}\nmade on [[{{date}}]] for {{path}}\n");
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md").Add("2", ActionKind.GenerateDocument, "docs/b.md");
        folder.Files.Write("Forge/templates/document.md", "\uFEFF" + template.Text.Replace("\n", "\r\n"));

        Finding halt = folder.Run(BackfillStep.Show).Findings.Single();

        Assert.AreEqual(RuleCatalog.TemplateNotDeterministic, halt.Rule);
        Assert.AreEqual(template.In("Forge/templates/document.md"), halt.Location);
    }

    [TestMethod]
    [DataRow("FORGE3404", "../a.md")]
    [DataRow("FORGE3404", ".git/config")]
    [DataRow("FORGE3404", ".forge/x")]
    [DataRow("FORGE3406", "docs/none.md")]
    [DataRow("FORGE3406", "docs/empty.md")]
    [DataRow("FORGE3406", "Forge")]
    [DataRow("FORGE3410", "docs/link.md")]
    public void WhatIsCopiedMustBeAFileOfTheProject(string code, string source)
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.NormalizeName, "docs/right.md", source: source);
        folder.Files.Write("docs/empty.md", "");
        folder.Files.Write(".git/config", "x");
        folder.Files.LinkFile("docs/link.md", "../Forge/Contracts/manifesto.md");

        Assert.AreEqual(code + First, Shown(folder));
    }

    [TestMethod]
    public void AHugeFileIsNotCopied()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.NormalizeName, "docs/right.md", source: "docs/huge.md");
        folder.Files.Write("docs/huge.md", new byte[(16 * 1024 * 1024) + 1]);

        Assert.AreEqual("FORGE3406" + First, Shown(folder));
    }

    [TestMethod]
    public void ADecisionThatIsGoneApprovesNothing()
    {
        using BackfillFolder folder = new BackfillFolder { Decision = 2 }.Add("1", ActionKind.GenerateDocument, "docs/a.md");

        Assert.AreEqual("FORGE6301" + First, Shown(folder));
    }

    [TestMethod]
    public void HostileTextStaysInItsLine()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/\n## Question\n\u202E<!--" + new string('x', 1000));

        Finding halt = folder.Run(BackfillStep.Show).Findings.Single();

        Assert.AreEqual(RuleCatalog.TargetOutsideNamespace, halt.Rule);
        Assert.DoesNotContain("\n", halt.Text);
        Assert.DoesNotContain("\u202E", halt.Text);
        Assert.IsLessThan(900, halt.Text.Length);
        Assert.HasCount(1, HaltReport.TextOf("GAP\n## Question", [halt]).Split('\n').Where(line => line == "## Question"));
    }

    [TestMethod]
    public void AHaltCreatesNothingAsksOneQuestionAndBlocks()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach().Add("8", ActionKind.GenerateDocument, "src/a.md").Add("9",
            ActionKind.GenerateDocument, "");
        folder.Files.Write(ModuleArtifacts.Status, "{\n  \"blocking_questions\": [],\n  \"next_step\": \"backfill\"\n}\n");

        BackfillResult result = folder.Run();

        Assert.AreEqual(1, result.ExitCode);
        Assert.AreEqual("FORGE3404 artifacts/gap/gap_actions.json(17,22)\nFORGE2402 artifacts/gap/gap_actions.json(18,22)", BackfillFolder.Codes(result.Findings));
        Assert.IsFalse(folder.Has("docs/guide.md") || folder.Has(ModuleArtifacts.BackfillPlan));
        string report = folder.Read(ModuleArtifacts.BackfillError);
        Assert.Contains("\n- status: OPEN\n", report);
        Assert.HasCount(1, report.Split('\n').Where(line => line == "## Question"));
        Assert.HasCount(1, report.Where(c => c == '?'));
        Assert.IsTrue(folder.State().Status!.Questions.Single().StartsWith("[Backfill] ", StringComparison.Ordinal));
        Assert.IsTrue(folder.State().Status!.IsBlocked);
    }

    [TestMethod]
    public void HaltingTwiceWritesOnce()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "src/a.md");
        folder.Run();
        string before = folder.Times();

        Assert.AreEqual(1, folder.Run(BackfillStep.Plan).ExitCode);

        Assert.AreEqual(before, folder.Times());
    }

    [TestMethod]
    public void WhenTheWayIsClearTheHaltIsClosedAndTheStatusIsAsBefore()
    {
        const string status = "{\n  \"blocking_questions\": [],\n  \"next_step\": \"backfill\"\n}\n";
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md", template: "t.md");
        folder.Files.Write(ModuleArtifacts.Status, status);
        folder.Run();
        folder.Files.Write("Forge/templates/t.md", "text\n");
        Assert.AreEqual("FORGE2401 artifacts/backfill/backfill_error.md(3,1)", BackfillFolder.Codes(folder.Check()));

        Assert.AreEqual(0, folder.Run().ExitCode);

        Assert.AreEqual(status, folder.Read(ModuleArtifacts.Status));
        Assert.Contains("\n- status: CLOSED\n- closed_because: ", folder.Read(ModuleArtifacts.BackfillError));
        Assert.IsEmpty(folder.Check());
        string before = folder.Times();
        folder.Run();
        Assert.AreEqual(before, folder.Times());
    }

    [TestMethod]
    public void AFileThatCannotBeWrittenEndsTheRunAndKeepsWhatIsDone()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md").Add("2", ActionKind.GenerateDocument, "schemas/b.md");

        BackfillResult result = folder.Run(before: path =>
        {
            if (path == "schemas/b.md")
                folder.Files.Write("schemas", "in the way");
        });

        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("FORGE6401 schemas/b.md(1,1)", BackfillFolder.Codes(result.Findings));
        Assert.IsTrue(folder.Has("docs/a.md"));
        File.Delete(folder.Files.At("schemas"));
        Assert.AreEqual(0, folder.Run().ExitCode);
    }

    [TestMethod]
    public void ABackfillFolderThatIsALinkIsNotWrittenInto()
    {
        using TempFolder outside = new();
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Files.LinkFolder("artifacts/backfill", outside.Root);

        BackfillResult result = folder.Run();

        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("FORGE6401 artifacts/backfill/backfill_plan.json(1,1)", BackfillFolder.Codes(result.Findings));
        Assert.IsEmpty(Directory.GetFiles(outside.Root));
    }

    private static void Halts(string code, ActionKind kind, string target)
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", kind, target);

        Assert.AreEqual(code + First, Shown(folder));
    }

    private static string Shown(BackfillFolder folder) => BackfillFolder.Codes(folder.Run(BackfillStep.Show).Findings);
}
