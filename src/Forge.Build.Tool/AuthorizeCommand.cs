using System;
using System.CommandLine;
using System.IO;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Audit.Authorization;

namespace Forge.Build.Tool;

/// <summary><c>forge authorize</c>: the owner's answer to a sign-off, or to a loop that ended (Builder Contract 10.3, 10.4).</summary>
internal static class AuthorizeCommand
{
    public static Command Make()
    {
        Option<string> root = Place.Option();
        Option<string> commit = new("--commit") { Description = "The commit that holds what was signed off.", DefaultValueFactory = _ => "HEAD" };
        Option<string> by = new("--by") { Description = "Who authorizes; git's user.name and user.email where it is not given." };
        Option<string> reason = new("--reason") { Description = "Why; needed for a reset, and for a commit that no audit signed off." };
        Option<string> key = new("--key") { Description = "The SSH key to sign the record with; needed where Forge/Contracts/allowed_signers is in force." };
        Option<bool> reset = new("--reset-loop") { Description = "Authorizes nothing, but takes the phase back into work: after three failed audits, or instead of an authorization." };
        Option<OutputFormat> format = Output.Option();
        Command command = new("authorize", "Appends the owner's authorization of a signed-off phase to the audit ledger. Commit the work first, and the ledger after it.")
        {
            root, commit, by, reason, key, reset, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(root),
            parsed.GetValue(format),
            new AuthorizationRequest(
                parsed.GetValue(commit) ?? "HEAD", parsed.GetValue(by) ?? "", parsed.GetValue(reason) ?? "",
                parsed.GetValue(key) is { Length: > 0 } path ? Path.GetFullPath(path) : "", parsed.GetValue(reset))));
        return command;
    }

    private static int Run(string? root, OutputFormat format, AuthorizationRequest request)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        return Output.Write(format, CommandReport.Of("authorize", OwnersAnswer.Record(repository, request, DateTime.UtcNow)));
    }
}
