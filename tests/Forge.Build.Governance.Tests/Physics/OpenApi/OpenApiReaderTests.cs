using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Physics.OpenApi;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Physics.OpenApi;

/// <summary>What is a document, and what is none.</summary>
[TestClass]
public sealed class OpenApiReaderTests
{
    [TestMethod]
    [DataRow("[]", "it is no OpenAPI document")]
    [DataRow("5", "it is no OpenAPI document")]
    [DataRow("""{ "paths": {} }""", "it is no OpenAPI document")]
    [DataRow("""{ "openapi": "4.0.0" }""", "it is no OpenAPI document")]
    [DataRow("""{ "openapi": 3.1 }""", "it is no OpenAPI document")]
    [DataRow("""{ "openapi": "3.1.1", "paths": [] }""", "\"paths\" must be an object, not an array")]
    [DataRow("""{ "openapi": "3.1.1", "paths": { "/a": 1 } }""", "the operations of the path \"/a\" cannot be found")]
    [DataRow("""{ "openapi": "3.1.1", "paths": { "/a": { "$ref": "other.json" } } }""", "the operations of the path \"/a\" cannot be found")]
    [DataRow("""{ "openapi": "3.1.1", "paths": { "/a": { "get": [] } } }""", "the operation \"get\" of the path \"/a\" must be an object, not an array")]
    public void WhatIsNoDocumentIsAProblem(string text, string expected)
    {
        Assert.IsEmpty(OpenApiReader.Read(Parse(text), out JsonProblem? problem));

        Assert.StartsWith(expected, problem!.Message);
    }

    [TestMethod]
    [DataRow("""{ "openapi": "3.1.1" }""", 0)]
    [DataRow("""{ "openapi": "3.0.4", "paths": { "x-of-us": 5, "/a": { "summary": "s", "parameters": 5, "get": { "parameters": [ 5, {} ], "responses": { "200": 5 }, "requestBody": 5, "tags": null } } } }""", 1)]
    [DataRow("""{ "openapi": "3.2.0", "paths": { "/a": { "query": {}, "additionalOperations": { "LINK": {} } } } }""", 2)]
    [DataRow("""{ "openapi": "3.1.1", "paths": { "/a": { "$ref": "#/components/pathItems/A" } }, "components": { "pathItems": { "A": { "get": {} } } } }""", 1)]
    public void WhatIsOddIsNoProblem(string text, int operations)
    {
        Assert.HasCount(operations, OpenApiReader.Read(Parse(text), out JsonProblem? problem));

        Assert.IsNull(problem);
    }

    [TestMethod]
    public void ItIsBounded()
    {
        string many = string.Join(',', Enumerable.Range(0, OpenApiReader.MostOperations + 1).Select(i => "\"/" + i + "\": { \"get\": {} }"));
        OpenApiReader.Read(Parse("{ \"openapi\": \"3.1.1\", \"paths\": { " + many + " } }"), out JsonProblem? tooMany);
        OpenApiReader.Read(Parse("{ \"openapi\": \"3.1.1\", \"paths\": { \"/" + new string('a', 3000) + "\": { \"get\": {} } } }"), out JsonProblem? tooLong);

        Assert.Contains("20000 operations", tooMany!.Message);
        Assert.Contains("2000 characters", tooLong!.Message);
    }

    [TestMethod]
    public void NoDocumentMakesItThrow()
        => Always.Holds(
            Always.TextOf(14, "{", "}", "[", "]", ",", ":", "\"paths\"", "\"/a\"", "\"get\"", "\"$ref\"", "\"#/paths\"", "\"responses\"", "\"200\"", "\"schema\"", "\"type\"", "\"array\"", "\"content\"", "1", "null"),
            text =>
            {
                JsonSource.Parse("x", new SourceText("{ \"openapi\": \"3.1.0\", \"paths\": { \"/a\": { \"get\": { \"parameters\": [ {} ], \"responses\": { \"200\": { \"content\": { \"a/json\": " + text + " } } } } } } }"), out JsonValue? root, out _);
                Assert.IsTrue(root is null || OpenApiReader.Read(root, out _).Count >= 0);
            }, count: 5_000);

    private static JsonValue Parse(string text)
    {
        JsonSource.Parse("x", new SourceText(text), out JsonValue? root, out _);
        return root!;
    }
}
