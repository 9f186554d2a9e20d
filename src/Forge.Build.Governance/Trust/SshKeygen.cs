using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Trust;

/// <summary>What <c>ssh-keygen</c> says of a signature.</summary>
/// <param name="Principal">Whose it is by the list; empty where it is not good.</param>
/// <param name="Problem">Why it is not good, else empty.</param>
/// <param name="CouldRun">Whether there was an answer at all.</param>
internal sealed record SignatureVerdict(string Principal, string Problem, bool CouldRun = true)
{
    public bool IsGood => Principal.Length > 0;
}

/// <summary>Runs <c>ssh-keygen</c>: never asks anybody for anything, and never for long.</summary>
internal static class SshKeygen
{
    private const string Program = "ssh-keygen";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // No prompt, in whatever session; and times in UTC, as the ledger has them.
    private static readonly KeyValuePair<string, string?>[] Environment =
    {
        new("SSH_ASKPASS", null), new("SSH_ASKPASS_REQUIRE", "never"), new("DISPLAY", null), new("WAYLAND_DISPLAY", null), new("LC_ALL", "C"), new("TZ", "UTC"),
    };

    /// <summary>Whether somebody of a list signed a message.</summary>
    /// <param name="allowedSigners">The text of the list.</param>
    /// <param name="by">Who says to have signed; preferred where the key has several names.</param>
    /// <param name="time">When, for keys that are valid for a time; UTC.</param>
    /// <param name="message">What was signed.</param>
    /// <param name="signature">The armored signature.</param>
    /// <param name="space">The namespace of that kind of record.</param>
    public static SignatureVerdict Verify(string allowedSigners, string by, DateTime? time, string message, string signature, string space)
    {
        try
        {
            using TemporaryFolder folder = new();
            string list = folder.Write("allowed_signers", allowedSigners);
            string file = folder.Write("signature", signature + "\n");
            string[] at = time is { } when ? new[] { "-Overify-time=" + when.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) } : Array.Empty<string>();
            ProcessResult found = Run(Path.GetTempPath(), "", new[] { "-Y", "find-principals", "-s", file, "-f", list }.Concat(at));
            if (found.ExitCode is null)
                return new SignatureVerdict("", found.Error, CouldRun: false);
            if (found.ExitCode != 0 || PrincipalOf(found.Output, by) is not { } principal)
                return new SignatureVerdict("", "no key of the trusted allowed_signers made it");
            ProcessResult verified = Run(Path.GetTempPath(), message,
                new[] { "-Y", "verify", "-f", list, "-I", principal, "-n", space, "-s", file }.Concat(at));
            if (verified.ExitCode is null)
                return new SignatureVerdict("", verified.Error, CouldRun: false);
            return verified.ExitCode == 0 ? new SignatureVerdict(principal, "") : new SignatureVerdict("", "it is no signature of this record");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SignatureVerdict("", e.Message, CouldRun: false);
        }
    }

    /// <summary>Runs it.</summary>
    public static ProcessResult Run(string folder, string input, IEnumerable<string> arguments)
        => ChildProcess.Run(Program, folder, arguments, Environment, input, Patience);

    /// <summary>What it said last, fit for a message: it begins with what it is about to do.</summary>
    public static string LastWords(ProcessResult result)
        => PrintableText.Excerpt(result.Error.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "it said nothing", 200).TrimEnd('.');

    private static string? PrincipalOf(string output, string by)
    {
        string[] principals = output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        return principals.FirstOrDefault(name => by == name || by.EndsWith("<" + name + ">", StringComparison.OrdinalIgnoreCase)) ?? principals.FirstOrDefault();
    }
}
