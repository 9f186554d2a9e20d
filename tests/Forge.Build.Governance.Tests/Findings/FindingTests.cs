using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Findings;

[TestClass]
public sealed class FindingTests
{
    // Few values a part, so that generated findings often agree in some parts.
    private static readonly Gen<Finding> AnyFinding =
        from rule in Gen.Elements(RuleCatalog.ForbiddenPattern, RuleCatalog.MalformedContract, RuleCatalog.DeadGlob)
        from path in Gen.Elements("", "a.cs", "A.cs", "a/b.cs", "a-b.cs", "\u00e9.cs")
        from line in Gen.Choose(0, 2)
        from column in Gen.Choose(0, 2)
        from end in Gen.Choose(3, 4)
        from message in Gen.Elements("x", "X", "y", "")
        from fix in Gen.Elements("do it", "do that")
        select new Finding(rule, new SourceLocation(path, line, column, line, end), message, fix);

    [TestMethod]
    public void TheTextNamesGateMessageFixAndClause()
    {
        Finding finding = new(RuleCatalog.ForbiddenPattern, SourceLocation.None, "what happened.", "do this.");

        Assert.AreEqual("[A4] what happened. Fix: do this. (Builder Contract 4)", finding.Text);
    }

    [TestMethod]
    public void AFindingWithNothingToDoHasNoFix()
    {
        Finding finding = new(RuleCatalog.BoundariesLookedAt, SourceLocation.None, "looked at 1 file.", "");

        Assert.AreEqual("[A4] looked at 1 file. (Builder Contract 4)", finding.Text);
    }

    [TestMethod]
    public void ThePathComesFirstThenLineColumnCodeAndMessage()
    {
        Finding[] expected =
        [
            At("", 9, 9, RuleCatalog.StaleKnownViolation, "z"),
            At("a.cs", 1, 2, RuleCatalog.MalformedContract, "a"),
            At("a.cs", 1, 2, RuleCatalog.ForbiddenPattern, "a"),
            At("a.cs", 1, 2, RuleCatalog.ForbiddenPattern, "b"),
            At("a.cs", 1, 10, RuleCatalog.MalformedContract, "a"),
            At("a.cs", 2, 1, RuleCatalog.MalformedContract, "a"),
            At("b.cs", 1, 1, RuleCatalog.MalformedContract, "a"),
        ];

        CollectionAssert.AreEqual(expected, expected.Reverse().Order(Finding.Order).ToArray());
    }

    [TestMethod]
    public void TheOrderIsAntisymmetric()
        => Always.Holds(Gen.Two(AnyFinding), pair
            => Math.Sign(Finding.Order.Compare(pair.Item1, pair.Item2)) == -Math.Sign(Finding.Order.Compare(pair.Item2, pair.Item1)), 5000);

    [TestMethod]
    public void TheOrderIsTransitive()
        => Always.Holds(Gen.Three(AnyFinding), three =>
        {
            Finding[] sorted = [three.Item1, three.Item2, three.Item3];
            Array.Sort(sorted, Finding.Order);
            return Finding.Order.Compare(sorted[0], sorted[1]) <= 0 && Finding.Order.Compare(sorted[1], sorted[2]) <= 0
                && Finding.Order.Compare(sorted[0], sorted[2]) <= 0;
        }, 5000);

    [TestMethod]
    public void OnlyEqualFindingsTie()
        => Always.Holds(Gen.Two(AnyFinding), pair => Finding.Order.Compare(pair.Item1, pair.Item2) == 0 == pair.Item1.Equals(pair.Item2), 20000);

    [TestMethod]
    public void WhateverOrderFindingsComeInTheyAreReportedInOne()
    {
        Gen<(Finding[] Given, Finding[] Shuffled)> shuffles =
            from findings in Gen.ArrayOf(AnyFinding)
            from shuffled in Gen.Shuffle(findings)
            select (findings, shuffled.ToArray());

        Always.Holds(shuffles, pair => Sorted(pair.Given).SequenceEqual(Sorted(pair.Shuffled)));
    }

    [TestMethod]
    public void NothingSortsBeforeSomething()
    {
        Finding something = At("a.cs", 1, 1, RuleCatalog.ForbiddenPattern, "x");

        Assert.IsLessThan(0, Finding.Order.Compare(null, something));
        Assert.IsGreaterThan(0, Finding.Order.Compare(something, null));
        Assert.AreEqual(0, Finding.Order.Compare(null, null));
    }

    private static Finding At(string path, int line, int column, Rule rule, string message)
        => new(rule, new SourceLocation(path, line, column, line, column + 1), message, "");

    private static List<Finding> Sorted(Finding[] findings)
    {
        List<Finding> sorted = new(findings);
        sorted.Sort(Finding.Order);
        return sorted;
    }
}
