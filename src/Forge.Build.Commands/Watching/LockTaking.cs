namespace Forge.Build.Commands.Watching;

/// <summary>What became of the wish to be the one watcher; exactly one of <paramref name="Lock"/>, <paramref name="Other"/> and <paramref name="Problem"/> says so.</summary>
/// <param name="Lock">The lock, where this process is the watcher now.</param>
/// <param name="Other">Who watches already, as the start of a sentence: <c>process 42</c>; else empty.</param>
/// <param name="Problem">Why nobody can be the watcher here, as a clause without a full stop; else empty.</param>
/// <param name="Stale">Why a lock that was left behind counted for nothing, as a clause; else empty.</param>
internal sealed record LockTaking(WatcherLock? Lock, string Other = "", string Problem = "", string Stale = "");
