using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Forge.Build.Governance.Contracts.Json;

/// <summary>JSON as text that is the same on every machine: two blanks of indent, LF, a line feed at its end, all that a person can read unescaped.</summary>
internal static class JsonText
{
    // The high surrogate of tag characters and variation selectors.
    private const char InvisiblePlane = '\udb40';

    private static readonly char[] ShortEscapes = { '\b', 'b', '\f', 'f', '\n', 'n', '\r', 'r', '\t', 't', '"', '"', '\\', '\\' };

    /// <summary>The text of one value.</summary>
    /// <param name="write">Writes the value.</param>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        return Settle(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    // Which characters the encoder escapes depends on the Unicode version that its runtime knows, and line ends on the machine. Hashes of these texts must not.
    private static string Settle(string json)
    {
        StringBuilder text = new(json.Length + 1);
        bool inString = false;
        char previous = '\0';
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (c == '"')
                inString = !inString;
            if (!inString || c == '"')
            {
                if (c != '\r')
                    text.Append(c);
            }
            else if (c != '\\')
            {
                Append(text, c, previous);
                previous = c;
            }
            else if (json[++i] == 'u')
            {
                c = (char)int.Parse(json.Substring(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                Append(text, c, previous);
                previous = c;
                i += 4;
            }
            else
            {
                text.Append('\\').Append(json[i]);
            }
        }
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, char c, char previous)
    {
        for (int i = 0; i < ShortEscapes.Length; i += 2)
        {
            if (ShortEscapes[i] == c)
            {
                text.Append('\\').Append(ShortEscapes[i + 1]);
                return;
            }
        }
        if (IsInvisible(c) || (previous == InvisiblePlane && char.IsLowSurrogate(c)))
            text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        else
            text.Append(c);
    }

    // Controls, marks that reorder or hide what is read, line separators, the private use area, and tag characters: fixed ranges, no tables.
    private static bool IsInvisible(char c)
        => c is < ' ' or (>= '\u007f' and <= '\u009f') or '\u00ad' or '\u061c' or '\u180e' or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e')
            or (>= '\u2060' and <= '\u206f') or (>= '\ue000' and <= '\uf8ff') or '\ufeff' or (>= '\ufff9' and <= '\ufffb') or InvisiblePlane;
}
