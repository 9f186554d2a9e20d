using System;
using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Governance.Audit.Routes;

/// <summary>A route as any framework writes it, reduced to what can be compared: segments in lower case, every parameter <c>{}</c>.</summary>
/// <param name="Segments">Between the slashes; <c>*</c> for one that may be any word.</param>
/// <param name="HasOpenPrefix">Whether something computed stands before them.</param>
/// <param name="LastIsOptional">Whether the route also exists without its last segment.</param>
internal sealed record RouteTemplate(IReadOnlyList<string> Segments, bool HasOpenPrefix = false, bool LastIsOptional = false)
{
    /// <summary>A parameter.</summary>
    public const string Parameter = "{}";

    /// <summary>A name that the framework fills in.</summary>
    public const string AnyWord = "*";

    /// <summary>No route is longer, nor has more segments.</summary>
    private const int MostLength = 300;

    private const int MostSegments = 32;

    /// <summary>The segments from one index to another as one text, <c>/orders/{}</c>.</summary>
    public static string Join(IReadOnlyList<string> segments, int start, int end)
    {
        StringBuilder text = new();
        for (int i = start; i < end; i++)
            text.Append('/').Append(segments[i]);
        return text.ToString();
    }

    /// <summary>Whether a segment is one of those that a gateway, a reverse proxy or a setting puts before a route, and that contracts leave out.</summary>
    public static bool IsVersion(string segment)
        => segment is "api" or "rest" || (segment.Length is 2 or 3 && segment[0] == 'v' && char.IsDigit(segment[1]));

    /// <summary>Reads a template; null where the text can be none.</summary>
    /// <param name="text">As the source has it, without its quotes.</param>
    /// <param name="isInterpolated">Whether braces hold code and not parameters.</param>
    /// <param name="controller">What <c>[controller]</c> stands for.</param>
    public static RouteTemplate? Parse(string text, bool isInterpolated = false, string controller = "")
    {
        if (text.Length > MostLength || text.IndexOf("://", StringComparison.Ordinal) >= 0)
            return null;
        text = WithoutQuery(text.Trim().TrimStart('~', '^').TrimEnd('$'));
        List<string> segments = new();
        bool isOpen = false, isOptional = false;
        foreach (string written in SplitOutsideGroups(text))
        {
            if (written.Length == 0 || written == "\\Z")
                continue;
            if (segments.Count == MostSegments || written.IndexOf(' ') >= 0)
                return null;
            string segment = Normalise(written, controller);
            isOptional = written[written.Length - 1] == '?' || written.EndsWith("?}", StringComparison.Ordinal);
            if (isInterpolated && segments.Count == 0 && segment == Parameter && text[0] != '/')
                isOpen = true;
            else
                segments.Add(segment);
        }
        return new RouteTemplate(segments, isOpen, isOptional && segments.Count > 0);
    }

    // What follows is no part of the route; a question mark without a pair after it makes a parameter optional.
    private static string WithoutQuery(string text)
    {
        int query = text.IndexOf('?');
        return query >= 0 && text.IndexOf('=', query) > query && text.IndexOf('(') < 0 && text.IndexOf('{') < 0 ? text.Substring(0, query) : text;
    }

    private static IEnumerable<string> SplitOutsideGroups(string text)
    {
        int start = 0, depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '(' or '<')
                depth++;
            else if (text[i] is '}' or ')' or '>' && depth > 0)
                depth--;
            else if (text[i] == '/' && depth == 0)
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }
        yield return text.Substring(start);
    }

    private static string Normalise(string segment, string controller)
    {
        if (segment[0] is ':' or '*' or '(')
            return Parameter;
        StringBuilder text = new(segment.Length);
        for (int i = 0; i < segment.Length; i++)
        {
            char close = segment[i] switch { '{' => '}', '<' => '>', '[' => ']', '(' => ')', _ => '\0' };
            int end = close == '\0' ? -1 : segment.LastIndexOf(close);
            if (end < i)
            {
                text.Append(char.ToLowerInvariant(segment[i]));
                continue;
            }
            string name = segment.Substring(i + 1, end - i - 1).ToLowerInvariant();
            if (text.Length > 0 && text[text.Length - 1] == '$')
                text.Length--;
            text.Append(segment[i] == '[' && name == "controller" ? controller.ToLowerInvariant() : segment[i] == '[' && name == "action" ? AnyWord : Parameter);
            i = end;
        }
        return text.ToString();
    }
}
