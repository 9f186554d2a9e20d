using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class StackContractTests
{
    [TestMethod]
    [DataRow("- **Enabled:** Yes", Frontend.Enabled)]
    [DataRow("- **Enabled:** No", Frontend.Disabled)]
    [DataRow("- **Enabled**: yes", Frontend.Enabled)]
    [DataRow("- Enabled: `no`", Frontend.Disabled)]
    [DataRow("* ENABLED:   TRUE", Frontend.Enabled)]
    [DataRow("Enabled: false", Frontend.Disabled)]
    [DataRow("- **Enabled:** Yes (since phase 7)", Frontend.Enabled)]
    [DataRow("- **Enabled:** No, it is a bot", Frontend.Disabled)]
    [DataRow("- **Directory:** web\n- **Enabled:** No", Frontend.Disabled)]
    [DataRow("1. Enabled: on", Frontend.Enabled)]
    [DataRow("- nested\n  - **Enabled:** No", Frontend.Disabled)]
    public void AnEnabledLineDecides(string lines, Frontend expected) => Assert.AreEqual(expected, Of("# Stack\n\n## Frontend\n\n" + lines + "\n"));

    [TestMethod]
    [DataRow("- **Framework:** React 18 with Vite", Frontend.Enabled)]
    [DataRow("- Framework: Vue", Frontend.Enabled)]
    [DataRow("- **Framework:** Node templates", Frontend.Enabled, DisplayName = "no word is the beginning of another")]
    [DataRow("- **Framework:** None", Frontend.Disabled)]
    [DataRow("- Framework: {frontend_framework}", Frontend.Undecided, DisplayName = "a placeholder")]
    [DataRow("- Framework:", Frontend.Undecided)]
    [DataRow("- Not applicable", Frontend.Disabled)]
    [DataRow("N/A \u2014 CLI only", Frontend.Disabled)]
    [DataRow("None.", Frontend.Disabled)]
    [DataRow("No frontend.", Frontend.Disabled)]
    [DataRow("Notes follow later.", Frontend.Undecided)]
    [DataRow("", Frontend.Undecided)]
    public void WithoutAnEnabledLineTheProseDecides(string lines, Frontend expected)
        => Assert.AreEqual(expected, Of("## Frontend\n\n" + lines + "\n"));

    [TestMethod]
    public void AnEnabledLineOutweighsWhatStandsAboveIt()
        => Assert.AreEqual(Frontend.Enabled, Of("## Frontend\n\nNone yet.\n\n- **Enabled:** Yes\n"));

    [TestMethod]
    [DataRow("## LLM / AI Integration\n\n- **Enabled:** No\n\n## Frontend\n\n- **Enabled:** Yes\n", Frontend.Enabled, DisplayName = "above")]
    [DataRow("## Frontend\n\n- **Enabled:** Yes\n\n## LLM / AI Integration\n\n- **Enabled:** No\n", Frontend.Enabled, DisplayName = "below")]
    [DataRow("## LLM / AI Integration\n\n- **Enabled:** No\n", Frontend.Undecided, DisplayName = "alone")]
    [DataRow("## Frontend\n\n## Backend\n\n- **Enabled:** Yes\n", Frontend.Undecided, DisplayName = "after an empty section")]
    [DataRow("### Frontend\n\n## Backend\n\n- **Enabled:** Yes\n", Frontend.Undecided, DisplayName = "after a section of lower rank")]
    public void TheEnabledLineOfAnotherSectionIsIgnored(string text, Frontend expected) => Assert.AreEqual(expected, Of(text));

    [TestMethod]
    [DataRow("# Frontend\n\n- Enabled: No\n")]
    [DataRow("### Frontend (web)\n\n- Enabled: No\n")]
    [DataRow("## frontend\n\n- Enabled: No\n")]
    [DataRow("## **Frontend**\n\n- Enabled: No\n")]
    [DataRow("Frontend\n--------\n\n- Enabled: No\n", DisplayName = "underlined heading")]
    [DataRow("## Frontend\n\n### Details\n\n- Enabled: No\n", DisplayName = "in a section below")]
    [DataRow("## Frontend ##\r\n\r\n- **Enabled:** No\r\n", DisplayName = "CRLF")]
    [DataRow("## Frontend\r\r- **Enabled:** No\r", DisplayName = "CR")]
    public void TheHeadingMayHaveAnyShape(string text) => Assert.AreEqual(Frontend.Disabled, Of(text));

    [TestMethod]
    [DataRow("## Frontend\n\n```\n- **Enabled:** No\n```\n", DisplayName = "fenced")]
    [DataRow("## Frontend\n\n    - **Enabled:** No\n", DisplayName = "indented")]
    [DataRow("```\n## Frontend\n- **Enabled:** No\n```\n", DisplayName = "the heading too")]
    [DataRow("## Frontend\n\n<!-- - **Enabled:** No -->\n", DisplayName = "a comment")]
    public void CodeAndCommentsDecideNothing(string text) => Assert.AreEqual(Frontend.Undecided, Of(text));

    [TestMethod]
    [DataRow("true", Frontend.Enabled)]
    [DataRow("false", Frontend.Disabled)]
    [DataRow("\"yes\"", Frontend.Undecided)]
    [DataRow("null", Frontend.Undecided)]
    public void TheEmbeddedForgeJsonIsAskedNext(string enabled, Frontend expected)
        => Assert.AreEqual(
            expected,
            Of("# Stack\n\n## forge.json\n\n```json\n{ \"backend\": {}, \"frontend\": { \"enabled\": " + enabled + " } } // as generated\n```\n"));

    [TestMethod]
    public void TheFirstEmbeddedBlockThatSaysSomethingDecides()
        => Assert.AreEqual(Frontend.Disabled, Of("```json\n{ \"x\": 1 }\n```\n\n```json\n{ \"frontend\": { \"enabled\": false } }\n```\n"));

    [TestMethod]
    [DataRow("{ \"frontend\": { \"enabled\": true, \"dir\": \"web\" } }", Frontend.Enabled)]
    [DataRow("{ \"frontend\": { \"enabled\": false, \"dir\": null } }", Frontend.Disabled)]
    [DataRow("{ \"frontend\": {} }", Frontend.Undecided)]
    [DataRow("{ \"frontend\": null }", Frontend.Undecided)]
    [DataRow("{ \"boot_script\": \"x\" }", Frontend.Undecided)]
    [DataRow("[]", Frontend.Undecided)]
    [DataRow("{ malformed", Frontend.Undecided)]
    [DataRow("", Frontend.Undecided)]
    public void TheRealForgeJsonIsAskedLast(string json, Frontend expected) => Assert.AreEqual(expected, Of("# Stack\n", json));

    [TestMethod]
    public void TheStackOutweighsForgeJson()
        => Assert.AreEqual(Frontend.Disabled, Of("## Frontend\n\n- **Enabled:** No\n", "{ \"frontend\": { \"enabled\": true } }"));

    [TestMethod]
    [DataRow("{ \"\\ud800\\ud800\": 1, \"frontend\": { \"enabled\": true } }", DisplayName = "a name")]
    [DataRow("{ \"frontend\": { \"\\udc00\\udc00\": 1 } }", DisplayName = "a name inside")]
    public void AnEscapeThatIsNoTextIsNoCrash(string json)
    {
        Of("# Stack\n", json);
        Of("```json\n" + json + "\n```\n");
    }

    [TestMethod]
    [DataRow(">", DisplayName = "quotes")]
    [DataRow("- ", DisplayName = "lists")]
    [DataRow("[", DisplayName = "brackets")]
    [DataRow("*a ", DisplayName = "emphasis")]
    [Timeout(60_000)]
    public void AHostileNestDecidesNothingWrong(string piece)
    {
        string nest = new StringBuilder().Insert(0, piece, 5000).ToString();

        Assert.AreNotEqual(Frontend.Enabled, Of("## Frontend\n\n- **Enabled:** No\n\n## Notes\n\n" + nest + "x\n"));
    }

    [TestMethod]
    public void AByteOrderMarkIsNoObstacle()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "## Frontend\n\n- Enabled: No\n"u8];

        Assert.AreEqual(Frontend.Disabled, StackContract.FrontendOf(SourceText.Decode(bytes, bytes.Length), null));
    }

    private static Frontend Of(string stack, string? forgeJson = null)
        => StackContract.FrontendOf(new SourceText(stack), forgeJson is null ? null : new SourceText(forgeJson));
}
