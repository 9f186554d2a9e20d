using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>
/// The last verdict, if it was a pass: with the same contract and a tree in which no relevant file came, went or changed, it still holds, and an untouched
/// build neither parses the contract nor loads what is known of each file. Kept in <c>verdict.cache</c>.
/// </summary>
internal static class VerdictCache
{
    private const string FileName = "verdict.cache";
    private const int Format = 2;
    private const int HashLength = 32;

    /// <summary>What was said then, or null where it does not hold any more.</summary>
    /// <param name="folder">The cache.</param>
    /// <param name="contractHash">Of the contract and of all options that change a verdict.</param>
    /// <param name="tree">The tree now.</param>
    /// <param name="details">The lines of detail then.</param>
    public static IReadOnlyList<Finding>? Find(CacheFolder folder, byte[] contractHash, SourceTree tree, out IReadOnlyList<string> details)
    {
        details = Array.Empty<string>();
        if (folder.Read(FileName) is not { } bytes)
            return null;
        try
        {
            using BinaryReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
            if (reader.ReadInt32() != Format || !KeptBytes.Same(reader.ReadBytes(16), KeptBytes.EngineId) || !KeptBytes.Same(reader.ReadBytes(HashLength), contractHash))
                return null;
            byte[] treeHash = reader.ReadBytes(HashLength);
            long scannedAt = reader.ReadInt64();
            RelevantFiles relevant = RelevantFiles.With(reader.ReadBoolean() ? KeptFindings.ReadTexts(reader) : null);
            if (!KeptBytes.Same(treeHash, HashOf(tree, relevant, scannedAt)))
                return null;
            List<Finding> findings = KeptFindings.Read(reader);
            details = KeptFindings.ReadTexts(reader);
            return findings;
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or OverflowException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Keeps a verdict.</summary>
    /// <param name="folder">The cache.</param>
    /// <param name="contractHash">Of the contract and of all options that change a verdict.</param>
    /// <param name="tree">The tree that was judged.</param>
    /// <param name="relevant">Which of its files mattered.</param>
    /// <param name="scannedAt">UTC ticks before the first file was looked at.</param>
    /// <param name="findings">What was said; nothing that blocks.</param>
    /// <param name="details">The lines of detail.</param>
    public static void Save(
        CacheFolder folder, byte[] contractHash, SourceTree tree, RelevantFiles relevant, long scannedAt, IReadOnlyList<Finding> findings, IReadOnlyList<string> details)
    {
        byte[] treeHash = HashOf(tree, relevant, scannedAt);
        if (treeHash.Length == 0)
            return;
        MemoryStream stream = new();
        BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(KeptBytes.EngineId);
        writer.Write(contractHash);
        writer.Write(treeHash);
        writer.Write(scannedAt);
        writer.Write(relevant.Extensions is not null);
        if (relevant.Extensions is not null)
            KeptFindings.Write(writer, relevant.Extensions);
        KeptFindings.Write(writer, findings);
        KeptFindings.Write(writer, details);
        writer.Flush();
        folder.Write(FileName, stream.ToArray());
    }

    // Empty where a file's time proves nothing: such a verdict is neither kept nor believed.
    private static byte[] HashOf(SourceTree tree, RelevantFiles relevant, long scannedAt)
    {
        using StampHash hash = new();
        foreach (SourceFile file in tree.Files)
        {
            if (!relevant.Include(file.Path))
                continue;
            if (RacyTime.ProvesNothing(file.Modified, scannedAt))
                return Array.Empty<byte>();
            hash.Append(file.Path, file.Length, file.Modified);
        }
        hash.AppendProblemsOf(tree);
        return hash.Take();
    }
}
