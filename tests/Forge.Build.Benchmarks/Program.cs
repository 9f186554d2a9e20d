using System;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Running;

namespace Forge.Build.Benchmarks;

internal static class Program
{
    private const string Usage = """
        scan  [files lines rules rounds]   the scan of a synthetic repository beside ripgrep, in turn (10000 147 20 15)
        build [projects rounds ...]        dotnet build of up-to-date projects with and without the package, in turn (1 20 20 10 50 10)
        audit [files changed rounds]       the audit of a synthetic repository beside git status, in turn (10000 50 15)
        decisions [gaps rounds]            the gates over a repository with many gaps beside those without, in turn (2000 15)
        status forge [files changed rounds] forge status of a synthetic repository beside git status, in turn; forge is the command, or its forge.dll (10000 50 15)
        references [folder rounds]         the analyzer of references over a folder of sources beside an idle one, in turn, in processor time (src/Forge.Build.Governance 9)
        typing [controllers rounds]        a character in a file of a made-up project with controllers, all analyzers beside an idle one, in turn, in processor time (100 15)
        typing file.rsp edited [rounds]    the same in a real project: the arguments of its csc, in its folder, and the file that is edited
        parts [BenchmarkDotNet arguments]  parts of the scan, by BenchmarkDotNet
        decisions-once root                one run of the gates in this process, in milliseconds; used by decisions
        audit-once root                    one audit in this process, in milliseconds; used by audit
        once  root on|off                  one run of the gates in this process, in milliseconds; used by scan
        """;

    private static int Main(string[] arguments)
    {
        string[] rest = arguments.Skip(1).ToArray();
        switch (arguments.FirstOrDefault())
        {
            case "scan":
                int[] size = Numbers(rest, 10_000, 147, 20, 15);
                return ScanComparison.Run(new SyntheticRepository(size[0], size[1], size[2]), size[3]);
            case "build":
                return BuildComparison.Run(rest.Length == 0 ? [1, 20, 20, 10, 50, 10] : rest.Select(int.Parse).ToArray());
            case "audit":
                int[] work = Numbers(rest, 10_000, 50, 15);
                return AuditComparison.Run(new SyntheticRepository(work[0], 147, 20, ViolationEvery: 0), work[1], work[2]);
            case "decisions":
                int[] gaps = Numbers(rest, 2000, 15);
                return DecisionComparison.Run(gaps[0], gaps[1]);
            case "status" when rest.Length > 0:
                int[] look = Numbers(rest[1..], 10_000, 50, 15);
                return StatusComparison.Run(rest[0], new SyntheticRepository(look[0], 147, 20, ViolationEvery: 0), look[1], look[2]);
            case "references":
                return ReferenceComparison.Run(rest.FirstOrDefault() ?? "src/Forge.Build.Governance", rest.Length > 1 ? int.Parse(rest[1]) : 9);
            case "typing" when rest.Length > 1 && rest[0].EndsWith(".rsp", StringComparison.Ordinal):
                return TypingComparison.Real(rest[0], rest[1], rest.Length > 2 ? int.Parse(rest[2]) : 15);
            case "typing":
                int[] typed = Numbers(rest, 100, 15);
                return TypingComparison.Made(typed[0], typed[1]);
            case "decisions-once":
                return DecisionComparison.First(rest[0]);
            case "audit-once":
                return AuditComparison.Once(rest[0]);
            case "parts":
                BenchmarkSwitcher.FromTypes([typeof(Parts)]).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
                return 0;
            case "once":
                return ScanComparison.Once(rest[0], rest[1] == "on");
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static int[] Numbers(string[] given, params int[] defaults)
        => defaults.Select((value, i) => i < given.Length ? int.Parse(given[i]) : value).ToArray();

    /// <summary>A folder below the temporary one, empty.</summary>
    public static string EmptyFolder(string name)
    {
        string folder = Path.Combine(Path.GetTempPath(), "forge-build-benchmarks", name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
