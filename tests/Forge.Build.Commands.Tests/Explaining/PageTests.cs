using System.Linq;
using Forge.Build.Commands.Explaining;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Explaining;

[TestClass]
public sealed class PageTests
{
    [TestMethod]
    public void AHeadingInAFenceIsText()
    {
        DiagnosticPage page = DiagnosticPage.Parse("# T\n\n## What happened\n\n````md\n## Scope\n```\n## Inner\n```\n````\n\nafter\n\n## Example\nx\n");

        Assert.AreSequenceEqual(new[] { "What happened", "Example" }, page.Sections.Select(section => section.Heading).ToArray());
        Assert.AreEqual("````md\n## Scope\n```\n## Inner\n```\n````\n\nafter", page.Text("What happened"));
        Assert.AreEqual("x", page.Text("Example"));
        Assert.AreEqual("", page.Text("Why it is a rule"));
    }

    [TestMethod]
    public void AFenceThatNobodyClosesSwallowsTheRest()
        => Assert.HasCount(1, DiagnosticPage.Parse("## A\n```\n## B\n    ```\n~~~\n").Sections);

    [TestMethod]
    public void LineEndsOfAnotherMachineChangeNothing()
        => Assert.AreEqual("a\nb", DiagnosticPage.Parse("## A\r\n\r\na\r\nb\r\n\r\n").Text("A"));

    [TestMethod]
    public void APlainPageHasNoFencesAndNoLinkTargets()
    {
        string[] plain = PlainMarkdown.Of(["see [FORGE0105](FORGE0105.md), [docs](https://example.org/a) and `[a](b)`.", "", "```csharp", "[a](b)", "```", "an [open one"]).ToArray();

        Assert.AreSequenceEqual(new[] { "  see FORGE0105, docs (https://example.org/a) and `[a](b)`.", "", "      [a](b)", "  an [open one" }, plain);
    }

    [TestMethod]
    public void EveryPageThatIsCarriedHasItsFourSections()
    {
        DiagnosticPage[] pages = RuleCatalog.All.Select(DiagnosticPage.Of).OfType<DiagnosticPage>().ToArray();

        Assert.IsGreaterThan(100, pages.Length);
        foreach (DiagnosticPage page in pages)
        {
            foreach ((string heading, string _) in DiagnosticPage.Known)
                Assert.AreNotEqual("", page.Text(heading), string.Join(", ", page.Sections.Select(section => section.Heading)));
        }
    }

    [TestMethod]
    public void ARuleWithoutAPageHasNone()
        => Assert.IsNull(DiagnosticPage.Of(new Rule("FORGE9999", StopCode.None, Severity.Notice, "X", "x", "x 1")));

    [TestMethod]
    public void NoLineOfAPageIsLost()
        => Always.Holds(Always.TextOf(12, "## A\n", "```\n", "~~~~\n", "x\n", "\n", "[a](b\n", "`"), text =>
        {
            DiagnosticPage page = DiagnosticPage.Parse("## First\n" + text);
            string[] kept = page.Sections.SelectMany(section => section.Lines.Prepend("## " + section.Heading)).Where(line => line.Length > 0).ToArray();
            return kept.SequenceEqual(("## First\n" + text).Split('\n').Where(line => line.Length > 0));
        });
}
