using System;
using System.Linq;
using System.Threading;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Analyzers.Physics;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Physics;

/// <summary>After each edit an editor must show what a build would find, whether or not it was found anew.</summary>
[TestClass]
public sealed class KeptPhysicsTests
{
    private const string Program = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        Setup.Services(builder.Services);
        WebApplication app = builder.Build();
        app.MapControllers();
        app.MapGet(Routes.Of("late"), () => 1);
        app.MapPost("/stock", (Stock stock) => Handlers.Put(stock));
        app.Run();
        """;

    private const string Routes = """
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;

        public static class Routes
        {
            public static string Of(string name)
            {
                return "/orders/late";
            }
        }

        public static class Handlers
        {
            public static Stock Put(Stock stock)
            {
                // A handler.
                return stock;
            }

            public static void More(IEndpointRouteBuilder more)
            {
                // None yet.
            }
        }

        public static class Setup
        {
            public static void Services(IServiceCollection services)
            {
                // None yet.
            }
        }

        public sealed class Stock
        {
            public int Count { get; set; }

            public int Twice() => Count * 2;
        }
        """;

    private const string Controller = """
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.AspNetCore.Mvc;

        namespace Web;

        #pragma warning disable CS1591
        [ApiController]
        [Route("orders")]
        public sealed class OrdersController : ControllerBase
        {
            private readonly List<int> _all = new();

            [HttpGet("{id}")]
            public ActionResult<int> One(int id)
            {
                // The first.
                _all.Add(id);
                return Ok(_all.First());
            }

        #if DEBUG
            [HttpGet("debug")]
            public int Debug() => 1;
        #endif

            [HttpDelete("{id}")]
            public int Delete(int id) => id + 1;
        }
        """;

    private const string Physics = """
        paths:
          /orders/{id}:
            get: { response: text }
        """;

    private static int s_project;

    [TestMethod]
    [DataRow("Controller.cs", "_all.First()", "_all.Last()", true, DisplayName = "a name in the body of an action")]
    [DataRow("Controller.cs", "// The first.", "// The first.\n\n        _all.Clear();\n", true, DisplayName = "lines before other actions")]
    [DataRow("Controller.cs", "// The first.", "", true, DisplayName = "less in the body of an action")]
    [DataRow("Controller.cs", "id + 1", "id + 10", true, DisplayName = "an expression that is a body")]
    [DataRow("Controller.cs", "    private readonly", "    // All.\n    private readonly", true, DisplayName = "a comment between members")]
    [DataRow("Routes.cs", "return stock;", "return null!;", true, DisplayName = "the body of a handler")]
    [DataRow("Routes.cs", "Count * 2", "Count * 3", true, DisplayName = "the body of what is data")]
    [DataRow("Controller.cs", "[HttpGet(\"{id}\")]", "[HttpGet(\"x/{id}\")]", false, DisplayName = "a route")]
    [DataRow("Controller.cs", "public int Delete(int id)", "public string Delete(string id)", false, DisplayName = "what an action takes and answers")]
    [DataRow("Controller.cs", "#if DEBUG", "#if !DEBUG", false, DisplayName = "a directive")]
    [DataRow("Controller.cs", "// The first.", "}\n    [HttpPut] public void Put() {", false, DisplayName = "a body that ends and another action")]
    [DataRow("Controller.cs", "// The first.", "{", false, DisplayName = "a brace too many")]
    [DataRow("Controller.cs", "// The first.", "/*", false, DisplayName = "a comment that does not end")]
    [DataRow("Controller.cs", "_all.Add(id);", "new Microsoft.AspNetCore.Mvc.MvcOptions().Conventions.Add(null!);", false, DisplayName = "a convention")]
    [DataRow("Controller.cs", "// The first.", "var json = new System.Text.Json.JsonSerializerOptions(); json.PropertyNamingPolicy = null;", false, DisplayName = "a naming policy")]
    [DataRow("Routes.cs", "return \"/orders/late\";", "return \"/orders/later\";", false, DisplayName = "a text that is a route")]
    [DataRow("Routes.cs", "// None yet.\n    }\n}\n\npublic static class Setup", "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(more, \"/more\", () => 1);\n    }\n}\n\npublic static class Setup", false, DisplayName = "a call that maps")]
    [DataRow("Routes.cs", "// None yet.\n    }\n}\n\npublic sealed class Stock", "services.AddScoped<Stock>();\n    }\n}\n\npublic sealed class Stock", false, DisplayName = "a type that becomes a service")]
    [DataRow("Routes.cs", "public int Count { get; set; }", "public string Count { get; set; }", false, DisplayName = "a field of a body")]
    [DataRow("Program.cs", "() => 1", "() => \"one\"", false, DisplayName = "a lambda that answers")]
    [DataRow("Program.cs", "app.MapControllers();", "", false, DisplayName = "where controllers are mapped")]
    public void AnEditShowsWhatABuildFinds(string file, string before, string after, bool isKept)
    {
        AnalyzedProject project = Project(Physics);
        CSharpCompilation compilation = project.Compile();
        Assert.AreNotEqual("", Found(project, compilation));

        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith(file, StringComparison.Ordinal));
        int start = tree.ToString().IndexOf(before, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, start);
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(start, before.Length), after))));

        Assert.AreEqual(isKept, IsKept(project, edited));
        Assert.AreEqual(Found(project, Anew(edited)), Found(project, edited));
    }

    [TestMethod]
    public void ManyEditsShowWhatABuildFinds()
    {
        AnalyzedProject project = Project(Physics);
        CSharpCompilation compilation = project.Compile();
        _ = Found(project, compilation);
        // A key at a time, in one file and then in another, so that what was moved is moved again.
        foreach ((string file, string at) in new[] { ("Controller.cs", "// The first."), ("Routes.cs", "// A handler."), ("Controller.cs", "return Ok(") })
        {
            foreach (char key in "\nint x;")
            {
                SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith(file, StringComparison.Ordinal));
                int start = tree.ToString().IndexOf(at, StringComparison.Ordinal);
                compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(start, 0), key.ToString()))));
                Assert.IsTrue(IsKept(project, compilation));
                Assert.AreEqual(Found(project, Anew(compilation)), Found(project, compilation));
            }
        }
    }

    [TestMethod]
    public void WhatIsTypedIntoOneFileIsThereWhenAnotherIsEdited()
    {
        AnalyzedProject project = Project(Physics);
        CSharpCompilation compilation = Edit(project.Compile(), "Controller.cs", "[HttpGet(\"{id}\")]", "[HttpGet(\"x/{id}\")]");
        string found = Found(project, compilation);

        CSharpCompilation edited = Edit(compilation, "Routes.cs", "Count * 2", "Count * 4");

        Assert.IsTrue(IsKept(project, edited));
        Assert.AreEqual(found, Found(project, edited));
        StringAssert.Contains(found, "/orders/x/{id}");
    }

    [TestMethod]
    public void AnotherContractAnotherReferenceAndAnotherKindOfProgramAreLookedAtAnew()
    {
        AnalyzedProject project = Project(Physics);
        CSharpCompilation compilation = project.Compile();
        string found = Found(project, compilation);

        Assert.IsTrue(IsKept(project, compilation));
        Assert.IsFalse(IsKept(Project("paths: {}\n"), compilation));
        Assert.IsFalse(IsKept(project, compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary))));
        Assert.IsFalse(IsKept(project, compilation.WithReferences(compilation.References.Skip(1))));
        Assert.IsFalse(IsKept(project, compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Last())));
        Assert.AreNotEqual(found, Found(Project("paths: {}\n"), compilation));
    }

    [TestMethod]
    public void ABuildKeepsNothing()
    {
        AnalyzedProject project = Project(Physics).Property("DesignTimeBuild", "");
        CSharpCompilation compilation = project.Compile();

        Assert.AreNotEqual("", Found(project, compilation));
        Assert.IsFalse(IsKept(project, compilation));
    }

    private static AnalyzedProject Project(string physics)
        => new AnalyzedProject().Program().Assembly("Web" + Interlocked.Increment(ref s_project)).Property("DesignTimeBuild", "true").Contract("physics.yaml", physics)
            .Source("src/Web/Program.cs", Program).Source("src/Web/Routes.cs", Routes).Source("src/Web/Controller.cs", Controller);

    private static CSharpCompilation Edit(CSharpCompilation compilation, string file, string before, string after)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith(file, StringComparison.Ordinal));
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(tree.ToString().Replace(before, after))));
    }

    // The same sources, of which nothing is known yet.
    private static CSharpCompilation Anew(CSharpCompilation compilation)
        => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(SourceText.From(tree.ToString()), (CSharpParseOptions)tree.Options, tree.FilePath)));

    private static bool IsKept(AnalyzedProject project, CSharpCompilation compilation)
        => KeptPhysics.Of(GovernedCompilation.Of(project.Options, CancellationToken.None)!, compilation, CancellationToken.None) is not null;

    private static string Found(AnalyzedProject project, CSharpCompilation compilation)
        => string.Join('\n', project.Analyze(compilation, new PhysicsAnalyzer()).Select(found => AnalyzedProject.Place(found) + " " + found.Location.SourceSpan + " " + found.GetMessage()));
}
