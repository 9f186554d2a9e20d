using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>One file that backfill created.</summary>
/// <param name="Path">The file.</param>
/// <param name="Sha256">Of its bytes when it was created; people may have edited it since.</param>
/// <param name="ActionId">The action.</param>
/// <param name="GapId">The gap.</param>
/// <param name="Decision">Who approved it.</param>
/// <param name="Location">Its place in the list.</param>
internal sealed record CreatedFile(string Path, string Sha256, string ActionId, string GapId, string Decision, SourceLocation Location);

/// <summary>All files that backfill ever created here (<c>backfill_created_files.json</c>, Backfill Protocol 6, 8).</summary>
internal sealed class CreatedFiles
{
    private readonly Dictionary<string, CreatedFile> _byPath = new(StringComparer.Ordinal);

    /// <summary>None yet.</summary>
    public static CreatedFiles None => new(Array.Empty<CreatedFile>());

    public CreatedFiles(IEnumerable<CreatedFile> files)
    {
        foreach (CreatedFile file in files)
            _byPath[file.Path] = file;
    }

    /// <summary>By path.</summary>
    public IEnumerable<CreatedFile> All => _byPath.Values.OrderBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>How many.</summary>
    public int Count => _byPath.Count;

    /// <summary>The file at a path if that very action of that gap created it; else null.</summary>
    public CreatedFile? Find(string path, string gapId, string actionId)
        => _byPath.TryGetValue(path, out CreatedFile? file) && file.GapId == gapId && file.ActionId == actionId ? file : null;

    /// <summary>These, and others in place of those with the same path.</summary>
    public CreatedFiles With(IEnumerable<CreatedFile> files) => new(_byPath.Values.Concat(files));

    /// <summary>The text of the file: LF, a line feed at its end.</summary>
    public string ToText() => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("created_files");
        foreach (CreatedFile file in All)
        {
            writer.WriteStartObject();
            writer.WriteString("path", file.Path);
            writer.WriteString("sha256", file.Sha256);
            writer.WriteString("action_id", file.ActionId);
            writer.WriteString("origin_gap_id", file.GapId);
            writer.WriteString("decision", file.Decision);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>Reads it; null where anything is wrong with it.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="findings">FORGE3409, each with its place.</param>
    public static CreatedFiles? Read(SourceText source, out IReadOnlyList<Finding> findings)
    {
        const string What = "a created file";
        JsonSource.Parse(ModuleArtifacts.CreatedFiles, source, out JsonValue? root, out List<JsonProblem> problems);
        JsonShape shape = new(problems);
        List<CreatedFile> files = new();
        HashSet<string> paths = new(StringComparer.Ordinal);
        if (root is { Kind: not JsonKind.Object })
            shape.Refuse(root.Location, "the file must hold an object with \"created_files\", not " + root.KindName);
        else if (root is not null)
        {
            foreach (JsonValue item in shape.Objects(root, "created_files", "the file", required: true))
            {
                JsonValue? path = BackfillJson.Path(shape, item, What);
                JsonValue? sha256 = BackfillJson.Sha256(shape, item, What);
                JsonValue? action = shape.RequiredText(item, "action_id", What);
                JsonValue? gap = shape.RequiredText(item, "origin_gap_id", What);
                string decision = shape.OptionalText(item, "decision", What);
                if (path is not null && !paths.Add(path.Text))
                    shape.Refuse(path.Location, "\"" + PrintableText.Excerpt(path.Text, 120) + "\" stands twice among the created files");
                if (path is not null && sha256 is not null && action is not null && gap is not null)
                    files.Add(new CreatedFile(path.Text, sha256.Text, action.Text, gap.Text, decision, path.Location));
            }
        }
        findings = BackfillJson.Malformed(problems,
            "restore it with \"git checkout -- " + ModuleArtifacts.CreatedFiles + "\" or correct it: it says which files backfill may count as its own.");
        return findings.Count == 0 ? new CreatedFiles(files) : null;
    }
}
