using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Forge.Build.Governance.Boundaries.Patterns;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Patterns;

[TestClass]
public sealed class PatternMatcherTests
{
    [TestMethod]
    [DataRow("(", "Not enough )'s.")]
    [DataRow("[a", "Unterminated [] set.")]
    [DataRow("a**", "Nested quantifier '*'.")]
    [DataRow("*a", "Quantifier '*' following nothing.")]
    [DataRow(@"\", "Illegal \\ at end of pattern.")]
    [DataRow("(?P<n>a)", "Unrecognized grouping construct.")]
    [DataRow("[z-a]", "[x-y] range in reverse order.")]
    public void WhatIsNoPatternIsRefusedInTheEnginesWords(string pattern, string reason)
    {
        Assert.IsFalse(PatternMatcher.TryCreateForTrial(pattern, out PatternMatcher? matcher, out string given));
        Assert.IsNull(matcher);
        Assert.Contains(reason, given);
    }

    [TestMethod]
    [DataRow("sqlconnection", "new SqlConnection()", "4+13", DisplayName = "case is ignored")]
    [DataRow("a.b", "a\nb axb", "4+3", DisplayName = "a dot stops at a line end")]
    [DataRow("^b", "a\nb", "", DisplayName = "^ is the start of the file")]
    [DataRow("a$", "a\nb", "", DisplayName = "$ is the end of the file")]
    [DataRow("a$", "ba\n", "1+1", DisplayName = "$ stands before the last line end too")]
    [DataRow("a", "aaa", "0+1 1+1 2+1", DisplayName = "every match")]
    [DataRow("aa", "aaa", "0+2", DisplayName = "matches do not overlap")]
    [DataRow(@"a\s+b", "a \n\n b", "0+6", DisplayName = "over lines")]
    [DataRow("(?<=a)b", "ab cb", "1+1", DisplayName = "look behind")]
    [DataRow("b(?!c)", "bc bd", "3+1", DisplayName = "look ahead")]
    [DataRow(@"(a)\1", "aaa", "0+2", DisplayName = "back reference")]
    [DataRow("(?>a+)b", "aab", "0+3", DisplayName = "atomic")]
    [DataRow("I", "i I \u0131 \u0130", "0+1 2+1", DisplayName = "no culture's own rules")]
    public void APatternFindsWhatItShould(string pattern, string text, string expected) => Assert.AreEqual(expected, Find(pattern, text));

    // dotnet/runtime#130176: the linear engine of .NET 7 to 10 forgets the first of two matches of such patterns.
    [TestMethod]
    [DataRow("@?SqlClient", "@ SqlClient @SqlClient", "2+9 12+10")]
    [DataRow("a?z", "a.z..az", "2+1 5+2")]
    [DataRow(@"\s?b", "\n.abbc", "3+1 4+1")]
    [DataRow("[^a]?b", "c\nabab .", "3+1 5+1")]
    [DataRow(@"\w*[^a]*b", ".ab c.ab", "1+2 6+2")]
    public void APatternThatBeginsWithSomethingOptionalDropsNoMatch(string pattern, string text, string expected)
        => Assert.AreEqual(expected, Find(pattern, text));

    [TestMethod]
    public void APartOfATextIsMatchedAsIfItStoodAlone()
    {
        List<(int Start, int Length)> spans = new();

        PatternMatcher.Create(@"^\bb+$").Find("abba", 1, 2, 10, spans);

        Assert.AreEqual((1, 2), spans.Single());
    }

    [TestMethod]
    [DataRow("b")]
    [DataRow("(?=b)b")]
    public void NoMoreMatchesAreTakenThanAskedFor(string pattern)
    {
        List<(int Start, int Length)> spans = new();

        Assert.IsTrue(PatternMatcher.Create(pattern).Find("bbbbb", 0, 5, 3, spans));
        Assert.HasCount(3, spans);
    }

    // formats.md, section 1: real patterns that hold a backtracking engine for half a minute and for five.
    [TestMethod]
    [Timeout(30_000)]
    [DataRow("if.*type.*income.*expense", "if type income ", 700)]
    [DataRow("def calculate_.*balance|const.*total.*=.*reduce", "const total = const total = ", 260)]
    public void AHostilePatternOnALongLineFinishes(string pattern, string piece, int times)
    {
        string text = string.Concat(Enumerable.Repeat(piece, times));

        Assert.AreEqual("", Find(pattern, text));
    }

    // With a time-out the linear engine of .NET 10 forgets word boundaries after its first 100,000 characters.
    [TestMethod]
    [DataRow(@"\bSqlConnection\b")]
    [DataRow("SqlConnection")]
    [DataRow(@"\s+\bSql\w+")]
    [DataRow(@"[^x]\bSql")]
    [DataRow(@".{0,5}\bSqlConnection")]
    [DataRow(@"\BqlConnection\b")]
    [DataRow("Sql(?!x)")]
    [DataRow(@"(?<=\W)Sql")]
    [DataRow("(?m)^SqlConnection$")]
    [DataRow(@"\bfoo|\bSql")]
    [DataRow("@?Sql")]
    [DataRow(@"SqlConnection\n\z")]
    public void ALongTextIsSearchedToItsEnd(string pattern)
    {
        foreach (string filling in new[] { "x ", "xx", "if type income ", "\n", "a\n" })
        {
            string text = string.Concat(Enumerable.Repeat(filling, 300_000 / filling.Length)) + "\nSqlConnection\n";
            MatchCollection expected = Regex.Matches(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

            Assert.HasCount(1, expected);
            Assert.AreEqual(expected[0].Index + "+" + expected[0].Length, Find(pattern, text), filling);
        }
    }

    [TestMethod]
    public void APatternThatTakesExponentialTimeIsNotFinished()
    {
        PatternMatcher matcher = PatternMatcher.Create("(?=x)x(a+)+b");
        string text = "x" + new string('a', 60);

        Assert.IsFalse(matcher.Find(text, 0, text.Length, 10, new List<(int, int)>()));
    }

    private static string Find(string pattern, string text)
    {
        List<(int Start, int Length)> spans = new();
        Assert.IsTrue(PatternMatcher.Create(pattern).Find(text, 0, text.Length, int.MaxValue, spans));
        return string.Join(' ', spans.Select(span => span.Start + "+" + span.Length));
    }
}
