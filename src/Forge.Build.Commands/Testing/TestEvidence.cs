using System;
using System.IO;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary>Writes the two records of test runs (Builder Contract 9.2). For one who holds the lock of test runs.</summary>
internal static class TestEvidence
{
    private const string Header = "# Test Runs\n\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the record of the last run over the one before.</summary>
    /// <returns>FORGE6503 where it could not be written; else null.</returns>
    public static Finding? WriteLatest(ForgeRepository repository, string text)
    {
        string path = repository.LatestTestRun;
        try
        {
            if (AppendedFile.WhyRefused(repository, path) is { } refused)
                return NotWritten(path, refused);
            Directory.CreateDirectory(repository.FullPath(repository.EvidenceFolder));
            AtomicFile.WriteAlone(repository.FullPath(path), Utf8.GetBytes(text));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NotWritten(path, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Appends an entry to the record of all runs; nothing in it is ever rewritten.</summary>
    /// <returns>FORGE6503 where it could not be appended; else null.</returns>
    public static Finding? Append(ForgeRepository repository, string entry)
        => AppendedFile.Append(repository, repository.TestRuns, Patience, stream => Utf8.GetBytes(Opening(AppendedFile.Decode(stream)) + entry)) is { } problem
            ? NotWritten(repository.TestRuns, problem)
            : null;

    /// <summary>The finding for a file of the evidence that could not be written.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="why">As a clause without a full stop.</param>
    public static Finding NotWritten(string path, string why) => new(RuleCatalog.EvidenceNotWritten, SourceLocation.StartOf(path),
        "nothing could be written to " + path + ": " + PrintableText.Excerpt(why, 300) + ".",
        "make it a writable UTF-8 file inside the project root (or remove what stands in its place), then run: forge test");

    private static string Opening(string text)
    {
        if (text.Trim().Length == 0)
            return (text.Length == 0 || text[^1] is '\n' or '\uFEFF' ? "" : "\n") + Header;
        return text[^1] == '\n' ? "" : "\n\n";
    }
}
