using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace Forge.Build.Governance.Contracts;

/// <summary>A range of a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last.</param>
internal readonly record struct TextRange(int Start, int End);

/// <summary>One entry of <c>known_violations</c> and where it stands.</summary>
internal sealed record KnownViolationText(TextRange Range, string Layer, string File, string Pattern);

/// <summary>Where the entries of <c>known_violations</c> stand in the text of a <c>boundaries.json</c> that <see cref="BoundariesReader"/> had nothing to say against.</summary>
internal sealed class KnownViolationsText
{
    private const string Name = "known_violations";

    private readonly byte[] _bytes;
    private int _knownByte;
    private int _knownIndex;

    /// <param name="text">Its line ends may be any.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public KnownViolationsText(string text)
    {
        // A lone surrogate becomes one other character, so that indices stay true.
        _bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader reader = new(_bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("the contract is no object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isOurs = reader.ValueTextEquals(Name);
            int start = IndexOf(reader.TokenStartIndex);
            reader.Read();
            if (isOurs && reader.TokenType == JsonTokenType.StartArray)
                ReadEntries(ref reader, start);
            else
                reader.Skip();
            LastMember = new TextRange(start, IndexOf(reader.BytesConsumed));
        }
    }

    /// <summary>The entries in their order.</summary>
    public List<KnownViolationText> Entries { get; } = new();

    /// <summary>The array with its brackets; null where there is none.</summary>
    public TextRange? Array { get; private set; }

    /// <summary>Index of the quotation mark of the array's name.</summary>
    public int NameStart { get; private set; }

    /// <summary>The outermost object's last member, with its name.</summary>
    public TextRange LastMember { get; }

    private void ReadEntries(ref Utf8JsonReader reader, int nameStart)
    {
        int start = IndexOf(reader.TokenStartIndex);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            Entries.Add(ReadEntry(ref reader));
        (Array, NameStart) = (new TextRange(start, IndexOf(reader.BytesConsumed)), nameStart);
    }

    private KnownViolationText ReadEntry(ref Utf8JsonReader reader)
    {
        int start = IndexOf(reader.TokenStartIndex);
        Dictionary<string, string> texts = new();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString() ?? "";
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
                texts[name] = reader.GetString() ?? "";
            else
                reader.Skip();
        }
        return new KnownViolationText(new TextRange(start, IndexOf(reader.BytesConsumed)), TextOf(texts, "layer"), TextOf(texts, "file"), TextOf(texts, "pattern"));
    }

    private static string TextOf(Dictionary<string, string> texts, string name) => texts.TryGetValue(name, out string? text) ? text : "";

    // Asked in rising order, so that each byte is decoded once.
    private int IndexOf(long at)
    {
        _knownIndex += Encoding.UTF8.GetCharCount(_bytes, _knownByte, (int)at - _knownByte);
        _knownByte = (int)at;
        return _knownIndex;
    }
}
