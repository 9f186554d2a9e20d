using System.Collections.Generic;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>A layer to be written into <c>boundaries.json</c>.</summary>
/// <param name="Name">Unique among the layers, whatever its case.</param>
/// <param name="Description">What it is and why it is one, for the person who reviews it.</param>
/// <param name="Globs">Its files; each matches at least one.</param>
/// <param name="Exclude">Files that are not in it although a glob names them.</param>
/// <param name="Forbidden">What its files must not contain.</param>
internal sealed record ProposedLayer(string Name, string Description, IReadOnlyList<string> Globs, IReadOnlyList<string> Exclude, IReadOnlyList<ProposedRule> Forbidden);

/// <summary>Text that a layer must not contain.</summary>
/// <param name="Pattern">A .NET regular expression without lookarounds and back references.</param>
/// <param name="Reason">Why, and what to do instead.</param>
/// <param name="In"><c>code</c>, or empty for the whole text.</param>
/// <param name="Files">Globs of the files of the layer that it is for; all of them where empty.</param>
/// <param name="FailExample">A text that the pattern finds.</param>
/// <param name="PassExample">A text that it leaves alone.</param>
internal sealed record ProposedRule(string Pattern, string Reason, string In, IReadOnlyList<string> Files, string FailExample, string PassExample)
{
    /// <summary>With more matches than this in the tree of today it describes another architecture than this one, and is not proposed.</summary>
    public const int DefaultMostMatches = 50;

    /// <summary>How many matches of today are still a debt and no misunderstanding.</summary>
    public int MostMatches { get; init; } = DefaultMostMatches;
}
