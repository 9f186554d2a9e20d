using System;
using System.IO;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>The ledger's file as it lies on the disk.</summary>
/// <param name="Path">Relative to the project root, with <c>/</c>.</param>
/// <param name="State">What lies there; a file of blanks is empty.</param>
/// <param name="Text">Its text as decoded, line ends and BOM as they are: the chain seals it so.</param>
/// <param name="Problem">Why it is unreadable, else empty.</param>
public sealed record LedgerSource(string Path, ContractState State, string Text = "", string Problem = "")
{
    /// <summary>A ledger larger than this is not read.</summary>
    public const int MostBytes = AppendedFile.MostBytes;

    /// <summary>Reads it; never throws for what lies on the disk.</summary>
    public static LedgerSource Read(ForgeRepository repository)
    {
        string path = repository.AuditLedger;
        string fullPath = repository.FullPath(path);
        try
        {
            if (Directory.Exists(fullPath))
                return new LedgerSource(path, ContractState.Folder, "", "it is a folder.");
            if (!AppendedFile.IsThere(fullPath))
                return new LedgerSource(path, ContractState.Missing);
            if (!repository.IsInside(path) || repository.RealPath(path) is not { } real)
                return new LedgerSource(path, ContractState.Unreadable, "", "a link leads it out of the project root, or nowhere.");
            // A pipe has no length either, and opening one would wait for a writer for ever.
            if (new FileInfo(real).Length == 0)
                return new LedgerSource(path, ContractState.Empty);
            using FileStream stream = LedgerFile.OpenToRead(fullPath);
            if (stream.Length > MostBytes)
                return new LedgerSource(path, ContractState.Unreadable, "", "it is larger than " + (MostBytes >> 20) + " MB.");
            string text = AppendedFile.Decode(stream);
            return new LedgerSource(path, text.Trim().Length == 0 ? ContractState.Empty : ContractState.Present, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new LedgerSource(path, ContractState.Unreadable, "", e.Message.TrimEnd('.') + ".");
        }
    }

    /// <summary>The ledger in it; one without records where the file has no text.</summary>
    public AuditLedger Ledger() => AuditLedger.Read(Path, Text);
}
