using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Forge.Build.Governance.Boundaries.Patterns;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Patterns;

[TestClass]
public sealed class RequiredLiteralsTests
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [TestMethod]
    [DataRow("SqlConnection", "SqlConnection")]
    [DataRow(@"\bSqlConnection\b", "SqlConnection")]
    [DataRow("asyncpg|psycopg|sqlalchemy", "asyncpg,psycopg,sqlalchemy")]
    [DataRow("from fastapi import Request|Response", "from fastapi import Request,Response")]
    [DataRow("from app.repos", "from app")]
    [DataRow(@"fetch\(", "fetch(")]
    [DataRow(@"\bSELECT\b.*\bFROM\b", "SELECT")]
    [DataRow(@"System\.Data\.SqlClient", "System.Data.SqlClient")]
    [DataRow("ab+cde", "bcde")]
    [DataRow("ab{2,3}cd", "bcd")]
    [DataRow("(?i)Console", "Console")]
    [DataRow("(?i:Console)", "Console")]
    [DataRow("(?<n>ab)+c", "ab")]
    [DataRow("(?'n'abc)", "abc")]
    [DataRow("(?:abc|defg)x", "abc,defg")]
    [DataRow("abc(?=def)", "abc")]
    [DataRow("abc(?!def)", "abc")]
    [DataRow("(?<=abc)def", "def")]
    [DataRow("(?<!abc)def", "def")]
    [DataRow("(?>abc)", "abc")]
    [DataRow("abc[]x]", "abc")]
    [DataRow("abc[^]]", "abc")]
    [DataRow(@"\x41\x42", "AB")]
    [DataRow(@"\u0041bc", "Abc")]
    [DataRow(@"\p{L}abc", "abc")]
    [DataRow("abc{,3}", "abc{,3}")]
    [DataRow("{abc}", "{abc}")]
    [DataRow("abc{0}de", "ab")]
    [DataRow("x*abc?", "ab")]
    [DataRow("(?:x|y)?abc", "abc")]
    [DataRow("((((abc))))", "abc")]
    [DataRow("^using", "using")]
    [DataRow("a.bc.d", "bc")]
    [DataRow("caf\u00e9ine", "caf")]
    public void TheRarestLiteralsOfAPatternAreKnown(string pattern, string expected)
    {
        IReadOnlyList<string>? first = Of(pattern)?.AllOf[0];

        Assert.AreEqual(expected, first is null ? null : string.Join(',', first));
    }

    [TestMethod]
    [DataRow(@"\w+")]
    [DataRow("a")]
    [DataRow("|abc")]
    [DataRow("abc|")]
    [DataRow("abc||def")]
    [DataRow("()")]
    [DataRow("")]
    [DataRow("(abc)?")]
    [DataRow("(abc)*")]
    [DataRow("(abc){0}")]
    [DataRow("(abc){0,3}")]
    [DataRow("(abc){00,3}")]
    [DataRow("abc|.")]
    [DataRow("abc|d")]
    [DataRow("(?=abc)")]
    [DataRow("(?!abc)d")]
    [DataRow("(?x)a b c")]
    [DataRow("(?x: a b )c d")]
    [DataRow("(?#abc)")]
    [DataRow("abc(?#comment)")]
    [DataRow(@"(abc)\1")]
    [DataRow(@"(?<n>abc)\k<n>")]
    [DataRow("(?(abc)def|ghi)")]
    [DataRow(@"\012abc")]
    [DataRow(@"\cAabc")]
    [DataRow("abc[a-z-[b]]")]
    [DataRow("[abc]")]
    [DataRow("\u00e9\u00e9")]
    [DataRow("\u212a\u212a")]
    [DataRow("\\\u00e9abc", DisplayName = "an escape outside of ASCII")]
    public void WhereNoLiteralIsCertainNoneIsClaimed(string pattern) => Assert.IsNull(Of(pattern));

    [TestMethod]
    public void AllLiteralsOfASequenceAreNeeded()
        => Assert.AreEqual("select,from", string.Join(',', Of(@"\bselect\b.*\bfrom\b")!.AllOf.Select(set => set.Single())));

    [TestMethod]
    public void ABlankCountsOnlyWhereItIsItself()
    {
        Assert.AreEqual("import os", RequiredLiterals.Of("import os", blanksCount: true)?.AllOf[0][0]);
        Assert.IsTrue(RequiredLiterals.Of("import os", blanksCount: false)!.AllOf.All(set => set.All(literal => !literal.Contains(' '))));
    }

    [TestMethod]
    public void AsManyLiteralsAsAFileCanBeSearchedForAreClaimed()
    {
        Assert.IsNotNull(Of(string.Join('|', Enumerable.Range(10, 40).Select(i => "w" + i))));
        Assert.IsNull(Of(string.Join('|', Enumerable.Range(10, 41).Select(i => "w" + i))));
    }

    [TestMethod]
    [Timeout(60_000)]
    public void ADeepNestEndsTheReadingAndNotTheBuild()
    {
        Assert.IsNull(Of(new string('(', 1990) + "abc" + new string(')', 1990)));
        Assert.IsNull(Of(string.Concat(Enumerable.Repeat("(?:a|", 800)) + "b" + new string(')', 800)));
    }

    [TestMethod]
    [DataRow(@"\bSqlConnection\b", true)]
    [DataRow("a.*bc", true)]
    [DataRow(@"ab\d\w\tc", true)]
    [DataRow("ab[cd]", true)]
    [DataRow("^using", false)]
    [DataRow("using$", false)]
    [DataRow(@"ab\s+cd", false)]
    [DataRow(@"ab\ncd", false)]
    [DataRow("ab\ncd", false)]
    [DataRow(@"ab\x0Acd", false)]
    [DataRow(@"ab\u000acd", false)]
    [DataRow("ab[^c]d", false)]
    [DataRow("ab[^]]d", false)]
    [DataRow(@"ab[\s]d", false)]
    [DataRow(@"ab[\W]d", false)]
    [DataRow("ab[\t-c]d", false)]
    [DataRow(@"ab[\0-c]d", false)]
    [DataRow(@"ab\Dcd", false)]
    [DataRow(@"ab\Wcd", false)]
    [DataRow(@"ab\P{L}cd", false)]
    [DataRow("(?s)ab.cd", false)]
    [DataRow("ab(?s:.)cd", false)]
    [DataRow("ab(?=c)", false)]
    [DataRow("(?<!c)ab", false)]
    [DataRow(@"ab\B", false)]
    [DataRow(@"ab\z", false)]
    public void APatternIsLineLocalOnlyWhereNoMatchSeesALineEnd(string pattern, bool expected) => Assert.AreEqual(expected, Of(pattern)?.IsLineLocal);

    [TestMethod]
    public void EveryMatchHoldsOneLiteralOfEachSet()
        => Always.Holds(Gen.Zip(AnyPattern.Pattern, AnyPattern.Texts), given =>
        {
            if (!AnyPattern.IsValid(given.Item1) || Of(given.Item1) is not { } requirement)
                return;
            Regex regex = new(given.Item1, Options);
            foreach (string text in given.Item2.Where(text => !CaseFolding.Surprising(text)))
            {
                foreach (Match match in regex.Matches(text))
                {
                    Assert.IsTrue(
                        requirement.AllOf.All(set => set.Any(literal => match.Value.Contains(literal, StringComparison.OrdinalIgnoreCase))),
                        "matched \"" + match.Value + "\" without one of " + string.Join(" and ", requirement.AllOf.Select(set => string.Join('|', set))));
                }
            }
        }, 20_000);

    [TestMethod]
    public void ALineLocalPatternFindsTheSameInTheLinesAsInTheWhole()
        => Always.Holds(Gen.Zip(AnyPattern.Pattern, AnyPattern.Texts), given =>
        {
            if (!AnyPattern.IsValid(given.Item1) || Of(given.Item1) is not { IsLineLocal: true })
                return;
            Regex regex = new(given.Item1, Options);
            foreach (string text in given.Item2)
            {
                List<(int, int)> inLines = new();
                for (int start = 0, end; start <= text.Length; start = end + 1)
                {
                    end = text.IndexOf('\n', start) is int feed and >= 0 ? feed : text.Length;
                    foreach (Match match in regex.Matches(text[start..end]))
                        inLines.Add((start + match.Index, match.Length));
                }
                CollectionAssert.AreEqual(regex.Matches(text).Select(match => (match.Index, match.Length)).ToArray(), inLines, text);
            }
        }, 20_000);

    [TestMethod]
    public void WhateverThePatternIsReadingItEnds()
        => Always.Holds(Always.TextOf(10, "(", ")", "[", "]", "{", "}", "\\", "?", "*", "+", "|", "<", ">", "'", "=", "!", ":", "#", "^", "a", "1", ",", "x", "u", "p", "-", "\u00e9"), pattern =>
        {
            LiteralRequirement? requirement = Of(pattern);
            Assert.IsTrue(requirement is null || requirement.AllOf.All(set => set.Count > 0 && set.All(literal => literal.Length > 1)));
        }, 20_000);

    private static LiteralRequirement? Of(string pattern) => RequiredLiterals.Of(pattern, blanksCount: true);
}
