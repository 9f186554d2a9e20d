#if NET
using System;
using System.Buffers;
using Text = System.ReadOnlySpan<char>;
#else
using Text = System.String;
#endif

namespace Forge.Build.Governance.Boundaries.Patterns;

/// <summary>
/// Characters outside ASCII that a case-insensitive regular expression takes for ASCII letters: the Kelvin sign for K and the dotted and dotless i, with the
/// long s for good measure. Text that holds one of them is matched without the shortcut over literals. A test asks the regex engine for the whole list.
/// </summary>
internal static class CaseFolding
{
    /// <summary>The characters.</summary>
    public const string Surprises = "\u212A\u0130\u0131\u017F";

#if NET
    private static readonly SearchValues<char> SurpriseValues = SearchValues.Create(Surprises);

    /// <summary>Whether a text holds one.</summary>
    public static bool Surprising(Text text) => text.ContainsAny(SurpriseValues);
#else
    private static readonly char[] SurpriseValues = Surprises.ToCharArray();

    /// <summary>Whether a text holds one.</summary>
    public static bool Surprising(Text text) => text.IndexOfAny(SurpriseValues) >= 0;
#endif
}
