using System;

namespace Forge.Build.Governance.Audit.Routes;

/// <summary>What a text is by the code before it.</summary>
internal readonly record struct RouteSite(RouteUse Use, string Method, bool HasOpenPrefix);

/// <summary>Reads the code around a text, never further than a few hundred characters.</summary>
internal sealed class RouteContext
{
    private const int MostLookAround = 300;

    private static readonly RouteSite Nothing = new(RouteUse.None, "", false);

    private readonly string _text;
    private readonly bool _needsReceiver;
    private readonly bool _isCSharp;

    public RouteContext(string text, bool needsReceiver, bool isCSharp)
    {
        _text = text;
        _needsReceiver = needsReceiver;
        _isCSharp = isCSharp;
    }

    public static bool IsWord(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    /// <summary>What the literal is whose quote stands at an index.</summary>
    public RouteSite At(int quote)
    {
        int at = quote - 1;
        while (at >= 0 && at > quote - 3 && _text[at] is '$' or '@' or 'r' or 'f' or 'b' or 'u' && (at == 0 || !IsWord(_text[at - 1])))
            at--;
        at = Back(at);
        bool isOpen = at >= 0 && _text[at] == '+';
        if (isOpen)
            at = Back(BackOverOperand(Back(at - 1)));
        while (at >= 0 && _text[at] is '[' or '{')
            at = Back(at - 1);
        if (at < 0)
            return Nothing;
        return _text[at] switch
        {
            '(' => Call(at, isOpen, isFirst: true),
            ',' => OpeningBefore(at) is >= 0 and var open ? Call(open, isOpen, isFirst: false) : Nothing,
            '=' or ':' => Argument(at, quote, isOpen),
            // Ruby and PHP: get '/orders', to: ...
            _ when IsWord(_text[at]) && !_needsReceiver && !_isCSharp => Named(WordEndingAt(at), at, isOpen),
            _ => Nothing,
        };
    }

    /// <summary>The name of the type to whose declaration an attribute belongs; null where it belongs to something else.</summary>
    public string? TypeDeclaredAfter(int quote)
    {
        int limit = Math.Min(_text.Length, quote + (10 * MostLookAround));
        int at = _text.IndexOf(']', quote, limit - quote);
        // A token such as [controller] is no end.
        while (at >= 0 && at + 1 < limit && _text[at + 1] is not ('\n' or ' ' or '[' or '\t'))
            at = _text.IndexOf(']', at + 1, limit - at - 1);
        for (at++; at > 0 && at < limit;)
        {
            char c = _text[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (c == '/')
                at = _text.IndexOf('\n', at, limit - at);
            else if (c == '[')
                at = EndOfAttribute(at, limit);
            else if (!IsWord(c))
                return null;
            else
            {
                int end = at;
                while (end < limit && IsWord(_text[end]))
                    end++;
                string word = _text.Substring(at, end - at);
                if (word is "class" or "record" or "struct" or "interface")
                    return WordStartingAt(end);
                if (word is not ("public" or "internal" or "sealed" or "abstract" or "partial" or "static" or "file"))
                    return null;
                at = end;
            }
        }
        return null;
    }

    private RouteSite Call(int open, bool isOpen, bool isFirst)
    {
        int at = Back(open - 1);
        if (at >= 0 && _text[at] == '>')
            at = BackOverGeneric(at);
        if (at < 0 || !IsWord(_text[at]))
            return Nothing;
        RouteSite site = Named(WordEndingAt(at), at, isOpen);
        // The second text of a call is a route only where the first is a method or a name.
        return isFirst || (site.Method.Length == 0 && site.Use == RouteUse.Handler) ? site : Nothing;
    }

    private RouteSite Named(string name, int end, bool isOpen)
    {
        (RouteUse use, string method) = RouteCalls.Find(name);
        if (use == RouteUse.None)
            return Nothing;
        int before = end - name.Length;
        char sign = before >= 0 ? _text[before] : '\0';
        bool isVerb = method.Length > 0 && !name.StartsWith("Map", StringComparison.Ordinal) && !name.StartsWith("Http", StringComparison.Ordinal);
        if (sign == '.')
        {
            string receiver = WordEndingAt(before - 1);
            bool isDecorator = before - receiver.Length - 1 >= 0 && _text[before - receiver.Length - 1] == '@';
            if ((isVerb && _isCSharp) || (!isDecorator && RouteCalls.IsClient(receiver)))
                return Nothing;
        }
        else if (isVerb && _needsReceiver && sign != '@')
        {
            return Nothing;
        }
        return new RouteSite(use, method, isOpen);
    }

    // prefix="/orders", Route = "orders/{id}", url: '/orders', const string Orders = "/orders".
    private RouteSite Argument(int sign, int quote, bool isOpen)
    {
        int end = Back(sign - 1);
        if (end < 0 || !IsWord(_text[end]))
            return Nothing;
        string name = WordEndingAt(end);
        if (RouteCalls.IsPrefixArgument(name))
            return new RouteSite(RouteUse.Prefix, "", isOpen);
        if (RouteCalls.IsRouteArgument(name))
        {
            RouteSite call = OpeningBefore(end - name.Length) is >= 0 and var open ? Call(open, isOpen, isFirst: true) : Nothing;
            if (call.Use != RouteUse.None)
                return call;
            bool isDescribed = name is "url" or "path" && _text.IndexOf("handler", Math.Min(quote, _text.Length), Math.Min(MostLookAround, _text.Length - quote), StringComparison.Ordinal) >= 0;
            return isDescribed ? new RouteSite(RouteUse.Handler, "", isOpen) : Nothing;
        }
        int type = Back(end - name.Length);
        bool isConstant = _isCSharp && type >= 0 && WordEndingAt(type) == "string" && Back(type - 6) is >= 0 and var modifier && WordEndingAt(modifier) is "const" or "readonly";
        return isConstant && quote + 1 < _text.Length && _text[quote + 1] == '/' ? new RouteSite(RouteUse.Handler, "", isOpen) : Nothing;
    }

    // The bracket that is open before an index, over whole calls and texts without brackets.
    private int OpeningBefore(int at)
    {
        int depth = 0;
        for (int i = at, limit = Math.Max(0, at - MostLookAround); i >= limit; i--)
        {
            if (_text[i] is ')' or '}')
                depth++;
            else if (_text[i] is '(' or '{' && depth-- == 0)
                return _text[i] == '(' ? i : -1;
            else if (_text[i] == ';')
                return -1;
        }
        return -1;
    }

    private int Back(int at)
    {
        int limit = at - MostLookAround;
        while (at >= 0 && at > limit && char.IsWhiteSpace(_text[at]))
            at--;
        return at;
    }

    private int BackOverOperand(int at)
    {
        int limit = at - MostLookAround;
        while (at >= 0 && at > limit && (IsWord(_text[at]) || _text[at] == '.'))
            at--;
        return at;
    }

    private int BackOverGeneric(int at)
    {
        int depth = 0;
        for (int i = at, limit = Math.Max(0, at - MostLookAround); i >= limit; i--)
        {
            depth += _text[i] == '>' ? 1 : _text[i] == '<' ? -1 : 0;
            if (depth == 0)
                return i - 1;
        }
        return -1;
    }

    private int EndOfAttribute(int at, int limit)
    {
        int depth = 0;
        for (; at < limit; at++)
        {
            if (_text[at] == '"' && _text.IndexOf('"', at + 1, limit - at - 1) is > 0 and var close)
                at = close;
            depth += _text[at] == '[' ? 1 : _text[at] == ']' ? -1 : 0;
            if (depth == 0)
                return at + 1;
        }
        return limit;
    }

    private string WordEndingAt(int last)
    {
        int start = last;
        while (start >= 0 && start > last - MostLookAround && IsWord(_text[start]))
            start--;
        return last < 0 ? "" : _text.Substring(start + 1, last - start);
    }

    private string WordStartingAt(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
            at++;
        int end = at;
        while (end < _text.Length && end < at + MostLookAround && IsWord(_text[end]))
            end++;
        return _text.Substring(at, end - at);
    }
}
