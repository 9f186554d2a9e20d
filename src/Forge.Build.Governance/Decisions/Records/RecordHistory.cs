using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>A version of a record that a commit added.</summary>
/// <param name="Commit">Its full hash.</param>
/// <param name="Blob">The id of the content.</param>
internal sealed record AddedRecord(string Commit, string Blob);

/// <summary>
/// What git knows of the decision records: which commits added which, and with what content. One run of git a question, whatever the number of records.
/// </summary>
internal sealed class RecordHistory
{
    // Whoever adds one file again and again is not given as many runs of git.
    private const int MostVersions = 16;

    private readonly ForgeRepository _repository;
    private readonly IReadOnlyDictionary<string, List<AddedRecord>> _added;
    private readonly IReadOnlyDictionary<string, string> _texts;

    private HashSet<string>? _cuts;

    private RecordHistory(
        ForgeRepository repository, bool isRepository, bool hasHead, IReadOnlyDictionary<string, List<AddedRecord>> added, IReadOnlyDictionary<string, string> texts)
    {
        _repository = repository;
        _added = added;
        _texts = texts;
        IsRepository = isRepository;
        HasHead = hasHead;
    }

    /// <summary>Whether the project lies in a git repository.</summary>
    public bool IsRepository { get; }

    /// <summary>Whether anything is committed.</summary>
    public bool HasHead { get; }

    /// <summary>The records that HEAD's history added, by number.</summary>
    public IReadOnlyList<RecordName> Names
        => _added.Keys.Select(path => RecordName.Of(path.Substring(ModuleArtifacts.Decisions.Length + 1))!).OrderBy(name => name).ToArray();

    /// <summary>Asks git.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="present">The records that lie there.</param>
    /// <exception cref="GitProblemException">git did not answer.</exception>
    public static RecordHistory Of(ForgeRepository repository, IReadOnlyList<RecordFile> present)
    {
        Dictionary<string, List<AddedRecord>> added = new(StringComparer.Ordinal);
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        // Not HEAD^{commit}: where that commit is lost, git would answer as if nothing were committed yet.
        GitResult head = Git.Run(repository.Root, "rev-parse", "--verify", "--quiet", "HEAD");
        // A repository that is there and broken says the same without the brackets.
        bool isRepository = head.Error.IndexOf("not a git repository (or any", StringComparison.Ordinal) < 0;
        if (isRepository && head.ExitCode != 1)
        {
            Answer(head);
            RecordLog.Read(Ask(repository, "", RecordLog.Arguments), added);
            string[] blobs = present.SelectMany(file => added.TryGetValue(file.Path, out List<AddedRecord>? versions) ? versions : new List<AddedRecord>())
                .Select(version => version.Blob).Distinct().ToArray();
            if (blobs.Length > 0)
                BlobBatch.Read(Answer(Git.RunForBytes(repository.Root, string.Concat(blobs.Select(blob => blob + "\n")), "cat-file", "--batch")), blobs, texts);
        }
        return new RecordHistory(repository, isRepository, head.Succeeded, added, texts);
    }

    /// <summary>The first version of a record that was ever committed, or null where there is none.</summary>
    public AddedRecord? First(string path) => _added.TryGetValue(path, out List<AddedRecord>? versions) ? versions[0] : null;

    /// <summary>Whether older commits are cut off right behind one, so that what it seems to add may have been there before.</summary>
    /// <exception cref="GitProblemException">git did not answer.</exception>
    public bool IsCutOffAt(AddedRecord version)
        => (_cuts ??= CutsOf(_repository)).Contains(version.Commit);

    /// <summary>The text of a version; LF, no BOM.</summary>
    public string TextOf(AddedRecord version) => _texts[version.Blob];

    /// <summary>The first committed version that has a text, or null where it is not the text of one.</summary>
    /// <remarks>Two branches may both have added the record, and neither was first; a version that comes after another never is.</remarks>
    /// <exception cref="GitProblemException">git did not answer.</exception>
    public AddedRecord? FirstWith(string path, string text)
    {
        if (!_added.TryGetValue(path, out List<AddedRecord>? versions))
            return null;
        for (int i = 0; i < versions.Count && i < MostVersions; i++)
        {
            if (TextOf(versions[i]) == text && !versions.Take(i).Any(earlier => IsAncestor(earlier.Commit, versions[i].Commit)))
                return versions[i];
        }
        return null;
    }

    /// <summary>Which of these files, that no commit holds, git will never see.</summary>
    /// <exception cref="GitProblemException">git did not answer.</exception>
    public IReadOnlyList<string> Ignored(IReadOnlyList<string> paths)
    {
        string[] uncommitted = paths.Where(path => !_added.ContainsKey(path)).ToArray();
        if (!IsRepository || uncommitted.Length == 0)
            return Array.Empty<string>();
        GitResult result = Git.Run(_repository.Root, Array.Empty<KeyValuePair<string, string?>>(), string.Concat(uncommitted.Select(path => "./" + path + "\0")),
            "check-ignore", "-z", "--stdin");
        HashSet<string> ignored = new(result.ExitCode == 1 ? Array.Empty<string>() : Answer(result).Split('\0'), StringComparer.Ordinal);
        return uncommitted.Where(path => ignored.Contains("./" + path)).ToArray();
    }

    // A first commit that is none would be told apart only by asking each; in a shallow clone the doubt is right.
    private static HashSet<string> CutsOf(ForgeRepository repository)
    {
        bool isShallow = Ask(repository, "", new[] { "rev-parse", "--is-shallow-repository" }).Trim() == "true";
        string[] cuts = isShallow ? Ask(repository, "", new[] { "rev-list", "--max-parents=0", "HEAD" }).Split('\n') : Array.Empty<string>();
        return new HashSet<string>(cuts.Select(line => line.Trim()), StringComparer.Ordinal);
    }

    private bool IsAncestor(string earlier, string later)
    {
        GitResult result = Git.Run(_repository.Root, "merge-base", "--is-ancestor", earlier, later);
        if (result.ExitCode != 1)
            Answer(result);
        return result.Succeeded;
    }

    private static string Ask(ForgeRepository repository, string input, string[] arguments)
        => Answer(Git.Run(repository.Root, Array.Empty<KeyValuePair<string, string?>>(), input, arguments));

    private static string Answer(GitResult result) => result.Succeeded ? result.Output : throw new GitProblemException(GitProblem.Of(result));
}
