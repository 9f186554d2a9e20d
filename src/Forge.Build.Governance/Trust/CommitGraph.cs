using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Trust;

/// <summary>git did not answer; what cannot be asked cannot be trusted.</summary>
internal sealed class GitFailureException : Exception
{
    public GitFailureException(Finding finding)
        : base(finding.Message) => Finding = finding;

    /// <summary>FORGE6201 or FORGE6202.</summary>
    public Finding Finding { get; }
}

/// <summary>
/// What authorizations and decisions need to know of the history.
/// One run of git a question, whatever the number of commits; where it fails, a <see cref="GitFailureException"/>.
/// </summary>
internal sealed class CommitGraph
{
    private readonly ForgeRepository _repository;
    private bool? _isShallow;

    public CommitGraph(ForgeRepository repository) => _repository = repository;

    /// <summary>Whether older commits are cut off, so that "it is not there" may only mean "it was not fetched".</summary>
    public bool IsShallow => _isShallow ??= Ask("", "rev-parse", "--is-shallow-repository").Trim() == "true";

    /// <summary>The commit of HEAD, or null where nothing is committed yet.</summary>
    public string? Head() => Commit("HEAD");

    /// <summary>The commit that a revision names, or null where it names none.</summary>
    public string? Commit(string revision)
    {
        GitResult result = Git.Run(_repository.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        if (result.ExitCode == 1)
            return null;
        if (!result.Succeeded && result.Error.IndexOf("ambiguous", StringComparison.Ordinal) >= 0)
            return null;
        return Answer(result).Trim();
    }

    /// <summary>The full hash of each of these hashes, as far as it is a commit's.</summary>
    public Dictionary<string, string> Resolve(IReadOnlyCollection<string> hashes)
    {
        Dictionary<string, string> commits = new(StringComparer.Ordinal);
        foreach ((string hash, string id, string type) in BatchCheck(hashes, hash => hash + "^{commit}"))
        {
            // A branch or tag may be called like a short hash, and git would believe the name.
            if (type == "commit" && id.StartsWith(hash, StringComparison.Ordinal))
                commits[hash] = id;
        }
        return commits;
    }

    /// <summary>Which of these commits are not in the history of HEAD.</summary>
    public HashSet<string> Outside(IReadOnlyCollection<string> commits)
    {
        if (commits.Count == 0)
            return new HashSet<string>(StringComparer.Ordinal);
        HashSet<string> unreachable = new(Lines(Ask(string.Join("\n", commits) + "\n^HEAD\n", "rev-list", "--stdin")), StringComparer.Ordinal);
        unreachable.IntersectWith(commits);
        return unreachable;
    }

    /// <summary>The commits of HEAD's history, after one of them where it is given, that touch a path; parents first.</summary>
    public IReadOnlyList<string> Touching(string path, string? after = null)
        => Lines(Ask("", "rev-list", "--reverse", "--topo-order", "--full-history", after is null ? "HEAD" : after + "..HEAD", "--", path)).ToArray();

    /// <summary>A commit and those of HEAD's history that come after it.</summary>
    public HashSet<string> From(string commit)
        => new(Lines(Ask("", "rev-list", "--ancestry-path", commit + "..HEAD")).Append(commit), StringComparer.Ordinal);

    /// <summary>The id of the file at a path in each of these commits that has one.</summary>
    public Dictionary<string, string> Files(IReadOnlyCollection<string> commits, string path)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach ((string commit, string id, string type) in BatchCheck(commits, commit => commit + ":./" + path))
        {
            if (type == "blob")
                files[commit] = id;
        }
        return files;
    }

    /// <summary>The text of a file by its id.</summary>
    public string Text(string id) => Ask("", "cat-file", "blob", id);

    /// <summary>The text of a file in a commit, or null where it has none.</summary>
    public string? Text(string commit, string path) => Files(new[] { commit }, path).TryGetValue(commit, out string? id) ? Text(id) : null;

    /// <summary>A value of git's configuration, or empty.</summary>
    public string Setting(string name)
    {
        GitResult result = Git.Run(_repository.Root, "config", "--get", name);
        return result.Succeeded ? result.Output.Trim() : "";
    }

    /// <summary>Who git says is at work here: <c>Name &lt;mail&gt;</c>, or empty.</summary>
    public string Identity()
    {
        (string name, string mail) = (Setting("user.name"), Setting("user.email"));
        return mail.Length == 0 ? name : (name + " <" + mail + ">").Trim();
    }

    private IEnumerable<(string Asked, string Id, string Type)> BatchCheck(IReadOnlyCollection<string> names, Func<string, string> question)
    {
        if (names.Count == 0)
            yield break;
        string[] answers = Lines(Ask(string.Concat(names.Select(name => question(name) + "\n")), "cat-file", "--batch-check")).ToArray();
        if (answers.Length != names.Count)
            throw Refused("it gave " + answers.Length + " answers to " + names.Count + " questions");
        int i = 0;
        foreach (string name in names)
        {
            // "id type size", or "question missing", or "question ambiguous".
            string[] words = answers[i++].Split(' ');
            if (words.Length == 3)
                yield return (name, words[0], words[1]);
        }
    }

    private string Ask(string input, params string[] arguments)
        => Answer(Git.Run(_repository.Root, Array.Empty<KeyValuePair<string, string?>>(), input, arguments));

    private static string Answer(GitResult result)
    {
        if (result.ExitCode is null)
        {
            throw new GitFailureException(new Finding(RuleCatalog.GitMissing, SourceLocation.None,
                "git could not be asked about the history: " + FirstLine(result.Error) + ".", "install git, or put it on PATH, then do the same again."));
        }
        return result.Succeeded ? result.Output : throw Refused(FirstLine(result.Error));
    }

    private static GitFailureException Refused(string why)
        => new(new Finding(RuleCatalog.GitRefused, SourceLocation.None, "git refused to tell about the history: " + why + ".",
            "run \"git log -1\" in the project root and correct what it complains of, then do the same again."));

    private static string FirstLine(string text)
        => PrintableText.Excerpt(Lines(text).FirstOrDefault() ?? "it said nothing", 200).TrimEnd('.');

    private static IEnumerable<string> Lines(string text)
        => text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);
}
