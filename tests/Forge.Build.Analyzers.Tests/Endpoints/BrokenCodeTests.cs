using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>Code as it stands while somebody types it. Nothing throws, and no route appears that the whole program does not have.</summary>
[TestClass]
public sealed class BrokenCodeTests
{
    private static readonly string[] Programs =
    [
        """
        using Asp.Versioning;
        public static class P
        {
            public static void Map(WebApplication app)
            {
                var api = app.MapGroup("/api").RequireAuthorization();
                api.MapGet("/orders/{id:int}", (int id) => new Order(id)).Produces<Order>(200).WithName("one");
                api.MapMethods("/x", ["GET", HttpMethods.Post], Handlers.Do);
                api.MapParts($"/{nameof(Order)}");
                foreach (var name in new[] { "a" }) app.MapGet("/" + name, () => name);
                app.MapControllers();
            }
        }
        static class Handlers
        {
            private static readonly string Base = "/parts";
            public static Results<Ok<Order>, NotFound> Do([AsParameters] Query query, Order order) => TypedResults.NotFound();
            public static void MapParts(this IEndpointRouteBuilder routes, string path) => routes.MapGroup(Base).MapPost(path, Do);
        }
        public sealed record Order(int Id);
        public sealed record Query([FromQuery] string? Search);
        """,
        """
        public sealed class GetOneAttribute(string name) : HttpGetAttribute("{id:int}/" + name);
        public abstract class Base<T> : ControllerBase { [HttpGet("all")] public virtual ActionResult<List<T>> All() => null!; }
        [ApiController, Route("api/[controller]")]
        public class OrdersController : Base<Order>
        {
            [GetOne("x"), ProducesResponseType<Order>(200)] public IActionResult One(int id) => Ok();
            [HttpPost, HttpPut("{id}")] public async Task<ActionResult<Order>> Add([FromBody] Order order, int id) { await Task.Yield(); return order; }
            [AcceptVerbs("GET", "HEAD", Route = "/abs")] public override ActionResult<List<Order>> All() => null!;
        }
        public sealed record Order(int Id);
        """,
        """
        using FastEndpoints;
        public static class P { public static void Map(WebApplication app) => app.UseFastEndpoints(c => { c.Endpoints.RoutePrefix = "api"; c.Versioning.Prefix = "v"; }); }
        public sealed class Admin : Group { public Admin() => Configure("admin", ep => ep.AllowAnonymous()); }
        public sealed class A : Endpoint<Item, Item> { public override void Configure() { Get("/a/{id}"); Group<Admin>(); Version(2); } public override Task HandleAsync(Item r, CancellationToken c) => Task.CompletedTask; }
        [FastEndpoints.HttpPost("/b")] public sealed class B : Endpoint<Item> { public override Task HandleAsync(Item r, CancellationToken c) => Task.CompletedTask; }
        public sealed class Item { public int Id { get; set; } }
        """,
    ];

    public static IEnumerable<object[]> Numbers => Enumerable.Range(0, Programs.Length).Select(number => new object[] { number });

    [TestMethod]
    [DynamicData(nameof(Numbers))]
    public void NothingThrowsWhileAProgramIsTyped(int number)
    {
        string whole = Programs[number];
        CSharpCompilation compilation = EndpointConformance.Project(whole).Compile();
        SyntaxTree tree = compilation.SyntaxTrees[1];
        for (int length = 0; length < whole.Length; length += 7)
            EndpointReader.Read(compilation.ReplaceSyntaxTree(tree, Parse(whole[..length], tree)), default);
    }

    [TestMethod]
    [DynamicData(nameof(Numbers))]
    public void NothingThrowsAndNoMethodIsInventedWhereAWordIsMissing(int number)
    {
        string whole = Programs[number];
        CSharpCompilation compilation = EndpointConformance.Project(whole).Compile();
        SyntaxTree tree = compilation.SyntaxTrees[1];
        HashSet<string> methods = [.. EndpointReader.Read(compilation, default).Endpoints.SelectMany(endpoint => endpoint.Methods)];
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens().Where((_, i) => i % 3 == 0))
        {
            EndpointTable table = EndpointReader.Read(compilation.ReplaceSyntaxTree(tree, Parse(whole.Remove(token.SpanStart, token.Span.Length), tree)), default);
            Assert.IsTrue(table.Endpoints.SelectMany(endpoint => endpoint.Methods).All(methods.Contains), "Without `" + token + "` at " + token.SpanStart);
        }
    }

    [TestMethod]
    public void WhatDoesNotCompileIsNotRead()
    {
        string[] statements =
        [
            "app.MapGet(", "app.MapGet(\"/a\"", "app.MapGet(\"/a\",", "app.MapGet(\"/a\", );", "app.MapGet();", "app.MapGroup(\"/x\").", "app.MapGroup(\"/x\").MapGet", "missing.MapGet(\"/a\", () => 1);",
            "app.MapGet(Missing.Path, () => 1);", "app.MapGet($\"/{missing}\", () => 1);", "app.MapMethods(\"/a\", [missing], () => 1);", "app.MapGet(5, () => 1);", "app?.MapGet(\"/{\", () => 1);",
        ];
        foreach (string statement in statements)
        {
            EndpointTable table = EndpointReader.Read(Broken("public static class P { public static void Map(WebApplication app) { " + statement + " } }"), default);
            Assert.IsEmpty(table.Endpoints, statement);
        }
    }

    [TestMethod]
    public void AHandlerThatDoesNotCompileLeavesTheRoute()
    {
        EndpointTable table = EndpointReader.Read(Broken("public static class P { public static void Map(WebApplication app) { app.MapPost(\"/a/{id}\", (Missing id, Other body) => id); } }"), default);

        Assert.IsTrue(table.Endpoints.All(endpoint => endpoint is { Route.Template: "/a/{id}", IsRequestKnown: false, Request: null } && endpoint.Responses.Count == 0));
    }

    [TestMethod]
    public void AMissingFrameworkLeavesNothing()
    {
        CSharpCompilation compilation = Broken("public static class P { public static void Map(WebApplication app) => app.MapGet(\"/a\", () => 1); } [Route(\"x\")] public class AController : ControllerBase { [HttpGet] public int One() => 1; }");
        CSharpCompilation without = compilation.WithReferences(compilation.References.Where(reference => reference.Display?.Contains("Microsoft.AspNetCore.", StringComparison.Ordinal) != true || reference.Display.Contains("Routing", StringComparison.Ordinal)));

        Assert.IsEmpty(EndpointReader.Read(without, default).Endpoints);
    }

    private static CSharpCompilation Broken(string code)
    {
        CSharpCompilation compilation = EndpointConformance.Project("class Whole;").Compile();
        return compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Parse(code, compilation.SyntaxTrees[1]));
    }

    private static SyntaxTree Parse(string text, SyntaxTree like) => CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)like.Options, like.FilePath);
}
