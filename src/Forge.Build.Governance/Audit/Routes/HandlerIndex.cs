using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Routes;

/// <summary>
/// Every handler that was seen, by its route. A route of physics is the prefixes of somewhere and the route of a handler; which prefix a framework puts
/// before which handler is known only at run time, so any that is declared will do.
/// </summary>
internal sealed class HandlerIndex
{
    private readonly Dictionary<string, List<(DeclaredHandler Handler, DeclaredRoutes File)>> _byRoute = new(StringComparer.Ordinal);
    private readonly List<(DeclaredHandler Handler, DeclaredRoutes File)> _withAnyWord = new();
    private readonly HashSet<string> _prefixes = new(StringComparer.Ordinal);

    public void Add(DeclaredRoutes file)
    {
        _prefixes.UnionWith(file.Prefixes);
        foreach (DeclaredHandler handler in file.Handlers)
        {
            IReadOnlyList<string> segments = handler.Template.Segments;
            foreach (string segment in segments)
            {
                if (segment == RouteTemplate.AnyWord)
                {
                    _withAnyWord.Add((handler, file));
                    break;
                }
            }
            for (int start = 0; start == 0 || (start < segments.Count && RouteTemplate.IsVersion(segments[start - 1])); start++)
            {
                Add(RouteTemplate.Join(segments, start, segments.Count), handler, file);
                if (handler.Template.LastIsOptional && start < segments.Count)
                    Add(RouteTemplate.Join(segments, start, segments.Count - 1), handler, file);
            }
        }
    }

    /// <summary>The methods of the handlers of a route: none where it has no handler, an empty one where a handler does not show its own.</summary>
    public HashSet<string> MethodsOf(IReadOnlyList<string> route)
    {
        HashSet<string> methods = new(StringComparer.Ordinal);
        for (int start = 0; start <= route.Count; start++)
        {
            if (!_byRoute.TryGetValue(RouteTemplate.Join(route, start, route.Count), out List<(DeclaredHandler, DeclaredRoutes)>? handlers))
                continue;
            foreach ((DeclaredHandler handler, DeclaredRoutes file) in handlers)
            {
                if (!methods.Contains(handler.Method) && IsPrefix(route, start, handler, file))
                    methods.Add(handler.Method);
            }
        }
        foreach ((DeclaredHandler handler, DeclaredRoutes file) in _withAnyWord)
        {
            int start = route.Count - handler.Template.Segments.Count;
            if (start >= 0 && Fits(route, start, handler.Template.Segments) && IsPrefix(route, start, handler, file))
                methods.Add(handler.Method);
        }
        return methods;
    }

    private void Add(string key, DeclaredHandler handler, DeclaredRoutes file)
    {
        if (!_byRoute.TryGetValue(key, out List<(DeclaredHandler, DeclaredRoutes)>? handlers))
            _byRoute.Add(key, handlers = new List<(DeclaredHandler, DeclaredRoutes)>());
        handlers.Add((handler, file));
    }

    private static bool Fits(IReadOnlyList<string> route, int start, IReadOnlyList<string> template)
    {
        for (int i = 0; i < template.Count; i++)
        {
            if (template[i] != RouteTemplate.AnyWord && template[i] != route[start + i])
                return false;
        }
        return true;
    }

    // Whether the first segments of a route may stand before a handler.
    private bool IsPrefix(IReadOnlyList<string> route, int end, DeclaredHandler handler, DeclaredRoutes file)
    {
        if (end == 0 || handler.Template.HasOpenPrefix)
            return true;
        if (file.Prefixes.Count == 0 && handler.IsBare)
            return false;
        // Which lengths are made of whole prefixes; [end] is the answer.
        bool[] reached = new bool[end + 1];
        reached[0] = true;
        for (int at = 0; at < end; at++)
        {
            if (!reached[at])
                continue;
            if (RouteTemplate.IsVersion(route[at]))
                reached[at + 1] = true;
            for (int next = at + 1; next <= end; next++)
            {
                string part = RouteTemplate.Join(route, at, next);
                // A file that names prefixes puts one of them before its handlers.
                reached[next] |= next == end && file.Prefixes.Count > 0 ? file.Prefixes.Contains(part) : _prefixes.Contains(part);
            }
        }
        return reached[end];
    }
}
