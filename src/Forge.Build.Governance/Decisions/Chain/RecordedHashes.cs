using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Chain;

/// <summary>A hash of another file that an artifact recorded when it was made: how the chain of modules shows what rests on what.</summary>
/// <param name="Path">The other file, relative to the project root.</param>
/// <param name="Sha256">Lower case.</param>
/// <param name="Location">Where it is recorded.</param>
internal sealed record RecordedHash(string Path, string Sha256, SourceLocation Location);

/// <summary>Finds them in any artifact.</summary>
internal static class RecordedHashes
{
    /// <summary>
    /// Those of one artifact: pairs <c>x_path</c> and <c>x_sha256</c>, or <c>path</c> and <c>sha256</c>, of one JSON object or one run of Markdown list items; also <c>x_sha256</c>
    /// right behind a path that is called <c>x</c> or <c>x_</c> and more.
    /// </summary>
    /// <remarks>In the order of the file; none where it is neither JSON nor Markdown, or cannot be read. Only files of modules count.</remarks>
    public static IReadOnlyList<RecordedHash> In(ForgeRepository repository, string path)
    {
        List<RecordedHash> recorded = new();
        bool isJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if ((!isJson && !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) || ContractFile.Read(repository, path).Text is not { } text
            || text.Text.IndexOf("sha256", StringComparison.OrdinalIgnoreCase) < 0)
            return recorded;
        if (!isJson)
        {
            InMarkdown(MarkdownText.Parse(path, text), recorded);
            return recorded;
        }
        JsonSource.Parse(path, text, out JsonValue? root, out _);
        if (root is not null)
            InJson(root, recorded);
        return recorded;
    }

    /// <summary>Whether a file is still the one of that hash: as bytes, or as text with LF and without BOM, since git may change line ends.</summary>
    public static bool Holds(ForgeRepository repository, RecordedHash recorded) => HashesOf(repository, recorded.Path).Contains(recorded.Sha256);

    /// <summary>Every hash that a file may be recorded with: of its bytes, and of its text without BOM with either line end. None where it cannot be read.</summary>
    public static IReadOnlyList<string> HashesOf(ForgeRepository repository, string path)
    {
        if (ArtifactBytes.Read(repository, path) is not { } bytes)
            return Array.Empty<string>();
        string text = SourceText.Decode(bytes, bytes.Length).Text;
        return new[] { TreeDigest.Hex(bytes), TextHash(text), TextHash(text.Replace("\n", "\r\n")) };
    }

    /// <summary>SHA-256 of a text as UTF-8; 64 lower-case hexadecimal digits.</summary>
    public static string TextHash(string text) => TreeDigest.Hex(Encoding.UTF8.GetBytes(text));

    private static void InJson(JsonValue value, List<RecordedHash> recorded)
    {
        foreach (JsonValue item in value.Items)
            InJson(item, recorded);
        if (value.Kind != JsonKind.Object)
            return;
        RecordedPairs pairs = new(recorded);
        foreach (JsonMember member in value.Members.Where(member => member.Value.Kind == JsonKind.String))
            pairs.Add(member.Name, member.Value.Text, member.Value.Location);
        foreach (JsonMember member in value.Members)
            InJson(member.Value, recorded);
    }

    private static void InMarkdown(MarkdownText text, List<RecordedHash> recorded)
    {
        RecordedPairs pairs = new(recorded);
        foreach (MarkdownLine line in text.AllLines)
        {
            // A blank line parts nothing: the items of a loose list stand apart.
            if (line.IsBlank)
                continue;
            if (line.Kind == LineKind.Text && LabelledText.Of(line.Text) is { } field)
                pairs.Add(field.Label, field.Value, line.Range(field.ValueStart, field.ValueEnd));
            else
                pairs = new RecordedPairs(recorded);
        }
    }
}
