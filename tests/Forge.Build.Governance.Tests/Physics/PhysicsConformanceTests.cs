using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Physics;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Physics;

[TestClass]
public sealed class PhysicsConformanceTests
{
    private const string Contract = "physics.yaml";

    private const string Orders = """
        paths:
          /orders:
            get: { response: 'Order[]' }
            post:
              request: { customer: uuid, note?: string }
              response: { 201: Order, 409: { reason: string } }
          /orders/{id}:
            get: { response: Order }
            delete: { response: none }
          /live:
            websocket: {}
          /dashboard:
            mount: { directory: web }
        schemas:
          Order: { id: uuid, total: number, lines: 'Line[]' }
          Line: { sku: string, count: integer, order: Order }
        """;

    private static readonly Shape Order = Shape.Object("OrderView", () =>
        [Field("id", JsonKind.Uuid), Field("total", JsonKind.Number), new ShapeField("lines", Shape.Of(JsonKind.List, () => Line!), Origin: "lines")]);

    private static readonly Shape Line = Shape.Object("LineView", () => [Field("sku", JsonKind.String), Field("count", JsonKind.Integer), new ShapeField("order", Order)]);

    [TestMethod]
    [DataRow("/orders", "GET")]
    [DataRow("/ORDERS/", "GET")]
    [DataRow("/orders/{id:guid}", "GET")]
    [DataRow("/orders/{ID}", "GET DELETE")]
    [DataRow("/orders/{id}", "HEAD")]
    [DataRow("/orders/{id}", "", DisplayName = "every method")]
    [DataRow("/orders/{id?}", "GET", DisplayName = "with and without its parameter")]
    [DataRow("/live", "GET", DisplayName = "a socket begins with GET")]
    [DataRow("/dashboard/app/{*file}", "GET")]
    [DataRow("~{id}", "GET", DisplayName = "below an open prefix")]
    public void WhatIsDeclaredIsNoFinding(string template, string methods) => Assert.AreEqual("", Said(Run(Endpoint(template, methods))));

    [TestMethod]
    [DataRow("/orders/{id}/lines", "GET", "FORGE1601 GET /orders/{id}/lines")]
    [DataRow("/api/orders", "GET", "FORGE1601 GET /api/orders")]
    [DataRow("/orderz", "GET POST", "FORGE1601 GET, POST /orderz")]
    [DataRow("/hooks", "", "FORGE1601 ANY /hooks")]
    [DataRow("/live/{x=1}", "GET", "FORGE1601 GET /live/{x}")]
    [DataRow("~/refunds", "GET", "FORGE1601 GET /refunds below a prefix")]
    [DataRow("/dashboards", "GET", "FORGE1601 GET /dashboards")]
    [DataRow("/orders", "PATCH", "FORGE3601 PATCH at /orders, and physics.yaml(2) declares GET, POST")]
    [DataRow("/orders/{id}", "GET PUT PATCH", "FORGE3601 PUT, PATCH at /orders/{id}, and physics.yaml(7) declares GET, DELETE")]
    [DataRow("/live", "POST", "FORGE3601 POST at /live, and physics.yaml(10) declares WEBSOCKET")]
    [DataRow("/orders/{orderId:guid}", "GET", "FORGE3602 /orders/{orderId}, and physics.yaml(7) calls it /orders/{id}")]
    public void WhatIsNotDeclaredIsAFinding(string template, string methods, string expected)
    {
        Deviation deviation = Run(Endpoint(template, methods)).Deviations.Single();

        string said = deviation.Rule.Code + " " + deviation.Message;
        foreach (string part in expected.Split(", and "))
            StringAssert.Contains(said.Replace("physics.yaml does not declare ", "").Replace("the code answers ", "").Replace("the code calls the route ", ""), part);
        Assert.AreEqual(DeviationPlace.Route, deviation.Place);
        Assert.EndsWith(".", deviation.Message);
    }

    [TestMethod]
    public void AnUndeclaredRouteComesWithWhatToPropose()
    {
        Deviation deviation = Run(Endpoint("/orders/{id}/lines", "POST") with { Request = Line, Responses = [new(201, Line), new(204, Shape.Nothing)] }).Deviations.Single();

        Assert.AreEqual("/orders/{id}/lines", deviation.ProposedPath);
        Assert.AreEqual(
            "post: { request: { sku: string, count: integer, order: { id: uuid, total: number, lines: 'object[]' } }, response: { 201: "
                + "{ sku: string, count: integer, order: { id: uuid, total: number, lines: 'object[]' } }, 204: none } }",
            string.Join(", ", deviation.ProposedMethods));
        Assert.EndsWith("propose below paths:  /orders/{id}/lines: { " + string.Join(", ", deviation.ProposedMethods) + " }", deviation.Fix);
    }

    [TestMethod]
    [DataRow("/a", "GET", "Line")]
    [DataRow("/a/{b-c}", "GET DELETE", "Line")]
    [DataRow("/a:b", "", "list")]
    [DataRow("/x", "GET", "odd")]
    public void WhatIsProposedDeclaresTheRoute(string template, string methods, string body)
    {
        Shape odd = Shape.Object("", () => [Field("a b", JsonKind.String), Field("yes", JsonKind.Enum), Field("it's", JsonKind.Unknown), Field("1", JsonKind.Boolean), Field("a\n\"\\\u202e", JsonKind.String)]);
        Shape shape = body switch { "Line" => Line, "list" => Shape.Of(JsonKind.List, () => odd), _ => odd };
        CodeEndpoint endpoint = Endpoint(template, methods) with { Responses = [new(200, shape)] };
        Deviation deviation = Run(endpoint).Deviations.Single();
        string snippet = deviation.Fix[(deviation.Fix.IndexOf("paths:  ", System.StringComparison.Ordinal) + 8)..];

        PhysicsConformance again = PhysicsConformance.Run(Physics(Orders.Replace("paths:\n", "paths:\n  " + snippet + "\n")), Contract, PhysicsBaseline.Empty, [endpoint]);

        Assert.AreEqual("", Said(again));
    }

    [TestMethod]
    public void AResponseIsComparedDownToItsFields()
    {
        Shape line = Shape.Object("LineView", () => [Field("sku", JsonKind.Integer), Field("Count", JsonKind.Integer), Field("note", JsonKind.String), new ShapeField("order", Order)]);
        Shape order = Shape.Object("OrderView", () => [Field("id", JsonKind.Uuid), new ShapeField("lines", Shape.Of(JsonKind.List, () => line), Origin: "lines")]);

        PhysicsConformance conformance = Run(Endpoint("/orders/{id}", "GET") with { Responses = [new(200, order), new(404, Shape.Nothing)] });

        Assert.AreEqual(
            """
            FORGE3603 Field sku: the response of GET /orders/{id} has integer as "lines[].sku", and physics.yaml(8) declares string.
            FORGE3603 Field Count: the response of GET /orders/{id} calls a field "Count" that physics.yaml(8) calls "count".
            FORGE3603 Field note: the response of GET /orders/{id} has the field "lines[].note", which physics.yaml(8) does not declare.
            FORGE3603 Handler : the response of GET /orders/{id} lacks the field "total", which physics.yaml(8) declares.
            """,
            Said(conformance));
    }

    [TestMethod]
    public void AStatusOfSuccessThatIsNotDeclaredIsAFinding()
    {
        PhysicsConformance conformance = Run(Endpoint("/orders", "POST") with { Responses = [new(200, Order), new(500, Order)] });

        Assert.AreEqual("FORGE3603 Handler : POST /orders answers 200, and physics.yaml(6) declares 201, 409.", Said(conformance));
    }

    [TestMethod]
    public void EachStatusHasItsBody()
    {
        Shape problem = Shape.Object("Problem", () => [Field("title", JsonKind.String)]);

        PhysicsConformance conformance = Run(Endpoint("/orders", "POST") with { Responses = [new(201, Order), new(409, problem), new(400, problem)] });

        Assert.AreEqual(
            """
            FORGE3603 Handler : the answer 409 of POST /orders lacks the field "reason", which physics.yaml(6) declares.
            FORGE3603 Field title: the answer 409 of POST /orders has the field "title", which physics.yaml(6) does not declare.
            """,
            Said(conformance));
    }

    [TestMethod]
    public void ARequestIsComparedWithoutCase()
    {
        Shape request = Shape.Object("Place", () => [Field("Customer", JsonKind.String), Field("coupon", JsonKind.String)]);

        Assert.AreEqual(
            "FORGE3604 Field coupon: the request of POST /orders has the field \"coupon\", which physics.yaml(4) does not declare.",
            Said(Run(Endpoint("/orders", "POST") with { Request = request })));
    }

    [TestMethod]
    public void ABodyOnOneSideOnlyIsAFinding()
    {
        Assert.AreEqual("FORGE3604 Handler : the request of POST /orders is no body, and physics.yaml(4) declares object.", Said(Run(Endpoint("/orders", "POST") with { Request = Shape.Nothing })));
        Assert.AreEqual("FORGE3604 Handler : the request of GET /orders is LineView, and physics.yaml(3) declares no body.", Said(Run(Endpoint("/orders", "GET") with { Request = Line })));
        Assert.AreEqual("FORGE3603 Handler : the response of DELETE /orders/{id} is OrderView, and physics.yaml(9) declares no body.", Said(Run(Endpoint("/orders/{id}", "DELETE") with { Responses = [new(200, Order)] })));
        Assert.AreEqual("FORGE3603 Handler : the response of GET /orders is no body, and physics.yaml(3) declares Order[].", Said(Run(Endpoint("/orders", "GET") with { Responses = [new(204, Shape.Nothing)] })));
        Assert.AreEqual("", Said(Run(Endpoint("/orders/{id}", "GET") with { Responses = [new(200, Order), new(204, Shape.Nothing)] })));
    }

    [TestMethod]
    public void WhatIsNotKnownIsEqualToEverything()
    {
        Shape open = Shape.Object("Bag", () => [], isOpen: true);
        Assert.AreEqual("", Said(Run(Endpoint("/orders", "POST") with { Request = Shape.Unknown })));
        Assert.AreEqual("", Said(Run(Endpoint("/orders/{id}", "GET") with { Responses = [new(200, open)] })));
        Assert.AreEqual("", Said(Run(Endpoint("/orders/{id}", "GET") with { Responses = [new(200, Shape.Of(JsonKind.Dictionary, () => Line))] })));
        PhysicsContract prose = Physics("paths:\n  /x:\n    get: { response: { a: something, b: { c: } } }\n");
        Shape code = Shape.Object("", () => [Field("a", JsonKind.Boolean), new ShapeField("b", Shape.Object("", () => [Field("c", JsonKind.List)]))]);
        Assert.AreEqual("", Said(PhysicsConformance.Run(prose, Contract, PhysicsBaseline.Empty, [Endpoint("/x", "GET") with { Responses = [new(200, code)] }])));
    }

    [TestMethod]
    public void WhereTheNamesInJsonAreNotKnownTheirSpellingIsNotCompared()
    {
        Shape code = Shape.Object("", () => [Field("createdAt", JsonKind.Date), Field("b", JsonKind.String)]);
        PhysicsContract physics = Physics("paths:\n  /x:\n    get: { response: { created_at: datetime, b: string } }\n");
        CodeEndpoint endpoint = Endpoint("/x", "GET") with { Responses = [new(200, code)] };

        Assert.AreEqual("", Said(PhysicsConformance.Run(physics, Contract, PhysicsBaseline.Empty, [endpoint], isNamingKnown: false)));
        Assert.AreEqual(
            "FORGE3603 Field createdAt: the response of GET /x calls a field \"createdAt\" that physics.yaml(3) calls \"created_at\".",
            Said(PhysicsConformance.Run(physics, Contract, PhysicsBaseline.Empty, [endpoint])));
    }

    [TestMethod]
    [DataRow(nameof(JsonKind.String), nameof(JsonKind.Integer), true)]
    [DataRow(nameof(JsonKind.String), nameof(JsonKind.Uuid), false)]
    [DataRow(nameof(JsonKind.Uuid), nameof(JsonKind.String), false)]
    [DataRow(nameof(JsonKind.Uuid), nameof(JsonKind.Date), true)]
    [DataRow(nameof(JsonKind.Number), nameof(JsonKind.Integer), false)]
    [DataRow(nameof(JsonKind.Integer), nameof(JsonKind.Number), true)]
    [DataRow(nameof(JsonKind.Enum), nameof(JsonKind.Enum), false)]
    [DataRow(nameof(JsonKind.String), nameof(JsonKind.Enum), false)]
    [DataRow(nameof(JsonKind.Integer), nameof(JsonKind.Enum), false)]
    [DataRow(nameof(JsonKind.Boolean), nameof(JsonKind.Enum), true)]
    [DataRow(nameof(JsonKind.Object), nameof(JsonKind.Dictionary), false)]
    [DataRow(nameof(JsonKind.Object), nameof(JsonKind.List), true)]
    [DataRow(nameof(JsonKind.List), nameof(JsonKind.String), true)]
    [DataRow(nameof(JsonKind.Nothing), nameof(JsonKind.Object), true)]
    [DataRow(nameof(JsonKind.Unknown), nameof(JsonKind.Nothing), false)]
    [DataRow(nameof(JsonKind.Object), nameof(JsonKind.Unknown), false)]
    public void KindsDifferWhereNoValueCanBeBoth(string contract, string code, bool expected)
        => Assert.AreEqual(expected, ShapeComparison.Differ(System.Enum.Parse<JsonKind>(contract), System.Enum.Parse<JsonKind>(code)));

    [TestMethod]
    public void ARouteOfTheBaselineIsAcceptedUntilItIsDeclaredOrGone()
    {
        PhysicsBaseline baseline = PhysicsBaseline.Read("b", new SourceText("GET /old/{id}\nPUT /orders\nGET /orders\nPOST /gone\nANY /hooks\n"), out _);

        PhysicsConformance conformance = PhysicsConformance.Run(Physics(Orders), Contract, baseline,
            [Endpoint("/old/{ID:int}", "GET"), Endpoint("/orders", "PUT"), Endpoint("/hooks", ""), Endpoint("/old/{id}", "DELETE"), Endpoint("/old/{other}", "GET")]);

        Assert.AreEqual(3, conformance.AcceptedRoutes);
        Assert.AreEqual("DELETE /old/{id}, GET /old/{other}", string.Join(", ", conformance.Deviations.Select(deviation => deviation.Message.Split("declare ")[1].TrimEnd('.'))));
        Assert.AreEqual("b:3 GET /orders is declared in physics.yaml by now, so nothing of it is left to accept.", At(conformance.DeclaredInBaseline().Single().Finding));
        Assert.AreEqual("GET /old/{id}, PUT /orders, ANY /hooks", string.Join(", ", conformance.Used.Select(route => route.Text)));
        Assert.AreEqual("b:4 the project that answers requests has no route POST /gone any more.", At(conformance.GoneFromBaseline().Single().Finding));
    }

    [TestMethod]
    [DataRow(950, 950, "")]
    [DataRow(2000, 1000, "... (cut; it has 2,000 characters)")]
    public void ARouteIsSaidWholeAsFarAsAnybodyWritesOne(int length, int shown, string note)
    {
        string path = "/" + new string('a', length - "GET /".Length);
        Deviation deviation = Run(Endpoint(path, "GET")).Deviations.Single();

        Assert.AreEqual("physics.yaml does not declare " + ("GET " + path)[..shown] + note + ".", deviation.Message);
        Assert.AreEqual("GET " + path, deviation.Routes.Single());
        Assert.AreEqual(length == 950, deviation.Fix.EndsWith(":  " + path + ": { get: {} }", System.StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("/a\u0007b")]
    [DataRow("/a: b")]
    [DataRow("/a:")]
    [DataRow("/a #b")]
    [DataRow("/##[group]x")]
    [DataRow("/ä/{id}")]
    public void WhatIsProposedIsPrintableYamlOfThatPath(string path)
    {
        Deviation deviation = Run(Endpoint(path, "PATCH")).Deviations.Single();

        string snippet = deviation.Fix.Split("paths:  ")[1];
        Assert.AreEqual(PrintableText.Escape(snippet), snippet);
        Assert.AreEqual(path, Physics("paths:\n  " + snippet + "\n").Routes.Single().Path);
    }

    [TestMethod]
    public void AProposalThatIsTooLongForALineLeavesItsShapesOut()
    {
        Shape wide = Shape.Object("", () => [.. Enumerable.Range(0, 40).Select(i => Field(new string('f', 40) + i, JsonKind.String))]);
        Deviation deviation = Run(Endpoint("/wide", "GET PUT") with { Responses = [new CodeResponse(200, wide)] }).Deviations.Single();

        Assert.EndsWith("paths:  /wide: { get: {}, put: {} } (its shapes are too long for one line; the code fix writes them)", deviation.Fix);
        Assert.Contains("ffff39: string", deviation.ProposedMethods[1]);
    }

    [TestMethod]
    public void ARouteOfTheContractThatNothingAnswersIsAWarning()
    {
        PhysicsConformance conformance = Run(Endpoint("/orders", "GET"), Endpoint("/orders/{id}", ""));

        Assert.AreEqual("physics.yaml:4 /orders has an endpoint, but none answers POST.", string.Join('\n', conformance.WithoutHandler().Select(At)));
        Assert.AreEqual(
            "physics.yaml:2 no endpoint answers /orders.\nphysics.yaml:7 no endpoint answers /orders/{id}.",
            string.Join('\n', Run().WithoutHandler().Select(At)));
    }

    [TestMethod]
    [DataRow("/", "/")]
    [DataRow("", "/")]
    [DataRow("/a/{id:regex(^\\d{{3}}/x$)}/b", "/a/{id}/b")]
    [DataRow("/a/{**rest}", "/a/{rest}")]
    [DataRow("/a/{id=5}/", "/a/{id}")]
    [DataRow("/a.{ext?}", "/a.{ext}")]
    [DataRow("/a/{{b}}", "/a/{{b}}")]
    [DataRow("/a/{unclosed", "/a/{unclosed")]
    [DataRow("/search?q={q}", "/search")]
    public void APathIsShownWithoutConstraints(string template, string expected) => Assert.AreEqual(expected, RoutePath.Parse(template).Text);

    [TestMethod]
    public void NoTemplateMakesItThrow()
        => Always.Holds(Always.TextOf(10, "/", "{", "}", "{{", "id", ":", "=", "?", "*", "(", ")", "a", "\ud800"), text => Assert.StartsWith("/", RoutePath.Parse(text).Text), count: 20_000);

    private static ShapeField Field(string name, JsonKind kind) => new(name, Shape.Of(kind), Origin: name);

    // A tilde stands for an open prefix.
    private static CodeEndpoint Endpoint(string template, string methods)
        => new(template.TrimStart('~') is ['/', ..] rooted ? rooted : "/" + template.TrimStart('~'), methods.Split(' ', System.StringSplitOptions.RemoveEmptyEntries), new object())
            { HasOpenPrefix = template.StartsWith('~') };

    private static PhysicsConformance Run(params CodeEndpoint[] endpoints) => PhysicsConformance.Run(Physics(Orders), Contract, PhysicsBaseline.Empty, endpoints);

    private static string Said(PhysicsConformance conformance)
        => string.Join('\n', conformance.Deviations.Select(deviation => deviation.Rule.Code + " " + deviation.Place + " " + deviation.Field + ": " + deviation.Message));

    private static string At(Finding finding) => finding.Location.Path + ":" + finding.Location.Line + " " + finding.Message;

    private static PhysicsContract Physics(string text)
    {
        PhysicsContract? physics = PhysicsReader.Read(Contract, new SourceText(text), out IReadOnlyList<Finding> findings);
        Assert.AreEqual("", string.Join('\n', findings));
        return physics!;
    }
}
