using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Infrastructure;

/// <summary>A C# project in memory, below the root <see cref="Root"/> of a governed repository.</summary>
internal sealed class AnalyzedProject
{
    public const string Root = "/repository/";
    public const string Contracts = Root + "Forge/Contracts/";

    // All that this process can load: .NET, ASP.NET Core and the packages of the test project, but for what would make the program one of tests.
    private static readonly Lazy<ImmutableArray<MetadataReference>> Platform = new(() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Where(path => !IsOurs(path)).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToImmutableArray());

    private readonly List<(string Path, string Text)> _sources = new();
    private readonly List<AdditionalText> _contracts = new();
    private readonly List<MetadataReference> _references = new();
    private readonly Dictionary<string, string> _properties = new()
    {
        ["build_property._ForgeContractsRoot"] = Root.TrimEnd('/'),
        ["build_property._ForgeContracts"] = Contracts.TrimEnd('/'),
    };

    private string _assembly = "Web";

    private OutputKind _kind = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Adds a source.</summary>
    /// <param name="path">Relative to the root.</param>
    /// <param name="text">Its text.</param>
    public AnalyzedProject Source(string path, string text)
    {
        _sources.Add((Root + path, text));
        return this;
    }

    /// <summary>Adds a contract, or any other file of the repository that the compiler passes on.</summary>
    /// <param name="name">Below <c>Forge/Contracts</c>; <c>forge.json</c> is at the root.</param>
    /// <param name="text">Its text.</param>
    public AnalyzedProject Contract(string name, string text)
    {
        _contracts.Add(new TextInMemory((name == "forge.json" ? Root : Contracts) + name, text));
        return this;
    }

    /// <summary>Sets a property that the compiler sees.</summary>
    public AnalyzedProject Property(string name, string value)
    {
        _properties["build_property." + name] = value;
        return this;
    }

    /// <summary>Names the assembly.</summary>
    public AnalyzedProject Assembly(string name)
    {
        _assembly = name;
        return this;
    }

    /// <summary>Makes it a program.</summary>
    public AnalyzedProject Program()
    {
        _kind = OutputKind.ConsoleApplication;
        return this;
    }

    /// <summary>Adds a reference to what another project compiles to.</summary>
    public AnalyzedProject Reference(AnalyzedProject project)
    {
        _references.Add(MetadataReference.CreateFromImage(project.Emit()));
        return this;
    }

    /// <summary>Adds a reference to an assembly.</summary>
    public AnalyzedProject Reference(MetadataReference assembly)
    {
        _references.Add(assembly);
        return this;
    }

    /// <summary>Compiles without analyzers; it must compile.</summary>
    public CSharpCompilation Compile(LanguageVersion language = LanguageVersion.Preview)
    {
        CSharpParseOptions parse = new(language, DocumentationMode.Diagnose);
        CSharpCompilation compilation = CSharpCompilation.Create(_assembly, _sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text), parse, source.Path)),
            Platform.Value.Concat(_references), new CSharpCompilationOptions(_kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        Assert.AreEqual("", string.Join('\n', compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return compilation;
    }

    /// <summary>The bytes of the assembly.</summary>
    public ImmutableArray<byte> Emit()
    {
        using MemoryStream stream = new();
        Assert.IsTrue(Compile().Emit(stream).Success);
        return [.. stream.ToArray()];
    }

    /// <summary>What a compiler or an editor hands to analyzers beside the sources.</summary>
    public AnalyzerOptions Options => new([.. _contracts], new Properties(_properties));

    /// <summary>What analyzers find, after <c>NoWarn</c>, pragmas and attributes did what they can, in order of place. None may break.</summary>
    public IReadOnlyList<Diagnostic> Analyze(params DiagnosticAnalyzer[] analyzers) => Analyze(Compile(), analyzers);

    /// <summary>The same of another state of the sources, as an editor has one after each key.</summary>
    public IReadOnlyList<Diagnostic> Analyze(CSharpCompilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        IReadOnlyList<Diagnostic> diagnostics = Run(compilation, analyzers, CancellationToken.None);
        Assert.AreEqual("", string.Join('\n', diagnostics.Where(diagnostic => diagnostic.Id == "FORGE6001")));
        return diagnostics;
    }

    /// <summary>The same for analyzers that may meet an exception of their own.</summary>
    public IReadOnlyList<Diagnostic> AnalyzeBreaking(DiagnosticAnalyzer analyzer, CancellationToken cancellation = default) => Run(Compile(), [analyzer], cancellation);

    private IReadOnlyList<Diagnostic> Run(CSharpCompilation compilation, DiagnosticAnalyzer[] analyzers, CancellationToken cancellation)
    {
        CompilationWithAnalyzersOptions options = new(Options,
            onAnalyzerException: (e, analyzer, _) => throw new InvalidOperationException(analyzer.GetType().Name + ": " + e, e), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return [.. compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult()
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.GetMessage(), StringComparer.Ordinal)];
    }

    /// <summary>The place and code of a diagnostic, <c>src/Web/Orders.cs(3,5) FORGE3601</c>.</summary>
    public static string Place(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string path = span.Path is null ? "" : span.Path.StartsWith(Root, StringComparison.Ordinal) ? span.Path[Root.Length..] : span.Path;
        return path + "(" + (span.StartLinePosition.Line + 1) + "," + (span.StartLinePosition.Character + 1) + ") " + diagnostic.Id;
    }

    private static bool IsOurs(string path) => Path.GetFileName(path) is { } name && (name.StartsWith("Forge.Build", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.VisualStudio.Test", StringComparison.Ordinal) || name.StartsWith("MSTest", StringComparison.Ordinal));

    private sealed class TextInMemory(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Properties(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(new Dictionary<string, string>());

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new Dictionary<string, string>());
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
