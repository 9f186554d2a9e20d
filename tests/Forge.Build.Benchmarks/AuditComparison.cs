using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Benchmarks;

/// <summary>The audit of a synthetic repository with some changed files, beside <c>git status</c> over the same tree, in turn.</summary>
internal static class AuditComparison
{
    /// <summary>A synthetic repository in git with changed files that a complete diff log claims.</summary>
    /// <returns>Its root.</returns>
    public static string Prepare(string name, SyntheticRepository size, int changed)
    {
        string root = Program.EmptyFolder(name);
        size.WriteTo(root);
        string project = """{ "version": 3, "targets": { "net10.0": {} }, "libraries": {}, "project": { "frameworks": { "net10.0": {} } } }""";
        Directory.CreateDirectory(Path.Combine(root, "src", "obj"));
        File.WriteAllText(Path.Combine(root, "src", "Synthetic.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\" />\n");
        File.WriteAllText(Path.Combine(root, "src", "obj", "project.assets.json"), project);
        File.WriteAllText(Path.Combine(root, ".gitignore"), "obj/\n");
        Git(root, "init", "-q");
        Git(root, "add", "-A");
        Git(root, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "synthetic");
        string[] files = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where((_, i) => i % (size.Files / changed) == 0).Take(changed).ToArray();
        foreach (string file in files)
            File.AppendAllText(file, "// changed\n");
        WriteEvidence(root, files);
        return root;
    }

    public static int Run(SyntheticRepository size, int changed, int rounds)
    {
        string root = Prepare("audit", size, changed);
        Series status = new("git status"), audit = new("audit"), known = new("audit of a recorded state"), gate = new("ledger gate, signed off"), first = new("audit, first call of a process");
        AuditReport report = Audit(root, write: false, out _);
        for (int round = -2; round < rounds; round++)
        {
            double statusTime = Command.Run(root, "git", ["status", "--porcelain", "-z", "-uall"]).Milliseconds;
            report = Audit(root, write: false, out double auditTime);
            double firstTime = double.Parse(Command.Run(root, Environment.ProcessPath!, ["audit-once", root]).Output, System.Globalization.CultureInfo.InvariantCulture);
            if (round < 0)
                continue;
            status.Add(statusTime);
            audit.Add(auditTime);
            first.Add(firstTime);
        }
        Audit(root, write: true, out _);
        for (int round = 0; round < rounds; round++)
        {
            Audit(root, write: true, out double knownTime);
            known.Add(knownTime);
            long started = Stopwatch.GetTimestamp();
            GateRunner.Run(ForgeRepository.TryOpen(root)!, new GateOptions());
            gate.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        Console.WriteLine($"{size.Files} files, {changed} changed, {rounds} rounds; verdict {report.Verdict}, {report.Findings.Count(f => f.Rule.Severity == Severity.Error)} errors");
        Series.PrintHeader();
        foreach (Series series in new[] { status, audit, first, known, gate })
            series.Print(status);
        return 0;
    }

    public static int Once(string root)
    {
        Audit(root, write: false, out double milliseconds);
        Console.WriteLine(milliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    }

    private static AuditReport Audit(string root, bool write, out double milliseconds)
    {
        long started = Stopwatch.GetTimestamp();
        AuditReport report = AuditRunner.Run(
            ForgeRepository.TryOpen(root)!, new AuditOptions(AuditMode.Always, "", "", "", write, false, 1000, CacheMode.On, DateTime.UnixEpoch), default);
        milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return report;
    }

    private static void WriteEvidence(string root, string[] files)
    {
        string evidence = Path.Combine(root, "Forge", "evidence");
        Directory.CreateDirectory(evidence);
        File.WriteAllText(Path.Combine(evidence, "test_runs_latest.md"), "Status: PASS\n");
        File.WriteAllText(Path.Combine(evidence, "diff_log.md"),
            "# Diff Log\n\n- Phase: Phase 1\n\n## Cycle Status\n\n- Status: COMPLETE\n\n## Files Changed\n\n"
            + string.Concat(files.Select(file => "- " + Path.GetRelativePath(root, file) + "\n"))
            + "\n## Verification\n\n- Static: PASS\n- Runtime: PASS\n- Behavior: PASS\n- Contract: PASS\n");
    }

    private static void Git(string root, params string[] arguments) => Command.Run(root, "git", arguments);
}
