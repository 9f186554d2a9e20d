using System;
using System.Collections.Generic;

namespace Forge.Build.Analyzers.Endpoints;

/// <summary>Route templates as text: joining them, and what parameters stand in one.</summary>
internal static class RouteTemplate
{
    /// <summary>A parameter as it stands in a template.</summary>
    /// <param name="Name">Without stars, constraint and default.</param>
    /// <param name="IsOptional">Whether it ends with <c>?</c> or has a default.</param>
    public sealed record Parameter(string Name, bool IsOptional);

    /// <summary>A template below a prefix, with a leading <c>/</c> and none at the end.</summary>
    public static string Join(string prefix, string template)
    {
        string left = Trim(prefix), right = Trim(template);
        return "/" + (left.Length == 0 ? right : right.Length == 0 ? left : left + "/" + right);
    }

    /// <summary>The parameters of a template in their order; null where the framework would refuse it.</summary>
    public static IReadOnlyList<Parameter>? ParametersOf(string template)
    {
        List<Parameter> parameters = new();
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        string text = Trim(template);
        int at = 0;
        bool afterSlash = true, endsHere = false;
        while (at < text.Length)
        {
            if (endsHere)
                return null;
            char c = text[at];
            if (c == '{' && !(at + 1 < text.Length && text[at + 1] == '{'))
            {
                int end = EndOf(text, at + 1);
                if (end < 0 || ReadParameter(text.Substring(at + 1, end - at - 1), out bool catchesAll) is not { } parameter || !names.Add(parameter.Name))
                    return null;
                parameters.Add(parameter);
                endsHere = catchesAll;
                at = end + 1;
                afterSlash = false;
                continue;
            }
            if (c is '{' or '}')
            {
                if (at + 1 >= text.Length || text[at + 1] != c)
                    return null;
                at++;
            }
            if (c == '?' || (c == '/' && afterSlash))
                return null;
            afterSlash = c == '/';
            at++;
        }
        return parameters;
    }

    private static string Trim(string template)
    {
        string text = template.StartsWith("~/", StringComparison.Ordinal) ? template.Substring(2) : template;
        return text.Trim('/');
    }

    // Where a parameter that begins at a place ends; doubled braces are text of its constraint.
    private static int EndOf(string text, int start)
    {
        for (int at = start; at < text.Length; at++)
        {
            bool doubled = at + 1 < text.Length && text[at + 1] == text[at];
            if (text[at] is '{' or '}' && doubled)
                at++;
            else if (text[at] == '}')
                return at;
            else if (text[at] == '{')
                return -1;
        }
        return -1;
    }

    private static Parameter? ReadParameter(string text, out bool catchesAll)
    {
        catchesAll = text.StartsWith("*", StringComparison.Ordinal);
        string rest = text.StartsWith("**", StringComparison.Ordinal) ? text.Substring(2) : catchesAll ? text.Substring(1) : text;
        int end = rest.IndexOfAny([':', '=', '?']);
        string name = end < 0 ? rest : rest.Substring(0, end);
        if (name.Length == 0 || name.IndexOfAny(['/', '{', '}', '*']) >= 0)
            return null;
        return new Parameter(name, rest.EndsWith("?", StringComparison.Ordinal) || HasDefault(rest, name.Length));
    }

    private static bool HasDefault(string text, int start)
    {
        int depth = 0;
        for (int at = start; at < text.Length; at++)
        {
            if (text[at] == '(')
                depth++;
            else if (text[at] == ')')
                depth--;
            else if (text[at] == '=' && depth <= 0)
                return true;
        }
        return false;
    }
}
