using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Physics;

/// <summary>Routes as messages say them: whole, so that they can be copied, and as YAML that can be pasted.</summary>
internal static class RouteText
{
    /// <summary>How many characters of a route are shown.</summary>
    public const int MostRoute = 1000;

    private const int MostSnippet = 1200;

    /// <summary>A route, safe to print; one that is longer than anybody writes is cut, and says so.</summary>
    public static string Show(string route)
        => route.Length <= MostRoute ? PrintableText.Escape(route)
            : PrintableText.Excerpt(route, MostRoute) + " (cut; it has " + route.Length.ToString("N0", CultureInfo.InvariantCulture) + " characters)";

    /// <summary>Methods as a message names them.</summary>
    public static string MethodsShown(IReadOnlyList<string> methods) => methods.Count == 0 ? PhysicsBaseline.AnyMethod : string.Join(", ", methods);

    /// <summary>Each method of a path as a line of <c>physics.baseline</c>.</summary>
    public static string[] Lines(IReadOnlyList<string> methods, string path)
        => (methods.Count == 0 ? new[] { PhysicsBaseline.AnyMethod } : methods).Select(method => method + " " + path).ToArray();

    /// <summary>What to write below <c>paths:</c>, in one line.</summary>
    /// <param name="path">The path, as it is.</param>
    /// <param name="methods">Each as <c>get: { response: Order }</c>.</param>
    public static string Snippet(string path, IReadOnlyList<string> methods) => Show(Key(path)) + ": { " + Methods(methods, out string note) + " }" + note;

    /// <summary>What to write below a path, in one line.</summary>
    public static string Methods(IReadOnlyList<string> methods) => Methods(methods, out string note) + note;

    /// <summary>A path as a key of a block map of YAML. Braces are only special within flow style; quotes are where it would be read otherwise, or could not be printed.</summary>
    public static string Key(string path)
        => path.Contains(": ") || path.EndsWith(":", System.StringComparison.Ordinal) || path.Contains(" #") || path != PrintableText.Escape(path) || path != path.Trim()
            ? Proposal.Quoted(path) : path;

    // Half of a proposal is no YAML: what is too long is proposed without its shapes.
    private static string Methods(IReadOnlyList<string> methods, out string note)
    {
        string whole = string.Join(", ", methods);
        note = whole.Length <= MostSnippet ? "" : " (its shapes are too long for one line; the code fix writes them)";
        return note.Length == 0 ? whole : PrintableText.Excerpt(string.Join(", ", methods.Select(method => method.Substring(0, method.IndexOf(':') + 1) + " {}")), MostSnippet);
    }
}
