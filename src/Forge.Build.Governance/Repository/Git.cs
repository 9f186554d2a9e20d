using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace Forge.Build.Governance.Repository;

/// <summary>What a git command said.</summary>
/// <param name="ExitCode">Its exit code, or null where git could not be started or did not finish in time.</param>
/// <param name="Output">Its standard output, UTF-8.</param>
/// <param name="Error">Its standard error, UTF-8, or why it could not run.</param>
public sealed record GitResult(int? ExitCode, string Output, string Error);

/// <summary>The one way to ask git. An argument list, a fixed environment, no pager, no prompt, no hook of the repository, no write to its index.</summary>
public static class Git
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs git in a folder.</summary>
    /// <param name="folder">Absolute; becomes the working directory.</param>
    /// <param name="arguments">The command and its arguments, one element each.</param>
    public static GitResult Run(string folder, params string[] arguments)
    {
        if (Executable() is not { } git)
            return new GitResult(null, "", "git is not on PATH");
        ProcessStartInfo start = new(git)
        {
            WorkingDirectory = folder,
            Arguments = CommandLine(arguments),
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        FixEnvironment(start);
        try
        {
            using Process process = Process.Start(start) ?? throw new InvalidOperationException("git did not start");
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit((int)Patience.TotalMilliseconds) || !Task.WaitAll(new Task[] { output, error }, Patience))
            {
                process.Kill();
                return new GitResult(null, "", "git did not answer within " + (int)Patience.TotalSeconds + " seconds");
            }
            return new GitResult(process.ExitCode, output.Result, error.Result);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            return new GitResult(null, "", e.Message);
        }
    }

    // Relative entries of PATH are passed over: a repository must not bring its own git.
    private static string? Executable()
    {
        string name = Path.DirectorySeparatorChar == '\\' ? "git.exe" : "git";
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (Path.IsPathRooted(folder) && File.Exists(Path.Combine(folder, name)))
                return Path.Combine(folder, name);
        }
        return null;
    }

    private static void FixEnvironment(ProcessStartInfo start)
    {
        // GIT_DIR and its kin, set by a hook or a caller, would make git speak of another repository.
        foreach (string name in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF" })
            start.EnvironmentVariables.Remove(name);
        start.EnvironmentVariables["GIT_OPTIONAL_LOCKS"] = "0";
        start.EnvironmentVariables["GIT_TERMINAL_PROMPT"] = "0";
        start.EnvironmentVariables["LC_ALL"] = "C";
    }

    // fsmonitor and hooksPath in a repository's configuration name programs that git would run.
    private static string CommandLine(string[] arguments)
    {
        StringBuilder line = new("--no-pager -c core.fsmonitor=false -c core.hooksPath=/dev/null");
        foreach (string argument in arguments)
        {
            line.Append(" \"");
            int slashes = 0;
            foreach (char c in argument)
            {
                if (c == '"')
                    line.Append('\\', slashes + 1);
                slashes = c == '\\' ? slashes + 1 : 0;
                line.Append(c);
            }
            line.Append('\\', slashes).Append('"');
        }
        return line.ToString();
    }
}
