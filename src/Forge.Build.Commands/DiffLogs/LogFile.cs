using System;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>The diff log on the disk: under its canonical name, else under its old one (Builder Contract 11).</summary>
/// <param name="Repository">Whose.</param>
/// <param name="File">What lies there.</param>
/// <param name="Bytes">What it held when it was read; null where there was nothing to read.</param>
internal sealed record LogFile(ForgeRepository Repository, ContractFile File, byte[]? Bytes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Relative to the project root.</summary>
    public string Path => File.Path;

    /// <summary>Reads it, and takes away what a killed command left beside it, which git would take for work. Never throws for what lies on the disk.</summary>
    public static LogFile Read(ForgeRepository repository)
    {
        LogFile file = ReadOnly(repository);
        file.Tidy();
        return file;
    }

    private static LogFile ReadOnly(ForgeRepository repository)
    {
        ContractFile file = AuditEvidence.DiffLogIn(repository);
        if (file.State is not (ContractState.Present or ContractState.Empty))
            return new LogFile(repository, file, null);
        byte[]? bytes = ArtifactBytes.Read(repository, file.Path, out string problem);
        return new LogFile(repository, bytes is null ? new ContractFile(file.Path, ContractState.Unreadable, null, problem.Length == 0 ? "it went away." : problem + ".") : file, bytes);
    }

    /// <summary>Its text with its encoding; null where there is none.</summary>
    public LogText? Text => Bytes is not null && File.State == ContractState.Present ? LogText.Of(Bytes) : null;

    /// <summary>Why nothing can be read: FORGE1201, FORGE1202 or FORGE6203; null where there is a log.</summary>
    public Finding? Problem => File.State switch
    {
        ContractState.Missing => At(RuleCatalog.DiffLogMissing, "there is no diff log at " + Path + ".", "begin the cycle: forge difflog start"),
        ContractState.Empty => At(RuleCatalog.DiffLogEmpty, "the diff log says nothing.", "begin the cycle: forge difflog start"),
        ContractState.Folder => At(RuleCatalog.EvidenceUnreadable, "the diff log cannot be read: " + Path + " is a folder.", "remove or rename the folder, then do the same again."),
        ContractState.Unreadable => At(RuleCatalog.EvidenceUnreadable, "the diff log cannot be read: " + File.Problem, "make it a readable file inside the project root."),
        _ => null,
    };

    /// <summary>Writes the file whole, while nobody else of this toolkit writes, and only over what was read.</summary>
    /// <param name="bytes">What it is to hold.</param>
    /// <returns>FORGE6503, or null where it is written.</returns>
    public Finding? Write(byte[] bytes)
    {
        try
        {
            if (WhyRefused() is { } refused)
                return NotWritten(refused);
            Directory.CreateDirectory(Repository.FullPath(Repository.EvidenceFolder));
            using OwnerLock? held = OwnerLock.Take(Repository, Patience, out string problem);
            if (held is null)
                return NotWritten(problem);
            // Asked again now that nobody else of ours writes; an editor asks no lock, so what it saved meanwhile is looked for, too.
            if (WhyRefused() is { } refusedNow)
                return NotWritten(refusedNow);
            byte[]? now = ArtifactBytes.Read(Repository, Path);
            if (!IsSame(now, Bytes))
                return NotWritten("somebody changed it while this command ran");
            if (!IsSame(now, bytes))
                AtomicFile.WriteAlone(Repository.FullPath(Path), bytes);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NotWritten(e.Message.Replace(Repository.Root + System.IO.Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd('.'));
        }
    }

    private void Tidy()
    {
        try
        {
            string path = Repository.FullPath(Path);
            if (!AtomicFile.HasLeft(path) || WhyRefused() is not null)
                return;
            using OwnerLock? held = OwnerLock.Take(Repository, Patience, out string _);
            if (held is not null)
                AtomicFile.TidyAlone(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that nobody may look into; writing says so.
        }
    }

    private static bool IsSame(byte[]? first, byte[]? second) => first is null ? second is null : second is not null && first.AsSpan().SequenceEqual(second);

    private string? WhyRefused()
    {
        if (SymbolicLinks.IsLinkAt(Repository.FullPath(Path)))
            return "it is a link, and what it leads to is somebody else's";
        string[] parts = Repository.EvidenceFolder.Split('/');
        for (int i = 1; i <= parts.Length; i++)
        {
            string part = string.Join('/', parts.Take(i));
            if ((Directory.Exists(Repository.FullPath(part)) || SymbolicLinks.IsLinkAt(Repository.FullPath(part))) && !Repository.IsInside(part))
                return "a link leads " + part + " out of the project root, or nowhere";
        }
        return null;
    }

    private Finding NotWritten(string why)
        => At(RuleCatalog.EvidenceNotWritten, Path + " could not be written: " + PrintableText.Excerpt(why, 300) + ".", "put that right, then run the same command again.");

    private Finding At(Rule rule, string message, string fix) => new(rule, SourceLocation.StartOf(Path), message, fix);
}
