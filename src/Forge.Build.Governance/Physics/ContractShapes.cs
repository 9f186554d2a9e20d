using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Physics;

/// <summary>The shapes that <c>physics.yaml</c> writes out or names.</summary>
internal sealed class ContractShapes
{
    private readonly Dictionary<string, Shape> _schemas = new(StringComparer.Ordinal);

    public ContractShapes(PhysicsContract physics)
    {
        foreach (PhysicsField schema in physics.Schemas)
        {
            if (!_schemas.ContainsKey(schema.Name))
                _schemas.Add(schema.Name, Resolve(physics, schema));
        }
    }

    /// <summary>Whether there is a schema with a name.</summary>
    public bool HasSchema(string name) => _schemas.ContainsKey(name);

    /// <summary>The shape of a type.</summary>
    public Shape Of(TypeExpression type) => Of(type, "");

    // A schema may be another name of another one, and in a circle of those nothing is said.
    private Shape Resolve(PhysicsContract physics, PhysicsField schema)
    {
        TypeExpression type = schema.Type;
        HashSet<string> names = new(StringComparer.Ordinal) { schema.Name };
        while (type.Type == PhysicsType.Named)
        {
            TypeExpression alias = type;
            if (!names.Add(alias.Name) || physics.Schemas.FirstOrDefault(other => other.Name == alias.Name) is not { } next)
                return Shape.Unknown;
            type = next.Type;
        }
        return Of(type, schema.Name);
    }

    private Shape Of(TypeExpression type, string name)
    {
        switch (type.Type)
        {
            case PhysicsType.Named:
                return _schemas.TryGetValue(type.Name, out Shape? schema) ? schema : Shape.Unknown;
            case PhysicsType.Fields:
                return Shape.Object(name, () => FieldsOf(type), type.IsOpen);
            case PhysicsType.Object:
                return Shape.Of(JsonKind.Object, name);
            case PhysicsType.List:
                return Shape.Of(JsonKind.List, () => Of(type.Item ?? TypeExpression.Unknown, ""));
            case PhysicsType.Dictionary:
                return Shape.Of(JsonKind.Dictionary, () => Of(type.Item ?? TypeExpression.Unknown, ""));
            default:
                return Shape.Of(type.Type switch
                {
                    PhysicsType.Nothing => JsonKind.Nothing,
                    PhysicsType.String => JsonKind.String,
                    PhysicsType.Integer => JsonKind.Integer,
                    PhysicsType.Number => JsonKind.Number,
                    PhysicsType.Boolean => JsonKind.Boolean,
                    PhysicsType.Uuid => JsonKind.Uuid,
                    PhysicsType.Date => JsonKind.Date,
                    _ => JsonKind.Unknown,
                });
        }
    }

    private ShapeField[] FieldsOf(TypeExpression type)
        => type.Fields.Select(field => new ShapeField(field.Name, Of(field.Type, ""), field.IsOptional, field.Location)).ToArray();
}
