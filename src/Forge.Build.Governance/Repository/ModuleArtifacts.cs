using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Repository;

/// <summary>Where the modules of a self-building system keep their artifacts, relative to the project root. The one place that knows the layout of <c>artifacts/</c> and <c>progress/</c>.</summary>
public static class ModuleArtifacts
{
    /// <summary>The folder of all modules.</summary>
    public const string Root = "artifacts";

    /// <summary>The folder of the Gap module.</summary>
    public const string Gap = "artifacts/gap";

    /// <summary>What the Gap module found, and what can be done about it.</summary>
    public const string GapActions = Gap + "/gap_actions.json";

    /// <summary>The folder of the decision gate.</summary>
    public const string Decisions = "artifacts/decisions";

    /// <summary>The open question, for programs (Decision Gate Contract 4, 5).</summary>
    public const string PacketJson = Decisions + "/decision_packet.json";

    /// <summary>The open question, for people (Decision Gate Contract 4).</summary>
    public const string PacketMarkdown = Decisions + "/decision_packet.md";

    /// <summary>That no decision is needed (Decision Gate Contract 9).</summary>
    public const string AutoPass = Decisions + "/decision_auto_pass.md";

    /// <summary>Why the gate halted (Decision Gate Contract 10).</summary>
    public const string DecisionError = Decisions + "/decision_error.md";

    /// <summary>All decisions, a line each (Decision Gate Contract 7).</summary>
    public const string DecisionLog = Decisions + "/decision_log.md";

    private const string RecordStart = Decisions + "/DECISION-";

    /// <summary>The folder of the Backfill module.</summary>
    public const string Backfill = "artifacts/backfill";

    /// <summary>What is to be created (Backfill Protocol 7).</summary>
    public const string BackfillPlan = Backfill + "/backfill_plan.json";

    /// <summary>What was done (Backfill Protocol 6).</summary>
    public const string BackfillLog = Backfill + "/backfill_execution_log.md";

    /// <summary>What was created, with checksums (Backfill Protocol 6, 8).</summary>
    public const string CreatedFiles = Backfill + "/backfill_created_files.json";

    /// <summary>Why a backfill halted (Backfill Protocol 10).</summary>
    public const string BackfillError = Backfill + "/backfill_error.md";

    /// <summary>The folder of the Execute module.</summary>
    public const string Execute = "artifacts/execute";

    /// <summary>The folder of the Closure module.</summary>
    public const string Closure = "artifacts/closure";

    /// <summary>The folder of the status.</summary>
    public const string Progress = "progress";

    /// <summary>The status of the whole run.</summary>
    public const string Status = Progress + "/status.json";

    /// <summary>The name of the file that marks a folder's artifacts as invalid.</summary>
    public const string MarkerName = "INVALIDATED.md";

    /// <summary>The folders that a new decision invalidates, in the order in which their modules run (Decision Gate Contract 11).</summary>
    public static IReadOnlyList<string> Downstream { get; } = new[] { Backfill, Execute, Closure };

    /// <summary>Every folder that a module may have below <c>artifacts/</c>.</summary>
    public static IReadOnlyList<string> Folders { get; } = new[]
    {
        "artifacts/intake", "artifacts/audit", "artifacts/trace", Gap, "artifacts/analysis", Decisions, Backfill, Execute, Closure,
    };

    /// <summary>Whether a path is one of the files that the toolkit writes itself: the status, the markers, and what the decision gate and a backfill record.</summary>
    internal static bool IsOfTheToolkit(string path)
        => path is Status or PacketJson or PacketMarkdown or AutoPass or DecisionError or DecisionLog or BackfillPlan or BackfillLog or CreatedFiles or BackfillError
            || IsDecisionRecord(path) || Downstream.Any(folder => path == folder + "/" + MarkerName);

    /// <summary>Whether a path is that of a decision record, <c>artifacts/decisions/DECISION-n.md</c>.</summary>
    internal static bool IsDecisionRecord(string path)
        => path.StartsWith(RecordStart, StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal) && path.LastIndexOf('/') < RecordStart.Length;
}
