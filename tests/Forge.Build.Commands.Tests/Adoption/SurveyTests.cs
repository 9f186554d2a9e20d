using System;
using System.Linq;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Adoption.Surveys;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Adoption;

[TestClass]
public sealed class SurveyTests
{
    [TestMethod]
    public void BothFormatsOfSolutionsAreRead()
    {
        using Adopted two = new Adopted().Project("a b/A.csproj")
            .With("One.sln", "\r\nProject(\"{FAE04EC0}\") = \"A\", \"a b\\A.csproj\", \"{1}\"\r\nEndProject\r\nProject(\"{2150E333}\") = \"docs\", \"docs\", \"{2}\"\r\nProject(\"{FAE0}\") = \"X\", \"..\\X.csproj\", \"{3}\"\r\n")
            .With("Two.slnx", "\uFEFF<Solution><Project Path=\"a b/A.csproj\"/></Solution>");
        Survey survey = Surveying.Look(two.Files.Root, CancellationToken.None);
        Assert.AreEqual("One.sln: a b/A.csproj; Two.slnx: a b/A.csproj", string.Join("; ", survey.Solutions.Select(solution => solution.Path + ": " + string.Join(' ', solution.Projects))));
        Assert.IsEmpty(survey.Notices);
    }

    [TestMethod]
    public void WhatIsBrokenIsANoticeAndNoException()
    {
        using Adopted broken = new Adopted().With("A/A.csproj", "<Project").With("B.slnx", "<!DOCTYPE x [<!ENTITY a \"b\">]><Solution>&a;</Solution>").With("package.json", "{")
            .With("Deep/D.csproj", string.Concat(Enumerable.Repeat("<a>", 500))).With("Directory.Build.props", "nothing").Project("C/C.csproj", "<ProjectReference Include=\"../gone/Gone.csproj\" />")
            .With("C/C.cs", "class C { }");
        Survey survey = Surveying.Look(broken.Files.Root, CancellationToken.None);
        Assert.AreEqual("C/C.csproj", string.Join(' ', survey.Projects.Select(project => project.Path)));
        foreach (string named in new[] { "A/A.csproj", "B.slnx", "package.json", "Deep/D.csproj", "Directory.Build.props", "gone/Gone.csproj" })
            Assert.IsTrue(survey.Notices.Any(notice => notice.Contains(named, StringComparison.Ordinal)), named);
    }

    [TestMethod]
    public void SharedPropertiesCountWhereTheyHaveNoCondition()
    {
        using Adopted shared = new Adopted()
            .With("Directory.Build.props", "<Project><PropertyGroup><Tfm>net9.0</Tfm><TargetFramework>$(Tfm)</TargetFramework></PropertyGroup>"
                + "<ItemGroup Condition=\"'$(IsTestProject)' == 'true'\"><PackageReference Include=\"xunit\" /></ItemGroup><ItemGroup><PackageReference Include=\"Serilog\" /></ItemGroup></Project>")
            .With("A/A.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />").With("A/A.cs", "namespace A;")
            .With("Directory.Packages.props", "<Project />");
        Survey survey = Surveying.Look(shared.Files.Root, CancellationToken.None);
        Assert.AreEqual("net9.0 Serilog False Directory.Packages.props",
            string.Join(' ', survey.Projects[0].TargetFrameworks) + " " + string.Join(' ', survey.Projects[0].Packages) + " " + survey.Projects[0].IsTest + " " + survey.CentralPackages);
    }

    [TestMethod]
    [DataRow("ShopTests", "", true)]
    [DataRow("Contests", "", false)]
    [DataRow("Shop.Lib", "xunit.v3.mtp-v2", true)]
    [DataRow("Shop.Lib", "Microsoft.Testing.Platform", true)]
    [DataRow("Shop.Lib", "Serilog", false)]
    public void TestsAreKnownByTheirNameOrTheirPackages(string name, string package, bool isTest)
    {
        using Adopted one = new Adopted().Project(name + "/" + name + ".csproj", "<PackageReference Include=\"" + package + "\" />");
        Assert.AreEqual(isTest, Surveying.Look(one.Files.Root, CancellationToken.None).Projects[0].IsTest);
    }

    [TestMethod]
    [DataRow("react", "", "npm run build", "")]
    [DataRow("vue", "pnpm-lock.yaml", "pnpm run build", "")]
    [DataRow("@angular/core", "yarn.lock", "yarn run build", "")]
    public void AFrontendIsFoundByItsFramework(string package, string lockFile, string build, string test)
    {
        using Adopted web = new Adopted().With("package.json", "{ \"devDependencies\": { \"husky\": \"1\" } }")
            .With("client/package.json", "{ \"scripts\": { \"build\": \"x\", \"test\": \"echo \\\"Error: no test specified\\\" && exit 1\" }, \"dependencies\": { \"" + package + "\": \"1\" } }")
            .Project("A/A.csproj").With("A/A.cs", "class A { }");
        if (lockFile.Length > 0)
            web.With("client/" + lockFile, "x");
        web.Adopt();
        Assert.AreEqual(new FrontendFacts("client", package == "@angular/core" ? "angular" : package, build, test), web.Survey.Frontend);
        Assert.AreEqual(Frontend.Enabled, StackContract.FrontendOf(new SourceText(web.Text("Forge/Contracts/stack.md")), null));
        Assert.AreEqual("", web.Problems());
    }

    [TestMethod]
    public void WithoutAFrontendTheStackSaysSo()
    {
        using Adopted plain = new Adopted().Project("A/A.csproj").With("A/A.cs", "class A { }").Adopt();
        Assert.AreEqual(Frontend.Disabled, StackContract.FrontendOf(new SourceText(plain.Text("Forge/Contracts/stack.md")), null));
        Assert.Contains("\"test_framework\": null", plain.Text("forge.json"));
    }

    [TestMethod]
    public void TablesAreFoundInSqlAndInContexts()
    {
        using Adopted data = new Adopted().Project("A/A.csproj").With("db/1.sql", "create table if not exists \"orders\" (id int);\nCREATE TABLE [dbo].[Lines](x int)")
            .With("A/C.cs", "class C { public DbSet<Order> Customers { get; set; } public DbSet<Item> Items => Set<Item>(); void M(DbSet<int> no) { } }");
        Assert.AreEqual("Customers Items dbo.Lines orders", string.Join(' ', Surveying.Look(data.Files.Root, CancellationToken.None).Tables.Select(table => table.Name)));
    }

    [TestMethod]
    public void TextOfAnyEncodingIsRead()
    {
        using Adopted odd = new Adopted();
        odd.Files.Write("A/A.csproj", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<Project Sdk=\"Microsoft.NET.Sdk\" />")).ToArray());
        odd.Files.Write("A/A.cs", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("namespace Über.Größe;\r\nclass A { }\r\n")).ToArray());
        Assert.AreEqual("Über.Größe", string.Join(' ', Surveying.Look(odd.Files.Root, CancellationToken.None).Projects.Single().Namespaces));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void LinksThatLeaveTheRootAndPipesAreLeftOut()
    {
        using Adopted outside = new Adopted().Project("X.csproj").With("X.cs", "class X { }");
        using Adopted odd = new Adopted().Project("A/A.csproj").With("A/A.cs", "class A { }");
        odd.Files.LinkFolder("A/linked", outside.Files.Root);
        odd.Files.LinkFile("A/gone.cs", "nowhere");
        odd.Files.Pipe("A/pipe.cs");
        odd.Adopt();
        Assert.AreEqual("A/A.csproj", string.Join(' ', odd.Survey.Projects.Select(project => project.Path)));
        odd.FailsWith("A/A.cs", "using Xunit;");
    }

    [TestMethod]
    public void AnEmptyFolderIsSurveyedWithoutAWord()
    {
        using Adopted empty = new();
        Survey survey = Surveying.Look(empty.Files.Root, CancellationToken.None);
        Assert.IsEmpty(survey.Projects);
        Assert.IsEmpty(survey.Solutions);
        Assert.IsEmpty(survey.Notices);
    }

    [TestMethod]
    public void NoTextOfAnyFileEndsTheSurvey()
    {
        using Adopted odd = new();
        Always.Holds(Always.TextOf(12, "<Project>", "</Project>", "<ItemGroup>", "</ItemGroup>", "<PackageReference Include=\"", "$(", "\" />", "<!DOCTYPE", "\0", "namespace ", "a.b", ";", "{", "}",
            "Project(\"{1}\") = \"a\", \"", "..\\", "CREATE TABLE ", "DbSet<", "> X {", "[Route(\"", "MapGet(\"/", "\")"), text =>
        {
            foreach (string path in new[] { "A.csproj", "A.cs", "A.sln", "A.slnx", "package.json", "Directory.Build.props", "x.sql", "B/B.fsproj", "B/B.fs", "C/C.vbproj", "C/C.vb" })
                odd.Files.Write(path, text);
            odd.Adopt();
        }, count: 60);
    }
}
