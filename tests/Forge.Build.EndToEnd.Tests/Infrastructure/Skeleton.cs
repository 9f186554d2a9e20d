using System.Linq;
using System.Text.Json;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>The least that a governed repository holds: six contracts, one project in the layer <c>web</c>, one source file.</summary>
internal static class Skeleton
{
    public const string Contracts = "Forge/Contracts/";
    public const string Boundaries = Contracts + "boundaries.json";
    public const string Project = "src/Web/Web.csproj";
    public const string Source = "src/Web/Orders.cs";

    /// <summary>Holds nothing forbidden.</summary>
    public const string Clean = """
        namespace Web;

        public class Orders
        {
        }

        """;

    /// <summary>Holds what the layer <c>web</c> forbids, at <see cref="ViolationSpan"/>.</summary>
    public const string Violation = """
        namespace Web;

        public class Orders
        {
            // new SqlConnection()
        }

        """;

    public const string ViolationSpan = "(5,12,5,25)";

    /// <summary>The finding for <see cref="Violation"/> in <see cref="Source"/>.</summary>
    public const string ViolationPlace = Source + ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101";

    /// <summary>The required contracts, in the order in which they are asked for.</summary>
    public static readonly string[] RequiredContracts = { "blueprint.md", "manifesto.md", "stack.md", "schema.md", "physics.yaml", "boundaries.json" };

    /// <summary>The boundaries: one layer, one rule.</summary>
    public static readonly string WebBoundaries = Layers(Layer("web", "src/Web/**/*.cs", @"\bSqlConnection\b", "only the data layer speaks SQL"));

    /// <summary>Writes the six contracts.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="folder">Ends with <c>/</c>.</param>
    public static TempRepository WithContracts(this TempRepository repository, string folder = Contracts)
        => repository
            .Write(folder + "blueprint.md", "# Blueprint\n")
            .Write(folder + "manifesto.md", "# Manifesto\n")
            .Write(folder + "stack.md", "## Frontend\n- **Enabled:** No\n")
            .Write(folder + "schema.md", "No tables.\n")
            .Write(folder + "physics.yaml", "paths: {}\n")
            .Write(folder + "boundaries.json", WebBoundaries);

    /// <summary>Writes a class library that references the package.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="path">Of the project file.</param>
    /// <param name="properties">More properties, as XML.</param>
    /// <param name="items">More items, as XML.</param>
    /// <param name="targetFramework">One, or several with <c>;</c>.</param>
    public static TempRepository WithProject(
        this TempRepository repository, string path = Project, string properties = "", string items = "", string targetFramework = "net10.0")
        => repository.Write(path, ProjectText(PackageReference + items, properties, targetFramework));

    /// <summary>What a user writes to get the package.</summary>
    public static string PackageReference
        => $"""<PackageReference Include="Forge.Build" Version="[{EndToEndRun.Package.Version}]" PrivateAssets="all" />""";

    /// <summary>A class library.</summary>
    public static string ProjectText(string items, string properties = "", string targetFramework = "net10.0")
    {
        string element = targetFramework.Contains(';') ? "TargetFrameworks" : "TargetFramework";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <{element}>{targetFramework}</{element}>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """;
    }

    /// <summary>The whole skeleton.</summary>
    public static TempRepository Governed(this TempRepository repository)
        => repository.WithContracts().WithProject().Write(Source, Clean);

    /// <summary>A <c>boundaries.json</c> with these layers, each on a line of its own, the first in line 2.</summary>
    public static string Layers(params string[] layers) => "{ \"layers\": [\n" + string.Join(",\n", layers) + "\n] }\n";

    /// <summary>A layer in one line: its name, then its globs, then what it forbids.</summary>
    public static string Layer(string name, string glob, string pattern, string reason = "because")
        => Layer(name, [glob], pattern, reason);

    /// <inheritdoc cref="Layer(string, string, string, string)"/>
    public static string Layer(string name, string[] globs, string pattern, string reason = "because")
        => "{ \"name\": " + Json(name) + ", \"globs\": [" + string.Join(", ", globs.Select(Json)) + "], \"forbidden\": [ { \"pattern\": " + Json(pattern)
            + ", \"reason\": " + Json(reason) + " } ] }";

    /// <summary>A JSON string.</summary>
    public static string Json(string text) => JsonSerializer.Serialize(text);
}
