using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Benchmarks;

/// <summary>The gates over a repository with many gaps: a question open, answered, filled; beside the same gates without any modules, in turn.</summary>
internal static class DecisionComparison
{
    public static int Run(int gaps, int rounds)
    {
        string plain = Program.EmptyFolder("decisions-none"), root = Program.EmptyFolder("decisions");
        SyntheticRepository size = new(200, 147, 20, ViolationEvery: 0);
        size.WriteTo(plain);
        size.WriteTo(root);
        Command.Run(root, "git", ["init", "-q"]);
        WriteGaps(root, gaps);

        Series none = new("gates without modules"), open = new("a question open"), openOnce = new("a question open, first call"), due = new("decided, backfill due");
        Series filled = new("decided and filled, looked at"), known = new("decided and filled, untouched"), knownOnce = new("... untouched, first call"), noneOnce = new("without modules, first call");
        Measure(rounds, (none, () => Time(plain, CacheMode.On)), (open, () => Time(root, CacheMode.Off)), (openOnce, () => Once(root)), (noneOnce, () => Once(plain)));
        string state = string.Join(" ", Check(root, CacheMode.Off).Findings.Select(finding => finding.Rule.Code));
        ForgeRepository repository = ForgeRepository.TryOpen(root)!;
        Require(OwnersDesk.Decide(repository, new DecisionRequest("OPTION-A", By: "Ann"), DateTime.UnixEpoch).ExitCode);
        Measure(rounds, (due, () => Time(root, CacheMode.Off)));
        state += " > " + string.Join(" ", Check(root, CacheMode.Off).Findings.Select(finding => finding.Rule.Code));
        long started = Stopwatch.GetTimestamp();
        Require(OwnersDesk.Backfill(repository, BackfillStep.Apply).ExitCode);
        double filling = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Check(root, CacheMode.On);
        Measure(rounds, (filled, () => Time(root, CacheMode.Off)), (known, () => Time(root, CacheMode.On)), (knownOnce, () => Once(root)));
        state += " > " + string.Join(" ", Check(root, CacheMode.Off).Findings.Select(finding => finding.Rule.Code));

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gaps} gaps, {new FileInfo(Path.Combine(root, ModuleArtifacts.GapActions)).Length} bytes, {rounds} rounds; filled once in {filling:F0} ms"));
        Console.WriteLine(state);
        Series.PrintHeader();
        foreach (Series series in new[] { none, open, due, filled, known, noneOnce, openOnce, knownOnce })
            series.Print(none);
        return 0;
    }

    /// <summary>One run of the gates in this process.</summary>
    public static int First(string root)
    {
        Console.WriteLine(Time(root, CacheMode.On).ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Measure(int rounds, params (Series Series, Func<double> Time)[] all)
    {
        for (int round = -3; round < rounds; round++)
        {
            foreach ((Series series, Func<double> time) in all)
            {
                double milliseconds = time();
                if (round >= 0)
                    series.Add(milliseconds);
            }
        }
    }

    private static double Once(string root) => double.Parse(Command.Run(root, Environment.ProcessPath!, ["decisions-once", root]).Output, CultureInfo.InvariantCulture);

    private static double Time(string root, CacheMode cache)
    {
        long started = Stopwatch.GetTimestamp();
        Check(root, cache);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static GateReport Check(string root, CacheMode cache) => GateRunner.Run(ForgeRepository.TryOpen(root)!, new GateOptions(Cache: cache));

    private static void Require(int exitCode)
    {
        if (exitCode != 0)
            throw new InvalidOperationException("a command ended with " + exitCode.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteGaps(string root, int count)
    {
        var gaps = Enumerable.Range(0, count).Select(i => new
        {
            gap_id = "GAP-" + i.ToString("x12", CultureInfo.InvariantCulture),
            category = "UNIMPLEMENTED_REQUIREMENT",
            severity = "HIGH",
            affected_entities = new[] { "DOC-CE-01::R" + i.ToString("d4", CultureInfo.InvariantCulture), "artifacts/trace/trace_matrix.json" },
            root_cause = "The requirement is traced to no document, to no code and to no artifact of the repository.",
            recommended_actions = new[]
            {
                new
                {
                    action_id = "ACT-" + i.ToString("x12", CultureInfo.InvariantCulture), description = "Create the missing document of the requirement", impact_scope = "documentation", requires_decision = true,
                    action_type = "GENERATE_DOCUMENT", target_path = "docs/requirements/R" + i.ToString("d4", CultureInfo.InvariantCulture) + ".md",
                },
            },
        });
        string path = Path.Combine(root, ModuleArtifacts.GapActions);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(new { execution_id = "GAP-RUN-1", total_gaps = count, critical_count = 0, requires_decision = true, gaps }, new JsonSerializerOptions { WriteIndented = true }));
    }
}
