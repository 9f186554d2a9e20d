using System;
using System.IO;
using System.Text;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Watching;

/// <summary>The files that a watcher looks at.</summary>
internal interface IWatchedFiles
{
    /// <summary>Whether the repository is still governed, in the same place.</summary>
    bool IsGoverned { get; }

    /// <summary>The diff log from outside.</summary>
    DiffLogStamp Stamp();

    /// <summary>The diff log from inside.</summary>
    DiffLogContent Read();
}

/// <summary>The files of a repository. Nothing here throws for what lies on the disk.</summary>
internal sealed class WatchedFiles : IWatchedFiles
{
    private readonly ForgeRepository _repository;

    public WatchedFiles(ForgeRepository repository) => _repository = repository;

    /// <inheritdoc/>
    public bool IsGoverned => ForgeRepository.TryOpen(_repository.Root)?.GovernancePrefix == _repository.GovernancePrefix;

    /// <inheritdoc/>
    public DiffLogStamp Stamp()
    {
        foreach (string path in _repository.DiffLogs)
        {
            try
            {
                // Where it is a link, what it leads to is what changes.
                FileInfo file = new(_repository.RealPath(path) ?? _repository.FullPath(path));
                if (file.Exists)
                    return new DiffLogStamp(path, file.Length, file.LastWriteTimeUtc.Ticks);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Gone between two questions, or closed to this user: reading it says why.
                return new DiffLogStamp(path, -1, 0);
            }
        }
        return DiffLogStamp.None;
    }

    /// <inheritdoc/>
    public DiffLogContent Read()
    {
        ContractFile file = AuditEvidence.DiffLogIn(_repository);
        if (file.Text is not { } text)
            return new DiffLogContent(file.Path, "", BuilderState.Unknown, Problem: file.State == ContractState.Unreadable ? file.Path + " cannot be read: " + file.Problem : "");
        DiffLog log = DiffLogReader.Read(file.Path, text);
        BuilderState state = log.IsComplete ? BuilderState.Complete : log.IsInProcess ? BuilderState.InProcess : BuilderState.Unknown;
        return new DiffLogContent(file.Path, TreeDigest.Hex(Encoding.UTF8.GetBytes(text.Text)), state, log.Phase);
    }
}
