using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

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
    public DiffLogContent Read() => Within(Patience, ReadNow, _repository.DiffLogs[0]);

    /// <summary>Reads, but does not wait for ever: what was a file a moment ago may be a pipe now, and opening one waits for a writer. Then a thread is lost, and not the watcher.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <param name="read">Reads.</param>
    /// <param name="path">What is read, for the message.</param>
    internal static DiffLogContent Within(TimeSpan patience, Func<DiffLogContent> read, string path)
    {
        Task<DiffLogContent> reading = Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.WaitAny([reading], patience) < 0
            ? new DiffLogContent(path, "", BuilderState.Unknown, Problem: path + " cannot be read: it did not answer in time, as a pipe or a lost network does.")
            : reading.GetAwaiter().GetResult();
    }

    private DiffLogContent ReadNow()
    {
        ContractFile file = AuditEvidence.DiffLogIn(_repository);
        if (file.Text is not { } text)
            return new DiffLogContent(file.Path, "", BuilderState.Unknown, Problem: file.State == ContractState.Unreadable ? file.Path + " cannot be read: " + file.Problem : "");
        DiffLog log = DiffLogReader.Read(file.Path, text);
        BuilderState state = log.IsComplete ? BuilderState.Complete : log.IsInProcess ? BuilderState.InProcess : BuilderState.Unknown;
        return new DiffLogContent(file.Path, TreeDigest.Hex(Encoding.UTF8.GetBytes(text.Text)), state, log.Phase);
    }
}
