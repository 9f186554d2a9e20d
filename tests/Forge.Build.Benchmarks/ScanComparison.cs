using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Benchmarks;

/// <summary>The gates over a synthetic repository beside ripgrep with the same patterns over the same files, in turn.</summary>
internal static class ScanComparison
{
    public static int Run(SyntheticRepository size, int rounds)
    {
        string root = Program.EmptyFolder("scan");
        long bytes = size.WriteTo(root);
        string touched = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ElementAt(size.Files / 2);
        // Past the time within which a file's age proves nothing.
        Thread.Sleep(TimeSpan.FromSeconds(3));

        Series rg = new("rg"), first = new("cold, first call of a process"), cold = new("cold"), same = new("nothing changed"), one = new("one file changed");
        Series firstSame = new("nothing changed, first call");
        int found = 0, lines = 0;
        for (int round = -2; round < rounds; round++)
        {
            (double rgTime, string output) = Ripgrep(root, size.Rules);
            double firstTime = FirstCall(root, "off");
            double coldTime = Gates(root, CacheMode.Off, out found);
            Gates(root, CacheMode.On, out _);
            double sameTime = Gates(root, CacheMode.On, out _);
            double firstSameTime = FirstCall(root, "on");
            File.AppendAllText(touched, "// changed\n");
            double oneTime = Gates(root, CacheMode.On, out _);
            lines = output.Count(c => c == '\n');
            // Two rounds to warm up.
            if (round < 0)
                continue;
            rg.Add(rgTime);
            first.Add(firstTime);
            cold.Add(coldTime);
            same.Add(sameTime);
            firstSame.Add(firstSameTime);
            one.Add(oneTime);
        }
        Console.WriteLine($"{size.Files} files, {bytes / 1e6:F1} MB, {size.Rules} patterns a layer, {Environment.ProcessorCount} processors, {rounds} rounds; "
            + $"{found} findings, {lines} lines of rg");
        Series.PrintHeader();
        foreach (Series series in new[] { rg, cold, first, same, firstSame, one })
            series.Print(rg);
        return 0;
    }

    public static int Once(string root, bool cache)
    {
        Console.WriteLine(Gates(root, cache ? CacheMode.On : CacheMode.Off, out _).ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static double FirstCall(string root, string cache)
        => double.Parse(Command.Run(root, Environment.ProcessPath!, ["once", root, cache]).Output, CultureInfo.InvariantCulture);

    private static double Gates(string root, CacheMode cache, out int found)
    {
        long started = Stopwatch.GetTimestamp();
        GateReport report = GateRunner.Run(ForgeRepository.TryOpen(root)!, new GateOptions(1_000_000, cache));
        double elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        found = report.Findings.Count(finding => finding.Rule == RuleCatalog.ForbiddenPattern);
        return elapsed;
    }

    // --no-unicode is the honest opponent: with Unicode rg is several times slower.
    private static (double Milliseconds, string Output) Ripgrep(string root, int rules)
        => Command.Run(root, "rg",
            ["--no-unicode", "--ignore-case", "--line-number", "--no-heading", .. SyntheticRepository.PatternsOf(rules).SelectMany(pattern => new[] { "-e", pattern }), "src"]);
}
