using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Building;
using Forge.Build.Commands.Testing;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Testing;

[TestClass]
public sealed class TestPlanTests
{
    private const string Platform = "{ \"test\": { \"runner\": \"Microsoft.Testing.Platform\" } }";

    [TestMethod]
    public void ASolutionIsBuiltThenTested()
    {
        using TestedFolder folder = Folder("", "All.sln");

        Assert.AreEqual("static: dotnet build All.sln; tests: dotnet test All.sln --no-build", Plan(folder));
    }

    [TestMethod]
    public void OfTheTwoFormsOfOneSolutionTheNewOneCounts()
    {
        using TestedFolder folder = Folder("", "All.sln", "All.slnx");

        Assert.AreEqual("static: dotnet build All.slnx; tests: dotnet test All.slnx --no-build", Plan(folder));
    }

    [TestMethod]
    public void OneProjectNeedsNoSolution()
    {
        using TestedFolder folder = Folder("", "src/A/A.fsproj");

        Assert.AreEqual("static: dotnet build src/A/A.fsproj; tests: dotnet test src/A/A.fsproj --no-build", Plan(folder));
    }

    [TestMethod]
    public void SeveralProjectsOrSolutionsAreTestedTogether()
    {
        using TestedFolder folder = Folder("", "A.sln", "B.sln", "src/A&B/A.csproj", "tests/T.vbproj", "obj/X.csproj");
        using TemporaryFolder own = new();

        TestStep build = TestPlan.Of(folder.Repository, Settings(folder), own, CancellationToken.None)[0];

        string solution = File.ReadAllText(build.Words[2]);
        Assert.Contains("A&amp;B", solution);
        Assert.Contains("T.vbproj\"", solution);
        Assert.DoesNotContain("X.csproj", solution);
        Assert.DoesNotStartWith(folder.Git.Root, build.Words[2]);
    }

    [TestMethod]
    public void TheSolutionThatForgeJsonNamesCounts()
    {
        using TestedFolder folder = Folder("\"test\": { \"solution\": \"b/B.slnx\", \"arguments\": [\"-c\", \"Release\", \"--\", \"RunConfiguration.MaxCpuCount=1\"] }", "A.sln", "b/B.slnx");

        Assert.AreEqual("static: dotnet build b/B.slnx -c Release; tests: dotnet test b/B.slnx --no-build -c Release -- RunConfiguration.MaxCpuCount=1", Plan(folder));
    }

    [TestMethod]
    public void ASolutionThatIsNotThereIsSaid()
    {
        using TestedFolder folder = Folder("\"test\": { \"solution\": \"B.slnx\" }", "A.sln");
        using TemporaryFolder own = new();

        Assert.Contains("B.slnx, which is no file", TestPlan.Of(folder.Repository, Settings(folder), own, CancellationToken.None)[0].Refusal);
    }

    [TestMethod]
    public void MicrosoftTestingPlatformHasOptionsOfItsOwn()
    {
        using TestedFolder folder = Folder("", "All.sln");
        folder.Git.Write("global.json", Platform);

        Assert.EndsWith("tests: dotnet test --solution All.sln --no-build", Plan(folder));
        Assert.IsTrue(DotNetTest.UsesPlatform(folder.Git.Root));
        Assert.AreEqual("--report-trx --results-directory /r", string.Join(' ', DotNetTest.ResultArguments(true, ["test"], "/r").Take(3)));
        Assert.AreEqual("--results-directory /r", string.Join(' ', DotNetTest.ResultArguments(true, ["test", "--report-xunit-trx"], "/r").Take(2)));
        Assert.AreEqual("--logger trx", string.Join(' ', DotNetTest.ResultArguments(false, ["test"], "/r").Take(2)));
    }

    [TestMethod]
    [DataRow("{ \"test\": { \"runner\": \"VSTest\" } }")]
    [DataRow("{ \"test\": 1 }")]
    [DataRow("not json")]
    [DataRow("")]
    public void OtherwiseVsTestRuns(string globalJson)
    {
        using TestedFolder folder = Folder("");
        folder.Git.Write("global.json", globalJson);

        Assert.IsFalse(DotNetTest.UsesPlatform(folder.Git.Root));
    }

    [TestMethod]
    public void ATestCommandThatIsDotnetTestTakesThePlaceOfOurs()
    {
        using TestedFolder folder = Folder("\"backend\": { \"test_command\": \"dotnet test tests/Fast\" }", "All.sln");

        Assert.AreEqual("static: dotnet build All.sln; tests: dotnet test tests/Fast", Plan(folder));
    }

    [TestMethod]
    public void AnotherTestCommandRunsBeside()
    {
        using TestedFolder folder = Folder("\"backend\": { \"test_command\": \"git --version\" }", "All.sln");

        Assert.EndsWith("; backend_tests: git --version", Plan(folder));
    }

    [TestMethod]
    public void TheFrontendIsBuiltBeforeAnythingIsTested()
    {
        using TestedFolder folder = Folder("\"frontend\": { \"enabled\": true, \"dir\": \"web/\", \"build_cmd\": \"build:all\", \"test_cmd\": \"npm run test -- --run\" }", "All.sln");
        folder.Git.Write("web/package.json", "{ \"scripts\": { \"build:all\": \"vite build\" } }");

        Assert.AreEqual(
            "static: dotnet build All.sln; frontend_build: npm run build:all; tests: dotnet test All.sln --no-build; frontend_tests: npm run test -- --run", Plan(folder));
    }

    [TestMethod]
    public void AWordThatIsNoScriptIsAProgram()
    {
        using TestedFolder folder = Folder("\"frontend\": { \"enabled\": true, \"dir\": \".\", \"test_cmd\": \"git\" }");

        Assert.AreEqual("frontend_tests: git", Plan(folder));
    }

    [TestMethod]
    [DataRow("\"frontend\": { \"enabled\": false, \"test_cmd\": \"npm test\" }")]
    [DataRow("\"frontend\": { \"enabled\": true, \"dir\": null, \"build_cmd\": null, \"test_cmd\": null }")]
    [DataRow("\"frontend\": null, \"backend\": null, \"test\": null")]
    public void WhatIsNotSaidIsNotRun(string settings)
    {
        using TestedFolder folder = Folder(settings);

        Assert.AreEqual("", Plan(folder));
    }

    [TestMethod]
    [DataRow("npm ci && npm test", "needs a shell")]
    [DataRow("../run", "is no file inside the project root")]
    [DataRow("/bin/sh", "is no file inside the project root")]
    [DataRow("./not-there", "is no file inside the project root")]
    [DataRow("no-such-program-anywhere", "is not on PATH")]
    public void WhatCannotBeRunIsSaid(string command, string why)
    {
        using TestedFolder folder = Folder("\"backend\": { \"test_command\": \"" + command + "\" }");
        using TemporaryFolder own = new();

        TestStep step = TestPlan.Of(folder.Repository, Settings(folder), own, CancellationToken.None).Single();

        Assert.IsNull(step.Executable);
        Assert.Contains(why, step.Refusal);
    }

    [TestMethod]
    [DataRow("\"frontend\": { \"enabled\": true, \"dir\": \"../web\" }", "climbs above")]
    [DataRow("\"frontend\": { \"enabled\": true, \"dir\": \"/web\" }", "absolute")]
    [DataRow("\"frontend\": { \"enabled\": \"yes\" }", "must be true or false")]
    [DataRow("\"frontend\": [ ]", "must be an object")]
    [DataRow("\"test\": { \"solution\": \"../B.sln\" }", "climbs above")]
    [DataRow("\"test\": { \"timeout_minutes\": 1441 }", "between 1 and 1440")]
    [DataRow("\"test\": { \"timeout_minutes\": \"5\" }", "whole number")]
    [DataRow("\"test\": { \"arguments\": [ 1 ] }", "where a string is expected")]
    [DataRow("\"backend\": { \"test_command\": [ \"x\" ] }", "must be a string")]
    public void SettingsOfAnotherShapeAreRefused(string settings, string why)
    {
        using TestedFolder folder = Folder(settings);
        TestSettings.Read(folder.Repository, out IReadOnlyList<Finding> findings);

        Assert.AreEqual(RuleCatalog.MalformedContract, findings.Single().Rule);
        Assert.Contains(why, findings.Single().Message);
    }

    private static TestedFolder Folder(string settings, params string[] files)
    {
        TestedFolder folder = new();
        folder.Settings(settings);
        foreach (string file in files)
            folder.Git.Write(file, "x");
        return folder;
    }

    private static TestSettings Settings(TestedFolder folder)
    {
        TestSettings settings = TestSettings.Read(folder.Repository, out IReadOnlyList<Finding> findings);
        Assert.IsEmpty(findings);
        return settings;
    }

    // What every build is told is left out.
    private static string Plan(TestedFolder folder)
    {
        using TemporaryFolder own = new();
        return string.Join("; ", TestPlan.Of(folder.Repository, Settings(folder), own, CancellationToken.None)
            .Select(step => step.Name + ": " + step.Command.Replace(" -v:q -nodeReuse:false -p:ForgeAudit=never -warnAsMessage:FORGE0003", "", StringComparison.Ordinal)));
    }
}
