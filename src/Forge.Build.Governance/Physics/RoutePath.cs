using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Forge.Build.Governance.Physics;

/// <summary>A route template, reduced to what makes two of them the same: words without case, and where parameters stand.</summary>
internal sealed class RoutePath
{
    private const char Parameter = '\u0001';

    private static readonly char[] Braces = { Parameter, '{', '}' };

    private RoutePath(string key, string text, IReadOnlyList<string> parameters, int optionalTail)
    {
        Key = key;
        Text = text;
        Parameters = parameters;
        OptionalTail = optionalTail;
    }

    /// <summary>Equal for two templates that match the same paths, constraints aside.</summary>
    public string Key { get; }

    /// <summary>With the names of the parameters and without their constraints and defaults: <c>/orders/{id}</c>.</summary>
    public string Text { get; }

    /// <summary>Their names, in their order.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The key without the segments that hold a parameter or a brace.</summary>
    public string Words => string.Join("/", Key.Split('/').Where(segment => segment.IndexOfAny(Braces) < 0));

    /// <summary>How many segments at its end may be left out.</summary>
    public int OptionalTail { get; }

    /// <summary>Reads a template of the contract or of the code.</summary>
    public static RoutePath Parse(string template)
    {
        List<string> keys = new(), texts = new(), parameters = new();
        int optional = 0;
        foreach (string segment in SplitOutsideBraces(template))
        {
            if (segment.Length == 0)
                continue;
            StringBuilder key = new(), text = new();
            int before = parameters.Count;
            bool isOptional = ReadSegment(segment, key, text, parameters);
            optional = isOptional && parameters.Count == before + 1 && key.Length == 1 ? optional + 1 : 0;
            keys.Add(key.ToString());
            texts.Add(text.ToString());
        }
        return new RoutePath("/" + string.Join("/", keys), "/" + string.Join("/", texts), parameters, optional);
    }

    /// <summary>Itself, and without each of the segments at its end that may be left out.</summary>
    public IEnumerable<RoutePath> Variants()
    {
        for (int cut = 0; cut <= OptionalTail; cut++)
            yield return cut == 0 ? this : new RoutePath(Cut(Key, cut), Cut(Text, cut), Parameters.Take(Parameters.Count - cut).ToArray(), 0);
    }

    /// <summary>Whether this one is another one with something before it.</summary>
    public bool EndsWith(RoutePath other) => other.Key == "/" || Key.EndsWith(other.Key, StringComparison.Ordinal);

    /// <summary>Whether this one is another one, or lies below it.</summary>
    public bool IsBelow(RoutePath other) => other.Key == "/" || Key == other.Key || Key.StartsWith(other.Key + "/", StringComparison.Ordinal);

    /// <summary>Whether the parameters have the same names, those at the end where one has more.</summary>
    public bool HasParametersOf(RoutePath other)
    {
        for (int i = 1; i <= Math.Min(Parameters.Count, other.Parameters.Count); i++)
        {
            if (!Parameters[Parameters.Count - i].Equals(other.Parameters[other.Parameters.Count - i], StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return true;
    }

    private static string Cut(string path, int segments)
    {
        for (; segments > 0; segments--)
            path = path.Substring(0, Math.Max(0, path.LastIndexOf('/')));
        return path.Length == 0 ? "/" : path;
    }

    // Whether it is optional.
    private static bool ReadSegment(string segment, StringBuilder key, StringBuilder text, List<string> parameters)
    {
        bool isOptional = false;
        for (int i = 0; i < segment.Length; i++)
        {
            char c = segment[i];
            if (c is '{' or '}' && i + 1 < segment.Length && segment[i + 1] == c)
            {
                key.Append(c);
                text.Append(c).Append(c);
                i++;
                continue;
            }
            int end = c == '{' ? CloseOf(segment, i) : -1;
            if (end < 0)
            {
                key.Append(char.ToLowerInvariant(c));
                text.Append(c);
                continue;
            }
            string inner = segment.Substring(i + 1, end - i - 1).TrimStart('*');
            int stop = inner.IndexOfAny(new[] { ':', '=', '?' });
            string name = (stop < 0 ? inner : inner.Substring(0, stop)).Trim();
            isOptional = segment[i + 1] != '*' && (inner.EndsWith("?", StringComparison.Ordinal) || HasDefault(inner));
            parameters.Add(name);
            key.Append(Parameter);
            text.Append('{').Append(name).Append('}');
            i = end;
        }
        return isOptional;
    }

    // "id=5", "id:int=5"; not an equals sign within a constraint's parentheses.
    private static bool HasDefault(string inner)
    {
        int equals = inner.LastIndexOf('=');
        return equals > 0 && inner.IndexOf(')', equals) < 0;
    }

    private static int CloseOf(string text, int open)
    {
        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
                continue;
            if (i + 1 < text.Length && text[i + 1] == text[i])
                i++;
            else
                return text[i] == '}' ? i : -1;
        }
        return -1;
    }

    // A question mark outside of a parameter begins what is no part of the route.
    private static IEnumerable<string> SplitOutsideBraces(string template)
    {
        int start = 0;
        for (int i = 0; i < template.Length; i++)
        {
            char c = template[i];
            if (c == '{' && i + 1 < template.Length && template[i + 1] == '{')
            {
                i++;
            }
            else if (c == '{' && CloseOf(template, i) is > 0 and var close)
            {
                i = close;
            }
            else if (c is '/' or '?')
            {
                yield return template.Substring(start, i - start);
                start = i + 1;
                if (c == '?')
                    yield break;
            }
        }
        yield return template.Substring(start);
    }
}
