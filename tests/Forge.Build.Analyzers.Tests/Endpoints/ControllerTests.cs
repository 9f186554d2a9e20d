using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>What is a controller, what an action, and which routes attributes give them.</summary>
[TestClass]
public sealed class ControllerTests
{
    public static object[][] Cases => EndpointCase.Rows(
        EndpointCase.Controllers("a plain one", """
            [ApiController, Route("orders")]
            public sealed class OrdersController : ControllerBase
            {
                [HttpGet] public string All() => "a";
                [HttpGet("{id:int}")] public string One(int id) => "a";
                [HttpPost] public void Add(Order order) { }
                [HttpPut("{id}")] public void Change(int id, [FromBody] Order order) { }
                [HttpDelete("{id}")] public void Remove(int id) { }
                [HttpPatch("{id}")] public void Patch(int id, Order order) { }
                [HttpHead("{id}")] public void Head(int id) { }
                [HttpOptions] public void Options() { }
            }
            public sealed record Order(int Id);
            """),
        EndpointCase.Controllers("tokens", """[Route("api/[controller]/[action]")] public class OrdersController : ControllerBase { [HttpGet] public string All() => "a"; [HttpGet("{id}")] public string OneAsync(string id) => "a"; }"""),
        EndpointCase.Controllers("tokens in the action", """[Route("api")] public class OrdersController : ControllerBase { [HttpGet("[controller]/all")] public string All() => "a"; [HttpGet("[ACTION]")] public string Some() => "a"; }"""),
        EndpointCase.Controllers("brackets that are text", """public class OrdersController : ControllerBase { [HttpGet("a[[b]]/[action]")] public string All() => "a"; }"""),
        EndpointCase.Controllers("a token without a value", """public class OrdersController : ControllerBase { [HttpGet("[area]/a")] public string All() => "a"; }""") with { IsRefused = true, Notices = ["HttpGet(\"[area]/a\")"] },
        EndpointCase.Controllers("an action's other name", """[Route("[action]")] public class OrdersController : ControllerBase { [HttpGet, ActionName("list")] public string All() => "a"; [HttpGet, ActionName("keepAsync")] public string Some() => "a"; }"""),
        EndpointCase.Controllers("names that end in Async are kept", """[Route("[action]")] public class OrdersController : ControllerBase { [HttpGet] public string AllAsync() => "a"; }""",
            services: "services.Configure<MvcOptions>(options => options.SuppressAsyncSuffixInActionNames = false);"),
        EndpointCase.Controllers("an area", """[Area("Admin"), Route("[area]/[controller]")] public class UsersController : ControllerBase { [HttpGet("[action]")] public string All() => "a"; }"""),
        EndpointCase.Controllers("an inherited area", """[Area("Admin")] public abstract class AdminBase : ControllerBase; [Route("[area]/[controller]")] public class UsersController : AdminBase { [HttpGet] public string All() => "a"; }"""),
        EndpointCase.Controllers("absolute templates", """[Route("api")] public class OrdersController : ControllerBase { [HttpGet("/all")] public string All() => "a"; [HttpGet("~/some")] public string Some() => "a"; [HttpGet("/")] public string Root() => "a"; }"""),
        EndpointCase.Controllers("two routes on the class", """[Route("a"), Route("b")] public class OrdersController : ControllerBase { [HttpGet("x")] public string X() => "a"; [HttpGet("/y")] public string Y() => "a"; [HttpGet] public string Z() => "a"; }"""),
        EndpointCase.Controllers("two routes on the action", """[Route("api")] public class OrdersController : ControllerBase { [HttpGet("x"), HttpGet("y"), HttpPost("z")] public string X() => "a"; }"""),
        EndpointCase.Controllers("a method beside a route", """[Route("api")] public class OrdersController : ControllerBase { [HttpGet, Route("x")] public string X() => "a"; [HttpGet, HttpPost, Route("y")] public string Y() => "a"; }"""),
        EndpointCase.Controllers("a method with and one without a template", """[Route("api")] public class OrdersController : ControllerBase { [HttpGet, HttpPost("x")] public string X() => "a"; }"""),
        EndpointCase.Controllers("a method with a template beside a route", """[Route("api")] public class OrdersController : ControllerBase { [HttpGet("x"), Route("y")] public string X() => "a"; }"""),
        EndpointCase.Controllers("a route without a method", """[Route("api")] public class OrdersController : ControllerBase { [Route("x")] public string X() => "a"; }"""),
        EndpointCase.Controllers("no attribute on the action", """[Route("api/[action]")] public class OrdersController : ControllerBase { public string X() => "a"; }"""),
        EndpointCase.Controllers("verbs", """[Route("api")] public class OrdersController : ControllerBase { [AcceptVerbs("get", "POST", Route = "x")] public string X() => "a"; [AcceptVerbs("PUT"), Route("y")] public string Y() => "a"; [AcceptVerbs("DELETE")] public string Z() => "a"; }"""),
        EndpointCase.Controllers("names and orders", """[Route("api", Order = 3)] public class OrdersController : ControllerBase { [HttpGet("x", Name = "x", Order = 1)] public string X() => "a"; [HttpGet(Name = "y")] public string Y() => "a"; [HttpGet(Name = "z"), HttpPost] public string Z() => "a"; }"""),
        EndpointCase.Controllers("an empty template", """[Route("api")] public class OrdersController : ControllerBase { [HttpGet("")] public string X() => "a"; }"""),
        EndpointCase.Controllers("constants in attributes", """public static class Paths { public const string Api = "api/v1"; } [Route(Paths.Api + "/[controller]")] public class OrdersController : ControllerBase { [HttpGet($"{nameof(Paths)}/{{id}}")] public string X(string id) => "a"; }"""),
        EndpointCase.Controllers("a controller by suffix", """[Route("a")] public class ThingController { [HttpGet] public string X() => "a"; }"""),
        EndpointCase.Controllers("a controller by attribute", """[Controller, Route("[controller]")] public class Thing { [HttpGet] public string X() => "a"; }"""),
        EndpointCase.Controllers("a controller by base", """[Route("[controller]")] public class Thing : ControllerBase { [HttpGet] public string X() => "a"; }"""),
        EndpointCase.Controllers("none of them a controller", """
            [Route("a")] public abstract class AController : ControllerBase { [HttpGet] public string X() => "a"; }
            [Route("b")] internal class BController : ControllerBase { [HttpGet] public string X() => "a"; }
            [Route("c")] public class CController<T> : ControllerBase { [HttpGet] public string X() => "a"; }
            [Route("d"), NonController] public class DController : ControllerBase { [HttpGet] public string X() => "a"; }
            public class Outer { [Route("e")] public class EController : ControllerBase { [HttpGet] public string X() => "a"; } }
            [Route("f")] public class Thing { [HttpGet] public string X() => "a"; }
            """),
        EndpointCase.Controllers("a closed generic base", """
            public abstract class Crud<T> : ControllerBase { [HttpGet("{id}")] public T? One(int id) => default; [HttpPost] public void Add([FromBody] T item) { } }
            public sealed record Order(int Id);
            [Route("orders")] public class OrdersController : Crud<Order>;
            """),
        EndpointCase.Controllers("none of them an action", """
            [Route("[action]")] public class OrdersController : ControllerBase, IDisposable
            {
                [HttpGet] public string Yes() => "a";
                [HttpGet, NonAction] public string A() => "a";
                [HttpGet] private string B() => "a";
                [HttpGet] protected string C() => "a";
                [HttpGet] public static string D() => "a";
                [HttpGet] public string E<T>() => "a";
                public string F { get; set; } = "";
                public override string ToString() => "a";
                public void Dispose() { }
            }
            """),
        EndpointCase.Controllers("inherited actions", """public abstract class Base : ControllerBase { [HttpGet("x")] public string X() => "a"; [HttpGet("y")] public virtual string Y() => "a"; } [Route("[controller]")] public class OrdersController : Base { public override string Y() => "b"; }"""),
        EndpointCase.Controllers("an override with its own route", """public abstract class Base : ControllerBase { [HttpGet("y")] public virtual string Y() => "a"; } [Route("[controller]")] public class OrdersController : Base { [HttpGet("z")] public override string Y() => "b"; }"""),
        EndpointCase.Controllers("an override in the middle", """
            public abstract class Base : ControllerBase { [HttpGet("first")] public virtual string Y() => "a"; }
            public abstract class Middle : Base { [HttpGet("middle")] public override string Y() => "a"; }
            [Route("[controller]")] public class OrdersController : Middle { public override string Y() => "b"; }
            """),
        EndpointCase.Controllers("an abstract action", """public abstract class Base : ControllerBase { [HttpGet("y/{id}")] public abstract string Y(int id); } [Route("[controller]")] public class OrdersController : Base { public override string Y(int id) => "b"; }"""),
        EndpointCase.Controllers("a route inherited by the class", """[Route("api/[controller]")] public abstract class Base : ControllerBase; public class OrdersController : Base { [HttpGet] public string X() => "a"; } [Route("own")] public class PartsController : Base { [HttpGet] public string X() => "a"; }"""),
        EndpointCase.Controllers("an attribute of its own for the method", """
            public sealed class HttpQueryAttribute : Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute { public HttpQueryAttribute(string template) : base(new[] { "QUERY" }, template) { } }
            [Route("api")] public class OrdersController : ControllerBase { [HttpQuery("search")] public string X() => "a"; }
            """),
        EndpointCase.Controllers("an attribute derived from the framework's", """
            public sealed class GetOneAttribute() : HttpGetAttribute("{id:int}");
            public sealed class GetBelowAttribute(string name) : HttpGetAttribute("below/" + name);
            public sealed class GetAllAttribute : HttpGetAttribute;
            public sealed class ApiRouteAttribute : RouteAttribute { public ApiRouteAttribute(string name) : base($"api/{name}") { } }
            [ApiRoute("[controller]")] public class OrdersController : ControllerBase { [GetOne] public string One(int id) => "a"; [GetBelow("x")] public string X() => "a"; [GetAll] public string All() => "a"; }
            """),
        EndpointCase.Controllers("an attribute beside the framework's", """
            [AttributeUsage(AttributeTargets.Class)]
            public sealed class ApiAttribute : Attribute, Microsoft.AspNetCore.Mvc.Routing.IRouteTemplateProvider { public string Template => "api/[controller]"; public int? Order => 2; public string? Name { get; set; } }
            [Api] public class OrdersController : ControllerBase { [HttpGet("x")] public string X() => "a"; }
            """),
        EndpointCase.Controllers("an attribute that computes its template", """
            public sealed class DayAttribute : RouteAttribute { public DayAttribute() : base("day" + DateTime.UnixEpoch.Day) { } }
            [Route("[controller]")] public class OrdersController : ControllerBase { [HttpGet, Day] public string X() => "a"; [HttpGet("y")] public string Y() => "a"; }
            """) with { Notices = ["Day"], RuntimeOnly = ["/Orders/day1"] },
        EndpointCase.Controllers("two files of one class", """[Route("p")] public partial class OrdersController : ControllerBase { [HttpGet("x")] public string X() => "a"; } public partial class OrdersController { [HttpGet("y")] public string Y() => "a"; }"""),
        EndpointCase.Controllers("controllers below a group", """[Route("orders")] public class OrdersController : ControllerBase { [HttpGet("{id}")] public string X(int id) => "a"; [HttpGet("/abs")] public string Y() => "a"; }""", """app.MapGroup("/api/v1").MapControllers();"""),
        EndpointCase.Controllers("conventional routes", """public class HomeController : Controller { public string Index() => "a"; [HttpGet("own")] public string Own() => "a"; }""",
            """app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");""") with { Notices = ["MapControllerRoute"], RuntimeOnly = ["/{controller=Home}/{action=Index}/{id?}"] },
        EndpointCase.Controllers("a conventional route that no action needs", """public class HomeController : Controller { [HttpGet("own")] public string Own() => "a"; }""", "app.MapDefaultControllerRoute();") with { RuntimeOnly = ["/{controller=Home}/{action=Index}/{id?}"] },
        EndpointCase.Controllers("a transformer of tokens", """[Route("[controller]")] public class OrderItemsController : ControllerBase { [HttpGet("x")] public string X() => "a"; [HttpGet("/plain")] public string Y() => "a"; } public sealed class Lower : IOutboundParameterTransformer { public string? TransformOutbound(object? value) => value?.ToString()?.ToLowerInvariant(); }""",
            services: "services.Configure<MvcOptions>(options => options.Conventions.Add(new Microsoft.AspNetCore.Mvc.ApplicationModels.RouteTokenTransformerConvention(new Lower())));")
            with { Notices = ["HttpGet(\"x\")"], RuntimeOnly = ["/orderitems/x"] },
        EndpointCase.Controllers("a convention", """[Route("x")] public class OrdersController : ControllerBase { [HttpGet] public string X() => "a"; } public sealed class Nothing : Microsoft.AspNetCore.Mvc.ApplicationModels.IApplicationModelConvention { public void Apply(Microsoft.AspNetCore.Mvc.ApplicationModels.ApplicationModel application) { } }""",
            services: "services.Configure<MvcOptions>(options => options.Conventions.Add(new Nothing()));") with { Notices = ["Conventions"] });

    public static object[][] Shapes => EndpointCase.Rows(
        EndpointCase.Controllers("answers by type", """
            [ApiController, Route("[action]")]
            public class OrdersController : ControllerBase
            {
                [HttpGet] public Order A() => null!;
                [HttpGet] public ActionResult<Order> B() => null!;
                [HttpGet] public Task<ActionResult<List<Order>>> C() => null!;
                [HttpGet] public IActionResult D() => Ok();
                [HttpGet] public async Task<IActionResult> E() { await Task.Yield(); return Ok(); }
                [HttpGet] public Task F() => Task.CompletedTask;
                [HttpGet] public ValueTask<Order[]> G() => default;
                [HttpGet] public int H() => 1;
                [HttpGet] public IAsyncEnumerable<Order> I() => null!;
                [HttpGet] public Results<Ok<Order>, NotFound> J() => TypedResults.NotFound();
                [HttpGet] public ActionResult K() => Ok();
            }
            public sealed record Order(int Id);
            """),
        EndpointCase.Controllers("answers by attribute", """
            [ApiController, Route("[action]"), ProducesResponseType(StatusCodes.Status500InternalServerError)]
            public class OrdersController : ControllerBase
            {
                [HttpGet, ProducesResponseType(typeof(Order), 200), ProducesResponseType(404)] public IActionResult A() => Ok();
                [HttpGet, ProducesResponseType<Order>(201), ProducesResponseType<string>(409)] public IActionResult B() => Ok();
                [HttpGet, ProducesResponseType(200), ProducesResponseType(404)] public ActionResult<Order> C() => null!;
                [HttpGet, ProducesResponseType(201)] public Order D() => null!;
                [HttpDelete, ProducesResponseType(204)] public IActionResult E() => Ok();
                [HttpGet, Produces(typeof(Order))] public IActionResult F() => Ok();
                [HttpGet, Produces("application/json")] public Order G() => null!;
            }
            public sealed record Order(int Id);
            """),
        EndpointCase.Controllers("answers by attribute without the rules of APIs", """
            [Route("[action]")]
            public class OrdersController : ControllerBase { [HttpGet, ProducesResponseType(404), ProducesResponseType(typeof(Order), 200)] public IActionResult A() => Ok(); [HttpGet, ProducesResponseType(400)] public ActionResult<Order> B() => null!; }
            public sealed record Order(int Id);
            """),
        EndpointCase.Controllers("bodies by the rules of APIs", """
            [ApiController, Route("[action]")]
            public class OrdersController : ControllerBase
            {
                [HttpPost] public void A(Order order) { }
                [HttpPost("{id}")] public void B(int id, Order order, CancellationToken cancellation) { }
                [HttpPost] public void C([FromQuery] Order order) { }
                [HttpPost] public void D(List<int> numbers) { }
                [HttpPost] public void E(string text, Guid id, DateTime when, decimal price, Kind kind, Uri link) { }
                [HttpPost] public void F([FromServices] IServiceProvider services, [FromHeader] string tenant) { }
                [HttpPost] public void G([FromBody] string text) { }
                [HttpPost] public void H(IClock clock, Order order) { }
                [HttpPut("{code}")] public void I([FromRoute(Name = "code")] string name, [FromBody] Order[] orders) { }
                [HttpPost] public void J(Parsed value) { }
                [HttpPost] public void K(Clock clock) { }
            }
            public sealed record Order(int Id);
            public enum Kind { A }
            public interface IClock { }
            public sealed class Clock : IClock { }
            public sealed class Parsed { public static bool TryParse(string text, out Parsed value) { value = new(); return true; } }
            """, services: "services.AddSingleton<IClock, Clock>(); services.AddSingleton<Clock>();"),
        EndpointCase.Controllers("bodies without the rules of APIs", """
            [Route("[action]")]
            public class OrdersController : ControllerBase { [HttpPost] public void A([FromBody] Order order) { } [HttpGet("{id}")] public string B(int id, string? q) => "a"; [HttpGet] public string C(Order order) => "a"; [HttpPost("{id}")] public void D([FromRoute] int id) { } }
            public sealed record Order(int Id);
            """),
        EndpointCase.Controllers("parameters of routes", """
            [ApiController, Route("tenants/{tenant:guid}/orders")]
            public class OrdersController : ControllerBase { [HttpGet("{id:int?}")] public string A(Guid tenant, int? id) => "a"; [HttpGet("all/{page=1}")] public string B(Guid tenant, long page) => "a"; [HttpGet("{*path}")] public string C(string path) => "a"; [HttpGet("kind/{kind}")] public string D(Kind kind) => "a"; }
            public enum Kind { A }
            """));

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void RoutesThatAreReadAreThoseThatRun(EndpointCase one) => EndpointConformance.Holds(one);

    [TestMethod]
    [DynamicData(nameof(Shapes))]
    public void ShapesThatAreReadAreThoseThatRun(EndpointCase one) => EndpointConformance.Holds(one);
}
