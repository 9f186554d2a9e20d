namespace Forge.Build.Governance.Findings;

/// <summary>What a finding does to a build.</summary>
public enum Severity
{
    /// <summary>For those who ask: printed from <c>-v:normal</c> on.</summary>
    Detail,

    /// <summary>Said in every build, and no more.</summary>
    Notice,

    /// <summary>A warning of the build.</summary>
    Warning,

    /// <summary>Blocks: the build fails and <c>NoWarn</c> cannot hide it.</summary>
    Error,
}
