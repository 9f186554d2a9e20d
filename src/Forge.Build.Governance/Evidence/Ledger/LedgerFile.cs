using System;
using System.IO;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>What became of an append.</summary>
/// <param name="Ledger">The ledger as it is now; null after a failure.</param>
/// <param name="Record">The record as it was appended; null where none was.</param>
/// <param name="Failure">FORGE6204 where it could not be written.</param>
public sealed record LedgerAppend(AuditLedger? Ledger, LedgerRecord? Record, Finding? Failure = null);

/// <summary>
/// The one way to write the ledger: appends (<see cref="AppendedFile"/>), and seals what it appends into the chain.
/// </summary>
public static class LedgerFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Appends one record, and creates the file with its header where there is none.</summary>
    /// <param name="repository">Whose ledger.</param>
    /// <param name="build">
    /// Called under the lock with the ledger as it is at that moment, so that the iteration and "was this written already" are decided there; null appends nothing.
    /// </param>
    public static LedgerAppend Append(ForgeRepository repository, Func<AuditLedger, LedgerRecord?> build) => Append(repository, build, Patience);

    internal static LedgerAppend Append(ForgeRepository repository, Func<AuditLedger, LedgerRecord?> build, TimeSpan patience)
    {
        string path = repository.AuditLedger;
        LedgerAppend? appended = null;
        string? problem = AppendedFile.Append(repository, path, patience, stream =>
        {
            string text = AppendedFile.Decode(stream);
            AuditLedger ledger = AuditLedger.Read(path, text);
            if (build(ledger) is not { } record)
            {
                appended = new LedgerAppend(ledger, null);
                return null;
            }
            string addition = Opening(text, ledger) + LedgerWriter.TextOf(record);
            addition += LedgerFormat.ChainLabel + LedgerChain.Next(text + addition) + "\n";
            AuditLedger now = AuditLedger.Read(path, text + addition);
            appended = new LedgerAppend(now, now.Records[now.Records.Count - 1]);
            return Utf8.GetBytes(addition);
        });
        return problem is null ? appended! : Failed(path, problem);
    }

    /// <summary>Opens it beside whoever writes; where this system locks a file for readers too, waits.</summary>
    internal static FileStream OpenToRead(string fullPath) => HeldFile.Open(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Patience);

    private static string Opening(string text, AuditLedger ledger)
    {
        if (text.Trim().Length == 0)
            return (text.Length == 0 || text[text.Length - 1] is '\n' or '\uFEFF' ? "" : "\n") + LedgerFormat.Header;
        string end = text[text.Length - 1] == '\n' ? "" : "\n";
        return ledger.Records.Count > 0 && ledger.Records[ledger.Records.Count - 1] is LedgerEntry { Torn: true } ? end + LedgerFormat.CutOff + "\n" : end;
    }

    private static LedgerAppend Failed(string path, string why) => new(null, null, new Finding(RuleCatalog.LedgerNotWritten, SourceLocation.StartOf(path),
        "nothing could be appended to " + path + ": " + PrintableText.Excerpt(why, 300) + ".",
        "make it a writable UTF-8 file inside the project root (or remove what stands in its place), then do the same again."));
}
