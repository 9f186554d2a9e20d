using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Whoever references the package is governed, or told how to be; whoever only happens to get it is left alone.</summary>
[TestClass]
public sealed class NoRootTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE1001")]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void AReferenceWithoutAGovernanceRootFailsAndNamesTheNextCommand(string tasks)
    {
        TempRepository repository = NewRepository().WithProject().Write(Skeleton.Source, Skeleton.Clean);

        BuildResult build = repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks);

        build.Is(1, gateRuns: 0, Skeleton.Project + "(1,1,1,1): EVIDENCE_MISSING error FORGE1001");
        Assert.Contains("'dotnet build -t:ForgeInit'", build.The("FORGE1001").Text);
    }

    [TestMethod]
    public void AGlobalPackageReferenceIsAReferenceOfTheProject()
    {
        TempRepository repository = NewRepository()
            .Write("Directory.Packages.props", $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><GlobalPackageReference Include="Forge.Build" Version="[{EndToEndRun.Package.Version}]" /></ItemGroup>
                </Project>
                """)
            .Write(Skeleton.Project, Skeleton.ProjectText(items: ""))
            .Write(Skeleton.Source, Skeleton.Violation);

        repository.Build(Skeleton.Project).Is(1, gateRuns: 0, Skeleton.Project + "(1,1,1,1): EVIDENCE_MISSING error FORGE1001");
        repository.WithContracts().Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
    }

    [TestMethod]
    [Produces("FORGE1003", "FORGE3109")]
    public void TheNextCommandWritesContractsThatStillHaveToBeFilledIn()
    {
        TempRepository repository = NewRepository().WithProject().Write(Skeleton.Source, Skeleton.Clean);
        repository.Git("init", "--quiet");

        repository.Build(Skeleton.Project, "-t:ForgeInit").Is(0, gateRuns: 0);

        foreach (string contract in Skeleton.RequiredContracts)
            Assert.IsTrue(repository.Holds(Skeleton.Contracts + contract), contract);
        Assert.IsFalse(repository.Holds(Skeleton.Contracts + "ui.md"));
        Diagnostic[] found = repository.Build(Skeleton.Project).Diagnostics.Where(diagnostic => diagnostic.Kind == "error").ToArray();
        Assert.AreEqual(
            "FORGE1003 blueprint.md, FORGE3109 boundaries.json, FORGE1003 manifesto.md, FORGE1003 schema.md, FORGE1003 stack.md",
            string.Join(", ", found.Select(diagnostic => diagnostic.Code + " " + System.IO.Path.GetFileName(diagnostic.File))));
    }

    [TestMethod]
    public void TheNextCommandNeverOverwrites()
    {
        TempRepository repository = NewRepository().WithProject().Write(Skeleton.Source, Skeleton.Clean)
            .Write(Skeleton.Contracts + "blueprint.md", "mine").Write(Skeleton.Contracts + "schema.md", "")
            .Write(Skeleton.Contracts + "physics.yaml/inside.txt", "");
        repository.Build(Skeleton.Project, "-t:ForgeInit", "-p:ForgeRoot=../..").Is(0, gateRuns: 0);
        repository.Write(Skeleton.Contracts + "stack.md", "mine too");

        BuildResult again = repository.Build(Skeleton.Project, "-t:ForgeInit", "-p:ForgeRoot=../..").Is(0, gateRuns: 0);

        Assert.AreEqual("mine", repository.Read(Skeleton.Contracts + "blueprint.md"));
        Assert.AreEqual("", repository.Read(Skeleton.Contracts + "schema.md"));
        Assert.AreEqual("mine too", repository.Read(Skeleton.Contracts + "stack.md"));
        Assert.IsTrue(repository.Holds(Skeleton.Contracts + "boundaries.json"));
        Assert.DoesNotContain("wrote " + repository.Root, again.Output);
    }

    [TestMethod]
    public void WhereThePackageComesWithAnotherItIsAsIfItWereNotThere()
    {
        TempRepository library = NewRepository("library").Governed()
            .Write(Skeleton.Project, Skeleton.ProjectText(Skeleton.PackageReference.Replace(" PrivateAssets=\"all\"", ""), "<PackageId>Leaky</PackageId><Version>1.0.0-leaky</Version>"));
        library.Dotnet("pack", Skeleton.Project, "-o", library.PathOf("feed")).Passes();
        TempRepository stranger = NewRepository("stranger")
            .Write("src/Web/Web.csproj", Skeleton.ProjectText("""<PackageReference Include="Leaky" Version="1.0.0-leaky" />"""))
            .Write("NuGet.config", $"""<configuration><packageSources><add key="leaky" value="{library.PathOf("feed")}" /></packageSources></configuration>""")
            .Write(Skeleton.Source, Skeleton.Violation);

        BuildResult build = stranger.Build(Skeleton.Project).Is(0, gateRuns: 0);

        Assert.IsGreaterThan(0, build.Dispatches, "the package has to arrive for this test to say something");
        Assert.IsFalse(build.Diagnostics.Any(diagnostic => diagnostic.Code.StartsWith("FORGE", System.StringComparison.Ordinal)));
    }

    [TestMethod]
    public void InAGovernedRepositoryAProjectIsGatedThatGetsThePackageThroughAnotherProject()
    {
        TempRepository elsewhere = NewRepository("elsewhere").Governed()
            .Write(Skeleton.Project, Skeleton.ProjectText(Skeleton.PackageReference.Replace(" PrivateAssets=\"all\"", "")));
        TempRepository repository = NewRepository().WithContracts()
            .Write(Skeleton.Project, Skeleton.ProjectText($"""<ProjectReference Include="{elsewhere.PathOf(Skeleton.Project)}" />""", "<AssemblyName>Other</AssemblyName>"))
            .Write(Skeleton.Source, Skeleton.Violation.Replace("class Orders", "class Others"));

        BuildResult build = repository.Build(Skeleton.Project);

        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual(repository.PathOf(Skeleton.Source) + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101", build.The("FORGE3101").Place);
    }
}
