using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>What a decision gate and a backfill leave behind.</summary>
internal static class Decided
{
    public const string Folder = "artifacts/decisions/";
    public const string Record = Folder + "DECISION-1.md";
    public const string Packet = Folder + "decision_packet.json";
    public const string Error = Folder + "decision_error.md";
    public const string Status = "progress/status.json";
    public const string Plan = "artifacts/backfill/backfill_plan.json";
    public const string Log = "artifacts/backfill/backfill_execution_log.md";
    public const string CreatedFiles = "artifacts/backfill/backfill_created_files.json";
    public const string BackfillError = "artifacts/backfill/backfill_error.md";

    private const string HashField = "- decision_hash: ";

    private static readonly string[] Stops = { "", "EVIDENCE_MISSING", "AMBIGUOUS_INTENT", "CONTRACT_CONFLICT", "RISK_EXCEEDS_SCOPE", "NON_DETERMINISTIC_BEHAVIOR", "ENVIRONMENT_LIMITATION" };

    /// <summary>A committed repository in which the Gap module found this.</summary>
    public static TempRepository Found(this TempRepository repository, string gaps) => repository.Committed().Restored().Write(Gaps.File, gaps);

    /// <summary>The owner's answer; it must be accepted.</summary>
    public static TempRepository Decide(this TempRepository repository, string option, params string[] more)
    {
        Assert.AreEqual(0, repository.Forge(["decide", option, "--by", "Ada <ada@example.invalid>", .. more]).ExitCode);
        return repository;
    }

    /// <summary>Creates what is approved; it must succeed.</summary>
    public static TempRepository Backfill(this TempRepository repository)
    {
        Assert.AreEqual(0, repository.Forge("backfill", "run", "--apply").ExitCode);
        return repository;
    }

    /// <summary>An error of a code in a file, as <see cref="BuildResult"/> compares it.</summary>
    /// <param name="place">A path, with the place in the file where it is asked about.</param>
    /// <param name="code">For example <c>FORGE3301</c>.</param>
    public static string At(string place, string code) => place + ": " + Stops[code["FORGE".Length] - '0'] + " error " + code;

    /// <summary>The error of a code at a text in a file.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="text">What is wrong, on one line.</param>
    /// <param name="code">For example <c>FORGE3301</c>.</param>
    /// <param name="nth">Which of several such texts; 1 is the first.</param>
    public static string ErrorAt(this TempRepository repository, string path, string text, string code, int nth = 1)
    {
        string all = repository.Read(path);
        int at = -1;
        for (int i = 0; i < nth; i++)
            at = all.IndexOf(text, at + 1, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, at, text);
        int line = all.AsSpan(0, at).Count('\n') + 1, column = at - all.LastIndexOf('\n', at);
        return At(path + "(" + Diagnostic.SpanOf(line, column, line, column + text.Length) + ")", code);
    }

    /// <summary>Rewrites a record as somebody would who knows how its hash is made.</summary>
    public static TempRepository Rewrite(this TempRepository repository, string from, string to, params (string Text, string With)[] edits)
    {
        string text = repository.Read(from);
        foreach ((string old, string with) in edits)
        {
            Assert.Contains(old, text);
            text = text.Replace(old, with, StringComparison.Ordinal);
        }
        string hashed = text[..text.IndexOf(HashField, StringComparison.Ordinal)];
        return repository.Write(to, hashed + HashField + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed))) + "\n");
    }

    /// <summary>The value of a field of the record, <c>- NAME: VALUE</c>.</summary>
    public static string Field(this TempRepository repository, string name, string record = Record)
    {
        string start = "- " + name + ": ";
        string? line = repository.Read(record).Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
        Assert.IsNotNull(line, name);
        return line[start.Length..];
    }

    /// <summary>Of a file's bytes, lower case.</summary>
    public static string Sha256(this TempRepository repository, string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository.Read(path))));

    /// <summary>The number of a decision as its record names it.</summary>
    public static string RecordOf(int number) => Folder + "DECISION-" + number.ToString(CultureInfo.InvariantCulture) + ".md";
}
