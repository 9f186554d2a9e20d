using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Shapes;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Forge.Build.Governance.Physics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Shapes;

/// <summary>What <c>System.Text.Json</c> makes of types.</summary>
[TestClass]
public sealed class TypeShapesTests
{
    [TestMethod]
    [DataRow("string? A; int B; long? C; decimal D; float E; bool F; char G", "a: string, b: integer, c: integer, d: number, e: number, f: boolean, g: string")]
    [DataRow("System.Guid Id; System.DateTime At; System.DateTimeOffset? Then; System.DateOnly On; System.TimeOnly When; System.TimeSpan Long; System.Uri Where",
        "id: uuid, at: date, then: date, on: date, when: string, long: string, where: string")]
    [DataRow("int[] A; System.Collections.Generic.List<string> B; System.Collections.Generic.IEnumerable<int?> C; System.Collections.Generic.IAsyncEnumerable<bool> D; byte[] E",
        "a: integer[], b: string[], c: integer[], d: boolean[], e: string")]
    [DataRow("System.Collections.Generic.Dictionary<string, int> A; System.Collections.Generic.IReadOnlyDictionary<string, string[]> B", "a: dict[string, integer], b: dict[string, string[]]")]
    [DataRow("object A; dynamic B; System.Text.Json.JsonElement C; (int, int) D; System.Net.IPAddress E; System.IO.Stream F; System.Threading.Tasks.Task<int> G",
        "a: unknown, b: unknown, c: unknown, d: unknown, e: unknown, f: unknown, g: unknown")]
    [DataRow("System.DayOfWeek Day; Color Color; Named Named; Odd Odd", "day: DayOfWeek, color: Color, named: string, odd: unknown")]
    [DataRow("Body Self; Body[] Children", "self: Body, children: Body[]")]
    [DataRow("int URLValue; int ID; int iPhone; int A1B; int _x", "urlValue: integer, id: integer, iPhone: integer, a1B: integer, _x: integer")]
    public void APropertyIsWhatJsonMakesOfIt(string properties, string expected) => Assert.AreEqual(expected, Fields("public class Body { " + Properties(properties) + " }"));

    [TestMethod]
    [DataRow("public record Body(int Id, string Name);", "id: integer, name: string")]
    [DataRow("public record struct Body(int Id);", "id: integer")]
    [DataRow("public class Base { public int Id { get; set; } public virtual int Kind => 1; }\npublic class Body : Base { public override int Kind => 2; public string Name { get; } = \"\"; }", "kind: integer, name: string, id: integer")]
    [DataRow("public class Base { public int Id { get; set; } }\npublic class Body : Base { public new string Id { get; set; } = \"\"; }", "id: string")]
    [DataRow("public interface INamed { string Name { get; } }\npublic interface Body : INamed { int Id { get; } }", "id: integer, name: string")]
    [DataRow("public class Box<T> { public T? Value { get; set; } }\npublic class Body : Box<int[]>;", "value: integer[]")]
    [DataRow("public class Body { public static int A { get; set; } internal int B { get; set; } private int C { get; set; } public int D; public int this[int i] => i; public int E { set { } } public int F { get; } }", "f: integer")]
    [DataRow("public class Body { [JsonInclude] internal int B { get; set; } [JsonInclude] public int D; }", "b: integer, d: integer")]
    [DataRow("public class Body { [JsonPropertyName(\"the id\")] public int Id { get; set; } [JsonIgnore] public int No { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Yes { get; set; } }", "the id: integer, yes: string")]
    [DataRow("public class Body { [JsonConverter(typeof(JsonStringEnumConverter))] public Color A { get; set; } [JsonConverter(typeof(JsonStringEnumConverter<Color>))] public Color? B { get; set; } [JsonConverter(typeof(OddConverter))] public int C { get; set; } }", "a: string, b: string, c: unknown")]
    [DataRow("public class Body { [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public int A { get; set; } }", "a: unknown")]
    [DataRow("[JsonDerivedType(typeof(Sub), \"sub\")] public class Body { public int Id { get; set; } }\npublic class Sub : Body;", "id: integer, ...")]
    [DataRow("public class Body { public int Id { get; set; } [JsonExtensionData] public System.Collections.Generic.Dictionary<string, object>? Rest { get; set; } }", "id: integer, ...")]
    public void ATypeHasTheFieldsThatAreWritten(string type, string expected) => Assert.AreEqual(expected, Fields(type));

    [TestMethod]
    [DataRow("public class Body { public int A { get; set; } public int B { get; init; } public int C { get; private set; } public int D => 1; [JsonInclude] public int E { get; private set; } }", "a: integer, b: integer, e: integer")]
    [DataRow("public record Body(int A) { public int B { get; } = 2; }", "a: integer")]
    [DataRow("public class Body(int a) { public int A { get; } = a; public int B { get; } }", "a: integer")]
    public void ARequestHasTheFieldsThatAreRead(string type, string expected) => Assert.AreEqual(expected, Fields(type, isRequest: true));

    [TestMethod]
    [DataRow("AsWritten", "CreatedAt", "CreatedAt")]
    [DataRow("SnakeCaseLower", "CreatedAt", "created_at")]
    [DataRow("SnakeCaseLower", "HTTPStatus2Code", "http_status2_code")]
    [DataRow("SnakeCaseUpper", "createdAt", "CREATED_AT")]
    [DataRow("KebabCaseLower", "XMLHttp", "xml-http")]
    [DataRow("CamelCase", "ID", "id")]
    [DataRow("CamelCase", "IDCard", "idCard")]
    public void NamesAreThoseOfThePolicy(string naming, string property, string expected) => Assert.AreEqual(expected, JsonNames.Of(property, Enum.Parse<JsonNaming>(naming)));

    [TestMethod]
    [DynamicData(nameof(Policies))]
    public void APolicyNamesAsTheRuntimeDoes(string name)
    {
        System.Text.Json.JsonNamingPolicy policy = name switch
        {
            "SnakeCaseLower" => System.Text.Json.JsonNamingPolicy.SnakeCaseLower,
            "SnakeCaseUpper" => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper,
            "KebabCaseLower" => System.Text.Json.JsonNamingPolicy.KebabCaseLower,
            "KebabCaseUpper" => System.Text.Json.JsonNamingPolicy.KebabCaseUpper,
            _ => System.Text.Json.JsonNamingPolicy.CamelCase,
        };
        string[] parts = ["A", "b", "URL", "Order", "id", "1", "23", "XMLHttp", "aB", "_", "__"];

        foreach (string property in from a in parts from b in parts from c in parts where !char.IsAsciiDigit(a[0]) select a + b + c)
            Assert.AreEqual(policy.ConvertName(property), JsonNames.Of(property, Enum.Parse<JsonNaming>(name)), property);
    }

    public static IEnumerable<object[]> Policies => new[] { "CamelCase", "SnakeCaseLower", "SnakeCaseUpper", "KebabCaseLower", "KebabCaseUpper" }.Select(name => new object[] { name });

    [TestMethod]
    [DataRow("", "CamelCase")]
    [DataRow("o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;", "SnakeCaseLower")]
    [DataRow("o.SerializerOptions.PropertyNamingPolicy = null;", "AsWritten")]
    [DataRow("o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower; o.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower;", "SnakeCaseLower")]
    [DataRow("o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower; o.SerializerOptions.PropertyNamingPolicy = null;", "Unknown")]
    [DataRow("o.SerializerOptions.PropertyNamingPolicy = Policy();", "Unknown")]
    [DataRow("var p = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };", "Unknown")]
    [DataRow("// PropertyNamingPolicy = null", "CamelCase")]
    public void OnePolicyThatTheCodeAssignsIsTheNaming(string code, string expected)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("x", [CSharpSyntaxTree.ParseText("class A { void M() { " + code + "\n } }"), CSharpSyntaxTree.ParseText("class B;")]);

        Assert.AreEqual(expected, JsonSettings.NamingOf(compilation, default).ToString());
        Assert.AreEqual(expected, JsonSettings.NamingOf(compilation, default).ToString(), "asked again");
    }

    private static string Properties(string properties) => string.Concat(properties.Split("; ").Select(property => "public " + property + " { get; set; } = default!; "));

    private static string Fields(string types, bool isRequest = false)
    {
        CSharpCompilation compilation = new AnalyzedProject().Source("src/Body.cs", "using System.Text.Json.Serialization;\nnamespace Web;\n" + types + """

            public enum Color { Red }
            [JsonConverter(typeof(JsonStringEnumConverter))] public enum Named { One }
            [JsonConverter(typeof(OddConverter))] public class Odd { public int Id { get; set; } }
            public class OddConverter : JsonConverter<object>
            {
                public override object? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type type, System.Text.Json.JsonSerializerOptions options) => null;
                public override void Write(System.Text.Json.Utf8JsonWriter writer, object value, System.Text.Json.JsonSerializerOptions options) { }
            }
            """).Compile();
        Shape shape = new TypeShapes(JsonNaming.CamelCase, isRequest).Of(compilation.GetTypeByMetadataName("Web.Body")!);
        return string.Join(", ", shape.Fields.Select(field => field.Name + ": " + field.Value)) + (shape.IsOpen ? ", ..." : "");
    }
}
