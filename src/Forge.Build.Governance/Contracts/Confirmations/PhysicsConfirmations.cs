using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Repository;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Forge.Build.Governance.Contracts.Confirmations;

/// <summary>The member <c>confirmation</c> of the methods of <c>physics.yaml</c> (Builder Contract 6).</summary>
internal static class PhysicsConfirmations
{
    private const int MethodDepth = 4;

    private static readonly string[] Refusals = { "", "none", "no", "false", "off", "never", "not required", "~", "null" };

    /// <summary>Whether a value says that there is no confirmation.</summary>
    public static bool IsRefusal(string value) => Array.IndexOf(Refusals, value.Trim().ToLowerInvariant()) >= 0;

    /// <summary>The values by the line and column of the method that declares them; empty where the text is no YAML. A shape instead of a word is a declaration, too.</summary>
    /// <param name="source">The text of <c>physics.yaml</c>.</param>
    public static IReadOnlyDictionary<(int Line, int Column), Declared> Read(SourceText source)
    {
        Dictionary<(int, int), Declared> found = new();
        try
        {
            Parser parser = new(new StringReader(source.Text));
            // The keys on the way to where the parser is; a key is null where its value is no map.
            List<Level> open = new();
            while (parser.MoveNext())
                Take(parser.Current!, open, found, source);
        }
        catch (Exception e) when (e is YamlException or ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            found.Clear();
        }
        return found;
    }

    private static void Take(ParsingEvent current, List<Level> open, Dictionary<(int, int), Declared> found, SourceText source)
    {
        if (current is MappingEnd or SequenceEnd)
        {
            open.RemoveAt(open.Count - 1);
            return;
        }
        if (current is not (NodeEvent or AnchorAlias))
            return;
        Level? parent = open.Count == 0 ? null : open[open.Count - 1];
        bool isKey = parent is { IsMap: true, IsKeyNext: true };
        if (isKey)
        {
            parent!.Key = (current as Scalar)?.Value ?? "";
            parent.At = source.PositionOf((int)Math.Min(current.Start.Index, source.Text.Length));
            parent.IsKeyNext = false;
        }
        else if (parent is { IsMap: true })
        {
            parent.IsKeyNext = true;
            if (open.Count == MethodDepth && open.TrueForAll(level => level.IsMap) && open[0].Key == "paths" && parent.Key == "confirmation")
                found[open[2].At] = new Declared((current as Scalar)?.Value ?? "declared", (int)current.Start.Index, (int)Math.Max(current.End.Index, current.Start.Index + 1));
        }
        if (current is MappingStart or SequenceStart)
            open.Add(new Level { IsMap = current is MappingStart, IsKeyNext = true });
    }

    /// <summary>What a method declares.</summary>
    /// <param name="Value">As written.</param>
    /// <param name="Start">Where the value begins in the text.</param>
    /// <param name="End">Where it ends.</param>
    internal sealed record Declared(string Value, int Start, int End);

    private sealed class Level
    {
        public bool IsMap { get; set; }

        public bool IsKeyNext { get; set; }

        public string Key { get; set; } = "";

        public (int Line, int Column) At { get; set; }
    }
}
