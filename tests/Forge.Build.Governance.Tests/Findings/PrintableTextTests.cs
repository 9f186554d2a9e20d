using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Findings;

[TestClass]
public sealed class PrintableTextTests
{
    private static readonly Gen<string> AnyText = Always.TextOf(
        12, "a", " ", "\0", "\r\n", "\u001b[31m", "\u202e", "\u2028", "\ud83d", "\ude00", "\U0001F600", "\U000E0041", "\U000F0000", "\u00ad", "\ue000",
        "e\u0301", "##", "vso[", "VSO[", "[", "]", ":", "::", "\\u0000", "\u0085", "\ufeff", "\u200d");

    [TestMethod]
    [DataRow("tab\there", @"tab\u0009here", DisplayName = "tab")]
    [DataRow("a\r\nb", @"a\u000d\u000ab", DisplayName = "line end")]
    [DataRow("\0", @"\u0000", DisplayName = "NUL")]
    [DataRow("\u001b[31mred", @"\u001b[31mred", DisplayName = "ANSI colour")]
    [DataRow("\u007f", @"\u007f", DisplayName = "delete")]
    [DataRow("\u009b31m", @"\u009b31m", DisplayName = "C1 control")]
    [DataRow("a\u202eb\u2066c", @"a\u202eb\u2066c", DisplayName = "bidirectional")]
    [DataRow("\u200b\ufeff\u00ad", @"\u200b\ufeff\u00ad", DisplayName = "invisible format characters")]
    [DataRow("a\u2028b\u2029c\u0085d", @"a\u2028b\u2029c\u0085d", DisplayName = "line separators")]
    [DataRow("\ue000", @"\ue000", DisplayName = "private use")]
    public void WhatSteersATerminalIsEscaped(string text, string expected) => Assert.AreEqual(expected, PrintableText.Escape(text));

    // As parameters they would be repaired on the way into the test.
    [TestMethod]
    public void HalfASurrogatePairIsEscaped()
    {
        Assert.AreEqual(@"a\ud83d", PrintableText.Escape("a\ud83d"));
        Assert.AreEqual(@"\ude00a", PrintableText.Escape("\ude00a"));
        Assert.AreEqual(@"\ud83d" + "\U0001F600", PrintableText.Escape("\ud83d\ud83d\ude00"));
    }

    [TestMethod]
    [DataRow("\U000E0041\U000E0042", DisplayName = "tags, which hide text from people and not from agents")]
    [DataRow("\U000F0000", DisplayName = "private use plane")]
    [DataRow("\U0001D173", DisplayName = "musical format control")]
    public void InvisibleCharactersOutsideTheFirstPlaneAreEscaped(string text)
        => Assert.IsTrue(PrintableText.Escape(text).All(char.IsAscii), PrintableText.Escape(text));

    [TestMethod]
    [DataRow("")]
    [DataRow("plain ASCII ~!@#$%^&*(){}")]
    [DataRow("na\u00efve \u4e2d\u6587 \u0928\u092e\u0938\u094d\u0924\u0947")]
    [DataRow("e\u0301 with a combining accent")]
    [DataRow("emoji \U0001F600\U0001F680")]
    [DataRow("a[0] = b; ## heading [link]")]
    [DataRow("a::b")]
    [DataRow(@"a backslash \u0041 stays")]
    public void WhatPeopleReadSurvives(string text) => Assert.AreEqual(text, PrintableText.Escape(text));

    [TestMethod]
    [DataRow("##vso[task.complete]done")]
    [DataRow("text before ##vso[task.setvariable variable=x]y")]
    [DataRow("##VsO[task.complete]")]
    [DataRow("###vso[task.complete]")]
    [DataRow("##[error]x")]
    [DataRow("a ##[group]x")]
    [DataRow("##vso[a] ##vso[b] ##[c]")]
    public void AnAzureCommandIsBroken(string text)
    {
        string escaped = PrintableText.Escape(text);

        Assert.DoesNotContain("##[", escaped);
        Assert.DoesNotContain("##vso[", escaped, StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    [DataRow("::error file=a.cs::x")]
    [DataRow("::set-output name=a::b")]
    [DataRow(" ::error::x", DisplayName = "the runner trims first")]
    [DataRow("   ::error::x", DisplayName = "the runner trims first, more blanks")]
    public void AGitHubCommandIsBroken(string text)
        => Assert.IsFalse(PrintableText.Escape(text).TrimStart().StartsWith("::", StringComparison.Ordinal), PrintableText.Escape(text));

    [TestMethod]
    public void EscapedTextHoldsNothingInvisible()
        => Always.Holds(AnyText, text => Assert.IsEmpty(Invisible(PrintableText.Escape(text)), "in " + PrintableText.Escape(text)), 5000);

    [TestMethod]
    public void EscapedTextHoldsNoServiceCommand()
        => Always.Holds(AnyText, text =>
        {
            string escaped = PrintableText.Escape(text);
            Assert.DoesNotContain("##[", escaped);
            Assert.DoesNotContain("##vso[", escaped, StringComparison.OrdinalIgnoreCase);
            Assert.IsFalse(escaped.StartsWith("::", StringComparison.Ordinal));
        }, 5000);

    [TestMethod]
    public void EscapingTwiceChangesNothing()
        => Always.Holds(AnyText, text => PrintableText.Escape(PrintableText.Escape(text)) == PrintableText.Escape(text), 2000);

    [TestMethod]
    public void ShortTextIsItsOwnExcerpt() => Assert.AreEqual("12345", PrintableText.Excerpt("12345", 5));

    [TestMethod]
    public void LongTextIsCutWithAnEllipsis() => Assert.AreEqual("12345...", PrintableText.Excerpt("123456", 5));

    [TestMethod]
    public void AnExcerptEndsBeforeASurrogatePairRatherThanInIt()
        => Assert.AreEqual("1234...", PrintableText.Excerpt("1234\U0001F600" + "6", 5));

    [TestMethod]
    public void AnExcerptIsEscaped() => Assert.AreEqual(@"a\u000a...", PrintableText.Excerpt("a\nbc", 2));

    [TestMethod]
    public void AnExcerptNeverSplitsASurrogatePair()
    {
        Gen<(string Text, int Length)> cuts =
            from text in Always.TextOf(8, "a", "\U0001F600", "\u00e9")
            from length in Gen.Choose(1, 8)
            select (text, length);

        Always.Holds(cuts, cut => !PrintableText.Excerpt(cut.Text, cut.Length).Contains(@"\ud", StringComparison.Ordinal));
    }

    private static List<string> Invisible(string text)
    {
        List<string> found = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                found.Add("half a pair");
                continue;
            }
            i += rune.Utf16SequenceLength - 1;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse)
            {
                found.Add("U+" + rune.Value.ToString("X", CultureInfo.InvariantCulture));
            }
        }
        return found;
    }
}
