using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>Routes and methods of minimal APIs, groups left aside.</summary>
[TestClass]
public sealed class MappedRouteTests
{
    private const string Order = "public sealed record Order(int Id, string Customer);";

    public static object[][] Cases => EndpointCase.Rows(
        EndpointCase.Mapping("get", """app.MapGet("/orders", () => new Order(1, "a"));""", Order),
        EndpointCase.Mapping("each method", """
            app.MapGet("/orders/{id}", (int id) => new Order(id, "a"));
            app.MapPost("/orders", (Order order) => order);
            app.MapPut("/orders/{id}", (int id, Order order) => order);
            app.MapDelete("/orders/{id}", (int id) => { });
            app.MapPatch("/orders/{id}", (int id, Order order) => order);
            """, Order),
        EndpointCase.Mapping("the root", """app.MapGet("/", () => "hello");"""),
        EndpointCase.Mapping("an empty template", """app.MapGet("", () => "hello");"""),
        EndpointCase.Mapping("slashes before and after", """
            app.MapGet("orders/", () => "a");
            app.MapGet("/parts/", () => "a");
            app.MapGet("~/tilde", () => "a");
            """),
        EndpointCase.Mapping("every method", """app.Map("/any", () => "a");""") with { IsShapeOpen = true },
        EndpointCase.Mapping("methods as an array", """app.MapMethods("/a", new[] { "GET", "POST" }, () => "a");"""),
        EndpointCase.Mapping("methods as a collection expression", """app.MapMethods("/a", ["put", HttpMethods.Patch], () => "a");"""),
        EndpointCase.Mapping("methods as a list", """app.MapMethods("/a", new List<string> { "HEAD", HttpMethods.Options }, () => "a");"""),
        EndpointCase.Mapping("methods in a field", """app.MapMethods("/a", Verbs.Safe, () => "a");""", """static class Verbs { public static readonly string[] Safe = { "GET", "HEAD" }; }"""),
        EndpointCase.Mapping("a method of the client's type", """app.MapMethods("/a", new[] { System.Net.Http.HttpMethod.Delete.Method }, () => "a");"""),
        EndpointCase.Mapping("methods that only a run knows", """app.MapMethods("/a", Environment.GetCommandLineArgs().Select(_ => "GET").Take(1), () => "a");""") with { Notices = ["MapMethods"], RuntimeOnly = ["/a"] },
        EndpointCase.Mapping("a constant", """app.MapGet(Paths.Orders, () => "a");""", """static class Paths { public const string Orders = "/orders"; }"""),
        EndpointCase.Mapping("constants joined", """app.MapGet(Paths.Base + "/" + Paths.Orders, () => "a");""", """static class Paths { public const string Base = "/api"; public const string Orders = "orders"; }"""),
        EndpointCase.Mapping("constants interpolated", """app.MapGet($"{Paths.Base}/{Paths.Orders}/{{id}}", (int id) => id);""", """static class Paths { public const string Base = "/api"; public const string Orders = "orders"; }"""),
        EndpointCase.Mapping("a number interpolated", """app.MapGet($"/v{Api.Version}/orders", () => "a");""", "static class Api { public const int Version = 2; }"),
        EndpointCase.Mapping("a name of the code", """app.MapGet("/" + nameof(Order), () => "a");""", Order),
        EndpointCase.Mapping("a raw text", "app.MapGet(\"\"\"/raw/{id:int}\"\"\", (int id) => id);"),
        EndpointCase.Mapping("a verbatim text", """app.MapGet(@"/files/{name:regex(^[a-z]{{3}}$)}", (string name) => name);"""),
        EndpointCase.Mapping("a read-only field", """app.MapGet(Paths.Orders, () => "a");""", """static class Paths { public static readonly string Orders = "/orders"; }"""),
        EndpointCase.Mapping("a property without a setter", """app.MapGet(Paths.Orders, () => "a");""", """static class Paths { public static string Orders => Base + "/orders"; public static string Base { get; } = "/api"; }"""),
        EndpointCase.Mapping("a read-only field that a constructor sets again", """app.MapGet(Paths.Orders, () => "a");""",
            """static class Paths { public static readonly string Orders = "/orders"; static Paths() { if (Environment.ProcessId > 0) Orders = "/parts"; } }""") with { Notices = ["MapGet"], RuntimeOnly = ["/parts"] },
        EndpointCase.Mapping("a field that changes", """app.MapGet(Paths.Orders, () => "a");""", """static class Paths { public static string Orders = "/orders"; }""") with { Notices = ["MapGet"], RuntimeOnly = ["/orders"] },
        EndpointCase.Mapping("a local that keeps its value", """var path = "/orders"; app.MapGet(path, () => "a");"""),
        EndpointCase.Mapping("a local that changes", """var path = "/orders"; path += "/all"; app.MapGet(path, () => "a");""") with { Notices = ["MapGet"], RuntimeOnly = ["/orders/all"] },
        EndpointCase.Mapping("a local set later", """string path; path = "/orders"; app.MapGet(path, () => "a");"""),
        EndpointCase.Mapping("a loop", """foreach (var name in new[] { "a", "b" }) app.MapGet("/" + name, () => "a");""") with { Notices = ["MapGet"], RuntimeOnly = ["/a", "/b"] },
        EndpointCase.Mapping("a condition in a text", """app.MapGet(Environment.ProcessId > 0 ? "/a" : "/b", () => "a");""") with { Notices = ["MapGet"], RuntimeOnly = ["/a"] },
        EndpointCase.Mapping("below a condition", """if (Environment.ProcessId > 0) app.MapGet("/debug", () => "a");"""),
        EndpointCase.Mapping("configuration", """app.MapGet(app.Configuration["no-such-key"] ?? "/x", () => "a");""") with { Notices = ["MapGet"], RuntimeOnly = ["/x"] },
        EndpointCase.Mapping("a method that makes a text", """app.MapGet(Paths.Of("orders"), () => "a");""", """static class Paths { public static string Of(string name) => "/api/" + name; }"""),
        EndpointCase.Mapping("lower case", """app.MapGet("/" + nameof(Order).ToLowerInvariant(), () => "a");""", Order),
        EndpointCase.Mapping("arguments out of order", """app.MapGet(handler: () => "a", pattern: "/named");"""),
        EndpointCase.Mapping("as a static call", """EndpointRouteBuilderExtensions.MapGet(app, "/static", () => "a");"""),
        EndpointCase.Mapping("a parsed pattern", """app.MapMethods("/x", ["GET"], () => "a"); app.Map(Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/parsed"), () => "a");""") with { IsShapeOpen = true },
        EndpointCase.Mapping("a chain of conventions", """app.MapGet("/orders", () => "a").WithName("orders").WithTags("x").RequireAuthorization().WithDescription("y");"""),
        EndpointCase.Mapping("parameters of all kinds", """
            app.MapGet("/a/{id:int:min(1)}", (int id) => id);
            app.MapGet("/b/{id?}", (int? id) => "a");
            app.MapGet("/c/{id=5}", (int id) => id);
            app.MapGet("/d/{*rest}", (string rest) => rest);
            app.MapGet("/e/{**rest}", (string rest) => rest);
            app.MapGet("/f/{name}.{extension}", (string name, string extension) => name);
            app.MapGet("/g/{name}.{extension?}", (string name, string? extension) => name);
            app.MapGet("/h/{id:regex(^[a=b]$)}", (string id) => id);
            app.MapGet("/i/{{literal}}", () => "a");
            """),
        EndpointCase.Mapping("a parameter twice", """app.MapGet("/a/{id}/{ID}", () => "a");""") with { Notices = ["MapGet"], IsRefused = true },
        EndpointCase.Mapping("a brace that stays open", """app.MapGet("/a/{id", () => "a");""") with { Notices = ["MapGet"], IsRefused = true },
        EndpointCase.Mapping("a fallback", """app.MapGet("/a", () => "a"); app.MapFallback(() => "b"); app.MapFallbackToFile("index.html");""") with { Notices = ["MapFallback"], RuntimeOnly = ["/{*path:nonfile}"] },
        EndpointCase.Mapping("health checks", """app.MapHealthChecks("/health");""", services: "services.AddHealthChecks();") with { IsShapeOpen = true },
        EndpointCase.Mapping("a hub", """app.MapHub<Chat>("/chat");""", "public sealed class Chat : Microsoft.AspNetCore.SignalR.Hub;", "services.AddSignalR();") with { IsShapeOpen = true, RuntimeOnly = ["/chat/negotiate"] },
        EndpointCase.Mapping("files", """app.MapStaticAssets();""") with { IsShapeOpen = true, IsRefused = true },
        EndpointCase.Mapping("a short circuit", """app.MapShortCircuit(404, "robots.txt"); app.MapGet("/a", () => "a");""") with { RuntimeOnly = ["/robots.txt/{**catchall}"] },
        EndpointCase.Mapping("a branch of the pipeline", """app.Map("/branch", branch => branch.Run(context => Task.CompletedTask));""") with { Notices = ["Map"] },
        EndpointCase.Mapping("a path base", """app.UsePathBase("/base"); app.MapGet("/a", () => "a");""") with { Notices = ["UsePathBase"] },
        EndpointCase.Mapping("a data source", """((IEndpointRouteBuilder)app).DataSources.Add(new DefaultEndpointDataSource(new RouteEndpointBuilder(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/made"), 0).Build()));""")
            with { Notices = ["Add"], RuntimeOnly = ["/made"] },
        EndpointCase.Mapping("identity", """app.MapGroup("/account").MapIdentityApi<Microsoft.AspNetCore.Identity.IdentityUser>();""", "", "services.AddIdentityApiEndpoints<Microsoft.AspNetCore.Identity.IdentityUser>();") with { IsShapeOpen = true },
        EndpointCase.Mapping("Razor pages", "app.MapRazorPages();", services: "services.AddRazorPages();") with { Notices = ["MapRazorPages"] },
        EndpointCase.Mapping("a call that is only named alike", """new Mapper().MapGet("/no", () => "a"); app.MapGet("/yes", () => "a");""", """sealed class Mapper { public void MapGet(string path, Delegate handler) { } }"""),
        EndpointCase.Mapping("the pipeline's own way", """app.UseRouting(); app.UseEndpoints(endpoints => { endpoints.MapGet("/a", () => "a"); endpoints.MapGroup("/g").MapGet("b", () => "b"); });"""),
        EndpointCase.Mapping("an answer behind await", """app.MapGet("/a", async () => { await Task.Yield(); return new Order(1, "a"); });""", Order));

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void WhatIsReadIsWhatRuns(EndpointCase one) => EndpointConformance.Holds(one);
}
