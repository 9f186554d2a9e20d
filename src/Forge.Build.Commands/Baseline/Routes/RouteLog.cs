using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Baseline.Routes;

/// <summary>What the analyzers say of routes in the compiler's log of one project (Builder Contract 5), a file of SARIF 2.1.0.</summary>
internal sealed record RouteLog
{
    /// <summary>More than this no project logs.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    private static readonly string[] Unsound = { RuleCatalog.MalformedContract.Code, RuleCatalog.MalformedBaseline.Code, RuleCatalog.GateFailed.Code };

    /// <summary>Whether the endpoints of the project were looked at.</summary>
    public bool Looked { get; private init; }

    /// <summary>Routes that neither contract nor baseline names: FORGE1601 and FORGE3601.</summary>
    public IReadOnlyCollection<string> Undeclared { get; private init; } = [];

    /// <summary>Entries of the baseline that a route of this project needs: FORGE0603.</summary>
    public IReadOnlyCollection<string> Used { get; private init; } = [];

    /// <summary>Entries that the contract declares: FORGE3606.</summary>
    public IReadOnlyCollection<string> Declared { get; private init; } = [];

    /// <summary>Entries that this project, which holds all its endpoints, does not have: FORGE0604.</summary>
    public IReadOnlyCollection<string> Gone { get; private init; } = [];

    /// <summary>Errors because of which the list of routes may not be whole: the compiler's own, a contract that cannot be read, and an analyzer that broke. As <c>CODE: message</c>.</summary>
    public IReadOnlyList<string> Blocking { get; private init; } = [];

    /// <summary>Reads a log.</summary>
    /// <param name="path">Absolute.</param>
    /// <exception cref="IOException">It cannot be read, or is no log of a compiler.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static RouteLog Read(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
            throw new IOException("the compiler's log is larger than " + (MostBytes >> 20) + " MB");
        return Parse(File.ReadAllBytes(path));
    }

    /// <summary>Reads the text of a log.</summary>
    /// <exception cref="IOException">It is no log of a compiler.</exception>
    public static RouteLog Parse(ReadOnlyMemory<byte> sarif)
    {
        try
        {
            using JsonDocument log = JsonDocument.Parse(sarif.Span is [0xEF, 0xBB, 0xBF, ..] ? sarif[3..] : sarif);
            return Of(log.RootElement.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("results").EnumerateArray()));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new IOException("the compiler's log is not what it should be: " + e.Message.TrimEnd('.'), e);
        }
    }

    private static RouteLog Of(IEnumerable<JsonElement> results)
    {
        HashSet<string> undeclared = Set(), used = Set(), declared = Set(), gone = Set();
        List<string> blocking = new();
        bool looked = false;
        foreach (JsonElement result in results)
        {
            string code = result.GetProperty("ruleId").GetString() ?? "";
            looked |= code == RuleCatalog.PhysicsLookedAt.Code;
            if (code == RuleCatalog.UndeclaredRoute.Code || code == RuleCatalog.UndeclaredMethod.Code)
                undeclared.UnionWith(RoutesOf(result));
            else if (code == RuleCatalog.UndeclaredRoutesAccepted.Code)
                used.UnionWith(RoutesOf(result));
            else if (code == RuleCatalog.BaselineRouteDeclared.Code)
                declared.UnionWith(RoutesOf(result));
            else if (code == RuleCatalog.BaselineRouteGone.Code)
                gone.UnionWith(RoutesOf(result));
            else if (IsBlocking(result, code))
                blocking.Add(code + ": " + result.GetProperty("message").GetProperty("text").GetString());
        }
        return new RouteLog { Looked = looked, Undeclared = undeclared, Used = used, Declared = declared, Gone = gone, Blocking = blocking };
    }

    private static HashSet<string> Set() => new(StringComparer.OrdinalIgnoreCase);

    // Other findings of ours leave the list of routes whole.
    private static bool IsBlocking(JsonElement result, string code)
        => result.TryGetProperty("level", out JsonElement level) && level.ValueEquals("error") && !result.TryGetProperty("suppressions", out _)
            && (!code.StartsWith("FORGE", StringComparison.Ordinal) || Unsound.Contains(code));

    private static string[] RoutesOf(JsonElement result)
    {
        string routes = result.GetProperty("properties").GetProperty("customProperties").GetProperty(PhysicsBaseline.RoutesProperty).GetString() ?? "";
        return routes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
