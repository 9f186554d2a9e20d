using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Adoption;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Adoption;

[TestClass]
public sealed class AdoptingTests
{
    private const string Reference = "<PackageReference Include=\"Forge.Build\" Version=\"1.2.3\" PrivateAssets=\"all\" />";
    private const string Props = "Directory.Build.props";
    private const string Central = "Directory.Packages.props";
    private const string CentralOn = "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n</Project>\n";

    [TestMethod]
    public void AnUngovernedTreeBecomesGovernedAndASecondRunChangesNothing()
    {
        using TempFolder folder = Layered();
        Dictionary<string, string> before = Files(folder);

        CommandReport report = Init(folder);

        Assert.AreEqual(0, report.ExitCode, string.Join('\n', report.Lines.Concat(report.Findings.Select(finding => finding.Text))));
        Dictionary<string, string> after = Files(folder);
        foreach ((string path, string text) in before)
            Assert.AreEqual(text, after[path]);
        foreach (string path in after.Keys.Except(before.Keys))
            Assert.IsTrue(report.Lines.Any(line => line.StartsWith("wrote " + path + ": ", StringComparison.Ordinal)), path);
        Assert.AreEqual("<Project>\n  <ItemGroup>\n    " + Reference + "\n  </ItemGroup>\n</Project>\n", after[Props]);
        Assert.IsTrue(GateRunner.Run(ForgeRepository.TryOpen(folder.Root)!, new GateOptions(Cache: CacheMode.Off)).Passed);

        CommandReport again = Init(folder);
        Assert.AreEqual(0, again.ExitCode);
        Assert.Contains("Nothing lacks", again.Lines.Single());
        AreSame(after, Files(folder));
    }

    [TestMethod]
    public void ADryRunShowsADiffAndWritesNothing()
    {
        using TempFolder folder = Layered();
        folder.Write(Props, "<Project>\r\n\t<PropertyGroup />\r\n</Project>");
        string[] before = Directory.EnumerateFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories).Order().ToArray();

        CommandReport report = Init(folder, dryRun: true);

        Assert.AreEqual(0, report.ExitCode);
        Assert.AreSequenceEqual(before, Directory.EnumerateFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories).Order().ToArray());
        string text = string.Join('\n', report.Lines);
        Assert.Contains("--- /dev/null\n+++ b/Forge/Contracts/boundaries.json\n@@ -0,0 +1,", text);
        Assert.Contains(
            "--- a/" + Props + "\n+++ b/" + Props + "\n@@ -1,3 +1,6 @@\n <Project>\n \t<PropertyGroup />\n+\t<ItemGroup>\n+\t\t" + Reference + "\n+\t</ItemGroup>\n </Project>\n\\ No newline at end of file", text);
        Assert.Contains("\"written\": false", ReportJson.Of(report));
    }

    [TestMethod]
    public void WhatIsThereIsKeptAndOnlyTheRestIsAdded()
    {
        using TempFolder folder = Layered();
        folder.Write("Forge/Contracts/blueprint.md", "mine\n");
        folder.Write("Forge/evidence/updatedifflog.md", "old\n");
        folder.Write("forge.json", "{}");

        CommandReport report = Init(folder);

        Assert.AreEqual("mine\n", Files(folder)["Forge/Contracts/blueprint.md"]);
        Assert.AreEqual("{}", Files(folder)["forge.json"]);
        Assert.IsFalse(Files(folder).ContainsKey("Forge/evidence/diff_log.md"));
        Assert.IsTrue(Files(folder).ContainsKey("Forge/Contracts/boundaries.json"));
        Assert.IsFalse(report.Lines.Any(line => line.Contains("blueprint.md", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void TheViolationsOfTodayAreListedAndTheNextOneIsNot()
    {
        using TempFolder folder = Layered();
        folder.Write("src/Domain/Leak.cs", "using Shop.Web;\nnamespace Shop.Domain;\nclass Leak { System.Net.Http.HttpClient c; }\n");

        CommandReport report = Init(folder);

        Assert.AreEqual(0, report.ExitCode, string.Join('\n', report.Lines.Concat(report.Findings.Select(finding => finding.Text))));
        Assert.Contains("known_violations, so the first build passes", string.Join('\n', report.Lines));
        Assert.Contains("src/Domain/Leak.cs", Files(folder)["Forge/Contracts/boundaries.json"]);
        folder.Write("src/Domain/New.cs", "using Shop.Web;\nnamespace Shop.Domain;\nclass New { System.Net.Http.HttpClient c; }\n");
        Assert.IsFalse(GateRunner.Run(ForgeRepository.TryOpen(folder.Root)!, new GateOptions(Cache: CacheMode.Off)).Passed);
    }

    [TestMethod]
    public void TheReferenceGoesWhereItReachesTheProjects()
    {
        foreach ((string[] files, string target, string expected) in new (string[], string, string)[]
        {
            ([], Props, Reference),
            ([Props, "<Project/>"], Props, Reference),
            (["src/" + Props, "<Project></Project>"], "src/" + Props, Reference),
            (["src/" + Props, "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" /></Project>", Props, "<Project />"], Props, Reference),
            ([Central, CentralOn], Central, "<GlobalPackageReference Include=\"Forge.Build\" Version=\"1.2.3\" />"),
            (["src/" + Central, CentralOn], "src/" + Central, "<GlobalPackageReference Include=\"Forge.Build\" Version=\"1.2.3\" />"),
            ([Central, "<Project />", Props, CentralOn], Central, "<GlobalPackageReference Include=\"Forge.Build\" Version=\"1.2.3\" />"),
            ([Central, CentralOn.Replace("true", "false")], Props, Reference),
            (["src/Web/" + Central, CentralOn], Props, "'$(ManagePackageVersionsCentrally)' != 'true'"),
            (["src/Web/packages.config", "<packages />"], Props, "Condition=\"!Exists('$(MSBuildProjectDirectory)/packages.config')\""),
            (["docker-compose.dcproj", "<Project Sdk=\"Microsoft.Docker.Sdk\" />", Central, CentralOn], Central, "Condition=\"'$(MSBuildProjectExtension)' != '.dcproj'\""),
        })
        {
            using TempFolder folder = Layered();
            for (int i = 0; i < files.Length; i += 2)
                folder.Write(files[i], files[i + 1]);

            CommandReport report = Init(folder);

            Assert.AreEqual(0, report.ExitCode, string.Join('\n', report.Lines));
            Assert.Contains(expected, Files(folder)[target], string.Join(' ', files));
            Assert.AreEqual(1, Files(folder).Count(file => file.Value.Contains("\"Forge.Build\"", StringComparison.Ordinal)), string.Join(' ', files));
            System.Xml.Linq.XDocument.Parse(Files(folder)[target]);
            Assert.Contains("Nothing lacks", Init(folder).Lines.Single());
        }
    }

    [TestMethod]
    public void AReferenceAnywhereIsLeftAlone()
    {
        using TempFolder folder = Layered();
        folder.Write("src/Web/Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"forge.build\" Version=\"1\" /></ItemGroup></Project>");
        Init(folder);
        Assert.IsFalse(Files(folder).ContainsKey(Props));
    }

    [TestMethod]
    public void AnEditChangesNoOtherByte()
    {
        foreach (string text in new[]
        {
            "<?xml version=\"1.0\"?>\r\n<!-- </Project> -->\r\n<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\" A='>'>\r\n\t<!-- ä -->\r\n\t<PropertyGroup><B/></PropertyGroup>\r\n\r\n</Project>\r\n<!-- </Project> -->",
            "<Project><PropertyGroup/></Project>",
            "<Project\n  A=\"/>\"   />\n<!-- end -->\n",
            "<Project>\r  <A />\r</Project>\r",
        })
        {
            foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode })
            {
                using TempFolder folder = Layered();
                folder.Write(Props, encoding.GetPreamble().Concat(encoding.GetBytes(text)).ToArray());

                Assert.AreEqual(0, Init(folder).ExitCode);

                byte[] bytes = File.ReadAllBytes(folder.At(Props));
                Assert.AreSequenceEqual(encoding.GetPreamble(), bytes.Take(encoding.GetPreamble().Length).ToArray());
                string after = encoding.GetString(bytes, encoding.GetPreamble().Length, bytes.Length - encoding.GetPreamble().Length);
                System.Xml.Linq.XDocument.Parse(after);
                string without = string.Concat(after.Where(c => !char.IsWhiteSpace(c))).Replace("<ItemGroup>" + Reference.Replace(" ", "") + "</ItemGroup>", "");
                string expected = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
                Assert.AreEqual(text.Contains("   />") ? expected.Replace("\"/>\"/>", "\"/>\"></Project>") : expected, without);
                if (!text.Contains("   />"))
                    Assert.IsTrue(IsSubsequence(text, after), after);
            }
        }
    }

    [TestMethod]
    public void WhatIsInTheWayIsSaidAndNothingIsChanged()
    {
        foreach ((Action<TempFolder> spoil, string said) in new (Action<TempFolder>, string)[]
        {
            (folder => folder.Write(Props, "<Project>\n  <A>\n</Project>"), Props + "(3,3): this is no file of MSBuild"),
            (folder => folder.Write(Props, "<Packages />"), Props + "(1,2): this is no file of MSBuild"),
            (folder => folder.Write(Props, "<!DOCTYPE a [ <!ENTITY b \"c\"> ]><Project>&b;</Project>"), Props + ": this is no file of MSBuild"),
            (folder => { folder.Write(Props, "<Project />"); File.SetAttributes(folder.At(Props), FileAttributes.ReadOnly); }, "read-only"),
            (folder => folder.Make(Props), "is no file that can be edited"),
            (folder => folder.Write("Forge", "a file"), "Forge is a file"),
            (folder => folder.LinkFolder("Forge", Path.GetTempPath()), "leads out of the project root"),
        })
        {
            using TempFolder folder = Layered();
            spoil(folder);
            string[] before = Directory.EnumerateFileSystemEntries(folder.Root).Order().ToArray();

            CommandReport report = Init(folder);

            Assert.AreEqual(1, report.ExitCode, said + string.Join('\n', report.Lines));
            Assert.Contains(said, report.Lines[0]);
            Assert.AreSequenceEqual(before, Directory.EnumerateFileSystemEntries(folder.Root).Order().ToArray());
            if (File.Exists(folder.At(Props)))
                File.SetAttributes(folder.At(Props), FileAttributes.Normal);
        }
    }

    [TestMethod]
    public void TrapsOfARestoreAreNamed()
    {
        using TempFolder folder = Layered();
        folder.Write("src/Web/packages.lock.json", "{}");
        folder.Write("tests/" + Props, "<Project />");
        folder.Write("tests/T/T.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("NuGet.Config", "<configuration><packageSourceMapping><packageSource key=\"a\"><package pattern=\"Microsoft.*\" /></packageSource></packageSourceMapping></configuration>");

        string said = string.Join('\n', Init(folder).Lines);

        Assert.Contains("note: Restores are locked (src/Web/packages.lock.json)", said);
        Assert.Contains("note: The projects under tests/" + Props + " do not import " + Props, said);
        Assert.Contains("note: NuGet.Config maps packages to sources", said);
    }

    [TestMethod]
    [DataRow("readme.md", "# hello\n")]
    [DataRow("A/A.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />")]
    public void WithoutSourcesNothingIsWrittenAndALaterRunDoesItAll(string path, string text)
    {
        using TempFolder folder = new();
        folder.Write(path, text);
        string[] before = Directory.EnumerateFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories).Order().ToArray();

        CommandReport report = Init(folder);

        Assert.AreEqual(1, report.ExitCode);
        Assert.Contains("There is no .NET project with source files here", string.Join('\n', report.Lines));
        Assert.AreSequenceEqual(before, Directory.EnumerateFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories).Order().ToArray());
        folder.Write("A/A.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("A/A.cs", "class A { }");
        Assert.AreEqual(0, Init(folder).ExitCode);
        Assert.IsTrue(Files(folder).ContainsKey(Props));
    }

    [TestMethod]
    public void TheDiffLogClaimsTheFileOfThePackageAndAsksForACommit()
    {
        using TempFolder folder = Layered();
        folder.Write("forge.json", "{}");
        CommandReport report = Init(folder);
        string log = Files(folder)["Forge/evidence/diff_log.md"];
        Assert.Contains("\n- " + Props + "\n", log);
        Assert.Contains("commit what was written", log);
        Assert.Contains("commit it", report.Lines[^1]);
    }

    [TestMethod]
    public void SamplesThatOutnumberTheSolutionDoNotGetThePackageInItsPlace()
    {
        using TempFolder folder = Layered();
        folder.Write("Shop.slnx", "<Solution><Project Path=\"src/Domain/Domain.csproj\" /><Project Path=\"src/Web/Web.csproj\" /></Solution>");
        folder.Write(Props, "<Project />");
        folder.Write("samples/" + Props, "<Project />");
        foreach (string name in new[] { "A", "B", "C" })
            folder.Write("samples/" + name + "/" + name + ".csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");

        string said = string.Join('\n', Init(folder).Lines);

        Assert.Contains("Forge.Build", Files(folder)[Props]);
        Assert.DoesNotContain("Forge.Build", Files(folder)["samples/" + Props]);
        Assert.Contains("note: The projects under samples/" + Props + " do not import " + Props, said);
    }

    private static TempFolder Layered()
    {
        TempFolder folder = new();
        folder.Make(".git");
        folder.Write("src/Domain/Domain.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><RootNamespace>Shop.Domain</RootNamespace></PropertyGroup></Project>");
        folder.Write("src/Domain/Order.cs", "namespace Shop.Domain;\npublic class Order { }\n");
        folder.Write("src/Web/Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><RootNamespace>Shop.Web</RootNamespace></PropertyGroup><ItemGroup><ProjectReference Include=\"../Domain/Domain.csproj\" /></ItemGroup></Project>");
        folder.Write("src/Web/Page.cs", "using Shop.Domain;\nnamespace Shop.Web;\npublic class Page { Order order; }\n");
        return folder;
    }

    private static CommandReport Init(TempFolder folder, bool dryRun = false)
        => Adopting.Run(folder.Root, new AdoptionRequest("1.2.3", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), dryRun), CancellationToken.None);

    private static Dictionary<string, string> Files(TempFolder folder)
        => Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Root, file).Replace('\\', '/'))
            .Where(path => !path.StartsWith(".forge/", StringComparison.Ordinal)).ToDictionary(path => path, path => File.ReadAllText(folder.At(path)));

    private static void AreSame(Dictionary<string, string> a, Dictionary<string, string> b)
    {
        Assert.AreSequenceEqual(a.Keys.Order().ToArray(), b.Keys.Order().ToArray());
        foreach ((string path, string text) in a)
            Assert.AreEqual(text, b[path]);
    }

    private static bool IsSubsequence(string part, string whole)
    {
        int at = 0;
        foreach (char c in whole)
            at += at < part.Length && part[at] == c ? 1 : 0;
        return at == part.Length;
    }
}
