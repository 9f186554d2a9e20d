using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

[TestClass]
public sealed class DecisionBackedTests
{
    private const string Entry = "{ \"layer\": \"web\", \"file\": \"src/Old.cs\", \"pattern\": \"Sql\", \"decision\": \"DECISION-3\" }";

    [TestMethod]
    public void AnEntryCountsWhileItsDecisionDoes()
    {
        using GovernedFolder governed = Known(Entry);

        string[] found = Run(governed, new Backing { ["DECISION-3"] = null });

        CollectionAssert.AreEqual(new[] { "FORGE0105" }, found);
    }

    [TestMethod]
    public void AnEntryWhoseDecisionDoesNotCountAcceptsNothing()
    {
        using GovernedFolder governed = Known(Entry);
        Marked marked = new(Contract(Entry).Replace("\"DECISION-3\"", "[[\"DECISION-3\"]]"));

        IReadOnlyList<Finding> findings = All(governed, new Backing { ["DECISION-3"] = "DECISION-4 supersedes it" });

        CollectionAssert.AreEquivalent(new[] { "FORGE3101", "FORGE3113" }, Codes(findings));
        Finding finding = findings.Single(finding => finding.Rule == RuleCatalog.UnbackedKnownViolation);
        Assert.AreEqual(marked.In(GovernedFolder.BoundariesPath), finding.Location);
        Assert.AreEqual("the known violation in src/Old.cs rests on DECISION-3, which does not count: DECISION-4 supersedes it; so it accepts nothing.", finding.Message);
        Assert.Contains("forge decide", finding.Fix);
        Assert.StartsWith("[A4] ", finding.Text);
    }

    [TestMethod]
    [DataRow(null, "FORGE3102", DisplayName = "a decision that counts")]
    [DataRow("it does not exist", "FORGE3113", DisplayName = "one that does not")]
    public void AnEntryIsReportedForOneThing(string? whyNot, string code)
    {
        using GovernedFolder governed = Known(Entry);
        governed.Write("src/Old.cs", "clean");

        CollectionAssert.AreEqual(new[] { code }, Run(governed, new Backing { ["DECISION-3"] = whyNot }));
    }

    [TestMethod]
    public void AnotherEntryMayStillAccept()
    {
        using GovernedFolder governed = Known(Entry + ", " + Entry.Replace(", \"decision\": \"DECISION-3\"", ""));

        CollectionAssert.AreEquivalent(new[] { "FORGE0105", "FORGE3113" }, Run(governed, new Backing { ["DECISION-3"] = "it does not verify" }));
    }

    [TestMethod]
    public void WithoutADecisionNobodyIsAsked()
    {
        using GovernedFolder governed = Known(Entry.Replace(", \"decision\": \"DECISION-3\"", ""));
        Backing backing = new();

        CollectionAssert.AreEqual(new[] { "FORGE0105" }, Run(governed, backing));
        CollectionAssert.AreEqual(new[] { "FORGE0105" }, Run(governed, backing));
        Assert.AreEqual(0, backing.Asked);
    }

    [TestMethod]
    public void AVerdictIsKeptWhileTheDecisionsAreTheSame()
    {
        using GovernedFolder governed = Known(Entry);
        governed.Files.Age("src/Old.cs");
        Backing backing = new() { ["DECISION-3"] = null };

        CollectionAssert.AreEqual(new[] { "FORGE0105" }, Run(governed, backing));
        int asked = backing.Asked;
        CollectionAssert.AreEqual(new[] { "FORGE0105" }, Run(governed, backing));
        // Once more for the digest, and not for the answer.
        Assert.AreEqual(asked + 1, backing.Asked);

        backing["DECISION-3"] = "it does not verify";
        CollectionAssert.AreEquivalent(new[] { "FORGE3101", "FORGE3113" }, Run(governed, backing));
        backing["DECISION-3"] = null;
        CollectionAssert.AreEqual(new[] { "FORGE0105" }, Run(governed, backing));
    }

    [TestMethod]
    public void ANameThatIsWrittenWithEscapesOutlivesNoDecision()
    {
        using GovernedFolder governed = Known(Entry.Replace("\"decision\"", "\"d\\u0065cision\""));
        governed.Files.Age("src/Old.cs");
        Backing backing = new() { ["DECISION-3"] = null };
        CollectionAssert.AreEqual(new[] { "FORGE0105" }, Run(governed, backing));

        backing["DECISION-3"] = "it does not verify";

        CollectionAssert.AreEquivalent(new[] { "FORGE3101", "FORGE3113" }, Run(governed, backing));
    }

    private static GovernedFolder Known(string entries)
    {
        GovernedFolder governed = new(Contract(entries));
        governed.Write("src/Old.cs", "Sql");
        return governed;
    }

    private static string Contract(string entries)
        => "{ \"coverage\": \"off\", \"layers\": [ { \"name\": \"web\", \"glob\": \"src/*.cs\", \"forbidden\": [ { \"pattern\": \"Sql\" } ] } ],\n  \"known_violations\": [ " + entries + " ] }";

    private static string[] Run(GovernedFolder governed, Backing decisions) => Codes(All(governed, decisions));

    private static string[] Codes(IReadOnlyList<Finding> findings)
        => findings.Where(finding => finding.Rule != RuleCatalog.BoundariesLookedAt).Select(finding => finding.Rule.Code).ToArray();

    private static IReadOnlyList<Finding> All(GovernedFolder governed, Backing decisions)
        => BoundaryCompliance.Run(
            governed.Repository, null, ContractFile.Read(governed.Repository, GovernedFolder.BoundariesPath), true, CacheFolder.Of(governed.Repository, CacheMode.On), decisions, 100,
            out _, CancellationToken.None);

    private sealed class Backing : IDecisionBacking
    {
        private readonly Dictionary<string, string?> _answers = new(StringComparer.Ordinal);

        public int Asked { get; private set; }

        public string? this[string decision]
        {
            set => _answers[decision] = value;
        }

        public string Digest
        {
            get
            {
                Asked++;
                return string.Join('\n', _answers.Select(answer => answer.Key + " " + answer.Value));
            }
        }

        public string? WhyNot(string decision)
        {
            Asked++;
            return _answers[decision];
        }
    }
}
