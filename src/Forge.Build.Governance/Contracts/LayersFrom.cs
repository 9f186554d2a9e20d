namespace Forge.Build.Governance.Contracts;

/// <summary>What tells which layer C# code belongs to (<c>"layersFrom"</c> of <c>boundaries.json</c> or of a layer in it). Patterns and <c>limits</c> go by a file's path in every case.</summary>
public enum LayersFrom
{
    /// <summary>
    /// The file that declares it: a layer has what is declared in the files that <see cref="Layer.Covers"/>; what is declared in several files is in the layers of
    /// all of them. Code that another project compiled has no files any more: it belongs to the layers whose <see cref="Layer.Assemblies"/> name its
    /// assembly, and of an assembly that no layer names nothing is known.
    /// </summary>
    Path,

    /// <summary>Its namespace, whoever compiled it, by <see cref="Layer.Namespaces"/>.</summary>
    Namespace,

    /// <summary>Its assembly, the one that is being compiled included, by <see cref="Layer.Assemblies"/>.</summary>
    Project,
}
