using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What the files of a layer must contain and how large they may become: in a build, and in what an editor asks for.</summary>
[TestClass]
public sealed class LayerContentTests : EndToEndTest
{
    private const string Boundaries = """
        { "layers": [
          { "name": "web", "glob": "src/Web/**/*.{cs,ts}", "required": [ { "pattern": "\\bSource:", "in": "comments", "reason": "content says where it comes from", "files": "*Page.*" } ],
            "limits": { "lines": 6, "types": 2, "members": 3 } }
        ] }
        """;

    private const string LongScript = "1\n2\n3\n4\n5\n6\n   seven\n";

    [TestMethod]
    [Produces("FORGE3114", "FORGE3115")]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void AFileThatLacksWhatIsRequiredOrIsTooLongFailsTheBuildUntilItIsMendedOrAccepted(string tasks)
    {
        string chosen = "-p:ForgeTasksFolder=" + tasks;
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, Boundaries).Write(Skeleton.Source, Skeleton.Clean)
            .Write("src/Web/OrderPage.cs", "namespace Web; // Sauce: none\n").Write("src/Web/app.ts", LongScript);

        repository.Build(Skeleton.Project, chosen).Fails(
            "src/Web/OrderPage.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3114", "src/Web/app.ts(7,1,7,9): CONTRACT_CONFLICT error FORGE3115");

        repository.Write("src/Web/OrderPage.cs", "namespace Web; // Source: the orders\n").Write("src/Web/app.ts", LongScript.Replace("   seven\n", ""));
        repository.Build(Skeleton.Project, chosen).Passes();

        repository.Write("src/Web/OrderPage.cs", "").Write("src/Web/app.ts", LongScript).Write(Skeleton.Boundaries, Boundaries.TrimEnd('}', ' ', '\n') + """
            , "known_violations": [
                { "layer": "web", "file": "src/Web/OrderPage.cs", "pattern": "\\bSource:" },
                { "layer": "web", "file": "app.ts", "pattern": "limits.lines" } ] }
            """);
        Assert.Contains("2 violations are accepted", repository.Build(Skeleton.Project, chosen).Passes().The("FORGE0105").Text);
    }

    [TestMethod]
    public void WhatIsRequiredOfNoFileIsAnError()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, Boundaries).Write(Skeleton.Source, Skeleton.Clean);

        repository.Build(Skeleton.Project).Fails(Skeleton.Boundaries + "(2,79,2,91): CONTRACT_CONFLICT error FORGE3104");
    }

    [TestMethod]
    [Produces("FORGE3116", "FORGE3117")]
    public void AFileOfTooManyTypesAndATypeOfTooManyMembersFailTheBuildUntilTheyAreSmallOrAccepted()
    {
        const string Large = "namespace Web;\n#pragma warning disable\npublic class Orders { public int A, B, C; public void D() { } }\npublic enum State { New }\npublic record Line(int Number);\n";
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, Boundaries).Write("src/Web/EmptyPage.cs", "// Source:\n").Write(Skeleton.Source, Large);

        BuildResult build = repository.Build(Skeleton.Project, "-p:NoWarn=FORGE3116%3BFORGE3117");
        Assert.AreEqual(1, build.ExitCode);
        Assert.EndsWith(Skeleton.Source + "(3,14): error FORGE3117", build.The("FORGE3117").Place);
        Assert.EndsWith(Skeleton.Source + "(5,15): error FORGE3116", build.The("FORGE3116").Place);

        repository.Write("src/Web/Line.cs", "namespace Web;\npublic record Line(int Number);\n")
            .Write(Skeleton.Source, Large.Replace("public record Line(int Number);\n", "").Replace(" public void D() { }", "")).Build(Skeleton.Project).Passes();

        repository.Write("src/Web/Line.cs", "").Write(Skeleton.Source, Large).Write(Skeleton.Boundaries, Boundaries.TrimEnd('}', ' ', '\n') + """
            , "known_violations": [
                { "layer": "web", "file": "src/Web/Orders.cs", "pattern": "limits.types" }, { "layer": "web", "file": "Orders.cs", "pattern": "limits.members" } ] }
            """);
        repository.Build(Skeleton.Project).Passes();
    }

    [TestMethod]
    public void LimitsAreSilentWhereForgeJsonSwitchesThemOff()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, Boundaries).Write("src/Web/EmptyPage.cs", "// Source:\n")
            .Write(Skeleton.Source, "class A { int b, c, d, e; }\nclass F { }\nclass G { }\n\n\n\n\n").Write("forge.json", """{ "gates": { "limits": "off" } }""");

        BuildResult build = repository.Build(Skeleton.Project);

        Assert.AreEqual(0, build.ExitCode);
        Assert.Contains("\"limits\"", build.The("FORGE0801").Text);
    }

    [TestMethod]
    public void AnEditorIsToldByTheCompilerWhatABuildIsToldByTheGates()
    {
        const string Page = "namespace Web;\n// none\n\n\n\n\n// seven\n// SqlConnection\n";
        TempRepository repository = NewRepository().Governed().Write("src/Web/OrderPage.cs", Page).Write(Skeleton.Source, Skeleton.Clean)
            .Write(Skeleton.Boundaries, Boundaries.Replace("\"required\"", "\"forbidden\": [ { \"pattern\": \"SqlConnection\" } ], \"required\""));

        BuildResult editor = repository.Build(Skeleton.Project, "-t:Compile", "-p:DesignTimeBuild=true");

        Assert.AreEqual(0, editor.GateRuns);
        Assert.EndsWith("OrderPage.cs(8,4): error FORGE3101", editor.The("FORGE3101").Place);
        Assert.EndsWith("OrderPage.cs(1,1): error FORGE3114", editor.The("FORGE3114").Place);
        Assert.EndsWith("OrderPage.cs(7,1): error FORGE3115", editor.The("FORGE3115").Place);
        repository.Build(Skeleton.Project).Fails(
            "src/Web/OrderPage.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3114", "src/Web/OrderPage.cs(7,1,7,9): CONTRACT_CONFLICT error FORGE3115",
            "src/Web/OrderPage.cs(8,4,8,17): CONTRACT_CONFLICT error FORGE3101");
    }
}
