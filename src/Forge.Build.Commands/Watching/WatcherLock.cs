using System;
using System.Globalization;
using System.IO;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Watching;

/// <summary>
/// Makes one process the watcher (Builder Contract 10.1.1). <c>.forge_watcher.lock</c> tells who it is; a file in <c>.forge/</c> that the system locks decides
/// between two that start at once, since nobody can look and write in one step.
/// </summary>
internal sealed class WatcherLock : IDisposable
{
    private const string FileName = "watcher.lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ForgeRepository _repository;
    private readonly FileStream _file;
    private readonly WatcherMark _mark;

    private WatcherLock(ForgeRepository repository, FileStream file, WatcherMark mark)
    {
        _repository = repository;
        _file = file;
        _mark = mark;
    }

    /// <summary>Becomes the watcher, or tells who is.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="utcNow">For the mark.</param>
    /// <param name="patience">How long to wait for one that just begins or ends, and so has no mark.</param>
    public static LockTaking Take(ForgeRepository repository, DateTime utcNow, TimeSpan patience)
    {
        for (TimeSpan waited = TimeSpan.Zero; ; waited += Pause)
        {
            FileStream? file = OwnerLock.Hold(repository, FileName, Pause, out bool isHeld, out string problem);
            if (file is not null)
                return TakeHeld(repository, file, utcNow);
            if (!isHeld)
                return new LockTaking(null, Problem: problem);
            if (WatcherMark.Read(repository, out _) is { IsAlive: true } other)
                return new LockTaking(null, Other: NameOf(other));
            if (waited >= patience)
                return new LockTaking(null, Other: "another process");
        }
    }

    /// <summary>Writes the mark again where it was taken away, as cleaning a tree does.</summary>
    /// <returns>False where another process watches by now, which took over after <c>.forge/</c> was cleaned, too.</returns>
    public bool Keep()
    {
        WatcherMark? mark = WatcherMark.Read(_repository, out _);
        if (mark is not null)
            return mark == _mark || !mark.IsAlive;
        // What stands there now was not written by a watcher, and does not keep this one from its work.
        if (!SymbolicLinks.IsLinkAt(Place) && !Path.Exists(Place))
            TryWrite(Place, _mark);
        return true;
    }

    /// <summary>Takes the mark away, where it still is this one's, and lets the next one watch.</summary>
    public void Dispose()
    {
        try
        {
            if (WatcherMark.Read(_repository, out _) == _mark)
                File.Delete(Place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It names a process that is gone, so the next watcher takes it over.
        }
        _file.Dispose();
    }

    private string Place => _repository.FullPath(ForgeRepository.WatcherLock);

    private static LockTaking TakeHeld(ForgeRepository repository, FileStream file, DateTime utcNow)
    {
        WatcherMark? before = WatcherMark.Read(repository, out string stale);
        if (before is { IsAlive: true })
        {
            file.Dispose();
            return new LockTaking(null, Other: NameOf(before));
        }
        if (before is not null)
            stale = NameOf(before) + " is gone";
        WatcherMark mark = WatcherMark.OfThis(utcNow);
        if (TryWrite(repository.FullPath(ForgeRepository.WatcherLock), mark) is not { } problem)
            return new LockTaking(new WatcherLock(repository, file, mark), Stale: stale);
        file.Dispose();
        return new LockTaking(null, Problem: ForgeRepository.WatcherLock + " cannot be written: " + problem);
    }

    // Renamed over what lies there, so a link is replaced and never followed.
    private static string? TryWrite(string path, WatcherMark mark)
    {
        try
        {
            AtomicFile.WriteAlone(path, mark.ToBytes());
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    private static string NameOf(WatcherMark mark) => "process " + mark.Pid.ToString(CultureInfo.InvariantCulture);
}
