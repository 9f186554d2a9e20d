using System;
using System.Linq;

namespace Forge.Build.Governance.Audit.Routes;

/// <summary>
/// Finds the routes that a source file declares: the texts in calls and attributes of web frameworks. It knows quotes and comments and no grammar, which is
/// what a warning needs; its time is in proportion to the text.
/// </summary>
internal sealed class RouteReader
{
    private readonly string _text;
    private readonly bool _hasHashComments;
    private readonly bool _isCSharp;
    private readonly RouteContext _context;
    private readonly DeclaredRoutes _declared = new();

    private RouteReader(string path, string text)
    {
        _text = text;
        _hasHashComments = Ends(path, ".py") || Ends(path, ".rb");
        _isCSharp = Ends(path, ".cs");
        bool isScript = Ends(path, ".ts") || Ends(path, ".js") || Ends(path, ".mjs") || Ends(path, ".cjs") || Ends(path, ".tsx") || Ends(path, ".jsx") || Ends(path, ".mts");
        _context = new RouteContext(text, needsReceiver: isScript || Ends(path, ".py"), isCSharp: _isCSharp);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">For the language.</param>
    /// <param name="text">Lines ended by a line feed.</param>
    public static DeclaredRoutes Read(string path, string text)
    {
        RouteReader reader = new(path, text);
        reader.Read();
        return reader._declared;
    }

    private void Read()
    {
        for (int at = 0; at < _text.Length;)
        {
            char c = _text[at];
            if (_hasHashComments ? c == '#' : c == '/' && Next(at) == '/')
                at = EndOfLine(at);
            else if (c == '/' && Next(at) == '*')
                at = After("*/", at + 2);
            else if (c is '"' or '\'' or '`')
                at = ReadLiteral(at);
            else if (c is '[' or '@' or ',')
                at = ReadBareAttribute(at);
            else
                at++;
        }
    }

    private int ReadLiteral(int quote)
    {
        char mark = _text[quote];
        if (Next(quote) == mark && Next(quote + 1) == mark)
            return After(new string(mark, 3), quote + 3);
        bool isVerbatim = _isCSharp && quote > 0 && (_text[quote - 1] == '@' || (_text[quote - 1] == '$' && quote > 1 && _text[quote - 2] == '@'));
        int end = quote + 1;
        while (end < _text.Length && _text[end] != mark && _text[end] != '\n')
            end += _text[end] == '\\' && !isVerbatim ? 2 : 1;
        // Neither an apostrophe nor a lifetime is a literal.
        if (end >= _text.Length || _text[end] != mark)
            return quote + 1;
        Take(quote, _text.Substring(quote + 1, end - quote - 1));
        return end + 1;
    }

    private void Take(int quote, string value)
    {
        RouteSite site = _context.At(quote);
        if (site.Use == RouteUse.None)
            return;
        string method = site.Method;
        // Go: "GET /orders/{id}".
        int blank = value.IndexOf(' ');
        if (blank > 0 && site.Method.Length == 0 && RouteCalls.Find(value.Substring(0, blank)) is { Use: RouteUse.Handler, Method.Length: > 0 } verb)
            (method, value) = (verb.Method, value.Substring(blank + 1));
        bool isInterpolated = _text[quote] == '`' || (quote > 0 && _text[quote - 1] is '$' or 'f');
        RouteUse use = site.Use;
        string controller = "";
        if (use == RouteUse.AspNetRoute)
        {
            string? type = _isCSharp ? _context.TypeDeclaredAfter(quote) : null;
            use = type is not null ? RouteUse.Prefix : _isCSharp ? RouteUse.Handler : RouteUse.Handler | RouteUse.Prefix;
            controller = type ?? "";
        }
        if (controller.EndsWith("Controller", StringComparison.Ordinal))
            controller = controller.Substring(0, controller.Length - "Controller".Length);
        if (RouteTemplate.Parse(value, isInterpolated, controller) is not { } template)
            return;
        if (site.HasOpenPrefix)
            template = template with { HasOpenPrefix = true };
        // The last word of a class that routes by the names of its methods is a handler's own.
        if (use == RouteUse.Prefix && template.Segments.Count > 0 && template.Segments[template.Segments.Count - 1] == RouteTemplate.AnyWord)
        {
            _declared.Handlers.Add(new DeclaredHandler(new RouteTemplate(new[] { RouteTemplate.AnyWord }), ""));
            template = new RouteTemplate(template.Segments.Take(template.Segments.Count - 1).ToArray());
        }
        if ((use & RouteUse.Prefix) != 0)
            _declared.AddPrefix(template);
        if ((use & RouteUse.Handler) != 0)
            _declared.Handlers.Add(new DeclaredHandler(template, method));
    }

    // [HttpGet], @Get(), @PostMapping: the route is that of the class.
    private int ReadBareAttribute(int at)
    {
        int start = at + 1;
        while (_text[at] != '@' && start < _text.Length && _text[start] == ' ')
            start++;
        int end = start;
        while (end < _text.Length && RouteContext.IsWord(_text[end]))
            end++;
        if (end == start || (_text[at] == ',' && !_isCSharp))
            return Math.Max(start, at + 1);
        (RouteUse use, string method) = RouteCalls.Find(_text.Substring(start, end - start));
        if (use != RouteUse.Handler || method.Length == 0 || (_isCSharp && !_text.Substring(start, end - start).StartsWith("Http", StringComparison.Ordinal)))
            return end;
        char next = end < _text.Length ? _text[end] : '\n';
        bool isBare = next is ']' or ',' or '\n' || (next == '(' && (Next(end) == ')' || string.CompareOrdinal(_text, end + 1, "Name", 0, 4) == 0));
        if (isBare && RouteTemplate.Parse("") is { } empty)
            _declared.Handlers.Add(new DeclaredHandler(empty, method, IsBare: true));
        return end;
    }

    private char Next(int at) => at + 1 < _text.Length ? _text[at + 1] : '\0';

    private int EndOfLine(int at) => _text.IndexOf('\n', at) is >= 0 and var end ? end : _text.Length;

    private int After(string end, int at) => at < _text.Length && _text.IndexOf(end, at, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : _text.Length;

    private static bool Ends(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
