using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure;

/// <summary>What a gate said, and what that rests on.</summary>
/// <param name="Gate">Its name.</param>
/// <param name="ScannedAt">UTC ticks before it looked.</param>
/// <param name="LookedAt">What it asked.</param>
/// <param name="Findings">What it found.</param>
/// <param name="Details">Its lines of detail.</param>
internal sealed record StructureVerdict(string Gate, long ScannedAt, LookedAt LookedAt, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Details)
{
    /// <summary>Whether it is good for more than one build: it blocks nothing, and what it asked can be compared.</summary>
    public bool IsLasting => !LookedAt.IsFleeting && Findings.All(finding => finding.Rule.Severity != Severity.Error);
}

/// <summary>
/// The last verdicts of the structure gates, as far as they passed: one holds until something that its gate asked for has changed. Kept in <c>structure.cache</c>.
/// </summary>
internal static class StructureVerdicts
{
    private const string FileName = "structure.cache";
    private const int Format = 1;
    private const int HashLength = 32;

    /// <summary>The verdicts that still hold, by the name of their gate.</summary>
    public static Dictionary<string, StructureVerdict> Find(CacheFolder folder, ForgeRepository repository, Lazy<SourceTree> tree)
    {
        Dictionary<string, StructureVerdict> found = new(StringComparer.Ordinal);
        if (folder.Read(FileName) is not { } bytes)
            return found;
        try
        {
            List<StructureVerdict> kept = new();
            List<byte[]> stamps = new();
            using BinaryReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
            if (reader.ReadInt32() != Format || !KeptBytes.Same(reader.ReadBytes(16), KeptBytes.EngineId))
                return found;
            for (int count = reader.ReadInt32(); count > 0; count--)
            {
                stamps.Add(reader.ReadBytes(HashLength));
                kept.Add(ReadVerdict(reader));
            }
            byte[][] now = TreeStamps.Of(repository, tree.Value, kept);
            for (int i = 0; i < kept.Count; i++)
            {
                if (now[i].Length == HashLength && KeptBytes.Same(now[i], stamps[i]))
                    found[kept[i].Gate] = kept[i];
            }
            return found;
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or OverflowException or KeyNotFoundException)
        {
            return new Dictionary<string, StructureVerdict>(StringComparer.Ordinal);
        }
    }

    /// <summary>Keeps verdicts, without those that block and those that hold for one build only.</summary>
    public static void Save(CacheFolder folder, ForgeRepository repository, SourceTree tree, IEnumerable<StructureVerdict> verdicts)
    {
        StructureVerdict[] lasting = verdicts.Where(verdict => verdict.IsLasting).ToArray();
        byte[][] stamps = TreeStamps.Of(repository, tree, lasting);
        // A value holds among those with which it was made.
        lasting = lasting.Where((_, i) => stamps[i].Length > 0).ToArray();
        if (lasting.Length < stamps.Length)
            stamps = TreeStamps.Of(repository, tree, lasting);
        MemoryStream stream = new();
        BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(KeptBytes.EngineId);
        writer.Write(lasting.Length);
        for (int i = 0; i < lasting.Length; i++)
        {
            writer.Write(stamps[i]);
            WriteVerdict(writer, lasting[i]);
        }
        writer.Flush();
        folder.Write(FileName, stream.ToArray());
    }

    private static void WriteVerdict(BinaryWriter writer, StructureVerdict verdict)
    {
        writer.Write(verdict.Gate);
        writer.Write(verdict.ScannedAt);
        foreach (HashSet<string> set in Sets(verdict.LookedAt))
        {
            List<string> sorted = new(set);
            sorted.Sort(StringComparer.Ordinal);
            KeptFindings.Write(writer, sorted);
        }
        KeptFindings.Write(writer, verdict.Findings);
        KeptFindings.Write(writer, verdict.Details);
    }

    private static StructureVerdict ReadVerdict(BinaryReader reader)
    {
        string gate = reader.ReadString();
        long scannedAt = reader.ReadInt64();
        LookedAt lookedAt = new();
        foreach (HashSet<string> set in Sets(lookedAt))
            set.UnionWith(KeptFindings.ReadTexts(reader));
        return new StructureVerdict(gate, scannedAt, lookedAt, KeptFindings.Read(reader), KeptFindings.ReadTexts(reader));
    }

    private static HashSet<string>[] Sets(LookedAt lookedAt)
        => new[] { lookedAt.Endings, lookedAt.Names, lookedAt.Paths, lookedAt.Listed, lookedAt.Outside };
}
