using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure;

/// <summary>
/// What all structure gates said together, with one stamp for all that any of them asked. Where it holds, no gate's own verdict is looked at, and an untouched build compiles a third of
/// what <see cref="StructureVerdicts"/> needs. Kept in <c>structure-joint.cache</c>.
/// </summary>
/// <remarks>The stamp takes more than was asked: every file with an ending that matters to one gate. Then the verdicts of the gates themselves tell who is concerned.</remarks>
internal static class JointVerdict
{
    private const string FileName = "structure-joint.cache";
    private const int Format = 1;
    private const int HashLength = 32;

    /// <summary>What was said then, or null where it does not hold any more.</summary>
    /// <param name="folder">The cache.</param>
    /// <param name="repository">The governed repository.</param>
    /// <param name="tree">Its files, walked when they are asked for.</param>
    /// <param name="details">Gets the lines of detail.</param>
    public static IReadOnlyList<Finding>? Find(CacheFolder folder, ForgeRepository repository, Lazy<SourceTree> tree, List<string> details)
    {
        if (folder.Read(FileName) is not { } bytes)
            return null;
        try
        {
            using BinaryReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
            if (reader.ReadInt32() != Format || !KeptBytes.Same(reader.ReadBytes(16), KeptBytes.EngineId))
                return null;
            byte[] stamp = reader.ReadBytes(HashLength);
            long lookedAt = reader.ReadInt64();
            List<string> endings = KeptFindings.ReadTexts(reader), folders = KeptFindings.ReadTexts(reader);
            List<string> paths = KeptFindings.ReadTexts(reader), outside = KeptFindings.ReadTexts(reader);
            if (!KeptBytes.Same(stamp, StampOf(repository, tree.Value, lookedAt, endings, folders, paths, outside)))
                return null;
            List<Finding> findings = KeptFindings.Read(reader);
            details.AddRange(KeptFindings.ReadTexts(reader));
            return findings;
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or OverflowException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Keeps the verdicts of all gates as one, where each of them lasts and the times of the files prove something.</summary>
    /// <param name="folder">The cache.</param>
    /// <param name="repository">The governed repository.</param>
    /// <param name="tree">Its files, walked in this run: each verdict holds for them.</param>
    /// <param name="lookedAt">UTC ticks before the first gate looked at them.</param>
    /// <param name="verdicts">Of all gates, in their order.</param>
    public static void Save(CacheFolder folder, ForgeRepository repository, SourceTree tree, long lookedAt, IReadOnlyList<StructureVerdict> verdicts)
    {
        if (!verdicts.All(verdict => verdict.IsLasting))
            return;
        IReadOnlyList<string> endings = Sorted(verdicts.SelectMany(verdict
            => verdict.LookedAt.Endings.Concat(verdict.LookedAt.Names.Concat(verdict.LookedAt.Paths).Select(PathEnding.Of))));
        IReadOnlyList<string> folders = Sorted(verdicts.SelectMany(verdict => verdict.LookedAt.Listed)), paths = Sorted(verdicts.SelectMany(verdict => verdict.LookedAt.Paths));
        IReadOnlyList<string> outside = Sorted(verdicts.SelectMany(verdict => verdict.LookedAt.Outside));
        byte[] stamp = StampOf(repository, tree, lookedAt, endings, folders, paths, outside);
        if (stamp.Length == 0)
            return;
        MemoryStream stream = new();
        BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(KeptBytes.EngineId);
        writer.Write(stamp);
        writer.Write(lookedAt);
        foreach (IReadOnlyList<string> texts in new[] { endings, folders, paths, outside })
            KeptFindings.Write(writer, texts);
        KeptFindings.Write(writer, verdicts.SelectMany(verdict => verdict.Findings).ToArray());
        KeptFindings.Write(writer, verdicts.SelectMany(verdict => verdict.Details).ToArray());
        writer.Flush();
        folder.Write(FileName, stream.ToArray());
    }

    // Empty where the time of a file proves nothing: such a verdict is neither kept nor believed.
    private static byte[] StampOf(
        ForgeRepository repository, SourceTree tree, long lookedAt, IReadOnlyList<string> endings, IReadOnlyList<string> folders, IReadOnlyList<string> paths,
        IReadOnlyList<string> outside)
    {
        using StampHash hash = new();
        long latest = AppendFiles(hash, tree.Files, new HashSet<string>(endings, StringComparer.OrdinalIgnoreCase), folders);
        hash.AppendProblemsOf(tree);
        // That a file is not there is a part of a verdict, too; and one can lie where the walk does not go.
        foreach (string path in paths)
            latest = Math.Max(latest, hash.AppendPlace(path, repository.FullPath(path)));
        foreach (string path in outside)
            latest = Math.Max(latest, hash.AppendPlace(path, path));
        return RacyTime.ProvesNothing(latest, lookedAt) ? Array.Empty<byte>() : hash.Take();
    }

    private static long AppendFiles(StampHash hash, IReadOnlyList<SourceFile> files, HashSet<string> endings, IReadOnlyList<string> folders)
    {
        long latest = 0;
        string ending = "";
        bool matters = endings.Contains(ending);
        for (int i = 0; i < files.Count; i++)
        {
            SourceFile file = files[i];
            string path = file.Path;
            int start = PathEnding.StartIn(path);
            // Files of one kind stand together.
            if (path.Length - start != ending.Length || string.CompareOrdinal(path, start, ending, 0, ending.Length) != 0)
            {
                ending = path.Substring(start);
                matters = endings.Contains(ending);
            }
            if (matters)
            {
                hash.Append(path, file.Length, file.Modified);
                latest = Math.Max(latest, file.Modified);
                continue;
            }
            for (int k = 0; k < folders.Count; k++)
            {
                if (!path.StartsWith(folders[k], StringComparison.Ordinal))
                    continue;
                hash.Append(path, 0, 0);
                break;
            }
        }
        return latest;
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> texts) => texts.Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal).ToArray();
}
