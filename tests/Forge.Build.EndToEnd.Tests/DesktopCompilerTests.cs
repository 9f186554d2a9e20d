using System;
using System.IO;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>The analyzers in the compiler that Visual Studio builds with, which is no .NET program. Mono runs it here; MSBuild stays the one of .NET.</summary>
[TestClass]
public sealed class DesktopCompilerTests : EndToEndTest
{
    private const string Place = "src/Web/Orders.cs";

    private static readonly string Scripts = Path.Combine(ForgePackage.SourceRoot, "tests", "Forge.Build.EndToEnd.Tests", "DesktopCompiler");
    private static readonly string Compiler = Path.Combine(EndToEndRun.PackagesOfTheUser, "microsoft.net.compilers.toolset", "4.14.0", "tasks", "net472", "csc.exe");

    [TestMethod]
    public void RoutesAndLimitsAreCheckedAndWhatKeepsThemCompiles()
    {
        TempRepository repository = Application("", "app.MapGet(\"/b\", () => \"x\");", "class B { }");

        BuildResult broken = Build(repository, "-p:_ForgeDesktopCompiler=true");
        Assert.AreEqual(Lines("FORGE1601 4,12", "FORGE3116 7,7"), Lines(broken));
        Assert.AreEqual(1, broken.ExitCode);

        Application(repository, "  /b:\n    get: {}\n", "app.MapGet(\"/b\", () => \"x\");", "");
        BuildResult mended = Build(repository, "-p:_ForgeDesktopCompiler=true");
        Assert.AreEqual("", Lines(mended));
        Assert.AreEqual(0, mended.ExitCode, mended.Output);
    }

    [TestMethod]
    [Produces("FORGE6001")]
    public void AnAnalyzerThatCannotRunStopsTheBuild()
    {
        // As Visual Studio would run them without what the package brings for it.
        BuildResult build = Build(Application("", "", ""), "-p:_ForgeDesktopCompiler=false");

        Assert.AreEqual(1, build.ExitCode, build.Output);
        Assert.IsNotEmpty(build.Of("FORGE6001"));
        foreach (Diagnostic failure in build.Of("FORGE6001"))
        {
            Assert.AreEqual("error", failure.Kind);
            Assert.Contains("System.Text.Json", failure.Text);
        }
        Assert.IsEmpty(build.Of("AD0001"));
    }

    [TestMethod]
    public void OnlyThatCompilerIsGivenAJsonReader()
    {
        TempRepository repository = NewRepository().Governed();
        repository.Dotnet("restore", Skeleton.Project);

        Assert.AreEqual("", Desktop(repository));
        Assert.AreEqual("Microsoft.Bcl.AsyncInterfaces.dll System.Text.Encodings.Web.dll System.Text.Json.dll", Desktop(repository, "-p:_ForgeDesktopCompiler=true"));
    }

    private TempRepository Application(string routes, string code, string type) => Application(NewRepository().WithContracts(), routes, code, type);

    private static TempRepository Application(TempRepository repository, string routes, string code, string type)
        => repository
            .Write("src/Web/Web.csproj", Skeleton.ProjectText(Skeleton.PackageReference).Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal))
            .Write(Skeleton.Boundaries, """{ "layers": [ { "name": "web", "globs": ["src/Web/**/*.cs"], "forbidden": [ { "pattern": "SqlConnection", "reason": "x" } ], "limits": { "types": 1 } } ] }""")
            .Write(Skeleton.Contracts + "physics.yaml", "paths:\n  /a:\n    get: {}\n" + routes)
            .Write(Place, "using Microsoft.AspNetCore.Builder;\nvar app = WebApplication.Create();\napp.MapGet(\"/a\", () => \"x\");\n" + code + "\napp.Run();\nclass A { }\n" + type + "\n");

    private static BuildResult Build(TempRepository repository, params string[] arguments)
    {
        if (!MonoRuntime.IsThere)
            Assert.Inconclusive(MonoRuntime.HowToGetIt);
        Assert.IsTrue(File.Exists(Compiler), Compiler);
        return repository.With("DESKTOP_CSC", Compiler).Build([Skeleton.Project, "-p:CscToolPath=" + Scripts, "-p:CscToolExe=csc.sh", "-p:LangVersion=latest", .. arguments]);
    }

    private static string Desktop(TempRepository repository, params string[] arguments)
        => string.Join(' ', repository.Run(Command.DotnetHost, ["msbuild", Skeleton.Project, "-nodeReuse:false", "-getItem:Analyzer", .. arguments]).Split('\n')
            .Where(line => line.Contains("\"Identity\"", StringComparison.Ordinal) && line.Contains("desktop-compiler", StringComparison.Ordinal))
            .Select(line => line.Trim().TrimEnd(',').Trim('"')).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    private static string Lines(BuildResult build)
        => Lines(build.Diagnostics.Where(diagnostic => diagnostic.Code.StartsWith("FORGE", StringComparison.Ordinal) && diagnostic.Kind != "message").Select(diagnostic => diagnostic.Code + " " + diagnostic.Span).ToArray());

    private static string Lines(params string[] lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
