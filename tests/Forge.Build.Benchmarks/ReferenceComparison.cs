using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Forge.Build.Analyzers.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Benchmarks;

/// <summary>
/// The compiler's processor time for a folder of C# sources with the analyzer of references and with one that asks for the same and does nothing, in turn, in this
/// process, which has compiled its code. Every folder below is a layer, and each may refer to all, so every reference is judged and counted for cycles.
/// </summary>
internal static class ReferenceComparison
{
    /// <param name="folder">With sources that compile against .NET and what this program references, nearly enough.</param>
    /// <param name="rounds">How often, after two that are not counted.</param>
    public static int Run(string folder, int rounds)
    {
        folder = Path.GetFullPath(folder).Replace('\\', '/').TrimEnd('/');
        string obj = "/obj/", bin = "/bin/";
        string[] files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/'))
            .Where(file => !file.Contains(obj) && !file.Contains(bin)).Order(StringComparer.Ordinal).ToArray();
        CSharpParseOptions parse = new(LanguageVersion.Latest, preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET10_0_OR_GREATER"]);
        SyntaxTree[] trees = files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file)), parse, file)).ToArray();
        MetadataReference[] references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Forge.Build", StringComparison.Ordinal)).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true, concurrentBuild: false);
        Contract contract = new(folder);

        List<double> own = new(), paired = new();
        int errors = 0, found = 0;
        for (int round = -2; round < rounds; round++)
        {
            DiagnosticAnalyzer[] pair = round % 2 == 0 ? [new ReferenceAnalyzer(), new Idle()] : [new Idle(), new ReferenceAnalyzer()];
            Dictionary<bool, double> cpu = new();
            foreach (DiagnosticAnalyzer analyzer in pair)
            {
                CSharpCompilation compilation = CSharpCompilation.Create("Measured", trees, references, options);
                CompilationWithAnalyzers analyzed = compilation.WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(contract.Options, null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
                GC.Collect();
                TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
                AnalysisResult result = analyzed.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
                cpu[analyzer is Idle] = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
                if (analyzer is Idle)
                    continue;
                found = result.GetAllDiagnostics(analyzer).Length;
                errors = round == 0 ? compilation.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) : errors;
                if (round >= 0)
                    own.Add(result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds);
            }
            if (round >= 0)
                paired.Add(cpu[false] - cpu[true]);
        }
        Console.WriteLine($"{files.Length} files, {trees.Sum(tree => tree.GetText().Lines.Count)} lines, {contract.Layers} layers, {rounds} rounds; {errors} errors of the compiler, {found} findings");
        Console.WriteLine($"the analyzer's own time, as ReportAnalyzer has it: {Median(own):F0} ms, {Median(own) / files.Length:F3} ms a file");
        Console.WriteLine($"processor time of the compilation more than with an idle analyzer: {Median(paired):F0} ms, {Median(paired) / files.Length:F3} ms a file");
        return 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // Asks for operations and nodes, so that the driver makes them for it too, and looks at none.
    private sealed class Idle : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("IDLE", "Idle", "Idle", "Idle", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
            context.RegisterOperationBlockAction(_ => { });
            context.RegisterSyntaxNodeAction(_ => { }, SyntaxKind.MethodDeclaration, SyntaxKind.Attribute);
        }
    }

    private sealed class Contract
    {
        public Contract(string folder)
        {
            string[] names = Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)!).Where(name => name is not ("obj" or "bin")).Order(StringComparer.Ordinal).ToArray();
            Layers = names.Length;
            string json = JsonSerializer.Serialize(new
            {
                layers = names.Select(name => new { name, glob = name + "/**/*.cs", references = new { allow = names, deny = new[] { "namespace:None" } } }),
            });
            Options = AnalyzerInput.Of(folder, isDesignTime: false, ("boundaries.json", json));
        }

        public int Layers { get; }

        public AnalyzerOptions Options { get; }
    }
}
