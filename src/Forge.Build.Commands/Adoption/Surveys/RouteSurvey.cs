using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Audit.Routes;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>
/// The routes that sources show as a whole: a handler's own template behind the one prefix of its file, or behind none. Where a file has several prefixes, or
/// the route is put together at run time, nobody can tell without running it, and it is only counted.
/// </summary>
internal sealed class RouteSurvey
{
    private const int MostRoutes = 500;

    // An empty text is the default of somebody's parameter more often than the root of a site.
    private const string Root = "\"/\"";

    private readonly SortedDictionary<(string Path, string Method), SurveyedRoute> _routes = new(Comparer<(string Path, string Method)>.Create(Compare));

    /// <summary>Each route and method once, in ordinal order.</summary>
    public IReadOnlyList<SurveyedRoute> Routes => _routes.Values.ToArray();

    /// <summary>Handlers whose route is not shown as a whole.</summary>
    public int Open { get; private set; }

    /// <summary>Reads a source.</summary>
    public void Take(string path, string text)
    {
        DeclaredRoutes declared = RouteReader.Read(path, text);
        string[] prefixes = declared.Prefixes.Where(prefix => !declared.Prefixes.Any(other => other.Length > prefix.Length && other.EndsWith(prefix, StringComparison.Ordinal))).ToArray();
        // A class that routes by the names of its methods puts one into each route.
        bool hasActions = declared.Handlers.Exists(handler => handler.Template.Segments.Contains(RouteTemplate.AnyWord));
        foreach (DeclaredHandler handler in declared.Handlers)
        {
            bool isWhole = !hasActions && prefixes.Length < 2 && handler.Method.Length > 0 && !handler.Template.HasOpenPrefix
                && (prefixes.Length == 1 || (!handler.IsBare && (handler.Template.Segments.Count > 0 || text.Contains(Root, StringComparison.Ordinal))))
                && _routes.Count < MostRoutes;
            if (!isWhole)
            {
                Open++;
                continue;
            }
            string route = WithNames(prefixes.FirstOrDefault("") + RouteTemplate.Join(handler.Template.Segments, 0, handler.Template.Segments.Count));
            _routes.TryAdd((route, handler.Method), new SurveyedRoute(route, handler.Method, path));
        }
    }

    // The reader keeps no names of parameters, and physics.yaml wants one.
    private static string WithNames(string route)
    {
        StringBuilder text = new();
        int parameters = 0;
        foreach (string segment in route.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string named = segment;
            for (int at = named.IndexOf("{}", StringComparison.Ordinal); at >= 0; at = named.IndexOf("{}", StringComparison.Ordinal))
                named = named[..at] + "{value" + (++parameters == 1 ? "" : parameters.ToString(CultureInfo.InvariantCulture)) + "}" + named[(at + 2)..];
            text.Append('/').Append(named);
        }
        return text.Length == 0 ? "/" : text.ToString();
    }

    private static int Compare((string Path, string Method) x, (string Path, string Method) y)
        => string.CompareOrdinal(x.Path, y.Path) is not 0 and int order ? order : string.CompareOrdinal(x.Method, y.Method);
}
