using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>The files of <c>artifacts/decisions</c> that have a decision record's name; those of its folders are others' work.</summary>
internal sealed class RecordFolder
{
    /// <summary>Nobody decides so often.</summary>
    public const int MostRecords = 10_000;

    private const string Readable = "make it readable, or restore it from git, then do the same again; no decision counts until then.";

    private RecordFolder(IReadOnlyList<RecordName> names, IReadOnlyList<RecordFile> files, Finding? problem)
    {
        Names = names;
        Files = files;
        Problem = problem;
    }

    /// <summary>The names that are taken, by number.</summary>
    public IReadOnlyList<RecordName> Names { get; }

    /// <summary>The files, by number; none where there is a <see cref="Problem"/>.</summary>
    public IReadOnlyList<RecordFile> Files { get; }

    /// <summary>FORGE6301, where the folder as a whole cannot be read; or null.</summary>
    public Finding? Problem { get; }

    /// <summary>Reads them all. A folder that is not there has none.</summary>
    public static RecordFolder Read(ForgeRepository repository)
    {
        string folder = repository.FullPath(ModuleArtifacts.Decisions);
        try
        {
            if (WhyNotFolder(repository, folder) is { } why)
                return Refused(Array.Empty<RecordName>(), why);
            List<FolderEntry> entries = new();
            if (Directory.Exists(folder))
                FolderEntry.List(folder, entries);
            (RecordName Name, FolderEntry Entry)[] found = entries.Where(entry => RecordName.Of(entry.Name) is not null)
                .Select(entry => (Name: RecordName.Of(entry.Name)!, Entry: entry)).OrderBy(record => record.Name).ToArray();
            RecordName[] names = found.Select(record => record.Name).ToArray();
            return names.Length > MostRecords
                ? Refused(names, "holds " + names.Length + " decision records, and no more than " + MostRecords + " are read")
                : new RecordFolder(names, found.Select(record => Read(repository, record.Name, record.Entry)).ToArray(), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(Array.Empty<RecordName>(), "cannot be listed: " + PrintableText.Excerpt(e.Message, 200).TrimEnd('.'));
        }
    }

    private static RecordFile Read(ForgeRepository repository, RecordName name, FolderEntry entry)
    {
        // What git keeps of a link is where it leads, so that no history would protect what is read through it.
        if (entry.IsLink)
            return Unreadable(name, "is a link; a decision record is a file of its own");
        ContractFile file = ContractFile.Read(repository, name.Path);
        switch (file.State)
        {
            case ContractState.Present:
                RecordText? read = DecisionRecordReader.ReadText(name.Path, file.Text!, out Finding? malformed);
                return new RecordFile(name, file.Text, read, malformed);
            case ContractState.Empty:
                SourceText nothing = new("");
                return new RecordFile(name, nothing, DecisionRecordReader.ReadText(name.Path, nothing, out Finding? empty), empty);
            case ContractState.Folder:
                return Unreadable(name, "is a folder, and should be a decision record");
            case ContractState.Missing:
                return Unreadable(name, "went away while it was read");
            default:
                return Unreadable(name, "cannot be read: " + PrintableText.Excerpt(file.Problem, 200).TrimEnd('.'));
        }
    }

    private static string? WhyNotFolder(ForgeRepository repository, string folder)
    {
        string? real = repository.RealPath(ModuleArtifacts.Decisions);
        if (real is null)
            return LeadsNowhere(repository.FullPath(ModuleArtifacts.Root)) || LeadsNowhere(folder) ? "is a link that leads nowhere, or lies behind one" : null;
        // Through a link, even one inside the root, git would look for the records where they are not.
        if (real != Path.Combine(repository.RealRoot, ModuleArtifacts.Decisions.Replace('/', Path.DirectorySeparatorChar)))
            return "is a link, or lies behind one; decision records must lie where git keeps them";
        return Directory.Exists(folder) ? null : "is no folder";
    }

    private static bool LeadsNowhere(string path)
    {
        try
        {
            return SymbolicLinks.IsLink(File.GetAttributes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static RecordFolder Refused(IReadOnlyList<RecordName> names, string why)
        => new(names, Array.Empty<RecordFile>(), new Finding(RuleCatalog.ArtifactUnreadable, new SourceLocation(ModuleArtifacts.Decisions),
            ModuleArtifacts.Decisions + " " + why + ".",
            "make it a folder of the project itself that can be read, then do the same again; no decision counts until then."));

    private static RecordFile Unreadable(RecordName name, string why)
        => new(name, null, null, new Finding(RuleCatalog.ArtifactUnreadable, SourceLocation.StartOf(name.Path), name.Path + " " + why + ".", Readable));
}
