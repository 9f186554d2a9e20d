using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Dependencies;

/// <summary>One import of a file.</summary>
/// <param name="Name">What is imported, as the language writes it: <c>google.cloud</c>, <c>@scope/name/part</c>, <c>example.org/module/part</c>.</param>
/// <param name="Start">Where the name begins in the file's text.</param>
/// <param name="End">Where it ends.</param>
internal sealed record Import(string Name, int Start, int End)
{
    /// <summary>What is taken out of it (Python's <c>from x import a, b</c>); empty where the language does not say.</summary>
    public IReadOnlyList<string> Members { get; init; } = Array.Empty<string>();

    /// <summary>Whether only types are imported, which no longer exist when the program runs.</summary>
    public bool OnlyTypes { get; init; }
}
