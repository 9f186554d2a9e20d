using System.Linq;
using Forge.Build.Analyzers.Physics;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Physics;

/// <summary>Routes that a project of the same repository declares are held against the contract where they are declared, so nothing is said where they are mapped.</summary>
[TestClass]
public sealed class GovernedReferenceTests
{
    private const string Program = """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapDefaults();
        app.MapGet("/own", () => "x");
        app.Run();
        """;

    private const string Notice = "src/Web/Program.cs(3,5) FORGE0601";

    [TestMethod]
    [DataRow("/repository/src/Defaults/obj/Debug/net10.0/ref/Defaults.dll")]
    [DataRow("/repository/src/Defaults/bin/Debug/net10.0/Defaults.dll")]
    [DataRow("/repository/artifacts/obj/Defaults/debug/ref/Defaults.dll")]
    [DataRow(@"\repository\src\Defaults\obj\Debug\net10.0\ref\Defaults.dll")]
    [DataRow("/repository/bin/Defaults.dll")]
    public void WhatAProjectBelowTheRootCompiledToIsQuiet(string path) => Assert.AreEqual("", Notices(File(path)));

    [TestMethod]
    [DataRow("/repository/lib/Defaults.dll")]
    [DataRow("/repository/cabin/Defaults.dll")]
    [DataRow("/repository/packages/defaults/1.0.0/lib/net10.0/Defaults.dll")]
    [DataRow("/elsewhere/src/Defaults/obj/Debug/net10.0/ref/Defaults.dll")]
    [DataRow("/repository2/obj/Defaults.dll")]
    [DataRow(null)]
    public void AnyOtherLibraryIsSaid(string? path) => Assert.AreEqual(Notice, Notices(File(path)));

    [TestMethod]
    public void AProjectInAnotherLanguageIsSaid()
        => Assert.AreEqual(Notice, Notices(File("/repository/src/Defaults/obj/Debug/net10.0/ref/Defaults.dll", "[assembly: FSharpInterfaceDataVersion] class FSharpInterfaceDataVersionAttribute : System.Attribute { }")));

    [TestMethod]
    public void InAnEditorTheProjectItselfIsAsked()
    {
        Assert.AreEqual("", Notices(Defaults("").Compile().ToMetadataReference()));

        Compilation outside = Defaults("").Compile();
        foreach (SyntaxTree tree in outside.SyntaxTrees)
            outside = outside.ReplaceSyntaxTree(tree, tree.WithFilePath("/elsewhere/Defaults.cs"));
        Assert.AreEqual(Notice, Notices(outside.ToMetadataReference()));
    }

    private static AnalyzedProject Defaults(string more) => new AnalyzedProject().Assembly("Defaults").Source("src/Defaults/Defaults.cs", """
        using Microsoft.AspNetCore.Builder;
        """ + "\n" + more + "\n" + """
        public static class Extensions
        {
            public static void MapDefaults(this WebApplication app) => app.MapGet("/health", () => "x");
        }
        """);

    private static MetadataReference File(string? path, string more = "") => MetadataReference.CreateFromImage(Defaults(more).Emit(), filePath: path);

    private static string Notices(MetadataReference library) => string.Join(", ", new AnalyzedProject().Program()
        .Contract("physics.yaml", "paths:\n  /own:\n    get: {}\n").Source("src/Web/Program.cs", Program).Reference(library)
        .Analyze(new PhysicsAnalyzer()).Where(diagnostic => diagnostic.Id != "FORGE0602").Select(AnalyzedProject.Place));
}
