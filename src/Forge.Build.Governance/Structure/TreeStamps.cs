using System;
using System.Collections.Generic;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure;

/// <summary>
/// One value a verdict for all that it rests on. In one pass over the tree, and each file is taken once for all verdicts that ask for it together: files are grouped by who
/// asks for them.
/// </summary>
/// <remarks>Lists and dictionaries of classes: the runtime has compiled those beforehand, and would compile those of numbers in every build.</remarks>
internal sealed class TreeStamps : IDisposable
{
    private const int Most = 64;

    private static readonly Comparison<Askers> ByName = (a, b) => string.CompareOrdinal(a.Of, b.Of);
    private static readonly Comparison<Group> ByMask = (a, b) => a.Mask.CompareTo(b.Mask);

    private readonly Dictionary<string, Ending> _endings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Askers> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Askers> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Askers> _listed = new(StringComparer.Ordinal);
    private readonly List<Askers> _folders = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<Group> _contents = new();
    private readonly List<Group> _listings = new();

    private TreeStamps(IReadOnlyList<StructureVerdict> verdicts)
    {
        if (verdicts.Count > Most)
            throw new ArgumentException("there are more gates than bits", nameof(verdicts));
        for (int i = 0; i < verdicts.Count; i++)
        {
            ulong bit = 1UL << i;
            LookedAt asked = verdicts[i].LookedAt;
            foreach (string ending in asked.Endings)
                EndingOf(ending).Contents |= bit;
            foreach (string name in asked.Names)
            {
                EndingOf(PathEnding.Of(name)).HasNames = true;
                AskersOf(_names, name).Mask |= bit;
            }
            foreach (string path in asked.Paths)
            {
                EndingOf(PathEnding.Of(path)).HasPaths = true;
                AskersOf(_paths, path).Mask |= bit;
            }
            foreach (string folder in asked.Listed)
                AskersOf(_listed, folder).Mask |= bit;
        }
        _folders.AddRange(_listed.Values);
        _folders.Sort(ByName);
    }

    /// <summary>The values, in the order of the verdicts; empty where the time of a file proves nothing, and such a verdict is neither kept nor believed.</summary>
    /// <exception cref="ArgumentException">There are too many verdicts.</exception>
    public static byte[][] Of(ForgeRepository repository, SourceTree tree, IReadOnlyList<StructureVerdict> verdicts)
    {
        using TreeStamps stamps = new(verdicts);
        stamps.Take(tree.Files);
        stamps.TakeWhatIsNotInTheTree(repository);
        byte[] problems = ProblemsOf(tree);
        byte[][] values = new byte[verdicts.Count][];
        Finish(stamps._contents);
        Finish(stamps._listings);
        for (int i = 0; i < values.Length; i++)
            values[i] = stamps.ValueOf(verdicts[i], 1UL << i, problems);
        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Group group in _contents)
            group.Hash.Dispose();
        foreach (Group group in _listings)
            group.Hash.Dispose();
    }

    private void Take(IReadOnlyList<SourceFile> files)
    {
        string suffix = "";
        Ending? ending = null;
        bool isFirst = true;
        for (int i = 0; i < files.Count; i++)
        {
            SourceFile file = files[i];
            string path = file.Path;
            int start = PathEnding.StartIn(path);
            // Files of one kind stand together.
            if (isFirst || path.Length - start != suffix.Length || string.CompareOrdinal(path, start, suffix, 0, suffix.Length) != 0)
            {
                suffix = path.Substring(start);
                _endings.TryGetValue(suffix, out ending);
                isFirst = false;
            }
            if (ending is not null)
                TakeContent(file, ending);
            foreach (Askers folder in _folders)
            {
                if (path.StartsWith(folder.Of, StringComparison.Ordinal))
                    GroupOf(_listings, folder.Mask).Hash.Append(path, 0, 0);
            }
        }
    }

    private void TakeContent(SourceFile file, Ending ending)
    {
        ulong mask = ending.Contents;
        if (ending.HasNames && _names.TryGetValue(file.Path.Substring(file.Path.LastIndexOf('/') + 1), out Askers? byName))
            mask |= byName.Mask;
        if (ending.HasPaths && _paths.TryGetValue(file.Path, out Askers? byPath))
        {
            mask |= byPath.Mask;
            _seen.Add(file.Path);
        }
        if (mask == 0)
            return;
        Group group = GroupOf(_contents, mask);
        group.Hash.Append(file.Path, file.Length, file.Modified);
        group.Latest = Math.Max(group.Latest, file.Modified);
    }

    // That a file is not there is a part of a verdict, too; and one can lie where the walk does not go.
    private void TakeWhatIsNotInTheTree(ForgeRepository repository)
    {
        List<string> paths = new(_paths.Keys);
        paths.Sort(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (!_seen.Contains(path))
                Take(GroupOf(_contents, _paths[path].Mask), path, repository.FullPath(path));
        }
    }

    private static void Take(Group group, string path, string fullPath)
        => group.Latest = Math.Max(group.Latest, group.Hash.AppendPlace(path, fullPath));

    private byte[] ValueOf(StructureVerdict verdict, ulong bit, byte[] problems)
    {
        Group outside = new(bit);
        using StampHash hash = new();
        hash.Append(problems);
        long latest = 0;
        foreach (Group group in _contents)
        {
            if ((group.Mask & bit) == 0)
                continue;
            hash.Append(group.Value);
            latest = Math.Max(latest, group.Latest);
        }
        foreach (Group group in _listings)
        {
            if ((group.Mask & bit) != 0)
                hash.Append(group.Value);
        }
        using (outside.Hash)
        {
            List<string> places = new(verdict.LookedAt.Outside);
            places.Sort(StringComparer.Ordinal);
            foreach (string path in places)
                Take(outside, path, path);
            hash.Append(outside.Hash.Take());
        }
        return RacyTime.ProvesNothing(Math.Max(latest, outside.Latest), verdict.ScannedAt) ? Array.Empty<byte>() : hash.Take();
    }

    private static byte[] ProblemsOf(SourceTree tree)
    {
        using StampHash hash = new();
        hash.AppendProblemsOf(tree);
        return hash.Take();
    }

    private static void Finish(List<Group> groups)
    {
        foreach (Group group in groups)
            group.Value = group.Hash.Take();
        groups.Sort(ByMask);
    }

    // There are few, and most files belong to the last one asked for.
    private static Group GroupOf(List<Group> groups, ulong mask)
    {
        for (int i = groups.Count - 1; i >= 0; i--)
        {
            if (groups[i].Mask == mask)
                return groups[i];
        }
        Group made = new(mask);
        groups.Add(made);
        return made;
    }

    private static Askers AskersOf(Dictionary<string, Askers> all, string of)
    {
        if (!all.TryGetValue(of, out Askers? askers))
            all.Add(of, askers = new Askers(of));
        return askers;
    }

    private Ending EndingOf(string suffix)
    {
        if (!_endings.TryGetValue(suffix, out Ending? ending))
            _endings.Add(suffix, ending = new Ending());
        return ending;
    }

    /// <summary>What is known of all files with one ending.</summary>
    private sealed class Ending
    {
        public ulong Contents { get; set; }

        public bool HasNames { get; set; }

        public bool HasPaths { get; set; }
    }

    /// <summary>Who asks for a name, a path or a folder.</summary>
    private sealed class Askers
    {
        public Askers(string of) => Of = of;

        public string Of { get; }

        public ulong Mask { get; set; }
    }

    /// <summary>The files for which the same verdicts ask.</summary>
    private sealed class Group
    {
        public Group(ulong mask) => Mask = mask;

        public ulong Mask { get; }

        public StampHash Hash { get; } = new();

        public long Latest { get; set; }

        public byte[] Value { get; set; } = Array.Empty<byte>();
    }
}
