using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary><c>forge test</c> through the packed tool: real builds, real tests, the evidence that they leave.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ForgeTestTests : EndToEndTest
{
    private const string Project = "tests/Web.Tests/Web.Tests.csproj";
    private const string Source = "tests/Web.Tests/CountTests.cs";
    private const string Runs = "Forge/evidence/test_runs.md";
    private const string MostTestPackages = """
        <PackageReference Include="MSTest.TestAdapter" Version="4.5.2" />
        <PackageReference Include="MSTest.TestFramework" Version="4.5.2" />
        """;

    private const string Tests = """
        using System;
        using System.IO;
        using System.Threading;
        using Microsoft.VisualStudio.TestTools.UnitTesting;

        [TestClass]
        public class CountTests
        {
            [TestMethod]
            public void Adds() => Assert.AreEqual(4, "four".Length);

            [TestMethod]
            [DataRow(1)]
            [DataRow(2)]
            public void Behaves(int row)
            {
                string file = Environment.GetEnvironmentVariable("FLIP") ?? "";
                switch (Environment.GetEnvironmentVariable("BEHAVE"))
                {
                    case "fail": Assert.AreEqual(3, row, "<counts>"); break;
                    case "crash": Environment.FailFast("gone"); break;
                    case "flip" when row == 2 && File.Exists(file): File.Delete(file); Assert.Fail("flipped"); break;
                    case "flip" when row == 2: File.WriteAllText(file, ""); break;
                }
            }

            [TestMethod]
            [Ignore]
            public void Waits() { }
        }

        """;

    [TestMethod]
    public void APassIsEvidenceForTheAuditOfACompleteCycle()
    {
        // The audit of the build inside would ask for the record that is only being made, and its notice that it is off would be an error here.
        TempRepository repository = Tested("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>").Log("COMPLETE", "Phase 1", Cycle.Added).Write(Cycle.Added, Cycle.Class("Counts"));

        CommandResult test = repository.Forge("test");

        Assert.AreEqual(0, test.ExitCode);
        Assert.Contains("Tests: 3 passed, 0 failed, 1 skipped", test.Output);
        Assert.StartsWith("Status: PASS\nStart: ", repository.Read(Cycle.TestRun));
        Assert.Contains("\nstatic exit: 0\n", repository.Read(Cycle.TestRun));
        Assert.Contains("\ntests exit: 0\n", repository.Read(Cycle.TestRun));
        Assert.Contains("- Tests: 3 passed, 0 failed, 1 skipped\n", repository.Read(Runs));
        Assert.IsFalse(repository.Holds(Cycle.Ledger));
        Assert.AreEqual(0, repository.Forge("audit").ExitCode);
    }

    [TestMethod]
    [Produces("FORGE1503", "FORGE1205")]
    public void AFailureStaysAFailureWhateverDotnetTestSays()
    {
        TempRepository repository = Tested().Log("IN_PROCESS", "Phase 1").With("BEHAVE", "fail");

        CommandResult test = repository.Forge("test");

        Assert.AreEqual(1, test.ExitCode);
        Assert.Contains(Source + "(20,1,20,1): EVIDENCE_MISSING error FORGE1503: [A8] the test CountTests.Behaves (1) failed", test.Output);
        string latest = repository.Read(Cycle.TestRun);
        Assert.StartsWith("Status: FAIL\nReason: the step tests failed", latest);
        Assert.Contains("\nFailing tests:\n- CountTests.Behaves (1) - ", latest);

        repository.With("BEHAVE", "pass");
        Assert.AreEqual(0, repository.Dotnet("test", Project).ExitCode);

        Assert.AreEqual(latest, repository.Read(Cycle.TestRun));
        Assert.AreEqual(1, repository.Forge("audit", "--no-evidence").ExitCode);
    }

    [TestMethod]
    [Produces("FORGE5001")]
    public void ATestThatFlipsIsNamed()
    {
        TempRepository repository = Tested().With("BEHAVE", "flip").With("FLIP", Path.Combine(EndToEndRun.NewFolder("flip"), "flag"));

        CommandResult test = repository.Forge("test", "--repeat", "2");

        Assert.AreEqual(1, test.ExitCode);
        Assert.Contains("NON_DETERMINISTIC_BEHAVIOR error FORGE5001: [A8] 1 test gave two results in 2 runs of one tree: CountTests.Behaves (2) (failed 1 time, passed 1 time).", test.Output);
        Assert.DoesNotContain("FORGE1503", test.Output);
        Assert.Contains("\nTests with two results:\n- CountTests.Behaves (2) - ", repository.Read(Cycle.TestRun));
    }

    [TestMethod]
    [Produces("FORGE6502")]
    public void ACrashIsAFailure()
    {
        TempRepository repository = Tested().With("BEHAVE", "crash");

        CommandResult test = repository.Forge("test");

        Assert.AreEqual(1, test.ExitCode);
        Assert.Contains("ENVIRONMENT_LIMITATION error FORGE6502: [A8] the step tests", test.Output);
        Assert.StartsWith("Status: FAIL\nReason: the step tests crashed", repository.Read(Cycle.TestRun));
    }

    [TestMethod]
    [Produces("FORGE1502")]
    public void ASuiteWithoutTestsIsAFailure()
    {
        TempRepository repository = Tested().Write(Source, "public class CountTests { }\n");

        Assert.AreEqual(1, repository.Forge("test").ExitCode);
        Assert.StartsWith("Status: FAIL\nReason: no test ran\n", repository.Read(Cycle.TestRun));
    }

    [TestMethod]
    [Produces("FORGE1501")]
    public void WhatDoesNotBuildIsNotTested()
    {
        TempRepository repository = Tested().Write(Source, "public class CountTests { int x = \"\"; }\n");

        CommandResult test = repository.Forge("test");

        Assert.AreEqual(1, test.ExitCode);
        Assert.Contains("error FORGE1501: [A8] the step static", test.Output);
        Assert.Contains("CS0029", test.Output);
        Assert.Contains("\ntests summary: not run, the step static did not succeed\n", repository.Read(Cycle.TestRun));
    }

    [TestMethod]
    public void AViolationIsAFailureOfTheStaticStep()
    {
        CommandResult test = Tested().Write(Skeleton.Source, Skeleton.Violation).Forge("test");

        Assert.AreEqual(1, test.ExitCode);
        Assert.Contains("FORGE3101", test.Output);
    }

    [TestMethod]
    public void MicrosoftTestingPlatformIsToldWhatItLacks()
    {
        CommandResult test = OnThePlatform("").Forge("test");

        Assert.AreEqual(1, test.ExitCode);
        Assert.Contains("lacks the option --report-trx. Fix: reference the package Microsoft.Testing.Extensions.TrxReport", test.Output);
    }

    [TestMethod]
    public void TestsOfMicrosoftTestingPlatformAreCounted()
    {
        TempRepository repository = OnThePlatform(PlatformTrx.Items).Write("tests/Web.Tests/Trx.cs", PlatformTrx.Source);

        CommandResult passed = repository.Forge("test"), failed = repository.With("BEHAVE", "fail").Forge("test");

        Assert.AreEqual(0, passed.ExitCode);
        Assert.Contains("Tests: 3 passed, 0 failed, 1 skipped", passed.Output);
        Assert.AreEqual(1, failed.ExitCode);
        Assert.Contains("FORGE1503: [A8] the test Behaves (1) failed", failed.Output);
    }

    [TestMethod]
    public void TheFrontendIsBuiltAndTestedWithoutAShell()
    {
        TempRepository repository = Scripted("exit 0");
        string programs = EndToEndRun.NewFolder("programs"), said = Path.Combine(programs, "said");
        Executable(Path.Combine(programs, "npm"), "echo \"$(pwd -P | sed 's:.*/::') $# $*\" >> '" + said + "'; [ \"$2\" != broken ]");
        repository.With("PATH", programs + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"))
            .Write("web/package.json", "{ \"scripts\": { \"build\": \"vite\" } }\n")
            .Write("forge.json", "{ \"frontend\": { \"enabled\": true, \"dir\": \"web\", \"build_cmd\": \"build\", \"test_cmd\": \"npm run 'all tests'\" } }\n");

        Assert.AreEqual(0, repository.Forge("test").ExitCode);
        Assert.AreEqual("web 2 run build\nweb 2 run all tests\n", File.ReadAllText(said));

        repository.Write("forge.json", "{ \"frontend\": { \"enabled\": true, \"dir\": \"web\", \"build_cmd\": \"npm run broken\", \"test_cmd\": \"npm ci && npm test\" } }\n");

        CommandResult refused = repository.Forge("test");

        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains("\"&\" needs a shell", refused.Output);
        Assert.Contains("\nfrontend_build exit: 1\n", repository.Read(Cycle.TestRun));
    }

    [TestMethod]
    public void WhatHangsIsKilled()
    {
        CommandResult test = Scripted("sleep 300").Forge("test", "--timeout", "0.01");

        Assert.AreEqual(1, test.ExitCode);
        Assert.Contains("took too long and was killed", test.Output);
    }

    [TestMethod]
    public void ARunThatIsKilledLeavesNoPass()
    {
        TempRepository repository = Scripted(UntilForgeIsGone).Write(Cycle.TestRun, "Status: PASS\n");

        Assert.IsTrue(repository.KillForge(process => Await(process, repository), "test"));

        Assert.StartsWith("Status: FAIL\nReason: the run is not finished, or was killed before its end\n", repository.Read(Cycle.TestRun));
        repository.Write("run-tests", "#!/bin/sh\nexit 0\n");
        Assert.AreEqual(0, repository.Forge("test").ExitCode);
    }

    [TestMethod]
    [DataRow("-TERM")]
    [DataRow("-INT")]
    public void ARunThatIsInterruptedIsRecordedAsFailed(string signal)
    {
        TempRepository repository = Scripted(UntilForgeIsGone);

        bool wasKilled = repository.KillForge(
            process =>
            {
                Await(process, repository);
                repository.Run("kill", signal, process.Id.ToString(CultureInfo.InvariantCulture));
                Assert.IsTrue(process.WaitForExit(TimeSpan.FromMinutes(5)));
                Assert.AreEqual(2, process.ExitCode);
            },
            "test");

        Assert.IsFalse(wasKilled);
        Assert.Contains("Reason: the run was interrupted\n", repository.Read(Cycle.TestRun));
        Assert.Contains("- Reason: the run was interrupted\n", repository.Read(Runs));
    }

    [TestMethod]
    [Produces("FORGE6503")]
    public void TwoRunsAtOnceDoNotMix()
    {
        TempRepository repository = Scripted(UntilForgeIsGone);

        repository.KillForge(
            process =>
            {
                Await(process, repository);
                CommandResult second = repository.Forge("test");
                Assert.AreEqual(2, second.ExitCode);
                Assert.Contains("another forge command is at work in this repository", second.Output);
            },
            "test");

        Assert.IsFalse(repository.Holds(Runs));
    }

    [TestMethod]
    public void JsonIsTheOnlyOutput()
    {
        CommandResult test = Scripted("echo noise; exit 4").Forge("test", "--format", "json");

        using JsonDocument json = JsonDocument.Parse(test.Output);
        Assert.AreEqual(1, test.ExitCode);
        Assert.AreEqual("FAIL", json.RootElement.GetProperty("data").GetProperty("status").GetString());
        Assert.AreEqual(4, json.RootElement.GetProperty("data").GetProperty("steps")[0].GetProperty("exit").GetInt32());
        Assert.AreEqual("FORGE1501", json.RootElement.GetProperty("findings").EnumerateArray().Single().GetProperty("code").GetString());
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void OnATerminalTheStepsAreShown()
    {
        CommandResult test = Scripted("exit 0").ForgeOnATerminal("", "test");

        Assert.AreEqual(0, test.ExitCode);
        Assert.Contains("backend_tests", test.Output);
        Assert.Contains("Status: PASS", test.Output);
    }

    [TestMethod]
    [DataRow("--repeat", "0")]
    [DataRow("--repeat", "many")]
    [DataRow("--repeat", "1001")]
    [DataRow("--timeout", "0")]
    [DataRow("--timeout", "-1")]
    [DataRow("--timeout", "NaN")]
    [DataRow("--timeout", "soon")]
    [DataRow("--filter", "x")]
    public void WhatIsNoOptionRunsNothing(string option, string value)
    {
        TempRepository repository = Scripted("exit 0");

        Assert.AreEqual(2, repository.Forge("test", option, value).ExitCode);
        Assert.IsFalse(repository.Holds(Cycle.TestRun));
    }

    // Ends by itself when the command is killed, so that nothing outlives the test.
    private const string UntilForgeIsGone = "touch .git/started; while kill -0 $PPID 2>/dev/null; do sleep 0.1; done";

    private TempRepository Tested(string properties = "", string packages = MostTestPackages + """<PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />""")
    {
        TempRepository repository = NewRepository().WithContracts().Write(Skeleton.Source, Skeleton.Clean).Write(Source, Tests)
            .WithProject(Project, properties, packages).Write(".gitignore", "bin/\nobj/\n");
        repository.Git("init", "-q", "-b", "main");
        return repository.Commit("contracts").Restored(Project);
    }

    private TempRepository OnThePlatform(string items)
        => Tested("<OutputType>Exe</OutputType><EnableMSTestRunner>true</EnableMSTestRunner>", MostTestPackages + items)
            .Write("global.json", "{ \"test\": { \"runner\": \"Microsoft.Testing.Platform\" } }\n");

    private TempRepository Scripted(string script)
    {
        TempRepository repository = NewRepository().WithContracts().Write("forge.json", "{ \"backend\": { \"test_command\": \"./run-tests\" } }\n");
        Executable(repository.PathOf("run-tests"), script);
        repository.Git("init", "-q", "-b", "main");
        return repository;
    }

    private static void Executable(string path, string script)
    {
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Await(Process process, TempRepository repository)
    {
        while (!process.WaitForExit(10) && !repository.Holds(".git/started"))
        {
            // It has not come to its step yet.
        }
    }
}
