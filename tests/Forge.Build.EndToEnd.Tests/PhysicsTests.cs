using System.Collections.Generic;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>A web application is held against physics.yaml while it is compiled.</summary>
[TestClass]
public sealed class PhysicsTests : EndToEndTest
{
    private const string Physics = Skeleton.Contracts + "physics.yaml";
    private const string Baseline = Skeleton.Contracts + "physics.baseline";
    private const string Program = "src/Web/Program.cs";

    private const string Contract = """
        paths:
          /orders/{id}:
            get: { response: Order }
            put: { request: { total: number }, response: none }
        schemas:
          Order: { id: uuid, total: number }

        """;

    private const string Conforming = """
        WebApplication app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders/{id}", (Guid id) => new Order(id, 1m));
        app.MapPut("/orders/{id}", (Guid id, Change change) => Results.NoContent());
        app.Run();

        public record Order(Guid Id, decimal Total);
        public record Change(decimal Total);

        """;

    private static readonly MarkedText Deviating = MarkedText.Parse("""
        WebApplication app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders/{id}", (Guid id) => new Order(id, 1m, ""));
        app.MapPatch("/orders/{id}", (Guid id) => Results.NoContent());
        app.MapPut(<|"/orders/{key}"|>, (Guid key, Change change) => Results.NoContent());
        app.MapGet(<|"/late"|>, () => 1);
        app.Run();

        public record Order(Guid Id, decimal Total, string <|Note|>);
        public record Change(string <|Total|>);

        """);

    [TestMethod]
    [Produces("FORGE1601", "FORGE3601", "FORGE3602", "FORGE3603", "FORGE3604")]
    public void EachDeviationFailsTheBuildAtItsPlaceAndTheConformingTwinPasses()
    {
        TempRepository repository = Web(Deviating.Text);

        BuildResult failing = repository.Build(Skeleton.Project);

        string[] codes = ["FORGE3602", "FORGE1601", "FORGE3603", "FORGE3604"];
        Assert.AreEqual(1, failing.ExitCode);
        Assert.AreEqual(
            string.Join('\n', Deviating.Spans.Zip(codes, (span, code) => repository.PathOf(Program) + Start(span) + ": error " + code)
                .Append(repository.PathOf(Program) + "(3,14): error FORGE3601").Order(System.StringComparer.Ordinal)),
            string.Join('\n', failing.Diagnostics.Where(diagnostic => diagnostic.Kind == "error").Select(diagnostic => diagnostic.Place).Order(System.StringComparer.Ordinal)));
        StringAssert.Contains(failing.The("FORGE1601").Text, "propose below paths:  /late: { get: { response: integer } } (EVIDENCE_MISSING; Builder Contract 5)");
        repository.Write(Program, Conforming).Build(Skeleton.Project).Passes();
    }

    [TestMethod]
    public void NothingSilencesIt()
    {
        TempRepository repository = Web(
            "#pragma warning disable\n[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Forge\", \"FORGE1601\")]\n" + Conforming.Replace("app.Run();", "app.MapGet(\"/late\", () => 1);\napp.Run();"),
            "<NoWarn>$(NoWarn);FORGE1601</NoWarn><WarningsNotAsErrors>FORGE1601</WarningsNotAsErrors><WarningLevel>0</WarningLevel><CodeAnalysisRuleSet>$(MSBuildThisFileDirectory)off.ruleset</CodeAnalysisRuleSet>"
                + "<AnalysisMode>None</AnalysisMode><AnalysisLevel>none</AnalysisLevel><EnableNETAnalyzers>false</EnableNETAnalyzers>")
            .Write("src/Web/off.ruleset", "<RuleSet Name=\"off\" ToolsVersion=\"10.0\"><IncludeAll Action=\"None\" /><Rules AnalyzerId=\"x\" RuleNamespace=\"x\"><Rule Id=\"FORGE1601\" Action=\"None\" /></Rules></RuleSet>")
            .Write(".editorconfig", "root = true\n[*.cs]\ngenerated_code = true\ndotnet_diagnostic.FORGE1601.severity = none\ndotnet_analyzer_diagnostic.severity = none\ndotnet_analyzer_diagnostic.category-Forge.severity = none\n")
            .Write(".globalconfig", "is_global = true\nglobal_level = 9999\ndotnet_diagnostic.FORGE1601.severity = none\n");

        BuildResult build = repository.Build(Skeleton.Project);

        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual("error", build.The("FORGE1601").Kind);
    }

    [TestMethod]
    [Produces("FORGE0213", "FORGE0601", "FORGE0602", "FORGE0603", "FORGE0604")]
    public void WhatDoesNotBlockIsSaidAndNeverBecomesAnError()
    {
        TempRepository repository = Web(Conforming.Replace("app.Run();", "app.MapGet(\"/old\", () => 1);\napp.Run();"), "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")
            .Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.FORGE0601.severity = error\ndotnet_diagnostic.FORGE0213.severity = error\ndotnet_analyzer_diagnostic.category-Forge.severity = error\n")
            .Write(Physics, Contract.Replace("paths:\n", "paths:\n  /missing:\n    get: {}\n"))
            .Write(Baseline, "GET /old\nGET /gone\n");

        BuildResult build = repository.Build(Skeleton.Project, "-p:ErrorLog=" + repository.PathOf("compiler.sarif") + "%2cversion=2.1");
        IReadOnlyList<string> log = repository.CodesOfCompilerLog("compiler.sarif");
        BuildResult unread = repository.Write(Program, repository.Read(Program).Replace("\"/old\"", "Environment.MachineName")).Build(Skeleton.Project);

        Assert.AreEqual("FORGE0213 FORGE0604", string.Join(' ', build.Diagnostics.Where(diagnostic => diagnostic.Kind != "message").Select(diagnostic => diagnostic.Code)));
        Assert.Contains("FORGE0602", log);
        Assert.Contains("FORGE0603", log);
        Assert.AreEqual("warning", unread.The("FORGE0601").Kind);
        Assert.IsTrue(repository.Builds.All(one => one.ExitCode == 0));
    }

    [TestMethod]
    [Produces("FORGE3001", "FORGE3605", "FORGE3606")]
    public void AContractThatCannotBeHeldFailsTheBuildAtItsPlace()
    {
        TempRepository repository = Web(Conforming).Write(Baseline, "# before\nGET /orders/{id}\nnonsense\n");

        BuildResult build = repository.Build(Skeleton.Project);
        BuildResult malformed = repository.Write(Physics, "paths:\n  /x: \"a\" | \"b\"\n").Delete(Baseline).Build(Skeleton.Project);

        Assert.AreEqual("(2,1) FORGE3606\n(3,1) FORGE3605", string.Join('\n', build.Diagnostics.Where(diagnostic => diagnostic.Kind == "error").OrderBy(diagnostic => diagnostic.Span).Select(diagnostic => "(" + diagnostic.Span + ") " + diagnostic.Code)));
        Assert.AreEqual(repository.PathOf(Physics), malformed.The("FORGE3001").File);
        Assert.AreEqual(1, malformed.ExitCode);
    }

    // The compiler prints where a finding begins.
    private static string Start(string span) => "(" + string.Join(',', span.Trim('(', ')').Split(',').Take(2)) + ")";

    private TempRepository Web(string program, string properties = "")
        => NewRepository().WithContracts().Write(Physics, Contract).Write(Program, program)
            .WithProject(properties: "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>" + properties)
            is var repository ? repository.Write(Skeleton.Project, repository.Read(Skeleton.Project).Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web")) : null!;
}
