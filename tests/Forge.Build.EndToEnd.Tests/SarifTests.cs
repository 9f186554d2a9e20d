using System.Text.Json;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary><c>ForgeSarifLog</c> writes what was found as SARIF.</summary>
[TestClass]
public sealed class SarifTests : EndToEndTest
{
    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void TheLogHoldsTheFindingWithARelativeAddress(string tasks)
    {
        TempRepository repository = NewRepository().Governed().Write("src/Web/An order.cs", Skeleton.Violation);

        repository.Build(Skeleton.Project, "-p:ForgeSarifLog=logs/forge.sarif", "-p:ForgeTasksFolder=" + tasks)
            .Fails("src/Web/An order.cs" + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101");

        using JsonDocument log = JsonDocument.Parse(repository.Read("logs/forge.sarif"));
        Assert.AreEqual("2.1.0", log.RootElement.GetProperty("version").GetString());
        foreach (JsonElement result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            if (result.GetProperty("ruleId").GetString() != "FORGE3101")
                continue;
            JsonElement location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.AreEqual("error", result.GetProperty("level").GetString());
            Assert.AreEqual("src/Web/An%20order.cs", location.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.AreEqual("""{"startLine":5,"startColumn":12,"endLine":5,"endColumn":25}""",
                JsonSerializer.Serialize(location.GetProperty("region")));
            return;
        }
        Assert.Fail("the log has no result for FORGE3101");
    }

    [TestMethod]
    public void TheSameTreeGivesTheSameBytes()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);

        repository.Build(Skeleton.Project, "-p:ForgeSarifLog=one.sarif").Fails(Skeleton.ViolationPlace);
        repository.Build(Skeleton.Project, "-p:ForgeSarifLog=two.sarif", "-p:ForgeTasksFolder=netstandard2.0").Fails(Skeleton.ViolationPlace);

        Assert.AreEqual(repository.Read("one.sarif"), repository.Read("two.sarif"));
    }

    [TestMethod]
    public void APassingBuildReplacesTheLogOfAFailingOne()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);
        repository.Build(Skeleton.Project, "-p:ForgeSarifLog=forge.sarif").Fails(Skeleton.ViolationPlace);

        repository.Write(Skeleton.Source, Skeleton.Clean).Build(Skeleton.Project, "-p:ForgeSarifLog=forge.sarif").Passes();

        Assert.DoesNotContain("\"ruleId\": \"FORGE3101\"", repository.Read("forge.sarif"));
    }

    [TestMethod]
    [Produces("FORGE6003")]
    [DataRow("src/Web/Web.csproj/forge.sarif")]
    [DataRow("src")]
    [DataRow("a%00b")]
    public void ALogThatCannotBeWrittenIsAFinding(string path)
    {
        TempRepository repository = NewRepository().Governed();

        BuildResult build = repository.Build(Skeleton.Project, "-p:ForgeSarifLog=" + path);

        build.Fails(": ENVIRONMENT_LIMITATION error FORGE6003");
    }
}
