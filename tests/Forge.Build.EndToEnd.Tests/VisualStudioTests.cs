using System.IO;
using System.Linq;
using System.Text.Json;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What Visual Studio is told, so that it does not skip a build after a contract changed. Visual Studio itself is not started.</summary>
[TestClass]
public sealed class VisualStudioTests : EndToEndTest
{
    private const string Inside = "-p:BuildingInsideVisualStudio=true";
    private const string Stamp = "src/Web/obj/Debug/net10.0/Web.forge.stamp";

    [TestMethod]
    [DataRow("Forge/Contracts/")]
    [DataRow("Contracts/")]
    public void EveryContractIsAnInputAndTheStampTheirOutput(string contracts)
    {
        TempRepository repository = NewRepository().WithContracts(contracts).WithProject().Write("evidence/.keep", "");
        repository.Dotnet("restore", Skeleton.Project);

        string json = repository.Run(Command.DotnetHost, "msbuild", Skeleton.Project, Inside, "-getItem:UpToDateCheckInput,UpToDateCheckOutput");

        using JsonDocument items = JsonDocument.Parse(json);
        Assert.AreSequenceEqual(
            Skeleton.RequiredContracts.Select(contract => repository.PathOf(contracts + contract)).Order(System.StringComparer.Ordinal).ToArray(),
            OfTheGates(items, "UpToDateCheckInput"));
        Assert.AreSequenceEqual(new[] { repository.PathOf(Stamp) }, OfTheGates(items, "UpToDateCheckOutput"));
    }

    [TestMethod]
    public void AChangedContractChangesTheStamp()
    {
        TempRepository repository = NewRepository().Governed();
        repository.Build(Skeleton.Project, Inside).Passes();
        System.DateTime before = File.GetLastWriteTimeUtc(repository.PathOf(Stamp));
        repository.Build(Skeleton.Project, Inside).Passes();
        Assert.AreEqual(before, File.GetLastWriteTimeUtc(repository.PathOf(Stamp)), "an untouched contract leaves the stamp");

        File.SetLastWriteTimeUtc(repository.PathOf(Skeleton.Boundaries), System.DateTime.UtcNow.AddSeconds(10));

        repository.Build(Skeleton.Project, Inside).Passes();
        Assert.IsGreaterThan(before, File.GetLastWriteTimeUtc(repository.PathOf(Stamp)));
    }

    [TestMethod]
    public void TheStampDecidesNothing()
    {
        TempRepository repository = NewRepository().Governed();
        repository.Build(Skeleton.Project, Inside).Passes();

        repository.Write(Skeleton.Source, Skeleton.Violation).Build(Skeleton.Project, Inside).Fails(Skeleton.ViolationPlace);
        repository.Build(Skeleton.Project, Inside, "--no-incremental").Fails(Skeleton.ViolationPlace);
        repository.Build(Skeleton.Project, Inside, "-t:Rebuild").Fails(Skeleton.ViolationPlace);
    }

    [TestMethod]
    public void CleanRemovesTheStamp()
    {
        TempRepository repository = NewRepository().Governed();
        repository.Build(Skeleton.Project, Inside).Passes();
        Assert.IsTrue(repository.Holds(Stamp));
        // Once more, for the build that skips the target has to know of the stamp too.
        repository.Build(Skeleton.Project, Inside).Passes();

        repository.Dotnet("clean", Skeleton.Project, Inside).Is(0, gateRuns: 0);

        Assert.IsFalse(repository.Holds(Stamp));
    }

    [TestMethod]
    public void ElsewhereThereIsNoStamp()
    {
        TempRepository repository = NewRepository().Governed();

        repository.Build(Skeleton.Project).Passes();

        Assert.IsFalse(repository.Holds(Stamp));
    }

    private static string[] OfTheGates(JsonDocument items, string name)
        => items.RootElement.GetProperty("Items").GetProperty(name).EnumerateArray()
            .Where(item => item.TryGetProperty("Set", out JsonElement set) && set.GetString() == "Forge")
            .Select(item => item.GetProperty("FullPath").GetString()!)
            .Order(System.StringComparer.Ordinal).ToArray();
}
