using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests;

/// <summary>A governed git repository of one test, without a commit at first.</summary>
internal sealed class GitFolder : IDisposable
{
    private readonly string _below;

    /// <param name="below">The project root below the root of the git repository, empty for that root itself.</param>
    public GitFolder(string below = "")
    {
        _below = below;
        Git("init", "-q", "-b", "main");
        Write("Forge/Contracts/blueprint.md", "written\n");
    }

    public TempFolder Files { get; } = new();

    public string Root => Path.Combine(Files.Root, _below);

    public ForgeRepository Repository => ForgeRepository.TryOpen(Root)!;

    public string Head => Git("rev-parse", "HEAD").Trim();

    /// <summary>Writes a file below the project root.</summary>
    public void Write(string path, string text) => Files.Write(_below.Length == 0 ? path : _below + "/" + path, text);

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    public void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, to))!);
        File.Move(Path.Combine(Root, from), Path.Combine(Root, to));
    }

    /// <summary>Commits everything and gives the hash.</summary>
    public string Commit(string message = "a commit")
    {
        Git("add", "-A");
        Git("commit", "-q", "--allow-empty", "-m", message);
        return Head;
    }

    /// <summary>Runs git as a user would, with nothing of ours around it; fails where git does.</summary>
    public string Git(params string[] arguments)
    {
        (int exitCode, string output) = TryGit(arguments);
        Assert.AreEqual(0, exitCode, string.Join(' ', arguments) + ": " + output);
        return output;
    }

    public (int ExitCode, string Output) TryGit(params string[] arguments)
    {
        ProcessStartInfo start = new("git") { WorkingDirectory = Files.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in new[]
        {
            ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_AUTHOR_NAME", "Ada"), ("GIT_AUTHOR_EMAIL", "ada@example.org"),
            ("GIT_COMMITTER_NAME", "Ada"), ("GIT_COMMITTER_EMAIL", "ada@example.org"), ("GIT_ALLOW_PROTOCOL", "file"),
        })
            start.Environment[name] = value;
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + error.Result);
    }

    /// <summary>The tree, which must be readable.</summary>
    public WorkingTree Capture()
    {
        WorkingTree? tree = WorkingTree.Capture(Repository, out GitProblem? problem);
        Assert.IsNull(problem, problem?.Said);
        return tree!;
    }

    /// <summary>What differs from a revision, a line each, sorted: <c>M a.cs</c>, <c>R a.cs -> b.cs</c>.</summary>
    public string Changes(string revision = "HEAD")
    {
        using WorkingTree tree = Capture();
        IReadOnlyList<Change> changes = tree.ChangesSince(revision, out GitProblem? problem);
        Assert.IsNull(problem, problem?.Said);
        return string.Join('\n', changes.Select(change => change.Kind.ToString()[0] + " " + (change.OldPath.Length > 0 ? change.OldPath + " -> " : "") + change.Path)
            .Order(StringComparer.Ordinal));
    }

    public string Digest()
    {
        using WorkingTree tree = Capture();
        return tree.Digest;
    }

    /// <summary>Path and content of every file of <c>.git</c>: what an audit must leave as it is.</summary>
    public string GitState()
        => string.Join('\n', Directory.EnumerateFiles(Path.Combine(Files.Root, ".git"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => file + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));

    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(Files.Root, "*", SearchOption.AllDirectories).Where(file => (File.GetAttributes(file) & FileAttributes.ReadOnly) != 0))
            File.SetAttributes(file, FileAttributes.Normal);
        Files.Dispose();
    }
}
