using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Evidence.Verification;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>The form of a diff log (Builder Contract 11): what git knows is filled in, what only the builder knows is a placeholder.</summary>
internal static class DiffLogForm
{
    private const string Todo = "- " + PlaceholderReader.Marker + " ";
    private const string Code = "    ";

    // While the work goes on a plan holds no placeholder (Builder Contract 11), and what is verified at its end is open, as the audit knows (A7).
    private const string Pending = "PENDING: ";

    /// <summary>The lines of a log for a cycle that begins.</summary>
    /// <param name="phase">The phase; empty where nobody named one yet.</param>
    /// <param name="facts">What git says.</param>
    /// <param name="utcNow">The time, in UTC.</param>
    public static IReadOnlyList<string> Begin(string phase, CycleFacts facts, DateTime utcNow) =>
    [
        "# Diff Log (overwrite each cycle)",
        "",
        "## " + LogOutline.Metadata,
        .. MetadataLines.Of(facts, facts.Head, utcNow).Select(MetadataLines.LineOf),
        "- Phase: " + (phase.Length > 0 ? phase : PlaceholderReader.Marker + " the phase, for example Phase 1: Orders"),
        "",
        "## " + LogOutline.Status,
        "- Status: IN_PROCESS",
        "",
        "## " + LogOutline.Summary,
        Todo + "what this cycle is to do, in one to five bullets",
        "",
        FileList.HeadingOf(facts.IsStaged),
        .. facts.IsDirty ? facts.Paths.Select(ClaimBullet.Of) : [FileList.Placeholder],
        "",
        "## " + LogOutline.GitStatus + " -sb",
        .. Quote(facts.Status),
        "",
        "## " + LogOutline.Verification,
        .. VerificationLabel.InOrder.Select(label => "- " + label + ": " + Pending + Question(label)),
        "",
        "## " + LogOutline.Notes,
        Todo + "what the next reader must know, or None",
        "",
        "## " + LogOutline.NextSteps,
        Todo + "what comes next, or None",
        "",
        "## " + LogOutline.Hunks,
        .. Hunks(facts),
    ];

    /// <summary>Lines as code, so that nothing in them is a heading, a bullet or a status.</summary>
    public static IEnumerable<string> Quote(IEnumerable<string> lines) => lines.Select(line => Code + line);

    /// <summary>What stands under the heading of the hunks.</summary>
    public static IEnumerable<string> Hunks(CycleFacts facts) => facts.Hunks.Count > 0 ? Quote(facts.Hunks) : [Code + "(nothing changed)"];

    private static string Question(string label) => label switch
    {
        "Static" => "PASS or FAIL, and what compiled",
        "Runtime" => "PASS or FAIL, and what started",
        "Behavior" => "PASS or FAIL, and which tests ran",
        _ => "PASS or FAIL, and how the contracts hold",
    };
}
