using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>A command that is killed at any moment and run again leaves what an uninterrupted one does: no half file, none twice, nothing temporary.</summary>
[TestClass]
public sealed class KillTests : EndToEndTest
{
    // How many processes each test kills.
    private const string RoundsVariable = "FORGE_E2E_KILLS";
    private const int UsualRounds = 200;

    private const int Seed = 4;
    private const string LockFile = ".forge/owner.lock";

    private static int Rounds
        => Environment.GetEnvironmentVariable(RoundsVariable) is { Length: > 0 } rounds ? int.Parse(rounds, CultureInfo.InvariantCulture) : UsualRounds;

    [TestMethod]
    public void AnAnswerIsRecordedOnceWheneverTheCommandIsKilled()
        => KillAndRunAgain(NewRepository().Found(Gaps.Open).Commit("gaps"), Rounds, Decided.Record, Decided.Folder + "DECISION-", "decide", "OPTION-A", "--by", "Ada");

    [TestMethod]
    public void AReversalIsRecordedOnceWheneverTheCommandIsKilled()
    {
        // It writes as an answer does, but for the markers before it.
        int rounds = Math.Max(8, Rounds / 4);
        TempRepository repository = NewRepository().Found(Gaps.Open).Decide("OPTION-A").Backfill()
            .Write("artifacts/execute/report.md", "# Report\n").Write("artifacts/closure/report.md", "# Report\n").Commit("done");

        KillAndRunAgain(repository, rounds, "artifacts/backfill/INVALIDATED.md", Decided.Folder + "DECISION-", "decide", "OPTION-B", "--by", "Ada", "--supersedes", "DECISION-1");
    }

    [TestMethod]
    public void EveryFileIsCreatedOnceWheneverTheBackfillIsKilled()
    {
        TempRepository repository = NewRepository()
            .Found(Gaps.Silent(Enumerable.Range(1, 40).Select(i => Gaps.Document("GAP-" + i, "docs/" + (i % 5) + "/file" + i + ".md")).ToArray())).Commit("gaps");

        KillAndRunAgain(repository, Rounds, Decided.Plan, "docs/", "backfill", "run", "--apply");
    }

    /// <param name="prepared">Where the command is to run.</param>
    /// <param name="rounds">How many processes are killed.</param>
    /// <param name="first">One of the first files that it writes.</param>
    /// <param name="written">How the paths begin of what is never written again.</param>
    /// <param name="arguments">The command.</param>
    private void KillAndRunAgain(TempRepository prepared, int rounds, string first, string written, params string[] arguments)
    {
        prepared.Delete(".forge");
        // From where on a run is killed: its start, when it takes the lock, when it begins to write.
        string[] signs = { "", LockFile, first, first };
        TempRepository whole = prepared.Copy();
        Assert.AreEqual(0, whole.Forge(arguments).ExitCode);
        Dictionary<string, string> expected = WithoutTime(Texts(whole));
        Assert.IsNotEmpty(expected.Keys.Where(path => path.StartsWith(written, StringComparison.Ordinal)));
        KillMoment[] moment = signs.Select(sign => new KillMoment(Enumerable.Range(0, 3).Min(_ => Length(prepared.Copy(), sign, arguments)))).ToArray();

        int killed = 0;
        Random random = new(Seed);
        double[] parts = Enumerable.Range(0, rounds).Select(_ => random.NextDouble()).ToArray();
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, round =>
        {
            TempRepository repository = prepared.Copy();
            int from = round % signs.Length;
            bool wasKilled = repository.KillForge(
                process =>
                {
                    Await(process, repository, signs[from]);
                    moment[from].Await(process, parts[round]);
                },
                arguments);
            if (wasKilled)
                Interlocked.Increment(ref killed);
            Dictionary<string, string> left = Texts(repository);

            string where = "round " + round + " of " + string.Join(' ', arguments);
            Assert.AreEqual(0, repository.Forge(arguments).ExitCode, where);
            Dictionary<string, string> end = Texts(repository);
            AreEqual(expected, WithoutTime(end), where);
            foreach ((string path, string text) in left.Where(file => file.Key.StartsWith(written, StringComparison.Ordinal) && !IsTemporary(file.Key)))
                Assert.AreEqual(end[path], text, where);
            Directory.Delete(repository.Root, recursive: true);
        });
        TestContext.WriteLine("{0}", killed + " of " + parts.Length + " were killed, each within " + string.Join(", ", moment.Select(one => one.Length.TotalMilliseconds + " ms")) + ".");
        Assert.IsGreaterThan(parts.Length / 4, killed);
    }

    /// <summary>How long a run takes from a sign on.</summary>
    private static TimeSpan Length(TempRepository repository, string sign, string[] arguments)
    {
        Stopwatch time = new();
        repository.KillForge(
            process =>
            {
                Await(process, repository, sign);
                time.Start();
                process.WaitForExit();
            },
            arguments);
        return time.Elapsed;
    }

    private static void Await(Process process, TempRepository repository, string sign)
    {
        while (!repository.Holds(sign) && !process.WaitForExit(1))
        {
        }
    }

    private static Dictionary<string, string> Texts(TempRepository repository)
        => Directory.EnumerateFiles(repository.Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(repository.Root, file).Replace('\\', '/'))
            .Where(path => !path.StartsWith(".git/", StringComparison.Ordinal) && !path.StartsWith(".forge/", StringComparison.Ordinal))
            .ToDictionary(path => path, repository.Read);

    private static bool IsTemporary(string path) => path.EndsWith("tmp", StringComparison.Ordinal);

    private static void AreEqual(Dictionary<string, string> expected, Dictionary<string, string> actual, string where)
    {
        Assert.AreSequenceEqual(expected.Keys.Order(StringComparer.Ordinal).ToArray(), actual.Keys.Order(StringComparer.Ordinal).ToArray(), where);
        foreach ((string path, string text) in expected)
            Assert.AreEqual(text, actual[path], path + ", " + where);
    }

    // What each run has of its own, the time of a record and with it its hash, is taken out wherever it stands.
    private static Dictionary<string, string> WithoutTime(Dictionary<string, string> texts)
    {
        Dictionary<string, string> own = new();
        foreach ((string path, string record) in texts.Where(file => file.Key.StartsWith(Decided.Folder + "DECISION-", StringComparison.Ordinal)))
        {
            own[FieldOf(record, "- timestamp: ")] = "(time)";
            own[FieldOf(record, "- decision_hash: ")] = "(hash of " + path + ")";
        }
        return texts.ToDictionary(file => file.Key, file => own.Aggregate(file.Value, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal)));
    }

    private static string FieldOf(string record, string start) => record.Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];
}
