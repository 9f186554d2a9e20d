using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Audit.Authorization;

/// <summary>The owner's answer to a sign-off, or to a loop that ended: appended to the ledger, nothing earlier edited (Builder Contract 10.4, 10.6).</summary>
public sealed class Authorizing
{
    // Each try starts with what another process appended in the meantime.
    private const int MostTries = 5;

    private readonly ForgeRepository _repository;
    private readonly AuthorizationRequest _request;
    private readonly AuthorizationContext _context;
    private readonly CommitGraph _graph;

    private Authorizing(ForgeRepository repository, AuthorizationRequest request, AuthorizationContext context)
    {
        _repository = repository;
        _request = request;
        _context = context;
        _graph = new CommitGraph(repository);
    }

    /// <summary>Appends the record that was asked for, or says why not. Asking twice appends once.</summary>
    public static CommandResult Run(ForgeRepository repository, AuthorizationRequest request, AuthorizationContext context)
    {
        try
        {
            return new Authorizing(repository, request, context).Run();
        }
        catch (GitFailureException e)
        {
            return CommandResult.Of(e.Finding);
        }
    }

    private CommandResult Run()
    {
        string by = _request.By.Trim().Length > 0 ? _request.By : _graph.Identity();
        if (by.Length == 0)
            return CommandResult.CouldNotRun("git knows no user.name or user.email; say who authorizes with --by.");
        if (_request.ResetLoop && _request.Reason.Trim().Length == 0)
            return CommandResult.CouldNotRun("a reset of the loop is recorded with its reason; give it with --reason.");
        for (int tries = 0; tries < MostTries; tries++)
        {
            LedgerSource source = LedgerSource.Read(_repository);
            if (source.State is ContractState.Folder or ContractState.Unreadable)
                return CommandResult.CouldNotRun("the audit ledger " + source.Path + " cannot be read: " + source.Problem);
            AuditLedger ledger = source.Ledger();
            if (LedgerChain.Verify(ledger) is { } broken)
                return CommandResult.Of(LedgerIntegrity.Broken(broken));
            AuthorizationTrust trust = AuthorizationTrust.Verify(_repository, ledger);
            LedgerState state = Loopback.StateOf(ledger, trust.Counts);
            CommandResult? result = _request.ResetLoop ? Reset(ledger, state, by) : Authorize(ledger, trust, state, by);
            if (result is not null)
                return result;
        }
        return CommandResult.CouldNotRun("other processes kept appending to the audit ledger; try again when they are done.");
    }

    private CommandResult? Authorize(AuditLedger ledger, AuthorizationTrust trust, LedgerState state, string by)
    {
        if (_graph.Commit(_request.Commit) is not { } commit)
            return CommandResult.Refused("\"" + _request.Commit + "\" names no commit of this repository.");
        if (trust.Verdicts.Any(verdict => verdict.Counts && verdict.Commit == commit))
            return CommandResult.Done("commit " + commit + " is authorized already; nothing was appended.");
        bool isAnswered = state.LastOutcome == LedgerOutcome.Authorized;
        if (isAnswered && trust.Last is { Counts: true, Record.Tree: { Length: > 0 } authorized } && _context.TreeOf(commit) == authorized)
            return CommandResult.Done("commit " + commit + " holds the tree that is authorized already; nothing was appended.");
        // An owner commits, too: contracts, a merge, a revert. No audit signs that off, so the owner's reason takes its place; but nothing takes the place of a failed
        // audit, unless all that it asks for is this very answer.
        bool isReasoned = _request.Reason.Trim().Length > 0 && (state.LastOutcome != LedgerOutcome.Fail || AsksForAuthorization(state));
        LedgerEntry? signedOff = state.SignedOff;
        if (signedOff is null && !isReasoned)
            return CommandResult.Refused(WhyNotSignedOff(state, ledger.Path), OwnWork(state));
        if (_graph.Head() is null || _graph.Outside(new[] { commit }).Count > 0)
            return CommandResult.Refused("commit " + commit + " is not in the history of HEAD; check out the branch that holds it.");
        if (_context.UncommittedWork() is { Count: > 0 } files)
        {
            return CommandResult.Refused(
                "there is work that no commit holds, so the commit is not what was signed off: " + Listed(files) + ". Commit it, then authorize that commit.");
        }
        if (_context.TreeOf(commit) is not { } tree)
            return CommandResult.CouldNotRun("the tree of commit " + commit + " cannot be read; nobody can tell whether it is the one that was signed off.");
        if (signedOff is { Tree: { Length: > 0 } audited } entry && audited != tree && !isReasoned)
        {
            return CommandResult.Refused(
                "commit " + commit + " is not what the audit signed off (" + Named(entry) + ", " + ledger.Path + " line " + entry.Location.Line
                + "): its tree is " + Short(tree) + ", the signed-off one " + Short(audited) + ". Commit what was audited, or audit what was committed.",
                OwnWork(state));
        }
        AuthorizationRecord record = LedgerWriter.AsWritten(new AuthorizationRecord
        {
            Phase = signedOff?.Phase ?? "the owner's own work",
            Iteration = signedOff?.Iteration ?? 0,
            Timestamp = _context.UtcNow,
            Commit = commit,
            Tree = tree,
            By = by,
            Reason = _request.Reason,
            PreviousChain = ledger.LastChain,
        });
        if (Signature(record, ledger, out string signature) is { } refused)
            return refused;
        return Append(record with { Signature = signature }, ledger, "authorized commit " + commit + " (" + (signedOff is null ? record.Phase : Named(signedOff)) + ") by " + record.By + ".");
    }

    private CommandResult? Reset(AuditLedger ledger, LedgerState state, string by)
    {
        if ((state.Failures == 0 && state.SignedOff is null) || state.LastEntry is null)
            return CommandResult.Done("no audit has failed or signed off since the last authorization or reset; nothing was appended.");
        LoopReset record = LedgerWriter.AsWritten(new LoopReset
        {
            Phase = state.LastEntry.Phase,
            Timestamp = _context.UtcNow,
            By = by,
            Reason = _request.Reason,
            PreviousChain = ledger.LastChain,
        });
        if (Signature(record, ledger, out string signature) is { } refused)
            return refused;
        string done = "took " + record.Phase + " back into work (" + (state.SignedOff is null ? state.Failures + " failed audits" : "it was signed off") + "), by " + record.By + ".";
        return Append(record with { Signature = signature }, ledger, done);
    }

    // Null where another process was quicker: what was decided, and signed, no longer follows what stands there.
    private CommandResult? Append(LedgerRecord record, AuditLedger ledger, string done)
    {
        LedgerAppend appended = LedgerFile.Append(_repository, now => now.Source.Text == ledger.Source.Text ? record : null);
        if (appended.Failure is { } failure)
            return CommandResult.Of(failure);
        return appended.Record is null ? null
            : CommandResult.Done(done, "The record stands in " + ledger.Path + "; commit that file next (a commit of nothing but evidence needs no authorization).");
    }

    private CommandResult? Signature(LedgerRecord record, AuditLedger ledger, out string signature)
    {
        signature = "";
        if (_request.KeyPath.Length > 0)
        {
            RecordSignature made = RecordSigner.Sign(_request.KeyPath, AuthorizationMessage.Of(record), AuthorizationMessage.Namespace);
            if (made.Text.Length == 0 && made.CouldRun)
                return CommandResult.Refused("the record could not be signed: " + made.Problem + ".");
            if (made.Text.Length == 0)
                return CommandResult.Of(new Finding(RuleCatalog.SignatureToolMissing, SourceLocation.None,
                    "the record could not be signed: " + made.Problem + ".", "install OpenSSH (ssh-keygen must be on PATH), then do the same again."));
            signature = made.Text;
        }
        // Judged before it is written, by the rule that will judge it afterwards.
        LedgerRecord signed = record with { Location = SourceLocation.StartOf(ledger.Path) };
        signed = signed is AuthorizationRecord authorization ? authorization with { Signature = signature } : (LoopReset)signed with { Signature = signature };
        LedgerRecord[] records = ledger.Records.Select(AuditLedger.AnswerIn).OfType<LedgerRecord>().Append(signed).ToArray();
        return AuthorizationJudge.Judge(_repository, records).Last().Problem is { } problem ? CommandResult.Of(problem) : null;
    }

    private static bool AsksForAuthorization(LedgerState state) => state.OpenItems.Count > 0 && state.OpenItems.All(item => item.Id == "A6");

    private static string WhyNotSignedOff(LedgerState state, string path) => state.LastOutcome switch
    {
        LedgerOutcome.Fail => "the last audit failed (" + path + " line " + state.LastEntry!.Location.Line
            + "), so there is nothing to authorize. Correct what it lists and audit again.",
        LedgerOutcome.None => "no audit is recorded in " + path + "; run \"forge audit\" first.",
        LedgerOutcome.Authorized => "nothing was signed off since the last authorization; run \"forge audit\" first.",
        LedgerOutcome.Bypass => "the last audit was bypassed, which signs nothing off; run \"forge audit\".",
        _ => "the last audit passed without a sign-off; run \"forge audit\" again.",
    };

    private static string OwnWork(LedgerState state)
        => state.LastOutcome == LedgerOutcome.Fail && !AsksForAuthorization(state) ? "Or end the loop with --reset-loop --reason." : "If it is your own commit and you answer for it, say why with --reason.";

    private static string Named(LedgerEntry entry) => entry.Phase + (entry.Iteration > 0 ? ", iteration " + entry.Iteration : "");

    private static string Short(string digest) => digest.Length > 12 ? digest.Substring(0, 12) + "..." : digest;

    private static string Listed(IReadOnlyList<string> files)
        => string.Join(", ", files.Take(5)) + (files.Count > 5 ? " and " + (files.Count - 5) + " more" : "");
}
