using System;
using System.Collections.Generic;
using System.IO;

namespace Forge.Build.Benchmarks;

/// <summary><c>forge status</c>, a process each time, beside <c>git status</c> over the same tree, in turn; and <c>forge --help</c>, which is what any start costs.</summary>
internal static class StatusComparison
{
    public static int Run(string forge, SyntheticRepository size, int changed, int rounds)
    {
        string root = AuditComparison.Prepare("status", size, changed);
        bool isAssembly = Path.GetExtension(forge) == ".dll";
        string program = isAssembly ? "dotnet" : forge;
        Series git = new("git status"), help = new("forge --help"), status = new("forge status"), inEmpty = new("forge status, 1 file");
        string empty = AuditComparison.Prepare("status-small", size with { Files = 1 }, 1);
        for (int round = -2; round < rounds; round++)
        {
            double gitTime = Command.Run(root, "git", ["status", "--porcelain", "-z", "-uall"]).Milliseconds;
            double helpTime = Command.Run(root, program, Arguments("--help")).Milliseconds;
            double statusTime = Command.Run(root, program, Arguments("status")).Milliseconds;
            double emptyTime = Command.Run(empty, program, Arguments("status")).Milliseconds;
            if (round < 0)
                continue;
            git.Add(gitTime);
            help.Add(helpTime);
            status.Add(statusTime);
            inEmpty.Add(emptyTime);
        }
        Console.WriteLine($"{size.Files} files, {changed} changed, {rounds} rounds");
        Console.WriteLine(Command.Run(root, program, Arguments("status")).Output);
        Series.PrintHeader();
        foreach (Series series in new[] { git, help, inEmpty, status })
            series.Print(git);
        return 0;

        IEnumerable<string> Arguments(string word) => isAssembly ? ["exec", Path.GetFullPath(forge), word] : [word];
    }
}
