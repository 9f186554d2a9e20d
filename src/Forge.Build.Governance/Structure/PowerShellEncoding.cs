using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure;

/// <summary>PowerShell scripts are ASCII, saved as UTF-8 with BOM (Builder Contract 3.1). Scripts that came with somebody else's package are left alone.</summary>
internal static class PowerShellEncoding
{
    private const string SignatureBlock = "# SIG # Begin signature block";

    private static readonly string[] Endings = { ".ps1", ".psm1", ".psd1" };
    private static readonly string[] ForeignFolders = { "site-packages", "vendor", "third_party", "bower_components" };

    // What an editor or a model writes where a keyboard has a plain character.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['\u2010'] = "-", ['\u2011'] = "-", ['\u2012'] = "-", ['\u2013'] = "--", ['\u2014'] = "--", ['\u2015'] = "--", ['\u2500'] = "-", ['\u2501'] = "-", ['\u2550'] = "=",
        ['\u2502'] = "|", ['\u2018'] = "'", ['\u2019'] = "'", ['\u201C'] = "\"", ['\u201D'] = "\"", ['\u2026'] = "...", ['\u2022'] = "*", ['\u2192'] = "->", ['\u2190'] = "<-",
        ['\u00A0'] = "a blank", ['\uFEFF'] = "nothing: it is a second byte order mark", ['\u2713'] = "[x]", ['\u2714'] = "[x]", ['\u2717'] = "[ ]", ['\u00D7'] = "x",
    };

    /// <summary>Runs the gate.</summary>
    public static IEnumerable<Finding> Run(StructureSubject subject)
    {
        int count = 0;
        foreach (SourceFile file in ScriptsOf(subject))
        {
            count++;
            if (subject.Bytes(file) is not { } bytes)
                continue;
            foreach (Finding finding in Check(file.Path, bytes))
                yield return finding;
        }
        subject.Tell(count == 0 ? "there is no PowerShell script." : "looked at " + count.ToString(CultureInfo.InvariantCulture) + " PowerShell scripts.");
    }

    /// <summary>The scripts of the project itself: none of a virtual environment, a package or a vendored folder.</summary>
    public static IReadOnlyList<SourceFile> ScriptsOf(StructureSubject subject)
    {
        string[] environments = subject.FilesNamed("pyvenv.cfg").Select(file => file.Path.Substring(0, file.Path.Length - "pyvenv.cfg".Length)).ToArray();
        return subject.FilesEnding(Endings)
            .Where(file => !environments.Any(folder => folder.Length > 0 && file.Path.StartsWith(folder, StringComparison.Ordinal)) && !IsForeign(file.Path)).ToArray();
    }

    /// <summary>What a script without the mark needs beside it, so that a person has to look; null where adding the mark is the whole repair.</summary>
    public static string? WhyByHand(ArraySegment<byte> bytes)
    {
        if (!bytes.All(value => value is > 0 and < 0x80))
            return "it is not ASCII";
        string text = Encoding.ASCII.GetString(bytes.Array!, bytes.Offset, bytes.Count);
        if (text.StartsWith("#!", StringComparison.Ordinal))
            return "it begins with #!, which a system does not see behind a mark";
        return text.IndexOf(SignatureBlock, StringComparison.OrdinalIgnoreCase) >= 0 ? "it is signed, and the mark would break the signature" : null;
    }

    /// <summary>Whether a script is UTF-8 or ASCII and lacks the byte order mark. An empty one lacks nothing.</summary>
    public static bool LacksTheMark(ArraySegment<byte> bytes)
        => bytes.Count > 0 && SourceText.ByteOrderMark(bytes.Array!, bytes.Count).Length == 0 && Array.IndexOf(bytes.Array!, (byte)0, bytes.Offset, bytes.Count) < 0;

    private static IEnumerable<Finding> Check(string path, ArraySegment<byte> bytes)
    {
        // Nothing in it can be read wrongly; and a pipe, which nobody opens, looks the same.
        if (bytes.Count == 0)
            yield break;
        (Encoding? encoding, int mark) = SourceText.ByteOrderMark(bytes.Array!, bytes.Count);
        if (encoding is not null || Array.IndexOf(bytes.Array!, (byte)0, bytes.Offset, bytes.Count) >= 0)
        {
            string name = encoding is null ? "in UTF-16 without a byte order mark, or holds NUL bytes" : encoding.WebName.StartsWith("utf-32", StringComparison.Ordinal) ? "in UTF-32" : "in UTF-16";
            yield return new Finding(RuleCatalog.PowerShellIsWide, SourceLocation.StartOf(path), "this script is saved " + name + ", and must be UTF-8 with a byte order mark.",
                "save it again as \"UTF-8 with BOM\"; in Windows PowerShell, > writes UTF-16 and Set-Content -Encoding UTF8 does not.");
            yield break;
        }
        if (NotAscii(path, bytes, mark) is { } finding)
            yield return finding;
        if (LacksTheMark(bytes))
        {
            yield return new Finding(RuleCatalog.PowerShellWithoutMark, SourceLocation.StartOf(path),
                "this script is saved without a byte order mark, so Windows PowerShell reads it in the code page of the machine.",
                WhyByHand(bytes) is { } why ? "save it as \"UTF-8 with BOM\" (the bytes EF BB BF); forge fix leaves it alone, since " + why + "." : "run forge fix.");
        }
    }

    private static Finding? NotAscii(string path, ArraySegment<byte> bytes, int mark)
    {
        if (bytes.Skip(mark).All(value => value < 0x80))
            return null;
        SourceText source = SourceText.Decode(bytes.Array!, bytes.Count);
        int at = 0, count = 0;
        for (int i = source.Text.Length - 1; i >= 0; i--)
        {
            if (source.Text[i] < 0x80)
                continue;
            at = i;
            count += char.IsLowSurrogate(source.Text[i]) ? 0 : 1;
        }
        (int line, int column) = source.PositionOf(at);
        bool isPair = at + 1 < source.Text.Length && char.IsSurrogatePair(source.Text[at], source.Text[at + 1]);
        int code = isPair ? char.ConvertToUtf32(source.Text[at], source.Text[at + 1]) : source.Text[at];
        string shown = PrintableText.Escape(source.Text.Substring(at, isPair ? 2 : 1));
        string others = count <= 1 ? "." : ", and " + (count - 1).ToString(CultureInfo.InvariantCulture) + " more of the kind.";
        string plain = Plain.TryGetValue(source.Text[at], out string? replacement) ? "write " + replacement + " in its place"
            : "write it in plain ASCII, or as [char]0x" + code.ToString("X4", CultureInfo.InvariantCulture);
        return new Finding(RuleCatalog.PowerShellNotAscii, new SourceLocation(path, line, column, line, column + (isPair ? 2 : 1)),
            "this script holds \"" + shown + "\" (U+" + code.ToString("X4", CultureInfo.InvariantCulture) + "), which is not ASCII" + others, plain + ".");
    }

    // packages/Name.1.2.3/tools/install.ps1 is how NuGet once unpacked.
    private static bool IsForeign(string path)
    {
        string[] segments = path.Split('/');
        for (int i = 0; i < segments.Length - 1; i++)
        {
            if (Array.Exists(ForeignFolders, folder => folder.Equals(segments[i], StringComparison.OrdinalIgnoreCase)))
                return true;
            if (segments[i].Equals("packages", StringComparison.OrdinalIgnoreCase) && i + 2 < segments.Length && segments[i + 1].IndexOf('.') > 0
                && segments[i + 2].Equals("tools", StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
