using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Forge.Build.Analyzers.Endpoints.Controllers;
using Forge.Build.Analyzers.Endpoints.FastEndpoints;
using Forge.Build.Analyzers.Endpoints.Minimal;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints;

/// <summary>
/// Reads the endpoints of a compilation: minimal APIs, controllers, FastEndpoints. What holds in every run is read; what does not is said with its place. An endpoint below
/// an <c>if</c> counts, because the code declares it.
/// </summary>
internal static class EndpointReader
{
    private static readonly EndpointTable None = new([], [], MayHoldMore: false);

    private static readonly string[] Frameworks = ["Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Mvc.Core", "FastEndpoints"];

    // Assemblies of these names declare nothing that a project would have to declare as its own.
    private static readonly string[] Libraries = ["Microsoft.", "System.", "Asp.Versioning.", "FastEndpoints", "Swashbuckle.", "NSwag.", "Scalar.", "OpenTelemetry.", "Serilog."];

    private static readonly ConditionalWeakTable<Compilation, EndpointTable> Known = new();

    /// <summary>All endpoints; the same table for the same compilation.</summary>
    public static EndpointTable Read(Compilation compilation, CancellationToken cancellation)
    {
        if (Known.TryGetValue(compilation, out EndpointTable? known))
            return known;
        EndpointTable table = ReadAnew(compilation, cancellation);
        return Known.GetValue(compilation, _ => table);
    }

    private static EndpointTable ReadAnew(Compilation compilation, CancellationToken cancellation)
    {
        HashSet<string> referenced = new(compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name), StringComparer.OrdinalIgnoreCase);
        if (compilation.Language != LanguageNames.CSharp || !Frameworks.Any(referenced.Contains))
            return None;
        SourceView source = new(compilation, cancellation);
        EndpointSink sink = new();
        MappedRoutes mapped = new(source, sink);
        mapped.Read();
        if (referenced.Contains("Microsoft.AspNetCore.Mvc.Core"))
            new ControllerRoutes(source, sink, mapped.Controllers).Read();
        if (referenced.Contains("FastEndpoints"))
            new FastEndpointRoutes(source, sink, mapped.FastEndpoints).Read();
        return sink.Table(MayHoldMore(compilation)) with { LookedAt = source.LookedAt };
    }

    // A referenced project that knows the framework may have controllers or extension methods of its own.
    private static bool MayHoldMore(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly =>
        !Libraries.Any(library => assembly.Name.StartsWith(library, StringComparison.Ordinal))
        && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => Frameworks.Contains(reference.Name))));
}
