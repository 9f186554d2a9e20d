using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Physics;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Physics;

[TestClass]
public sealed class PhysicsAnalyzerTests
{
    private const string Physics = """
        paths:
          /orders/{id}:
            get: { response: Order }
            put: { request: { total: number }, response: none }
        schemas:
          Order: { id: uuid, total: number }

        """;

    private const string Program = """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        WebApplication app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders/{id}", (Guid id) => new Order(id, 1m));
        app.MapPut("/orders/{id}", (Guid id, Change change) => Results.NoContent());
        app.Run();

        public record Order(Guid Id, decimal Total);
        public record Change(decimal Total);
        """;

    private const string Detail = "(1,1) FORGE0602";

    [TestMethod]
    public void WhatConformsIsNoFinding() => Assert.AreEqual(Detail, Found(Program, Physics));

    [TestMethod]
    [DataRow("(Guid id) => new Order(id, 1m)", "(Guid id) => \"late\"", "(6,28) FORGE3603", DisplayName = "another response")]
    [DataRow("decimal Total);\npublic record Change", "decimal Total, string Note = \"\");\npublic record Change", "(10,52) FORGE3603", DisplayName = "a field too many")]
    [DataRow("record Order(Guid Id, decimal Total)", "record Order(Guid Id, [property: System.Text.Json.Serialization.JsonIgnore] decimal Total)", "(6,28) FORGE3603", DisplayName = "a field too few")]
    [DataRow("record Change(decimal Total)", "record Change(string Total)", "(11,29) FORGE3604", DisplayName = "another type")]
    [DataRow("app.Run();", "app.MapGet(\"/late\", () => 1);\napp.Run();", "(8,12) FORGE1601", DisplayName = "undeclared")]
    [DataRow("app.MapPut(\"/orders/{id}\"", "app.MapPatch(\"/orders/{id}\"", "Forge/Contracts/physics.yaml(4,5) FORGE0213, (7,14) FORGE3601", DisplayName = "another method")]
    public void ADeviationStandsAtItsPlace(string before, string after, string expected)
        => Assert.AreEqual(Detail + ", " + expected.Replace(" (", " src/Web/Program.cs(").Insert(0, expected[0] == '(' ? "src/Web/Program.cs" : ""), Found(Program.Replace(before, after), Physics).Replace("\n", ""));

    [TestMethod]
    public void AParameterThatIsCalledOtherwiseIsAFinding()
        => Assert.AreEqual(Detail + ", src/Web/Program.cs(6,12) FORGE3602, src/Web/Program.cs(7,12) FORGE3602", Found(Program.Replace("{id}", "{key}").Replace("Guid id", "Guid key").Replace("new Order(id", "new Order(key"), Physics));

    [TestMethod]
    public void TheMessageHoldsTheStopAndWhatToPropose()
    {
        Diagnostic diagnostic = new AnalyzedProject().Program().Contract("physics.yaml", "paths: {}\n").Source("src/Web/Program.cs", Program).Analyze(new PhysicsAnalyzer()).First(found => found.Id == "FORGE1601");

        Assert.AreEqual(
            "[Physics] Forge/Contracts/physics.yaml does not declare GET /orders/{id}. Fix: stop, and have the contract updated first; propose below paths:  "
                + "/orders/{id}: { get: { response: { id: uuid, total: number } } } (EVIDENCE_MISSING; Builder Contract 5)",
            diagnostic.GetMessage());
        Assert.AreEqual("/orders/{id}", diagnostic.Properties[ProposedRoute.PathProperty]);
        Assert.AreEqual("get: { response: { id: uuid, total: number } }", diagnostic.Properties[ProposedRoute.MethodsProperty]);
        Assert.AreEqual("GET /orders/{id}", diagnostic.Properties[BaselineRoutes.Property]);
    }

    [TestMethod]
    public void WhatABaselineLacksAndNeedsAndHasLeftOverIsInTheProperties()
    {
        IReadOnlyList<Diagnostic> found = new AnalyzedProject().Program().Contract("physics.yaml", Physics).Contract("physics.baseline", "GET /old\nANY /all\nPOST /gone\nGET /orders/{id}\n")
            .Source("src/Web/Program.cs", Program.Replace("app.Run();", "app.MapMethods(\"/new\", new[] { \"GET\", \"POST\" }, () => 1);\napp.MapGet(\"/old\", () => 1);\napp.Map(\"/all\", () => 1);\napp.MapPatch(\"/orders/{id}\", (Guid id) => Results.NoContent());\napp.Run();"))
            .Analyze(new PhysicsAnalyzer()).ToArray();

        Assert.AreEqual(
            "FORGE0603 GET /old, ANY /all\nFORGE0604 POST /gone\nFORGE1601 GET /new, POST /new\nFORGE3601 PATCH /orders/{id}\nFORGE3606 GET /orders/{id}",
            string.Join('\n', found.Where(one => one.Properties.ContainsKey(BaselineRoutes.Property)).Select(one => one.Id + " " + one.Properties[BaselineRoutes.Property]!.Replace("\n", ", ")).Order(System.StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow("#pragma warning disable\n", "")]
    [DataRow("#pragma warning disable FORGE1601\n", "")]
    [DataRow("", "[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Forge\", \"FORGE1601:x\", Justification = \"no\")]\n")]
    [DataRow("", "[module: System.Diagnostics.CodeAnalysis.SuppressMessage(\"*\", \"FORGE1601\")]\n")]
    public void NothingInTheSourceSilencesIt(string before, string attribute)
        => StringAssert.Contains(Found(before + Program.Replace("\nWebApplication app", "\n" + attribute + "\nWebApplication app"), "paths: {}\n"), "FORGE1601");

    [TestMethod]
    public void NoAttributeOfAMemberSilencesIt()
        => Assert.AreEqual("(1,1) FORGE0602, src/Web/Orders.cs(9,69) FORGE1601", Places(new AnalyzedProject().Contract("physics.yaml", "paths: {}\n").Source("src/Web/Orders.cs",
            Library.Replace("    public static void", "    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Forge\", \"FORGE1601\")]\n    public static void")
                .Replace("public static class", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Forge\", \"FORGE1601\")]\npublic static class"))));

    [TestMethod]
    public void AGateThatIsOffSaysNothing()
    {
        Assert.AreEqual("", Found(Program, "paths: {}\n", project => project.Contract("forge.json", """{ "gates": { "physics": "off" } }""")));
        Assert.AreNotEqual("", Found(Program, "paths: {}\n", project => project.Contract("forge.json", """{ "gates": { "references": "off" } }""")));
    }

    [TestMethod]
    public void WhereNothingIsGovernedNothingIsSaid()
    {
        Assert.AreEqual("", Found(Program, Physics, project => project.Property("_ForgeContractsRoot", "")));
        Assert.AreEqual("", Places(new AnalyzedProject().Program().Source("src/Web/Program.cs", Program)));
        Assert.AreEqual("", Places(new AnalyzedProject().Contract("physics.yaml", Physics).Source("src/Data/Orders.cs", "class Orders;")));
        Assert.AreEqual("", Places(new AnalyzedProject().Contract("physics.yaml", "[ not, a, map").Source("src/Data/Orders.cs", "class Orders;")));
    }

    [TestMethod]
    public void ARouteWithoutEndpointIsAWarningInTheProjectThatHasThem()
    {
        string more = Physics.Replace("paths:\n", "paths:\n  /late:\n    get: {}\n");

        Assert.AreEqual("(1,1) FORGE0602, Forge/Contracts/physics.yaml(2,3) FORGE0213", Found(Program, more));
        Assert.AreEqual("(1,1) FORGE0602", Places(new AnalyzedProject().Contract("physics.yaml", more).Source("src/Web/Program.cs", Library)));
    }

    [TestMethod]
    public void AMalformedContractIsAFindingWhereThereAreEndpoints()
    {
        Assert.AreEqual("Forge/Contracts/physics.yaml(2,11) FORGE3001", Found(Program, "paths:\n  /x: \"a\" | \"b\"\n"));
        Assert.AreEqual("Forge/Contracts/physics.yaml(4,3) FORGE3001", Found(Program, Physics.Replace("  /orders/{id}:\n", "  /orders/{id}:\n    get: { response: Order }\n  /orders/{id}:\n")).Split(", ").Single(place => place.Contains("3001")));
    }

    [TestMethod]
    public void TheBaselineAcceptsAndIsHeldToShrink()
    {
        string baseline = "# before\nGET /orders/{id}\nPUT /orders/{id}\nGET /gone\nnonsense\n";

        Assert.AreEqual(
            "(1,1) FORGE0602, Forge/Contracts/physics.baseline(1,1) FORGE0603, Forge/Contracts/physics.baseline(4,1) FORGE0604, Forge/Contracts/physics.baseline(5,1) FORGE3605",
            Found(Program, "paths: {}\n", project => project.Contract("physics.baseline", baseline)));
        Assert.AreEqual(
            "(1,1) FORGE0602, Forge/Contracts/physics.baseline(1,1) FORGE3606", Found(Program, Physics, project => project.Contract("physics.baseline", "GET /orders/{id}\n")));
    }

    [TestMethod]
    public void ARouteThatCannotBeReadIsANoticeAtItsPlace()
    {
        string computed = Program.Replace("app.Run();", "app.MapGet(Environment.MachineName, () => 1);\napp.Run();");

        Assert.AreEqual("(1,1) FORGE0602, src/Web/Program.cs(8,5) FORGE0601", Found(computed, Physics + "  Late: string\n"));
    }

    [TestMethod]
    public void AProjectOfTestsIsNotHeldAgainstTheContract()
        => Assert.AreEqual("(1,1) FORGE0602", Places(new AnalyzedProject().Program().Contract("physics.yaml", "paths: {}\n").Source("src/Web/Program.cs", Program).Reference(new AnalyzedProject().Assembly("xunit.core").Source("src/X.cs", "public class X;"))));

    [TestMethod]
    public void AFieldThatAnotherProjectDeclaresIsSaidAtTheHandler()
    {
        AnalyzedProject shared = new AnalyzedProject().Assembly("Shared").Source("src/Shared/Order.cs", "public record Order(System.Guid Id, decimal Total, int Extra);");
        string program = Program.Replace("public record Order(Guid Id, decimal Total);\n", "").Replace("1m)", "1m, 2)");

        Assert.AreEqual("(1,1) FORGE0602, src/Web/Program.cs(6,28) FORGE3603", Places(new AnalyzedProject().Program().Contract("physics.yaml", Physics).Source("src/Web/Program.cs", program).Reference(shared)));
    }

    private const string Library = """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;

        public static class Orders
        {
            public static void Map(IEndpointRouteBuilder app) => app.MapGet("/orders/{id}", (Guid id) => new Order(id, 1m));
        }

        public record Order(Guid Id, decimal Total);
        """;

    private static string Found(string program, string physics, System.Func<AnalyzedProject, AnalyzedProject>? with = null)
    {
        AnalyzedProject project = new AnalyzedProject().Program().Contract("physics.yaml", physics).Source("src/Web/Program.cs", program);
        return Places(with is null ? project : with(project));
    }

    private static string Places(AnalyzedProject project)
    {
        IReadOnlyList<Diagnostic> found = project.Analyze(new PhysicsAnalyzer());
        return string.Join(", ", found.Select(AnalyzedProject.Place));
    }
}
