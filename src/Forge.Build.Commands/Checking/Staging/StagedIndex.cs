using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Checking.Staging;

/// <summary>What the next commit would hold: the index of a repository, or the one that a hook was given. It is only read.</summary>
internal sealed class StagedIndex
{
    private readonly ForgeRepository _repository;
    private readonly KeyValuePair<string, string?>[] _environment;
    private readonly string _base;

    private StagedIndex(ForgeRepository repository, KeyValuePair<string, string?>[] environment, string @base, string gitFolder)
    {
        _repository = repository;
        _environment = environment;
        _base = @base;
        GitFolder = gitFolder;
    }

    /// <summary>The git folder of this working tree, absolute.</summary>
    public string GitFolder { get; }

    /// <summary>Finds the index.</summary>
    /// <param name="repository">The governed repository; git may root above it.</param>
    /// <param name="indexFile"><c>GIT_INDEX_FILE</c> as a hook finds it; null or empty for the usual index.</param>
    /// <exception cref="GitProblemException">Git gave no answer.</exception>
    public static StagedIndex Open(ForgeRepository repository, string? indexFile)
    {
        // Without a commit it ends with 1 after the other answers.
        GitResult places = Git.Run(repository.Root, "rev-parse", "--show-toplevel", "--absolute-git-dir", "--verify", "--quiet", "HEAD^{commit}");
        string[] lines = places.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 2 || places.ExitCode is not (0 or 1))
            throw new GitProblemException(GitProblem.Of(places));
        List<KeyValuePair<string, string?>> environment = new() { new("GIT_LITERAL_PATHSPECS", "1") };
        // A partial commit (git commit PATH, git commit -a) has an index of its own, named from where the hook runs: the top of the working tree.
        if (!string.IsNullOrEmpty(indexFile))
            environment.Add(new("GIT_INDEX_FILE", Path.Combine(lines[0], indexFile)));
        string @base = lines.Length > 2 ? lines[2] : EmptyTree(repository);
        return new StagedIndex(repository, environment.ToArray(), @base, lines[1]);
    }

    /// <summary>What differs from the commit that is checked out, below the project root; from nothing before the first commit.</summary>
    /// <exception cref="GitProblemException">Git gave no answer.</exception>
    public IReadOnlyList<StagedChange> Changes() => ChangesSince(_base);

    /// <summary>What differs from a commit, below the project root.</summary>
    /// <exception cref="GitProblemException">Git gave no answer.</exception>
    public IReadOnlyList<StagedChange> ChangesSince(string commit)
        => StagedChange.Parse(Ask("", "diff-index", "--cached", "--raw", "--no-renames", "--no-abbrev", "-z", "--relative", "--ignore-submodules=none", commit, "--"));

    /// <summary>The commits that a merge in progress brings in; none where there is no merge.</summary>
    public IReadOnlyList<string> Merging()
    {
        string path = Path.Combine(GitFolder, "MERGE_HEAD");
        return File.Exists(path) ? File.ReadAllLines(path).Where(line => line.Length > 0 && line.All(char.IsAsciiHexDigit)).ToArray() : [];
    }

    /// <summary>The hash of a path's staged content; null where none is staged.</summary>
    /// <exception cref="GitProblemException">Git gave no answer.</exception>
    public string? BlobOf(string path)
        => TreeList.ParseIndex(Ask("", "ls-files", "-s", "-v", "-z", "--", path), out _)
            .Where(file => file.Path == path && file.Mode is "100644" or "100755").Select(file => file.Blob).FirstOrDefault();

    /// <summary>Whether git is told to ignore a path, so that no commit can carry it. This command takes no literal paths, and the paths of the layout need none.</summary>
    public bool Ignores(string path) => Git.Run(_repository.Root, "check-ignore", "-q", "--", path).ExitCode == 0;

    private string Ask(string input, params string[] arguments)
    {
        GitResult result = Git.Run(_repository.Root, _environment, input, arguments);
        return result.Succeeded ? result.Output : throw new GitProblemException(GitProblem.Of(result));
    }

    private static string EmptyTree(ForgeRepository repository)
    {
        GitResult result = Git.Run(repository.Root, "hash-object", "-t", "tree", "--stdin");
        return result.Succeeded ? result.Output.Trim() : throw new GitProblemException(GitProblem.Of(result));
    }
}
