using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Contracts;

/// <summary>
/// Reads a type that is written as prose: <c>string | null</c>, <c>Order[]</c>, <c>integer (default 20)</c>, <c>dict[string, Order]</c>. Of a text that is
/// not understood to its end nothing is claimed.
/// </summary>
internal static class TypeProse
{
    // A type is a few words. What is longer is a description.
    private const int MostLength = 400;
    private const int MostDepth = 16;

    private static readonly Dictionary<string, PhysicsType> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["string"] = PhysicsType.String, ["str"] = PhysicsType.String, ["text"] = PhysicsType.String,
        ["integer"] = PhysicsType.Integer, ["int"] = PhysicsType.Integer, ["int32"] = PhysicsType.Integer, ["int64"] = PhysicsType.Integer, ["long"] = PhysicsType.Integer,
        ["number"] = PhysicsType.Number, ["float"] = PhysicsType.Number, ["double"] = PhysicsType.Number, ["decimal"] = PhysicsType.Number,
        ["boolean"] = PhysicsType.Boolean, ["bool"] = PhysicsType.Boolean,
        ["uuid"] = PhysicsType.Uuid, ["guid"] = PhysicsType.Uuid,
        ["date"] = PhysicsType.Date, ["datetime"] = PhysicsType.Date, ["date-time"] = PhysicsType.Date,
        ["object"] = PhysicsType.Object,
        ["array"] = PhysicsType.List, ["list"] = PhysicsType.List,
        ["dict"] = PhysicsType.Dictionary, ["dictionary"] = PhysicsType.Dictionary, ["map"] = PhysicsType.Dictionary, ["record"] = PhysicsType.Dictionary,
    };

    private static readonly HashSet<string> NoBody = new(StringComparer.OrdinalIgnoreCase) { "none", "nothing", "empty", "no body", "no content" };

    private static readonly string[] NullWords = { "null", "none", "nil" };

    /// <summary>Reads; what is not understood is <see cref="PhysicsType.Unknown"/>.</summary>
    /// <param name="text">As written.</param>
    /// <param name="schemas">The names of the contract's schemas.</param>
    /// <param name="isOptional">Whether the text says that the value may be absent.</param>
    public static TypeExpression Read(string text, ICollection<string> schemas, out bool isOptional)
    {
        isOptional = false;
        text = text.Trim();
        if (text.Length is 0 or > MostLength)
            return TypeExpression.Unknown;
        text = WithoutRemarks(text, out string remarks);
        isOptional = Says(remarks, "optional");
        if (TakeWord(ref text, "optional"))
            isOptional = true;
        TypeExpression type = ReadUnion(text, schemas, 0);
        return Says(remarks, "nullable") && type.Type != PhysicsType.Unknown ? type with { IsNullable = true } : type;
    }

    /// <summary>Whether a text says that there is no body.</summary>
    public static bool IsNoBody(string text) => NoBody.Contains(text.Trim());

    // "string (required, max 255)", "string, required", "string - the name": what qualifies a type or describes it.
    private static string WithoutRemarks(string text, out string remarks)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' && text.IndexOf(c, i + 1) is > 0 and var close)
                i = close;
            else if (c is '[' or '<' or '{')
                depth++;
            else if (c is ']' or '>' or '}')
                depth--;
            else if (depth == 0 && i > 0 && (c is '(' or ',' or ';' or '\u2014' or '\u2013' || (c == '-' && text[i - 1] == ' ' && !text.Substring(i).StartsWith("->", StringComparison.Ordinal))))
                return Cut(text, i, out remarks);
        }
        remarks = "";
        return text;
    }

    private static string Cut(string text, int at, out string remarks)
    {
        remarks = text.Substring(at);
        string type = text.Substring(0, at).Trim();
        // "string (max 20) | null"
        int close = remarks[0] == '(' ? remarks.IndexOf(')') : -1;
        string rest = close < 0 ? "" : remarks.Substring(close + 1).Trim();
        return rest.Length == 0 || rest[0] != '|' ? type : type + " " + rest;
    }

    private static bool Says(string remarks, string word)
        => remarks.Split(' ', ',', '(', ')', ';').Any(part => part.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static TypeExpression ReadUnion(string text, ICollection<string> schemas, int depth)
    {
        if (depth > MostDepth)
            return TypeExpression.Unknown;
        List<TypeExpression> types = new();
        bool isNullable = TakeWord(ref text, "nullable");
        foreach (string part in SplitOutside(text.Replace(" or ", " | "), '|'))
        {
            string option = part.Trim();
            if (NullWords.Contains(option, StringComparer.OrdinalIgnoreCase))
                isNullable = true;
            else
                types.Add(ReadOne(option, schemas, depth));
        }
        if (types.Count == 0)
            return TypeExpression.Unknown;
        TypeExpression first = types[0];
        // Alternatives of one plain type are one, as literals are; of others nothing common is known.
        bool isOne = types.Count == 1 || (first.Type is PhysicsType.String or PhysicsType.Integer or PhysicsType.Number or PhysicsType.Boolean && types.All(type => type.Type == first.Type));
        if (!isOne)
            return TypeExpression.Unknown;
        return first.Type == PhysicsType.Unknown ? first : first with { IsNullable = first.IsNullable || isNullable };
    }

    private static TypeExpression ReadOne(string text, ICollection<string> schemas, int depth)
    {
        if (schemas.Contains(text))
            return new TypeExpression(PhysicsType.Named) { Name = text };
        if (text.Length > 1 && text[text.Length - 1] == '?')
            return Nullable(ReadUnion(text.Substring(0, text.Length - 1).TrimEnd(), schemas, depth + 1));
        if (IsLiteral(text))
            return new TypeExpression(PhysicsType.String);
        if (text.Length > 0 && text.All(c => c is >= '0' and <= '9'))
            return new TypeExpression(PhysicsType.Integer);
        if (text is "true" or "false")
            return new TypeExpression(PhysicsType.Boolean);
        if (text.EndsWith("[]", StringComparison.Ordinal))
            return ListOf(ReadUnion(Unwrapped(text.Substring(0, text.Length - 2).TrimEnd()), schemas, depth + 1));
        foreach (string prefix in new[] { "array of ", "list of ", "list<", "array<", "list[", "array[" })
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && Inside(text, prefix) is { } item)
                return ListOf(ReadUnion(item, schemas, depth + 1));
        }
        foreach (string prefix in new[] { "dict[", "dict<", "dictionary<", "dictionary[", "map[", "map<", "record<", "record[" })
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && Inside(text, prefix) is { } pair)
                return DictionaryOf(pair, schemas, depth);
        }
        if (text.StartsWith("optional[", StringComparison.OrdinalIgnoreCase) && Inside(text, "optional[") is { } inner)
            return Nullable(ReadUnion(inner, schemas, depth + 1));
        if (text.StartsWith("{", StringComparison.Ordinal) && text.EndsWith("}", StringComparison.Ordinal))
            return new TypeExpression(PhysicsType.Object);
        if (text.StartsWith("[", StringComparison.Ordinal) && text.EndsWith("]", StringComparison.Ordinal))
            return ListOf(ReadUnion(text.Substring(1, text.Length - 2).Trim(), schemas, depth + 1));
        if (!Words.TryGetValue(text, out PhysicsType type))
            return TypeExpression.Unknown;
        return type switch
        {
            PhysicsType.List => ListOf(TypeExpression.Unknown),
            PhysicsType.Dictionary => new TypeExpression(type) { Item = TypeExpression.Unknown },
            _ => new TypeExpression(type),
        };
    }

    private static TypeExpression DictionaryOf(string pair, ICollection<string> schemas, int depth)
    {
        string[] parts = SplitOutside(pair, ',').ToArray();
        TypeExpression item = parts.Length == 2 ? ReadUnion(parts[1].Trim(), schemas, depth + 1) : TypeExpression.Unknown;
        return new TypeExpression(PhysicsType.Dictionary) { Item = item };
    }

    private static TypeExpression ListOf(TypeExpression item) => new(PhysicsType.List) { Item = item };

    private static TypeExpression Nullable(TypeExpression type) => type.Type == PhysicsType.Unknown ? type : type with { IsNullable = true };

    private static string Unwrapped(string text)
        => text.Length > 1 && text[0] == '(' && text[text.Length - 1] == ')' ? text.Substring(1, text.Length - 2) : text;

    // What stands between the bracket at the end of a prefix and the one at the end of the text; all of it after "array of ".
    private static string? Inside(string text, string prefix)
    {
        char close = prefix[prefix.Length - 1] switch { '<' => '>', '[' => ']', _ => '\0' };
        if (close == '\0')
            return text.Substring(prefix.Length).Trim();
        return text[text.Length - 1] == close ? text.Substring(prefix.Length, text.Length - prefix.Length - 1).Trim() : null;
    }

    private static bool IsLiteral(string text) => text.Length > 1 && text[0] is '"' or '\'' && text.IndexOf(text[0], 1) == text.Length - 1;

    private static bool TakeWord(ref string text, string word)
    {
        if (!text.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase))
            return false;
        text = text.Substring(word.Length + 1).TrimStart();
        return true;
    }

    // Not within brackets, nor within quotes.
    private static IEnumerable<string> SplitOutside(string text, char separator)
    {
        int start = 0, depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' && text.IndexOf(c, i + 1) is > 0 and var close)
            {
                i = close;
            }
            else if (c is '[' or '<' or '{' or '(')
            {
                depth++;
            }
            else if (c is ']' or '>' or '}' or ')')
            {
                depth--;
            }
            else if (c == separator && depth == 0)
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }
        yield return text.Substring(start);
    }
}
