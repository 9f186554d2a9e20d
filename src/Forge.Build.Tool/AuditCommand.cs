using System;
using System.CommandLine;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Tool;

/// <summary><c>forge audit</c>: the audit of the build, with its exit code (Builder Contract 10.7).</summary>
internal static class AuditCommand
{
    public static Command Make()
    {
        Option<string> root = Place.Option();
        Option<string> phase = new("--phase") { Description = "The phase for the ledger; what the diff log says where it is not given." };
        Option<string> claimed = new("--claimed-files") { Description = "The claimed files, separated by commas; what the diff log lists where they are not given." };
        Option<string> revision = new("--base") { Description = "The revision to compare with; chosen by rule where it is not given." };
        Option<bool> noEvidence = new("--no-evidence") { Description = "Write nothing into the ledger." };
        Option<OutputFormat> format = Output.Option();
        Command command = new("audit", "Runs A1-A9 and W1-W3 now, whatever the diff log's status is. Exits with 0 (all pass), 1 (something fails) or 2 (it could not run).")
        {
            root, phase, claimed, revision, noEvidence, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(root),
            parsed.GetValue(format),
            new AuditOptions(
                AuditMode.Always, parsed.GetValue(phase) ?? "", parsed.GetValue(claimed) ?? "", parsed.GetValue(revision) ?? "", !parsed.GetValue(noEvidence), false, 100,
                CacheMode.On, DateTime.UtcNow)));
        return command;
    }

    private static int Run(string? root, OutputFormat format, AuditOptions options)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        // A sign-off is no complaint, however the audit ended.
        return Output.Write(format, AuditFacts.Of(AuditRunner.Run(repository, options, CancellationToken.None)), Output.Tell);
    }
}
