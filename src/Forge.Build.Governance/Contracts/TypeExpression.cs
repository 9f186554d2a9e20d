using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Contracts;

/// <summary>What a type of <c>physics.yaml</c> is on the wire.</summary>
public enum PhysicsType
{
    /// <summary>The contract's words are no type that this reader knows; it may be anything.</summary>
    Unknown,

    /// <summary>No body at all.</summary>
    Nothing,

    /// <summary>A text.</summary>
    String,

    /// <summary>A number without fraction.</summary>
    Integer,

    /// <summary>Any number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A text that is a UUID.</summary>
    Uuid,

    /// <summary>A text that is a date, with or without a time.</summary>
    Date,

    /// <summary>An object, of whose fields nothing is said.</summary>
    Object,

    /// <summary>An object with these fields.</summary>
    Fields,

    /// <summary>A list of <see cref="TypeExpression.Item"/>.</summary>
    List,

    /// <summary>An object with any keys, whose values are <see cref="TypeExpression.Item"/>.</summary>
    Dictionary,

    /// <summary>The schema that is called <see cref="TypeExpression.Name"/>.</summary>
    Named,
}

/// <summary>A type as <c>physics.yaml</c> writes it: prose, of which only what is certain is understood.</summary>
/// <param name="Type">What it is.</param>
/// <param name="IsNullable">Whether the contract says that it may be <c>null</c>.</param>
public sealed record TypeExpression(PhysicsType Type, bool IsNullable = false)
{
    /// <summary>Of what nothing is known.</summary>
    public static TypeExpression Unknown { get; } = new(PhysicsType.Unknown);

    /// <summary>What a list or a dictionary holds; null for all others.</summary>
    public TypeExpression? Item { get; init; }

    /// <summary>The schema's name; empty for all others.</summary>
    public string Name { get; init; } = "";

    /// <summary>The fields of an object; none for all others.</summary>
    public IReadOnlyList<PhysicsField> Fields { get; init; } = Array.Empty<PhysicsField>();

    /// <summary>Whether there may be more fields than these.</summary>
    public bool IsOpen { get; init; }
}
