namespace Forge.Build.Governance.Boundaries;

/// <summary>Whether the decisions count on which known violations rest. Asked only where a contract names one.</summary>
internal interface IDecisionBacking
{
    /// <summary>Another one whenever an answer of <see cref="WhyNot"/> may be another.</summary>
    string Digest { get; }

    /// <summary>Why a decision backs nothing, as a clause without a full stop; null where it counts and is in force.</summary>
    /// <param name="decision"><c>DECISION-n</c>.</param>
    string? WhyNot(string decision);
}
