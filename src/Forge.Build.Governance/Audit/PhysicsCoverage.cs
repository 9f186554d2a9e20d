using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Audit.Routes;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>
/// W3, physics route coverage (Builder Contract 10.7): every route of <c>physics.yaml</c> has a handler somewhere in the sources.
/// </summary>
/// <remarks>
/// The sources are read one after the other, those first whose names promise routes, and no further than the last handler that is looked for. Where one is
/// missing all of them are read, which is as cheap as reading: a warning that some route has no handler cannot be had for less.
/// </remarks>
internal static class PhysicsCoverage
{
    /// <summary>Longer files are generated, or data.</summary>
    public const int MostLength = 2 * 1024 * 1024;

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".fs", ".vb", ".py", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".go", ".java", ".kt", ".scala", ".rs", ".rb", ".php",
    };

    private static readonly string[] Promising
        = { "controller", "endpoint", "route", "router", "handler", "program", "startup", "api", "app", "main", "server", "view", "url", "resource", "module", "function", "hub" };

    /// <summary>Looks for a handler of each route.</summary>
    /// <param name="physics">The routes, or null where they could not be read, which is another check's finding.</param>
    /// <param name="file">The contract.</param>
    /// <param name="files">The files of the tree, relative, with <c>/</c>.</param>
    /// <param name="read">The text of one of them, null where it cannot be read.</param>
    public static CheckResult Run(PhysicsContract? physics, ContractFile file, IReadOnlyList<string> files, Func<string, SourceText?> read)
    {
        if (physics is null)
            return NothingToSee(file, "0 routes, physics.yaml could not be read", "the routes of physics.yaml are not known, so none was looked for.", "create or correct " + file.Path + ".");
        if (physics.Routes.Count == 0)
        {
            return NothingToSee(file, "0 routes", "physics.yaml declares no route, so no handler was looked for.",
                "where the project answers requests, write each path below paths: in " + file.Path + "; where it does not, nothing is to be done.");
        }
        string[] sources = files.Where(IsSource).OrderBy(path => IsPromising(path) ? 0 : 1).ThenBy(path => path, StringComparer.Ordinal).ToArray();
        if (sources.Length == 0)
        {
            return NothingToSee(file, Number(physics.Routes.Count, "route") + " against 0 source files", "there is no source file in which a handler could stand, so none was looked for.",
                "nothing is to be done until there is code.");
        }
        Sought[] routes = physics.Routes.Select(route => new Sought(route)).ToArray();
        int looked = 0, skipped = 0;
        HandlerIndex index = new();
        foreach (string path in sources)
        {
            if (Array.TrueForAll(routes, route => route.IsFound))
                break;
            if (read(path) is not { } text || text.Text.Length > MostLength)
            {
                skipped++;
                continue;
            }
            looked++;
            DeclaredRoutes declared = RouteReader.Read(path, text.Text);
            if (declared.Handlers.Count == 0 && declared.Prefixes.Count == 0)
                continue;
            index.Add(declared);
            foreach (Sought route in routes)
                route.LookInto(index);
        }
        string lookedAt = Number(physics.Routes.Count, "route") + " against " + Number(looked, "source file") + (skipped == 0 ? "" : ", " + Number(skipped, "file") + " unreadable or too large");
        return new CheckResult("W3", lookedAt, routes.SelectMany(route => route.Findings()).ToArray());
    }

    private static CheckResult NothingToSee(ContractFile file, string lookedAt, string message, string fix)
        => new("W3", lookedAt, new[] { new Finding(RuleCatalog.RoutesNotLookedAt, SourceLocation.StartOf(file.Path), message, fix) });

    // Tests call routes, they do not handle them.
    private static bool IsSource(string path)
    {
        int dot = path.LastIndexOf('.');
        if (dot < 0 || !Extensions.Contains(path.Substring(dot)))
            return false;
        string name = path.Substring(path.LastIndexOf('/') + 1);
        bool isTest = Has(name, ".test.") || Has(name, ".spec.") || Has(name, "_test.") || Has(name, "Tests.") || name.StartsWith("test_", StringComparison.OrdinalIgnoreCase);
        foreach (string folder in path.Split('/'))
            isTest |= folder is "test" or "tests" or "__tests__" or "spec" or "Tests" or "e2e" || folder.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase);
        return !isTest;
    }

    private static bool IsPromising(string path) => Array.Exists(Promising, word => Has(path, word));

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string Number(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");

    /// <summary>A route and what was found of it so far.</summary>
    private sealed class Sought
    {
        private const int MostQuoted = 80;

        private readonly PhysicsRoute _route;
        private readonly IReadOnlyList<string> _segments;
        private HashSet<string> _methods = new();

        public Sought(PhysicsRoute route)
        {
            _route = route;
            _segments = RouteTemplate.Parse(route.Path)?.Segments ?? new[] { route.Path };
        }

        public bool IsFound { get; private set; }

        public void LookInto(HandlerIndex index)
        {
            if (IsFound)
                return;
            _methods = index.MethodsOf(_segments);
            IsFound = _methods.Count > 0 && _route.Methods.All(IsHandled);
        }

        public IEnumerable<Finding> Findings()
        {
            string path = PrintableText.Excerpt(_route.Path, MostQuoted);
            if (_methods.Count == 0)
            {
                yield return Missing(_route.Location, "no handler was found for " + path + ".",
                    "write the handler, or take the path out of physics.yaml with the owner's consent.");
                yield break;
            }
            foreach (PhysicsMethod method in _route.Methods)
            {
                if (!IsHandled(method))
                {
                    yield return Missing(method.Location, path + " has a handler, but none was found for " + method.Name.ToUpperInvariant() + ".",
                        "write the handler of the method, or take the method out of physics.yaml with the owner's consent.");
                }
            }
        }

        // A framework answers the first three itself; the others are no methods of HTTP.
        private bool IsHandled(PhysicsMethod method)
            => _methods.Contains("") || _methods.Contains(method.Name) || method.Name is "head" or "options" or "trace" or "websocket" or "mount";

        private static Finding Missing(SourceLocation location, string message, string fix) => new(RuleCatalog.RouteWithoutHandler, location, message, fix);
    }
}
