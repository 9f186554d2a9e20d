namespace Forge.Build.Governance.Contracts;

/// <summary>Which part of a source file a forbidden pattern looks at (<c>"in"</c> of a rule in <c>boundaries.json</c>).</summary>
public enum PatternScope
{
    /// <summary>The whole file, as the contract has it (Builder Contract 4).</summary>
    Any,

    /// <summary>What is neither comment nor string.</summary>
    Code,

    /// <summary>String and character literals, their quotes included.</summary>
    Strings,

    /// <summary>Comments, documentation comments and Python docstrings.</summary>
    Comments,
}
