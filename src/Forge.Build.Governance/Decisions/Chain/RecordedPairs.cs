using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Chain;

/// <summary>Brings paths and hashes together whose names belong together, in whatever order they come.</summary>
internal sealed class RecordedPairs
{
    private const string PathName = "path";
    private const string HashName = "sha256";
    private const string HashPrefix = "sha256:";
    private const int HashLength = 64;

    private readonly List<RecordedHash> _recorded;
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string Hash, SourceLocation Location)> _hashes = new(StringComparer.OrdinalIgnoreCase);

    // The field just before: reports write "backfill_plan: a path" and then "backfill_sha256: its hash".
    private (string Name, string Value) _before = ("", "");

    /// <param name="recorded">Where the pairs go.</param>
    public RecordedPairs(List<RecordedHash> recorded) => _recorded = recorded;

    /// <summary>Takes a field; one that belongs to no pair is ignored.</summary>
    public void Add(string name, string value, SourceLocation location)
    {
        if (Stem(name, PathName) is { } pathStem)
        {
            _paths[pathStem] = value.Trim();
            Pair(pathStem);
        }
        else if (Stem(name, HashName) is { } hashStem && HashOf(value) is { } hash)
        {
            _hashes[hashStem] = (hash, location);
            if (!_paths.ContainsKey(hashStem) && IsNamedAfter(_before.Name, hashStem))
                _paths[hashStem] = _before.Value;
            Pair(hashStem);
        }
        _before = (name, value.Trim());
    }

    private static bool IsNamedAfter(string name, string stem)
        => stem.Length > 0 && (name.Equals(stem, StringComparison.OrdinalIgnoreCase) || name.StartsWith(stem + "_", StringComparison.OrdinalIgnoreCase));

    // Each half is used once, so that the next entry of a list does not pair with this one.
    private void Pair(string stem)
    {
        if (!_paths.TryGetValue(stem, out string? written) || !_hashes.TryGetValue(stem, out (string Hash, SourceLocation Location) hash))
            return;
        _paths.Remove(stem);
        _hashes.Remove(stem);
        if (RelativePath.TryParse(written, out RelativePath? path, out _) && IsOfAModule(path!.Value))
            _recorded.Add(new RecordedHash(path.Value, hash.Hash, hash.Location));
    }

    // Not the status: it changes while nothing that rests on it does.
    private static bool IsOfAModule(string path) => path.StartsWith("artifacts/", StringComparison.Ordinal);

    // "x" of x_path, "" of path alone.
    private static string? Stem(string name, string what)
    {
        if (name.Equals(what, StringComparison.OrdinalIgnoreCase))
            return "";
        int length = name.Length - what.Length - 1;
        return length > 0 && name[length] == '_' && name.EndsWith(what, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, length) : null;
    }

    private static string? HashOf(string value)
    {
        string hash = value.Trim().ToLowerInvariant();
        if (hash.StartsWith(HashPrefix, StringComparison.Ordinal))
            hash = hash.Substring(HashPrefix.Length).Trim();
        if (hash.Length != HashLength)
            return null;
        foreach (char c in hash)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
                return null;
        }
        return hash;
    }
}
