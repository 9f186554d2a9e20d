using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Structure.Packages;

/// <summary>A package that a manifest names.</summary>
/// <param name="Registry">Where its name is looked up: <c>NuGet</c>, <c>npm</c> or <c>PyPI</c>.</param>
/// <param name="Name">As written.</param>
/// <param name="Location">Where its name stands.</param>
internal sealed record PackageUse(string Registry, string Name, SourceLocation Location)
{
    /// <summary>Equal for two spellings of one package.</summary>
    public string Key => Registry + " " + (Registry == "PyPI" ? Name.Replace('_', '-').Replace('.', '-') : Name).ToLowerInvariant();
}
