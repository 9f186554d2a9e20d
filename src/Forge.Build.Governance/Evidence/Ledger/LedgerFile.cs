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
/// The one way to write the ledger: appends, under a lock that holds across threads and processes, in one write. It cannot be written as other files are, whole
/// and renamed: between reading and renaming another process would lose its entry.
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
        try
        {
            if (WhyRefused(repository) is { } refused)
                return Failed(path, refused);
            Directory.CreateDirectory(Path.GetDirectoryName(repository.FullPath(path))!);
            using FileStream stream = HeldFile.Open(repository.FullPath(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, patience);
            // Asked again now that the file is held: it may have been another one a moment ago.
            if (WhyRefused(repository) is { } refusedNow)
                return Failed(path, refusedNow);
            if (!stream.CanSeek)
                return Failed(path, "it is a pipe or a device");
            if (stream.Length > LedgerSource.MostBytes)
                return Failed(path, "it is larger than " + (LedgerSource.MostBytes >> 20) + " MB");
            if (IsWide(stream))
                return Failed(path, "it is not UTF-8");
            string text = LedgerSource.Decode(stream);
            AuditLedger ledger = AuditLedger.Read(path, text);
            if (build(ledger) is not { } record)
                return new LedgerAppend(ledger, null);
            string addition = Opening(text, ledger) + LedgerWriter.TextOf(record);
            addition += LedgerFormat.ChainLabel + LedgerChain.Next(text + addition) + "\n";
            Write(stream, Utf8.GetBytes(addition));
            AuditLedger now = AuditLedger.Read(path, text + addition);
            return new LedgerAppend(now, now.Records[now.Records.Count - 1]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Failed(path, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Whether anything has that name, a link that leads nowhere included.</summary>
    internal static bool IsThere(string fullPath)
    {
        try
        {
            File.GetAttributes(fullPath);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Opens it beside whoever writes; where this system locks a file for readers too, waits.</summary>
    internal static FileStream OpenToRead(string fullPath) => HeldFile.Open(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Patience);

    private static string? WhyRefused(ForgeRepository repository)
    {
        string path = repository.AuditLedger;
        if (Directory.Exists(repository.FullPath(path)))
            return "it is a folder";
        for (int slash = path.IndexOf('/'); ; slash = path.IndexOf('/', slash + 1))
        {
            string part = slash < 0 ? path : path.Substring(0, slash);
            if (IsThere(repository.FullPath(part)) && !repository.IsInside(part))
                return "a link leads " + part + " out of the project root, or nowhere";
            if (slash < 0)
                return null;
        }
    }

    private static bool IsWide(FileStream stream)
    {
        byte[] start = new byte[4];
        int count = stream.Read(start, 0, start.Length);
        stream.Seek(0, SeekOrigin.Begin);
        return SourceText.ByteOrderMark(start, count).Encoding is not null;
    }

    private static string Opening(string text, AuditLedger ledger)
    {
        if (text.Trim().Length == 0)
            return (text.Length == 0 || text[text.Length - 1] is '\n' or '\uFEFF' ? "" : "\n") + LedgerFormat.Header;
        string end = text[text.Length - 1] == '\n' ? "" : "\n";
        return ledger.Records.Count > 0 && ledger.Records[ledger.Records.Count - 1] is LedgerEntry { Torn: true } ? end + LedgerFormat.CutOff + "\n" : end;
    }

    private static void Write(FileStream stream, byte[] bytes)
    {
        long length = stream.Seek(0, SeekOrigin.End);
        try
        {
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // A full disk may have taken half of it.
            stream.SetLength(length);
            throw;
        }
    }

    private static LedgerAppend Failed(string path, string why) => new(null, null, new Finding(RuleCatalog.LedgerNotWritten, SourceLocation.StartOf(path),
        "nothing could be appended to " + path + ": " + PrintableText.Excerpt(why, 300) + ".",
        "make it a writable UTF-8 file inside the project root (or remove what stands in its place), then do the same again."));
}
