using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary><c>ForgeMaxFindings</c> cuts a flood, and says so.</summary>
[TestClass]
public sealed class LimitTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE0002")]
    public void TheFirstFindingsAreShownAndTheCutIsAWarning()
    {
        TempRepository repository = NewRepository().Governed().Write("src/Web/a.sql", string.Concat(Enumerable.Repeat("SqlConnection\n", 10)))
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("web", "src/**/*.sql", "SqlConnection")));

        BuildResult build = repository.Build(Skeleton.Project, "-p:ForgeMaxFindings=3");

        string[] shown = Enumerable.Range(1, 3).Select(line => $"src/Web/a.sql({line},1,{line},14): CONTRACT_CONFLICT error FORGE3101").ToArray();
        build.Fails([": warning FORGE0002", .. shown]);
        Assert.Contains("the first 3 are shown", build.The("FORGE0002").Text);
    }

    [TestMethod]
    public void AllAreShownWhereThereAreAsManyAsAllowed()
    {
        TempRepository repository = NewRepository().Governed().Write("src/Web/a.sql", "SqlConnection SqlConnection")
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("web", "src/**/*.sql", "SqlConnection")));

        repository.Build(Skeleton.Project, "-p:ForgeMaxFindings=2").Fails(
            "src/Web/a.sql(1,1,1,14): CONTRACT_CONFLICT error FORGE3101", "src/Web/a.sql(1,15,1,28): CONTRACT_CONFLICT error FORGE3101");
    }
}
