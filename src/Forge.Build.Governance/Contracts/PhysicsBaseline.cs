using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts;

/// <summary><c>physics.baseline</c>: the routes that were in the code before <c>physics.yaml</c> declared any, a line each: <c>GET /orders/{id}</c>.</summary>
/// <param name="Entries">In the order of the file.</param>
/// <remarks>It may only shrink: a route leaves it when it is declared, or deleted.</remarks>
public sealed record PhysicsBaseline(IReadOnlyList<BaselineRoute> Entries)
{
    /// <summary>The file's name, in the folder of the contracts.</summary>
    public const string FileName = "physics.baseline";

    /// <summary>The method of a route that answers all of them.</summary>
    public const string AnyMethod = "ANY";

    /// <summary>The property of a compiler's diagnostic that names routes as this file lists them, one a line.</summary>
    internal const string RoutesProperty = "ForgeRoutes";

    private const int MostQuoted = 80;

    /// <summary>No route.</summary>
    public static PhysicsBaseline Empty { get; } = new(Array.Empty<BaselineRoute>());

    /// <summary>Reads; what is no entry is a finding.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="source">The text; a line that begins with <c>#</c> is a comment.</param>
    /// <param name="findings">FORGE3605 for each line that is no method and path, or stands there twice.</param>
    public static PhysicsBaseline Read(string path, SourceText source, out IReadOnlyList<Finding> findings)
    {
        List<BaselineRoute> entries = new();
        List<Finding> problems = new();
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        string[] lines = source.Text.TrimStart('\ufeff').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            int column = lines[i].IndexOf(line, StringComparison.Ordinal) + 1;
            SourceLocation location = new(path, i + 1, column, i + 1, column + line.Length);
            string[] words = WordsOf(line);
            if (!IsRoute(words))
                problems.Add(Malformed(location, "\"" + PrintableText.Excerpt(line, MostQuoted) + "\" is no route.", "write a method and a path, for example  GET /orders/{id}, or begin the line with #."));
            else if (!seen.Add(words[0] + " " + words[1]))
                problems.Add(Malformed(location, "\"" + PrintableText.Excerpt(line, MostQuoted) + "\" stands there twice.", "delete one of the two lines."));
            else
                entries.Add(new BaselineRoute(words[0].ToUpperInvariant(), words[1], location));
        }
        findings = problems;
        return new PhysicsBaseline(entries);
    }

    /// <summary>Whether a line lists a route. One with blanks in its path, or with a method that is no word, cannot be listed.</summary>
    public static bool IsRoute(string line) => line == line.Trim() && IsRoute(WordsOf(line));

    /// <summary>Whether every line of a text that accepts a route, or may be meant to, stood in an earlier one already.</summary>
    public static bool OnlyShrank(string before, string now)
    {
        HashSet<string> known = new(LinesOf(before), StringComparer.Ordinal);
        foreach (string line in LinesOf(now))
        {
            if (!known.Contains(line))
                return false;
        }
        return true;
    }

    private static IEnumerable<string> LinesOf(string text)
    {
        foreach (string line in text.TrimStart('\ufeff').Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.Length > 0 && trimmed[0] != '#')
                yield return trimmed;
        }
    }

    private static Finding Malformed(SourceLocation location, string message, string fix) => new(RuleCatalog.MalformedBaseline, location, message, fix);

    private static string[] WordsOf(string line) => line.Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsRoute(string[] words) => words.Length == 2 && words[1][0] == '/' && IsMethod(words[0]);

    private static bool IsMethod(string word)
    {
        foreach (char c in word)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z')))
                return false;
        }
        return true;
    }
}

/// <summary>An entry of <c>physics.baseline</c>.</summary>
/// <param name="Method">In upper case; <see cref="PhysicsBaseline.AnyMethod"/> for a route that answers every method.</param>
/// <param name="Path">As written.</param>
/// <param name="Location">Its place.</param>
public sealed record BaselineRoute(string Method, string Path, SourceLocation Location)
{
    /// <summary>Method and path, as a line of the file says them.</summary>
    public string Text => Method + " " + Path;
}
