using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Scanning;

/// <summary>Whatever the cache remembers, what is reported is what a first scan would report; and what is settled is not read again.</summary>
[TestClass]
public sealed class WarmCacheTests
{
    private const string Breaking = "using System;\nvar x = new SqlConnection(\"\u00e9\");\n";
    private const string Clean = "using System;\nvar x = new XqlConnection(\"\u00e9\");\n";

    [TestMethod]
    [DataRow(Breaking, DisplayName = "that breaks a rule")]
    [DataRow(Clean, DisplayName = "that breaks none")]
    public void AnUntouchedTreeIsReportedTheSame(string text)
    {
        using GovernedFolder governed = Settled(text);
        string cold = Text(governed, CacheMode.Off);

        Assert.AreEqual(cold, Text(governed));
        Assert.AreEqual(cold, Text(governed));
    }

    [TestMethod]
    public void AnUntouchedFileThatBrokeARuleIsNotReadAgain()
    {
        using GovernedFolder governed = Settled(Breaking);
        string first = Text(governed);

        ReplaceUnseen(governed, Clean);

        Assert.AreEqual(first, Text(governed));
        Assert.Contains("SqlConnection", first);
    }

    [TestMethod]
    public void AnUntouchedFileThatBrokeNoRuleIsNotReadAgain()
    {
        using GovernedFolder governed = Settled(Clean);
        string first = Text(governed);

        ReplaceUnseen(governed, Breaking);

        Assert.AreEqual(first, Text(governed));
    }

    [TestMethod]
    public void AFileWhoseTimeProvesNothingIsReadAgain()
    {
        foreach ((string before, string after) in new[] { (Breaking, Clean), (Clean, Breaking) })
        {
            using GovernedFolder governed = Settled(before);
            governed.Files.Age("a.cs", minutes: -60);
            Text(governed);

            ReplaceUnseen(governed, after);

            Assert.AreEqual(Text(governed, CacheMode.Off), Text(governed));
        }
    }

    [TestMethod]
    public void AFileThatGrewIsReadAgain()
    {
        using GovernedFolder governed = Settled(Clean);
        Text(governed);
        DateTime time = File.GetLastWriteTimeUtc(governed.Files.At("a.cs"));

        governed.Write("a.cs", Clean + "// SqlConnection");
        File.SetLastWriteTimeUtc(governed.Files.At("a.cs"), time);

        Assert.AreEqual("a.cs(3,4,3,17)", governed.Violations(CacheMode.On));
    }

    [TestMethod]
    public void AFileWithAnOlderTimeThanBeforeIsReadAgain()
    {
        using GovernedFolder governed = Settled(Clean);
        Text(governed);

        governed.Write("a.cs", Breaking);
        governed.Files.Age("a.cs", 500);

        Assert.AreEqual("a.cs(2,13,2,26)", governed.Violations(CacheMode.On));
    }

    [TestMethod]
    public void ChangedRulesAreAskedOfEveryFile()
    {
        using GovernedFolder governed = Settled(Clean);
        Text(governed);

        governed.Write(GovernedFolder.BoundariesPath, GovernedFolder.Boundaries("XqlConnection"));

        Assert.AreEqual("a.cs(2,13,2,26)", governed.Violations(CacheMode.On));
    }

    [TestMethod]
    public void ACommentInTheContractMovesTheLinesThatMessagesName()
    {
        using GovernedFolder governed = Settled(Breaking);
        Text(governed);

        governed.Write(GovernedFolder.BoundariesPath, "// one line more\n" + GovernedFolder.Boundaries("SqlConnection"));

        Assert.AreEqual(Text(governed, CacheMode.Off), Text(governed));
    }

    [TestMethod]
    public void MoreFindingsThanBeforeAreShownWhenAskedFor()
    {
        using GovernedFolder governed = Settled(string.Concat(Enumerable.Repeat("SqlConnection\n", 5000)));
        governed.Check(CacheMode.On, maxFindings: 2);

        GateReport report = governed.Check(CacheMode.On, maxFindings: 4000);

        Assert.HasCount(4000, report.Findings.Where(finding => finding.Rule == RuleCatalog.ForbiddenPattern));
    }

    [TestMethod]
    public void AFileThatCameAndAFileThatWentAreNoticed()
    {
        using GovernedFolder governed = Settled(Clean);
        Text(governed);

        governed.Write("b.cs", "SqlConnection");
        governed.Files.Age("b.cs");
        Assert.AreEqual("b.cs(1,1,1,14)", governed.Violations(CacheMode.On));

        File.Delete(governed.Files.At("b.cs"));
        Assert.AreEqual("", governed.Violations(CacheMode.On));

        File.Delete(governed.Files.At("a.cs"));
        Assert.HasCount(1, governed.Find(RuleCatalog.EmptyLayer, CacheMode.On));
    }

    [TestMethod]
    public void AFileThatNoLayerCoversIsStillCountedWhenItComes()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "glob": "src/*.py", "forbidden": [ { "pattern": "Sql" } ] } ] }""");
        governed.Write("src/a.py", "");
        governed.Files.Age("src/a.py");
        Text(governed);

        governed.Write("tools/b.rb", "");
        governed.Files.Age("tools/b.rb");

        Assert.AreEqual(Text(governed, CacheMode.Off), Text(governed));
        Assert.HasCount(1, governed.Find(RuleCatalog.SourceInNoLayer, CacheMode.On));
    }

    [TestMethod]
    public void ALinkThatBreaksIsNoticed()
    {
        using GovernedFolder governed = Settled(Clean);
        governed.Write("real/target", "");
        governed.Files.LinkFile("b.cs", "real/target");
        governed.Files.Age("real/target");
        Text(governed);

        File.Delete(governed.Files.At("real/target"));

        Assert.HasCount(1, governed.Find(RuleCatalog.BrokenLink, CacheMode.On));
    }

    [TestMethod]
    public void AFolderThatBecomesARootOfItsOwnIsNoticed()
    {
        using GovernedFolder governed = Settled(Clean);
        governed.Write("sample/b.cs", "");
        governed.Files.Age("sample/b.cs");
        Text(governed);

        governed.Write("sample/forge.json", "{}");

        Assert.HasCount(1, governed.Find(RuleCatalog.NestedRoot, CacheMode.On));
    }

    [TestMethod]
    public void ARootOfItsOwnThatComesWithoutAnySourceIsNoticed()
    {
        using GovernedFolder governed = Settled(Clean);
        Text(governed);

        governed.Write("sample/forge.json", "{}");

        Assert.HasCount(1, governed.Find(RuleCatalog.NestedRoot, CacheMode.On));
    }

    [TestMethod]
    public void ABrokenLinkThatComesIsNoticed()
    {
        using GovernedFolder governed = Settled(Clean);
        Text(governed);

        governed.Files.LinkFile("b.cs", "nowhere");

        Assert.HasCount(1, governed.Find(RuleCatalog.BrokenLink, CacheMode.On));
    }

    [TestMethod]
    public void AFileThatCouldNotBeReadIsTriedAgain()
    {
        using GovernedFolder governed = Settled(Breaking);
        governed.Files.Close("a.cs");
        Assert.HasCount(1, governed.Find(RuleCatalog.FileUnreadable, CacheMode.On));

        governed.Files.Open("a.cs");

        Assert.AreEqual("a.cs(2,13,2,26)", governed.Violations(CacheMode.On));
    }

    // With git, because what has lost its seal is asked after there, and may be believed.
    [TestMethod]
    [DataRow(Breaking, "boundaries.cache")]
    [DataRow(Clean, "boundaries.cache")]
    [DataRow(Clean, "verdict.cache")]
    public void ATruncatedCacheIsNoCache(string text, string name)
    {
        using GovernedFolder governed = Settled(text);
        Git.Run(governed.Files.Root, "init", "-q");
        string expected = Text(governed);
        byte[] whole = File.ReadAllBytes(governed.Files.At(".forge/" + name));

        for (int length = 0; length < whole.Length; length += 97)
        {
            governed.Write(".forge/" + name, whole[..length]);
            Assert.AreEqual(expected, Text(governed), length + " bytes of " + name);
        }
    }

    [TestMethod]
    [DataRow(Breaking, "boundaries.cache")]
    [DataRow(Clean, "boundaries.cache")]
    [DataRow(Clean, "verdict.cache")]
    public void ADamagedCacheIsNoCache(string text, string name)
    {
        using GovernedFolder governed = Settled(text);
        Git.Run(governed.Files.Root, "init", "-q");
        string expected = Text(governed);
        byte[] whole = File.ReadAllBytes(governed.Files.At(".forge/" + name));
        Gen<(int At, int Bit)> anyBit = from at in Gen.Choose(0, whole.Length - 1) from bit in Gen.Choose(0, 7) select (at, bit);

        Always.Holds(anyBit, flipped =>
        {
            byte[] damaged = whole.ToArray();
            damaged[flipped.At] ^= (byte)(1 << flipped.Bit);
            governed.Write(".forge/" + name, damaged);
            Assert.AreEqual(expected, Text(governed));
        }, 100);
    }

    [TestMethod]
    [DataRow("boundaries.cache")]
    [DataRow("verdict.cache")]
    [DataRow("frontend.cache")]
    public void AFolderInTheCachesPlaceIsNoObstacle(string name)
    {
        using GovernedFolder governed = Settled(Breaking);
        string expected = Text(governed, CacheMode.Off);
        governed.Files.Make(".forge/" + name);

        Assert.AreEqual(expected, Text(governed));
    }

    [TestMethod]
    public void AFileInTheFoldersPlaceIsNoObstacle()
    {
        using GovernedFolder governed = Settled(Breaking);
        governed.Write(".forge", "");

        Assert.AreEqual(Text(governed, CacheMode.Off), Text(governed));
    }

    [TestMethod]
    public void ACacheThatACloneBroughtIsNotBelieved()
    {
        using GovernedFolder governed = Settled(Clean);
        Git.Run(governed.Files.Root, "init", "-q");
        Text(governed);
        ReplaceUnseen(governed, Breaking);
        Git.Run(governed.Files.Root, "add", "--force", ".");
        governed.Files.Age(".forge/.gitignore", 7);

        Assert.AreEqual("a.cs(2,13,2,26)", governed.Violations(CacheMode.On));
    }

    [TestMethod]
    [DataRow(Breaking)]
    [DataRow(Clean)]
    public void BuildsAtTheSameTimeAllReportTheSameAndLeaveAWholeCache(string text)
    {
        using GovernedFolder governed = Settled(text);
        for (int i = 0; i < 40; i++)
        {
            governed.Write("src/" + i + ".cs", text);
            governed.Files.Age("src/" + i + ".cs");
        }
        string expected = Text(governed, CacheMode.Off);
        string[] reports = new string[8];

        Parallel.For(0, reports.Length, i => reports[i] = Text(governed));

        foreach (string report in reports)
            Assert.AreEqual(expected, report);
        Assert.AreEqual(expected, Text(governed));
        Assert.IsEmpty(Directory.GetFiles(governed.Files.At(".forge")).Where(path => path.EndsWith(".tmp", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void AfterAnySeriesOfChangesAWarmScanReportsWhatAColdOneDoes()
    {
        Gen<(string Path, string Text)> change =
            from path in Gen.Elements("src/a.cs", "src/b.cs", "src/deep/c.cs", "src/d.py", "old/e.cs", "tools/f.rb", "tools/g.txt", "src/h.g.cs")
            from text in Gen.Elements("", "clean", "Sql", "Sql Thread", "Threads\nSql", "DELETE", "kept")
            select (path, text);
        Gen<(string Path, string Text)[][]> series = Gen.ArrayOf(Gen.ArrayOf(change, 3), 4);

        Always.Holds(series, steps =>
        {
            using GovernedFolder governed = new("""
                { "layers": [
                    { "name": "src", "globs": ["src/**/*.cs", "old/*.cs"], "exclude": "**/*.g.cs", "forbidden": [ { "pattern": "Sql" }, { "pattern": "\\bThread\\b", "files": "*.cs" } ] },
                    { "name": "py", "glob": "src/*.py", "forbidden": [ { "pattern": "Thread" } ] } ],
                  "known_violations": [ { "layer": "src", "file": "e.cs", "pattern": "Sql" } ] }
                """);
            int age = 1000;
            foreach ((string Path, string Text)[] step in steps)
            {
                foreach ((string path, string text) in step)
                {
                    governed.Write(path, text);
                    governed.Files.Age(path, age--);
                    if (text == "DELETE")
                        File.Delete(governed.Files.At(path));
                }
                Assert.AreEqual(Text(governed, CacheMode.Off), Text(governed));
                Assert.AreEqual(Text(governed, CacheMode.Off), Text(governed));
            }
        }, 40);
    }

    private static GovernedFolder Settled(string text)
    {
        GovernedFolder governed = GovernedFolder.Forbidding("SqlConnection", "Thread");
        governed.Write("a.cs", text);
        governed.Files.Age("a.cs");
        return governed;
    }

    private static void ReplaceUnseen(GovernedFolder governed, string text)
    {
        string path = governed.Files.At("a.cs");
        DateTime time = File.GetLastWriteTimeUtc(path);
        long length = new FileInfo(path).Length;
        governed.Write("a.cs", text);
        File.SetLastWriteTimeUtc(path, time);
        Assert.AreEqual(length, new FileInfo(path).Length);
    }

    private static string Text(GovernedFolder governed, CacheMode cache = CacheMode.On) => GovernedFolder.Text(governed.Check(cache));
}
