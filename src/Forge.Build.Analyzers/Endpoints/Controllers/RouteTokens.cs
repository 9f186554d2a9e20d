using System;
using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Analyzers.Endpoints.Controllers;

/// <summary>Templates of attribute routes: <c>[controller]</c> and its like, and how an action's stands below its controller's.</summary>
internal static class RouteTokens
{
    /// <summary>A template with its tokens replaced; null where a token has no value or the template is malformed.</summary>
    /// <param name="template">As written.</param>
    /// <param name="values">By name, whatever its case.</param>
    public static string? Replace(string template, IReadOnlyDictionary<string, string> values)
    {
        StringBuilder text = new(template.Length);
        for (int at = 0; at < template.Length; at++)
        {
            char c = template[at];
            bool isDoubled = at + 1 < template.Length && template[at + 1] == c;
            if (c is not ('[' or ']'))
                text.Append(c);
            else if (isDoubled)
            {
                text.Append(c);
                at++;
            }
            else if (c == ']')
                return null;
            else
            {
                int end = template.IndexOf(']', at + 1);
                string name = end < 0 ? "" : template.Substring(at + 1, end - at - 1);
                if (name.Length == 0 || name.IndexOf('[') >= 0 || !values.TryGetValue(name, out string? value))
                    return null;
                text.Append(value);
                at = end;
            }
        }
        return text.ToString();
    }

    /// <summary>Whether a template stands for itself and not below its controller's.</summary>
    public static bool IsAbsolute(string? template)
        => template is not null && (template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~/", StringComparison.Ordinal));

    /// <summary>Whether a template has a token.</summary>
    public static bool HasToken(string template) => template.IndexOf('[') >= 0;
}
