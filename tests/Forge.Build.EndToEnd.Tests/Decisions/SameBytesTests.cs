using System;
using System.IO;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>Two people on two machines get the same files: only the time of a decision, and what is made of it, may differ.</summary>
[TestClass]
public sealed class SameBytesTests : EndToEndTest
{
    private static readonly string[] TimedLines = ["- timestamp: ", "- decision_hash: ", "\"sha256\": ", "- plan_sha256: ", "- sha256: ", "- artifacts/decisions/DECISION-1.md, ", "| DECISION-1 "];

    [TestMethod]
    public void PacketPlanLogAndFilesAreTheSameOnTwoPathsInTwoTimeZones()
    {
        Assert.AreEqual(Done("Pacific/Kiritimati", "tr_TR.UTF-8"), Done("America/Los_Angeles", "C"));
    }

    private string Done(string zone, string language)
    {
        TempRepository repository = NewRepository().With("TZ", zone).With("LANG", language).With("LC_ALL", language).With("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0")
            .Found(Gaps.Asking(Gaps.Choice("GAP-1"), Gaps.Choice("GAP-2", "docs/zwei.md", "docs/II.md")));
        repository.Build(Skeleton.Project, "--no-restore");
        repository.Decide("OPTION-A").Backfill();
        repository.Build(Skeleton.Project, "--no-restore").Passes();
        string[] files = Directory.EnumerateFiles(repository.Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(repository.Root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => path.StartsWith("artifacts/", StringComparison.Ordinal) || path.StartsWith("docs/", StringComparison.Ordinal) || path.StartsWith("progress/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToArray();
        Assert.Contains("docs/guide.md", files);
        Assert.Contains("artifacts/backfill/backfill_execution_log.md", files);
        return string.Join('\n', files.Select(path => "=== " + path + "\n" + Untimed(repository.Read(path))));
    }

    // A plan's hash is that of a text that holds the record's hash; the hashes of created files are compared by the files themselves.
    private static string Untimed(string text)
        => string.Join('\n', text.Split('\n').Select(line => TimedLines.FirstOrDefault(start => line.TrimStart().StartsWith(start, StringComparison.Ordinal)) ?? line));
}
