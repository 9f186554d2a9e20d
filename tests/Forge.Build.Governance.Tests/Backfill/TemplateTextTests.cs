using System.Linq;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Backfill;

[TestClass]
public sealed class TemplateTextTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("plain { } }} text", "plain { } }} text")]
    [DataRow("{{name}}{{path}}", "NP")]
    [DataRow("a {{gap_id}} b {{action_id}} c", "a G b A c")]
    public void PlaceholdersAreFilledIn(string text, string filled)
    {
        TemplateText template = new(new SourceText(text));

        Assert.IsTrue(template.IsDeterministic);
        Assert.AreEqual(filled, template.Fill("N", "P", "G", "A"));
    }

    [TestMethod]
    [DataRow("[[{{now}}]]")]
    [DataRow("{{name}} [[{{Name}}]]")]
    [DataRow("a\n [[{{ name }}]] b")]
    [DataRow("[[{{}}]]")]
    [DataRow("x [[{{name]]\n}}")]
    [DataRow("[[{{{name}}]]}")]
    public void EverythingElseIsRefusedAtItsPlace(string marked)
    {
        Marked text = new(marked);

        TemplateText template = new(new SourceText(text.Text));

        Assert.IsFalse(template.IsDeterministic);
        Assert.AreEqual(text.In("t.md"), template.Unknown("t.md").Single().Location);
    }

    [TestMethod]
    public void WhatIsFilledInIsNotReadAgain()
        => Assert.AreEqual("{{path}}", new TemplateText(new SourceText("{{name}}")).Fill("{{path}}", "P", "G", "A"));

    [TestMethod]
    public void ATextOfNothingButBracesTakesLinearTime()
        => Assert.IsFalse(new TemplateText(new SourceText(new string('{', 2_000_000))).IsDeterministic);

    [TestMethod]
    [DataRow("document.md")]
    [DataRow("stub.md")]
    [DataRow("contract.md")]
    [DataRow("schema.json")]
    [DataRow("schema.md")]
    [DataRow("schema.sql")]
    [DataRow("boundaries.json")]
    [DataRow("physics.yaml")]
    public void ThePackageHasItsOwnTemplates(string name)
    {
        using TempFolder folder = new();
        folder.Write("forge.json", "{}");

        Template template = new Templates(ForgeRepository.TryOpen(folder.Root)!).Find(name);

        Assert.IsNotNull(template.Text, template.Problem);
        Assert.IsTrue(template.Text.IsDeterministic);
        string text = template.Text.Fill("N", "P", "G", "A");
        Assert.IsTrue(text.Length > 0 && text[^1] == '\n' && !text.Contains('\r') && !text.Contains("{{"));
    }
}
