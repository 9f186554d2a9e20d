using System;
using System.Linq;

namespace Forge.Build.Governance.Decisions.Status;

/// <summary>The questions in <c>progress/status.json</c> that this toolkit asks. They begin with their gate's id, so that nobody else's question is ever answered or taken away.</summary>
internal static class BlockingQuestion
{
    /// <summary>How a question of the decision gate begins.</summary>
    public const string OfDecision = "[Decision] ";

    /// <summary>How a question of a backfill begins.</summary>
    public const string OfBackfill = "[Backfill] ";

    /// <summary>Whether all that blocks is a question of ours. Ours follows from the other files, which are looked at anyway.</summary>
    public static bool IsOurs(ExecutionStatus status) => status.Questions.Count > 0 && status.Questions.All(IsOurs);

    /// <summary>Whether all that blocks is questions of one gate of ours.</summary>
    /// <param name="status">The status; null where there is none.</param>
    /// <param name="gate"><see cref="OfDecision"/> or <see cref="OfBackfill"/>.</param>
    public static bool AreAll(ExecutionStatus? status, string gate)
        => status is { Questions: { Count: > 0 } questions } && questions.All(question => question.StartsWith(gate, StringComparison.Ordinal));

    /// <summary>Whether a question of ours may be written: nobody else's stands there, which it would replace.</summary>
    public static bool MayAsk(ExecutionStatus? status) => status is null || status.Questions.All(IsOurs);

    /// <summary>Whether a question is of ours.</summary>
    public static bool IsOurs(string question) => question.StartsWith(OfDecision, StringComparison.Ordinal) || question.StartsWith(OfBackfill, StringComparison.Ordinal);
}
