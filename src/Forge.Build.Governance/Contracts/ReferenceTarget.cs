using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts;

/// <summary>What an entry of <c>references</c> speaks of.</summary>
public enum ReferenceTargetKind
{
    /// <summary>A layer of this contract.</summary>
    Layer,

    /// <summary>Namespaces, whoever compiled them.</summary>
    Namespace,

    /// <summary>Assemblies.</summary>
    Assembly,
}

/// <summary>One entry of <c>allow</c> or <c>deny</c>.</summary>
/// <remarks>
/// <c>layer:x</c>, <c>namespace:X.Y.*</c> and <c>assembly:X*</c> are what they say. Without such a prefix an entry is the layer of that name where there is one;
/// else a namespace where it has a point or a wildcard; else nothing, and refused (FORGE3001).
/// </remarks>
public sealed class ReferenceTarget
{
    private readonly NamePattern? _pattern;

    internal ReferenceTarget(ReferenceTargetKind kind, string name, NamePattern? pattern, string text, SourceLocation location)
    {
        Kind = kind;
        Name = name;
        _pattern = pattern;
        Text = text;
        Location = location;
    }

    /// <summary>What it speaks of.</summary>
    public ReferenceTargetKind Kind { get; }

    /// <summary>The layer's name as the layer has it, or the pattern, without prefix.</summary>
    public string Name { get; }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Its place in <c>boundaries.json</c>.</summary>
    public SourceLocation Location { get; }

    /// <summary>Whether it speaks of what is referred to.</summary>
    /// <param name="layers">The names of the layers that it is in.</param>
    /// <param name="namespaceName">Its namespace in full, empty for the global one.</param>
    /// <param name="assemblyName">The simple name of its assembly.</param>
    public bool IsMatch(IReadOnlyList<string> layers, string namespaceName, string assemblyName)
    {
        if (Kind != ReferenceTargetKind.Layer)
            return _pattern!.IsMatch(Kind == ReferenceTargetKind.Namespace ? namespaceName : assemblyName);
        foreach (string layer in layers)
        {
            if (string.Equals(layer, Name, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
