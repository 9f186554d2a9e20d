using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Forge.Build.Benchmarks;

/// <summary>The analyzers as a compiler loads them, with the engine that was built for them; this program has another one.</summary>
internal sealed class BuiltAnalyzers(string folder) : AssemblyLoadContext("analyzers")
{
    /// <summary>All of them, new, from the Release build of this repository; the current folder is its root.</summary>
    public static DiagnosticAnalyzer[] Load()
    {
        string folder = Path.GetFullPath("src/Forge.Build.Analyzers/bin/Release/netstandard2.0");
        return [.. new BuiltAnalyzers(folder).LoadFromAssemblyPath(Path.Combine(folder, "Forge.Build.Analyzers.dll")).GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer))).OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
        => assemblyName.Name is "Forge.Build.Governance" or "YamlDotNet" ? LoadFromAssemblyPath(Path.Combine(folder, assemblyName.Name + ".dll")) : null;
}
