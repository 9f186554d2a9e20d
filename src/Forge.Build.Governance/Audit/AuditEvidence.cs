using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>What an audit reads beside the tree: the builder's evidence and the ledger, each parsed once.</summary>
internal sealed record AuditEvidence(
    ContractFile DiffLogFile, DiffLog? DiffLog, ContractFile TestRunFile, TestRun? TestRun, LedgerSource LedgerFile, AuditLedger? Ledger, IReadOnlyList<Claim> Claims, string Phase)
{
    /// <summary>The last audit in the ledger, where nothing was recorded after it but an authorization.</summary>
    public LedgerEntry? LastAudit => Ledger?.Records.LastOrDefault(record => record is not AuthorizationRecord) as LedgerEntry;

    /// <summary>Where the claims stand; empty where they were given by hand.</summary>
    public string ClaimsPath { get; init; } = "";

    /// <summary>Reads it; what is missing or cannot be read is for A3 to report.</summary>
    public static AuditEvidence Read(ForgeRepository repository, AuditOptions options)
    {
        ContractFile diffLogFile = DiffLogIn(repository);
        DiffLog? diffLog = diffLogFile.Text is { } text ? DiffLogReader.Read(diffLogFile.Path, text) : null;
        ContractFile testRunFile = ContractFile.Read(repository, repository.LatestTestRun);
        TestRun? testRun = testRunFile.Text is { } latest ? TestRunReader.Read(testRunFile.Path, latest) : null;
        LedgerSource ledgerFile = LedgerSource.Read(repository);
        bool isByHand = options.ClaimedFiles.Trim().Length > 0;
        return new AuditEvidence(
            diffLogFile, diffLog, testRunFile, testRun, ledgerFile, ledgerFile.State == ContractState.Present ? ledgerFile.Ledger() : null,
            isByHand ? DiffLogReader.ParseList(options.ClaimedFiles) : diffLog?.Claims ?? Array.Empty<Claim>(),
            options.Phase.Trim().Length > 0 ? options.Phase.Trim() : diffLog?.Phase ?? "unknown")
        {
            ClaimsPath = isByHand ? "" : diffLogFile.Path,
        };
    }

    /// <summary>The diff log under its canonical name, else under its old one.</summary>
    public static ContractFile DiffLogIn(ForgeRepository repository)
    {
        ContractFile[] files = repository.DiffLogs.Select(path => ContractFile.Read(repository, path)).ToArray();
        return Array.Find(files, file => file.State != ContractState.Missing) ?? files[0];
    }

    /// <summary>The digest of everything that decides the verdict: two audits of one state say the same.</summary>
    public string StateOf(WorkingTree tree, AuditBase from, AuditOptions options)
        => TreeDigest.Hex(Encoding.UTF8.GetBytes(string.Join("\0", new[]
        {
            "state 1", tree.Digest, from.Revision, tree.Head ?? "", Phase, options.ClaimedFiles, DiffLogFile.State.ToString(), DiffLogFile.Text?.Text ?? "",
            TestRunFile.State.ToString(), TestRunFile.Text?.Text ?? "",
        })));
}
