using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>The files that a survey may look at, and their texts: neither output of builds, nor nested repositories, nor what a link brings in from outside.</summary>
internal sealed class SurveyFiles
{
    /// <summary>Longer files are generated, or data. In bytes.</summary>
    public const int MostLength = 2 * 1024 * 1024;

    private const string BuildOutput = "artifacts";

    private readonly ForgeRepository _repository;
    private readonly FileBytes _bytes = new();
    private readonly Dictionary<string, SourceFile> _byPath = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _foreign = new(StringComparer.Ordinal);

    private SurveyFiles(ForgeRepository repository) => _repository = repository;

    /// <summary>Relative paths in ordinal order.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    /// <summary>Folders and files that were left out.</summary>
    public IReadOnlyCollection<string> Foreign => _foreign;

    /// <summary>What could not be read, in words for a person.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>Walks the tree once.</summary>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public static SurveyFiles Walk(string root, CancellationToken cancellation)
    {
        SurveyFiles files = new(ForgeRepository.Future(root));
        SourceTree tree = SourceTree.Walk(files._repository, cancellation);
        files.FindForeign(tree);
        foreach (SourceFile file in tree.Files.Where(file => !files.IsForeign(file.Path)))
            files._byPath[file.Path] = file;
        files.Paths = files._byPath.Keys.Order(StringComparer.Ordinal).ToArray();
        return files;
    }

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => _byPath.ContainsKey(path);

    /// <summary>The text of a file; null, with a notice, where it cannot be read or is too long.</summary>
    public SourceText? Read(string path)
    {
        if (!_byPath.TryGetValue(path, out SourceFile? file))
            return null;
        try
        {
            if (file.Length is >= 0 and <= MostLength && _bytes.TryRead(_repository.FullPath(path), file.Length))
                return SourceText.Decode(_bytes.Buffer, _bytes.Count);
            Notices.Add(path + " was not read: it is larger than " + (MostLength >> 20) + " MB, or not a plain file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Notices.Add(path + " could not be read: " + e.Message);
        }
        return null;
    }

    private void FindForeign(SourceTree tree)
    {
        _foreign.UnionWith(tree.NestedRoots);
        foreach (TreeProblem problem in tree.Problems)
        {
            if (problem.Path.Length == 0)
                Notices.Add("the tree is too large to be looked at as a whole.");
            else if (_foreign.Add(problem.Path))
                Notices.Add(problem.Path + " is left out: " + (problem.Kind == TreeProblemKind.UnreadableFolder ? "it cannot be listed." : "this link leads nowhere, or out of the root."));
        }
        HashSet<string> asked = new(StringComparer.Ordinal) { "" };
        foreach (SourceFile file in tree.Files)
        {
            if (file.Path.StartsWith(BuildOutput + "/", StringComparison.OrdinalIgnoreCase))
                _foreign.Add(file.Path[..BuildOutput.Length]);
            for (int slash = file.Path.LastIndexOf('/'); slash > 0 && asked.Add(file.Path[..slash]); slash = file.Path.LastIndexOf('/', slash - 1))
            {
                string git = Path.Combine(_repository.FullPath(file.Path[..slash]), ".git");
                if ((Directory.Exists(git) || File.Exists(git)) && _foreign.Add(file.Path[..slash]))
                    Notices.Add(file.Path[..slash] + " is left out: it is a repository of its own.");
            }
        }
    }

    private bool IsForeign(string path)
    {
        if (_foreign.Count == 0)
            return false;
        for (int end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (_foreign.Contains(path[..end]))
                return true;
        }
        return false;
    }
}
