using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Forge.Build.Governance.Decisions.Status;

/// <summary>A member of the status, by where it stands in the text.</summary>
/// <param name="Name">Unescaped.</param>
/// <param name="Start">Index of its name's quotation mark.</param>
/// <param name="NameEnd">Index after the name's last quotation mark.</param>
/// <param name="ValueStart">Index of the value's first character.</param>
/// <param name="ValueEnd">Index after its last.</param>
/// <param name="Kind">The value's first token.</param>
/// <param name="Value">A string's value, else empty.</param>
internal sealed record StatusMember(string Name, int Start, int NameEnd, int ValueStart, int ValueEnd, JsonTokenType Kind, string Value);

/// <summary>The outermost members of a JSON object and how it is laid out, so that a value can be replaced and nothing else is touched.</summary>
internal sealed class StatusMembers
{
    private readonly byte[] _bytes;
    private int _knownByte;
    private int _knownIndex;

    /// <param name="text">A JSON object; its line ends may be any.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public StatusMembers(string text)
    {
        Text = text;
        // A lone surrogate becomes one other character, so that indices stay true.
        _bytes = Encoding.UTF8.GetBytes(text);
        Read();
        Layout = StatusLayout.Of(text, Open, All.Count > 0 ? All[0].Start : Close);
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Index of the opening brace.</summary>
    public int Open { get; private set; }

    /// <summary>Index of the closing brace.</summary>
    public int Close { get; private set; }

    /// <summary>The members in their order.</summary>
    public List<StatusMember> All { get; } = new();

    /// <summary>The non-blank blocking questions, as text.</summary>
    public List<string> Questions { get; } = new();

    /// <summary>How the object is laid out.</summary>
    public StatusLayout Layout { get; }

    /// <summary>The member of a name, or null.</summary>
    public StatusMember? this[string name] => All.FirstOrDefault(member => member.Name == name);

    private void Read()
    {
        Utf8JsonReader reader = new(_bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("the status is no object");
        Open = IndexOf(reader.TokenStartIndex);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString() ?? "";
            int start = IndexOf(reader.TokenStartIndex);
            // What was consumed reaches past the colon.
            int nameEnd = IndexOf(reader.TokenStartIndex + reader.ValueSpan.Length + 2);
            reader.Read();
            int valueStart = IndexOf(reader.TokenStartIndex);
            JsonTokenType kind = reader.TokenType;
            string value = kind == JsonTokenType.String ? reader.GetString() ?? "" : "";
            if (name == StatusFields.Questions && kind == JsonTokenType.StartArray)
                ReadQuestions(ref reader);
            else
                reader.Skip();
            All.Add(new StatusMember(name, start, nameEnd, valueStart, IndexOf(reader.BytesConsumed), kind, value));
        }
        Close = IndexOf(reader.TokenStartIndex);
    }

    private void ReadQuestions(ref Utf8JsonReader reader)
    {
        int depth = reader.CurrentDepth;
        bool isText = false;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                isText = reader.CurrentDepth == depth + 2 && reader.ValueTextEquals(StatusFields.Question);
            else if (reader.TokenType == JsonTokenType.String && (isText || reader.CurrentDepth == depth + 1) && reader.GetString()!.Trim().Length > 0)
                Questions.Add(reader.GetString()!);
        }
    }

    // Asked in rising order, so that each byte is decoded once.
    private int IndexOf(long at)
    {
        _knownIndex += Encoding.UTF8.GetCharCount(_bytes, _knownByte, (int)at - _knownByte);
        _knownByte = (int)at;
        return _knownIndex;
    }
}
