using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>What the handlers of minimal APIs take and answer.</summary>
[TestClass]
public sealed class HandlerShapeTests
{
    private const string Types = """
        public sealed record Order(int Id, string Customer);
        public sealed class Part { public string Name { get; set; } = ""; }
        public interface IClock { }
        public sealed class Clock : IClock { }
        public sealed class Registered { public string Name { get; set; } = ""; }
        public enum Kind { A }
        public readonly struct Money { public static bool TryParse(string text, out Money value) { value = default; return true; } }
        public sealed class Code : IParsable<Code> { public static Code Parse(string s, IFormatProvider? p) => new(); public static bool TryParse(string? s, IFormatProvider? p, out Code r) { r = new(); return true; } }
        """;

    private const string Services = "services.AddSingleton<IClock, Clock>(); services.AddSingleton<Registered>();";

    public static object[][] Cases => EndpointCase.Rows(
        EndpointCase.Mapping("bodies", """
            app.MapPost("/a", (Order order) => { });
            app.MapPost("/b", ([FromBody] Order order) => { });
            app.MapPost("/c", (List<Order> orders) => { });
            app.MapPost("/d", (Order[] orders) => { });
            app.MapPost("/e", (Order? order) => { });
            app.MapPost("/f", (Dictionary<string, int> counts) => { });
            app.MapPost("/g", (System.Text.Json.JsonElement element) => { });
            app.MapPost("/h", ([FromBody] string text) => { });
            app.MapDelete("/i", ([FromBody] Order order) => { });
            app.MapPost("/j", (Part part) => { });
            app.MapPost("/k", (string[] names) => { });
            """, Types, Services),
        EndpointCase.Mapping("no bodies", """
            app.MapPost("/a", () => { });
            app.MapPost("/b", (IClock clock, HttpContext context, CancellationToken cancellation, HttpRequest request, System.Security.Claims.ClaimsPrincipal user) => { });
            app.MapPost("/c", (int count, string? text, Kind kind, Money money, Guid id, DateOnly day, Uri link) => { });
            app.MapPost("/d", ([FromQuery] int count, [FromHeader(Name = "X-A")] string a) => { });
            app.MapPost("/e", ([FromServices] Registered service) => { });
            app.MapPost("/f", (Registered service) => { });
            app.MapGet("/g", (Registered service, IClock clock, int[] ids, string[] names) => "a");
            app.MapPost("/h", (Registered service, Order order) => { });
            app.MapPost("/i", (Code code) => { });
            """, Types, Services),
        EndpointCase.Mapping("bodies that are not known", """
            app.MapPost("/a", (IFormFile file) => { }).DisableAntiforgery();
            app.MapPost("/b", (Stream body) => { });
            app.MapPost("/c", ([FromForm] string text) => { }).DisableAntiforgery();
            app.MapPost("/d", (HttpContext context) => context.Response.WriteAsync("a"));
            """) with { IsShapeOpen = true },
        EndpointCase.Mapping("what is accepted is said", """
            app.MapPost("/a", (HttpRequest request) => "a").Accepts<Order>("application/json");
            app.MapPost("/b", (HttpRequest request) => "a").Accepts(typeof(Order), "application/json").Produces<Order>(201);
            """, Types),
        EndpointCase.Mapping("parameters of routes", """
            app.MapGet("/a/{id}", (int id) => "a");
            app.MapGet("/b/{ID}", (long id) => "a");
            app.MapGet("/c/{id}", ([FromRoute(Name = "id")] Guid key) => "a");
            app.MapGet("/d/{id?}", (int? id) => "a");
            app.MapGet("/e/{kind}/{money}", (Kind kind, Money money) => "a");
            app.MapGet("/f/{unused}", () => "a");
            app.MapGet("/g/{code}", (Code code) => "a");
            app.MapGet("/h/{day}", (DateOnly day) => "a");
            """, Types),
        EndpointCase.Mapping("parameters in a type", """
            app.MapGet("/a/{id}", ([AsParameters] Query query) => "a");
            app.MapPost("/b/{id}", ([AsParameters] Command command) => "a");
            app.MapPost("/c/{id}", ([AsParameters] Settable settable) => "a");
            """, Types + """
            public sealed record Query(int Id, string? Search);
            public sealed record Command([FromRoute(Name = "id")] Guid Key, [FromBody] Order Order, IClock Clock);
            public struct Settable { public long Id { get; set; } public Order Order { get; init; } public int Fixed => 1; }
            """, Services),
        EndpointCase.Mapping("answers by type", """
            app.MapGet("/a", () => "text");
            app.MapGet("/b", () => 5);
            app.MapGet("/c", () => new Order(1, "a"));
            app.MapGet("/d", () => Task.FromResult(new Order(1, "a")));
            app.MapGet("/e", () => ValueTask.FromResult(new[] { 1 }));
            app.MapGet("/f", () => { });
            app.MapGet("/g", () => Task.CompletedTask);
            app.MapGet("/h", () => new List<Order>());
            app.MapGet("/i", () => (IResult)TypedResults.Ok());
            app.MapGet("/j", () => Results.Ok(new Order(1, "a")));
            app.MapGet("/k", (string id) => new Dictionary<string, Order>());
            app.MapGet("/l", async Task<IResult> () => { await Task.Yield(); return Results.NoContent(); });
            app.MapGet("/m", IAsyncEnumerable<Order> () => null!);
            """, Types),
        EndpointCase.Mapping("typed results", """
            app.MapGet("/a", () => TypedResults.Ok());
            app.MapGet("/b", () => TypedResults.Ok(new Order(1, "a")));
            app.MapPost("/c", () => TypedResults.Created("/x", new Order(1, "a")));
            app.MapPost("/d", () => TypedResults.Created("/x"));
            app.MapDelete("/e", () => TypedResults.NoContent());
            app.MapGet("/f", () => TypedResults.NotFound());
            app.MapGet("/g", () => TypedResults.BadRequest("no"));
            app.MapGet("/h", () => TypedResults.Conflict(new Part()));
            app.MapGet("/i", () => TypedResults.UnprocessableEntity());
            app.MapPost("/j", () => TypedResults.Accepted("/x", new Order(1, "a")));
            app.MapGet("/k", () => TypedResults.ValidationProblem(new Dictionary<string, string[]>()));
            app.MapGet("/l", () => TypedResults.InternalServerError("no"));
            app.MapPost("/m", () => TypedResults.CreatedAtRoute(new Order(1, "a"), "x"));
            app.MapPost("/n", () => TypedResults.AcceptedAtRoute((string?)"x", (object?)null));
            app.MapGet("/o", () => TypedResults.Problem("no"));
            app.MapGet("/p", () => TypedResults.Text("a"));
            app.MapGet("/q", () => TypedResults.Json(new Order(1, "a")));
            app.MapGet("/r", () => TypedResults.Redirect("/a"));
            app.MapGet("/s", () => TypedResults.Unauthorized());
            """, Types),
        EndpointCase.Mapping("one of several results", """
            app.MapGet("/a/{id}", Results<Ok<Order>, NotFound> (int id) => TypedResults.NotFound());
            app.MapGet("/b", async Task<Results<Ok<List<Order>>, BadRequest<string>, ProblemHttpResult>> () => { await Task.Yield(); return TypedResults.BadRequest("a"); });
            app.MapPost("/c", Results<Created<Order>, Conflict, ValidationProblem, UnauthorizedHttpResult> (Order order) => TypedResults.Conflict());
            app.MapPost("/d", Handlers.Add);
            """, Types + "static class Handlers { public static Task<Results<Ok<Part>, NoContent>> Add(Order order) => Task.FromResult<Results<Ok<Part>, NoContent>>(TypedResults.NoContent()); }"),
        EndpointCase.Mapping("answers that are said", """
            app.MapGet("/a", () => Results.Ok()).Produces<Order>().Produces(404);
            app.MapPost("/b", (Order order) => Results.Ok()).Produces<Order>(201).ProducesValidationProblem().ProducesProblem(409).WithName("b");
            app.MapGet("/c", () => new Order(1, "a")).Produces(404);
            app.MapGet("/d", () => new Order(1, "a")).Produces<Part>(200);
            app.MapGet("/e", [ProducesResponseType(typeof(Order), 200), ProducesResponseType<Part>(400)] () => Results.Ok());
            app.MapGet("/f", Handlers.Get);
            var last = app.MapGet("/g", () => Results.Ok());
            last.WithTags("x").Produces<Part>(202);
            app.MapGet("/h", () => Results.Ok()).Produces(200, typeof(Order));
            """, Types + "static class Handlers { [ProducesResponseType<Order>(StatusCodes.Status200OK)] public static IResult Get() => Results.Ok(); }"),
        EndpointCase.Mapping("handlers of all kinds", """
            app.MapGet("/a/{id}", Handlers.Static);
            app.MapGet("/b/{id}", new Handlers().Instance);
            app.MapGet("/c/{id}", Local);
            app.MapGet("/d/{id}", (int id) => Handlers.Static(id));
            Func<int, Order> variable = id => new Order(id, "a");
            app.MapGet("/e/{id}", variable);
            Delegate any = Handlers.Static;
            app.MapGet("/f/{id}", any);
            app.MapGet("/g/{id}", Handlers.Field);
            app.MapGet("/h/{id}", static async (int id) => await Task.FromResult(new Order(id, "a")));
            app.MapGet("/i/{id}", delegate (int id) { return id; });
            static Order Local(int id) => new(id, "a");
            """, Types + """
            sealed class Handlers
            {
                public static readonly Func<int, Order> Field = id => new Order(id, "a");
                public static Order Static(int id) => new(id, "a");
                public Order Instance(int id) => new(id, "a");
            }
            """),
        EndpointCase.Mapping("a generic handler", """app.MapPost("/a", Handlers.Echo<Order>);""", Types + "static class Handlers { public static T Echo<T>(T value) => value; }"),
        EndpointCase.Mapping("a plain delegate", """app.MapGet("/a/{id}", context => context.Response.WriteAsync("a")); app.MapGet("/b", Handlers.Run);""", "static class Handlers { public static Task Run(HttpContext context) => Task.CompletedTask; }") with { IsShapeOpen = true });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void ShapesThatAreReadAreThoseThatRun(EndpointCase one) => EndpointConformance.Holds(one);
}
