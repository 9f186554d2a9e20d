namespace Forge.Build.Governance.Boundaries;

/// <summary>What a rule asks of a file.</summary>
internal enum RuleKind
{
    /// <summary>That no match of its pattern stands in it.</summary>
    Forbidden,

    /// <summary>That a match of its pattern stands in it.</summary>
    Required,

    /// <summary>That it has no more lines than a number.</summary>
    Lines,
}
