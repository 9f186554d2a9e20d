using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Checking;

/// <summary>The gates before a build, asked for by a person: the same verdict, and no file of the evidence is written (Builder Contract 1, 4).</summary>
public static class CheckRun
{
    /// <summary>Runs the gates.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="noCache">Whether <c>.forge/</c> is neither read nor written.</param>
    /// <param name="cancellation">Ends the run between two files.</param>
    /// <returns>Its data: <c>passed</c>, <c>auditDue</c> (whether a build would audit after it), <c>details</c> (what the gates looked at, a sentence each).</returns>
    public static CommandReport Run(ForgeRepository repository, bool noCache, CancellationToken cancellation)
    {
        GateReport gates = GateRunner.Run(repository, new GateOptions(Cache: noCache ? CacheMode.Off : CacheMode.On, WriteEvidence: false), cancellation);
        CommandReport report = CommandReport.Of("check", gates.Findings, Summary(gates.Findings));
        return report with
        {
            Data = json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("passed", gates.Passed);
                json.WriteBoolean("auditDue", gates.IsAuditDue);
                json.WriteStartArray("details");
                foreach (string detail in gates.Details)
                    json.WriteStringValue(detail);
                json.WriteEndArray();
                json.WriteEndObject();
            },
        };
    }

    private static string Summary(IReadOnlyList<Finding> findings)
    {
        Finding[] errors = findings.Where(finding => finding.Rule.Severity == Severity.Error).ToArray();
        int warnings = findings.Count(finding => finding.Rule.Severity == Severity.Warning);
        string alsoWarned = warnings == 0 ? "" : ", " + Counted(warnings, "warning");
        return errors.Length == 0
            ? "The gates pass" + alsoWarned + "."
            : Counted(errors.Length, "error") + alsoWarned + ". What a code means: forge explain " + errors[0].Rule.Code;
    }

    private static string Counted(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
