using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Audit;

/// <summary>
/// What the ledger says to a build that begins (Builder Contract 1, item 10, and 10.3, 10.4): a failed audit is open, three in a row stop the work, and so does
/// work that goes on after a sign-off.
/// </summary>
internal static class LedgerGate
{
    private const string CacheName = "ledger.cache";
    private const int MostItems = 5;
    private const int MostItem = 160;

    /// <summary>The findings; none where there is no ledger.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="cache">Where it is kept which ledger has nothing to say.</param>
    public static IReadOnlyList<Finding> Run(ForgeRepository repository, CacheFolder cache)
    {
        LedgerSource file = LedgerSource.Read(repository);
        if (file.State is ContractState.Missing or ContractState.Empty)
            return Array.Empty<Finding>();
        if (file.State != ContractState.Present)
        {
            return new[]
            {
                new Finding(RuleCatalog.EvidenceUnreadable, SourceLocation.StartOf(file.Path), "the audit ledger " + file.Path + " cannot be read: " + file.Problem,
                    "make it a readable file inside the project root."),
            };
        }
        byte[] key = KeyOf(file, ContractFile.Read(repository, repository.AllowedSigners));
        if (cache.Read(CacheName) is { } known && known.SequenceEqual(key))
            return Array.Empty<Finding>();
        IReadOnlyList<Finding> findings = Look(repository, file, out bool mayChange);
        if (findings.Count == 0 && !mayChange)
            cache.Write(CacheName, key);
        return findings;
    }

    private static IReadOnlyList<Finding> Look(ForgeRepository repository, LedgerSource file, out bool mayChange)
    {
        AuditLedger ledger = file.Ledger();
        mayChange = true;
        if (LedgerChain.Verify(ledger) is { } broken)
            return new[] { LedgerIntegrity.Broken(broken) };
        AuthorizationTrust trust = AuthorizationTrust.Verify(repository, ledger);
        LedgerState said = Loopback.StateOf(ledger);
        // Without git nobody can judge an authorization; the next audit cannot run without it, so until then the ledger's word counts.
        bool isJudged = !trust.Findings.Any(finding => finding.Rule == RuleCatalog.GitMissing || finding.Rule == RuleCatalog.GitRefused);
        LedgerState state = isJudged ? Loopback.StateOf(ledger, trust.Counts) : said;
        mayChange = !isJudged || said.SignedOff is not null || state.SignedOff is not null;
        if (state.IsLoopExhausted)
            return new[] { LoopLimit(state) }.Concat(trust.Findings).ToArray();
        if (state.LastOutcome == LedgerOutcome.Fail)
            return new[] { Open(state) };
        if (state.SignedOff is not { } entry)
            return Array.Empty<Finding>();
        Finding after = AfterSignOff(repository, entry);
        return after.Rule.Severity == Severity.Error ? trust.Findings.Prepend(after).ToArray() : new[] { after };
    }

    private static Finding AfterSignOff(ForgeRepository repository, LedgerEntry entry)
    {
        using WorkingTree? tree = WorkingTree.Capture(repository, out GitProblem? problem);
        if (tree is null)
            return GitFindings.Of(problem!, "whether the tree is the one that was signed off");
        IReadOnlyList<Change> changes = tree.Head is null ? Array.Empty<Change>() : tree.ChangesSince("HEAD", out problem);
        if (problem is not null)
            return GitFindings.Of(problem, "what differs from HEAD");
        string[] work = changes.Select(change => change.Path).Where(path => !repository.IsEvidence(path)).ToArray();
        // An entry of an older script names no tree; then only uncommitted work shows that somebody went on.
        bool wentOn = entry.Tree.Length > 0 ? entry.Tree != tree.Digest : work.Length > 0;
        string phase = PrintableText.Excerpt(entry.Phase, 80);
        if (!wentOn)
        {
            return new Finding(RuleCatalog.AwaitingAuthorization, entry.Location, phase + " is signed off and awaits the owner's authorization.",
                work.Length > 0 ? "the owner commits the work, then runs \"forge authorize\"; a builder halts here." : "the owner runs \"forge authorize\"; a builder halts here.");
        }
        string what = work.Length == 0 ? "the tree is another one" : string.Join(", ", work.Take(MostItems)) + (work.Length > MostItems ? ", ..." : "") + " differ from HEAD";
        return new Finding(RuleCatalog.WorkAfterSignOff, entry.Location,
            phase + " was signed off and awaits the owner's authorization, but work went on: " + what + ", and no longer is what was signed off.",
            "halt and take back what was changed after the sign-off, or have the owner commit what was signed off and run \"forge authorize\" first.");
    }

    private static Finding Open(LedgerState state)
    {
        LedgerEntry entry = state.LastEntry!;
        string items = string.Concat(state.OpenItems.Take(MostItems).Select(item => " " + item.Id + ": " + PrintableText.Excerpt(item.What, MostItem) + ";")).TrimEnd(';');
        string which = state.Failures == 0 ? "the last audit before the loop was reset" : "audit " + Number(state.Failures) + " of at most " + Number(Loopback.Limit) + " in a row";
        return new Finding(RuleCatalog.OpenFailures, entry.Location,
            which + " failed (" + PrintableText.Excerpt(entry.Phase, 80) + ", iteration " + Number(entry.Iteration) + "). Open:"
            + (items.Length == 0 ? " see the entry" : items) + (state.OpenItems.Count > MostItems ? "; and " + Number(state.OpenItems.Count - MostItems) + " more" : "") + ".",
            "mend these items and nothing else, run the tests, then set the diff log to Status: COMPLETE again and build.");
    }

    private static Finding LoopLimit(LedgerState state)
        => new(RuleCatalog.LoopLimit, state.LastEntry?.Location ?? SourceLocation.None,
            Number(state.Failures) + " audits in a row failed, so no build goes on until a person has looked at it.",
            "stop and report the open items of this entry. The owner goes on with: forge authorize --reset-loop --reason \"...\".");

    private static byte[] KeyOf(LedgerSource file, ContractFile signers)
        => Encoding.ASCII.GetBytes(TreeDigest.Hex(Encoding.UTF8.GetBytes("1\0" + file.Text + "\0" + signers.State + "\0" + signers.Text?.Text)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
