using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Tests.Audit.Authorization;

/// <summary>A governed git repository with an owner, who has keys.</summary>
internal sealed class OwnedFolder : IDisposable
{
    public const string LedgerPath = "Forge/evidence/audit_ledger.md";
    public const string SignersPath = "Forge/Contracts/allowed_signers";

    private readonly TempFolder _files = new();
    private readonly TempFolder _keys = new();
    private readonly string _below;

    /// <param name="below">The project root's path in the git root, empty where they are the same, or with <c>/</c> at its end.</param>
    public OwnedFolder(string below = "")
    {
        _below = below;
        Git("init", "-q", "-b", "main");
        Git("config", "user.name", "Ann Owner");
        Git("config", "user.email", "ann@example.org");
        Git("config", "commit.gpgsign", "false");
        Write("Forge/Contracts/blueprint.md", "written\n");
    }

    public ForgeRepository Repository => ForgeRepository.TryOpen(At("").TrimEnd(Path.DirectorySeparatorChar))!;

    public AuditLedger Ledger => LedgerSource.Read(Repository).Ledger();

    public string At(string path) => _files.At(_below + path);

    public void Write(string path, string text) => _files.Write(_below + path, text);

    public string Git(params string[] arguments)
    {
        GitResult result = Governance.Repository.Git.Run(_files.Root, arguments);
        Assert.IsTrue(result.Succeeded, string.Join(' ', arguments) + ": " + result.Error);
        return result.Output.Trim();
    }

    /// <summary>Commits everything.</summary>
    /// <returns>The full hash.</returns>
    public string Commit(string message = "work")
    {
        Git("add", "-A");
        Git("commit", "-q", "--allow-empty", "-m", message);
        return Git("rev-parse", "HEAD");
    }

    /// <summary>A key, made on first use, and its line of <c>allowed_signers</c>.</summary>
    public string Key(string name, string passphrase = "")
    {
        string path = _keys.At(name);
        if (!File.Exists(path))
        {
            ProcessResult made = SshKeygen.Run(_keys.Root, "", ["-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", path]);
            Assert.AreEqual(0, made.ExitCode, made.Error);
        }
        return path;
    }

    public string Signer(string name) => name + "@example.org " + File.ReadAllText(Key(name) + ".pub");

    public void WriteSigners(params string[] names) => Write(SignersPath, string.Concat(names.Select(Signer)));

    /// <summary>Appends what the toolkit would; the signature is made for the place where the record lands.</summary>
    public T Append<T>(T record, string? key = null)
        where T : LedgerRecord
    {
        LedgerAppend done = LedgerFile.Append(Repository, ledger =>
        {
            LedgerRecord placed = record with { PreviousChain = ledger.LastChain };
            string signature = key is null ? "" : RecordSigner.Sign(Key(key), AuthorizationMessage.Of(placed), AuthorizationMessage.Namespace).Text;
            return placed switch
            {
                AuthorizationRecord a => a with { Signature = signature },
                LoopReset reset => reset with { Signature = signature },
                _ => placed,
            };
        });
        Assert.IsNull(done.Failure);
        return (T)done.Record!;
    }

    /// <summary>Authorizes a commit, signed where a key is named.</summary>
    public AuthorizationRecord Authorize(string commit, string? key = null)
        => Append(new AuthorizationRecord { Phase = "P", Iteration = 1, Commit = commit, Tree = new string('a', 64), By = "Ann Owner <ann@example.org>" }, key);

    public LedgerEntry Audit(LedgerOutcome outcome, string tree = "")
        => Append(new LedgerEntry { Phase = "P", Iteration = Ledger.Entries.Count + 1, Outcome = outcome, Tree = tree, Notes = ["W1: PASS"] });

    public AuthorizationTrust Trust() => AuthorizationTrust.Verify(Repository, Ledger);

    /// <summary>The codes that the ledger gives, and which records count, <c>FORGE3211 +-</c>.</summary>
    public string Verdict()
    {
        AuthorizationTrust trust = Trust();
        IEnumerable<string> codes = trust.Findings.Select(finding => finding.Rule.Code);
        return string.Join(' ', codes.Append(string.Concat(trust.Verdicts.Select(verdict => verdict.Counts ? '+' : '-'))));
    }

    public void Dispose()
    {
        foreach (string file in Directory.GetFiles(_files.Root, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        _files.Dispose();
        _keys.Dispose();
    }
}
