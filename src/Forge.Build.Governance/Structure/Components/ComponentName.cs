using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Structure.Components;

/// <summary>What a component is for.</summary>
internal enum ComponentKind
{
    /// <summary>It reads and writes a table: a repository, a data access layer.</summary>
    Repository,

    /// <summary>It does something for others.</summary>
    Service,

    /// <summary>It speaks to another system.</summary>
    Client,
}

/// <summary>A component by its name, however that is written: <c>TradeRepo</c>, <c>trade_repo.py</c>, <c>repos/trades.py</c> are one.</summary>
/// <param name="Stem">What it is of: lower case, words parted by <c>_</c>, the last without what makes it a plural.</param>
/// <param name="Kind">What it is for.</param>
internal readonly record struct ComponentName(string Stem, ComponentKind Kind)
{
    private static readonly Dictionary<string, ComponentKind> Words = new(StringComparer.Ordinal)
    {
        ["repo"] = ComponentKind.Repository, ["repository"] = ComponentKind.Repository, ["dal"] = ComponentKind.Repository, ["dao"] = ComponentKind.Repository,
        ["service"] = ComponentKind.Service, ["client"] = ComponentKind.Client,
    };

    private static readonly Dictionary<string, ComponentKind> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["repo"] = ComponentKind.Repository, ["repos"] = ComponentKind.Repository, ["repository"] = ComponentKind.Repository, ["repositories"] = ComponentKind.Repository,
        ["dal"] = ComponentKind.Repository, ["dao"] = ComponentKind.Repository, ["services"] = ComponentKind.Service, ["clients"] = ComponentKind.Client,
    };

    // In a folder of components there are files of another sort, too.
    private static readonly HashSet<string> Plumbing = new(StringComparer.Ordinal)
    {
        "", "init", "index", "main", "mod", "base", "common", "shared", "util", "utils", "type", "types", "model", "models", "interface", "interfaces", "db", "database", "connection", "pool",
        "session", "migration", "migrations", "schema", "schemas", "config", "error", "errors", "exception", "exceptions", "test", "tests", "conftest", "readme",
    };

    // Types of frameworks, not components of the project.
    private static readonly HashSet<string> Foreign = new(StringComparer.Ordinal) { "async", "http", "https", "test", "web", "rest", "tcp", "udp", "smtp", "socket", "redis", "query" };

    /// <summary>The component that an identifier, a call or a path names; null where it names none.</summary>
    /// <param name="name">For example <c>app/repos/trade_repo.py</c>, <c>TradeRepo.insert_trade()</c>, <c>ITradeRepository</c>.</param>
    public static ComponentName? Of(string name)
    {
        string[] segments = name.Split('/', '\\');
        if (segments.Any(IsOfTests))
            return null;
        string last = segments[segments.Length - 1];
        string[] parts = last.Split('.', ':', '(', '<', '[');
        for (int i = 0; i < parts.Length; i++)
        {
            IReadOnlyList<string> words = NameWords.Of(parts[i]);
            if (words.Count == 0 || words[0] == "test" || words[words.Count - 1] is "test" or "tests" or "spec")
                return null;
            // user.repository.ts, but not app.repo
            if (i > 0 && words.Count == 1 && Words.TryGetValue(words[0], out ComponentKind whole) && i + 1 < parts.Length && NameWords.Of(parts[i - 1]).Count > 0)
                return new ComponentName(NameWords.Key(parts[i - 1]), whole);
            if (OfWords(words, parts[i]) is { } found && !(parts.Length == 1 && segments.Length == 1 && Foreign.Contains(found.Stem)))
                return found;
        }
        return segments.Length > 1 && parts.Length > 1 && Folders.TryGetValue(segments[segments.Length - 2], out ComponentKind kind) ? InFolder(parts[0], kind) : null;
    }

    /// <summary>The component that words of prose name, as in "the trade repository"; null where the last of them is no kind of component.</summary>
    public static ComponentName? OfProse(string before, string kind)
        => Words.TryGetValue(kind.ToLowerInvariant(), out ComponentKind found) && NameWords.Of(before) is { Count: > 0 } words
            ? new ComponentName(NameWords.Key(words), found)
            : null;

    private static ComponentName? OfWords(IReadOnlyList<string> words, string part)
    {
        int end = words.Count - 1;
        if (end >= 2 && words[end - 1] == "data" && words[end] == "access")
            return Named(words, end - 1, ComponentKind.Repository, part);
        if (end >= 3 && words[end - 2] == "data" && words[end - 1] == "access" && words[end] == "layer")
            return Named(words, end - 2, ComponentKind.Repository, part);
        return end >= 1 && Words.TryGetValue(words[end], out ComponentKind kind) ? Named(words, end, kind, part) : null;
    }

    private static ComponentName? Named(IReadOnlyList<string> words, int count, ComponentKind kind, string part)
    {
        // ITradeRepository
        bool isInterface = words[0] == "i" && count > 1 && part.Length > 1 && part[0] == 'I' && char.IsUpper(part[1]);
        string[] stem = words.Take(count).Skip(isInterface ? 1 : 0).ToArray();
        return stem.Length == 0 || (stem.Length == 1 && stem[0] is "base" or "abstract" or "generic" or "i") ? null : new ComponentName(NameWords.Key(stem), kind);
    }

    private static ComponentName? InFolder(string file, ComponentKind kind)
    {
        string name = string.Join("_", NameWords.Of(file));
        return Plumbing.Contains(name) ? null : new ComponentName(NameWords.Key(file), kind);
    }

    private static bool IsOfTests(string segment) => segment is "test" or "tests" or "__tests__" or "spec" or "specs" || segment.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase);
}
