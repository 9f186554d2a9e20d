using System;

namespace Forge.Build.Governance.Decisions.Status;

/// <summary>The names in <c>progress/status.json</c> that tell of being blocked (DESIGN, ruling 14).</summary>
internal static class StatusFields
{
    /// <summary>What blocks: an array that holds one question.</summary>
    public const string Questions = "blocking_questions";

    /// <summary>The text of a question that is an object.</summary>
    public const string Question = "question";

    /// <summary>What comes next; empty while the system is blocked.</summary>
    public const string NextStep = "next_step";

    /// <summary>Where the next step waits while the system is blocked.</summary>
    public const string NextStepKept = "next_step_when_unblocked";

    /// <summary>Whether a field says in so many words that the system is blocked.</summary>
    public static bool SaysBlocked(string name, string value)
        => name is "state" or "status" or "execution_state" && value.Trim().Equals("BLOCKED", StringComparison.OrdinalIgnoreCase);
}
