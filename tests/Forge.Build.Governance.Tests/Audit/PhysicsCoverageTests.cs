using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Audit.Routes;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit;

[TestClass]
public sealed class PhysicsCoverageTests
{
    private const string Path = "Forge/Contracts/physics.yaml";

    [TestMethod]
    [DataRow("/orders get", "a.cs", "app.MapGet(\"/orders\", () => 1);")]
    [DataRow("/orders/{id} get", "a.cs", "app.MapGet(\"/orders/{orderId:int}\", Get);")]
    [DataRow("/orders/{id} delete", "a.cs", "var g = app.MapGroup(\"/orders\");\ng.MapDelete(\"/{id}\", Delete);")]
    [DataRow("/api/v1/orders get", "a.cs", "app.MapGroup(\"orders\").MapGet(\"\", Get);")]
    [DataRow("/orders/{id} get", "OrdersController.cs", "[ApiController]\n[Route(\"api/[controller]\")]\npublic sealed class OrdersController : ControllerBase\n{\n    [HttpGet(\"{id:guid}\")]\n}", DisplayName = "physics leaves out /api")]
    [DataRow("/api/orders post", "OrdersController.cs", "[Route(\"api/[controller]\"), ApiController]\npublic class OrdersController\n{\n    [HttpPost]\n    public void Post() {}\n}")]
    [DataRow("/api/orders/open get", "OrdersController.cs", "[Route(\"api/[controller]/[action]\")]\n[Authorize(Roles = \"a]b\")]\n// a note\npublic class OrdersController { [HttpGet(Name = \"x\")] public void Open() {} }")]
    [DataRow("/orders/{id} get", "a.cs", "public class C { [HttpGet, Route(\"/orders/{id}\")] public int Get() => 1; }")]
    [DataRow("/orders get post", "a.cs", "public override void Configure() { Get(\"/orders\"); } void Two() { Post(\"/orders\"); }", DisplayName = "FastEndpoints")]
    [DataRow("/orders get", "a.cs", "public const string Orders = \"/orders\";")]
    [DataRow("/orders get", "a.cs", "app.MapGet($\"{prefix}/orders\", Get);")]
    [DataRow("/v2/orders get", "a.cs", "app.MapGet(Prefix + \"/orders\", Get);")]
    [DataRow("/orders/{id} get", "a.cs", "[Function(\"x\")] public void Run([HttpTrigger(AuthorizationLevel.Function, \"get\", Route = \"orders/{id}\")] X r) {}")]
    [DataRow("/orders get", "a.cs", "app.MapMethods(\"/orders\", new[] { \"GET\" }, Get);")]
    [DataRow("/live websocket", "a.cs", "app.MapHub<LiveHub>(\"/live\");")]
    [DataRow("/orders/{id} get", "a.py", "@app.get(\"/orders/{order_id}\")\ndef get(): ...")]
    [DataRow("/orders/{id} get", "a.py", "router = APIRouter(prefix=\"/orders\", tags=['x'])\n@router.get('/{id}')\nasync def f(): ...")]
    [DataRow("/orders get", "a.py", "router = APIRouter(prefix=\"/orders\")\n@router.get(\"\")\ndef f(): ...")]
    [DataRow("/orders/{id} put", "a.py", "@bp.route('/orders/<int:id>', methods=['PUT'])\ndef f(): ...")]
    [DataRow("/orders/{id} get", "urls.py", "urlpatterns = [path('orders/<int:pk>/', views.Order.as_view()), re_path(r'^x/(?P<a>\\d+)/$', v)]")]
    [DataRow("/x/{a} get", "urls.py", "urlpatterns = [re_path(r'^x/(?P<a>\\d+)/$', v)]")]
    [DataRow("/orders get", "a.py", "@api.get('/orders')\ndef f(): ...", DisplayName = "a decorator is no client")]
    [DataRow("/orders/{id} patch", "a.ts", "router.patch('/orders/:id', update)")]
    [DataRow("/api/orders/{id} get", "a.js", "app.use(\"/api/orders\", router); router.get(\"/:id\", show)")]
    [DataRow("/orders/{id} get", "a.ts", "@Controller('orders')\nexport class C {\n  @Get(':id')\n  one() {}\n}")]
    [DataRow("/orders get", "a.ts", "@Controller('orders')\nexport class C {\n  @Get()\n  all() {}\n}")]
    [DataRow("/orders get", "a.ts", "fastify.route({ method: 'GET', url: '/orders', handler: list })")]
    [DataRow("/orders/{id} get", "a.go", "mux.HandleFunc(\"GET /orders/{id}\", get)")]
    [DataRow("/orders/{id} get", "a.go", "r.Route(\"/orders\", func(r chi.Router) {\n r.Get(\"/{id}\", get)\n})")]
    [DataRow("/orders get", "a.cs", "app.MapGet(\"/api/v1/orders\", Get);")]
    [DataRow("/orders get", "a.go", "r.Method(\"GET\", \"/orders\", h)")]
    [DataRow("/orders get", "a.go", "g := e.Group(\"/orders\"); g.GET(\"\", list)")]
    [DataRow("/orders/{id} get", "A.java", "@RequestMapping(\"/orders\")\nclass A {\n  @GetMapping(value = \"/{id}\")\n  void get() {}\n}")]
    [DataRow("/orders get", "a.rb", "get '/orders', to: 'orders#index'")]
    [DataRow("/Orders/ get", "a.cs", "app.MapGet(\"/orders\", () => 1);", DisplayName = "case and a slash at the end")]
    [DataRow("/ get", "a.cs", "app.MapGet(\"/\", () => 1);")]
    [DataRow("/orders/{id} get", "a.cs", "app.MapGet(\"/orders/{id?}\", Get);")]
    [DataRow("/orders get", "a.cs", "app.MapGet(\"/orders/{id?}\", Get);")]
    [DataRow("/orders get head options", "a.cs", "app.MapGet(\"/orders\", Get);")]
    public void ARouteWithItsHandlerIsCovered(string route, string path, string source)
        => Assert.AreEqual("", Missing(Run(Physics(route), (path, source))), route);

    [TestMethod]
    [DataRow("/orders get", "a.cs", "app.MapGet(\"/customers\", () => 1); // app.MapGet(\"/orders\")")]
    [DataRow("/orders get", "a.cs", "/* app.MapGet(\"/orders\") */ var s = \"see /orders\";")]
    [DataRow("/orders get", "a.cs", "client.Get(\"/orders\"); http.GetAsync(\"/orders\"); Log(\"/orders\");")]
    [DataRow("/orders/{id}/lines get", "a.cs", "app.MapGet(\"/orders/{id}\", () => 1);")]
    [DataRow("/orders/{id} get", "a.cs", "app.MapGet(\"/orders\", () => 1);")]
    [DataRow("/orders/{id} get", "a.cs", "app.MapGet(\"/{id}\", () => 1);", DisplayName = "no prefix for it anywhere")]
    [DataRow("/orders/{id} get", "a.cs", "app.MapGroup(\"/customers\").MapGet(\"/{id}\", () => 1);")]
    [DataRow("/reorders get", "a.cs", "app.MapGet(\"/orders\", () => 1);")]
    [DataRow("/orders get", "OrdersController.cs", "[Route(\"api/customers\")]\npublic class C { [HttpGet] public int Get() => 1; }")]
    [DataRow("/orders get", "a.ts", "axios.get('/orders'); this.http.get('/orders'); get('/orders'); const path = '/orders';")]
    [DataRow("/orders get", "a.py", "# @app.get('/orders')\nrequests.get('/orders')\n\"\"\"\n@app.get('/orders')\n\"\"\"")]
    [DataRow("/orders get", "tests/a.cs", "app.MapGet(\"/orders\", () => 1);")]
    [DataRow("/orders get", "web/a.spec.ts", "app.get('/orders')")]
    public void ARouteWithoutOneIsNot(string route, string path, string source)
    {
        CheckResult result = Run(Physics(route), (path, source), ("src/Other.cs", "class Other { }"));

        string name = route.Split(' ')[0];
        Assert.AreEqual("no handler was found for " + name + ".", Missing(result));
        Assert.AreEqual(new SourceLocation(Path, 2, 3, 2, 3 + name.Length), result.Findings.Single().Location);
        Assert.AreSame(RuleCatalog.RouteWithoutHandler, result.Findings.Single().Rule);
        Assert.IsTrue(result.Passed);
    }

    [TestMethod]
    public void AMethodWithoutAHandlerIsFoundAtItsLine()
    {
        CheckResult result = Run(Physics("/orders get delete"), ("a.cs", "app.MapGet(\"/orders\", () => 1); app.MapDelete(\"/customers\", () => 1);"));

        Assert.AreEqual("/orders has a handler, but none was found for DELETE.", Missing(result));
        Assert.AreEqual(new SourceLocation(Path, 4, 5, 4, 11), result.Findings.Single().Location);
    }

    [TestMethod]
    public void APrefixMayStandInAnotherFile()
        => Assert.AreEqual(
            "",
            Missing(Run(
                Physics("/api/v1/orders/{id} get"),
                ("app/orders.py", "@router.get('/{order_id}')\ndef f(): ..."), ("app/main.py", "app.include_router(orders.router, prefix='/orders')"))));

    [TestMethod]
    public void EachRouteIsJudgedForItself()
    {
        CheckResult result = Run(
            Physics("/orders get", "/orders/{id} get", "/customers post"), ("src/Program.cs", "app.MapGet(\"/orders\", A); app.MapPost(\"/customers\", B);"), ("src/B.cs", ""));

        Assert.AreEqual("no handler was found for /orders/{id}.", Missing(result));
        Assert.AreEqual("3 routes against 2 source files", result.LookedAt);
        Assert.AreEqual("W3", result.Id);
    }

    [TestMethod]
    public void NoMoreIsReadThanIsNeededAndWhatPromisesRoutesFirst()
    {
        List<string> read = [];

        CheckResult result = PhysicsCoverage.Run(
            Physics("/orders get"), File, ["a.cs", "b.cs", "docs/a.md", "src/OrdersController.cs", "z.cs"],
            path =>
            {
                read.Add(path);
                return new SourceText(path.Contains("Orders") ? "app.MapGet(\"/orders\", A)" : "");
            });

        CollectionAssert.AreEqual(new[] { "src/OrdersController.cs" }, read);
        Assert.AreEqual("1 route against 1 source file", result.LookedAt);
    }

    [TestMethod]
    public void WithoutRoutesTheCheckSaysThatItSawNothing()
        => Nothing(Run(Sound("info: {}\npaths: {}\n"), ("a.cs", "")), "0 routes", "physics.yaml declares no route, so no handler was looked for.");

    [TestMethod]
    public void WithoutSourcesTheCheckSaysThatItSawNothing()
        => Nothing(Run(Physics("/orders get"), ("README.md", "/orders")), "1 route against 0 source files", "there is no source file in which a handler could stand, so none was looked for.");

    [TestMethod]
    public void WithoutPhysicsTheCheckSaysThatItSawNothing()
        => Nothing(Run(null, ("a.cs", "")), "0 routes, physics.yaml could not be read", "the routes of physics.yaml are not known, so none was looked for.");

    [TestMethod]
    public void WhatCouldNotBeReadIsCounted()
    {
        CheckResult result = PhysicsCoverage.Run(
            Physics("/orders get"), File, ["a.cs", "b.cs", "c.cs"],
            path => path == "a.cs" ? null : new SourceText(path == "b.cs" ? new string(' ', PhysicsCoverage.MostLength + 1) : ""));

        Assert.AreEqual("1 route against 1 source file, 2 files unreadable or too large", result.LookedAt);
    }

    [TestMethod]
    [DataRow("get(\"")]
    [DataRow("[Route(\"")]
    [DataRow("[Route(\"a\")] ")]
    [DataRow("path = '/x', ")]
    [DataRow("app.get('/{', ")]
    [DataRow("((((")]
    [DataRow("a,\"/b\"")]
    [DataRow("@Get ")]
    [DataRow("MapGet<<<<(\"/a\")")]
    [DataRow("/*")]
    [DataRow("'")]
    [Timeout(180_000)]
    public void ALongFileIsReadInLinearTime(string piece)
    {
        string text = new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length).ToString();

        // Where a step took more than time in proportion, this would take many minutes.
        RouteReader.Read("a.cs", text);
        RouteReader.Read("a.ts", text);
    }

    [TestMethod]
    public void NoSourceMakesItThrow()
        => Always.Holds(
            Always.TextOf(
                20, "MapGet", "(", ")", "\"", "'", "`", "/x", "{id}", "{", "}", "[Route", "[HttpGet", "]", "[", "@", ",", "=", "prefix", "Route", "path", ":", "+", " ", "\n", "$", "\\", "<", ">", ".", "get",
                "class C", "//", "/*", "*/", "#", "?", "*", "^", "const string A", "\"\"\"", ";"),
            text =>
            {
                foreach (string path in new[] { "a.cs", "a.py", "a.ts", "a.go" })
                    Run(Physics("/x get", "/x/{id} post", "/ get"), (path, text));
            },
            count: 5000);

    private static ContractFile File => new(Path, ContractState.Present);

    private static void Nothing(CheckResult result, string lookedAt, string message)
    {
        Assert.AreEqual(lookedAt, result.LookedAt);
        Finding finding = result.Findings.Single();
        Assert.AreSame(RuleCatalog.RoutesNotLookedAt, finding.Rule);
        Assert.AreEqual(message, finding.Message);
        Assert.AreEqual(SourceLocation.StartOf(Path), finding.Location);
    }

    private static CheckResult Run(PhysicsContract? physics, params (string Path, string Text)[] files)
        => PhysicsCoverage.Run(physics, File, [.. files.Select(file => file.Path)], path => new SourceText(files.First(file => file.Path == path).Text));

    private static string Missing(CheckResult result) => string.Join('\n', result.Findings.Select(finding => finding.Message));

    private static PhysicsContract Physics(params string[] routes)
        => Sound("paths:\n" + string.Concat(routes.Select(route => "  " + route.Split(' ')[0] + ":\n" + string.Concat(route.Split(' ').Skip(1).Select(method => "    " + method + ":\n")))));

    private static PhysicsContract Sound(string text)
    {
        PhysicsContract? physics = PhysicsReader.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings);
        Assert.IsEmpty(findings);
        return physics!;
    }
}
