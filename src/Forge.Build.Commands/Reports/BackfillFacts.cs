using Forge.Build.Governance.Backfill;

namespace Forge.Build.Commands.Reports;

/// <summary>What a step of the backfill says, as a report.</summary>
public static class BackfillFacts
{
    /// <summary>The report; its data are <c>created</c> (whether the paths are there now, or only would be) and <c>paths</c>.</summary>
    public static CommandReport Of(BackfillStep step, BackfillResult result)
        => new(step == BackfillStep.Plan ? "backfill plan" : "backfill run", result.ExitCode, result.Findings, result.Lines)
        {
            Data = json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("created", step == BackfillStep.Apply && result.ExitCode == 0);
                json.WriteStartArray("paths");
                foreach (string path in result.Tree)
                    json.WriteStringValue(path);
                json.WriteEndArray();
                json.WriteEndObject();
            },
        };
}
