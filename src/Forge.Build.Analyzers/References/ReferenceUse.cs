using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Analyzers.References;

/// <summary>A place at which a layer refers to what it must not.</summary>
/// <param name="Reference">What is forbidden.</param>
/// <param name="Tree">The file.</param>
/// <param name="Place">Where.</param>
internal sealed record ReferenceUse(ForbiddenReference Reference, SyntaxTree Tree, ReferencePlace Place)
{
    private string TypeName => Reference.Type.ToDisplayString();

    /// <summary>
    /// Brings the uses of one file into order, and leaves out what says nothing new: of several types at one place that are forbidden for the same, all but one; and of
    /// one type on one line, what is implied beside its name, and all but the first of what is implied.
    /// </summary>
    public static IReadOnlyList<ReferenceUse> Distinct(IEnumerable<ReferenceUse> uses)
    {
        List<ReferenceUse> sorted = new(uses);
        sorted.Sort(Compare);
        HashSet<(TextSpan, string, ReferenceName)> places = new();
        HashSet<(int, string, INamedTypeSymbol)> named = new();
        foreach (ReferenceUse use in sorted)
        {
            if (use.Place.IsNamed)
                named.Add(use.Line);
        }
        List<ReferenceUse> distinct = new();
        foreach (ReferenceUse use in sorted)
        {
            if ((use.Place.IsNamed || named.Add(use.Line)) && places.Add((use.Place.Span, use.Reference.Layer.Name, use.Reference.Target)))
                distinct.Add(use);
        }
        return distinct;
    }

    private (int, string, INamedTypeSymbol) Line => (Tree.GetText().Lines.GetLineFromPosition(Place.Span.Start).LineNumber, Reference.Layer.Name, Reference.Type);

    private static int Compare(ReferenceUse a, ReferenceUse b)
    {
        int order = a.Place.Span.CompareTo(b.Place.Span);
        if (order == 0)
            order = string.CompareOrdinal(a.Reference.Layer.Name, b.Reference.Layer.Name);
        if (order == 0)
            order = b.Place.IsNamed.CompareTo(a.Place.IsNamed);
        return order != 0 ? order : string.CompareOrdinal(a.TypeName, b.TypeName);
    }
}
