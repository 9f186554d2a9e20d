using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Trust;

/// <summary>Which list of signers a record must satisfy.</summary>
internal enum SignerDemand
{
    /// <summary>None: nobody asked for signatures when it was written.</summary>
    None,

    /// <summary>The list that comes with the answer.</summary>
    List,

    /// <summary>None is committed, and the working tree has one, which nobody authorized.</summary>
    OnlyUncommitted,

    /// <summary>The history that would tell is not here.</summary>
    Unknown,
}

/// <summary>
/// Which <c>allowed_signers</c> a record is held against: that of the commit that was authorized before it, so that no change of the list can authorize itself.
/// Where that commit has none, or there is none, the first version that was committed after it.
/// </summary>
internal sealed class TrustedSigners
{
    private readonly CommitGraph _graph;
    private readonly string _path;
    private readonly bool _isInTree;
    private readonly bool _anySigned;
    private readonly Dictionary<string, string> _files;
    private readonly string? _first;
    private readonly HashSet<string> _sinceFirst;
    private readonly Dictionary<string, string> _texts = new();

    /// <param name="repository">Whose.</param>
    /// <param name="graph">Its history.</param>
    /// <param name="hasHead">Whether there is one.</param>
    /// <param name="commits">The commits that records name; asked only where a list was ever committed.</param>
    /// <param name="anySigned">Whether any record bears a signature.</param>
    public TrustedSigners(ForgeRepository repository, CommitGraph graph, bool hasHead, Func<IReadOnlyCollection<string>> commits, bool anySigned)
    {
        _graph = graph;
        _path = repository.AllowedSigners;
        _anySigned = anySigned;
        _isInTree = File.Exists(repository.FullPath(_path));
        IReadOnlyList<string> touching = hasHead ? graph.Touching(_path) : new string[0];
        _files = touching.Count == 0 ? new Dictionary<string, string>() : graph.Files(touching.Concat(commits()).Distinct().ToArray(), _path);
        _first = touching.FirstOrDefault(_files.ContainsKey);
        _sinceFirst = _first is null ? new HashSet<string>() : graph.From(_first);
    }

    /// <summary>Whether a list was ever committed; where none was, it does not matter which commit was authorized.</summary>
    public bool WasCommitted => _files.Count > 0;

    /// <summary>What a record must satisfy.</summary>
    /// <param name="previous">The commit of the last record before it that counts, or null.</param>
    /// <param name="commit">The commit that it names, or empty.</param>
    /// <param name="isSigned">Whether it bears a signature.</param>
    /// <param name="list">The text of the list, where there is one.</param>
    public SignerDemand DemandOn(string? previous, string commit, bool isSigned, out string list)
    {
        list = "";
        if (previous is null && (_first is not null || _anySigned) && _graph.IsShallow)
            return SignerDemand.Unknown;
        string? holder = previous is not null && _files.ContainsKey(previous) ? previous : FirstAfter(previous);
        if (holder is null)
            return isSigned && _first is null && _isInTree ? SignerDemand.OnlyUncommitted : SignerDemand.None;
        // The list of an earlier authorization binds always; one that came after it, only what was written since.
        if (holder != previous && commit.Length > 0 && !(holder == _first ? _sinceFirst : _graph.From(holder)).Contains(commit))
            return SignerDemand.None;
        string id = _files[holder];
        list = _texts.TryGetValue(id, out string? text) ? text : _texts[id] = _graph.Text(id);
        return SignerDemand.List;
    }

    private string? FirstAfter(string? previous)
    {
        if (previous is null || !_sinceFirst.Contains(previous))
            return _first;
        // It was taken away before that commit, with the owner's leave; it may have come back.
        return _graph.Touching(_path, previous).FirstOrDefault(_files.ContainsKey);
    }
}
