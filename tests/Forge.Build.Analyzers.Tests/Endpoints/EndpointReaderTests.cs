using System;
using System.Linq;
using System.Threading;
using Forge.Build.Analyzers.Endpoints;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>What the reader says of code that does not run by itself: libraries, parts of programs, code that is being typed.</summary>
[TestClass]
public sealed class EndpointReaderTests
{
    private const string Library = """
        namespace Orders;
        public static class OrderRoutes
        {
            public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder routes)
            {
                routes.MapGroup("/orders").MapGet("/{id}", (int id) => id);
                return routes;
            }
        }
        """;

    [TestMethod]
    public void AnExtensionMethodThatNothingCallsHasAnOpenPrefix()
        => Reads(Library, "GET .../orders/{id} id:Int32 <  > 200 Int32");

    [TestMethod]
    public void TextThatOnlyACallerElsewhereKnowsIsSaid()
    {
        EndpointTable table = Table("""public static class R { public static void MapAll(this IEndpointRouteBuilder routes, string path) { routes.MapGet(path, () => 1); routes.MapGet("/fixed", () => 1); } }""");

        Assert.AreEqual("GET .../fixed <  > 200 Int32", Lines(table));
        Assert.AreEqual("`path` comes from a caller outside this project", table.Unknown.Single().Reason);
    }

    [TestMethod]
    public void APublicMethodOfAModuleBehindAnInterfaceOfAnotherAssemblyHasAnOpenPrefix()
    {
        AnalyzedProject contracts = new AnalyzedProject().Assembly("Contracts").Source("src/Contracts/I.cs", "public interface IModule { void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder routes); }");
        EndpointTable table = EndpointReader.Read(EndpointConformance.Project("""sealed class Orders : IModule { public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/orders", () => 1); }""").Reference(contracts).Compile(), default);

        Assert.AreEqual("GET .../orders <  > 200 Int32", Lines(table));
        Assert.IsTrue(table.MayHoldMore);
    }

    [TestMethod]
    public void RoutesOfAnotherProjectAreSaidWhereTheyAreMapped()
    {
        AnalyzedProject library = EndpointConformance.Project(Library).Assembly("Orders.Api");
        EndpointTable table = EndpointReader.Read(EndpointConformance.Project("using Orders; public static class P { public static void Map(WebApplication app) { app.MapOrders(); app.MapGet(\"/own\", () => 1); } }").Reference(library).Compile(), default);

        Assert.AreEqual("GET /own <  > 200 Int32", Lines(table));
        Assert.AreEqual("`MapOrders` of Orders.Api declares its routes itself", table.Unknown.Single().Reason);
        Assert.IsTrue(table.MayHoldMore);
    }

    [TestMethod]
    public void ControllersThatAnotherProjectMapsHaveAnOpenPrefix()
        => Reads("""[ApiController, Route("orders")] public class OrdersController : ControllerBase { [HttpGet("{id}")] public string One(int id) => "a"; }""", "GET .../orders/{id} id:Int32 <  > 200 String");

    [TestMethod]
    public void ActionsThatAnotherProjectMapsByConventionAreSaid()
    {
        EndpointTable table = Table("""public class HomeController : Controller { public string Index() => "a"; }""");

        Assert.IsEmpty(table.Endpoints);
        Assert.HasCount(1, table.Unknown);
    }

    [TestMethod]
    public void FastEndpointsThatAnotherProjectMapsHaveAnOpenPrefix()
        => Reads("public sealed class A : FastEndpoints.EndpointWithoutRequest<string> { public override void Configure() => Get(\"/a\"); public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }", "GET .../a <  > 200 String");

    [TestMethod]
    public void SettingsOfFastEndpointsThatOnlyARunKnowsOpenThePrefix()
    {
        EndpointTable table = Table("""
            using FastEndpoints;
            public static class P { public static void Map(WebApplication app) => app.UseFastEndpoints(c => { c.Endpoints.RoutePrefix = app.Configuration["prefix"]; c.Endpoints.Configurator = ep => { }; }); }
            public sealed class A : EndpointWithoutRequest<string> { public override void Configure() => Get("/a"); public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """);

        Assert.AreEqual("GET .../a <  > 200 String", Lines(table));
        CollectionAssert.AreEqual(new[] { "`RoutePrefix` is set when the program runs", "`Configurator` may change endpoints or leave them out when the program runs" }, table.Unknown.Select(unknown => unknown.Reason).ToArray());
    }

    [TestMethod]
    public void AProgramOfStatementsIsRead()
    {
        AnalyzedProject program = new AnalyzedProject().Program().Source("src/Web/Usings.cs", EndpointCase.Usings).Source("src/Web/Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            var api = app.MapGroup("/api");
            api.MapGet("/a/{id}", (int id) => id);
            MapMore(api);
            app.Run();

            static void MapMore(RouteGroupBuilder group) => group.MapPost("/more", () => { });
            """);

        Assert.AreEqual("GET /api/a/{id} id:Int32 <  > 200 Int32\nPOST /api/more <  > 200", Lines(EndpointReader.Read(program.Compile(), default)));
    }

    [TestMethod]
    public void AStartupClassIsRead()
        => Reads("""public sealed class Startup { public void Configure(IApplicationBuilder app) { app.UseRouting(); app.UseEndpoints(routes => { routes.MapGet("/a", () => 1); routes.MapGroup("/g").MapGet("/b", () => 1); }); } }""",
            "GET /a <  > 200 Int32\nGET /g/b <  > 200 Int32");

    [TestMethod]
    public void EndpointsInABranchOfThePipelineAreSaid()
    {
        EndpointTable table = Table("""public static class P { public static void Map(WebApplication app) => app.MapWhen(_ => true, branch => branch.UseRouting().UseEndpoints(routes => routes.MapGet("/a", () => 1))); }""");

        Assert.IsEmpty(table.Endpoints);
        Assert.AreEqual("it stands in a branch of the pipeline", table.Unknown.Single().Reason);
    }

    [TestMethod]
    public void PlacesAreTheTextOfTheRouteAndTheHandler()
    {
        Endpoint endpoint = Table("""public static class P { public static void Map(WebApplication app) => app.MapGet("/a/" + "b", One); static int One() => 1; }""").Endpoints.Single();

        Assert.AreEqual("\"/a/\" + \"b\"", TextAt(endpoint.RouteLocation));
        Assert.AreEqual("One", TextAt(endpoint.HandlerLocation));
        Assert.IsGreaterThan(endpoint.RouteLocation.SourceSpan.Start, endpoint.HandlerLocation.SourceSpan.Start);
    }

    [TestMethod]
    public void TheRouteOfAnActionStandsAtItsAttributeAlsoWhereTheBaseClassHasTheTemplate()
    {
        EndpointTable table = Table("""
            [ApiController, Route("[controller]")] public abstract class Base : ControllerBase;
            public sealed class OrdersController : Base { [HttpGet] public int All() => 1; [HttpGet("{id}")] public int One(int id) => id; [HttpPost] public int Add() => 1; }
            """);

        Assert.AreEqual("HttpGet, HttpGet(\"{id}\"), HttpPost", string.Join(", ", table.Endpoints.Select(endpoint => TextAt(endpoint.RouteLocation))));
    }

    [TestMethod]
    public void AnswersMayBeMoreWhereATypeLeavesThemOpen()
    {
        EndpointTable table = Table("""
            public static class P { public static void Map(WebApplication app) { app.MapGet("/a", () => 1); app.MapGet("/b", Results<Ok, ProblemHttpResult> () => TypedResults.Ok()); app.MapGet("/c", () => Results.Ok()); app.MapHub<Chat>("/chat"); } }
            public sealed class Chat : Microsoft.AspNetCore.SignalR.Hub;
            """);

        CollectionAssert.AreEqual(new[] { false, true, true, true }, table.Endpoints.Select(endpoint => endpoint.MayAnswerMore).ToArray());
        CollectionAssert.AreEqual(new[] { EndpointKind.Http, EndpointKind.Http, EndpointKind.Http, EndpointKind.Socket }, table.Endpoints.Select(endpoint => endpoint.Kind).ToArray());
    }

    [TestMethod]
    public void ACompilationWithoutTheFrameworkIsNotLookedAt()
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Plain", [CSharpSyntaxTree.ParseText("""class C { void M(dynamic app) => app.MapGet("/a", 1); }""")], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);

        EndpointTable table = EndpointReader.Read(compilation, default);

        Assert.IsEmpty(table.Endpoints);
        Assert.IsEmpty(table.Unknown);
        Assert.IsFalse(table.MayHoldMore);
    }

    [TestMethod]
    public void TheSameCompilationIsReadOnceAndAChangedOneAnew()
    {
        CSharpCompilation compilation = EndpointConformance.Project("""public static class P { public static void Map(WebApplication app) => app.MapGet("/a", () => 1); }""").Compile();
        SyntaxTree old = compilation.SyntaxTrees[1];
        CSharpCompilation changed = compilation.ReplaceSyntaxTree(old, old.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(old.ToString().Replace("/a", "/b", StringComparison.Ordinal))));

        Assert.AreSame(EndpointReader.Read(compilation, default), EndpointReader.Read(compilation, default));
        Assert.AreEqual("GET /b <  > 200 Int32", Lines(EndpointReader.Read(changed, default)));
    }

    [TestMethod]
    public void ReadingCanBeCancelledAndTriedAgain()
    {
        CSharpCompilation compilation = EndpointConformance.Project("""public static class P { public static void Map(WebApplication app) => app.MapGet("/a", () => 1); }""").Compile();

        Assert.Throws<OperationCanceledException>(() => EndpointReader.Read(compilation, new CancellationToken(canceled: true)));
        Assert.HasCount(1, EndpointReader.Read(compilation, default).Endpoints);
    }

    private static void Reads(string code, string lines)
    {
        EndpointTable table = Table(code);
        Assert.AreEqual(lines, Lines(table));
        Assert.IsEmpty(table.Unknown);
    }

    private static EndpointTable Table(string code) => EndpointReader.Read(EndpointConformance.Project(code).Compile(), default);

    private static string Lines(EndpointTable table) => string.Join('\n', table.Endpoints.Select(endpoint => RouteLine.Of(endpoint, isShapeOpen: false)));

    private static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
