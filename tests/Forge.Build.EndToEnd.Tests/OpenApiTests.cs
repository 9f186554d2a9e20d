using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>A web application whose build makes an OpenAPI document is held against physics.yaml by what the document shows.</summary>
[TestClass]
public sealed class OpenApiTests : EndToEndTest
{
    private const string Physics = Skeleton.Contracts + "physics.yaml";
    private const string Program = "src/Web/Program.cs";
    private const string Document = "src/Web/obj/Web.json";
    private const string List = "src/Web/obj/Web.OpenApiFiles.cache";

    private const string Contract = "paths:\n  /orders/{id}:\n    get: { response: Order }\nschemas:\n  Order: { id: uuid, total: number }\n";

    // What the compiler can only announce: a route that a variable makes.
    private const string Computed = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenApi();
        var app = builder.Build();
        app.MapGet("/orders/{id}", (Guid id) => new Order(id, 1m));
        foreach (string name in new[] { "late" })
            app.MapGet("/" + name, () => new Late(5)).WithName("GetLate");
        app.Run();

        public record Order(Guid Id, decimal Total);
        public record Late(int Days);

        """;

    private const string Packages = """
        <PackageReference Include="Microsoft.AspNetCore.OpenApi" Version="[10.0.15]" />
        <PackageReference Include="Microsoft.Extensions.ApiDescription.Server" Version="[10.0.15]" PrivateAssets="all" />
        """;

    [TestMethod]
    [Produces("FORGE0605", "FORGE6601")]
    public void WhatOnlyARunKnowsFailsTheBuildAndItsTwinPasses()
    {
        TempRepository repository = Web(NewRepository().WithContracts());

        BuildResult failing = repository.Build(Skeleton.Project);
        // Whoever mends the file that the error names has mended nothing.
        repository.Write(Document, repository.Read(Document).Replace("\"/late\"", "\"/orders/{id}/\""));
        BuildResult again = repository.Build(Skeleton.Project, "--no-restore", "-p:RunAnalyzers=false");
        BuildResult untouched = repository.Build(Skeleton.Project, "--no-restore", "-p:RunAnalyzers=false", "-graph");
        BuildResult twin = repository.Write(Physics, Contract.Replace("schemas:", "  /late:\n    get: { response: { days: integer } }\nschemas:"))
            .Build(Skeleton.Project, "--no-restore");
        BuildResult differing = repository.Write(Physics, repository.Read(Physics).Replace("days: integer", "days: boolean"))
            .Build(Skeleton.Project, "--no-restore", "-p:Spoil=true");
        BuildResult none = repository.Delete(List).Build(Skeleton.Project, "--no-restore", "-p:OpenApiGenerateDocumentsOptions=--help");
        BuildResult off = repository.Build(Skeleton.Project, "--no-restore", "-p:OpenApiGenerateDocuments=false");

        Assert.AreEqual("warning", failing.The("FORGE0601").Kind);
        foreach (BuildResult build in new[] { failing, again, untouched })
        {
            Diagnostic found = build.The("FORGE1601");
            Assert.AreEqual(1, build.ExitCode);
            Assert.AreEqual(repository.PathOf(Document), found.File);
            Assert.Contains("does not declare GET /late; the OpenAPI document src/Web/obj/Web.json that this build made of the program shows it, in the operation \"GetLate\".", found.Text);
            Assert.Contains("propose below paths:  /late: { get: { response: { days: integer } } }", found.Text);
        }
        Assert.AreEqual(0, twin.ExitCode);
        Assert.IsTrue(twin.Of("FORGE0602").Any(looked => looked.Text.Contains("2 operations of the OpenAPI document src/Web/obj/Web.json held against 2 routes")));
        Assert.AreEqual(repository.PathOf(Document), differing.The("FORGE6601").File);
        Assert.AreEqual(1, differing.ExitCode);
        Assert.AreEqual("warning", none.The("FORGE0605").Kind);
        Assert.AreEqual(0, none.ExitCode);
        Assert.AreEqual("1 1 1 1 1 1 0", string.Join(' ', repository.Builds.Select(build => build.DocumentRuns)));
    }

    [TestMethod]
    public void AnAuditThatIsDueWaitsForTheDocuments()
    {
        TempRepository repository = Web(NewRepository().Committed()).Commit("web").Write(Program, Computed + "// worked\n").Log("COMPLETE", "Phase 1", Program);

        BuildResult refuted = repository.Build(Skeleton.Project, Cycle.WithoutTrace);
        repository.Write(Skeleton.Project, repository.Read(Skeleton.Project).Replace("TargetFramework>", "TargetFrameworks>"));
        BuildResult several = repository.Build(Skeleton.Project, Cycle.WithoutTrace, "-m:2");
        BuildResult conforming = repository.Write(Program, Computed.Replace("new[] { \"late\" }", "Array.Empty<string>()")).Build(Skeleton.Project, Cycle.WithoutTrace);

        Assert.AreEqual("FORGE1601 FORGE1601", refuted.The("FORGE1601").Code + " " + several.The("FORGE1601").Code);
        Assert.AreEqual("0 0 1", string.Join(' ', repository.Builds.Select(build => build.AuditRuns)));
        Assert.AreEqual("1 1 1", string.Join(' ', repository.Builds.Select(build => build.DocumentRuns)));
        Assert.IsEmpty(conforming.Of("FORGE1601"));
    }

    private static TempRepository Web(TempRepository repository)
        => repository.Write(Physics, Contract).Write(Program, Computed)
            .Write(Skeleton.Project, Skeleton.ProjectText(Skeleton.PackageReference + Packages, "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>")
                .Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web")
                .Replace("</Project>", """
                    <Target Name="Spoil" AfterTargets="GenerateOpenApiDocuments" Condition="'$(Spoil)' == 'true'">
                      <WriteLinesToFile File="obj/Web.json" Lines="openapi: 3.1.1" Overwrite="true" />
                    </Target>
                    </Project>
                    """));
}
