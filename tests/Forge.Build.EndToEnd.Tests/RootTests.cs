using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Where a governed repository begins and ends.</summary>
[TestClass]
public sealed class RootTests : EndToEndTest
{
    [TestMethod]
    public void ContractsMayLieFlatInTheRoot()
    {
        TempRepository repository = NewRepository().WithContracts("Contracts/").WithProject().Write("evidence/.keep", "").Write(Skeleton.Source, Skeleton.Violation);

        repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
        repository.Delete("Contracts/schema.md").Write(Skeleton.Source, Skeleton.Clean).Build(Skeleton.Project)
            .Fails("Contracts/schema.md(1,1,1,1): EVIDENCE_MISSING error FORGE1002");
    }

    [TestMethod]
    public void DeletingTheContractsIsNoWayOutWhereForgeJsonDeclaresTheRoot()
    {
        TempRepository repository = NewRepository().WithProject().Write("forge.json", """{ "frontend": { "enabled": true } }""").Write(Skeleton.Source, Skeleton.Clean);

        repository.Build(Skeleton.Project).Fails(
            Skeleton.Contracts + "blueprint.md(1,1,1,1): EVIDENCE_MISSING error FORGE1002",
            Skeleton.Contracts + "boundaries.json(1,1,1,1): EVIDENCE_MISSING error FORGE1002",
            Skeleton.Contracts + "manifesto.md(1,1,1,1): EVIDENCE_MISSING error FORGE1002",
            Skeleton.Contracts + "physics.yaml(1,1,1,1): EVIDENCE_MISSING error FORGE1002",
            Skeleton.Contracts + "schema.md(1,1,1,1): EVIDENCE_MISSING error FORGE1002",
            Skeleton.Contracts + "stack.md(1,1,1,1): EVIDENCE_MISSING error FORGE1002",
            Skeleton.Contracts + "ui.md(1,1,1,1): EVIDENCE_MISSING error FORGE1002");
    }

    [TestMethod]
    public void TheRootIsFoundFromAProjectDeepBelowIt()
    {
        TempRepository repository = NewRepository().WithContracts().WithProject("src/Web/Deep/Er/Er.csproj").Write("src/Web/Deep/Er/Orders.cs", Skeleton.Violation);

        repository.DotnetFrom(repository.PathOf("src/Web/Deep/Er"), "build")
            .Fails("src/Web/Deep/Er/Orders.cs" + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101");
    }

    [TestMethod]
    public void ForgeRootNamesTheRootRelativeToTheProjectOrAbsolute()
    {
        TempRepository repository = NewRepository().WithProject("code/Web.csproj").Write("code/Web.cs", Skeleton.Clean);
        repository.WithContracts("governed/Forge/Contracts/").Write("governed/" + Skeleton.Source, Skeleton.Violation);
        string found = "governed/" + Skeleton.ViolationPlace;

        repository.Build("code/Web.csproj", "-p:ForgeRoot=../governed").Fails(found);
        repository.Build("code/Web.csproj", "-p:ForgeRoot=" + repository.PathOf("governed")).Fails(found);
        repository.Build("code/Web.csproj", "-p:ForgeRoot=" + repository.PathOf("governed") + "/").Fails(found);
    }

    [TestMethod]
    public void AForgeRootThatIsNoneFailsAtTheProject()
    {
        TempRepository repository = NewRepository().Governed();

        BuildResult build = repository.Build(Skeleton.Project, "-p:ForgeRoot=../nowhere");

        build.Is(1, gateRuns: 0, Skeleton.Project + "(1,1,1,1): EVIDENCE_MISSING error FORGE1001");
        Assert.Contains(repository.PathOf("src/nowhere"), build.The("FORGE1001").Text);
    }

    [TestMethod]
    [Produces("FORGE6001")]
    public void AForgeRootThatIsNoPathIsAFindingAndNoStackTrace()
    {
        TempRepository repository = NewRepository().Governed().WithProject(properties: "<ForgeRoot>a%00b</ForgeRoot>");

        BuildResult build = repository.Build(Skeleton.Project);

        build.Is(1, gateRuns: 0, Skeleton.Project + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6001");
        Assert.DoesNotContain("   at ", build.Output);
    }

    [TestMethod]
    [Produces("FORGE3112")]
    public void AGovernedRootInsideIsNotEnteredAndNoLayerMayReachIntoIt()
    {
        TempRepository repository = NewRepository().Governed()
            .WithContracts("src/Web/inner/Forge/Contracts/").Write("src/Web/inner/src/Web/Orders.sql", Skeleton.Violation)
            .WithContracts("elsewhere/Forge/Contracts/").Write("elsewhere/Orders.cs", Skeleton.Violation);

        repository.Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("web", "src/Web/**/*.*", @"\bSqlConnection\b")))
            .Build(Skeleton.Project).Fails("src/Web/inner(1,1,1,1): CONTRACT_CONFLICT error FORGE3112");
        repository.Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("web", "src/Web/*.cs", @"\bSqlConnection\b")))
            .Build(Skeleton.Project).Passes();
    }
}
