using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Forge.Build.Commands.Building;

/// <summary>
/// The one way to run a step of a test run: an argument list, no shell, no input, a time bound; what it prints is handed on line by line. It has the user's
/// environment, for it is the user's build, but not what an outer build or test run left there for itself.
/// </summary>
internal static class StepProcess
{
    // A server of a compiler that the step started may hold its output open for minutes: where nothing more comes, or no end of it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostGrace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Death = TimeSpan.FromSeconds(10);

    private static readonly string[] RemovedPrefixes = { "MSBUILD", "VSTEST", "TESTINGPLATFORM", "TESTHOST" };

    // Git sets these for its hooks, and tests that use git would work on the wrong repository.
    private static readonly string[] RemovedNames = { "DOTNET_HOST_PATH", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX" };

    private static readonly KeyValuePair<string, string>[] Fixed =
    {
        new("MSBUILDDISABLENODEREUSE", "1"),
        new("DOTNET_CLI_USE_MSBUILD_SERVER", "0"),
        new("DOTNET_CLI_UI_LANGUAGE", "en"),
        new("DOTNET_NOLOGO", "1"),
        // The audit asks for the record that this run is about to write.
        new("ForgeAudit", "never"),
    };

    /// <summary>Runs a program until it ends, its time is up or the run is interrupted. None outlives the call: it is killed with all that it started.</summary>
    /// <param name="executable">Absolute.</param>
    /// <param name="arguments">One element each.</param>
    /// <param name="folder">Absolute; becomes the working directory.</param>
    /// <param name="environment">What is set beside what this process has.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="heard">Told of each line of its output and its error output, one at a time, in the order in which they came.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public static StepEnding Run(
        string executable, IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string>> environment, TimeSpan patience,
        Action<string> heard, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            using Process process = Process.Start(Describe(executable, arguments, folder, environment)) ?? throw new IOException("it did not start");
            process.StandardInput.Close();
            Sound sound = new(heard);
            Task output = sound.Hear(process.StandardOutput), error = sound.Hear(process.StandardError);
            StepEnd end = Wait(process, patience, cancellation);
            sound.HearOut(Task.WhenAll(output, error));
            return new StepEnding(end, end == StepEnd.Exited ? process.ExitCode : null, Stopwatch.GetElapsedTime(start));
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return new StepEnding(StepEnd.NotStarted, null, Stopwatch.GetElapsedTime(start), e.Message.TrimEnd('.'));
        }
    }

    private static ProcessStartInfo Describe(string executable, IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string>> environment)
    {
        ProcessStartInfo start = new(executable, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string name in start.Environment.Keys.Where(IsLeftOver).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string value) in Fixed.Concat(environment))
            start.Environment[name] = value;
        return start;
    }

    private static bool IsLeftOver(string name)
        => RemovedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) || RemovedNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static StepEnd Wait(Process process, TimeSpan patience, CancellationToken cancellation)
    {
        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(patience);
        try
        {
            process.WaitForExitAsync(bound.Token).GetAwaiter().GetResult();
            return StepEnd.Exited;
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            return cancellation.IsCancellationRequested ? StepEnd.Cancelled : StepEnd.TimedOut;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended in this moment, or a part of it belongs to another user.
        }
        process.WaitForExit(Death);
    }

    /// <summary>What a program prints.</summary>
    private sealed class Sound(Action<string> heard)
    {
        private readonly object _gate = new();
        private long _last;

        /// <summary>Hands on the lines of a stream. On a thread of its own: what waits for a thread of the pool may begin to listen when the program has ended long since.</summary>
        public Task Hear(StreamReader reader)
            => Task.Factory.StartNew(() => Read(reader), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        /// <summary>Waits for what an ended program printed last: to its end, however slow this machine is, but not for others who hold the streams open.</summary>
        public void HearOut(Task all)
        {
            long ended = Stopwatch.GetTimestamp();
            while (!all.Wait(Slice) && Stopwatch.GetElapsedTime(Math.Max(ended, Volatile.Read(ref _last))) < Grace && Stopwatch.GetElapsedTime(ended) < MostGrace)
            {
                // Something still comes, or may.
            }
        }

        private void Read(StreamReader reader)
        {
            LineCutter lines = new(Tell);
            char[] buffer = new char[4096];
            try
            {
                for (int count; (count = reader.Read(buffer)) > 0;)
                    lines.Add(buffer.AsSpan(0, count));
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The program has ended, and whoever inherited its output was not waited for.
            }
            lines.End();
        }

        private void Tell(string line)
        {
            lock (_gate)
                heard(line);
            Volatile.Write(ref _last, Stopwatch.GetTimestamp());
        }
    }
}
