using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>A small program of layer A, and what of <see cref="LibraryB"/> it refers to.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Code">Where it has no namespace and opens none itself, it is put into <c>Layer.A</c>, with <c>Layer.B</c> open.</param>
/// <param name="Edges">What the compiled assembly refers to, as <c>User: Box, Tag; Other: Tag</c>.</param>
/// <param name="SourceOnly">What only the source refers to, in the same form.</param>
public sealed record ReferenceCase(string Name, string Code, string Edges, string SourceOnly = "")
{
    /// <summary>Whether an older compiler cannot read it.</summary>
    public bool IsCSharp14 { get; init; }

    /// <summary>The program as it is compiled.</summary>
    public string Source => (Code.Contains("using ", StringComparison.Ordinal) && Code.Contains("Layer.B", StringComparison.Ordinal)) || Code.Contains("namespace ", StringComparison.Ordinal)
        ? Code : "using Layer.B;\nnamespace Layer.A;\n" + Code;

    /// <summary>Whether it has statements without a class.</summary>
    public bool IsProgram => !Code.Contains("class ", StringComparison.Ordinal) && Code.Contains(';') && !Code.Contains("namespace ", StringComparison.Ordinal)
        && Code.StartsWith("using ", StringComparison.Ordinal);

    /// <summary>Makes <c>User: Box, Tag; Other: Tag</c> of <c>User -> Box</c> and so on.</summary>
    public static string Format(IEnumerable<string> edges) => string.Join("; ", edges.Select(edge => edge.Split(" -> ")).GroupBy(edge => edge[0], edge => edge[1])
        .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key + ": " + string.Join(", ", group.Order(StringComparer.Ordinal))));

    public override string ToString() => Name;
}
