using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace Forge.Build.Benchmarks;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    public static (double Milliseconds, string Output) Run(string folder, string program, IEnumerable<string> arguments, bool mustSucceed = true)
    {
        ProcessStartInfo start = new(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException(program + " did not start");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (mustSucceed && process.ExitCode != 0)
            throw new InvalidOperationException(program + " " + string.Join(' ', start.ArgumentList) + " failed:\n" + output);
        return (elapsed, output);
    }
}
