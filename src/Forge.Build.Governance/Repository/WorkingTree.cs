using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Forge.Build.Governance.Repository;

/// <summary>
/// The project tree: every file below the project root that git tracks or does not ignore, as it lies on the disk now, staged or not. It is what
/// <c>git add -A</c> would stage, seen through an index and an object store of our own: those of the user are only read. (Of an object that is there already
/// git renews the time; its content and everything else stay.)
/// </summary>
internal sealed class WorkingTree : IDisposable
{
    private readonly ForgeRepository _repository;
    private readonly TemporaryFolder _folder;
    private readonly KeyValuePair<string, string?>[] _environment;
    private string? _digest;

    private WorkingTree(ForgeRepository repository, TemporaryFolder folder, KeyValuePair<string, string?>[] environment, string? head, bool isShallow)
    {
        _repository = repository;
        _folder = folder;
        _environment = environment;
        Head = head;
        IsShallow = isShallow;
    }

    /// <summary>The full hash of the commit that is checked out; null before the first one.</summary>
    public string? Head { get; }

    /// <summary>Whether the clone holds only a part of the history.</summary>
    public bool IsShallow { get; }

    /// <summary>All files, in git's order.</summary>
    public IReadOnlyList<TreeFile> Files { get; private set; } = Array.Empty<TreeFile>();

    /// <summary>The <see cref="TreeDigest"/> of <see cref="Files"/>.</summary>
    public string Digest => _digest ??= TreeDigest.Of(_repository, Files);

    /// <summary>Looks at the tree.</summary>
    /// <returns>Null where git gave no answer; then <paramref name="problem"/> says why.</returns>
    public static WorkingTree? Capture(ForgeRepository repository, out GitProblem? problem)
    {
        GitResult places = Git.Run(
            repository.Root, "rev-parse", "--is-shallow-repository", "--git-path", "index", "--git-path", "objects", "--verify", "--quiet", "HEAD^{commit}");
        string[] lines = places.Output.Split(new[] { '\n' }, StringSplitOptions.RemoveEmptyEntries);
        // Without a commit it ends with 1 after the other answers.
        if (lines.Length < 3 || places.ExitCode is not (0 or 1))
        {
            problem = GitProblem.Of(places);
            return null;
        }
        TemporaryFolder? folder = null;
        try
        {
            folder = new TemporaryFolder();
            CopyIndex(Path.Combine(repository.Root, lines[1]), folder.PathOf("index"));
            Directory.CreateDirectory(folder.PathOf("objects"));
            WorkingTree tree = new(repository, folder, Environment(repository, folder, lines[2]), places.Succeeded ? lines[3] : null, lines[0] == "true");
            problem = tree.Stage() ?? tree.List();
            if (problem is null)
                return tree;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = new GitProblem(IsMissing: false, e.Message);
        }
        folder?.Dispose();
        return null;
    }

    /// <summary>What differs from a revision, in git's order; renames are found across staged, unstaged and untracked files.</summary>
    /// <param name="revision">A commit or a tree.</param>
    /// <param name="problem">Why git gave no answer; then nothing is returned.</param>
    public IReadOnlyList<Change> ChangesSince(string revision, out GitProblem? problem)
    {
        GitResult result = Ask("diff-index", "--cached", "-M30%", "-l1000", "--name-status", "-z", "--relative", "--ignore-submodules=none", revision, "--");
        problem = result.Succeeded ? null : GitProblem.Of(result);
        return problem is null ? ChangeList.Parse(result.Output) : Array.Empty<Change>();
    }

    /// <summary>The lines that a revision does not have.</summary>
    /// <param name="revision">A commit or a tree.</param>
    /// <param name="problem">Why git gave no answer; then nothing is returned.</param>
    public IReadOnlyList<AddedLine> AddedLinesSince(string revision, out GitProblem? problem)
    {
        GitResult result = Ask(
            "-c", "core.bigFileThreshold=4m", "diff-index", "--cached", "-M", "-p", "-U0", "--no-ext-diff", "--no-textconv", "--relative",
            "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules=all", revision, "--");
        problem = result.Succeeded ? null : GitProblem.Of(result);
        return problem is null ? AddedLines.Parse(result.Output, _repository) : Array.Empty<AddedLine>();
    }

    /// <summary>The text of a file in a revision; null where it does not exist there.</summary>
    /// <exception cref="GitProblemException">Git cannot tell, which is not the same.</exception>
    public SourceText? TextAt(string revision, string path) => RawTextAt(revision, path) is { } text ? new SourceText(text.TrimStart('\uFEFF')) : null;

    /// <summary>The same with its line ends and its BOM.</summary>
    /// <exception cref="GitProblemException">Git cannot tell, which is not the same.</exception>
    public string? RawTextAt(string revision, string path)
    {
        // The listing knows a file whose content is missing, as in a damaged or partial clone.
        GitResult listed = Ask("ls-tree", "-z", revision, "--", path);
        if (!listed.Succeeded)
            throw new GitProblemException(GitProblem.Of(listed));
        // A folder and a submodule have no text.
        if (TreeList.ParseTree(listed.Output) is not { Count: 1 } files || files[0].Mode is "040000" or "160000")
            return null;
        GitResult content = Ask("cat-file", "blob", files[0].Blob);
        return content.Succeeded ? content.Output : throw new GitProblemException(GitProblem.Of(content));
    }

    /// <summary>The <see cref="TreeDigest"/> of a commit; null where git cannot tell.</summary>
    public string? DigestOf(string commit)
    {
        GitResult result = Ask("ls-tree", "-r", "-z", commit);
        return result.Succeeded ? TreeDigest.Of(_repository, TreeList.ParseTree(result.Output)) : null;
    }

    /// <summary>Asks git with the index of this tree.</summary>
    public GitResult Ask(params string[] arguments) => Git.Run(_repository.Root, _environment, "", arguments);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    // A copy that looked younger than the original would make git trust times that prove nothing ("racy git").
    private static void CopyIndex(string index, string copy)
    {
        if (!File.Exists(index))
            return;
        AtomicFile.Write(copy, File.ReadAllBytes(index));
        File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(index));
    }

    private static KeyValuePair<string, string?>[] Environment(ForgeRepository repository, TemporaryFolder folder, string objects)
    {
        string real = Path.GetFullPath(Path.Combine(repository.Root, objects));
        string quoted = real.IndexOfAny(new[] { Path.PathSeparator, '"', '\\' }) < 0 || Path.DirectorySeparatorChar == '\\'
            ? real
            : "\"" + real.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
        return new KeyValuePair<string, string?>[]
        {
            new("GIT_INDEX_FILE", folder.PathOf("index")),
            new("GIT_OBJECT_DIRECTORY", folder.PathOf("objects")),
            new("GIT_ALTERNATE_OBJECT_DIRECTORIES", quoted),
            new("GIT_LITERAL_PATHSPECS", "1"),
        };
    }

    private GitProblem? Stage()
    {
        // Nothing of it outlives us, so it need neither be safe on the disk nor small.
        GitResult added = Ask(
            "-c", "core.fsync=none", "-c", "core.compression=0", "-c", "core.splitIndex=false", "-c", "core.safecrlf=false", "-c", "advice.addEmbeddedRepo=false",
            "add", "-A", "--", ".");
        return added.Succeeded ? null : GitProblem.Of(added);
    }

    private GitProblem? List()
    {
        GitResult listed = Ask("ls-files", "-s", "-v", "-z");
        if (!listed.Succeeded)
            return GitProblem.Of(listed);
        Files = TreeList.ParseIndex(listed.Output, out List<string> hidden);
        // A flag in the index makes git look away from a file; not here, where the file is there.
        string[] present = hidden.Where(path => File.Exists(_repository.FullPath(path))).ToArray();
        if (present.Length == 0)
            return null;
        // Git obeys only the first of two such options.
        foreach (string option in new[] { "--no-assume-unchanged", "--no-skip-worktree" })
        {
            GitResult shown = Git.Run(_repository.Root, _environment, string.Concat(present.Select(path => path + "\0")), "update-index", option, "-z", "--stdin");
            if (!shown.Succeeded)
                return GitProblem.Of(shown);
        }
        if (Stage() is { } problem)
            return problem;
        listed = Ask("ls-files", "-s", "-v", "-z");
        Files = TreeList.ParseIndex(listed.Output, out _);
        return listed.Succeeded ? null : GitProblem.Of(listed);
    }
}
