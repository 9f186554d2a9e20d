using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>What is shown before a diff log is overwritten (Builder Contract 11, 12).</summary>
public sealed class StartPreview
{
    internal StartPreview(LogFile file, CycleFacts? facts, PreviousCycle? previous, CommandReport? failure, IReadOnlyList<Finding> open)
    {
        File = file;
        Facts = facts;
        Previous = previous;
        Failure = failure;
        Open = open;
    }

    /// <summary>Why no cycle can begin; null where one can.</summary>
    public CommandReport? Failure { get; }

    /// <summary>The last cycle; null where there was none.</summary>
    public PreviousCycle? Previous { get; }

    /// <summary>Whether overwriting needs the token: a log would be lost, and the working tree holds work that it may tell of.</summary>
    public bool NeedsToken => Previous is not null && Facts is { IsDirty: true };

    /// <summary>What to show: the last cycle, and in a dirty tree git's status and the staged names.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            List<string> lines = new(Previous?.Lines() ?? ["There is no previous cycle."]);
            if (NeedsToken && Facts is { } facts)
            {
                lines.Add("The working tree is dirty. git status -sb:");
                lines.AddRange(facts.Status.Select(line => "  " + line));
                lines.Add("git diff --staged --name-only:");
                lines.AddRange(facts.Staged.DefaultIfEmpty("(nothing is staged)").Select(line => "  " + line));
            }
            return lines;
        }
    }

    /// <summary>What the audit ledger says to whoever begins: an audit that failed, a sign-off that waits.</summary>
    internal IReadOnlyList<Finding> Open { get; }

    internal LogFile File { get; }

    internal CycleFacts? Facts { get; }
}
