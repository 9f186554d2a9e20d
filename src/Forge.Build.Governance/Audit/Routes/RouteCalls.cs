using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Routes;

/// <summary>What a text in a call or an attribute of a web framework is.</summary>
[Flags]
internal enum RouteUse
{
    /// <summary>Nothing to do with routes.</summary>
    None = 0,

    /// <summary>The route of a handler.</summary>
    Handler = 1,

    /// <summary>What stands before the routes of a group, a router or a controller.</summary>
    Prefix = 2,

    /// <summary>One or the other, as the declaration below tells.</summary>
    AspNetRoute = 4,
}

/// <summary>The names under which frameworks of .NET, Python, JavaScript, Go and Java declare routes.</summary>
internal static class RouteCalls
{
    private static readonly Dictionary<string, (RouteUse Use, string Method)> Table = Build();

    private static readonly HashSet<string> ArgumentsWithPrefix = new(StringComparer.Ordinal) { "prefix", "url_prefix", "pathPrefix", "basePath" };

    private static readonly HashSet<string> ArgumentsWithRoute = new(StringComparer.Ordinal) { "Route", "route", "template", "Template", "pattern", "path", "value", "url", "rule" };

    // What is called there is the service of somebody else.
    private static readonly HashSet<string> Clients = new(StringComparer.OrdinalIgnoreCase)
    {
        "axios", "http", "https", "client", "httpclient", "requests", "session", "api", "$http", "ky", "got", "superagent", "request", "httpx", "fetch", "_client", "_http", "_httpclient",
        "testclient", "page", "cache", "map", "headers", "params", "localstorage",
    };

    /// <summary>What the first text in a call or an attribute of this name is, and which method it shows; an empty method where it shows none.</summary>
    public static (RouteUse Use, string Method) Find(string name) => Table.TryGetValue(name, out (RouteUse, string) found) ? found : (RouteUse.None, "");

    /// <summary>Whether a named argument holds a prefix.</summary>
    public static bool IsPrefixArgument(string name) => ArgumentsWithPrefix.Contains(name);

    /// <summary>Whether a named argument holds a route.</summary>
    public static bool IsRouteArgument(string name) => ArgumentsWithRoute.Contains(name);

    /// <summary>Whether what stands before the dot sends requests and does not answer them.</summary>
    public static bool IsClient(string receiver) => Clients.Contains(receiver);

    private static Dictionary<string, (RouteUse, string)> Build()
    {
        Dictionary<string, (RouteUse, string)> table = new(StringComparer.Ordinal);
        foreach (string method in new[] { "get", "post", "put", "delete", "patch", "head", "options" })
        {
            string capitalised = char.ToUpperInvariant(method[0]) + method.Substring(1);
            foreach (string name in new[] { method, capitalised, method.ToUpperInvariant(), "Map" + capitalised, "Http" + capitalised, capitalised + "Mapping", "add_" + method })
                table[name] = (RouteUse.Handler, method);
        }
        foreach (string name in new[]
        {
            "Map", "MapMethods", "MapHub", "MapHealthChecks", "MapFallback", "AcceptVerbs", "Routes", "HandleFunc", "Handle", "handle", "Any", "any", "all", "All", "Match", "Method",
            "MethodFunc", "route", "api_route", "add_api_route", "add_url_rule", "add_route", "re_path", "url", "websocket", "WebSocketRoute", "ws", "Static", "static", "HttpTrigger", "match",
        })
            table[name] = (RouteUse.Handler, "");
        foreach (string name in new[] { "MapGroup", "RoutePrefix", "Group", "group", "PathPrefix", "use", "Use", "Controller", "setGlobalPrefix", "nest", "scope", "UsePathBase" })
            table[name] = (RouteUse.Prefix, "");
        foreach (string name in new[] { "path", "Path", "RequestMapping", "mount", "Mount", "register" })
            table[name] = (RouteUse.Handler | RouteUse.Prefix, "");
        table["Route"] = (RouteUse.AspNetRoute, "");
        return table;
    }
}
