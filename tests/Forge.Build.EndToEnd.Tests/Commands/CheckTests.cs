using System.Text.Json;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary><c>forge check</c>: the verdict of a build, without building.</summary>
[TestClass]
public sealed class CheckTests : EndToEndTest
{
    [TestMethod]
    public void AViolationIsOneAndItsCorrectionIsZero()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);

        CommandResult blocked = repository.Forge("check"), below = repository.ForgeFrom(repository.PathOf("src/Web"), "check", "--no-cache");
        CommandResult passed = repository.Write(Skeleton.Source, Skeleton.Clean).Forge("check");

        Assert.AreEqual(1, blocked.ExitCode);
        Assert.Contains(Skeleton.ViolationPlace + ": [A4]", blocked.Output);
        Assert.Contains("forge explain FORGE3101", blocked.Output);
        Assert.AreEqual("", blocked.Said, "what blocks is told on standard error");
        Assert.AreEqual(blocked.Output, below.Output);
        Assert.AreEqual(0, passed.ExitCode);
        Assert.AreEqual("The gates pass.\n", passed.Said.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void ItBuildsNothingAndWritesNoEvidence()
    {
        TempRepository repository = NewRepository().Governed();

        Assert.AreEqual(0, repository.Forge("check", "--no-cache").ExitCode);
        Assert.IsFalse(repository.Holds("src/Web/obj") || repository.Holds("Forge/evidence") || repository.Holds(".forge"));
    }

    [TestMethod]
    public void WhereNothingIsGovernedItCouldNotRun()
    {
        CommandResult result = NewRepository().Write("src/a.cs", "").Forge("check");

        Assert.AreEqual(2, result.ExitCode);
        Assert.Contains("no governed repository", result.Output);
        Assert.Contains("run: forge init", result.Output);
    }

    [TestMethod]
    public void AContractInUtf16IsReportedAndNotReadAsNothing()
    {
        TempRepository repository = NewRepository().Governed();
        repository.Write(Skeleton.Boundaries, System.Text.Encoding.BigEndianUnicode.GetBytes("\ufeff" + Skeleton.WebBoundaries)).Write(Skeleton.Source, Skeleton.Violation);

        CommandResult result = repository.Forge("check", "--format", "json");

        Assert.AreEqual(1, result.ExitCode);
        using JsonDocument json = JsonDocument.Parse(result.Said);
        Assert.IsGreaterThan(0, json.RootElement.GetProperty("findings").GetArrayLength());
    }
}
