using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Physics;

/// <summary>How two shapes differ at one place.</summary>
internal enum ShapeDifferenceKind
{
    /// <summary>The contract has a field that the code has not.</summary>
    Missing,

    /// <summary>The code has a field that the contract has not.</summary>
    Extra,

    /// <summary>Both have the field and spell it differently.</summary>
    Spelling,

    /// <summary>Both have it, and it is something else.</summary>
    Type,
}

/// <summary>One difference.</summary>
/// <param name="Kind">How.</param>
/// <param name="Path">Where in the JSON, <c>items[].total</c>; empty for the body itself.</param>
/// <param name="Contract">What the contract says: a shape, or the name of a field.</param>
/// <param name="Code">What the code says.</param>
/// <param name="Origin">Of the code's nearest field; null where it is the body itself.</param>
internal sealed record ShapeDifference(ShapeDifferenceKind Kind, string Path, string Contract, string Code, object? Origin);

/// <summary>
/// Compares what a contract asks for with what the code makes. A difference is only what cannot be the same: what one of the two does not say is equal to
/// everything.
/// </summary>
internal sealed class ShapeComparison
{
    // Deeper than any contract; a bound for shapes that grow with each step.
    private const int MostDepth = 24;
    private const int MostDifferences = 50;

    private readonly List<ShapeDifference> _differences = new();
    private readonly HashSet<(Shape, Shape)> _compared = new();
    private readonly bool _isNamingKnown;
    private readonly bool _isRequest;

    private ShapeComparison(bool isNamingKnown, bool isRequest)
    {
        _isNamingKnown = isNamingKnown;
        _isRequest = isRequest;
    }

    /// <summary>All differences, in the order of the contract's fields, then of the code's.</summary>
    /// <param name="contract">What is asked for.</param>
    /// <param name="code">What there is.</param>
    /// <param name="isNamingKnown">Whether the code's names are those in JSON; else they are compared without case, <c>_</c> and <c>-</c>.</param>
    /// <param name="isRequest">Whether the code reads it: then case does not count in names.</param>
    public static IReadOnlyList<ShapeDifference> Compare(Shape contract, Shape code, bool isNamingKnown = true, bool isRequest = false)
    {
        ShapeComparison comparison = new(isNamingKnown, isRequest);
        comparison.Look(contract, code, "", null, 0);
        return comparison._differences;
    }

    /// <summary>Whether no value can be both.</summary>
    public static bool Differ(JsonKind contract, JsonKind code)
    {
        if (contract == code || contract == JsonKind.Unknown || code == JsonKind.Unknown)
            return false;
        if (contract == JsonKind.Number && code == JsonKind.Integer)
            return false;
        if (code == JsonKind.Enum)
            return contract is not (JsonKind.String or JsonKind.Integer or JsonKind.Number);
        if (contract == JsonKind.String || code == JsonKind.String)
            return !IsText(contract) || !IsText(code);
        return !(contract is JsonKind.Object or JsonKind.Dictionary && code is JsonKind.Object or JsonKind.Dictionary);
    }

    private static bool IsText(JsonKind kind) => kind is JsonKind.String or JsonKind.Uuid or JsonKind.Date;

    private void Look(Shape contract, Shape code, string path, object? origin, int depth)
    {
        if (_differences.Count >= MostDifferences || depth > MostDepth)
            return;
        if (code.IsAlsoText && contract.Kind == JsonKind.String)
            return;
        if (Differ(contract.Kind, code.Kind))
        {
            Add(ShapeDifferenceKind.Type, path, contract.ToString(), code.ToString(), origin);
            return;
        }
        if (contract.Kind != code.Kind || contract.Kind is not (JsonKind.Object or JsonKind.List or JsonKind.Dictionary))
            return;
        if (contract.Kind == JsonKind.Object)
        {
            if (_compared.Add((contract, code)))
                LookAtFields(contract, code, path, origin, depth);
            return;
        }
        Look(contract.Item, code.Item, path + "[]", origin, depth + 1);
    }

    private void LookAtFields(Shape contract, Shape code, string path, object? origin, int depth)
    {
        Dictionary<string, ShapeField> open = new(StringComparer.Ordinal);
        foreach (ShapeField field in code.Fields)
            open[KeyOf(field.Name)] = field;
        List<ShapeField> missing = new();
        foreach (ShapeField field in contract.Fields)
        {
            if (!open.TryGetValue(KeyOf(field.Name), out ShapeField? found))
            {
                missing.Add(field);
                continue;
            }
            open.Remove(KeyOf(field.Name));
            Look(field.Value, found.Value, Join(path, field.Name), found.Origin ?? origin, depth + 1);
        }
        foreach (ShapeField field in missing)
        {
            ShapeField? near = code.Fields.FirstOrDefault(other => open.ContainsKey(KeyOf(other.Name)) && Normal(other.Name) == Normal(field.Name));
            if (near is not null)
            {
                open.Remove(KeyOf(near.Name));
                Add(ShapeDifferenceKind.Spelling, Join(path, field.Name), field.Name, near.Name, near.Origin ?? origin);
                Look(field.Value, near.Value, Join(path, field.Name), near.Origin ?? origin, depth + 1);
            }
            else if (!field.IsOptional && !code.IsOpen)
            {
                Add(ShapeDifferenceKind.Missing, Join(path, field.Name), field.Name, code.ToString(), origin);
            }
        }
        foreach (ShapeField field in code.Fields)
        {
            if (!contract.IsOpen && !field.IsOptional && open.ContainsKey(KeyOf(field.Name)))
                Add(ShapeDifferenceKind.Extra, Join(path, field.Name), contract.ToString(), field.Name, field.Origin ?? origin);
        }
    }

    private string KeyOf(string name) => !_isNamingKnown ? Normal(name) : _isRequest ? name.ToUpperInvariant() : name;

    private static string Normal(string name) => name.Replace("_", "").Replace("-", "").ToUpperInvariant();

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private void Add(ShapeDifferenceKind kind, string path, string contract, string code, object? origin)
    {
        if (_differences.Count < MostDifferences)
            _differences.Add(new ShapeDifference(kind, path, contract, code, origin));
    }
}
