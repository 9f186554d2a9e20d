using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>Makes a new decision record ready to be written: signed where there is a key, and judged by the rules that will judge it afterwards.</summary>
internal static class RecordSigning
{
    /// <summary>The record with its signature and hash, or null where it would not count.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="existing">The records that are there.</param>
    /// <param name="record">The next one; without a signature.</param>
    /// <param name="keyPath">The SSH key to sign with, absolute; empty for none.</param>
    /// <param name="authorizedCommits">The commits that the owner authorized, full hashes; asked only where a list of signers was ever committed.</param>
    /// <param name="problem">Why there is no record, or null.</param>
    public static DecisionRecord? Sign(
        ForgeRepository repository, DecisionRecords existing, DecisionRecord record, string keyPath, Func<IReadOnlyList<string>> authorizedCommits,
        out CommandResult? problem)
    {
        SourceLocation place = SourceLocation.StartOf(ModuleArtifacts.Decisions + "/" + record.Name + ".md");
        problem = null;
        if (existing.Refusal is not null || existing.History is not { } history)
            problem = CommandResult.Of(existing.Refusal!);
        else if (existing.WhyNotNext(record) is { } why)
            problem = CommandResult.Of(new Finding(RuleCatalog.ReversalUnnamed, place, "this decision " + why + ".",
                "name the decision that is reversed with --supersedes DECISION-n."));
        else
            return Signed(repository, existing, history, record, keyPath, authorizedCommits, place, out problem);
        return null;
    }

    private static DecisionRecord? Signed(
        ForgeRepository repository, DecisionRecords existing, RecordHistory history, DecisionRecord record, string keyPath,
        Func<IReadOnlyList<string>> authorizedCommits, SourceLocation place, out CommandResult? problem)
    {
        string signature = "";
        problem = keyPath.Length == 0 ? null : SignWith(keyPath, record, place, out signature);
        if (problem is not null)
            return null;
        DecisionRecord signed = record with { Signature = signature };
        signed = signed with { Hash = DecisionRecordWriter.HashOf(signed) };
        try
        {
            RecordSignatures signatures = new(repository, history, existing.All.Append(signed).ToArray(), authorizedCommits);
            Finding? finding = signatures.Judge(signed, DecisionRecordWriter.Message(signed), "", place,
                "sign it: \"forge decide OPTION_ID --key KEY\", with a key of the trusted allowed_signers.");
            problem = finding is null ? null : CommandResult.Of(finding);
        }
        catch (GitFailureException e)
        {
            problem = CommandResult.Of(e.Finding);
        }
        return problem is null ? signed : null;
    }

    private static CommandResult? SignWith(string keyPath, DecisionRecord record, SourceLocation place, out string signature)
    {
        RecordSignature made = RecordSigner.Sign(keyPath, DecisionRecordWriter.Message(record), DecisionRecordWriter.SignatureNamespace);
        signature = made.Text;
        if (made.Text.Length > 0)
            return null;
        return made.CouldRun
            ? CommandResult.Refused("the decision could not be signed: " + made.Problem + ".")
            : CommandResult.Of(new Finding(RuleCatalog.DecisionToolMissing, place, "the decision could not be signed: " + made.Problem + ".",
                "install OpenSSH (ssh-keygen must be on PATH), then do the same again."));
    }
}
