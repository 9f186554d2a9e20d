using System.Reflection;
using FastEndpoints;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>Endpoints that are classes. The library keeps its settings in statics, so these programs run one after the other.</summary>
[TestClass]
[DoNotParallelize]
public sealed class FastEndpointTests
{
    private const string Types = """
        public sealed class Add { public string Name { get; set; } = ""; public int Count { get; set; } }
        public sealed class ById { public int Id { get; set; } }
        public sealed class Item { public int Id { get; set; } public string Name { get; set; } = ""; }
        """;

    public static object[][] Cases => EndpointCase.Rows(
        Program("each method", """
            public sealed class A : Endpoint<ById, Item> { public override void Configure() { Get("/items/{id}"); AllowAnonymous(); } public override Task HandleAsync(ById r, CancellationToken c) => Task.CompletedTask; }
            public sealed class B : Endpoint<Add, Item> { public override void Configure() { Post("/items"); AllowAnonymous(); } public override Task HandleAsync(Add r, CancellationToken c) => Task.CompletedTask; }
            public sealed class C : Endpoint<Add> { public override void Configure() { Put("items"); AllowAnonymous(); } public override Task HandleAsync(Add r, CancellationToken c) => Task.CompletedTask; }
            public sealed class D : EndpointWithoutRequest { public override void Configure() { Delete("/items/all"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public sealed class E : EndpointWithoutRequest<Item> { public override void Configure() { Patch("/items/first"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            internal sealed class F : EndpointWithoutRequest<List<Item>> { public override void Configure() { Head("/items"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """),
        Program("verbs and routes", """
            public sealed class A : EndpointWithoutRequest { public override void Configure() { Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.POST); Routes("/a", "/b"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public sealed class B : EndpointWithoutRequest { public override void Configure() { Verbs("put"); Routes("/c"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public sealed class C : EndpointWithoutRequest { public override void Configure() { Get("/d", "/e/"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """),
        Program("attributes", """
            [FastEndpoints.HttpGet("/a/{id:int}"), Microsoft.AspNetCore.Authorization.AllowAnonymous] public sealed class A : Endpoint<ById, Item> { public override Task HandleAsync(ById r, CancellationToken c) => Task.CompletedTask; }
            [FastEndpoints.HttpPost("/b", "/c"), Microsoft.AspNetCore.Authorization.AllowAnonymous] public sealed class B : Endpoint<Add> { public override Task HandleAsync(Add r, CancellationToken c) => Task.CompletedTask; }
            [FastEndpoints.HttpPut("/d"), Group<Admin>, Microsoft.AspNetCore.Authorization.AllowAnonymous] public sealed class C : Endpoint<Add> { public override Task HandleAsync(Add r, CancellationToken c) => Task.CompletedTask; }
            public sealed class Admin : Group { public Admin() => Configure("admin", ep => { }); }
            """),
        Program("groups", """
            public sealed class Admin : Group { public Admin() { Configure("admin", ep => ep.AllowAnonymous()); } }
            public sealed class Users : SubGroup<Admin> { public Users() { Configure("/users", ep => { }); } }
            public sealed class A : EndpointWithoutRequest { public override void Configure() { Get("/a"); Group<Admin>(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public sealed class B : EndpointWithoutRequest { public override void Configure() { Get("b"); Group<Users>(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """),
        Program("a prefix", """
            public sealed class A : EndpointWithoutRequest { public override void Configure() { Get("/a"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public sealed class B : EndpointWithoutRequest { public override void Configure() { Get("/b"); RoutePrefixOverride("other"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public sealed class C : EndpointWithoutRequest { public override void Configure() { Get("/c"); RoutePrefixOverride(string.Empty); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """, "c => c.Endpoints.RoutePrefix = \"api\""),
        Program("versions behind", """
            public sealed class A : EndpointWithoutRequest { public override void Configure() { Get("/a"); Version(2); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public sealed class B : EndpointWithoutRequest { public override void Configure() { Get("/b"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """, "c => { c.Endpoints.RoutePrefix = \"/api/\"; c.Versioning.DefaultVersion = 1; }"),
        Program("versions before", """
            public sealed class A : EndpointWithoutRequest { public override void Configure() { Get("/a"); Version(2, 3); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """, "c => { c.Versioning.Prefix = \"ver\"; c.Versioning.PrependToRoute = true; }"),
        Program("versions inside", """
            public sealed class A : EndpointWithoutRequest { public override void Configure() { Get("/x/{ver}/a"); Version(2); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """, "c => c.Versioning.RouteTemplate = \"{ver}\""),
        Program("below a group of routes", """
            public sealed class A : EndpointWithoutRequest { public override void Configure() { Get("/a"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """, "", "app.MapGroup(\"/outer\").MapFastEndpoints();", "/outer/_test_url_cache_"),
        Program("constants and a common base", """
            public static class Paths { public const string Base = "/base"; public static string Of(string name) => Base + "/" + name; }
            public abstract class Common<T> : EndpointWithoutRequest<T> { protected void Public(string name) { Get(Paths.Of(name)); AllowAnonymous(); } }
            public sealed class A : Common<Item> { public override void Configure() { Public("a"); Tags("x"); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public abstract class Fixed : EndpointWithoutRequest { public override void Configure() { Get("/fixed"); AllowAnonymous(); } }
            public sealed class B : Fixed { public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public abstract class NeverMade : EndpointWithoutRequest { public override void Configure() => Get("/never"); }
            [DontRegister] public sealed class Hidden : EndpointWithoutRequest { public override void Configure() => Get("/hidden"); public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """),
        Program("placeholders", """
            public sealed class A : Endpoint<ById, Item> { public override void Configure() { Get("/a/{@id}", r => new { r.Id }); AllowAnonymous(); } public override Task HandleAsync(ById r, CancellationToken c) => Task.CompletedTask; }
            """),
        Program("results", """
            public sealed class A : Endpoint<Add, Results<Ok<Item>, NotFound>> { public override void Configure() { Post("/a"); AllowAnonymous(); } public override Task<Results<Ok<Item>, NotFound>> ExecuteAsync(Add r, CancellationToken c) => null!; }
            """),
        Program("a route that only a run knows", """
            public sealed class A : EndpointWithoutRequest { public override void Configure() { Get("/a" + Environment.ProcessId / int.MaxValue); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            public sealed class B : EndpointWithoutRequest { public override void Configure() { if (Environment.ProcessId > 0) Get("/b"); else Get("/c"); AllowAnonymous(); } public override Task HandleAsync(CancellationToken c) => Task.CompletedTask; }
            """) with { Notices = ["Get", "Get"], RuntimeOnly = ["/_test_url_cache_", "/a0", "/b"] });

    [TestInitialize]
    public void Forget()
    {
        // It takes settings only once in a process, unless it is told that it has not yet.
        typeof(MainExtensions).GetField("SerializerConfigured", BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(null, false);
        Config settings = new();
        settings.Endpoints.RoutePrefix = null;
        settings.Versioning.Prefix = null;
        settings.Versioning.RouteTemplate = null;
        settings.Versioning.DefaultVersion = 0;
        settings.Versioning.PrependToRoute = null;
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void WhatIsReadIsWhatRuns(EndpointCase one) => EndpointConformance.Holds(one);

    private static EndpointCase Program(string name, string types, string configuration = "", string? mapping = null, string own = "/_test_url_cache_")
        => new EndpointCase(name, "using FastEndpoints;\n" + EndpointCase.Mapping(name, mapping ?? "app.UseFastEndpoints(" + configuration + ");", types + Types,
            "services.AddFastEndpoints(options => { options.DisableAutoDiscovery = true; options.Assemblies = [typeof(P).Assembly]; });").Code) { RuntimeOnly = [own] };
}
