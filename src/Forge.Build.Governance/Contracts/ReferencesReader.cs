using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts;

/// <summary>Reads what <c>boundaries.json</c> says of references: which C# code a layer holds, and what that may refer to. What is refused becomes FORGE3001.</summary>
internal sealed class ReferencesReader
{
    private const string LayerPrefix = "layer:";
    private const string NamespacePrefix = "namespace:";
    private const string AssemblyPrefix = "assembly:";
    private const string Namespaces = "namespaces";
    private const string Assemblies = "assemblies";

    private readonly JsonShape _shape;
    private readonly LayersFrom _layersFrom;
    private readonly Dictionary<string, string> _layers = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _silent = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="shape">Takes values out, and the problems.</param>
    /// <param name="root">The whole contract: an entry may name a layer that stands further down.</param>
    public ReferencesReader(JsonShape shape, JsonValue root)
    {
        _shape = shape;
        _layersFrom = ReadLayersFrom(root, "the file", LayersFrom.Path);
        if (root["layers"] is not { Kind: JsonKind.Array } layers)
            return;
        foreach (JsonValue layer in layers.Items)
        {
            if (layer["name"] is { Kind: JsonKind.String } name && !_layers.ContainsKey(name.Text))
                _layers.Add(name.Text, name.Text);
        }
    }

    /// <summary>Completes a layer.</summary>
    /// <param name="item">As it is written.</param>
    /// <param name="layer">What was read of it.</param>
    /// <param name="what">How messages call it.</param>
    public Layer Complete(JsonValue item, Layer layer, string what)
    {
        LayersFrom layersFrom = ReadLayersFrom(item, what, _layersFrom);
        if (item[layersFrom == LayersFrom.Namespace ? Namespaces : Assemblies] is null)
            _silent.Add(layer.Name);
        return layer with
        {
            LayersFrom = layersFrom,
            Namespaces = ReadNames(item, Namespaces, what, layersFrom, layersFrom == LayersFrom.Namespace),
            Assemblies = ReadNames(item, Assemblies, what, layersFrom, layersFrom != LayersFrom.Namespace),
            References = item["references"] is { Kind: not JsonKind.Null } value ? ReadReferences(value, layer.Name, "\"references\" of " + what) : null,
        };
    }

    /// <summary>Asks for what a layer must say, so that references into it can be seen.</summary>
    /// <param name="layers">All of them.</param>
    public void CheckTheyHoldCode(IReadOnlyList<Layer> layers)
    {
        HashSet<string> named = new(StringComparer.OrdinalIgnoreCase);
        foreach (Layer layer in layers)
        {
            if (layer.References is not { } references)
                continue;
            named.Add(layer.Name);
            foreach (ReferenceTarget entry in references.Deny)
                AddLayer(entry, named);
            foreach (ReferenceTarget entry in references.Allow ?? Array.Empty<ReferenceTarget>())
                AddLayer(entry, named);
        }
        if (named.Count == 0)
            return;
        foreach (Layer layer in layers)
        {
            if (layer.LayersFrom == LayersFrom.Path)
                continue;
            string member = layer.LayersFrom == LayersFrom.Namespace ? Namespaces : Assemblies, mode = Word(layer.LayersFrom);
            bool holds = (layer.LayersFrom == LayersFrom.Namespace ? layer.Namespaces : layer.Assemblies).Count > 0;
            if (named.Contains(layer.Name) && !holds)
            {
                _shape.Refuse(layer.Location, "layer \"" + layer.Name + "\" takes part in \"references\" and lacks \"" + member
                    + "\": with \"layersFrom\": \"" + mode + "\" they say which C# code it holds");
            }
            else if (_silent.Contains(layer.Name) && layer.CouldHoldCSharp())
            {
                _shape.Refuse(layer.Location, "layer \"" + layer.Name + "\" lacks \"" + member + "\", so references into it would not be seen: with \"layersFrom\": \""
                    + mode + "\" they say which C# code it holds; write [] where that is none");
            }
        }
    }

    private static void AddLayer(ReferenceTarget entry, HashSet<string> named)
    {
        if (entry.Kind == ReferenceTargetKind.Layer)
            named.Add(entry.Name);
    }

    private LayersFrom ReadLayersFrom(JsonValue item, string what, LayersFrom absent)
        => _shape.OneOf(item, "layersFrom", what, Word(absent), "path", "namespace", "project") switch
        {
            "namespace" => LayersFrom.Namespace,
            "project" => LayersFrom.Project,
            _ => LayersFrom.Path,
        };

    private static string Word(LayersFrom layersFrom) => layersFrom switch
    {
        LayersFrom.Namespace => "namespace",
        LayersFrom.Project => "project",
        _ => "path",
    };

    private List<NamePattern> ReadNames(JsonValue item, string member, string what, LayersFrom layersFrom, bool counts)
    {
        List<NamePattern> patterns = new();
        if (item[member] is { } value && !counts)
        {
            _shape.Refuse(value.Location, "\"" + member + "\" of " + what + " does not count: \"layersFrom\" is \"" + Word(layersFrom) + "\"");
            return patterns;
        }
        foreach (JsonValue text in _shape.Texts(item, member, what))
        {
            if (Pattern(text.Text, member == Namespaces, out string reason) is { } pattern)
                patterns.Add(pattern);
            else
                _shape.Refuse(text.Location, "\"" + member + "\" of " + what + " holds what is no pattern: " + reason);
        }
        return patterns;
    }

    private LayerReferences? ReadReferences(JsonValue value, string layer, string what)
    {
        if (value.Kind != JsonKind.Object)
        {
            _shape.Refuse(value.Location, what + " must be an object with \"allow\" or \"deny\", not " + value.KindName);
            return null;
        }
        if (value["allow"] is null && value["deny"] is null)
            _shape.Refuse(value.Location, what + " has neither \"allow\" nor \"deny\"");
        List<ReferenceTarget> allow = ReadTargets(value, "allow", what);
        List<ReferenceTarget> deny = ReadTargets(value, "deny", what);
        foreach (ReferenceTarget entry in deny)
        {
            if (entry.Kind == ReferenceTargetKind.Layer && string.Equals(entry.Name, layer, StringComparison.OrdinalIgnoreCase))
                _shape.Refuse(entry.Location, "\"deny\" of " + what + " names the layer itself");
        }
        return new LayerReferences(value["allow"] is null ? null : allow, deny, _shape.OptionalText(value, "reason", what), value.Location);
    }

    private List<ReferenceTarget> ReadTargets(JsonValue value, string member, string what)
    {
        List<ReferenceTarget> targets = new();
        foreach (JsonValue text in _shape.Texts(value, member, what))
        {
            if (ReadTarget(text.Text, text.Location, out string reason) is { } target)
                targets.Add(target);
            else
                _shape.Refuse(text.Location, "\"" + member + "\" of " + what + " holds an entry that is refused: " + reason);
        }
        return targets;
    }

    private ReferenceTarget? ReadTarget(string text, SourceLocation location, out string reason)
    {
        if (After(LayerPrefix, text) is { } layer)
            return LayerTarget(layer, text, location, out reason);
        if (After(NamespacePrefix, text) is { } namespaceName)
            return PatternTarget(ReferenceTargetKind.Namespace, namespaceName, text, location, out reason);
        if (After(AssemblyPrefix, text) is { } assembly)
            return PatternTarget(ReferenceTargetKind.Assembly, assembly, text, location, out reason);
        if (_layers.ContainsKey(text) || text.IndexOfAny(new[] { '.', '*' }) < 0)
            return LayerTarget(text, text, location, out reason);
        return PatternTarget(ReferenceTargetKind.Namespace, text, text, location, out reason);
    }

    private ReferenceTarget? LayerTarget(string name, string text, SourceLocation location, out string reason)
    {
        if (_layers.TryGetValue(name, out string? layer))
        {
            reason = "";
            return new ReferenceTarget(ReferenceTargetKind.Layer, layer, null, text, location);
        }
        string names = PrintableText.Excerpt("\"" + string.Join("\", \"", _layers.Keys) + "\"", 200);
        reason = "there is no layer \"" + name + "\" (the layers are " + names + "); a namespace of one part is written \"" + NamespacePrefix + name + "\"";
        return null;
    }

    private static ReferenceTarget? PatternTarget(ReferenceTargetKind kind, string name, string text, SourceLocation location, out string reason)
        => Pattern(name, kind == ReferenceTargetKind.Namespace, out reason) is { } pattern ? new ReferenceTarget(kind, name, pattern, text, location) : null;

    private static NamePattern? Pattern(string text, bool isNamespace, out string reason)
    {
        NamePattern? pattern;
        if (isNamespace)
            NamePattern.OfNamespace(text, out pattern, out reason);
        else
            NamePattern.OfAssembly(text, out pattern, out reason);
        return pattern;
    }

    private static string? After(string prefix, string text) => text.StartsWith(prefix, StringComparison.Ordinal) ? text.Substring(prefix.Length) : null;
}
