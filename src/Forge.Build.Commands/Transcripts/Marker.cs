using System;
using System.Text;

namespace Forge.Build.Commands.Transcripts;

/// <summary>What a marker says (Builder Contract 0.1, 0.2).</summary>
internal enum MarkerKind
{
    /// <summary>It is none.</summary>
    None,

    /// <summary>A file block begins; the value is its path, as written.</summary>
    File,

    /// <summary>A file block ends.</summary>
    EndFile,

    /// <summary>The plan begins.</summary>
    Plan,

    /// <summary>The plan ends.</summary>
    EndPlan,

    /// <summary>A task is done; the value is its number, as written.</summary>
    TaskDone,
}

/// <summary>A line that is a marker: at column 0, alone on its line but for blanks at its end, in these capitals.</summary>
internal static class Marker
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What a line says.</summary>
    /// <param name="line">The line.</param>
    /// <param name="value">The path or the number, as bytes without blanks around it.</param>
    public static MarkerKind Of(in TranscriptLine line, out ReadOnlySpan<byte> value)
    {
        value = default;
        ReadOnlySpan<byte> text = line.Text;
        if (!text.StartsWith("=== "u8))
            return MarkerKind.None;
        if (text.SequenceEqual("=== END FILE ==="u8))
            return MarkerKind.EndFile;
        if (text.SequenceEqual("=== PLAN ==="u8))
            return MarkerKind.Plan;
        if (text.SequenceEqual("=== END PLAN ==="u8))
            return MarkerKind.EndPlan;
        if (TryValue(text, "=== FILE:"u8, out value))
            return MarkerKind.File;
        return TryValue(text, "=== TASK DONE:"u8, out value) ? MarkerKind.TaskDone : MarkerKind.None;
    }

    /// <summary>The value of a marker as text; null where it is no UTF-8.</summary>
    public static string? TextOf(ReadOnlySpan<byte> value)
    {
        try
        {
            return Strict.GetString(value);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool TryValue(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!text.StartsWith(start) || !text[start.Length..].EndsWith("==="u8))
            return false;
        value = text[start.Length..^3].Trim(" \t"u8);
        return true;
    }
}
