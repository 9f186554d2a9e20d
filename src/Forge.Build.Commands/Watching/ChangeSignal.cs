using System;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Watching;

/// <summary>Waits for a change.</summary>
internal interface IChangeSignal
{
    /// <summary>Waits until the system tells of a change, the time is over, or the watcher is to stop.</summary>
    /// <param name="isSettling">Whether a change is under way, so that only the settling time is waited for.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Whether the system told of a change.</returns>
    bool Wait(bool isSettling, CancellationToken stop);
}

/// <summary>
/// Events of the file system on the evidence folder, and a look from time to time, because events get lost: the folder may be missing, be replaced or lie on a
/// network drive, and the system may have no watches left. Where there are no events, looks are frequent.
/// </summary>
internal sealed class ChangeSignal : IChangeSignal, IDisposable
{
    private const int MostFailures = 3;

    private readonly ForgeRepository _repository;
    private readonly string[] _names;
    private readonly TimeSpan _settle;
    private readonly TimeSpan _withEvents;
    private readonly TimeSpan _withoutEvents;
    private readonly AutoResetEvent _changed = new(false);

    private FileSystemWatcher? _watcher;
    private DateTime _folderMade;
    private int _failures;
    private volatile bool _isBroken;

    /// <param name="repository">Whose evidence.</param>
    /// <param name="request">Whether to poll only, and how long to wait.</param>
    public ChangeSignal(ForgeRepository repository, WatchRequest request)
    {
        _repository = repository;
        _names = repository.DiffLogs.Select(path => Path.GetFileName(path)).ToArray();
        _settle = request.Settle;
        _withEvents = request.Look;
        _withoutEvents = request.Poll;
        _failures = request.PollOnly ? MostFailures : 0;
    }

    /// <summary>Whether the system tells of changes at the moment.</summary>
    public bool HasEvents => _watcher is not null && !_isBroken;

    /// <inheritdoc/>
    public bool Wait(bool isSettling, CancellationToken stop)
    {
        // What happened before the events began is told by nobody.
        if (Attach())
            return true;
        TimeSpan most = isSettling ? _settle : HasEvents ? _withEvents : _withoutEvents;
        return WaitHandle.WaitAny([_changed, stop.WaitHandle], most) == 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher?.Dispose();
        _changed.Dispose();
    }

    // The folder may come, go, or be another one of the same name, whose changes the old watcher would not see.
    private bool Attach()
    {
        string folder = _repository.FullPath(_repository.EvidenceFolder);
        bool canWatch = _repository.HasEvidence && _repository.IsInside(_repository.EvidenceFolder);
        DateTime made = canWatch ? Directory.GetCreationTimeUtc(folder) : default;
        if (_watcher is not null && (_isBroken || made != _folderMade))
        {
            _watcher.Dispose();
            _watcher = null;
            _failures += _isBroken && canWatch ? 1 : 0;
            _isBroken = false;
        }
        if (_watcher is not null || !canWatch || _failures >= MostFailures)
            return false;
        _folderMade = made;
        _watcher = Begin(folder);
        _failures += _watcher is null ? 1 : 0;
        return _watcher is not null;
    }

    private FileSystemWatcher? Begin(string folder)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Changed += (_, change) => Tell(change.Name);
            watcher.Created += (_, change) => Tell(change.Name);
            watcher.Deleted += (_, change) => Tell(change.Name);
            watcher.Renamed += (_, change) =>
            {
                Tell(change.OldName);
                Tell(change.Name);
            };
            watcher.Error += (_, _) => _isBroken = true;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            return null;
        }
    }

    private void Tell(string? name)
    {
        if (!_names.Contains(name, StringComparer.OrdinalIgnoreCase))
            return;
        try
        {
            _changed.Set();
        }
        catch (ObjectDisposedException)
        {
            // An event on its way while the watcher ended.
        }
    }
}
