using System;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Watching;

/// <summary>
/// An audit as a watcher tells of it. Its lines are the sign-off block of Builder Contract 10.4. Its data: <c>utc</c>, when it ended; <c>phase</c> and
/// <c>diffLog</c>, what was audited; <c>verdict</c>, one of <c>passed</c>, <c>failed</c> and <c>couldNotRun</c>.
/// </summary>
internal static class AuditNews
{
    private const int MostPhase = 80;

    /// <summary>The news.</summary>
    /// <param name="content">The log that was audited.</param>
    /// <param name="audit">What came of it.</param>
    /// <param name="utcNow">When it ended.</param>
    public static WatchNews Of(DiffLogContent content, AuditReport audit, DateTime utcNow)
        => new(utcNow, LineOf(content, audit), new CommandReport(WatchedAudits.Command, (int)audit.Verdict, audit.Findings, audit.SignOff.Length == 0 ? [] : audit.SignOff.Split('\n'))
        {
            Data = json =>
            {
                json.WriteStartObject();
                json.WriteString("utc", utcNow);
                json.WriteString("phase", content.Phase);
                json.WriteString("diffLog", content.Path);
                json.WriteString("verdict", audit.Verdict switch { AuditVerdict.Passed => "passed", AuditVerdict.Failed => "failed", _ => "couldNotRun" });
                json.WriteEndObject();
            },
        });

    private static string LineOf(DiffLogContent content, AuditReport audit)
    {
        string phase = PrintableText.Excerpt(content.Phase, MostPhase) + ": ";
        int open = audit.Findings.Count(finding => finding.Rule.Severity == Severity.Error);
        return phase + audit.Verdict switch
        {
            AuditVerdict.Passed => "the audit passed.",
            AuditVerdict.Failed => "the audit failed, " + (open == 1 ? "one item is" : open.ToString(CultureInfo.InvariantCulture) + " items are")
                + " open. Mend what is named above, then save " + content.Path + " with Status: COMPLETE again (Builder Contract 10.3).",
            _ => "the audit could not run, so nothing is known and nothing was recorded. Mend what is named above, then save " + content.Path + " again.",
        };
    }
}
