using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>A file as an earlier scan left it.</summary>
/// <param name="File">Its path, length and time then.</param>
/// <param name="Membership">What it belonged to.</param>
/// <param name="Verdict">Null where it is in no layer and was not read.</param>
internal sealed record CachedFile(SourceFile File, Membership Membership, FileVerdict? Verdict);

/// <summary>
/// What earlier scans found, kept in <c>boundaries.cache</c>. It holds only for the same engine and the same rules, and is believed only whole:
/// a damaged, foreign or outdated one reads as empty.
/// </summary>
internal sealed class ScanCache
{
    private const string FileName = "boundaries.cache";
    private const int Format = 2;

    private readonly Dictionary<string, CachedFile> _files;

    private ScanCache(Dictionary<string, CachedFile> files, bool isForTheseRules, long scannedAt)
    {
        _files = files;
        IsForTheseRules = isForTheseRules;
        ScannedAt = scannedAt;
    }

    /// <summary>Whether there was a cache for the same rules, which therefore were found sound.</summary>
    public bool IsForTheseRules { get; }

    /// <summary>How many files it knows.</summary>
    public int Count => _files.Count;

    private long ScannedAt { get; }

    /// <summary>Nothing known.</summary>
    public static ScanCache Empty() => new(new Dictionary<string, CachedFile>(StringComparer.Ordinal), false, 0);

    /// <summary>What is known of a path, or null.</summary>
    public CachedFile? Find(string path) => _files.TryGetValue(path, out CachedFile? file) ? file : null;

    /// <summary>Whether a file's length and time prove that its bytes are those of the earlier scan.</summary>
    public bool IsUntouched(SourceFile now, CachedFile then)
        => now.Length == then.File.Length && now.Modified == then.File.Modified && !RacyTime.ProvesNothing(now.Modified, ScannedAt);

    /// <summary>Reads the cache; never fails, an unusable one is empty.</summary>
    public static ScanCache Load(CacheFolder folder, BoundaryRules rules, byte[] rulesHash)
    {
        try
        {
            return folder.Read(FileName) is { } bytes ? Parse(bytes, rules, rulesHash) : Empty();
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            return Empty();
        }
    }

    /// <summary>Writes the cache.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="rulesHash">What the verdicts hold for.</param>
    /// <param name="scannedAt">UTC ticks before the first file was looked at.</param>
    /// <param name="files">Everything known now.</param>
    public static void Save(CacheFolder folder, byte[] rulesHash, long scannedAt, IReadOnlyList<CachedFile> files)
        => folder.Write(FileName, Serialise(rulesHash, scannedAt, files));

    private static byte[] Serialise(byte[] rulesHash, long scannedAt, IReadOnlyList<CachedFile> files)
    {
        MemoryStream stream = new(64 * files.Count + 1024);
        BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(KeptBytes.EngineId);
        writer.Write(rulesHash);
        writer.Write(scannedAt);
        Dictionary<Membership, int> numbers = new();
        foreach (CachedFile file in files)
        {
            if (!numbers.ContainsKey(file.Membership))
                numbers.Add(file.Membership, numbers.Count);
        }
        writer.Write(numbers.Count);
        foreach (Membership membership in numbers.Keys)
        {
            WriteNumbers(writer, membership.Globs);
            WriteNumbers(writer, membership.Rules);
        }
        writer.Write(files.Count);
        foreach (CachedFile file in files)
            WriteFile(writer, file, numbers[file.Membership]);
        writer.Flush();
        return stream.ToArray();
    }

    private static void WriteFile(BinaryWriter writer, CachedFile file, int membership)
    {
        writer.Write(file.File.Path);
        writer.Write(file.File.Length);
        writer.Write(file.File.Modified);
        writer.Write(membership);
        writer.Write(file.Verdict is not null);
        if (file.Verdict is not { } verdict)
            return;
        writer.Write(verdict.Hash.High);
        writer.Write(verdict.Hash.Low);
        writer.Write(verdict.Matches.Count);
        foreach (PatternMatch match in verdict.Matches)
        {
            writer.Write(match.Rule);
            writer.Write(match.Line);
            writer.Write(match.Column);
            writer.Write(match.EndLine);
            writer.Write(match.EndColumn);
            writer.Write(match.Text);
        }
    }

    private static ScanCache Parse(byte[] bytes, BoundaryRules rules, byte[] rulesHash)
    {
        using BinaryReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadInt32() != Format || !KeptBytes.Same(reader.ReadBytes(16), KeptBytes.EngineId) || !KeptBytes.Same(reader.ReadBytes(rulesHash.Length), rulesHash))
            return Empty();
        long scannedAt = reader.ReadInt64();
        Membership[] memberships = new Membership[reader.ReadInt32()];
        for (int i = 0; i < memberships.Length; i++)
            memberships[i] = rules.Intern(ReadNumbers(reader), ReadNumbers(reader));
        int count = reader.ReadInt32();
        Dictionary<string, CachedFile> files = new(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            CachedFile file = ReadFile(reader, memberships);
            files.Add(file.File.Path, file);
        }
        return new ScanCache(files, true, scannedAt);
    }

    private static CachedFile ReadFile(BinaryReader reader, Membership[] memberships)
    {
        SourceFile file = new(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
        Membership membership = memberships[reader.ReadInt32()];
        if (!reader.ReadBoolean())
            return new CachedFile(file, membership, null);
        ContentHash hash = new(reader.ReadUInt64(), reader.ReadUInt64());
        int count = reader.ReadInt32();
        PatternMatch[] matches = count == 0 ? Array.Empty<PatternMatch>() : new PatternMatch[count];
        for (int i = 0; i < count; i++)
            matches[i] = new PatternMatch(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadString());
        return new CachedFile(file, membership, new FileVerdict(hash, matches));
    }

    private static void WriteNumbers(BinaryWriter writer, int[] numbers)
    {
        writer.Write(numbers.Length);
        foreach (int number in numbers)
            writer.Write(number);
    }

    private static List<int> ReadNumbers(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        List<int> numbers = new(count);
        for (int i = 0; i < count; i++)
            numbers.Add(reader.ReadInt32());
        return numbers;
    }
}
