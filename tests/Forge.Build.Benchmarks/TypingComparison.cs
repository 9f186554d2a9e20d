using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Benchmarks;

/// <summary>
/// What a key in an editor costs: a character in a file makes a new compilation, of which the editor asks the diagnostics of that file. In processor time of this
/// process, with all analyzers and with one that asks for the same and does nothing, in turn.
/// </summary>
internal static class TypingComparison
{
    private const string Root = "/typing";
    private const string Layers = """
        { "layers": [
            { "name": "web", "glob": "**/*Controller*.cs", "limits": { "types": 50, "members": 500 }, "references": { "deny": ["namespace:Nowhere"] },
              "forbidden": [ { "pattern": "\\bSqlConnection\\b", "in": "code" } ] },
            { "name": "data", "glob": "**/*Model*.cs", "references": { "deny": ["layer:web"] } }
        ] }
        """;

    /// <summary>Edits a project that is made up.</summary>
    /// <param name="controllers">Each with six actions, and a file of data.</param>
    /// <param name="rounds">How often, after some that are not counted.</param>
    public static int Made(int controllers, int rounds)
    {
        CSharpParseOptions parse = new(LanguageVersion.Latest);
        List<SyntaxTree> trees = new();
        for (int i = 0; i < controllers; i++)
        {
            trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(ControllerText(i)), parse, Root + "/C" + i + "Controller.cs"));
            trees.Add(CSharpSyntaxTree.ParseText(SourceText.From($"namespace Made; public sealed class Model{i} {{ public int Id {{ get; set; }} public string Name {{ get; set; }} = \"\"; public Model{i}? Next {{ get; set; }} }}"), parse, Root + "/Model" + i + ".cs"));
        }
        MetadataReference[] references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Forge.Build", StringComparison.Ordinal)).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();
        CSharpCompilation compilation = CSharpCompilation.Create("Made", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return Run(compilation, Root, trees[0], rounds);
    }

    /// <summary>Edits a real project.</summary>
    /// <param name="response">The arguments of its <c>csc</c>, as a detailed log of its build has them, in a file that lies in the folder of the project.</param>
    /// <param name="edited">The end of the path of the file that is edited.</param>
    /// <param name="rounds">How often, after some that are not counted.</param>
    public static int Real(string response, string edited, int rounds)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(response))!;
        CSharpCommandLineArguments arguments = CSharpCommandLineParser.Default.Parse(CommandLineParser.SplitCommandLineIntoArguments(File.ReadAllText(response), removeHashComments: false), folder, sdkDirectory: null);
        SyntaxTree[] trees = [.. arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file.Path)), arguments.ParseOptions, file.Path))];
        CSharpCompilation compilation = CSharpCompilation.Create(arguments.CompilationName ?? "Real", trees,
            arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(Path.Combine(folder, reference.Reference), reference.Properties)), arguments.CompilationOptions);
        return Run(compilation, folder.Replace('\\', '/'), trees.Single(tree => tree.FilePath.EndsWith(edited, StringComparison.Ordinal)), rounds);
    }

    private static int Run(CSharpCompilation compilation, string root, SyntaxTree tree, int rounds)
    {
        compilation = compilation.WithOptions(compilation.Options.WithConcurrentBuild(false));
        DiagnosticAnalyzer[] ours = BuiltAnalyzers.Load();
        AnalyzerOptions options = Accepting(compilation, root, ours);
        int files = compilation.SyntaxTrees.Length, found = 0;
        Console.WriteLine($"{files} files, {compilation.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)} errors of the compiler, {rounds} rounds, processor time");
        Series.PrintHeader();
        foreach ((string what, string key, Func<SyntaxTree, int> place) in new (string, string, Func<SyntaxTree, int>)[] { ("a body", " ", InBody), ("a declaration", "a", InDeclaration) })
        {
            foreach (bool isWhole in new[] { false, true })
            {
                Series idle = new(what + (isWhole ? ", all files, idle" : ", idle")), analyzed = new(what + (isWhole ? ", all files, analyzed" : ", analyzed"));
                SyntaxTree edited = tree;
                CSharpCompilation state = compilation;
                for (int round = -4; round < rounds; round++)
                {
                    foreach (bool isIdle in round % 2 == 0 ? new[] { true, false } : [false, true])
                    {
                        SyntaxTree next = edited.WithChangedText(edited.GetText().WithChanges(new TextChange(new TextSpan(place(edited), 0), key)));
                        state = state.ReplaceSyntaxTree(edited, next);
                        edited = next;
                        (double milliseconds, int count) = Ask(state, next, options, isIdle ? [new Idle()] : ours, isWhole);
                        if (round >= 0)
                            (isIdle ? idle : analyzed).Add(milliseconds);
                        found = isIdle ? found : count;
                    }
                }
                idle.Print(idle);
                analyzed.Print(idle);
            }
        }
        Console.WriteLine($"{found} findings");
        return 0;
    }

    // All routes are read and none is a finding: for each finding the compiler's driver looks for what may suppress it, and that is more than all else.
    private static AnalyzerOptions Accepting(CSharpCompilation compilation, string root, DiagnosticAnalyzer[] analyzers)
    {
        StringBuilder baseline = new();
        for (int pass = 0; ; pass++)
        {
            AnalyzerOptions options = AnalyzerInput.Of(root, isDesignTime: true, ("boundaries.json", Layers), ("physics.yaml", "paths: {}\n"), ("physics.baseline", baseline.ToString()));
            Match[] undeclared = [.. compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult()
                .Select(diagnostic => Regex.Match(diagnostic.GetMessage(), @"does not declare ([A-Z, and]+) (/\S*)")).Where(match => match.Success)];
            if (undeclared.Length == 0 || pass == 5)
                return options;
            foreach (string line in undeclared.SelectMany(match => Regex.Matches(match.Groups[1].Value, "[A-Z]+").Select(method => method.Value + " " + match.Groups[2].Value)).Distinct())
                baseline.Append(line).Append('\n');
        }
    }

    // As an editor asks of the file that is open, or of all that a build would say.
    private static (double Milliseconds, int Found) Ask(CSharpCompilation compilation, SyntaxTree tree, AnalyzerOptions options, DiagnosticAnalyzer[] analyzers, bool isWhole)
    {
        CompilationWithAnalyzers analyzed = compilation.WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        GC.Collect();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        int found = isWhole ? analyzed.GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Length
            : analyzed.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).GetAwaiter().GetResult().Length
                + analyzed.GetAnalyzerSemanticDiagnosticsAsync(analyzed.Compilation.GetSemanticModel(tree), null, CancellationToken.None).GetAwaiter().GetResult().Length;
        return ((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, found);
    }

    private static int InBody(SyntaxTree tree)
        => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(method => method.Body is not null).Body!.OpenBraceToken.Span.End;

    // In the text of the first attribute that has one, as of a route.
    private static int InDeclaration(SyntaxTree tree)
        => tree.GetRoot().DescendantNodes().OfType<AttributeArgumentSyntax>().Select(argument => argument.Expression).First(expression => expression.IsKind(SyntaxKind.StringLiteralExpression)).SpanStart + 1;

    private static string ControllerText(int i)
    {
        string actions = string.Concat(Enumerable.Range(0, 6).Select(action => $$"""
                /// <summary>An action.</summary>
                [Http{{(action % 2 == 0 ? "Get" : "Post")}}("a{{action}}/{id}")]
                [ProducesResponseType(typeof(Model{{i}}), 200)]
                [ProducesResponseType(404)]
                public ActionResult<Model{{i}}> Action{{action}}(int id, [FromQuery] string? filter, [FromQuery] int page)
                {
                    var text = filter ?? "";
                    List<Model{{i}}> all = new() { new Model{{i}} { Id = id, Name = text } };
                    foreach (Model{{i}} one in all.Where(each => each.Id == page))
                        return Ok(one);
                    return NotFound();
                }

            """));
        return "using System.Collections.Generic;\nusing System.Linq;\nusing Microsoft.AspNetCore.Mvc;\n\nnamespace Made;\n\n[ApiController]\n[Route(\"c" + i + "\")]\npublic sealed class C" + i + "Controller : ControllerBase\n{\n" + actions + "}\n";
    }

    // Asks for operations, nodes, symbols and models, so that the driver makes them for it too, and looks at none.
    private sealed class Idle : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("IDLE", "Idle", "Idle", "Idle", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
            context.RegisterOperationBlockAction(_ => { });
            context.RegisterSyntaxNodeAction(_ => { }, SyntaxKind.MethodDeclaration, SyntaxKind.Attribute);
            context.RegisterSymbolAction(_ => { }, SymbolKind.NamedType);
            context.RegisterSemanticModelAction(_ => { });
            context.RegisterSyntaxTreeAction(_ => { });
        }
    }
}
