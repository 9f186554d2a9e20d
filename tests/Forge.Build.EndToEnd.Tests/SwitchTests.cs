using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What can switch the gates off says so, and what hides warnings hides no finding.</summary>
[TestClass]
public sealed class SwitchTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE0001")]
    public void SwitchedOffGatesAreAWarningOfTheBuild()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation)
            .WithProject("src/More/More.csproj", items: """<ProjectReference Include="../Web/Web.csproj" />""");

        BuildResult build = repository.Build("src/More/More.csproj", "-p:ForgeEnabled=false");

        Assert.AreEqual(0, build.ExitCode);
        Assert.AreEqual(0, build.GateRuns);
        Assert.AreEqual(repository.Root + ": warning FORGE0001", build.The("FORGE0001").Place);
        Assert.IsEmpty(build.Of("FORGE3101"));
    }

    [TestMethod]
    public void TheSwitchIsReadWhateverItsCase()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);

        BuildResult build = repository.Build(Skeleton.Project, "-p:ForgeEnabled=False");

        Assert.AreEqual("warning", build.The("FORGE0001").Kind);
        Assert.AreEqual(0, build.GateRuns);
    }

    [TestMethod]
    public void AProjectCannotSwitchOffWhatTheCommandLineSwitchesOn()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation)
            .WithProject(properties: "<ForgeEnabled>false</ForgeEnabled>");

        repository.Build(Skeleton.Project, "-p:ForgeEnabled=true").Fails(Skeleton.ViolationPlace);
    }

    [TestMethod]
    [DataRow("-p:NoWarn=FORGE3101")]
    [DataRow("-noWarn:FORGE3101")]
    [DataRow("-p:WarningsNotAsErrors=FORGE3101")]
    [DataRow("-p:MSBuildWarningsAsMessages=FORGE3101")]
    [DataRow("-p:TreatWarningsAsErrors=false")]
    public void NoSwitchOnTheCommandLineHidesAFinding(string argument)
        => NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation).Build(Skeleton.Project, argument).Fails(Skeleton.ViolationPlace);

    [TestMethod]
    public void NoPropertyOfAProjectHidesAFinding()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation).WithProject(properties: """
            <NoWarn>FORGE3101</NoWarn>
            <WarningsNotAsErrors>FORGE3101</WarningsNotAsErrors>
            <MSBuildWarningsAsMessages>FORGE3101</MSBuildWarningsAsMessages>
            <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
            <ContinueOnError>true</ContinueOnError>
            <DesignTimeBuild>true</DesignTimeBuild>
            <BuildingForLiveUnitTesting>true</BuildingForLiveUnitTesting>
            """);

        repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
    }

    [TestMethod]
    public void AWarningOfTheGatesStaysOneWhereTheProjectTreatsItsOwnAsErrors()
    {
        TempRepository repository = NewRepository().Governed().WithProject(properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("web", ["src/**/*.cs", "none/*.cs"], "x{9}")));

        repository.Build(Skeleton.Project).Passes(Skeleton.Boundaries + "(2,43,2,54): warning FORGE0103");
    }
}
