using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts.Documents;

[TestClass]
public sealed class MarkdownTextTests
{
    private const string Path = "notes.md";

    [TestMethod]
    public void HeadingsHaveLevelTextAndLine()
    {
        MarkdownText text = Parse("# One\n\ntext\n\n   ## **Two** `x` ##\n### 3. Three#\n");
        CollectionAssert.AreEqual(
            new[] { "1 One 1", "2 Two x 5", "3 3. Three# 6" },
            text.Headings.Select(heading => heading.Level + " " + heading.Text + " " + heading.Line.Number).ToArray());
        Assert.AreEqual("Three#", text.Headings[2].Title);
    }

    [TestMethod]
    [DataRow("Title\n===\n")]
    [DataRow("Status: PASS\n---\n")]
    [DataRow("- # in a list\n")]
    [DataRow("> # in a quotation\n")]
    [DataRow("    # in code\n")]
    [DataRow("```\n# in a fence\n```\n")]
    [DataRow("<!--\n# in a comment\n-->\n")]
    [DataRow("#hashtag\n")]
    public void WhatOnlyLooksLikeAHeadingIsNone(string text) => Assert.AreEqual(0, Parse(text).Headings.Count);

    [TestMethod]
    public void LinesKnowWhatTheyAre()
    {
        MarkdownText text = Parse("# a\nb\n\n    code\n\n- c\n  ```\n  d\n  ```\n- e\n\n<!-- f\n-->\n<pre>\ng\n</pre>\n\n<details>\nh\n</details>\n\n~~~\ni\n");
        string kinds = string.Join(' ', text.AllLines.Where(line => !line.IsBlank).Select(line => line.Text.Trim() + "=" + line.Kind));
        Assert.AreEqual(
            "# a=Heading b=Text code=IndentedCode - c=Text ```=FencedCode d=FencedCode ```=FencedCode - e=Text <!-- f=Comment -->=Comment "
                + "<pre>=FencedCode g=FencedCode </pre>=FencedCode <details>=Text h=Text </details>=Text ~~~=FencedCode i=FencedCode",
            kinds);
    }

    [TestMethod]
    [DataRow("```\na\n\nb\n")]
    [DataRow("- x\n  ~~~\n  a\n\n  b\n")]
    [DataRow("```cs\na\n\n\n\nb")]
    public void AFenceThatNothingClosesGoesOn(string text)
        => Assert.IsTrue(Parse(text).AllLines.Where(line => line.Text.Trim() is "a" or "b").All(line => line.Kind == LineKind.FencedCode));

    [TestMethod]
    public void ACommentThatNothingClosesGoesOn()
        => Assert.IsTrue(Parse("<!--\na\n\n- b\n\n# c").AllLines.All(line => line.Kind == LineKind.Comment));

    [TestMethod]
    public void LinesAreNumberedAsInTheFileAlsoWhereOnlyAPartIsRead()
    {
        SourceText source = new("one\ntwo\n## three\nfour\n");
        MarkdownText part = MarkdownText.Parse(Path, source, 8, source.Text.Length);
        Assert.AreEqual(3, part.Headings[0].Line.Number);
        Assert.AreEqual(new SourceLocation(Path, 4, 1, 4, 5), part.LinesOf(part.Headings[0])[0].Whole());
    }

    [TestMethod]
    public void ASectionEndsAtTheNextHeadingOfItsRank()
    {
        MarkdownText text = Parse("## a\n1\n### b\n2\n## c\n3\n# d\n");
        Assert.AreEqual("1|### b|2", string.Join('|', text.LinesOf(text.Headings[0]).Select(line => line.Text)));
        Assert.AreEqual("2", string.Join('|', text.LinesOf(text.Headings[1]).Select(line => line.Text)));
        Assert.AreEqual("3", string.Join('|', text.LinesOf(text.Headings[2]).Select(line => line.Text)));
        Assert.AreEqual("b", string.Join('|', text.HeadingsIn(text.Headings[0]).Select(heading => heading.Text)));
    }

    [TestMethod]
    public void SectionsInsideOfFoundOnesAreNotFoundAgain()
    {
        MarkdownText text = Parse("## files a\n### files b\n## other\n### files c\n");
        Assert.AreEqual("files a|files c", string.Join('|', text.Outermost(heading => heading.Says("files")).Select(heading => heading.Text)));
    }

    [TestMethod]
    public void WhatNestsTooDeeplySaysSo()
    {
        MarkdownText text = Parse(new string('>', 1000) + " a\n");
        Assert.IsTrue(text.IsTooDeep);
        Assert.AreEqual(0, text.AllLines.Count);
        Assert.IsFalse(Parse(new string('[', 1000)).IsTooDeep, "brackets are text");
    }

    // Each of these took paragraphs of Markdig as it comes most of a minute.
    [TestMethod]
    [Timeout(45_000)]
    [DataRow("[a]: b\n")]
    [DataRow("[a]:\n")]
    [DataRow("a\n-\n")]
    [DataRow("a\n===\n")]
    [DataRow("[")]
    [DataRow("- a\n")]
    [DataRow("```\n")]
    [DataRow("<!--")]
    [DataRow("## a\n")]
    public void TimeIsLinear(string unit)
    {
        MarkdownText text = Parse(string.Concat(Enumerable.Repeat(unit, 1_500_000 / unit.Length)));
        foreach (MarkdownHeading heading in text.Headings)
            Assert.IsTrue(text.LinesOf(heading).Count < 2);
        Assert.IsFalse(text.IsTooDeep);
    }

    [TestMethod]
    public void AnyTextIsReadAndItsLinesAreTheTextItself()
        => Always.Holds(
            Always.TextOf(40, "\n", "\n", " ", "    ", "- ", "> ", "# ", "## ", "```", "~~~", "a", "|", "<!--", "-->", "<pre>", "*", "[a]: b", "\t", "\0", "1. ", "\u00E9", "\uD83D"),
            text =>
            {
                MarkdownText read = Parse(text);
                Assert.AreEqual(new SourceText(text).Text, string.Join('\n', read.AllLines.Select(line => line.Text)));
                foreach (MarkdownHeading heading in read.Headings)
                    Assert.IsTrue(heading.Level is >= 1 and <= 6 && heading.Line.Text.TrimStart()[0] == '#');
            });

    private static MarkdownText Parse(string text) => MarkdownText.Parse(Path, new SourceText(text));
}
