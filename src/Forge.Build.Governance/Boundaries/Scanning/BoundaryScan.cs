using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>Brings every file of the tree to its verdict: from the cache where the file is untouched, by reading it where not.</summary>
internal static class BoundaryScan
{
    // Below this, waking the thread pool costs more than it gives.
    private const int FewFiles = 16;

    /// <summary>Scans.</summary>
    /// <param name="repository">Where the files are.</param>
    /// <param name="tree">Which files there are.</param>
    /// <param name="rules">What they must not contain.</param>
    /// <param name="cache">What is known of them.</param>
    /// <param name="mostMatches">Matches kept for a rule in one file.</param>
    /// <param name="cancellation">Ends the scan between two files.</param>
    /// <param name="changed">Whether the result says more than the cache.</param>
    /// <returns>One entry a file, in the order of the tree; no verdict for files that are in no layer.</returns>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static CachedFile[] Run(
        ForgeRepository repository, SourceTree tree, BoundaryRules rules, ScanCache cache, int mostMatches, CancellationToken cancellation, out bool changed)
    {
        CachedFile[] results = new CachedFile[tree.Files.Count];
        List<int> toRead = new();
        int known = 0;
        for (int i = 0; i < results.Length; i++)
        {
            SourceFile file = tree.Files[i];
            CachedFile? cached = cache.Find(file.Path);
            known += cached is null ? 0 : 1;
            Membership membership = cached?.Membership ?? rules.MembershipOf(file.Path);
            bool isSettled = cached is not null && (cached.Verdict is null || cache.IsUntouched(file, cached));
            results[i] = isSettled ? cached! : new CachedFile(file, membership, cached?.Verdict);
            if (!isSettled && membership.Globs.Length > 0)
                toRead.Add(i);
        }
        changed = toRead.Count > 0 || known != results.Length || known != cache.Count;
        Read(repository, rules, results, toRead, mostMatches, cancellation);
        return results;
    }

    private static void Read(
        ForgeRepository repository, BoundaryRules rules, CachedFile[] results, List<int> toRead, int mostMatches, CancellationToken cancellation)
    {
        ScanBudget budget = new(rules.Rules.Count);
        int next = -1;
        void Work()
        {
            FileScanner scanner = new(repository, rules, budget, mostMatches);
            for (int i = Interlocked.Increment(ref next); i < toRead.Count; i = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                CachedFile file = results[toRead[i]];
                results[toRead[i]] = file with { Verdict = scanner.Scan(file.File, file.Membership, file.Verdict) };
            }
        }

        if (toRead.Count <= FewFiles)
        {
            if (toRead.Count > 0)
                Work();
            return;
        }
        Task[] others = new Task[Environment.ProcessorCount - 1];
        for (int i = 0; i < others.Length; i++)
            others[i] = Task.Run(Work, CancellationToken.None);
        try
        {
            Work();
        }
        finally
        {
            // A cancelled worker ends at its next file; leaving before it does would let it outlive the gate.
            Task.WhenAll(others).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }
        Task.WaitAll(others);
    }
}
