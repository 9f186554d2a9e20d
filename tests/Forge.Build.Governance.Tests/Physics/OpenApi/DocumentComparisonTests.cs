using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Physics.OpenApi;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Physics.OpenApi;

/// <summary>OpenAPI documents held against physics.yaml: what certainly differs is found at its place, all else is silence.</summary>
[TestClass]
public sealed class DocumentComparisonTests
{
    private const string Orders = """
        paths:
          /orders/{id}:
            get: { response: Order }
            put: { request: { total: number, note?: string }, response: none }
          /orders:
            post: { request: Order, response: { 201: Order, 404: { reason: string } } }
          /old/{{x}}/{y}:
            get: {}
          /site:
            mount: {}
        schemas:
          Order: { id: uuid, total: number, lines: 'Line[]' }
          Line: { sku: string, count: integer, order: Order }
        """;

    private const string OrderSchema = """
        "Order": { "type": "object", "required": ["id", "total", "lines"], "properties": {
          "id": { "type": "string", "format": "uuid" },
          "total": { "type": ["number", "string"], "format": "double", "pattern": "^-?x$" },
          "lines": { "type": "array", "items": { "$ref": "#/components/schemas/Line" } } } },
        "Line": { "type": "object", "required": ["sku", "count", "order"], "properties": {
          "sku": { "type": ["null", "string"] },
          "count": { "anyOf": [ { "type": "integer" }, { "type": "string" } ], "format": "int32" },
          "order": { "oneOf": [ { "type": "null" }, { "$ref": "#/components/schemas/Order" } ] } } }
        """;

    [TestMethod]
    [DataRow("/orders/{id}", "get")]
    [DataRow("/ORDERS/{ID}/", "get")]
    [DataRow("/orders/{id}", "head")]
    [DataRow("/site/a/{b}", "get", DisplayName = "below a mount")]
    public void ADeclaredRouteIsNoFinding(string path, string method) => Assert.AreEqual("", Found(Operation(path, method, "{}")));

    [TestMethod]
    public void BracesThatNoParameterIsDescribedForMayBeLiteral()
    {
        Assert.AreEqual("", Found(Operation("/old/{x}/{y}", "get", """{ "parameters": [ { "in": "path", "name": "y" } ] }""")));
        Assert.Contains("FORGE1601", Found(Operation("/old/{x}/{y}", "get", """{ "parameters": [ { "in": "path", "name": "x" }, { "in": "path", "name": "y" } ] }""")));
    }

    [TestMethod]
    public void AGeneratorThatLosesParametersIsBelievedWhereItCanBe()
    {
        const string Contract = "paths:\n  /files/{*path}:\n    get: {}\n  /sz/{a}-{b}:\n    get: {}\n  /esc/a{{b}}:\n    get: {}\n";
        string paths = """ "/files": { "get": {} }, "/sz/{a}": { "get": {} }, "/esc/a}": { "get": {} }, "/filez": { "get": {} } """;

        Assert.HasCount(4, Found(Document(paths), Contract).Split('\n'));
        Assert.Contains("does not declare GET /filez;", Found(Document(paths, "\"x-generator\": \"NSwag v14\""), Contract).Split('\n').Single());
        Assert.Contains("1 operation of the OpenAPI document obj/App.json held against 3 routes of Forge/Contracts/physics.yaml; 3 operations could not be compared",
            Compare(PhysicsBaseline.Empty, Contract, ("obj/App.json", true, Document(paths, "\"x-generator\": \"NSwag v14\""))).Last().Message);
    }

    [TestMethod]
    [DataRow("/late", "get", "(1,34,1,41) FORGE1601 Forge/Contracts/physics.yaml does not declare GET /late; the OpenAPI document obj/App.json that this build made of the program shows it.")]
    [DataRow("/über/é", "get", "(1,34,1,43) FORGE1601 Forge/Contracts/physics.yaml does not declare GET /über/é;")]
    [DataRow("/orders/{id}", "patch", "(1,34,1,48) FORGE3601 the code answers PATCH at /orders/{id},")]
    [DataRow("/orders", "query", "(1,34,1,43) FORGE3601 the code answers QUERY at /orders,")]
    [DataRow("/orders/{key}", "get", "(1,34,1,49) FORGE3602 the code calls the route /orders/{key},")]
    public void ARouteThatIsNotDeclaredIsAFindingAtItsPath(string path, string method, string expected) => Assert.StartsWith("obj/App.json" + expected, Found(Operation(path, method, "{}")));

    [TestMethod]
    public void TheOperationIsNamedWhereItHasAName()
        => Assert.Contains("shows it, in the operation \"GetLate\".", Found(Operation("/late", "get", """{ "operationId": "GetLate" }""")));

    [TestMethod]
    [DataRow("""[ { "url": "https://host:80/api/" } ]""", "/api/orders")]
    [DataRow("""[ { "url": "/api" }, { "url": "http://other" } ]""", "/api/orders")]
    [DataRow("""[ { "url": "/api" } ]""", "/orders")]
    [DataRow("""[ { "url": "https://{region}.host/{stage}/v1" } ]""", "/live/v1/orders")]
    [DataRow("""[ { "url": "http://localhost:5000" } ]""", "/orders")]
    [DataRow("""[ {}, 5, { "url": 7 } ]""", "/orders")]
    public void AServerMayStandBeforeThePath(string servers, string declared)
    {
        string document = Document("\"/orders\": { \"get\": {} }", "\"servers\": " + servers);

        Assert.AreEqual("", Found(document, "paths:\n  " + declared + ":\n    get: {}\n"));
        Assert.Contains("FORGE1601", Found(document, "paths:\n  /other/thing:\n    get: {}\n"));
    }

    [TestMethod]
    public void TheNearestServersCount()
    {
        string paths = """ "/a": { "servers": [ { "url": "/x" } ], "get": { "servers": [ { "url": "/y" } ] } } """;

        Assert.AreEqual("", Found(Document(paths, """ "servers": [ { "url": "/z" } ] """), "paths:\n  /y/a:\n    get: {}\n"));
        Assert.Contains("FORGE1601", Found(Document(paths), "paths:\n  /x/a:\n    get: {}\n"));
    }

    [TestMethod]
    public void ADocumentThatSaysTheSameIsNoFinding()
    {
        string order = """{ "$ref": "#/components/schemas/Order" }""";

        Assert.AreEqual("", Found(Operation("/orders/{id}", "get", Answers("200", order), OrderSchema)));
        Assert.AreEqual("", Found(Operation("/orders", "post", "{ " + Body(order) + ", " + Answers("201", order)[1..], OrderSchema)));
    }

    [TestMethod]
    public void AFieldThatDiffersIsAFindingAtTheField()
    {
        string schemas = OrderSchema.Replace("\"sku\": { \"type\": [\"null\", \"string\"] }", "\"sku\": { \"type\": \"boolean\" }").Replace("\"count\"", "\"amount\"").Replace("\"order\"", "\"Or_der\"");
        string document = Operation("/orders/{id}", "get", Answers("200", """{ "$ref": "#/components/schemas/Order" }"""), schemas);

        string[] found = Found(document).Split('\n');

        Assert.HasCount(3, found);
        Assert.Contains("FORGE3603 the response of GET /orders/{id} has boolean as \"lines[].sku\", and Forge/Contracts/physics.yaml(3) declares string;", string.Concat(found));
        Assert.Contains("lacks the field \"lines[].count\", which Forge/Contracts/physics.yaml(3) declares;", string.Concat(found));
        Assert.Contains("has the field \"lines[].amount\", which Forge/Contracts/physics.yaml(3) does not declare;", string.Concat(found));
        Assert.AreEqual("\"sku\"", TextAt(document, "\"sku\"", found.First(line => line.Contains("sku"))));
    }

    [TestMethod]
    [DataRow("""{ "type": "integer" }""", "string", "integer")]
    [DataRow("""{ "type": "integer" }""", "number", "")]
    [DataRow("""{ "type": "number", "format": "int32" }""", "integer", "")]
    [DataRow("""{ "type": "number" }""", "integer", "number")]
    [DataRow("""{ "type": ["integer", "string"], "pattern": "^x$" }""", "string", "", DisplayName = "a number that may be a text")]
    [DataRow("""{ "type": ["integer", "string"], "pattern": "^x$" }""", "integer", "")]
    [DataRow("""{ "type": ["null", "number", "string"] }""", "integer", "number")]
    [DataRow("""{ "type": ["integer", "string"] }""", "boolean", "integer")]
    [DataRow("""{ "type": ["integer", "string"] }""", "uuid", "integer")]
    [DataRow("""{ "type": ["integer", "boolean"] }""", "string", "", DisplayName = "two kinds of value")]
    [DataRow("""{ "type": "integer", "enum": [0, 1] }""", "string", "", DisplayName = "an enumeration, however it is written")]
    [DataRow("""{ "type": "integer", "enum": [0, 1] }""", "boolean", "enumeration")]
    [DataRow("""{ "$ref": "#/components/schemas/Kind" }""", "string", "", DisplayName = "an enumeration without its values")]
    [DataRow("""{ "$ref": "#/components/schemas/Kind" }""", "boolean", "Kind")]
    [DataRow("""{ "enum": ["a", "b", null] }""", "integer", "string")]
    [DataRow("""{ "enum": ["a", 1] }""", "boolean", "")]
    [DataRow("""{ "const": "a" }""", "boolean", "string")]
    [DataRow("""{ "type": "string", "nullable": true }""", "boolean", "string")]
    [DataRow("""{ "type": "string", "format": "date-time" }""", "uuid", "date")]
    [DataRow("""{ "type": "string", "format": "binary" }""", "integer", "")]
    [DataRow("""{ "type": "string", "format": "duration" }""", "string", "")]
    [DataRow("""{ "oneOf": [ { "enum": [null], "nullable": true }, { "type": "string" } ] }""", "integer", "string")]
    [DataRow("""{ "oneOf": [ { "type": "boolean" }, { "type": "string" } ] }""", "integer", "")]
    [DataRow("""{ "anyOf": [ { "type": "integer", "minimum": 1 }, { "type": "string" } ] }""", "boolean", "")]
    [DataRow("""{ "allOf": [ { "type": "boolean" } ], "description": "x" }""", "integer", "boolean")]
    [DataRow("""{ "allOf": [ { "type": "boolean" }, {} ] }""", "integer", "boolean")]
    [DataRow("""{ "allOf": [ { "type": "boolean" }, { "type": "string" } ] }""", "integer", "")]
    [DataRow("""{ "type": "array", "items": { "type": "string" } }""", "'integer[]'", "string")]
    [DataRow("""{ "type": "array" }""", "'integer[]'", "")]
    [DataRow("""{ "type": "array", "prefixItems": [ {} ], "items": { "type": "string" } }""", "'integer[]'", "")]
    [DataRow("""{ "type": "object", "additionalProperties": { "type": "string" } }""", "'dict[string, integer]'", "string")]
    [DataRow("""{ "type": "object", "additionalProperties": true }""", "{ a: string }", "")]
    [DataRow("""{ "type": "object" }""", "{ a: string }", "")]
    [DataRow("""{ "type": "object" }""", "string", "object")]
    [DataRow("""{ "properties": { "b": {} } }""", "{ b: string, a: string }", "lacks the field \"v.a\"")]
    [DataRow("""{ "type": "object", "properties": { "b": {} }, "additionalProperties": {} }""", "{ b: string, a: string }", "")]
    [DataRow("""{ "type": "object", "properties": { "b": {} }, "additionalProperties": false }""", "{ a: string }", "has the field \"v.b\"")]
    [DataRow("""{ "type": "object", "discriminator": { "propertyName": "kind" }, "properties": { "kind": {}, "$type": {} } }""", "{ a: string }", "")]
    [DataRow("""{ "allOf": [ { "type": "object", "properties": { "a": {} } }, { "type": "object", "properties": { "b": {} } } ] }""", "{ a: string, b: string }", "")]
    [DataRow("""{ "allOf": [ { "type": "object", "properties": { "a": {} } } ], "properties": { "b": {} } }""", "{ a: string }", "has the field \"v.b\"")]
    [DataRow("""{ "type": "object", "properties": { "a": { "writeOnly": true } } }""", "{ b?: string }", "")]
    [DataRow("""{ "$ref": "#/components/schemas/Round" }""", "string", "")]
    [DataRow("""{ "$ref": "#/components/schemas/a~1b%20c" }""", "integer", "boolean")]
    [DataRow("""{ "$ref": "#/components/schemas/Missing" }""", "integer", "")]
    [DataRow("""{ "$ref": "other.json#/x" }""", "integer", "")]
    [DataRow("""{ "$ref": "#" }""", "integer", "")]
    [DataRow("""{ "$ref": "#/components/schemas/Http.ProblemDetails" }""", "integer", "", DisplayName = "the framework's problems")]
    [DataRow("true", "integer", "")]
    [DataRow("{}", "integer", "")]
    [DataRow("""{ "type": 5, "format": [] }""", "integer", "")]
    [DataRow("""{ "type": "file" }""", "integer", "")]
    public void OnlyWhatIsCertainDiffers(string schema, string contract, string difference)
    {
        string document = Operation("/x", "get", Answers("200", """{ "type": "object", "properties": { "v": """ + schema + " } }"), """
            "Round": { "allOf": [ { "$ref": "#/components/schemas/Round2" } ] }, "Round2": { "anyOf": [ { "type": "null" }, { "$ref": "#/components/schemas/Round" } ] },
            "a/b c": { "type": "boolean" }, "Kind": { "type": "integer" }, "Http.ProblemDetails": { "type": "object", "properties": { "title": { "type": "string" } } }
            """);

        string found = Found(document, "paths:\n  /x:\n    get: { response: { v: " + contract + " } }\n");

        Assert.AreEqual(difference.Length == 0, found.Length == 0, found);
        Assert.Contains(difference, found);
    }

    [TestMethod]
    [DataRow("""{ "200": { "description": "OK" } }""", "Order", "", DisplayName = "generators write this where they know nothing")]
    [DataRow("""{ "200": { "description": "OK" } }""", "{ 201: Order }", "")]
    [DataRow("""{ "200": { "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } } } }""", "{ 204: none }", "", DisplayName = "or this")]
    [DataRow("""{ "204": {} }""", "Order", "is no body")]
    [DataRow("""{ "204": {}, "200": {} }""", "Order", "")]
    [DataRow("""{ "204": {}, "default": { "content": { "application/json": { "schema": { "type": "boolean" } } } } }""", "Order", "")]
    [DataRow("""{ "201": {} }""", "{ 200: Order }", "answers 201, and Forge/Contracts/physics.yaml(3) declares 200")]
    [DataRow("""{ "2XX": { "content": { "application/json": { "schema": { "type": "boolean" } } } } }""", "Order", "is boolean")]
    [DataRow("""{ "2xx": { "content": { "application/json": { "schema": { "type": "boolean" } } } } }""", "{ 201: Order, 404: Order }", "the answer 201 of GET /x is boolean")]
    [DataRow("""{ "2XX": { "content": { "application/json": { "schema": { "type": "boolean" } } } }, "201": {} }""", "{ 201: Order }", "")]
    [DataRow("""{ "4XX": { "content": { "application/json": { "schema": { "type": "boolean" } } } } }""", "{ 201: Order }", "")]
    [DataRow("""{ "200": { "$ref": "#/components/responses/Yes" } }""", "Order", "is boolean")]
    [DataRow("""{ "200": { "$ref": "#/components/responses/No" } }""", "Order", "")]
    [DataRow("""{ "200": { "content": { "application/json; charset=utf-8": { "schema": { "type": "boolean" } } } } }""", "Order", "is boolean")]
    [DataRow("""{ "200": { "content": { "application/vnd.orders+json": { "schema": { "type": "boolean" } } } } }""", "Order", "is boolean")]
    [DataRow("""{ "200": { "content": { "text/plain": { "schema": { "type": "boolean" } }, "application/json": { "schema": { "type": "boolean" } }, "text/json": { "schema": { "type": "boolean" } } } } }""", "Order", "is boolean")]
    [DataRow("""{ "200": { "content": { "application/json": { "schema": { "type": "boolean" } }, "application/a+json": { "schema": { "type": "string" } } } } }""", "Order", "")]
    [DataRow("""{ "200": { "content": { "text/plain": { "schema": { "type": "string" } } } } }""", "Order", "is string")]
    [DataRow("""{ "200": { "content": { "text/plain": { "schema": { "type": "integer" } } } } }""", "Order", "")]
    [DataRow("""{ "200": { "content": { "text/event-stream": { "schema": { "type": "string" } } } } }""", "Order", "")]
    [DataRow("""{ "404": { "content": { "application/problem+json": { "schema": { "type": "boolean" } } } } }""", "{ 404: { a: string } }", "")]
    [DataRow("[]", "Order", "")]
    public void AnAnswerCountsWhereItIsDescribed(string responses, string contract, string difference)
    {
        string document = Document("\"/x\": { \"get\": { \"responses\": " + responses + " } }",
            """ "components": { "responses": { "Yes": { "content": { "application/json": { "schema": { "type": "boolean" } } } }, "No": { "$ref": "#/components/responses/No" } } } """);

        string found = Found(document, "paths:\n  /x:\n    get: { response: " + contract + " }\nschemas:\n  Order: { id: uuid }\n");

        Assert.AreEqual(difference.Length == 0, found.Length == 0, found);
        Assert.Contains(difference, found);
    }

    [TestMethod]
    [DataRow("""{ "type": "object", "required": ["total"], "properties": { "total": { "type": "number" }, "computed": { "type": "string" } } }""", "", DisplayName = "what is not required may only be written")]
    [DataRow("""{ "type": "object", "required": ["total", "more"], "properties": { "total": { "type": "number" }, "more": { "type": "string" } } }""", "has the field \"more\"")]
    [DataRow("""{ "type": "object", "required": ["total", "more"], "properties": { "total": { "type": "number" }, "more": { "readOnly": true } } }""", "")]
    [DataRow("""{ "type": "object", "required": ["id", "TOTAL"], "properties": { "id": { "type": "string" }, "TOTAL": { "type": "number" } } }""", "", DisplayName = "filled from the route; case does not count in what is read")]
    [DataRow("""{ "type": "object", "properties": { "total": { "type": "boolean" } } }""", "has boolean as \"total\"")]
    [DataRow("""{ "type": "object", "properties": { "note": { "type": "string" } } }""", "lacks the field \"total\"")]
    public void ARequestIsWhatIsRead(string schema, string difference)
    {
        string document = Operation("/orders/{id}", "put", "{ \"parameters\": [ { \"name\": \"id\", \"in\": \"path\" } ], " + Body(schema) + " }");

        string found = Found(document);

        Assert.AreEqual(difference.Length == 0, found.Length == 0, found);
        Assert.Contains(difference.Length == 0 ? "" : "FORGE3604 the request of PUT /orders/{id} " + difference, found);
    }

    [TestMethod]
    public void ABodyThatTheContractDoesNotHaveIsAFindingAndOneThatIsNotDescribedIsNone()
    {
        Assert.Contains("FORGE3604 the request of GET /orders/{id} is boolean, and Forge/Contracts/physics.yaml(3) declares no body", Found(Operation("/orders/{id}", "get", "{ " + Body("""{ "type": "boolean" }""") + " }")));
        Assert.AreEqual("", Found(Operation("/orders", "post", "{}")));
        Assert.AreEqual("", Found(Operation("/orders", "post", """{ "requestBody": { "content": { "multipart/form-data": { "schema": { "type": "object" } } } } }""")));
    }

    [TestMethod]
    public void Version2IsReadAsWell()
    {
        const string Contract = "paths:\n  /v1/x/{id}:\n    put: { request: { a: string }, response: { b: integer } }\n";
        string Swagger(string request, string response, string produces = "application/json") => """
            { "swagger": "2.0", "basePath": "/v1", "paths": { "/x/{id}": { "parameters": [ { "in": "path", "name": "id" } ], "put": { "consumes": [], "produces": [ "
            """.TrimEnd() + produces + """
            " ], "parameters": [ { "in": "body", "name": "body", "schema": { "type": "object", "required": [ "a" ], "properties": { "a": { "type": "
            """.TrimEnd() + request + """
            " } } } } ], "responses": { "200": { "schema": { "$ref": "#/definitions/B" } } } } } }, "definitions": { "B": { "type": "object", "properties": { "b": { "type": "
            """.TrimEnd() + response + "\" } } } } }";

        Assert.AreEqual("", Found(Swagger("string", "integer"), Contract));
        Assert.Contains("FORGE3604 the request of PUT /v1/x/{id} has boolean as \"a\"", Found(Swagger("boolean", "integer"), Contract));
        Assert.Contains("FORGE3603 the response of PUT /v1/x/{id} has string as \"b\"", Found(Swagger("string", "string"), Contract));
        Assert.AreEqual("", Found(Swagger("string", "string", "application/xml"), Contract));
    }

    [TestMethod]
    public void TheBaselineIsHonoured()
    {
        string document = Document("""
            "/old": { "get": {}, "post": {} }, "/any": { "delete": {} }, "/new": { "get": {} }
            """);
        PhysicsBaseline baseline = PhysicsBaseline.Read("b", new SourceText("GET /old\nPOST /old\nANY /any\n"), out _);

        Finding[] findings = Compare(baseline, "paths: {}\n", ("obj/App.json", true, document));

        Assert.AreEqual("FORGE1601 FORGE0602", string.Join(' ', findings.Select(finding => finding.Rule.Code)));
        Assert.AreEqual("4 operations of the OpenAPI document obj/App.json held against 0 routes of Forge/Contracts/physics.yaml; physics.baseline accepts 3 routes of it.", findings[1].Message);
    }

    [TestMethod]
    public void WhatSeveralDocumentsShowIsSaidOnceAndEachIsLookedAt()
    {
        string document = Operation("/late", "get", "{}");

        Finding[] findings = Compare(PhysicsBaseline.Empty, Orders, ("obj/App.json", true, document), ("obj/App_v2.json", true, document), ("/elsewhere/App.json", false, Operation("/later", "get", "{}")));

        Assert.AreEqual("obj/App.json FORGE1601, obj/App.json FORGE0602, obj/App_v2.json FORGE0602, Forge/Contracts/physics.yaml FORGE1601,  FORGE0602", string.Join(", ", findings.Select(finding => finding.Location.Path + " " + finding.Rule.Code)));
        Assert.AreEqual(SourceLocation.StartOf("Forge/Contracts/physics.yaml"), findings[3].Location);
        Assert.Contains("/elsewhere/App.json", findings[3].Message);
    }

    [TestMethod]
    public void ALongChainOfSchemasIsNotFollowedToItsEnd()
    {
        string chain = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $$""" "S{{i}}": { "$ref": "#/components/schemas/S{{i + 1}}" } """));

        Assert.AreEqual("", Found(Operation("/orders/{id}", "get", Answers("200", """{ "$ref": "#/components/schemas/S0" }"""), chain)));
    }

    private static string Document(string paths, string more = "") => "{ \"openapi\": \"3.1.1\", \"paths\": { " + paths + " }" + (more.Length == 0 ? "" : ", " + more) + " }";

    private static string Operation(string path, string method, string operation, string schemas = "")
        => Document("\"" + path + "\": { \"" + method + "\": " + operation + " }", schemas.Length == 0 ? "" : "\"components\": { \"schemas\": { " + schemas + " } }");

    private static string Answers(string status, string schema) => "{ \"responses\": { \"" + status + "\": { \"content\": { \"application/json\": { \"schema\": " + schema + " } } } } }";

    private static string Body(string schema) => "\"requestBody\": { \"content\": { \"application/json\": { \"schema\": " + schema + " } } }";

    // The deviations, a line each.
    private static string Found(string document, string contract = Orders)
        => string.Join('\n', Compare(PhysicsBaseline.Empty, contract, ("obj/App.json", true, document)).Where(finding => finding.Rule != RuleCatalog.PhysicsLookedAt)
            .Select(finding => finding.Location.Path + "(" + finding.Location.Line + "," + finding.Location.Column + "," + finding.Location.EndLine + "," + finding.Location.EndColumn + ") " + finding.Rule.Code + " " + finding.Message));

    private static Finding[] Compare(PhysicsBaseline baseline, string contract, params (string Path, bool IsInside, string Text)[] documents)
    {
        PhysicsContract physics = PhysicsReader.Read("Forge/Contracts/physics.yaml", new SourceText(contract), out _)!;
        return new DocumentComparison(physics, "Forge/Contracts/physics.yaml", baseline)
            .Run(documents.Select(document => new OpenApiDocument(document.Path, document.IsInside, OpenApiReader.Read(Parse(document.Path, document.Text), out _)))).ToArray();
    }

    private static JsonValue Parse(string path, string text)
    {
        JsonSource.Parse(path, new SourceText(text), out JsonValue? root, out _);
        return root!;
    }

    // What of a document stands where a finding points.
    private static string TextAt(string document, string expected, string finding)
    {
        string[] at = finding[(finding.IndexOf('(') + 1)..finding.IndexOf(')')].Split(',');
        string line = document.Replace("\r", "").Split('\n')[int.Parse(at[0]) - 1];
        return line.Substring(int.Parse(at[1]) - 1, expected.Length);
    }
}
