using System;
using System.IO;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>A <c>PATH</c> on which git is the only program.</summary>
internal static class OnlyGit
{
    public static string Folder()
    {
        string folder = EndToEndRun.NewFolder("only-git");
        string git = Array.Find((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), entry => File.Exists(Path.Combine(entry, "git")))
            ?? throw new InvalidOperationException("git is not on PATH");
        File.CreateSymbolicLink(Path.Combine(folder, "git"), Path.Combine(git, "git"));
        return folder;
    }
}
