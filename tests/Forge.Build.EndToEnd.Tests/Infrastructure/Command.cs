using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>What a program did.</summary>
/// <param name="CommandLine">For a reader.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output, then standard error, as they came.</param>
internal sealed record CommandResult(string CommandLine, int ExitCode, string Output)
{
    /// <summary>Standard output alone.</summary>
    public string Said { get; init; } = "";

    /// <summary>What a failing test shows.</summary>
    public string Transcript => "> " + CommandLine + "\n" + Output + "\n(exit code " + ExitCode + ")\n";
}

/// <summary>Runs programs. None outlives the call: one that does not end in time is killed with all that it started.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    // What the test host or the shell around it sets would reach into the builds under test.
    private static readonly string[] DisturbingPrefixes = { "MSBUILD", "VSTEST", "COREHOST", "TESTINGPLATFORM", "FORGE", "GIT_", "NUGET_PACKAGES" };
    private static readonly string[] DisturbingNames = { "DOTNET_HOST_PATH", "DOTNET_TieredPGO", "ContinuousIntegrationBuild", "Configuration", "Platform", "CI", "TF_BUILD", "GITHUB_ACTIONS" };

    private static readonly Dictionary<string, string> Fixed = new()
    {
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["NuGetAudit"] = "false",
        // A tenth of what a build costs, and nothing that is tested here: analyzers of the SDK, and an early garbage collection. The samples are built without these two.
        ["EnableNETAnalyzers"] = "false",
        ["DOTNET_GCgen0size"] = "4000000",
        ["LC_ALL"] = "C.UTF-8",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_CONFIG_GLOBAL"] = Path.DirectorySeparatorChar == '\\' ? "NUL" : "/dev/null",
        ["GIT_AUTHOR_NAME"] = "Test",
        ["GIT_AUTHOR_EMAIL"] = "test@example.invalid",
        ["GIT_COMMITTER_NAME"] = "Test",
        ["GIT_COMMITTER_EMAIL"] = "test@example.invalid",
    };

    // A shell that runs the tests in the background has them ignore what a terminal sends, nohup a closed one; and what a process ignores, those that it starts ignore.
    private static readonly string[] Heeding = { "env", "--default-signal=INT,QUIT,TERM,HUP" };

    private static readonly Lazy<bool> CanHeed = new(() =>
        OperatingSystem.IsLinux() && Run(Path.GetTempPath(), new Dictionary<string, string>(), Heeding[0], Heeding[1], "true").ExitCode == 0);

    /// <summary>A program and its arguments so that it heeds signals, whoever started the tests.</summary>
    public static string[] Heedful(string program, params IEnumerable<string> arguments) => CanHeed.Value ? [.. Heeding, program, .. arguments] : [program, .. arguments];

    /// <summary>The host that runs the tests also runs the builds.</summary>
    public static string DotnetHost => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a program to its end.</summary>
    public static CommandResult Run(string folder, IReadOnlyDictionary<string, string> environment, string program, params IEnumerable<string> arguments)
        => RunWith("", folder, environment, program, arguments);

    /// <summary>Runs a program that reads an input to its end.</summary>
    public static CommandResult RunWith(string input, string folder, IReadOnlyDictionary<string, string> environment, string program, params IEnumerable<string> arguments)
    {
        using Process process = Start(folder, environment, program, arguments);
        string commandLine = Path.GetFileName(program) + " " + string.Join(' ', process.StartInfo.ArgumentList);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        // The streams end only when everything that inherited them has ended.
        if (!Task.WhenAll(output, error, process.WaitForExitAsync()).Wait(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(commandLine + " did not end within " + Patience);
        }
        return new CommandResult(commandLine, process.ExitCode, output.Result + error.Result) { Said = output.Result };
    }

    /// <summary>Starts a program, waits until it is time or the program has ended, and kills it.</summary>
    /// <returns>Whether it was killed before its end.</returns>
    public static bool Kill(string folder, IReadOnlyDictionary<string, string> environment, Action<Process> wait, string program, params IEnumerable<string> arguments)
    {
        using Process process = Start(folder, environment, program, arguments);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        wait(process);
        process.Kill();
        Task.WaitAll(output, error, process.WaitForExitAsync());
        return process.ExitCode is not (0 or 1 or 2);
    }

    /// <summary>Starts a program, its three streams redirected; whoever asks for it ends it.</summary>
    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        FixEnvironment(start, environment);
        return Process.Start(start)!;
    }

    private static void FixEnvironment(ProcessStartInfo start, IReadOnlyDictionary<string, string> environment)
    {
        foreach (string name in start.Environment.Keys.Where(IsDisturbing).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string value) in Fixed.Concat(environment))
            start.Environment[name] = value;
    }

    private static bool IsDisturbing(string name)
        => DisturbingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || DisturbingNames.Contains(name, StringComparer.OrdinalIgnoreCase);
}
