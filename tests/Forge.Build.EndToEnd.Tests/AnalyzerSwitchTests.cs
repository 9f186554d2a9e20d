using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>The compiler's own switch for analyzers does not switch gates off without a word.</summary>
[TestClass]
public sealed class AnalyzerSwitchTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE0004")]
    [DataRow("RunAnalyzers")]
    [DataRow("RunAnalyzersDuringBuild")]
    public void ABuildWithoutAnalyzersSaysSoOnce(string property)
    {
        TempRepository repository = NewRepository().Governed().WithProject("src/More/More.csproj", items: """<ProjectReference Include="../Web/Web.csproj" />""");

        BuildResult build = repository.Build("src/More/More.csproj", "-p:" + property + "=false");

        Assert.AreEqual(0, build.ExitCode);
        Assert.AreEqual(1, build.GateRuns);
        Assert.AreEqual(repository.Root + ": warning FORGE0004", build.The("FORGE0004").Place);
        // Nothing is compiled, and still nothing was checked.
        Assert.HasCount(1, repository.Build("src/More/More.csproj", "-p:" + property + "=false").Of("FORGE0004"));
        Assert.IsEmpty(repository.Build("src/More/More.csproj").Of("FORGE0004"));
    }

    [TestMethod]
    public void ASwitchThatSaysYesAndGatesThatAreOffAltogetherSayNothingOfIt()
    {
        TempRepository repository = NewRepository().Governed();

        Assert.IsEmpty(repository.Build(Skeleton.Project, "-p:RunAnalyzersDuringBuild=false", "-p:RunAnalyzers=true").Of("FORGE0004"));
        Assert.IsEmpty(repository.Build(Skeleton.Project, "-p:RunAnalyzers=false", "-p:ForgeEnabled=false").Of("FORGE0004"));
    }
}
