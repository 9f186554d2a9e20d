using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Decisions;

namespace Forge.Build.Governance.Backfill;

/// <summary>What a run tells besides the tree.</summary>
internal static class BackfillSummary
{
    /// <summary>What a run would do.</summary>
    public static IReadOnlyList<string> Planned(Situation now)
    {
        int pending = now.Draft.Pending.Count();
        List<string> lines = new() { Count(pending, "file") + " to create, " + Count(now.Draft.Files.Count - pending, "file") + " created already." };
        Common(lines, now);
        if (pending > 0)
            lines.Add("Next: \"forge backfill run --apply\" creates them.");
        return lines;
    }

    /// <summary>What a run did.</summary>
    public static IReadOnlyList<string> Done(DecisionState state, Situation now)
    {
        int created = now.Draft.Pending.Count();
        List<string> lines = new() { created == 0 ? "everything that is approved for backfill was done already." : Count(created, "file") + " created." };
        Common(lines, now);
        lines.AddRange(Markers.Lines(state).Select(line => "Invalid: " + line + "."));
        lines.Add("Next: " + ExecutionLog.NextStep(now.Approved) + ".");
        return lines;
    }

    private static void Common(List<string> lines, Situation now)
    {
        if (now.Approved.ForExecute.Count > 0)
            lines.Add(Count(now.Approved.ForExecute.Count, "approved action") + " left to the Execute module.");
        lines.AddRange(ExecutionLog.TraceNotes(now.Draft).Select(note => note + "."));
    }

    private static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
