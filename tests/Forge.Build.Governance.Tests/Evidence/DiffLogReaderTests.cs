using System.Linq;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Evidence;

[TestClass]
public sealed class DiffLogReaderTests
{
    [TestMethod]
    public void AFinishedLogIsReadWhole()
    {
        DiffLog log = DiffLogs.Read(DiffLogs.Complete);
        Assert.AreEqual(new CycleStatus("COMPLETE", new SourceLocation(DiffLogs.Path, 9, 3, 9, 19)), log.Status);
        Assert.IsTrue(log.IsComplete && !log.IsInProcess && log.HasVerification && !log.IsTooDeep);
        Assert.AreEqual("Phase 3 -- Title", log.Phase);
        Assert.AreEqual("Orders are sorted by date. The newest comes first.", log.Summary);
        Assert.AreEqual("src/Web/Orders.cs|tests/OrdersTests.cs", string.Join('|', log.Claims.Select(claim => claim.Path)));
        Assert.AreEqual(new SourceLocation(DiffLogs.Path, 16, 3, 16, 20), log.Claims[0].Location);
        Assert.AreEqual("Static|Runtime|Behavior|Contract", string.Join('|', log.Verification.Select(step => step.Label)));
        Assert.AreEqual(new SourceLocation(DiffLogs.Path, 19, 1, 19, 16), log.VerificationAt);
        Assert.AreEqual(0, log.Placeholders.Count);
        Assert.AreEqual(34, log.LineCount);
    }

    [TestMethod]
    public void CarriageReturnsAndByteOrderMarksChangeNothing()
    {
        DiffLog log = DiffLogs.Read(DiffLogs.Complete.Replace("\n", "\r\n"));
        Assert.AreEqual(DiffLogs.Read(DiffLogs.Complete).Status, log.Status);
        CollectionAssert.AreEqual(DiffLogs.Read(DiffLogs.Complete).Claims.ToArray(), log.Claims.ToArray());
    }

    [TestMethod]
    [DataRow("- Status: [[COMPLETE]]")]
    [DataRow("Status: [[COMPLETE]]")]
    [DataRow("**Status:** [[COMPLETE]]")]
    [DataRow("* **Status**: [[COMPLETE]]")]
    [DataRow("- Status: `[[COMPLETE]]`  ")]
    [DataRow("- Status: [[COMPLETE]].")]
    [DataRow("- Status: [[COMPLETE]]\n---")]
    public void TheStatusIsReadInAnyStyle(string line)
    {
        Marked marked = new("# Diff Log\n\n## Cycle Status\n" + line + "\n");
        DiffLog log = DiffLogs.Read(marked.Text);
        Assert.IsTrue(log.IsComplete);
        Assert.AreEqual(4, log.Status!.Location.Line);
        Assert.IsTrue(log.Status.Location.EndColumn >= marked.EndColumn);
    }

    [TestMethod]
    [DataRow("complete")]
    [DataRow("COMPLETE (mostly)")]
    [DataRow("COMPLETED")]
    [DataRow("NOT COMPLETE")]
    [DataRow("IN_PROCESS")]
    [DataRow("BLOCKED")]
    [DataRow("COMPLETE | IN_PROCESS | BLOCKED")]
    [DataRow("TODO: COMPLETE")]
    [DataRow("")]
    public void OnlyExactlyCompleteIsComplete(string value)
    {
        DiffLog log = DiffLogs.Read("## Cycle Status\n- Status: " + value + "\n");
        Assert.IsFalse(log.IsComplete);
        Assert.AreEqual(value, log.Status!.Value);
        Assert.AreEqual(value == "IN_PROCESS", log.IsInProcess);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("```\n- Status: COMPLETE\n```\n", DisplayName = "in a fence")]
    [DataRow("## Cycle Status\n\n    - Status: COMPLETE\n", DisplayName = "in indented code")]
    [DataRow("<!-- Status: COMPLETE -->\n", DisplayName = "in a comment")]
    [DataRow("> - Status: COMPLETE\n", DisplayName = "in a quotation")]
    [DataRow("## Minimal Diff Hunks\n\n- Status: COMPLETE\n", DisplayName = "below the hunks")]
    [DataRow("The Status: COMPLETE is near.\n", DisplayName = "in a sentence")]
    [DataRow("## git status -sb\n- M a.cs\n", DisplayName = "in another word")]
    public void AStatusElsewhereIsNone(string text)
    {
        DiffLog log = DiffLogs.Read("# Diff Log\n\n" + text);
        Assert.IsNull(log.Status);
        Assert.IsFalse(log.IsComplete);
    }

    [TestMethod]
    public void TwoDifferentStatusesAreNeither()
    {
        DiffLog log = DiffLogs.Read("## Cycle Status\n- Status: COMPLETE\n- Status: IN_PROCESS\n");
        Assert.IsFalse(log.IsComplete || log.IsInProcess);
        Assert.AreEqual("IN_PROCESS", log.Status!.Rival);
        Assert.IsTrue(DiffLogs.Read("## Cycle Status\n- Status: COMPLETE\n- Status: COMPLETE\n").IsComplete);
    }

    [TestMethod]
    public void TheSectionOfTheStatusOutweighsOthers()
        => Assert.IsTrue(DiffLogs.Read("## Cycle Status\n- Status: COMPLETE\n\n## Notes\n- Status: IN_PROCESS\n").IsComplete);

    [TestMethod]
    [DataRow("- Phase: Phase 1 -- Authentication", "Phase 1 -- Authentication")]
    [DataRow("- **Phase:** 39 \u2014 Reports", "Phase 39 \u2014 Reports")]
    [DataRow("- Phase: orders", "orders")]
    [DataRow("- Phase:", "unknown")]
    [DataRow("- Phase: TODO: name it", "unknown")]
    [DataRow("# Phase 2 -- Repo Management: Diff Log", "Phase 2 -- Repo Management")]
    [DataRow("# Phase 3 -- Title", "Phase 3 -- Title")]
    [DataRow("# Phase 3", "Phase 3")]
    [DataRow("# Diff Log \u2014 Phase 4: Orders", "Phase 4: Orders")]
    [DataRow("# Diff Log (overwrite each cycle)", "unknown")]
    [DataRow("# Phase out the old API", "unknown")]
    [DataRow("## Summary\n- Phase 6: Paper and Live. It works.", "Phase 6: Paper and Live")]
    [DataRow("## Summary\n- **Phase 6 -- Paper**", "Phase 6 -- Paper")]
    [DataRow("## Summary\n- Phase 7 adds the web dashboard and more", "Phase 7")]
    [DataRow("## Summary\n- Phase 7b. Done", "Phase 7b")]
    [DataRow("## Summary\n- First Phase 8 comes\n", "unknown")]
    [DataRow("## Notes\n- Phase 9: next", "unknown")]
    [DataRow("- HEAD: Phase 6 pending commit", "unknown")]
    [DataRow("## Minimal Diff Hunks\n- Phase: Phase 8 -- )", "unknown")]
    [DataRow("```\n- Phase: Phase 8\n```", "unknown")]
    [DataRow("# Phase 2 -- A\n- Phase: Phase 1 -- B\n## Summary\n- Phase 3: C", "Phase 1 -- B")]
    public void ThePhaseComesFromMetadataThenTitleThenSummary(string text, string phase) => Assert.AreEqual(phase, DiffLogs.Read(text + "\n").Phase);

    [TestMethod]
    public void APhaseIsOnePrintableLine()
    {
        string phase = DiffLogs.Read("- Phase: Phase 1 \u001B[31m\u202E" + new string('x', 500) + "\n").Phase;
        Assert.AreEqual(DiffLogReader.LongestPhase, phase.Length);
        Assert.IsTrue(phase.StartsWith("Phase 1 [31m", System.StringComparison.Ordinal) && phase.EndsWith("...", System.StringComparison.Ordinal));
        Assert.AreEqual("unknown", DiffLogs.Read("- Phase: \u0007\u200B\n").Phase);
    }

    [TestMethod]
    [DataRow("- TODO: summary")]
    [DataRow("TODO: summary")]
    [DataRow("  * **TODO: summary")]
    [DataRow("- Static: TODO: summary")]
    [DataRow("- **Static:** TODO: summary")]
    [DataRow("- [ ] TODO: summary")]
    [DataRow("1. TODO: summary")]
    [DataRow("### TODO: summary")]
    [DataRow("> TODO: summary")]
    [DataRow("<!-- TODO: summary")]
    [DataRow("- (TODO: summary")]
    public void APlaceholderIsFoundWhereALineOrAValueBegins(string line)
    {
        string text = "# Diff Log\n\n" + line + "\n";
        int start = line.IndexOf("TODO", System.StringComparison.Ordinal) + 1;
        Placeholder placeholder = DiffLogs.Read(text).Placeholders.Single();
        Assert.AreEqual("TODO: summary", placeholder.Text);
        Assert.AreEqual(new SourceLocation(DiffLogs.Path, 3, start, 3, start + 13), placeholder.Location);
    }

    [TestMethod]
    public void EachCellOfATableMayHoldAPlaceholder()
    {
        Placeholder[] found = DiffLogs.Read("| File | Why |\n|---|---|\n| TODO: file | TODO: why |\n").Placeholders.ToArray();
        Assert.AreEqual("TODO: file 3|TODO: why 16", string.Join('|', found.Select(placeholder => placeholder.Text + " " + placeholder.Location.Column)));
    }

    [TestMethod]
    [DataRow("- No TODO: placeholders remain")]
    [DataRow("- `TODO:` placeholders: none")]
    [DataRow("- todo: later")]
    [DataRow("- TODO later")]
    [DataRow("- We searched the whole log for the word: TODO: nothing left")]
    [DataRow("```\nTODO: x\n```")]
    [DataRow("\n    TODO: x")]
    [DataRow("## Minimal Diff Hunks\n- TODO: x")]
    [DataRow("## MINIMAL DIFF HUNKS (staged)\n- TODO: x")]
    public void InASentenceInCodeAndBelowTheHunksItIsNone(string text) => Assert.AreEqual(0, DiffLogs.Read("# Diff Log\n" + text + "\n").Placeholders.Count);

    [TestMethod]
    public void AHeadingThatOnlyBeginsLikeTheHunksCutsNothingOff()
        => Assert.AreEqual(2, DiffLogs.Read("### Minimal Diff Hunks\n- TODO: a\n## Minimal Diff Hunksman\n- TODO: b\n").Placeholders.Count);

    [TestMethod]
    [DataRow("", "")]
    [DataRow("- a\n- b\n- c\n- d", "a. b. c.")]
    [DataRow("One. Two! Three? Four.", "One. Two! Three?")]
    [DataRow("It uses e.g. a map\nand goes on.", "It uses e.g. a map and goes on.")]
    [DataRow("- **Bold** text;\n\n```\ncode\n```\n- more", "Bold text. more.")]
    public void TheSummaryHasThreeSentencesAtMost(string lines, string summary)
        => Assert.AreEqual(summary, DiffLogs.Read("## Summary\n\n" + lines + "\n\n## Next Steps\n- x\n").Summary);

    [TestMethod]
    public void WhatNestsTooDeeplySaysSo()
    {
        DiffLog log = DiffLogs.Read("- Status: COMPLETE\n" + new string('>', 500) + "\n");
        Assert.IsTrue(log.IsTooDeep && !log.IsComplete && log.Phase == "unknown");
    }

    [TestMethod]
    public void AnyTextIsRead()
        => Always.Holds(
            Always.TextOf(40, "\n", "\n", "\n", "- ", "## Files Changed\n", "## Changes\n", "### `a`", "## Cycle Status\n", "Status: ", "COMPLETE", "## Summary\n", "Phase 3: ", "Phase: ", "## Verification\n",
                "Static: ", "Runtime", "Contract - ", "PASS", "FAIL", "; ", "TODO: ", "|", "|--|", "## Minimal Diff Hunks\n", "```\n", "    ", "**", "`", "a/b.cs", "\"", "\\3", "(none)", " -> ", "\u274C", "\uD83D", ". "),
            text =>
            {
                DiffLog log = DiffLogs.Read(text);
                SourceLocation[] places = log.Claims.Select(claim => claim.Location).Concat(log.Verification.Select(step => step.Location))
                    .Concat(log.Placeholders.Select(placeholder => placeholder.Location)).ToArray();
                foreach (SourceLocation at in places)
                    Assert.IsTrue(at.Line >= 1 && at.Column >= 1 && at.EndLine == at.Line && at.EndColumn > at.Column);
                foreach (VerificationStep step in log.Verification.Where(step => step.Text.Length == 0))
                    Assert.IsTrue(step.IsOpen && !step.SaysFail);
            },
            5000);

    [TestMethod]
    [Timeout(30_000)]
    [DataRow("- a/b.cs, ")]
    [DataRow("; static: x")]
    [DataRow(", Static ** ")]
    [DataRow("A/")]
    [DataRow("Static - ")]
    [DataRow("*~")]
    [DataRow("`a` , ")]
    [DataRow("``a` ")]
    [DataRow("[a](b) and ")]
    [DataRow("[a](")]
    [DataRow("a: ")]
    [DataRow(".")]
    [DataRow("\\3")]
    [DataRow("\"a\" ")]
    [DataRow("| a ")]
    [DataRow("<br>")]
    [DataRow("FAIL, ")]
    [DataRow("TODO: ")]
    public void ALongLineIsReadInLinearTime(string unit)
    {
        string line = string.Concat(Enumerable.Repeat(unit, 300_000 / unit.Length));
        foreach (string lead in new[] { "- ", "", "| ", "- `", "- Static: " })
        {
            DiffLog log = DiffLogs.Read("## Files Changed\n" + lead + line + "\n## Summary\n" + lead + line + "\n## Verification\n" + lead + line + "\n");
            Assert.AreEqual(unit == "FAIL, " && lead == "- Static: ", log.Verification.Any(step => step.SaysFail));
        }
    }

    [TestMethod]
    [Timeout(30_000)]
    [DataRow("## Files Changed\n- a\n")]
    [DataRow("## Changes\n### `a/b.cs`\n")]
    [DataRow("## Verification\n- Static: x\n")]
    [DataRow("- Status: x\n")]
    [DataRow("## Summary\nx\n")]
    [DataRow("x\n")]
    [DataRow("\n- Phase:")]
    public void ManyLinesAreReadInLinearTime(string unit)
        => Assert.IsFalse(DiffLogs.Read("## Files Changed\n## Verification\n- Static:\n" + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length))).IsComplete);
}
