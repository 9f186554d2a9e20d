using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Physics;

/// <summary>What a value is in JSON.</summary>
internal enum JsonKind
{
    /// <summary>Not known; it may be anything.</summary>
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

    /// <summary>A text or a number: an enumeration, of which nobody says here how it is written.</summary>
    Enum,

    /// <summary>An object with fields.</summary>
    Object,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object with any keys.</summary>
    Dictionary,
}

/// <summary>
/// The JSON that a contract asks for or that the code makes. What it holds is worked out when somebody asks, so a shape may hold itself.
/// </summary>
internal sealed class Shape
{
    private static readonly IReadOnlyList<ShapeField> NoFields = Array.Empty<ShapeField>();

    private readonly Lazy<IReadOnlyList<ShapeField>>? _fields;
    private readonly Lazy<Shape>? _item;

    private Shape(JsonKind kind, string name, bool isOpen, Func<IReadOnlyList<ShapeField>>? fields, Func<Shape>? item)
    {
        Kind = kind;
        Name = name;
        IsOpen = isOpen;
        _fields = fields is null ? null : new Lazy<IReadOnlyList<ShapeField>>(fields);
        _item = item is null ? null : new Lazy<Shape>(item);
    }

    /// <summary>Of what nothing is known.</summary>
    public static Shape Unknown { get; } = Of(JsonKind.Unknown);

    /// <summary>No body.</summary>
    public static Shape Nothing { get; } = Of(JsonKind.Nothing);

    /// <summary>What it is.</summary>
    public JsonKind Kind { get; }

    /// <summary>The name of the type or of the schema; empty where it has none.</summary>
    public string Name { get; }

    /// <summary>Of an object: whether it may have more fields than are known.</summary>
    public bool IsOpen { get; }

    /// <summary>Of a number: whether it may be written as a text as well.</summary>
    public bool IsAlsoText { get; private init; }

    /// <summary>Of an object.</summary>
    public IReadOnlyList<ShapeField> Fields => _fields?.Value ?? NoFields;

    /// <summary>What a list or a dictionary holds.</summary>
    public Shape Item => _item?.Value ?? Unknown;

    /// <summary>A value without parts.</summary>
    public static Shape Of(JsonKind kind, string name = "") => new(kind, name, isOpen: kind == JsonKind.Object, null, null);

    /// <summary>A number that may be written as a text.</summary>
    public static Shape NumberOrText(JsonKind kind) => new(kind, "", isOpen: false, null, null) { IsAlsoText = true };

    /// <summary>A list or a dictionary.</summary>
    public static Shape Of(JsonKind kind, Func<Shape> item) => new(kind, "", isOpen: false, null, item);

    /// <summary>An object.</summary>
    /// <param name="name">Of its type or schema.</param>
    /// <param name="fields">Asked at most once.</param>
    /// <param name="isOpen">Whether it may have more.</param>
    public static Shape Object(string name, Func<IReadOnlyList<ShapeField>> fields, bool isOpen = false) => new(JsonKind.Object, name, isOpen, fields, null);

    /// <summary>As a contract would write it, for messages.</summary>
    public override string ToString() => Kind switch
    {
        JsonKind.Nothing => "no body",
        JsonKind.Object => Name.Length > 0 ? Name : "object",
        JsonKind.List => Item + "[]",
        JsonKind.Dictionary => "dict[string, " + Item + "]",
        JsonKind.Enum => Name,
        _ => Kind.ToString().ToLowerInvariant(),
    };
}

/// <summary>A field of an object.</summary>
/// <param name="Name">In JSON.</param>
/// <param name="Value">What it holds.</param>
/// <param name="IsOptional">Whether it may be absent; in the code also whether it may be filled from elsewhere than the body.</param>
/// <param name="Origin">What it was made of, for whoever made it: where a finding is to stand. The engine hands it back.</param>
internal sealed record ShapeField(string Name, Shape Value, bool IsOptional = false, object? Origin = null);
