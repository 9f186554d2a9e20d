using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts.Json;

/// <summary>Reads JSON text into <see cref="JsonValue"/>s. Comments and trailing commas are allowed: people write these files by hand.</summary>
internal sealed class JsonSource
{
    private const int MostDepth = 64;

    private readonly string _path;
    private readonly byte[] _bytes;
    private readonly bool _isAscii;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _knownByte;
    private int _line = 1;
    private int _column = 1;

    private JsonSource(string path, SourceText source)
    {
        _path = path;
        _bytes = Encoding.UTF8.GetBytes(source.Text);
        _isAscii = _bytes.Length == source.Text.Length;
    }

    /// <summary>Parses a file.</summary>
    /// <param name="path">Relative to the project root, for positions.</param>
    /// <param name="source">Its text.</param>
    /// <param name="value">The value, or null where the text is no JSON.</param>
    /// <param name="problems">Syntax errors and doubled names, each with its place.</param>
    public static void Parse(string path, SourceText source, out JsonValue? value, out List<JsonProblem> problems)
    {
        problems = new List<JsonProblem>();
        JsonSource json = new(path, source);
        try
        {
            value = json.Read(problems);
        }
        catch (JsonException e)
        {
            value = null;
            problems.Add(new JsonProblem(json.PositionOf(e), "this is not JSON: " + WithoutPosition(e.Message)));
        }
    }

    private JsonValue? Read(List<JsonProblem> problems)
    {
        Utf8JsonReader reader = new(_bytes, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MostDepth,
        });
        Stack<JsonValue> open = new();
        string? name = null;
        SourceLocation nameLocation = default;
        JsonValue? root = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    nameLocation = Locate(ref reader);
                    name = Shared(StringAt(ref reader, nameLocation, problems));
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    continue;
            }
            JsonValue value = ValueAt(ref reader, problems);
            if (open.Count == 0)
                root = value;
            else if (open.Peek().Kind == JsonKind.Array)
                open.Peek().Items.Add(value);
            else
                Add(open.Peek(), new JsonMember(name!, nameLocation, value), problems);
            if (value.Kind is JsonKind.Object or JsonKind.Array)
                open.Push(value);
        }
        return root;
    }

    // A list of objects has the same few names over and over.
    private string Shared(string name)
    {
        if (_names.TryGetValue(name, out string? known))
            return known;
        _names.Add(name, name);
        return name;
    }

    // JSON readers differ in which of two equal names wins, so neither may.
    private static void Add(JsonValue parent, JsonMember member, List<JsonProblem> problems)
    {
        if (parent[member.Name] is not null)
            problems.Add(new JsonProblem(member.NameLocation, "the name \"" + member.Name + "\" stands twice in one object"));
        parent.Members.Add(member);
    }

    private static string StringAt(ref Utf8JsonReader reader, SourceLocation location, List<JsonProblem> problems)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            problems.Add(new JsonProblem(location, "this string holds half of a surrogate pair, which is no Unicode text"));
            return "";
        }
    }

    private JsonValue ValueAt(ref Utf8JsonReader reader, List<JsonProblem> problems)
    {
        SourceLocation location = Locate(ref reader);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new JsonValue(JsonKind.Object, "", location),
            JsonTokenType.StartArray => new JsonValue(JsonKind.Array, "", location),
            JsonTokenType.String => new JsonValue(JsonKind.String, StringAt(ref reader, location, problems), location),
            JsonTokenType.Number => new JsonValue(JsonKind.Number, TextOf(ref reader), location),
            JsonTokenType.True or JsonTokenType.False => new JsonValue(JsonKind.Boolean, TextOf(ref reader), location),
            _ => new JsonValue(JsonKind.Null, "", location),
        };
    }

    private string TextOf(ref Utf8JsonReader reader)
        => Encoding.UTF8.GetString(_bytes, (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));

    private SourceLocation Locate(ref Utf8JsonReader reader)
    {
        int end = (int)reader.BytesConsumed;
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            // BytesConsumed is past the colon and the blanks before it.
            while (_bytes[end - 1] != (byte)'"')
                end--;
        }
        (int line, int column) = PositionOfByte((int)reader.TokenStartIndex);
        (int endLine, int endColumn) = PositionOfByte(end);
        return new SourceLocation(_path, line, column, endLine, endColumn);
    }

    private SourceLocation PositionOf(JsonException e)
    {
        int lineStart = 0;
        for (long line = e.LineNumber ?? 0; line > 0 && lineStart < _bytes.Length; line--)
        {
            int feed = Array.IndexOf(_bytes, (byte)'\n', lineStart);
            lineStart = feed < 0 ? _bytes.Length : feed + 1;
        }
        int at = (int)Math.Min(_bytes.Length, lineStart + (e.BytePositionInLine ?? 0));
        (int row, int column) = PositionOfByte(at);
        return new SourceLocation(_path, row, column, row, column + 1);
    }

    // Bytes are asked for in rising order, so each is looked at once.
    private (int Line, int Column) PositionOfByte(int at)
    {
        if (at < _knownByte)
            (_knownByte, _line, _column) = (0, 1, 1);
        int from = _knownByte;
        for (int feed; (feed = Array.IndexOf(_bytes, (byte)'\n', from, at - from)) >= 0; from = feed + 1)
            (_line, _column) = (_line + 1, 1);
        _column += _isAscii ? at - from : Encoding.UTF8.GetCharCount(_bytes, from, at - from);
        _knownByte = at;
        return (_line, _column);
    }

    private static string WithoutPosition(string message)
    {
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (position < 0 ? message : message.Substring(0, position)).TrimEnd('.');
    }
}

/// <summary>What is wrong with a JSON text, and where.</summary>
internal sealed record JsonProblem(SourceLocation Location, string Message);
