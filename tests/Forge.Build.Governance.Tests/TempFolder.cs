using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests;

/// <summary>A folder of its own for one test, deleted with all that is in it.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly List<string> _closed = new();

    public TempFolder()
    {
        Root = Path.Combine(Path.GetTempPath(), "forge-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Root);
    }

    /// <summary>Absolute, without a separator at its end.</summary>
    public string Root { get; }

    /// <summary>The absolute path of a relative one, written with <c>/</c>.</summary>
    public string At(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), bytes);
    }

    /// <summary>
    /// Writes a script that can be run at once. Another process writes it: what a test holds open for writing when a test beside it starts a program, that program
    /// holds open too for a moment, and what anybody may write the system does not run ("text file busy").
    /// </summary>
    public void Program(string path, string script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        using Process written = Process.Start("/bin/sh", ["-c", "printf '%s' \"$2\" > \"$1\" && chmod 700 \"$1\"", "sh", At(path), script]);
        written.WaitForExit();
        Assert.AreEqual(0, written.ExitCode);
    }

    public void Make(string folder) => Directory.CreateDirectory(At(folder));

    /// <summary>A symbolic link to a file, or to nothing.</summary>
    public void LinkFile(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.CreateSymbolicLink(At(path), target);
    }

    /// <summary>A symbolic link to a folder.</summary>
    public void LinkFolder(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        Directory.CreateSymbolicLink(At(path), target);
    }

    /// <summary>A named pipe, which waits for ever for whoever opens it.</summary>
    public void Pipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        using Process made = Process.Start("mkfifo", [At(path)]);
        made.WaitForExit();
        Assert.AreEqual(0, made.ExitCode);
    }

    /// <summary>Sets the last write time back, far enough that it counts as settled.</summary>
    public void Age(string path, int minutes = 60) => File.SetLastWriteTimeUtc(At(path), DateTime.UtcNow.AddMinutes(-minutes));

    /// <summary>Takes rights from a file or folder until the test ends; the test is skipped where that would close nothing.</summary>
    public void Close(string path, UnixFileMode left = UnixFileMode.None)
    {
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            Assert.Inconclusive("nothing can be closed to this user");
        else
            File.SetUnixFileMode(At(path), left);
        _closed.Add(path);
    }

    /// <summary>Gives the rights back.</summary>
    public void Open(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        foreach (string path in _closed)
            Open(path);
        Directory.Delete(Root, recursive: true);
    }
}
