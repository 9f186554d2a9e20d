using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary><c>forge baseline</c>: the list of known violations grows on command and shrinks with the debts.</summary>
[TestClass]
public sealed class BaselineTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE3101", "FORGE3102")]
    public void TheListFollowsTheTree()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);
        Assert.Contains("FORGE3101", repository.Forge("check").Output);
        string before = repository.Read(Skeleton.Boundaries);

        CommandResult shown = repository.Forge("baseline", "--dry-run");
        Assert.AreEqual(0, shown.ExitCode);
        Assert.Contains("+ web: " + Skeleton.Source, shown.Output);
        Assert.AreEqual(before, repository.Read(Skeleton.Boundaries));

        Assert.AreEqual(0, repository.Forge("baseline").ExitCode);
        Assert.AreEqual(0, repository.Forge("check").ExitCode);
        Assert.Contains("Nothing to do", repository.Forge("baseline").Output);

        repository.Write(Skeleton.Source, Skeleton.Clean);
        Assert.Contains("FORGE3102", repository.Forge("check").Output);
        Assert.Contains("1 removed", repository.Forge("baseline", "--shrink").Output);
        Assert.AreEqual(0, repository.Forge("check").ExitCode);
        repository.Write(Skeleton.Source, Skeleton.Violation);
        Assert.Contains("not accepted", repository.Forge("baseline", "--shrink").Output);
        Assert.AreEqual(1, repository.Forge("check").ExitCode);
    }

    [TestMethod]
    [Produces("FORGE3001")]
    public void AContractThatIsNotSoundIsLeftAlone()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, "{ \"layers\": [");
        CommandResult refused = repository.Forge("baseline");
        Assert.AreEqual(1, refused.ExitCode);
        Assert.AreEqual("{ \"layers\": [", repository.Read(Skeleton.Boundaries));
        Assert.AreEqual(2, NewRepository().Forge("baseline").ExitCode);
    }
}
