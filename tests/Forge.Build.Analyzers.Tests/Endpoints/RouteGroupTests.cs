using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>Groups, and builders that go through variables, methods, interfaces and lambdas.</summary>
[TestClass]
public sealed class RouteGroupTests
{
    public static object[][] Cases => EndpointCase.Rows(
        EndpointCase.Mapping("a group", """var group = app.MapGroup("/api"); group.MapGet("/a", () => "a"); group.MapGet("b", () => "b"); group.MapGet("/", () => "c"); group.MapGet("", () => "d");"""),
        EndpointCase.Mapping("groups in groups", """app.MapGroup("/api").MapGroup("v1/").MapGroup("/orders").MapGet("/{id:int}", (int id) => id);"""),
        EndpointCase.Mapping("an empty group", """app.MapGroup("").MapGet("/a", () => "a"); app.MapGroup("/").MapGet("/b", () => "b");"""),
        EndpointCase.Mapping("a group behind conventions", """var group = app.MapGroup("/api").RequireAuthorization().WithTags("x"); group.MapGet("/a", () => "a");"""),
        EndpointCase.Mapping("a group with a parameter", """app.MapGroup("/tenants/{tenant:guid}").MapGet("/orders/{id}", (Guid tenant, int id) => id);"""),
        EndpointCase.Mapping("a group's parameter again", """app.MapGroup("/a/{id}").MapGet("/b/{id}", () => "a");""") with { Notices = ["MapGet"], IsRefused = true },
        EndpointCase.Mapping("a variable that a convention hands back", """var group = app.MapGroup("/api"); group = group.WithTags("x"); group.MapGet("/a", () => "a");"""),
        EndpointCase.Mapping("a variable that means two groups", """var group = app.MapGroup("/api"); group = group.MapGroup("/deep"); group.MapGet("/a", () => "a");""") with { Notices = ["MapGet"], RuntimeOnly = ["/api/deep/a"] },
        EndpointCase.Mapping("a variable of the interface", """IEndpointRouteBuilder routes = app; routes.MapGet("/a", () => "a"); ((IEndpointRouteBuilder)app).MapGet("/b", () => "b");"""),
        EndpointCase.Mapping("a group in a field", "Orders.Map(app);", """
            static class Orders
            {
                private static RouteGroupBuilder? _group;

                public static void Map(WebApplication app)
                {
                    _group = app.MapGroup("/orders");
                    Details();
                }

                private static void Details() => _group!.MapGet("/{id}", (int id) => id);
            }
            """),
        EndpointCase.Mapping("a local function", """
            var api = app.MapGroup("/api");
            Orders(api, "orders");
            Orders(api.MapGroup("old"), "parts");
            static void Orders(IEndpointRouteBuilder routes, string name) => routes.MapGet("/" + name, () => "a");
            """),
        EndpointCase.Mapping("a local function around what it captures", """
            var api = app.MapGroup("/api");
            Orders("orders");
            void Orders(string name) => api.MapGet(name, () => "a");
            """),
        EndpointCase.Mapping("a local function that nothing calls", """
            app.MapGet("/a", () => "a");
            #pragma warning disable CS8321
            void Never() => app.MapGet("/never", () => "a");
            """),
        EndpointCase.Mapping("a private method that nothing calls", "app.MapGet(\"/a\", () => \"a\");", """public static partial class P { private static void Never(WebApplication app) => app.MapGet("/never", () => "a"); }"""),
        EndpointCase.Mapping("an extension method", "app.MapOrders();", """
            static class OrderRoutes
            {
                public static void MapOrders(this IEndpointRouteBuilder routes)
                {
                    var group = routes.MapGroup("/orders");
                    group.MapGet("/", () => "all");
                    group.MapGet("/{id}", (int id) => id);
                }
            }
            """),
        EndpointCase.Mapping("an extension method below two prefixes", """app.MapGroup("/v1").MapOrders(); app.MapGroup("/v2").MapOrders();""", """
            static class OrderRoutes
            {
                public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder routes)
                {
                    routes.MapGet("/orders", () => "all");
                    return routes;
                }
            }
            """),
        EndpointCase.Mapping("extension methods in a chain", "app.MapOrders().MapParts();", """
            static class Routes
            {
                public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder routes) { routes.MapGet("/orders", () => "all"); return routes; }
                public static IEndpointRouteBuilder MapParts(this IEndpointRouteBuilder routes) { routes.MapGet("/parts", () => "all"); return routes; }
            }
            """),
        EndpointCase.Mapping("an extension method that makes the group", """app.V1("beta").MapGet("/a", () => "a");""", """
            static class Routes { public static RouteGroupBuilder V1(this IEndpointRouteBuilder routes, string name) => routes.MapGroup("/v1").MapGroup(name); }
            """),
        EndpointCase.Mapping("a text handed over", """app.MapNamed("/a"); app.MapNamed("/b", "extra");""", """
            static class Routes { public static void MapNamed(this IEndpointRouteBuilder routes, string path, string more = "plain") => routes.MapGet(path + "/" + more, () => "a"); }
            """),
        EndpointCase.Mapping("methods through methods", "app.MapAll();", """
            static class Routes
            {
                public static void MapAll(this IEndpointRouteBuilder routes) { routes.MapGroup("/one").MapSome("x"); routes.MapGroup("/two").MapSome("y"); }
                private static void MapSome(this IEndpointRouteBuilder routes, string name) => Add(routes.MapGroup("/some"), name);
                private static void Add(IEndpointRouteBuilder routes, string name) => routes.MapGet(name, () => "a");
            }
            """),
        EndpointCase.Mapping("a method that calls itself", "app.MapDeep(2);", """
            static class Routes { public static void MapDeep(this IEndpointRouteBuilder routes, int depth) { routes.MapGet("/a" + depth, () => "a"); if (depth > 0) routes.MapGroup("/d").MapDeep(depth - 1); } }
            """) with { Notices = ["MapGet"], RuntimeOnly = ["/d/a1", "/d/d/a0"] },
        EndpointCase.Mapping("modules behind an interface", """
            IModule[] modules = [new Orders(), new Parts()];
            foreach (var module in modules) module.Map(app);
            """, """
            interface IModule { void Map(IEndpointRouteBuilder routes); }
            sealed class Orders : IModule { public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/orders", () => "a"); }
            sealed class Parts : IModule { void IModule.Map(IEndpointRouteBuilder routes) => routes.MapGet("/parts", () => "a"); }
            """),
        EndpointCase.Mapping("modules behind a base class", """new Orders().Register(app.MapGroup("/api"));""", """
            abstract class Module { public void Register(IEndpointRouteBuilder routes) => Map(routes.MapGroup("/module")); protected abstract void Map(IEndpointRouteBuilder routes); }
            sealed class Orders : Module { protected override void Map(IEndpointRouteBuilder routes) => routes.MapGet("/orders", () => "a"); }
            """),
        EndpointCase.Mapping("endpoints as type arguments", """
            app.MapGroup("/orders").Endpoint<GetOrder>().Endpoint<AddOrder>();
            app.MapGroup("/parts").Endpoint<GetPart>();
            """, """
            interface IEndpoint { static abstract void Map(IEndpointRouteBuilder routes); }
            sealed class GetOrder : IEndpoint { public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/{id}", (int id) => id); }
            sealed class AddOrder : IEndpoint { public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/", () => "a"); }
            sealed class GetPart : IEndpoint { public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/{name}", (string name) => name); }
            static class Registration { public static IEndpointRouteBuilder Endpoint<T>(this IEndpointRouteBuilder routes) where T : IEndpoint { T.Map(routes); return routes; } }
            """),
        EndpointCase.Mapping("a generic method", """app.MapCrud<Order>("orders"); app.MapCrud<Part>("parts");""", """
            public sealed record Order(int Id);
            public sealed record Part(string Name);
            static class Crud
            {
                public static void MapCrud<T>(this IEndpointRouteBuilder routes, string name) where T : class
                {
                    routes.MapPost("/" + name, (T item) => item);
                    routes.MapGet("/" + name, () => new List<T>());
                    routes.MapGet("/types/" + typeof(T).Name, () => "a");
                }
            }
            """),
        EndpointCase.Mapping("a lambda that gets the group", """
            app.Version("v1", group => group.MapGet("/a", () => "a"));
            app.Version("v2", group => { group.MapGet("/a", () => "a"); group.MapGet("/b", () => "b"); });
            """, """
            static class Routes { public static void Version(this IEndpointRouteBuilder routes, string name, Action<RouteGroupBuilder> configure) => configure(routes.MapGroup("/api/" + name)); }
            """),
        EndpointCase.Mapping("a handler handed over", """app.Map1("/a", (int id) => "a"); app.Map1("/b", () => 1);""", """
            static class Routes { public static void Map1(this IEndpointRouteBuilder routes, string path, Delegate handler) => routes.MapGet(path, handler); }
            """),
        EndpointCase.Mapping("a builder that another type keeps", """new Holder(app.MapGroup("/kept")).Map();""", """
            sealed class Holder(IEndpointRouteBuilder routes) { public void Map() => routes.MapGet("/a", () => "a"); }
            """) with { Notices = ["MapGet"], RuntimeOnly = ["/kept/a"] },
        EndpointCase.Mapping("a builder out of a list", """var groups = new List<IEndpointRouteBuilder> { app.MapGroup("/l") }; groups[0].MapGet("/a", () => "a");""") with { Notices = ["MapGet"], RuntimeOnly = ["/l/a"] },
        EndpointCase.Mapping("an extension block", "app.MapBlock(\"x\"); app.MapGroup(\"/g\").MapBlock(\"y\");", """
            static class Block { extension(IEndpointRouteBuilder routes) { public void MapBlock(string name) { routes.MapGet("/block/" + name, () => "a"); } } }
            """) with { IsCSharp14 = true },
        EndpointCase.Mapping("a generic builder", "app.MapTo(); app.MapGroup(\"/g\").MapTo();", """
            static class Routes { public static T MapTo<T>(this T routes) where T : IEndpointRouteBuilder { routes.MapGet("/a", () => "a"); return routes; } }
            """),
        EndpointCase.Mapping("a condition between equals", """IEndpointRouteBuilder routes = Environment.ProcessId > 0 ? app.MapGroup("/a") : app.MapGroup("/a"); routes.MapGet("/x", () => "a");"""),
        EndpointCase.Mapping("a condition between different groups", """IEndpointRouteBuilder routes = Environment.ProcessId > 0 ? app.MapGroup("/a") : app.MapGroup("/b"); routes.MapGet("/x", () => "a");""") with { Notices = ["MapGet"], RuntimeOnly = ["/a/x"] });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void WhatIsReadIsWhatRuns(EndpointCase one) => EndpointConformance.Holds(one);
}
