using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Commands.Baseline.Routes;

/// <summary>How <c>physics.baseline</c> differs from what the code needs.</summary>
/// <param name="Added">Lines that are new, sorted.</param>
/// <param name="Removed">Entries that nothing needs any more, in the order of the file.</param>
/// <param name="Kept">How many entries stay.</param>
/// <param name="NotAdded">Lines that stay out because the list may only shrink, sorted.</param>
/// <param name="NotListable">Undeclared routes that no line can name, sorted.</param>
internal sealed record RouteChange(
    IReadOnlyList<string> Added, IReadOnlyList<BaselineRoute> Removed, int Kept, IReadOnlyList<string> NotAdded, IReadOnlyList<string> NotListable)
{
    private const string Head = "# Routes that were in the code before physics.yaml declared them. This list may only shrink: declare a route, then delete its line.";

    /// <summary>Whether nothing changes.</summary>
    public bool IsNothing => Added.Count == 0 && Removed.Count == 0;

    /// <summary>Compares.</summary>
    /// <param name="baseline">What is listed.</param>
    /// <param name="logs">What the compiler said of each project.</param>
    /// <param name="mayGrow">Whether new routes are accepted.</param>
    public static RouteChange Of(PhysicsBaseline baseline, IReadOnlyCollection<RouteLog> logs, bool mayGrow)
    {
        HashSet<string> used = Union(logs, log => log.Used), declared = Union(logs, log => log.Declared), gone = Union(logs, log => log.Gone);
        // A repository may hold several programs: gone is what one of them lacks and none has.
        BaselineRoute[] removed = baseline.Entries.Where(entry => declared.Contains(entry.Text) || (gone.Contains(entry.Text) && !used.Contains(entry.Text))).ToArray();
        ILookup<bool, string> undeclared = Sorted(Union(logs, log => log.Undeclared)).ToLookup(PhysicsBaseline.IsRoute);
        string[] lines = undeclared[true].ToArray();
        return new RouteChange(mayGrow ? lines : [], removed, baseline.Entries.Count - removed.Length, mayGrow ? [] : lines, undeclared[false].ToArray());
    }

    /// <summary>The text of the list after the change: what was in it stays as it is, line by line.</summary>
    /// <param name="text">The text before; empty for a list that does not exist.</param>
    /// <param name="lineEnd">How its lines end.</param>
    public string Apply(string text, string lineEnd)
    {
        HashSet<int> gone = Removed.Select(entry => entry.Location.Line).ToHashSet();
        StringBuilder result = new();
        int number = 1;
        for (int start = 0; start < text.Length; number++)
        {
            int feed = text.IndexOf('\n', start);
            int end = feed < 0 ? text.Length : feed + 1;
            if (!gone.Contains(number))
                result.Append(text, start, end - start);
            start = end;
        }
        if (Added.Count > 0 && text.Length == 0)
            result.Append(Head).Append(lineEnd);
        else if (Added.Count > 0 && result.Length > 0 && result[^1] != '\n')
            result.Append(lineEnd);
        foreach (string line in Added)
            result.Append(line).Append(lineEnd);
        return result.ToString();
    }

    private static HashSet<string> Union(IEnumerable<RouteLog> logs, Func<RouteLog, IEnumerable<string>> part)
        => logs.SelectMany(part).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // By path, so that the methods of one stand together.
    private static IEnumerable<string> Sorted(IEnumerable<string> routes)
        => routes.OrderBy(route => route[(route.IndexOf(' ') + 1)..], StringComparer.Ordinal).ThenBy(route => route, StringComparer.Ordinal);
}
