using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>W2: the ledger is there, says something, and nothing of its past was changed (Builder Contract 10.6, 10.7).</summary>
public static class LedgerIntegrity
{
    private const string Id = "W2";

    /// <summary>Checks it.</summary>
    /// <param name="file">The ledger as it lies on the disk.</param>
    /// <param name="headText">Its text in HEAD, or null where HEAD has none or there is no HEAD.</param>
    /// <param name="ledger">The same file as it was read, where somebody did already.</param>
    public static CheckResult Run(LedgerSource file, string? headText, AuditLedger? ledger = null)
    {
        bool hasHead = headText is not null && headText.Trim().Length > 0;
        if (file.State != ContractState.Present)
            return new CheckResult(Id, "no text in " + file.Path, new[] { WithoutText(file, headText is not null, hasHead) });
        ledger ??= file.Ledger();
        List<Finding> findings = new();
        if (hasHead && AppendOnly.FirstDifference(headText!, file.Text, file.Path) is { } difference)
            findings.Add(Rewritten(file.Path, difference));
        if (LedgerChain.Verify(ledger) is { } broken)
            findings.Add(Broken(broken));
        string compared = hasHead ? "compared with its copy in HEAD" : "HEAD has no copy to compare with";
        return new CheckResult(Id, ledger.Summary + ", " + compared, findings);
    }

    private static Finding WithoutText(LedgerSource file, bool isInHead, bool hasHead) => file.State switch
    {
        ContractState.Missing when isInHead => Vanished(file.Path, "does not exist, although HEAD has it"),
        ContractState.Empty when hasHead => Vanished(file.Path, "is empty, although HEAD has entries in it"),
        ContractState.Missing => Absent(file.Path, "does not exist"),
        ContractState.Empty => Absent(file.Path, "is empty"),
        _ => new Finding(RuleCatalog.EvidenceUnreadable, SourceLocation.StartOf(file.Path),
            "the audit ledger " + file.Path + " cannot be read: " + PrintableText.Excerpt(file.Problem, 300), "make it a readable file inside the project root."),
    };

    private static Finding Vanished(string path, string how)
        => new(RuleCatalog.LedgerVanished, SourceLocation.StartOf(path), "the audit ledger " + path + " " + how + ".",
            "restore it with \"git restore --source=HEAD -- " + path + "\"; the audit appends to it, and nothing may ever be taken from it.");

    private static Finding Absent(string path, string how)
        => new(RuleCatalog.LedgerAbsent, SourceLocation.StartOf(path), "the audit ledger " + path + " " + how + ".",
            "nothing, if this is the first audit: it creates the ledger. Otherwise restore the file.");

    private static Finding Rewritten(string path, LedgerDifference difference)
        => new(RuleCatalog.LedgerRewritten, difference.Location,
            "line " + difference.Location.Line + " of " + path + " is not what HEAD has: " + Quoted(difference.Committed) + " became " + Quoted(difference.Found)
            + ". The ledger is append-only.",
            "put back what HEAD has (\"git diff HEAD -- " + path + "\" shows it), and keep what was appended below; "
            + "an authorization is appended as a record of its own.");

    internal static Finding Broken(ChainBreak broken)
        => new(RuleCatalog.LedgerChainBroken, broken.Location,
            "the chain does not hold here: the text down to this entry's \"Chain:\" line gives " + broken.Computed.Substring(0, 12) + "..., and the line says "
            + broken.Written.Substring(0, 12) + "...; this entry or text above it was changed after it was written.",
            "find the change with \"git log -p -- " + broken.Location.Path + "\" and put the former text back; never write a Chain line by hand.");

    private static string Quoted(string? line) => line is null ? "nothing" : "\"" + PrintableText.Excerpt(line, 80) + "\"";
}
