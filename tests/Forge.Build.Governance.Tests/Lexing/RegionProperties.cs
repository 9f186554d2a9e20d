using System;
using System.Linq;
using Forge.Build.Governance.Boundaries.Lexing;
using Forge.Build.Governance.Contracts;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Lexing;

[TestClass]
public sealed class RegionProperties
{
    private static readonly SourceLanguage[] Languages =
        [.. Enum.GetValues<SourceLanguage>().Where(language => language != SourceLanguage.Unknown)];

    private static readonly PatternScope[] Scopes = [PatternScope.Code, PatternScope.Strings, PatternScope.Comments];

    /// <summary>Everything that opens, closes, escapes or repeats something in one of the languages.</summary>
    private static readonly string[] NastyPieces =
    [
        "\"", "\"\"", "\"\"\"", "'", "'''", "`", "\\", "/", "//", "/*", "*/", "#", "##", "#!", "#[", "#region", "--",
        "$", "$$", "$a$", "@", "@\"", "$\"", "$@\"", "$\"\"\"", "$$\"\"\"", "{", "{{", "{$", "${", "\\(", "\\#(", "}",
        "}}", "(", ")", "[", "[a", "]", "]]", "<", "<a", "<a>", "<>", "</", "</a>", "/>", ">", "=>", "<?", "<?php",
        "<?xml", "?>", "<<<", "<<<a\n", "<<<'a'\n", "R\"(", "R\"a(", ")a\"", "r\"", "r#\"", "\"#", "b'", "E'", "U&'",
        "s\"", "f'", "return", "if", "a", "1", "1'0", "é", "世", "😀", "\ud83d", "\0", "\ufeff", " ", "\t", "\r", "\n",
        "\n\n", "\u2028", ":", "::", ",", ";", "=", ".", "+", "++", "-", "!", "&", "?", "%",
    ];

    private static Gen<(SourceLanguage Language, string Text)> Sources
        => from language in Gen.Elements(Languages)
           from text in Always.TextOf(40, NastyPieces)
           select (language, text);

    [TestMethod]
    public void A_mask_is_as_long_as_its_text()
        => Always.Holds(Sources, source => Masks(source).All(mask => mask.Length == source.Text.Length), count: 5000);

    [TestMethod]
    public void Line_feeds_stay_where_they_are_and_none_is_added()
        => Always.Holds(
            Sources,
            source => Masks(source).All(mask => source.Text.Select(IsLineFeed).SequenceEqual(mask.Select(IsLineFeed))),
            count: 5000);

    [TestMethod]
    public void Every_other_character_is_in_exactly_one_region()
        => Always.Holds(Sources, AssertPartition, count: 20_000);

    [TestMethod]
    public void The_text_of_another_file_is_masked_too()
        => Always.Holds(
            from language in Gen.Elements(Languages)
            from text in ArbMap.Default.GeneratorFor<string>()
            select (language, text ?? ""),
            AssertPartition,
            count: 5000);

    [TestMethod]
    public void Masking_twice_changes_nothing_of_a_text_that_is_all_code()
        => Always.Holds(
            from language in Gen.Elements(Languages)
            from text in Always.TextOf(40, "a", "1", " ", "\n", "(", ")", "{", "}", ";", "=", "+", ",", ".")
            select (language, text),
            source => SourceRegions.Mask(source.text, source.language, PatternScope.Code) == source.text);

    // Not timed: a lexer that is not linear, or recurses, does not come back from these.
    [TestMethod]
    [DataRow("\"")]
    [DataRow("{")]
    [DataRow("$\"{")]
    [DataRow("$\"\"\"{")]
    [DataRow("`${")]
    [DataRow("<a b={")]
    [DataRow("/*")]
    [DataRow("=/[")]
    [DataRow("<<<a\n")]
    [DataRow("$a")]
    [DataRow("r#")]
    public void A_large_text_of_one_kind_comes_to_an_end(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        foreach (SourceLanguage language in Languages)
            Assert.AreEqual(text.Length, SourceRegions.Mask(text, language, PatternScope.Code).Length);
    }

    [TestMethod]
    [DataRow("\"")]
    [DataRow("$\"{")]
    public void Ten_megabytes_come_to_an_end(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 10_000_000 / piece.Length));
        Assert.AreEqual(text.Length, SourceRegions.Mask(text, SourceLanguage.CSharp, PatternScope.Strings).Length);
    }

    private static string[] Masks((SourceLanguage Language, string Text) source)
        => [.. Scopes.Select(scope => SourceRegions.Mask(source.Text, source.Language, scope))];

    private static bool IsLineFeed(char c) => c == '\n';

    private static void AssertPartition((SourceLanguage Language, string Text) source)
    {
        string[] masks = Masks(source);
        for (int index = 0; index < source.Text.Length; index++)
        {
            char c = source.Text[index];
            string here = string.Concat(masks.Select(mask => mask[index]));
            bool holds = c switch
            {
                '\n' => here == "\n\n\n",
                ' ' => here == "   ",
                _ => here.Count(kept => kept == c) == 1 && here.Count(kept => kept == ' ') == 2,
            };
            Assert.IsTrue(holds, $"{source.Language} at {index}: U+{(int)c:X4} became '{here}'");
        }
    }
}
