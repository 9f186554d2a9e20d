using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Findings;

[TestClass]
public sealed class RuleCatalogTests
{
    public static IEnumerable<object[]> Codes => RuleCatalog.All.Select(rule => new object[] { rule.Code });

    [TestMethod]
    public void EveryCodeIsThereOnce()
    {
        string[] codes = RuleCatalog.All.Select(rule => rule.Code).ToArray();

        Assert.IsGreaterThan(20, codes.Length);
        CollectionAssert.AllItemsAreUnique(codes);
    }

    [TestMethod]
    public void TheCatalogIsInTheOrderOfItsCodes()
    {
        string[] codes = RuleCatalog.All.Select(rule => rule.Code).ToArray();

        CollectionAssert.AreEqual(codes.Order(StringComparer.Ordinal).ToArray(), codes);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void ACodeBeginsWithTheDigitOfItsStop(string code)
    {
        Rule rule = RuleOf(code);

        Assert.MatchesRegex("^FORGE" + (int)rule.Stop + "[0-9]{3}$", code);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void ARuleBlocksExactlyWhenItHasAStop(string code)
    {
        Rule rule = RuleOf(code);

        Assert.AreEqual(rule.Stop != StopCode.None, rule.Severity == Severity.Error);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void ARuleNamesItsGateTitleAndClause(string code)
    {
        Rule rule = RuleOf(code);

        Assert.MatchesRegex("^[A-Z][A-Za-z0-9]*$", rule.Gate);
        Assert.MatchesRegex("^[A-Za-z].*[^.]$", rule.Title);
        Assert.MatchesRegex(@"^(Builder Contract|Decision Gate Contract|Backfill Protocol) [0-9.]+$", rule.Clause);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void ARuleHasItsPage(string code)
    {
        Rule rule = RuleOf(code);
        string path = Path.Combine(OwnRepository.Root, rule.HelpPage);

        Assert.IsTrue(File.Exists(path), rule.HelpPage + " is missing");
        string page = File.ReadAllText(path);
        Assert.Contains(rule.Code, page);
        Assert.Contains(rule.Clause, page);
        foreach (string section in new[] { "What", "Why", "Fix" })
            Assert.MatchesRegex(
                new Regex("^## [^\n]*" + section, RegexOptions.Multiline | RegexOptions.IgnoreCase), page, code + " lacks the section " + section);
    }

    [TestMethod]
    public void NoPageIsWithoutARule()
    {
        string[] pages = Directory.GetFiles(Path.Combine(OwnRepository.Root, "docs", "diagnostics"), "FORGE*").Select(Path.GetFileName).ToArray()!;

        CollectionAssert.AreEquivalent(RuleCatalog.All.Select(rule => rule.Code + ".md").ToArray(), pages);
    }

    [TestMethod]
    public void TheIndexListsEachRuleOnceInTheOrderOfTheCodes()
    {
        string[] rows = File.ReadAllLines(Path.Combine(OwnRepository.Root, "docs", "diagnostics", "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal)).ToArray();

        string[] expected = RuleCatalog.All.Select(rule => "| [" + rule.Code + "](" + rule.Code + ".md) | " + (rule.Stop == StopCode.None ? "" : rule.Stop.ContractName() + " ")
            + "| " + rule.Severity.ToString().ToLowerInvariant() + " | " + rule.Title + " |").ToArray();
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', rows));
    }

    [TestMethod]
    [DataRow("FORGE1001", StopCode.EvidenceMissing, "No governance root")]
    [DataRow("FORGE1002", StopCode.EvidenceMissing, "A required contract is missing")]
    [DataRow("FORGE3001", StopCode.ContractConflict, "A contract is malformed")]
    [DataRow("FORGE3101", StopCode.ContractConflict, "A forbidden pattern in a layer")]
    public void TheCodesThatWereFixedFromTheStartStay(string code, StopCode stop, string title)
    {
        Assert.AreEqual(stop, RuleOf(code).Stop);
        Assert.AreEqual(title, RuleOf(code).Title);
    }

    private static Rule RuleOf(string code) => RuleCatalog.All.Single(rule => rule.Code == code);
}
