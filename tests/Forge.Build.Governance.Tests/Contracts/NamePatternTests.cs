using System;
using System.Linq;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Contracts;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class NamePatternTests
{
    [TestMethod]
    [DataRow("Shop.Web", "Shop.Web", true)]
    [DataRow("Shop.Web", "Shop.Web.Pages", false)]
    [DataRow("Shop.Web", "Shop.web", false)]
    [DataRow("Shop.Web.*", "Shop.Web", true)]
    [DataRow("Shop.Web.*", "Shop.Web.Pages.Admin", true)]
    [DataRow("Shop.Web.*", "Shop.WebApi", false)]
    [DataRow("Shop.Web*", "Shop.WebApi", true)]
    [DataRow("Shop.Web*", "Shop.Web.Pages", false)]
    [DataRow("Shop.Web*.*", "Shop.WebApi.Pages", true)]
    [DataRow("Shop.*.Data", "Shop.Orders.Data", true)]
    [DataRow("Shop.*.Data", "Shop.Data", false)]
    [DataRow("Shop.*.Data", "Shop.A.B.Data", false)]
    [DataRow("*.Data", "Shop.Data", true)]
    [DataRow("*.Data", "Data", false)]
    [DataRow("*", "", true)]
    [DataRow("*", "A.B.C", true)]
    [DataRow("A.*", "", false)]
    public void ANamespaceIsMatchedPartByPart(string pattern, string name, bool expected)
    {
        Assert.IsTrue(NamePattern.OfNamespace(pattern, out NamePattern? parsed, out _));

        Assert.AreEqual(expected, parsed!.IsMatch(name));
        Assert.AreEqual(pattern, parsed.ToString());
    }

    [TestMethod]
    [DataRow("Shop.Data", "shop.data", true)]
    [DataRow("Shop.Data", "Shop.Data.Sql", false)]
    [DataRow("Shop.Data*", "Shop.Data.Sql", true)]
    [DataRow("*EntityFramework*", "Microsoft.EntityFrameworkCore.Sqlite", true)]
    [DataRow("*", "Anything-At_all.1", true)]
    public void AnAssemblyIsMatchedAsAWholeWithoutCase(string pattern, string name, bool expected)
    {
        Assert.IsTrue(NamePattern.OfAssembly(pattern, out NamePattern? parsed, out _));

        Assert.AreEqual(expected, parsed!.IsMatch(name));
    }

    [TestMethod]
    [DataRow("", "it is empty")]
    [DataRow(".A", "a part of it is empty")]
    [DataRow("A.", "a part of it is empty")]
    [DataRow("A..B", "a part of it is empty")]
    [DataRow("A.**", "it has ** where one * says the same")]
    [DataRow("A B", "a namespace is letters, digits, _ and points, and * as wildcard")]
    [DataRow("A::B", "a namespace is letters, digits, _ and points, and * as wildcard")]
    [DataRow("A/B", "a namespace is letters, digits, _ and points, and * as wildcard")]
    public void WhatIsNoNamespaceSaysWhy(string text, string reason)
    {
        Assert.IsFalse(NamePattern.OfNamespace(text, out NamePattern? pattern, out string why));
        Assert.IsNull(pattern);
        Assert.AreEqual(reason, why);
    }

    [TestMethod]
    [DataRow("Shop.Data, Version=1.0.0.0")]
    [DataRow("lib/Shop.Data")]
    [DataRow("Shop Data")]
    [DataRow("Shop?")]
    [DataRow("")]
    public void WhatIsNoAssemblyIsRefused(string text) => Assert.IsFalse(NamePattern.OfAssembly(text, out _, out _));

    [TestMethod]
    public void ANameOfAnyAlphabetIsANamespaceAndOneWithoutEndIsNot()
    {
        Assert.IsTrue(NamePattern.OfNamespace("Magasin.D\u00e9p\u00f4t.\u5e97_1", out _, out _));
        Assert.IsFalse(NamePattern.OfNamespace(new string('a', NamePattern.MostLength + 1), out _, out string reason));
        Assert.AreEqual("it is too long", reason);
    }

    [TestMethod]
    public void NamespacesMatchAsTheRegularExpressionThatTheyStandForDoes()
    {
        Gen<string> names = from parts in Gen.ArrayOf(Gen.Elements("a", "ab", "b", "ba", "aab", "bb"), 4) select string.Join('.', parts.Take(parts.Length));
        Gen<string> patterns =
            from count in Gen.Choose(1, 4)
            from parts in Gen.ArrayOf(Gen.Elements("a", "*", "a*", "*b", "*a*b", "ab", "b*a"), count)
            select string.Join('.', parts);

        Always.Holds(Gen.Zip(names, patterns), given =>
        {
            Assert.IsTrue(NamePattern.OfNamespace(given.Item2, out NamePattern? pattern, out _));
            bool below = given.Item2.EndsWith(".*", StringComparison.Ordinal);
            string start = below ? given.Item2[..^2] : given.Item2;
            string plainly = given.Item2 == "*" || start == "*" ? ".*" : "^" + Regex.Escape(start).Replace("\\*", "[^.]*") + (below ? "(\\..*)?$" : "$");

            foreach (string name in Prefixes(given.Item1))
                Assert.AreEqual(Regex.IsMatch(name, plainly), pattern!.IsMatch(name), given.Item2 + " and " + name);
        }, 3000);
    }

    [TestMethod]
    public void AssembliesMatchAsTheRegularExpressionThatTheyStandForDoes()
        => Always.Holds(Gen.Zip(Always.TextOf(12, "a", "A", "b", "."), Always.TextOf(8, "a", "B", ".", "*")), given =>
        {
            if (!NamePattern.OfAssembly(given.Item2, out NamePattern? pattern, out _))
                return;
            Assert.AreEqual(
                Regex.IsMatch(given.Item1, "^" + Regex.Escape(given.Item2).Replace("\\*", ".*") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
                pattern!.IsMatch(given.Item1));
        }, 3000);

    private static string[] Prefixes(string name)
    {
        string[] parts = name.Split('.');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join('.', parts.Take(count))).ToArray();
    }
}
