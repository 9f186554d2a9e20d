using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Baseline;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Baseline;

[TestClass]
public sealed class BaseliningTests
{
    private const string Layers = "{\n  // the layers\n  \"layers\": [ { \"name\": \"web\", \"glob\": \"**/*.cs\", \"forbidden\": [ { \"pattern\": \"\\\\bSql\\\\b\" }, { \"pattern\": \"Http\" } ] } ]";

    [TestMethod]
    public void TheListGrowsAndShrinksWithTheTreeAndTheBuildPasses()
    {
        using GovernedFolder folder = new(Layers + ",\n  \"known_violations\": []\n}\n");
        folder.Write("src/b.cs", "Sql Sql Http");
        folder.Write("src/a.cs", "Sql");

        CommandReport grown = Run(folder);
        Assert.AreEqual(0, grown.ExitCode);
        Assert.AreSequenceEqual(new[] { "+ web: src/a.cs: \\bSql\\b (1 match)", "+ web: src/b.cs: Http (1 match)", "+ web: src/b.cs: \\bSql\\b (2 matches)" }, grown.Lines.Take(3).ToArray());
        Assert.Contains("3 added, 0 removed, 3 entries now.", grown.Lines[3]);
        Assert.IsEmpty(folder.Find(RuleCatalog.ForbiddenPattern));
        Assert.IsTrue(Text(folder).StartsWith(Layers, System.StringComparison.Ordinal));

        string before = Text(folder);
        Assert.Contains("Nothing to do", Run(folder).Lines.Single());
        Assert.AreEqual(before, Text(folder));

        folder.Write("src/b.cs", "Http");
        folder.Write("src/c.cs", "Http");
        CommandReport shrunk = Run(folder, new BaselineRequest(Shrink: true));
        Assert.AreEqual("- web: src/b.cs: \\bSql\\b", shrunk.Lines[0]);
        Assert.Contains("1 entry would be new and was not accepted", shrunk.Lines[2]);
        Assert.AreEqual("src/c.cs", folder.Find(RuleCatalog.ForbiddenPattern).Single().Location.Path);
        Assert.IsEmpty(folder.Find(RuleCatalog.StaleKnownViolation));
    }

    [TestMethod]
    public void ADryRunWritesNothing()
    {
        using GovernedFolder folder = new(Layers + "\n}\n");
        folder.Write("a.cs", "Http");
        string[] files = Files(folder);

        CommandReport report = Run(folder, new BaselineRequest(DryRun: true));

        Assert.AreEqual(0, report.ExitCode);
        Assert.Contains("Would change", report.Lines[1]);
        Assert.AreSequenceEqual(files, Files(folder));
        Assert.IsEmpty(folder.Find(RuleCatalog.KnownViolationsAccepted));
        Assert.Contains("\"written\": false", ReportJson.Of(report));
    }

    [TestMethod]
    public void AnEntryOfADecisionStaysWhileItMatchesWhetherTheDecisionCountsOrNot()
    {
        using GovernedFolder folder = new(Layers
            + ",\n  \"known_violations\": [\n    { \"layer\": \"WEB\", \"file\": \"a.cs\", \"pattern\": \"Http\", \"decision\": \"DECISION-9\", \"reason\": \"agreed\" } // see there\n  ]\n}\n");
        folder.Write("src/a.cs", "Http");
        string before = Text(folder);

        Assert.Contains("Nothing to do", Run(folder).Lines.Single());
        Assert.AreEqual(before, Text(folder));

        folder.Write("src/a.cs", "");
        Assert.AreEqual("- WEB: a.cs: Http", Run(folder).Lines[0]);
        Assert.Contains("// see there", Text(folder));
    }

    [TestMethod]
    public void AContractThatIsNotSoundIsReportedAndLeftAlone()
    {
        foreach (string broken in new[] { "{", "[]", Layers + ", \"known_violations\": {} }", Layers + ", \"known_violations\": [ 1 ] }", Layers.Replace("Http", "(") + "}" })
        {
            using GovernedFolder folder = new(broken);
            folder.Write("a.cs", "Http");

            CommandReport report = Run(folder);

            Assert.AreEqual(1, report.ExitCode, broken);
            Assert.IsNotEmpty(report.Findings, broken);
            Assert.AreEqual(broken, Text(folder));
        }
    }

    [TestMethod]
    public void WhatLacksAndWhatIsTooLongIsListedByItsWordAndWhatOnlyTheCompilerSeesIsKept()
    {
        const string Start = "{ \"layers\": [ { \"name\": \"web\", \"glob\": \"**/*.cs\", \"required\": [ { \"pattern\": \"Audited\" } ], \"limits\": { \"lines\": 2, \"types\": 1 } } ],\n  \"known_violations\": [";
        using GovernedFolder folder = new(Start + "\n    { \"layer\": \"web\", \"file\": \"b.cs\", \"pattern\": \"limits.types\" },\n    { \"layer\": \"web\", \"file\": \"gone.cs\", \"pattern\": \"limits.types\" }\n  ]\n}\n");
        folder.Write("a.cs", "1\n2\n3");
        folder.Write("b.cs", "Audited");

        CommandReport grown = Run(folder);

        Assert.AreSequenceEqual(new[] { "- web: gone.cs: limits.types", "+ web: a.cs: Audited (lacking)", "+ web: a.cs: limits.lines (too many lines)" }, grown.Lines.Take(3).ToArray());
        Assert.IsTrue(folder.Check().Passed);
        Assert.Contains("Nothing to do", Run(folder).Lines.Single());

        folder.Write("a.cs", "Audited\n2");
        Assert.AreSequenceEqual(new[] { "- web: a.cs: Audited", "- web: a.cs: limits.lines" }, Run(folder, new BaselineRequest(Shrink: true)).Lines.Take(2).ToArray());
        Assert.IsTrue(folder.Check().Passed);
    }

    [TestMethod]
    public void LimitsThatAreSwitchedOffAreNeitherListedNorTakenOut()
    {
        using GovernedFolder folder = new("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"**/*.cs\", \"limits\": { \"lines\": 1 } } ],\n  \"known_violations\": [ { \"layer\": \"web\", \"file\": \"b.cs\", \"pattern\": \"limits.lines\" } ]\n}\n");
        folder.Write("a.cs", "1\n2");
        folder.Write("b.cs", "1\n2");
        folder.Write("forge.json", "{ \"gates\": { \"limits\": \"off\" } }");

        Assert.Contains("Nothing to do", Run(folder).Lines.Single());
        Assert.IsTrue(folder.Check().Passed);
    }

    [TestMethod]
    public void WithoutAContractItSaysSo()
    {
        using GovernedFolder folder = new("\n");
        Assert.AreEqual(1, Run(folder).ExitCode);
        File.Delete(folder.Files.At(GovernedFolder.BoundariesPath));
        CommandReport missing = Run(folder);
        Assert.AreEqual(1, missing.ExitCode);
        Assert.Contains("forge init", missing.Lines.Single());
    }

    [TestMethod]
    public void EncodingAndLineEndsAndRightsStay()
    {
        using GovernedFolder folder = new("");
        folder.Write("ü.cs", "Http");
        folder.Write(GovernedFolder.BoundariesPath, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes((Layers + "\n}\n").Replace("\n", "\r\n"))).ToArray());
        string path = folder.Files.At(GovernedFolder.BoundariesPath);
        if (!System.OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.AreEqual(0, Run(folder).ExitCode);

        byte[] bytes = File.ReadAllBytes(path);
        Assert.AreSequenceEqual(Encoding.Unicode.GetPreamble(), bytes.Take(2).ToArray());
        string text = Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        Assert.Contains("\"file\": \"ü.cs\"", text);
        Assert.DoesNotContain("\n", text.Replace("\r\n", ""));
        if (!System.OperatingSystem.IsWindows())
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.IsTrue(folder.Check().Passed);
    }

    [TestMethod]
    public void NothingIsTakenOutWhileSomethingCannotBeSeen()
    {
        using GovernedFolder folder = new(Layers + ",\n  \"known_violations\": [ { \"layer\": \"web\", \"file\": \"x/a.cs\", \"pattern\": \"Http\" } ]\n}\n");
        folder.Files.LinkFolder("x", "/nowhere/at/all");
        folder.Files.LinkFile("y.cs", "/nowhere/at/all.cs");
        string before = Text(folder);

        CommandReport report = Run(folder);

        Assert.AreEqual(0, report.ExitCode);
        Assert.Contains("No entry was taken out", string.Join('\n', report.Lines));
        Assert.AreEqual(before, Text(folder));
    }

    [TestMethod]
    public void TwoAtOnceDoWhatOneDoes()
    {
        using GovernedFolder folder = new(Layers + "\n}\n");
        for (int i = 0; i < 30; i++)
            folder.Write("src/" + i + ".cs", "Http Sql");

        CommandReport[] reports = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ => Run(folder)).ToArray();

        Assert.IsTrue(reports.All(report => report.ExitCode == 0));
        Assert.AreEqual(1, reports.Count(report => report.Lines.Count > 1));
        Assert.IsTrue(folder.Check().Passed, GovernedFolder.Text(folder.Check()));
        Assert.AreEqual(60, Text(folder).Split("\"reason\"").Length - 1);
    }

    private static CommandReport Run(GovernedFolder folder, BaselineRequest? request = null) => Baselining.Run(folder.Repository, request ?? new BaselineRequest(), CancellationToken.None);

    private static string Text(GovernedFolder folder) => File.ReadAllText(folder.Files.At(GovernedFolder.BoundariesPath));

    private static string[] Files(GovernedFolder folder) => Directory.EnumerateFileSystemEntries(folder.Files.Root, "*", SearchOption.AllDirectories).Order().ToArray();
}
