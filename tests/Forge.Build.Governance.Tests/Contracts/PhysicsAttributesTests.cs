using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

/// <summary>What stands below a method, and the schemas.</summary>
[TestClass]
public sealed class PhysicsAttributesTests
{
    private const string Path = "Forge/Contracts/physics.yaml";

    [TestMethod]
    public void AMethodIsReadWithAllThatItSays()
    {
        PhysicsContract physics = Read("""
            paths:
              /orders:
                get:
                  summary: All orders
                  auth: bearer (via query param token)
                  query:
                    page: integer (default 1)
                    size?: integer
                  response:
                    items: Order[]
                    next: string | null
                post:
                  request_body: { customer: uuid, lines: [ { sku: string, count: integer } ] }
                  response:
                    201: Order
                    409: { description: taken, body: { reason: string } }
                delete:
                  query_params:
                    - name: before
                      type: date
                  response: none
            schemas:
              Order:
                id: uuid
                total: number (required)
                parent: Order | null # itself
            """);

        PhysicsMethod get = physics.Routes[0].Methods[0], post = physics.Routes[0].Methods[1], delete = physics.Routes[0].Methods[2];
        Assert.AreEqual("All orders", get.Summary);
        Assert.AreEqual("bearer (via query param token)", get.Auth);
        Assert.AreEqual("page: Integer, size?: Integer", Text(get.Query));
        Assert.IsNull(get.Request);
        Assert.AreEqual("any {items: [Order], next: String|null}", Text(get.Responses));
        Assert.AreEqual("{customer: Uuid, lines: [{sku: String, count: Integer}]}", Text(post.Request!));
        Assert.AreEqual("201 Order; 409 {reason: String}", Text(post.Responses));
        Assert.AreEqual("before?: Date", Text(delete.Query));
        Assert.AreEqual("any Nothing", Text(delete.Responses));
        Assert.AreEqual("Order: {id: Uuid, total: Number, parent: Order|null}", Text(physics.Schemas));
        Assert.AreEqual(new SourceLocation(Path, 10, 9, 10, 14), get.Responses[0].Body.Fields[0].Location);
        Assert.AreEqual(new SourceLocation(Path, 15, 9, 15, 12), post.Responses[0].Location);
    }

    [TestMethod]
    [DataRow("string", "String")]
    [DataRow("String (required, min 1, max 255)", "String")]
    [DataRow("string, required", "String")]
    [DataRow("string - the name", "String")]
    [DataRow("string (max 20) | null", "String|null")]
    [DataRow("null | string", "String|null")]
    [DataRow("string or null", "String|null")]
    [DataRow("string?", "String|null")]
    [DataRow("string (nullable)", "String|null")]
    [DataRow("nullable integer", "Integer|null")]
    [DataRow("integer (default 20)", "Integer")]
    [DataRow("int64", "Integer")]
    [DataRow("decimal", "Number")]
    [DataRow("bool", "Boolean")]
    [DataRow("true | false", "Boolean")]
    [DataRow("GUID", "Uuid")]
    [DataRow("datetime", "Date")]
    [DataRow("date-time", "Date")]
    [DataRow("\"ok\" | \"degraded\" | 'down'", "String")]
    [DataRow("1 | 2 | 3", "Integer")]
    [DataRow("object", "Object")]
    [DataRow("{ id, name }", "Object")]
    [DataRow("Order", "Order")]
    [DataRow("Order[]", "[Order]")]
    [DataRow("Order[] | null", "[Order]|null")]
    [DataRow("(Order | null)[]", "[Order|null]")]
    [DataRow("string[][]", "[[String]]")]
    [DataRow("array of Order", "[Order]")]
    [DataRow("array of { id, name, tasks: [...] }", "[Object]")]
    [DataRow("list[string]", "[String]")]
    [DataRow("List<Order>", "[Order]")]
    [DataRow("[string]", "[String]")]
    [DataRow("array", "[Unknown]")]
    [DataRow("dict[string, Order]", "<Order>")]
    [DataRow("Record<string, integer[]>", "<[Integer]>")]
    [DataRow("map", "<Unknown>")]
    [DataRow("Optional[str]", "String|null")]
    // What is not understood to its end is anything.
    [DataRow("redirect: 307 -> /x", "Unknown")]
    [DataRow("number -> string", "Unknown")]
    [DataRow("Elsewhere", "Unknown")]
    [DataRow("active | archived", "Unknown")]
    [DataRow("string | integer", "Unknown")]
    [DataRow("Order | Refund", "Unknown")]
    [DataRow("string that names it", "Unknown")]
    [DataRow("timestamp", "Unknown")]
    [DataRow("", "Unknown")]
    [DataRow("|", "Unknown")]
    [DataRow("dict[", "Unknown")]
    [DataRow("[]", "[Unknown]")]
    public void ATypeIsProseOfWhichOnlyTheCertainIsUnderstood(string text, string expected)
        => Assert.AreEqual(expected, Text(TypeProse.Read(text, ["Order", "Refund"], out _)));

    [TestMethod]
    [DataRow("string (optional)", true)]
    [DataRow("optional string", true)]
    [DataRow("string, optional, max 3", true)]
    [DataRow("string (required)", false)]
    [DataRow("string | null", false)]
    public void AFieldMayBeAbsentWhereItSaysSo(string text, bool expected)
    {
        TypeProse.Read(text, [], out bool isOptional);

        Assert.AreEqual(expected, isOptional);
    }

    [TestMethod]
    [DataRow("response:", "", DisplayName = "nothing is said")]
    [DataRow("response: {}", "any Unknown")]
    [DataRow("response:\n        Order", "any Order")]
    [DataRow("response: [ Order ]", "any [Order]")]
    [DataRow("response:\n        - Order\n        - Refund", "any Unknown", DisplayName = "alternatives")]
    [DataRow("response: *a", "any Unknown", DisplayName = "alias")]
    [DataRow("response: { <<: *a, id: uuid }", "any {id: Uuid, ...}", DisplayName = "merged")]
    [DataRow("response: { id: uuid, ... }", "any {id: Uuid, ...}")]
    [DataRow("response: { 200: Order, 204: {}, default: Problem }", "200 Order; 204 Nothing")]
    [DataRow("response: { 200: { description: fine } }", "200 Unknown")]
    [DataRow("response: { '200': Order }", "200 Order")]
    [DataRow("response: { 200: Order, id: uuid }", "any {200: Order, id: Uuid}")]
    [DataRow("responses: { 404: {} }", "404 Unknown")]
    [DataRow("response: { id, name }", "any {id: Unknown, name: Unknown}")]
    public void AResponseIsReadInEveryForm(string response, string expected)
    {
        PhysicsContract physics = Read("a: &a { id: uuid }\npaths:\n  /x:\n    get:\n      " + response + "\nschemas:\n  Order: { id: uuid }\n  Refund: object\n");

        Assert.AreEqual(expected, Text(physics.Routes[0].Methods[0].Responses));
    }

    [TestMethod]
    public void WhatIsNoAttributeIsLeftOut()
    {
        PhysicsContract physics = Read("paths:\n  /x:\n    get: a sentence\n    post: [ 1, 2 ]\n    summary: { get: { response: string } }\n    mount: { directory: web }\nschemas: prose\n");

        Assert.AreEqual("get post mount", string.Join(' ', physics.Routes[0].Methods.Select(method => method.Name)));
        Assert.IsTrue(physics.Routes[0].Methods.All(method => method.Request is null && method.Responses.Count == 0 && method.Query.Count == 0));
        Assert.IsEmpty(physics.Schemas);
    }

    [TestMethod]
    public void NoTextOfATypeMakesItThrow()
        => Always.Holds(
            Always.TextOf(12, "string", "Order", "null", "[", "]", "[]", "<", ">", "{", "}", "(", ")", "|", "?", ",", " ", "\"", "'", "-", "->", "array of ", "dict[", "optional", "1", "\ud800"),
            text => Assert.IsNotNull(TypeProse.Read(text, ["Order"], out _)),
            count: 20_000);

    [TestMethod]
    [DataRow("GET /orders/{id}", "GET /orders/{id}")]
    [DataRow("\ufeff# all of them\r\n\r\n  get   /orders\t\r\nANY /health\n", "GET /orders, ANY /health")]
    [DataRow("", "")]
    public void ABaselineIsALineARoute(string text, string expected)
    {
        PhysicsBaseline baseline = PhysicsBaseline.Read("physics.baseline", new SourceText(text), out IReadOnlyList<Finding> findings);

        Assert.IsEmpty(findings);
        Assert.AreEqual(expected, string.Join(", ", baseline.Entries.Select(entry => entry.Method + " " + entry.Path)));
    }

    [TestMethod]
    [DataRow("# x\n [[/orders]]\n")]
    [DataRow("[[GET orders]]")]
    [DataRow("[[GET /orders /x]]")]
    [DataRow("[[G3T /orders]]")]
    [DataRow("GET /orders\n[[get /Orders]]\n")]
    public void ALineOfABaselineThatIsNoRouteIsAFinding(string marked)
    {
        Marked expected = new(marked);

        PhysicsBaseline.Read("physics.baseline", new SourceText(expected.Text), out IReadOnlyList<Finding> findings);

        Assert.AreSame(RuleCatalog.MalformedBaseline, findings.Single().Rule);
        Assert.AreEqual(expected.In("physics.baseline"), findings[0].Location);
    }

    private static PhysicsContract Read(string text)
    {
        PhysicsContract? physics = PhysicsReader.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings);
        Assert.AreEqual("", string.Join('\n', findings));
        return physics!;
    }

    private static string Text(IReadOnlyList<PhysicsResponse> responses)
        => string.Join("; ", responses.Select(response => (response.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "any") + " " + Text(response.Body)));

    private static string Text(IReadOnlyList<PhysicsField> fields) => string.Join(", ", fields.Select(field => field.Name + (field.IsOptional ? "?" : "") + ": " + Text(field.Type)));

    private static string Text(TypeExpression type) => (type.Type switch
    {
        PhysicsType.Fields => "{" + Text(type.Fields) + (type.IsOpen ? ", ..." : "") + "}",
        PhysicsType.List => "[" + Text(type.Item!) + "]",
        PhysicsType.Dictionary => "<" + Text(type.Item!) + ">",
        PhysicsType.Named => type.Name,
        _ => type.Type.ToString(),
    }) + (type.IsNullable ? "|null" : "");
}
