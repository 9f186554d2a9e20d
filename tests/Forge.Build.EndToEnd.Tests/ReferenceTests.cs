using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>References between layers, through real compilers: in one project, and into another one.</summary>
[TestClass]
public sealed class ReferenceTests : EndToEndTest
{
    private const string Boundaries = """
        { "layers": [
          { "name": "pages", "glob": "src/Web/*Page.cs", "references": { "deny": ["data"], "reason": "pages ask services" } },
          { "name": "data", "glob": "src/Data/**/*.cs", "assemblies": "Shop.Data", "references": { "allow": [] } },
          { "name": "orders", "glob": "src/Web/Orders/*.cs", "references": { "deny": ["namespace:Microsoft.Win32"] } },
          { "name": "prices", "glob": "src/Web/Prices/*.cs", "references": { "deny": ["namespace:Microsoft.Win32"] } }
        ], "coverage": "off" }
        """;

    private const string Page = """
        #pragma warning disable
        #pragma warning disable FORGE3701
        using Shop;
        namespace Web;
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Forge", "FORGE3701")]
        public class OrderPage
        {
            public string Do(Desk desk)
            {
                var rows = desk.Find();
                return rows.Name + nameof(Rows);
            }
        }

        """;

    private const string Service = "namespace Web; public class Desk { public Shop.Rows Find() => new(); public string FindName() => Find().Name; }\n";

    private const string PageSpot = "src/Web/OrderPage.cs(10,9): error FORGE3701";

    [TestMethod]
    [Produces("FORGE3701", "FORGE3702", "FORGE0701")]
    public void AForbiddenReferenceAndACycleFailTheBuildUntilTheyAreMendedOrAccepted()
    {
        TempRepository repository = TwoProjects(Page).Write("src/Web/Orders/Order.cs", "namespace Web; public class Order { public Price? Price; }\n")
            .Write("src/Web/Prices/Price.cs", "namespace Web; public class Price { public static int Of(Order order) => 1; }\n");

        BuildResult failing = repository.Build(Skeleton.Project);

        Assert.AreEqual(1, failing.ExitCode);
        Assert.AreEqual(1, failing.GateRuns);
        Assert.EndsWith(PageSpot, failing.The("FORGE3701").Place);
        Assert.Contains("[A4] layer \"pages\" must not refer to layer \"data\", and here is implied Shop.Rows (\"deny\" names \"data\"), and 1 more in this file: pages ask services. Fix: ",
            failing.The("FORGE3701").Text);
        Assert.EndsWith("src/Web/Orders/Order.cs(1,44): error FORGE3702", failing.The("FORGE3702").Place);
        Assert.Contains("orders -> prices -> orders: orders -> prices in src/Web/Orders/Order.cs(1,44), Web.Price; prices -> orders in src/Web/Prices/Price.cs(1,58), Web.Order.",
            failing.The("FORGE3702").Text);

        repository.Write("src/Web/Prices/Price.cs", "namespace Web; public class Price { public static int Of(int number) => 1; }\n")
            .Write(Skeleton.Boundaries, Boundaries.TrimEnd().TrimEnd('}') + """
                , "known_violations": [ { "layer": "pages", "file": "src/Web/OrderPage.cs", "pattern": "references:data" } ] }
                """);
        // A compiler asks for notices only where it also writes them into a file.
        BuildResult accepted = repository.Build(Skeleton.Project, "-p:ErrorLog=errors.sarif");
        Assert.AreEqual(0, accepted.ExitCode);
        Assert.Contains("2 references are accepted by 1 known violation", accepted.The("FORGE0701").Text);

        repository.Write(Skeleton.Boundaries, Boundaries).Write("src/Web/OrderPage.cs", "namespace Web; public class OrderPage { public string Do(Desk desk) => desk.FindName(); }\n");
        repository.Build(Skeleton.Project).Passes();
    }

    [TestMethod]
    public void NothingSilencesIt()
    {
        TempRepository repository = TwoProjects(Page, "<NoWarn>$(NoWarn);FORGE3701</NoWarn><TreatWarningsAsErrors>false</TreatWarningsAsErrors><AnalysisMode>None</AnalysisMode>")
            .Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.FORGE3701.severity = none\ndotnet_analyzer_diagnostic.severity = none\ngenerated_code = true\n")
            .Write(".globalconfig", "is_global = true\ndotnet_diagnostic.FORGE3701.severity = silent\n")
            .Write("src/Web/GlobalSuppressions.cs", "[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Forge\", \"FORGE3701:x\", Scope = \"module\")]\n");

        BuildResult build = repository.Build(Skeleton.Project, "-p:WarningsNotAsErrors=FORGE3701");

        Assert.AreEqual(1, build.ExitCode);
        Assert.EndsWith(PageSpot, build.The("FORGE3701").Place);
    }

    [TestMethod]
    public void AnEditorUnderlinesEachUseWhereABuildTellsTheFirst()
    {
        TempRepository repository = TwoProjects(Page);
        repository.Build("src/Data/Data.csproj").Passes();

        BuildResult editor = repository.Build(Skeleton.Project, "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildProjectReferences=false");

        Assert.AreEqual("src/Web/OrderPage.cs(10,9): error FORGE3701; src/Web/OrderPage.cs(11,35): error FORGE3701",
            string.Join("; ", editor.Of("FORGE3701").Select(diagnostic => diagnostic.Place[(repository.Root.Length + 1)..].Replace('\\', '/'))));
    }

    [TestMethod]
    public void ASwitchInForgeJsonSwitchesItOffAloud()
    {
        BuildResult build = TwoProjects(Page).Write("forge.json", """{ "gates": { "references": "off" } }""").Build(Skeleton.Project);

        Assert.AreEqual(0, build.ExitCode);
        Assert.Contains("\"references\"", build.The("FORGE0801").Text);
    }

    private TempRepository TwoProjects(string page, string properties = "")
        => NewRepository().Governed().Write(Skeleton.Boundaries, Boundaries)
            .WithProject("src/Data/Data.csproj", "<AssemblyName>Shop.Data</AssemblyName><Nullable>enable</Nullable>")
            .WithProject(Skeleton.Project, "<Nullable>enable</Nullable>" + properties, """<ProjectReference Include="../Data/Data.csproj" />""")
            .Write("src/Data/Rows.cs", "namespace Shop; public class Rows { public string Name => \"\"; }\n")
            .Write("src/Web/Desk.cs", Service).Write("src/Web/OrderPage.cs", page)
            .Write("src/Web/Orders/Order.cs", "namespace Web; public class Order { }\n").Write("src/Web/Prices/Price.cs", "namespace Web; public class Price { }\n");
}
