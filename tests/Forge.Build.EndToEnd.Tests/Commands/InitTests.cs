using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary><c>forge init</c>: the next build passes, a broken layer fails, and nothing but what was announced has changed.</summary>
[TestClass]
public sealed class InitTests : EndToEndTest
{
    private const string CentralOn = "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n</Project>\n";
    private const string Upwards = "namespace Shop.Domain;\n\npublic sealed class Upwards\n{\n    public string Name => nameof(Shop.Web.OrdersController);\n}\n";

    // How many processes are killed.
    private const int Rounds = 24;

    [TestMethod]
    [Produces("FORGE3101")]
    public void TheNextBuildPassesAndABrokenLayerFails()
    {
        TempRepository repository = NewRepository().Layered();

        CommandResult init = repository.Init();

        Assert.AreSequenceEqual(init.Announced(), repository.Status());
        Assert.Contains(Ungoverned.Props, repository.Status());
        BuildResult passed = repository.Build();
        Assert.AreEqual(0, passed.ExitCode);
        Assert.AreSequenceEqual(init.Announced(), repository.Status(), "the build writes nothing more");
        repository.Write("src/Shop.Domain/Upwards.cs", Upwards);
        Assert.AreEqual(1, repository.Forge("check").ExitCode);
        Assert.IsNotEmpty(repository.Build().Of("FORGE3101"));
    }

    [TestMethod]
    public void WithCentralPackagesTheBuildPassesToo()
    {
        TempRepository repository = NewRepository().Layered().Write(Ungoverned.CentralProps, CentralOn).Commit("central");

        CommandResult init = repository.Init();

        Assert.AreSequenceEqual(init.Announced(), repository.Status());
        Assert.Contains("<GlobalPackageReference Include=\"Forge.Build\" Version=\"" + EndToEndRun.Package.Version + "\" />", repository.Read(Ungoverned.CentralProps));
        Assert.AreEqual(0, repository.Build().ExitCode);
        repository.Write("src/Shop.Domain/Upwards.cs", Upwards);
        Assert.IsNotEmpty(repository.Build().Of("FORGE3101"));
    }

    [TestMethod]
    public void WhereOnlyAPartIsCentralBothPartsAreGoverned()
    {
        TempRepository repository = NewRepository().Layered().Write("src/Shop.Web/" + Ungoverned.CentralProps, CentralOn).Commit("central");
        repository.Init();
        Assert.AreEqual(0, repository.Build().ExitCode);
        repository.Write("src/Shop.Domain/Upwards.cs", Upwards);
        Assert.AreEqual(1, repository.Build("src/Shop.Web").ExitCode);
        Assert.IsNotEmpty(repository.Build("src/Shop.Data").Of("FORGE3101"));
    }

    [TestMethod]
    public void WhatIsBrokenTodayIsListedAndMayNotGrow()
    {
        TempRepository repository = NewRepository().Layered().Write("src/Shop.Domain/Old.cs", "namespace Shop.Domain;\n\n// the old debt\npublic sealed class Old\n{\n    public System.Net.Http.HttpClient? Client { get; set; }\n}\n").Commit("debt");

        repository.Init();

        Assert.Contains("src/Shop.Domain/Old.cs", repository.Read(Skeleton.Boundaries));
        Assert.AreEqual(0, repository.Forge("check").ExitCode);
        repository.Write("src/Shop.Domain/New.cs", repository.Read("src/Shop.Domain/Old.cs").Replace("Old", "New"));
        Assert.AreEqual(1, repository.Forge("check").ExitCode);
    }

    [TestMethod]
    public void ADryRunWritesNothingAndASecondRunChangesNothing()
    {
        TempRepository repository = NewRepository().Layered();

        CommandResult shown = repository.Init("--dry-run");
        Assert.IsEmpty(repository.Status());
        Assert.IsFalse(repository.Holds(".forge"));
        Assert.Contains("+++ b/" + Skeleton.Boundaries, shown.Output);

        repository.Init();
        IReadOnlyDictionary<string, string> first = repository.Texts();
        Assert.Contains("Nothing lacks", repository.Init().Output);
        AreSame(first, repository.Texts(), "again");
    }

    [TestMethod]
    public void AReportForProgramsTellsFilesLayersAndViolations()
    {
        TempRepository repository = NewRepository().Layered();
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(repository.Init("--format", "json").Output);
        System.Text.Json.JsonElement data = json.RootElement.GetProperty("data");
        Assert.AreSequenceEqual(
            repository.Status(), data.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!).Order(StringComparer.Ordinal).ToArray());
        Assert.IsTrue(data.GetProperty("layers").EnumerateArray().All(layer => layer.GetProperty("reason").GetString()!.Length > 0));
        Assert.AreEqual(0, data.GetProperty("knownViolations").GetArrayLength());
    }

    [TestMethod]
    public void WhenItIsKilledTheNextRunCompletesIt()
    {
        TempRepository prepared = NewRepository().Layered();
        TempRepository whole = prepared.Copy();
        whole.Init();
        IReadOnlyDictionary<string, string> expected = whole.Texts();
        TempRepository timed = prepared.Copy();
        Stopwatch time = Stopwatch.StartNew();
        timed.Init();
        KillMoment moment = new(time.Elapsed);
        int killed = 0;
        Parallel.For(0, Rounds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, round =>
        {
            TempRepository repository = prepared.Copy();
            bool wasKilled = repository.KillForge(
                process =>
                {
                    double part = (round + 0.5) / Rounds;
                    // Half of them from where the first file stands, where there is something to cut.
                    if (round % 2 == 0)
                    {
                        while (!repository.Holds("Forge") && !process.WaitForExit(1))
                        {
                        }
                        process.WaitForExit(moment.Length * part / 20);
                    }
                    else
                    {
                        moment.Await(process, part);
                    }
                },
                "init");
            if (wasKilled)
                Interlocked.Increment(ref killed);
            Assert.AreEqual(0, repository.Forge("init").ExitCode);
            AreSame(expected, repository.Texts(), "round " + round);
        });
        TestContext.WriteLine("{0}", killed + " of " + Rounds + " were killed.");
        Assert.IsGreaterThan(Rounds / 6, killed);
    }

    [TestMethod]
    public void WhatIsInTheWayIsRefusedAndAWrongFolderCannotRun()
    {
        TempRepository repository = NewRepository().Layered().Write(Ungoverned.Props, "<Project>\n  <PropertyGroup>\n</Project>\n").Commit("broken");
        CommandResult refused = repository.Forge("init");
        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains(Ungoverned.Props + "(3,3): this is no file of MSBuild", refused.Output);
        Assert.IsEmpty(repository.Status());
        Assert.AreEqual(2, repository.Forge("init", "--root", "nowhere").ExitCode);
        Assert.AreEqual(2, repository.Forge("init", "--root", "").ExitCode);
    }

    private static void AreSame(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual, string where)
    {
        Assert.AreSequenceEqual(expected.Keys.Order(StringComparer.Ordinal).ToArray(), actual.Keys.Order(StringComparer.Ordinal).ToArray(), where);
        foreach ((string path, string text) in expected)
            Assert.AreEqual(text, actual[path], path + ", " + where);
    }
}
