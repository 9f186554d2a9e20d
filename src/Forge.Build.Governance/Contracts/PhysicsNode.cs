using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts;

/// <summary>A value of <c>physics.yaml</c> below a method or a schema, as its text has it: no alias is followed.</summary>
internal sealed class PhysicsNode
{
    public PhysicsNode(PhysicsNodeKind kind, SourceLocation location, string text = "")
    {
        Kind = kind;
        Location = location;
        Text = text;
    }

    public PhysicsNodeKind Kind { get; }

    public SourceLocation Location { get; }

    /// <summary>Of a scalar.</summary>
    public string Text { get; }

    /// <summary>Of a map, in the order of the file.</summary>
    public List<PhysicsMember> Members { get; } = new();

    /// <summary>Of a list.</summary>
    public List<PhysicsNode> Items { get; } = new();
}

/// <summary>A key and its value.</summary>
/// <param name="Key">Its text; empty where the key is no scalar.</param>
/// <param name="Location">The key's place.</param>
/// <param name="Value">The value.</param>
internal sealed record PhysicsMember(string Key, SourceLocation Location, PhysicsNode Value);

/// <summary>What a node is.</summary>
internal enum PhysicsNodeKind
{
    /// <summary>A text.</summary>
    Scalar,

    /// <summary>Nothing is written there, or <c>null</c>.</summary>
    Null,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A list.</summary>
    List,

    /// <summary>A reference to another place.</summary>
    Alias,
}
