using Forge.Build.Governance.Boundaries.Lexing;
using Forge.Build.Governance.Contracts;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Lexing;

[TestClass]
public sealed class SourceRegionsTests
{
    [TestMethod]
    [DataRow("src/A.cs", "CSharp")]
    [DataRow("A.CS", "CSharp")]
    [DataRow("a.mjs", "JavaScript")]
    [DataRow("a.jsx", "JavaScript")]
    [DataRow("a.ts", "TypeScript")]
    [DataRow("a.d.ts", "TypeScript")]
    [DataRow("a.tsx", "TypeScriptJsx")]
    [DataRow("A.java", "Java")]
    [DataRow("a.kts", "Kotlin")]
    [DataRow("a.scala", "Scala")]
    [DataRow("a.go", "Go")]
    [DataRow("a.h", "C")]
    [DataRow("a.cpp", "C")]
    [DataRow("a.rs", "Rust")]
    [DataRow("a.swift", "Swift")]
    [DataRow("a.php", "Php")]
    [DataRow("a.pyi", "Python")]
    [DataRow("a.SQL", "Sql")]
    [DataRow("a.razor", "Unknown")]
    [DataRow("a.cshtml", "Unknown")]
    [DataRow("a.html", "Unknown")]
    [DataRow("a.json", "Unknown")]
    [DataRow("a.vb", "Unknown")]
    [DataRow("a.fs", "Unknown")]
    [DataRow("a.cs.txt", "Unknown")]
    [DataRow("a.cs/README", "Unknown")]
    [DataRow("cs", "Unknown")]
    [DataRow("a.", "Unknown")]
    [DataRow("", "Unknown")]
    public void The_extension_tells_the_language(string path, string language)
        => Assert.AreEqual(language, SourceRegions.LanguageOf(path).ToString());

    [TestMethod]
    public void A_mask_keeps_its_region_at_its_place()
    {
        const string Text = "x = $\"a{b}\"; // c\ny = 'd';";

        Assert.AreEqual("x =     b  ;     \ny =    ;", SourceRegions.Mask(Text, SourceLanguage.CSharp, PatternScope.Code));
        Assert.AreEqual("    $\"a{ }\"      \n    'd' ", SourceRegions.Mask(Text, SourceLanguage.CSharp, PatternScope.Strings));
        Assert.AreEqual("             // c\n        ", SourceRegions.Mask(Text, SourceLanguage.CSharp, PatternScope.Comments));
    }

    [TestMethod]
    [DataRow("a.cs", "Any")]
    [DataRow("a.razor", "Code")]
    [DataRow("a.html", "Strings")]
    [DataRow("README", "Comments")]
    public void A_rule_looks_at_everything_where_nothing_is_told_apart(string path, string scope)
    {
        const string Text = "a 'b' /* c */ // d";

        Assert.AreSame(Text, SourceRegions.Mask(Text, SourceRegions.LanguageOf(path), System.Enum.Parse<PatternScope>(scope)));
    }

    [TestMethod]
    public void An_empty_text_has_an_empty_mask()
    {
        foreach (SourceLanguage language in System.Enum.GetValues<SourceLanguage>())
            Assert.AreEqual("", SourceRegions.Mask("", language, PatternScope.Code));
    }

    [TestMethod]
    public void Tabs_and_carriage_returns_outside_the_region_become_spaces()
        => Assert.AreEqual("    'a'\n ", SourceRegions.Mask("\t\rx\t'a'\n\t", SourceLanguage.CSharp, PatternScope.Strings));
}
