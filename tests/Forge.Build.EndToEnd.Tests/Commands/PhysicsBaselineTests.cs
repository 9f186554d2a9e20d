using System.IO;
using System.Text.Json;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary><c>forge baseline --physics</c>: the routes that nobody declared, out of the compiler, and a list that only shrinks.</summary>
[TestClass]
public sealed class PhysicsBaselineTests : EndToEndTest
{
    private const string Physics = Skeleton.Contracts + "physics.yaml";
    private const string List = Skeleton.Contracts + "physics.baseline";
    private const string Program = "src/Web/Program.cs";
    private const string Shop = "src/Shop/Shop.csproj";

    private const string Declared = "paths:\n  /orders:\n    get: {}\n";

    // Two frameworks, of which one has a route more; what it maps no program of its own can serve.
    private const string Library = """
        namespace Shop;

        public static class Routes
        {
            public static void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder app)
            {
                Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/shop", () => 1);
        #if LATE
                Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/shop/late", () => 1);
        #endif
            }
        }

        """;

    [TestMethod]
    [Produces("FORGE0603", "FORGE1601", "FORGE3606")]
    public void TheListIsWhatTheCompilerFindsAndOnlyShrinks()
    {
        TempRepository repository = Web("app.MapPost(\"/b\", () => 1);", "app.MapGet(\"/a\", () => 1);", "app.MapPatch(\"/orders\", () => 1);");
        Assert.AreEqual(1, repository.Build(Skeleton.Project).ExitCode);

        CommandResult shown = repository.Forge("baseline", "--physics", "--dry-run");
        Assert.AreEqual(0, shown.ExitCode, shown.Transcript);
        Assert.Contains("+ GET /a\n+ POST /b\n+ PATCH /orders\n", shown.Output.Replace("\r", ""));
        Assert.IsFalse(repository.Holds(List));

        Directory.CreateDirectory(repository.PathOf("src/Web/Deep"));
        CommandResult written = repository.ForgeFrom(repository.PathOf("src/Web/Deep"), "baseline", "--physics", "--format", "json");
        Assert.AreEqual(0, written.ExitCode, written.Transcript);
        JsonElement data = JsonDocument.Parse(written.Said).RootElement.GetProperty("data");
        Assert.AreEqual("{\"path\":\"" + List + "\",\"written\":true,\"kept\":0,\"added\":[\"GET /a\",\"POST /b\",\"PATCH /orders\"],\"removed\":[],\"notAdded\":[],\"notListable\":[]}", JsonSerializer.Serialize(data));
        Assert.EndsWith("\nGET /a\nPOST /b\nPATCH /orders\n", repository.Read(List));
        repository.Build(Skeleton.Project, "-p:ErrorLog=" + repository.PathOf("compiler.sarif") + "%2cversion=2.1").Passes();
        Assert.Contains("FORGE0603", repository.CodesOfCompilerLog("compiler.sarif"));

        repository.Write(Program, repository.Read(Program).Replace("app.MapGet(\"/a\", () => 1);", "app.MapGet(\"/new\", () => 1);"));
        Assert.AreEqual(1, repository.Build(Skeleton.Project).ExitCode);
        CommandResult shrunk = repository.Forge("baseline", "--physics");
        Assert.AreEqual(0, shrunk.ExitCode, shrunk.Transcript);
        Assert.Contains("- GET /a\n", shrunk.Output.Replace("\r", ""));
        Assert.Contains("1 route would be new and was not accepted", shrunk.Output);
        Assert.EndsWith("\nPOST /b\nPATCH /orders\n", repository.Read(List));
        StringAssert.Contains(repository.Build(Skeleton.Project).The("FORGE1601").Text, "GET /new");

        repository.Write(Physics, Declared + "  /b:\n    post: {}\n");
        Assert.AreEqual(1, repository.Build(Skeleton.Project).ExitCode);
        Assert.AreEqual(0, repository.Forge("baseline", "--physics", "--grow").ExitCode);
        Assert.EndsWith("\nPATCH /orders\nGET /new\n", repository.Read(List));
        repository.Build(Skeleton.Project).Passes();
        Assert.Contains("Nothing to do", repository.Forge("baseline", "--physics").Output);
    }

    [TestMethod]
    public void EveryProjectAndFrameworkIsAskedAlsoWhereTheOnesBelowItFail()
    {
        TempRepository repository = Web("Shop.Routes.Map(app);", "app.MapGet(\"/web\", () => 1);");
        repository.Write("src/Shop/Routes.cs", Library).Write(Shop, Skeleton.ProjectText(
                "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />" + Skeleton.PackageReference,
                "<LangVersion>latest</LangVersion><DefineConstants Condition=\"'$(TargetFramework)' == 'net10.0'\">$(DefineConstants);LATE</DefineConstants>", "net10.0;netstandard2.0")
                .Replace("<FrameworkReference ", "<FrameworkReference Condition=\"'$(TargetFramework)' == 'net10.0'\" "))
            .Write("Directory.Build.props", "<Project><PropertyGroup><MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>\n")
            .Write("src/Shop/Old.cs", "namespace Shop;\n\npublic class Old\n{\n}\n")
            .Write(Shop, repository.Read(Shop).Replace("</Project>", "<ItemGroup Condition=\"'$(TargetFramework)' != 'net10.0'\"><Compile Remove=\"Routes.cs\" /></ItemGroup></Project>"))
            .Write(Skeleton.Project, repository.Read(Skeleton.Project).Replace("</Project>", "<ItemGroup><ProjectReference Include=\"../Shop/Shop.csproj\" /></ItemGroup></Project>"));

        CommandResult written = repository.Forge("baseline", "--physics");

        Assert.AreEqual(0, written.ExitCode, written.Transcript);
        Assert.EndsWith("\nGET /shop\nGET /shop/late\nGET /web\n", repository.Read(List));
        repository.Build(Skeleton.Project).Passes();
    }

    [TestMethod]
    [Produces("FORGE3101", "FORGE3605")]
    public void NothingIsWrittenWhereTheBuildDoesNotTellAll()
    {
        TempRepository repository = Web("app.MapGet(\"/a\", () => 1);", "int broken = \"\";");
        Refuses(repository, 1, "CS0029", "fails even without the gates");

        repository.Write(Program, CodeOf("app.MapGet(\"/a\", () => 1); // SqlConnection"));
        Refuses(repository, 1, "FORGE3101", "ended before its routes were looked at");

        repository.Write(Program, CodeOf("app.MapGet(\"/a\", () => 1);")).Write(Physics, "paths:\n  /x: \"a\" | \"b\"\n");
        Refuses(repository, 1, "FORGE3001", "has other errors");

        repository.Write(Physics, Declared).Write("forge.json", "{ \"gates\": { \"physics\": \"off\" } }");
        Refuses(repository, 1, "switched off", "no project has routes");

        repository.Delete("forge.json").Write(List, "nonsense\n");
        CommandResult malformed = repository.Forge("baseline", "--physics");
        Assert.AreEqual(1, malformed.ExitCode);
        Assert.Contains("FORGE3605", malformed.Output);
        Assert.AreEqual("nonsense\n", repository.Read(List));

        repository.Delete(List);
        Refuses(repository, 2, "--timeout gives it more", "did not end within", "--timeout", "0.0001");
        Assert.AreEqual(2, repository.Forge("baseline", "--grow").ExitCode);
        Assert.AreEqual(2, repository.Forge("baseline", "--physics", "--grow", "--shrink").ExitCode);
    }

    private static void Refuses(TempRepository repository, int exitCode, string first, string second, params string[] more)
    {
        CommandResult refused = repository.Forge(["baseline", "--physics", .. more]);
        Assert.AreEqual(exitCode, refused.ExitCode, refused.Transcript);
        Assert.Contains(first, refused.Output);
        Assert.Contains(second, refused.Output);
        Assert.Contains("was not written", refused.Output);
        Assert.IsFalse(repository.Holds(List));
    }

    private static string CodeOf(params string[] routes)
        => "WebApplication app = WebApplication.CreateBuilder(args).Build();\napp.MapGet(\"/orders\", () => 1);\n" + string.Join('\n', routes) + "\napp.Run();\n";

    private TempRepository Web(params string[] routes)
    {
        TempRepository repository = NewRepository().WithContracts().Write(Physics, Declared).Write(Program, CodeOf(routes)).WithProject(properties: "<ImplicitUsings>enable</ImplicitUsings>");
        return repository.Write(Skeleton.Project, repository.Read(Skeleton.Project).Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web"));
    }
}
