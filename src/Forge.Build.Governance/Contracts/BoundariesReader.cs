using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts;

/// <summary>Reads <c>boundaries.json</c>. Unknown names are left alone; what is known must have its shape.</summary>
public sealed class BoundariesReader
{
    /// <summary>Longer patterns are refused: they are generated or hostile, and no reader could review one.</summary>
    public const int MostPatternLength = 4000;

    private const string Forbidden = "forbidden";
    private const int MostDecisionDigits = 9;

    private readonly string _path;
    private readonly JsonShape _shape;
    private readonly List<Finding> _findings = new();

    private BoundariesReader(string path, List<JsonProblem> problems)
    {
        _path = path;
        _shape = new JsonShape(problems);
    }

    /// <summary>Reads the contract.</summary>
    /// <param name="path">Relative to the project root, for positions.</param>
    /// <param name="source">The file's text.</param>
    /// <param name="findings">FORGE3001 for what has not its shape, FORGE3105 for a glob that is none or leaves the root, FORGE3107 for a doubled layer, FORGE3109 where nothing is forbidden.</param>
    /// <returns>What could be read; null where the text is no JSON object with layers.</returns>
    public static BoundariesContract? Read(string path, SourceText source, out IReadOnlyList<Finding> findings)
    {
        JsonSource.Parse(path, source, out JsonValue? root, out List<JsonProblem> problems);
        BoundariesReader reader = new(path, problems);
        BoundariesContract? contract = root is null ? null : reader.ReadContract(root);
        foreach (JsonProblem problem in problems)
            reader._findings.Add(Malformed(problem));
        findings = reader._findings;
        return contract;
    }

    private static Finding Malformed(JsonProblem problem)
        => new(RuleCatalog.MalformedContract, problem.Location, problem.Message + ".",
            "correct it; schemas/boundaries.schema.json in the package says what may stand where.");

    private BoundariesContract? ReadContract(JsonValue root)
    {
        if (root.Kind != JsonKind.Object)
        {
            _shape.Refuse(root.Location, "the file must hold an object with \"layers\", not " + root.KindName);
            return null;
        }
        ReferencesReader references = new(_shape, root);
        List<Layer> layers = new();
        Dictionary<string, Layer> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonValue item in _shape.Objects(root, "layers", "the file", required: true))
        {
            if (ReadLayer(item, references) is not { } layer)
                continue;
            layers.Add(layer);
            if (byName.TryGetValue(layer.Name, out Layer? first))
            {
                _findings.Add(new Finding(RuleCatalog.DuplicateLayer, layer.Location,
                    "layer \"" + layer.Name + "\" is defined twice, first in line " + first.Location.Line + ".", "rename one, or merge the two."));
            }
            else
            {
                byName.Add(layer.Name, layer);
            }
        }
        references.CheckTheyHoldCode(layers);
        if (root["layers"]?.Kind == JsonKind.Array)
            CheckSomethingIsForbidden(root, layers);
        Coverage coverage = _shape.OneOf(root, "coverage", "the file", "notice", "off", "notice", "error") switch
        {
            "off" => Coverage.Off,
            "error" => Coverage.Error,
            _ => Coverage.Notice,
        };
        return new BoundariesContract(layers, ReadKnownViolations(root), coverage);
    }

    private void CheckSomethingIsForbidden(JsonValue root, List<Layer> layers)
    {
        // What could not be read may well forbid something, and is reported already.
        if (_shape.Problems > 0 || layers.Exists(Restricts))
            return;
        _findings.Add(new Finding(RuleCatalog.NothingForbidden, root["layers"]!.Location,
            layers.Count == 0 ? "no layer is defined, so nothing is checked." : "no layer forbids anything, so nothing is checked.",
            "give a layer a \"forbidden\" list with at least one { \"pattern\", \"reason\" }."));
    }

    private static bool Restricts(Layer layer)
        => layer.Forbidden.Count > 0 || layer.Required.Count > 0 || !layer.Limits.IsNone || layer.References is { Allow: not null } or { Deny.Count: > 0 };

    private Layer? ReadLayer(JsonValue item, ReferencesReader references)
    {
        if (_shape.RequiredText(item, "name", "a layer") is not { } name)
            return null;
        string what = "layer \"" + name.Text + "\"";
        List<PlacedGlob> globs = new();
        int written = 0, problems = _shape.Problems;
        foreach (string member in new[] { "glob", "globs" })
        {
            foreach (JsonValue text in _shape.Texts(item, member, what))
            {
                written++;
                if (ReadGlob(text, what) is { } glob)
                    globs.Add(new PlacedGlob(glob, text.Location));
            }
        }
        if (written == 0 && problems == _shape.Problems)
            _shape.Refuse(name.Location, what + " lacks \"glob\", the files that belong to it, for example \"src/Web/**/*.cs\"");
        List<Glob> exclude = new();
        foreach (JsonValue text in _shape.Texts(item, "exclude", what))
        {
            if (ReadGlob(text, what) is { } glob)
                exclude.Add(glob);
        }
        // Without anything that restricts, a misspelt "forbidden" would be the usual reason.
        bool mayForbidNothing = item["required"] is not null || item["references"] is not null || item["limits"] is not null;
        Layer layer = new(name.Text, globs, exclude, ReadPatterns(item, Forbidden, what, !mayForbidNothing), name.Location)
        {
            Required = ReadPatterns(item, "required", what, isNeeded: false),
            Limits = ReadLimits(item, what),
        };
        return references.Complete(item, layer, what);
    }

    private LayerLimits ReadLimits(JsonValue item, string layer)
    {
        if (item["limits"] is not { Kind: not JsonKind.Null } value)
            return LayerLimits.None;
        string what = "\"limits\" of " + layer;
        if (value.Kind != JsonKind.Object)
        {
            _shape.Refuse(value.Location, what + " must be an object with \"lines\", \"types\" or \"members\", not " + value.KindName);
            return LayerLimits.None;
        }
        if (value["lines"] is null && value["types"] is null && value["members"] is null)
            _shape.Refuse(value.Location, what + " has none of \"lines\", \"types\" and \"members\"");
        return new LayerLimits(ReadLimit(value, "lines", what), ReadLimit(value, "types", what), ReadLimit(value, "members", what));
    }

    private Limit? ReadLimit(JsonValue limits, string name, string what)
        => _shape.OptionalPositive(limits, name, what) is { } most ? new Limit(most, limits[name]!.Location) : null;

    private List<LayerPattern> ReadPatterns(JsonValue layer, string member, string what, bool isNeeded)
    {
        List<LayerPattern> patterns = new();
        foreach (JsonValue rule in _shape.Objects(layer, member, what, isNeeded))
        {
            if (ReadPattern(rule, member, what) is { } pattern)
                patterns.Add(pattern);
        }
        return patterns;
    }

    private LayerPattern? ReadPattern(JsonValue item, string member, string layer)
    {
        string what = "a " + member + " pattern of " + layer;
        if (_shape.RequiredText(item, "pattern", what) is not { } pattern)
            return null;
        if (pattern.Text.Length > MostPatternLength)
        {
            _shape.Refuse(pattern.Location, what + " is longer than " + MostPatternLength + " characters");
            return null;
        }
        PatternScope scope = _shape.OneOf(item, "in", what, "any", "any", "code", "strings", "comments") switch
        {
            "code" => PatternScope.Code,
            "strings" => PatternScope.Strings,
            "comments" => PatternScope.Comments,
            _ => PatternScope.Any,
        };
        List<FileFilter> files = new();
        foreach (JsonValue text in _shape.Texts(item, "files", what))
        {
            if (ReadGlob(text, what) is { } glob)
                files.Add(new FileFilter(glob));
        }
        List<PatternExample> fail = ReadExamples(item, "fail", what), pass = ReadExamples(item, "pass", what);
        bool isForbidden = member == Forbidden;
        return new LayerPattern(pattern.Text, _shape.OptionalText(item, "reason", what), scope, files, isForbidden ? fail : pass, isForbidden ? pass : fail, pattern.Location);
    }

    private List<PatternExample> ReadExamples(JsonValue rule, string name, string what)
    {
        List<PatternExample> examples = new();
        if (rule["examples"] is not { } value)
            return examples;
        if (value.Kind != JsonKind.Object)
        {
            if (name == "fail")
                _shape.Refuse(value.Location, "\"examples\" of " + what + " must be an object with \"fail\" and \"pass\", not " + value.KindName);
            return examples;
        }
        foreach (JsonValue text in _shape.Texts(value, name, "\"examples\" of " + what))
            examples.Add(new PatternExample(text.Text, text.Location));
        return examples;
    }

    private List<KnownViolation> ReadKnownViolations(JsonValue root)
    {
        List<KnownViolation> known = new();
        foreach (JsonValue item in _shape.Objects(root, "known_violations", "the file", required: false))
        {
            JsonValue? layer = _shape.RequiredText(item, "layer", "a known violation");
            JsonValue? file = _shape.RequiredText(item, "file", "a known violation");
            JsonValue? pattern = _shape.RequiredText(item, "pattern", "a known violation");
            bool isBacked = TryReadDecision(item, out string decision, out SourceLocation place);
            if (layer is null || file is null || pattern is null)
                continue;
            if (!RelativePath.TryParse(file.Text, out RelativePath? path, out string reason))
                _shape.Refuse(file.Location, "\"file\" of a known violation is no path in the project: " + reason);
            else if (isBacked)
                known.Add(new KnownViolation(layer.Text, path!.Value, pattern.Text, item.Location, decision, place));
        }
        return known;
    }

    // An entry that rests on what is no decision accepts nothing.
    private bool TryReadDecision(JsonValue item, out string decision, out SourceLocation place)
    {
        (decision, place) = ("", SourceLocation.None);
        if (item["decision"] is not { Kind: not JsonKind.Null } value)
            return true;
        (decision, place) = (value.Text, value.Location);
        if (value.Kind == JsonKind.String && IsDecision(value.Text))
            return true;
        _shape.Refuse(value.Location, "\"decision\" of a known violation must be the name of a decision record, for example \"DECISION-1\"");
        return false;
    }

    private static bool IsDecision(string text)
    {
        const string Prefix = "DECISION-";
        int digits = text.Length - Prefix.Length;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || digits < 1 || digits > MostDecisionDigits || text[Prefix.Length] == '0')
            return false;
        for (int i = Prefix.Length; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
        }
        return true;
    }

    private Glob? ReadGlob(JsonValue text, string what)
    {
        if (Glob.TryParse(text.Text, out Glob? glob, out string reason))
            return glob;
        _findings.Add(new Finding(RuleCatalog.BadGlob, text.Location, "the glob \"" + text.Text + "\" of " + what + " is refused: " + reason + ".",
            "write it relative to the project root with /, for example \"src/Web/**/*.cs\"."));
        return null;
    }
}
