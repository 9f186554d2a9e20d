using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts;

/// <summary>Writes a route into the text of <c>physics.yaml</c> and leaves every other character as it is.</summary>
public static class PhysicsEdit
{
    // At the end of a line that was added, until it gets the line end of the others.
    private const string Mark = "\u0001";

    /// <summary>The text with the methods below the path, or null where it cannot be told what that would change.</summary>
    /// <param name="text">As it lies in the file.</param>
    /// <param name="path">As the contract is to write it.</param>
    /// <param name="methods">Each in one line of YAML, <c>get: { response: Order }</c>.</param>
    public static string? Declare(string text, string path, IReadOnlyList<string> methods)
    {
        if (text.StartsWith("\ufeff", StringComparison.Ordinal))
            return Declare(text.Substring(1), path, methods) is { } marked ? "\ufeff" + marked : null;
        if (methods.Count == 0 || Read(text) is not { } physics)
            return null;
        string lineEnd = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        List<string> lines = text.Split('\n').ToList();
        // A carriage return alone ends a line for the reader, and not here.
        if (lines.Any(line => line.TrimEnd('\r').IndexOf('\r') >= 0))
            return null;
        PhysicsRoute? route = physics.Routes.FirstOrDefault(one => one.Path == path);
        bool isPlaced = route is not null ? AddMethods(lines, route, methods) : physics.Routes.Count > 0 ? AddRoute(lines, physics, path, methods) : AddFirst(lines, path, methods);
        if (!isPlaced)
            return null;
        string changed = string.Join("\n", lines.Select(line => line.EndsWith(Mark, StringComparison.Ordinal) ? line.Substring(0, line.Length - 1) + lineEnd.TrimEnd('\n') : line));
        return Says(changed, physics, path, methods.Count) ? changed : null;
    }

    private static bool AddMethods(List<string> lines, PhysicsRoute route, IReadOnlyList<string> methods)
    {
        // In flow style the methods stand in the path's line.
        if (route.Methods.Any(method => method.Location.Line == route.Location.Line) || !StandsAlone(lines, route))
            return false;
        int indent = route.Methods.Count > 0 ? route.Methods[0].Location.Column - 1 : route.Location.Column + 1;
        Insert(lines, route.Location.Line, methods.Select(method => new string(' ', indent) + method));
        return true;
    }

    private static bool AddRoute(List<string> lines, PhysicsContract physics, string path, IReadOnlyList<string> methods)
    {
        PhysicsRoute last = physics.Routes[physics.Routes.Count - 1];
        int indent = last.Location.Column - 1;
        // All routes in lines of their own, one below the other.
        if (physics.Routes.Any(route => route.Location.Column != last.Location.Column || string.IsNullOrEmpty(lines[route.Location.Line - 1]) || IndentOf(lines[route.Location.Line - 1]) != indent))
            return false;
        int end = last.Location.Line;
        for (int i = end; i < lines.Count && (IsBlank(lines[i]) || IndentOf(lines[i]) > indent); i++)
        {
            if (!IsBlank(lines[i]))
                end = i + 1;
        }
        Insert(lines, end, Route(indent, path, methods));
        return true;
    }

    private static bool AddFirst(List<string> lines, string path, IReadOnlyList<string> methods)
    {
        int at = lines.FindIndex(line => line.StartsWith("paths:", StringComparison.Ordinal));
        if (at < 0)
            return false;
        string line = lines[at], end = line.EndsWith("\r", StringComparison.Ordinal) ? "\r" : "";
        string value = line.Substring("paths:".Length), comment = "";
        int hash = value.IndexOf(" #", StringComparison.Ordinal);
        if (hash >= 0)
            (value, comment) = (value.Substring(0, hash), value.Substring(hash).TrimEnd());
        if (value.Trim() is not ("" or "{}" or "{ }" or "null" or "~"))
            return false;
        lines[at] = "paths:" + comment + end;
        Insert(lines, at + 1, Route(2, path, methods));
        return true;
    }

    private static IEnumerable<string> Route(int indent, string path, IReadOnlyList<string> methods)
    {
        yield return new string(' ', indent) + path + ":";
        foreach (string method in methods)
            yield return new string(' ', indent + 2) + method;
    }

    // The last line of a file may lack its end, and the first one added after it then needs it.
    private static void Insert(List<string> lines, int at, IEnumerable<string> added)
    {
        List<string> marked = added.Select(line => line + Mark).ToList();
        if (at == lines.Count)
        {
            lines[at - 1] += Mark;
            marked[marked.Count - 1] = marked[marked.Count - 1].TrimEnd(Mark[0]);
        }
        lines.InsertRange(at, marked);
    }

    private static bool StandsAlone(List<string> lines, PhysicsRoute route)
    {
        string line = lines[route.Location.Line - 1].TrimEnd();
        return line.EndsWith(":", StringComparison.Ordinal) && IndentOf(line) == route.Location.Column - 1;
    }

    private static bool IsBlank(string line) => line.Trim().Length == 0;

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;

    private static PhysicsContract? Read(string text)
    {
        PhysicsContract? physics = PhysicsReader.Read("physics.yaml", new SourceText(text), out IReadOnlyList<Finding> findings);
        return findings.Count == 0 ? physics : null;
    }

    // Whatever was done, the reader has the last word: all that was there, and what is new.
    private static bool Says(string text, PhysicsContract before, string path, int methods)
        => Read(text) is { } now
            && now.Routes.Sum(route => route.Methods.Count) == before.Routes.Sum(route => route.Methods.Count) + methods
            && now.Routes.Any(route => route.Path == path)
            && before.Routes.All(old => now.Routes.Any(route => route.Path == old.Path && old.Methods.All(method => route.Methods.Any(other => other.Name == method.Name))))
            && before.Schemas.Select(schema => schema.Name).SequenceEqual(now.Schemas.Select(schema => schema.Name), StringComparer.Ordinal);
}
