namespace Forge.Build.Governance.Decisions;

/// <summary>When the decision gate is a part of the build (<c>ForgeDecisionGate</c>).</summary>
public enum DecisionMode
{
    /// <summary>Where <c>artifacts/gap</c>, <c>artifacts/decisions</c> or <c>progress/status.json</c> exists.</summary>
    Auto,

    /// <summary>Always: without gap actions there is no build.</summary>
    Required,

    /// <summary>Never; each build says so.</summary>
    Off,
}
