using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace Forge.Build.Governance.Repository;

/// <summary>What a program said.</summary>
/// <param name="ExitCode">Its exit code, or null where it could not be started or did not finish in time.</param>
/// <param name="Output">Its standard output, UTF-8.</param>
/// <param name="Error">Its standard error, UTF-8, or why it could not run.</param>
internal sealed record ProcessResult(int? ExitCode, string Output, string Error);

/// <summary>The one way to start a program: found on PATH, an argument list, no shell, no console, a time bound.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name, without folder and extension.</param>
    /// <param name="folder">Absolute; becomes the working directory.</param>
    /// <param name="arguments">One element each.</param>
    /// <param name="environment">What is set (or, where null, removed) beside what this process has.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="output">How its standard output is encoded; UTF-8 where it is null.</param>
    public static ProcessResult Run(
        string program, string folder, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>> environment, string input, TimeSpan patience,
        Encoding? output = null)
    {
        if (Find(program, ".exe") is not { } executable)
            return new ProcessResult(null, "", program + " is not on PATH");
        ProcessStartInfo start = new(executable)
        {
            WorkingDirectory = folder,
            Arguments = CommandLine(arguments),
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = output ?? Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (KeyValuePair<string, string?> variable in environment)
        {
            if (variable.Value is null)
                start.EnvironmentVariables.Remove(variable.Key);
            else
                start.EnvironmentVariables[variable.Key] = variable.Value;
        }
        try
        {
            using Process process = Process.Start(start) ?? throw new InvalidOperationException(program + " did not start");
            Task<string> said = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            Feed(process, input);
            if (!process.WaitForExit((int)patience.TotalMilliseconds) || !Task.WaitAll(new Task[] { said, error }, patience))
            {
                process.Kill();
                return new ProcessResult(null, "", program + " did not answer within " + (int)patience.TotalSeconds + " seconds");
            }
            return new ProcessResult(process.ExitCode, said.Result, error.Result);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            return new ProcessResult(null, "", e.Message);
        }
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            // The writer of the process has the console's encoding, on Windows no UTF-8.
            byte[] bytes = Encoding.UTF8.GetBytes(input);
            process.StandardInput.BaseStream.Write(bytes, 0, bytes.Length);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all; what it says tells why.
        }
    }

    /// <summary>The absolute path of a program on PATH; null where there is none.</summary>
    /// <param name="program">Its name, without folder and extension.</param>
    /// <param name="windowsEndings">How its file's name may end on Windows, the first choice first.</param>
    /// <remarks>Relative entries of PATH are passed over: a repository must not bring its own programs.</remarks>
    public static string? Find(string program, params string[] windowsEndings)
    {
        string[] endings = Path.DirectorySeparatorChar == '\\' ? windowsEndings : new[] { "" };
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            foreach (string ending in endings)
            {
                if (Path.IsPathRooted(folder) && File.Exists(Path.Combine(folder, program + ending)))
                    return Path.Combine(folder, program + ending);
            }
        }
        return null;
    }

    private static string CommandLine(IEnumerable<string> arguments)
    {
        StringBuilder line = new();
        foreach (string argument in arguments)
        {
            line.Append(line.Length == 0 ? "\"" : " \"");
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
