using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace Forge.Build.Commands.Watching;

/// <summary>Tells whether a process runs, and since when: a number alone may have been given to another process since (Builder Contract 10.1.1).</summary>
internal static class RunningProcess
{
    // The system counts its starts in hundredths since it booted, and when it booted is known to the second.
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(2);

    /// <summary>When this process started, in UTC.</summary>
    public static DateTime StartOfThis => StartOf(Environment.ProcessId) ?? DateTime.UnixEpoch;

    /// <summary>Whether the process of this number is the one that started then.</summary>
    /// <param name="pid">Any number.</param>
    /// <param name="started">In UTC.</param>
    public static bool Is(int pid, DateTime started) => StartOf(pid) is { } start && (start - started).Duration() <= Blur;

    /// <summary>When a process started, in UTC; null where none of that number runs, or none that this user may ask.</summary>
    public static DateTime? StartOf(int pid)
    {
        if (pid <= 0 || IsDefunct(pid))
            return null;
        try
        {
            using Process process = Process.GetProcessById(pid);
            return process.HasExited ? null : process.StartTime.ToUniversalTime();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return null;
        }
    }

    // Killed, and not yet collected by its parent: it has a number and a start, and does nothing any more.
    private static bool IsDefunct(int pid)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            string stat = File.ReadAllText("/proc/" + pid.ToString(System.Globalization.CultureInfo.InvariantCulture) + "/stat");
            int state = stat.LastIndexOf(')') + 2;
            return state < stat.Length && stat[state] is 'Z' or 'X';
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
