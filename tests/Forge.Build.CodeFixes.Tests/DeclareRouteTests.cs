using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Forge.Build.Analyzers.Physics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.CodeFixes.Tests;

[TestClass]
public sealed class DeclareRouteTests
{
    private const string Program = """
        using System;
        using Microsoft.AspNetCore.Builder;

        WebApplication app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders/{id}", (Guid id) => new Order(id, 1m));
        app.Run();

        public record Order(Guid Id, decimal Total);
        """;

    [TestMethod]
    [DataRow("paths: {}\n", "paths:\n  /orders/{id}:\n    get: { response: { id: uuid, total: number } }\n", DisplayName = "a route")]
    [DataRow("paths:\n  /orders/{id}:\n    put: {}\nschemas:\n  Order: { id: uuid, total: number }\n",
        "paths:\n  /orders/{id}:\n    get: { response: Order }\n    put: {}\nschemas:\n  Order: { id: uuid, total: number }\n", DisplayName = "a method")]
    public async Task WhatIsProposedIsWrittenIntoTheContractAndEndsTheFinding(string physics, string expected)
    {
        Project project = NewProject(physics);
        CodeAction fix = (await FixesOf(project)).Single();

        Assert.AreEqual("Propose /orders/{id} in physics.yaml", fix.Title);
        Solution solution = ((ApplyChangesOperation)(await fix.GetOperationsAsync(CancellationToken.None)).Single()).ChangedSolution;
        Project changed = solution.GetProject(project.Id)!;
        Assert.AreEqual(expected, (await changed.AdditionalDocuments.Single().GetTextAsync()).ToString());
        Assert.AreEqual(Program, (await changed.Documents.Single().GetTextAsync()).ToString());
        Assert.IsEmpty(await FixesOf(changed));
    }

    [TestMethod]
    [DataRow("paths: { /a: { get: {} } }\n", DisplayName = "in flow style")]
    [DataRow("paths:\n  /orders/{id}:\n    get: {}\n", DisplayName = "nothing is lacking")]
    public async Task WhereThereIsNoSafePlaceNothingIsOffered(string physics) => Assert.IsEmpty(await FixesOf(NewProject(physics)));

    private static Project NewProject(string physics)
    {
        AdhocWorkspace workspace = new();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Web", "Web", LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: References()))
            .AddDocument(DocumentId.CreateNewId(id), "Program.cs", Program, filePath: "/repository/src/Web/Program.cs")
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "physics.yaml", physics, filePath: "/repository/Forge/Contracts/physics.yaml")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), "x.globalconfig", SourceText.From(
                "is_global = true\nbuild_property._ForgeContractsRoot = /repository\nbuild_property._ForgeContracts = /repository/Forge/Contracts\n"), filePath: "/repository/x.globalconfig");
        return solution.GetProject(id)!;
    }

    // But for what would make it a project of tests.
    private static IEnumerable<MetadataReference> References()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));

    private static async Task<IReadOnlyList<CodeAction>> FixesOf(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        Assert.AreEqual("", string.Join('\n', compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([new PhysicsAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        DeclareRoute provider = new();
        List<CodeAction> fixes = new();
        foreach (Diagnostic diagnostic in diagnostics.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(project.Documents.Single(), diagnostic, (action, _) => fixes.Add(action), CancellationToken.None));
        return fixes;
    }
}
