using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using FsCheck;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts.Documents;

[TestClass]
public sealed class InertMarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseTaskLists().Build();

    [TestMethod]
    [DataRow("Write the snake_case file docs/a-b.md, C# first (see 1.2)!", "Write the snake_case file docs/a-b.md, C# first (see 1.2)!")]
    [DataRow("  # title ", "\\# title")]
    [DataRow("- item", "\\- item")]
    [DataRow("12. item", "12\\. item")]
    [DataRow("3) item", "3\\) item")]
    [DataRow("1 of 2", "1 of 2")]
    [DataRow("a | b", "a \\| b")]
    [DataRow("```", "\\`\\`\\`")]
    [DataRow("_a_ **b** <b> [c](d) &lt; \\", "\\_a\\_ \\*\\*b\\*\\* \\<b\\> \\[c\\](d) \\&lt; \\\\")]
    [DataRow("a\n# b", "a\\\\u000a# b")]
    [DataRow("", "")]
    public void WhatMarkdownWouldReadIsHeldBack(string text, string inert) => Assert.AreEqual(inert, InertMarkdown.Of(text));

    [TestMethod]
    public void NoTextIsMoreThanOneParagraphOfItself()
    {
        Gen<string> texts = Always.TextOf(
            10, "a", "b", "1", " ", "  ", "#", "-", "+", "*", "_", "`", "~", "=", ">", "|", "[", "]", "(", ")", "!", "<", "&", ";", ".", ":", "\\", "\n", "\t", "\r", "://",
            "http", "---", "```", "<!--", "\u2028", "x");

        Always.Holds(texts, text =>
        {
            MarkdownDocument document = Markdown.Parse(InertMarkdown.Of(text), GitHub);
            string plain = string.Concat(document.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

            Assert.IsTrue(document.All(block => block is ParagraphBlock), text);
            Assert.IsTrue(document.Descendants<Inline>().All(inline => inline is LiteralInline or ContainerInline { Parent: null }), text);
            Assert.AreEqual(Forge.Build.Governance.Findings.PrintableText.Escape(text.Trim()), plain);
        }, 5000);
    }
}
