using System.Linq;
using Forge.Build.Governance.Evidence;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Evidence;

[TestClass]
public sealed class VerificationReaderTests
{
    private const string All = "Static=a/Runtime=b/Behavior=c/Contract=d";

    [TestMethod]
    [DataRow("- Static: a\n- Runtime: b\n- Behavior: c\n- Contract: d")]
    [DataRow("- **Static:** a\n- **Runtime**: b\n- **Behaviour:** c\n- **Contract:** d", DisplayName = "bold")]
    [DataRow("Static: a\nRuntime: b\nBehavior: c\nContract: d", DisplayName = "lines")]
    [DataRow("**Static:** a\n\n**Runtime:** b\n\n**Behavior:** c\n\n**Contract:** d", DisplayName = "paragraphs")]
    [DataRow("1) Static correctness: a\n2) Runtime sanity: b\n3) Behavioral intent: c\n4) Contract compliance: d", DisplayName = "numbers")]
    [DataRow("1. **Static correctness** \u2014 a\n2. **Runtime sanity** \u2014 b\n3. **Behavioural intent** -- c\n4. **Contract compliance** - d", DisplayName = "dashes")]
    [DataRow("- [x] Static (lint, types): a\n- [x] Runtime (boot): b\n- [x] Behavior (tests): c\n- [x] Contract (A4): d", DisplayName = "check boxes")]
    [DataRow("- \u2705 Static: a\n- \u2705 **Runtime**: b\n- **\u2705 Behavior**: c\n- \u2705 Contract: d", DisplayName = "symbols")]
    [DataRow("| Step | Result |\n|---|---|\n| Static | a |\n| **Runtime** | b |\n| Behavior (tests) | c |\n| 4. Contract | d |", DisplayName = "table")]
    [DataRow("| # | Step | Result |\n|-|-|-|\n| 1 | Static | a |\n| 2 | Runtime sanity | b |\n| 3 | Behavior | c |\n| 4 | Contract | d |", DisplayName = "table with numbers")]
    [DataRow("### Static\na\n### 2. Runtime sanity\n- b\n### Behavior:\n\nc\n### Contract\nd", DisplayName = "headings")]
    [DataRow("### Static: a\n### Runtime \u2014 b ###\n### Behavior: c\n### Contract: d", DisplayName = "headings with text")]
    [DataRow("- Static: a; Runtime: b; Behavior: c; Contract: d", DisplayName = "one bullet")]
    [DataRow("- **Static:** a | **Runtime:** b | **Behavior:** c | **Contract:** d", DisplayName = "one bullet with bars")]
    [DataRow("Static: a, Runtime: b, Behavior: c, Contract: d", DisplayName = "one paragraph")]
    [DataRow("- Static: a -> Runtime: b -> Behavior: c -> Contract: d", DisplayName = "arrows")]
    [DataRow("- Steps\n  - Static: a\n  - Runtime: b\n  - Behavior: c\n  - Contract: d", DisplayName = "nested")]
    [DataRow("- Static:\n  - a\n- Runtime:\n\n  b\n- Behavior:\n  1. c\n- Contract:\n  d", DisplayName = "below")]
    [DataRow("**Static**\n\n- a\n\n**Runtime**\n\n- b\n\n**Behavior**\n- c\n\n**Contract**\n- d", DisplayName = "lists under lines")]
    [DataRow("Static:\n```\na\n```\nRuntime:\n\n    b\n\nBehavior: c\n- Contract:\n  ```text\n  d\n  ```", DisplayName = "output as evidence")]
    public void TheFourStepsAreReadInAnyStyle(string lines) => Assert.AreEqual(All, Steps("## Verification\n\n" + lines + "\n\n## Notes\n- Contract: x\n"));

    [TestMethod]
    [DataRow("## Verification")]
    [DataRow("## Verification Evidence")]
    [DataRow("## Verification Hierarchy")]
    [DataRow("### Verification (static -> runtime -> behavior -> contract)")]
    [DataRow("## 4. verification:")]
    public void TheHeadingMaySayMore(string heading) => Assert.AreEqual("Static=a", Steps(heading + "\n- Static: a\n"));

    [TestMethod]
    [DataRow("- TODO: verification evidence (static -> runtime -> behavior -> contract).")]
    [DataRow("- static \u2192 runtime \u2192 behavior \u2192 contract: all fine")]
    [DataRow("- Static analysis of all the files found nothing: good")]
    [DataRow("- The static checks: fine")]
    [DataRow("- Statically: typed")]
    [DataRow("- Contractual: no")]
    [DataRow("```\nStatic: a\n```")]
    [DataRow("> - Static: a")]
    [DataRow("<!--\n- Static: a\n-->")]
    public void AWordInASentenceIsNoStep(string lines) => Assert.AreEqual("", Steps("## Verification\n" + lines + "\n"));

    [TestMethod]
    public void WithoutASectionThereAreNoSteps()
    {
        DiffLog log = DiffLogs.Read("# Diff Log\n- Static: a\n\n```\n## Verification\n```\n## Static Verification\n- Static: a\n");
        Assert.IsFalse(log.HasVerification);
        Assert.AreEqual(0, log.Verification.Count);
    }

    [TestMethod]
    public void ASectionBelowTheHunksIsReadWhereThereIsNoneAbove()
    {
        const string below = "## Minimal Diff Hunks\n\n    diff --git\n     ## Verification\n    +- Static: x\n\n## Verification\n- Static: a\n";
        DiffLog log = DiffLogs.Read("# Diff Log\n" + below);
        Assert.AreEqual("a", log.Verification.Single().Text);
        Assert.AreEqual(8, log.VerificationAt!.Value.Line);
        Assert.AreEqual(9, log.Verification[0].Location.Line);
        Assert.AreEqual("b", DiffLogs.Read("## Verification\n- Static: b\n" + below).Verification.Single().Text);
        Assert.IsFalse(DiffLogs.Read("# Diff Log\n## Minimal Diff Hunks\n```\n a\n ```\n ## Verification\n- Static: x\n").HasVerification, "a line of a diff");
    }

    [TestMethod]
    public void WhatFollowsAStepBelongsToIt()
    {
        Assert.AreEqual("Static=a\nb\nc/Runtime=d", Steps("## Verification\n- Static: a\n  b\n  - c\n- Runtime: d\n- another bullet\n"));
        Assert.AreEqual("Static=a\nRuntime: 3 s", Steps("## Verification\n- Static: a\n  - Runtime: 3 s\n"));
        Assert.AreEqual("Static=a/Tests=12 passed", Steps("## Verification\nStatic: a\n\nsomething else\n\nTests: 12 passed\n"));
        Assert.AreEqual("Static=", Steps("## Verification\n- Static:\n- Other: x\n"));
    }

    [TestMethod]
    public void AVerdictMayFollowWithoutAColon()
        => Assert.AreEqual("Static=PASS/Runtime=PASS/Behavior=PASS, 3 tests/Contract=PASS", Steps("## Verification\n- Static PASS, Runtime PASS, Behavior PASS, 3 tests, Contract PASS\n"));

    [TestMethod]
    [DataRow("- [[Static: PASS, fine]]  ")]
    [DataRow("1) **[[Static correctness:** a b]]")]
    [DataRow("### [[Static: a]] ##")]
    [DataRow("- x\n- [[Static: a; ]]Runtime: b")]
    public void AStepHasItsPlace(string lines)
    {
        Marked marked = new("## Verification\n" + lines + "\n");
        Assert.AreEqual(marked.In(DiffLogs.Path), DiffLogs.Read(marked.Text).Verification[0].Location);
    }

    [TestMethod]
    [DataRow("FAIL")]
    [DataRow("**FAIL**")]
    [DataRow("fail")]
    [DataRow("Failed.")]
    [DataRow("FAIL - two warnings")]
    [DataRow("FAIL, two warnings")]
    [DataRow("FAILED: the API does not boot")]
    [DataRow("compileall PASS, lint FAIL")]
    [DataRow("lint FAIL - 2 errors")]
    [DataRow("10 passed, 2 failed")]
    [DataRow("pytest: 2 failed, 10 passed")]
    [DataRow("failed: 2")]
    [DataRow("\u274C two warnings")]
    [DataRow("PASS\nmypy: FAIL (3 errors)")]
    [DataRow("tests (FAIL)")]
    public void AFailureIsOne(string text) => Assert.IsTrue(Of(text).SaysFail);

    [TestMethod]
    [DataRow("PASS")]
    [DataRow("PASS, 0 failed")]
    [DataRow("12 passed, 0 failed")]
    [DataRow("passed: 12, failed: 0")]
    [DataRow("FAIL: 0, PASS: 12")]
    [DataRow("no failures")]
    [DataRow("Failed logins are refused: PASS")]
    [DataRow("PASS (was FAIL)")]
    [DataRow("FAIL -> PASS")]
    [DataRow("the test said FAIL before the fix, PASS after it")]
    [DataRow("fails closed")]
    [DataRow("PASS, 0 FAILED")]
    [DataRow("2 failed before, 2 passed after")]
    [DataRow("FAILURE modes are covered")]
    public void AFailureThatIsToldOfIsNone(string text) => Assert.IsFalse(Of(text).SaysFail);

    [TestMethod]
    [DataRow("TODO")]
    [DataRow("TODO: run it")]
    [DataRow("TODO - later")]
    [DataRow("**TBD**")]
    [DataRow("pending")]
    [DataRow("PENDING the server")]
    [DataRow("...")]
    [DataRow("\u2026")]
    [DataRow("PASS/FAIL")]
    [DataRow("PASS|FAIL + summary")]
    [DataRow("<PASS/FAIL + one-line summary>")]
    [DataRow("{result}")]
    [DataRow("[result]")]
    [DataRow("not run.")]
    public void APlaceholderIsOpen(string text) => Assert.IsTrue(Of(text).IsOpen);

    [TestMethod]
    [DataRow("PASS")]
    [DataRow("Pending orders are shown")]
    [DataRow("no TODO left")]
    [DataRow("[a](b) passes")]
    [DataRow("compileall PASS")]
    [DataRow("N/A, documents only")]
    public void AReportIsNotOpen(string text) => Assert.IsFalse(Of(text).IsOpen);

    private static VerificationStep Of(string text) => new("Static", text, Forge.Build.Governance.Findings.SourceLocation.None);

    private static string Steps(string text) => string.Join('/', DiffLogs.Read(text).Verification.Select(step => step.Label + "=" + step.Text));
}
