using System;
using Forge.Build.Governance.Audit;

namespace Forge.Build.Commands.Reports;

/// <summary>What an audit says, as a report.</summary>
public static class AuditFacts
{
    /// <summary>The report; its lines are the sign-off, its data <c>verdict</c>, <c>signedOff</c> and <c>details</c>.</summary>
    public static CommandReport Of(AuditReport audit)
    {
        string[] signOff = audit.SignOff.Length == 0 ? [] : audit.SignOff.Split('\n');
        return new CommandReport("audit", (int)audit.Verdict, audit.Findings, signOff)
        {
            Data = json =>
            {
                json.WriteStartObject();
                json.WriteString("verdict", Word(audit.Verdict));
                json.WriteBoolean("signedOff", signOff.Length > 0);
                json.WriteStartArray("details");
                foreach (string detail in audit.Details)
                    json.WriteStringValue(detail);
                json.WriteEndArray();
                json.WriteEndObject();
            },
        };
    }

    private static string Word(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Passed => "passed",
        AuditVerdict.Failed => "failed",
        AuditVerdict.CouldNotRun => "couldNotRun",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };
}
