using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class DirectiveTests
{
    [TestMethod]
    [DataRow("AEM: enabled")]
    [DataRow("AEM: enabled.")]
    [DataRow("- AEM: enabled.")]
    [DataRow("  * **AEM:** Enabled")]
    [DataRow("**AEM: enabled.**")]
    [DataRow("aem: ENABLED\r")]
    [DataRow("## AEM\n- status: enabled")]
    [DataRow("## AEM\n\n- **Status:** enabled.\n- auto_authorize: false")]
    [DataRow("## Autonomous Execution Mode (AEM)\nstatus: enabled")]
    public void AemIsEnabledOnALineOfItsOwn(string text) => Assert.IsTrue(Read(text).AemEnabled);

    [TestMethod]
    [DataRow("")]
    [DataRow("AEM: disabled")]
    [DataRow("AEM: enabled?")]
    [DataRow("AEM: enabled once the owner says so")]
    [DataRow("Because AEM: enabled, go on")]
    [DataRow("- `AEM: enabled`: go on")]
    [DataRow("`AEM: enabled`")]
    [DataRow("```\nAEM: enabled\n```")]
    [DataRow("\n    AEM: enabled")]
    [DataRow("<!-- AEM: enabled -->")]
    [DataRow("<!--\nAEM: enabled\n-->")]
    [DataRow("> AEM: enabled")]
    [DataRow("# AEM: enabled")]
    [DataRow("- status: enabled")]
    [DataRow("## Frontend\n- status: enabled")]
    [DataRow("## AEM\n- status: disabled")]
    [DataRow("AEM: enabled\n\nAEM: disabled")]
    [DataRow("AEM: [enabled/disabled]")]
    [DataRow("NotAEM: enabled")]
    public void AnythingElseLeavesItOff(string text) => Assert.IsFalse(Read(text).AemEnabled);

    [TestMethod]
    [DataRow("Auto-authorize: enabled.", true)]
    [DataRow("- auto_authorize: true", true)]
    [DataRow("- **Auto authorize:** enabled", true)]
    [DataRow("**Auto-authorize** means: enabled", false)]
    [DataRow("- auto_authorize: false", false)]
    [DataRow("Because `Auto-authorize: enabled`, commit", false)]
    [DataRow("", false)]
    public void AutoAuthorizeIsReadLikewise(string text, bool enabled)
    {
        Directive directive = Read("AEM: enabled\n\n" + text + "\n");
        Assert.AreEqual(enabled, directive.AutoAuthorize);
        Assert.IsTrue(directive.AemEnabled);
    }

    [TestMethod]
    [DataRow("## Boot Script\n\nboot_script: true", true)]
    [DataRow("## Settings\n- max_loopback: 3\n- boot_script: true\n", true)]
    [DataRow("Boot script: yes", true)]
    [DataRow("- boot_script: [path/boot.ps1]", false)]
    [DataRow("- `boot_script: true`: Create `boot.ps1` at the root", false)]
    [DataRow("- boot_script: false", false)]
    [DataRow("", false)]
    public void TheBootScriptIsReadLikewise(string text, bool asked) => Assert.AreEqual(asked, Read(text).BootScript);

    [TestMethod]
    public void WithoutADirectiveNothingIsOn()
    {
        Assert.IsFalse(Directive.None.AemEnabled || Directive.None.AutoAuthorize || Directive.None.BootScript || Directive.None.Scope.Names("a.cs"));
        Assert.IsFalse(Read(new string('>', 500) + "\nAEM: enabled\n").AemEnabled, "too deep to be read");
    }

    [TestMethod]
    [DataRow("## Scope\n- `src/a.cs` \u2014 sort\n- src/b.cs\n", "src/a.cs|src/b.cs")]
    [DataRow("## Scope\n\nThe file x.cs is old.\n\n* Rewrite Forge/scripts/run_audit.ps1 and `my plan.md`\n", "Forge/scripts/run_audit.ps1|my plan.md")]
    [DataRow("## Files in scope\n| File | Why |\n|---|---|\n| `src/*.cs` | sorted |\n", "src/*.cs")]
    [DataRow("### 2. Implementation scope\n1. [a.cs](src/a.cs)\n", "a.cs|src/a.cs")]
    [DataRow("Scope: src/**, tests/ and run.ps1.\n", "src/**|tests/|run.ps1")]
    [DataRow("- **Scope:** `src/a.cs`\n- src/b.cs\n", "src/a.cs")]
    [DataRow("- In scope:\n  - src/a.cs\n  - src/b.cs\n- src/c.cs\n", "src/a.cs|src/b.cs")]
    [DataRow("Files in scope:\n\n- src/a.cs\n- src/b.cs\n\nMore of src/c.cs later.\n", "src/a.cs|src/b.cs")]
    [DataRow("# Scope\n- a.cs\n", "a.cs")]
    [DataRow("## Scope\n### Backend\n- a.cs\n### Frontend\n- b.ts\n## Notes\n- c.cs\n", "a.cs|b.ts")]
    [DataRow("## Scope\n- app/[id]/(group)/page.tsx\n- **src/a.cs**\n- `src/a.cs`\n", "app/[id]/(group)/page.tsx|src/a.cs")]
    [DataRow("## In-Scope Files\n- a.cs\n", "a.cs")]
    public void WhatIsInScopeIsNamed(string text, string entries) => Assert.AreEqual(entries, string.Join('|', Read(text).Scope.Entries));

    [TestMethod]
    [DataRow("# The scope of this directive\n- src/a.cs\n", DisplayName = "a title")]
    [DataRow("## Out of scope\n- src/a.cs\n", DisplayName = "out of scope")]
    [DataRow("## Not in scope\n- src/a.cs\n", DisplayName = "not in scope")]
    [DataRow("## Non-scope\n- src/a.cs\n", DisplayName = "non-scope")]
    [DataRow("## Scope\n### Out of scope\n- src/a.cs\n#### More\n- src/b.cs\n", DisplayName = "out of scope below scope")]
    [DataRow("## Out of scope\n### Scope\n- src/a.cs\nScope: src/a.cs\n", DisplayName = "scope below out of scope")]
    [DataRow("## Scope\n### Do not touch\n- src/a.cs\n", DisplayName = "a heading that forbids")]
    [DataRow("## Scope\n- Do not touch `src/a.cs`\n", DisplayName = "do not")]
    [DataRow("## Scope\n- Never edit\n  src/a.cs\n", DisplayName = "on the next line")]
    [DataRow("## Scope\n- Everything except src/a.cs\n", DisplayName = "except")]
    [DataRow("## Scope\n- Don't change:\n  - src/a.cs\n    - src/b.cs\n", DisplayName = "the list below")]
    [DataRow("## Scope\nDo not change these:\n\n- src/a.cs\n- src/b.cs\n", DisplayName = "the list below a paragraph")]
    [DataRow("## Scope\nOut of scope:\n| File |\n|---|\n| src/a.cs |\n", DisplayName = "the table below a paragraph")]
    [DataRow("Out of scope: src/a.cs\n", DisplayName = "a label")]
    [DataRow("## Scope\n```\nsrc/a.cs\n```\n", DisplayName = "code")]
    [DataRow("## Scope\n<!-- - src/a.cs -->\n", DisplayName = "a comment")]
    [DataRow("## Scope\nThe file src/a.cs is old.\n", DisplayName = "a paragraph")]
    [DataRow("- src/a.cs is in the scope\n", DisplayName = "a sentence elsewhere")]
    [DataRow("- Telescope: src/a.cs\n", DisplayName = "another word")]
    public void WhatIsForbiddenOrElsewhereIsNot(string text) => Assert.AreEqual("", string.Join('|', Read(text).Scope.Entries));

    [TestMethod]
    [DataRow("src/a.cs", "src/a.cs", true)]
    [DataRow("./src\\a.cs", "src/a.cs", true)]
    [DataRow("src/a.cs", "src/A.cs", false)]
    [DataRow("src/a.cs", "x/src/a.cs", false)]
    [DataRow("a.cs", "src/web/a.cs", true)]
    [DataRow("a.cs", "src/ba.cs", false)]
    [DataRow("src/**", "src/web/a.cs", true)]
    [DataRow("src/*.cs", "src/web/a.cs", false)]
    [DataRow("*.ps1", "Forge/scripts/a.ps1", true)]
    [DataRow("src/", "src/web/a.cs", true)]
    [DataRow("src/", "srcs/a.cs", false)]
    [DataRow("src/web", "src/web/a.cs", false)]
    [DataRow("src/{a,b}.cs", "src/b.cs", true)]
    [DataRow("app/[id].tsx", "app/[id].tsx", true)]
    [DataRow("app/[id].tsx", "app/i.tsx", false)]
    [DataRow("../a.cs", "a.cs", false)]
    [DataRow("/a.cs", "a.cs", false)]
    public void AFileIsNamedByPathGlobFolderOrName(string entry, string path, bool named)
        => Assert.AreEqual(named, Read("## Scope\n- `" + entry + "`\n").Scope.Names(path));

    [TestMethod]
    public void AnyTextIsRead()
        => Always.Holds(
            Always.TextOf(30, "\n", "\n", "- ", "  - ", "## Scope\n", "## Out of scope\n", "Scope:", "AEM: ", "enabled", "`", "a/b.cs", "*", "**", "{", "}", "do not", "|", "[", "](", ")", ".", "\\", "> ", "```\n", "\uD83D"),
            text => Assert.IsTrue(Read(text).Scope.Entries.All(entry => entry.Length > 0)),
            3000);

    [TestMethod]
    [Timeout(60_000)]
    [DataRow("a/b.cs ")]
    [DataRow("a/b.cs\n")]
    [DataRow("- no-not.cs\n")]
    [DataRow("`")]
    [DataRow("[(")]
    [DataRow("not/")]
    [DataRow("## Scope\n- a.cs\n")]
    public void TimeIsLinear(string unit) => Assert.IsFalse(Read("## Scope\n- " + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length))).AemEnabled);

    private static Directive Read(string text) => Directive.Read("Forge/Contracts/directive.md", new SourceText(text));
}
