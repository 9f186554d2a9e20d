using System;
using System.Globalization;

namespace Forge.Build.Governance.Contracts;

/// <summary>
/// A name with wildcards, of a namespace or of an assembly. <see cref="OfNamespace"/> and <see cref="OfAssembly"/> say what a wildcard stands for.
/// Matching takes no memory and at most the product of both lengths.
/// </summary>
public sealed class NamePattern
{
    /// <summary>Longer ones are refused: no compiler takes a name like that.</summary>
    public const int MostLength = 512;

    private const string Below = ".*";

    private readonly bool _isNamespace;
    private readonly string _name;
    private readonly bool _andBelow;

    private NamePattern(string text, bool isNamespace)
    {
        Text = text;
        _isNamespace = isNamespace;
        _andBelow = isNamespace && text.EndsWith(Below, StringComparison.Ordinal);
        _name = _andBelow ? text.Substring(0, text.Length - Below.Length) : text;
    }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>
    /// For namespaces, upper and lower case told apart as C# does: <c>A.B</c> is that one alone, <c>A.B.*</c> that one and all below it, <c>*</c> every one, the
    /// global one included. In any other place <c>*</c> stands for characters of one part of the name, also none: <c>A.*.C</c>, <c>A.B*</c>.
    /// </summary>
    /// <param name="text">Perhaps a pattern.</param>
    /// <param name="pattern">The pattern, where the result is true.</param>
    /// <param name="reason">Why it is none, where the result is false.</param>
    public static bool OfNamespace(string text, out NamePattern? pattern, out string reason)
    {
        reason = WhyNoNamespace(text);
        pattern = reason.Length == 0 ? new NamePattern(text, isNamespace: true) : null;
        return pattern is not null;
    }

    /// <summary>For simple names of assemblies, without regard to case as the runtime has it: <c>*</c> stands for any characters, also none, points included.</summary>
    /// <param name="text">Perhaps a pattern.</param>
    /// <param name="pattern">The pattern, where the result is true.</param>
    /// <param name="reason">Why it is none, where the result is false.</param>
    public static bool OfAssembly(string text, out NamePattern? pattern, out string reason)
    {
        reason = WhyNoAssembly(text);
        pattern = reason.Length == 0 ? new NamePattern(text, isNamespace: false) : null;
        return pattern is not null;
    }

    /// <summary>Whether a name is one of those that are meant.</summary>
    /// <param name="name">A namespace in full, empty for the global one; or an assembly's simple name.</param>
    public bool IsMatch(string name)
    {
        if (!_isNamespace)
            return Matches(name, name.Length, ignoreCase: true, partsOnly: false);
        if (_name == "*" || Matches(name, name.Length, ignoreCase: false, partsOnly: true))
            return true;
        for (int dot = name.LastIndexOf('.'); _andBelow && dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            if (Matches(name, dot, ignoreCase: false, partsOnly: true))
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // Greedy with one point of return: of two wildcards only the last can still give way. Within parts of a name a wildcard may not take a point.
    private bool Matches(string name, int length, bool ignoreCase, bool partsOnly)
    {
        int p = 0, n = 0, star = -1, taken = 0;
        while (n < length)
        {
            if (p < _name.Length && _name[p] == '*')
            {
                star = p++;
                taken = n;
            }
            else if (p < _name.Length && Same(_name[p], name[n], ignoreCase))
            {
                p++;
                n++;
            }
            else if (star >= 0 && !(partsOnly && name[taken] == '.'))
            {
                p = star + 1;
                n = ++taken;
            }
            else
            {
                return false;
            }
        }
        while (p < _name.Length && _name[p] == '*')
            p++;
        return p == _name.Length;
    }

    private static bool Same(char a, char b, bool ignoreCase)
        => a == b || (ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));

    private static string WhyNoNamespace(string text)
    {
        if (text.Length is 0 or > MostLength)
            return WrongLength(text);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool startsPart = i == 0 || text[i - 1] == '.';
            if (c == '.' && (startsPart || i == text.Length - 1))
                return "a part of it is empty";
            if (c == '*' && i > 0 && text[i - 1] == '*')
                return "it has ** where one * says the same";
            if (c is not ('.' or '*') && !IsOfIdentifier(c))
                return "a namespace is letters, digits, _ and points, and * as wildcard";
        }
        return "";
    }

    // Halves of characters beyond the basic plane are taken on trust.
    private static bool IsOfIdentifier(char c) => char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.ConnectorPunctuation
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.Format or UnicodeCategory.Surrogate;

    private static string WhyNoAssembly(string text)
    {
        if (text.Length is 0 or > MostLength)
            return WrongLength(text);
        foreach (char c in text)
        {
            if (c is ',' or '/' or '\\' or '"' or '?' || char.IsControl(c) || char.IsWhiteSpace(c))
                return "it must be the simple name of an assembly, without version, folder or blanks; * is the only wildcard";
        }
        return "";
    }

    private static string WrongLength(string text) => text.Length == 0 ? "it is empty" : "it is too long";
}
