namespace Forge.Build.Governance.Audit.Dependencies;

/// <summary>How an import stands to the manifests of its file.</summary>
internal enum ImportState
{
    /// <summary>It needs no entry: standard library or a module of this repository.</summary>
    NeedsNone,

    /// <summary>A manifest names it.</summary>
    Declared,

    /// <summary>No manifest names it.</summary>
    Undeclared,

    /// <summary>It needs an entry, and there is no manifest.</summary>
    NoManifest,

    /// <summary>A manifest is malformed, which is a finding of its own, so nobody knows.</summary>
    Undecided,
}

/// <summary>What a language says of one import.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Dependency">The package as its manifest would name it; empty where it needs none.</param>
/// <param name="Message">What happened, where it is undeclared.</param>
/// <param name="Fix">The next edit or command, where it is undeclared.</param>
internal sealed record ImportVerdict(ImportState State, string Dependency = "", string Message = "", string Fix = "")
{
    public static readonly ImportVerdict NeedsNone = new(ImportState.NeedsNone);

    public static readonly ImportVerdict Declared = new(ImportState.Declared);

    public static readonly ImportVerdict Undecided = new(ImportState.Undecided);
}
