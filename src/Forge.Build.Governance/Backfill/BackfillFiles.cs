using System;
using System.IO;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>A run that cannot go on; what was done stays.</summary>
internal sealed class BackfillStopException : Exception
{
    public BackfillStopException(Finding finding)
        : base(finding.Message) => Finding = finding;

    /// <summary>Why.</summary>
    public Finding Finding { get; }
}

/// <summary>All that a backfill writes. For one who holds the <see cref="OwnerLock"/>.</summary>
internal sealed class BackfillFiles
{
    private readonly ForgeRepository _repository;
    private readonly Action<string>? _before;

    /// <param name="repository">Whose.</param>
    /// <param name="before">Called with each path before it is written: where a test cuts the run off.</param>
    public BackfillFiles(ForgeRepository repository, Action<string>? before = null)
    {
        _repository = repository;
        _before = before;
    }

    /// <summary>Writes one of the module's own files, unless it holds that text already, whatever its line ends.</summary>
    /// <exception cref="BackfillStopException">FORGE6401.</exception>
    public void Write(string path, string text)
    {
        if (ArtifactBytes.TextOf(_repository, path, out string _)?.Text == text)
            return;
        _before?.Invoke(path);
        try
        {
            if (ArtifactFile.MakeFolderOf(_repository, path) is { } link)
                throw Failed(path, link + " is a link");
            AtomicFile.WriteAlone(_repository.FullPath(path), ArtifactBytes.Bytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Failed(path, e.Message);
        }
    }

    /// <summary>Creates what is planned, and never changes what is there.</summary>
    /// <exception cref="BackfillStopException">FORGE6401, or FORGE3405 and FORGE3410 where something came in between.</exception>
    public void Create(PlannedFile file)
    {
        byte[] bytes = file.Content.Bytes ?? Copy(file);
        _before?.Invoke(file.Path);
        try
        {
            if (ArtifactFile.MakeFolderOf(_repository, file.Path) is { } link)
                throw new BackfillStopException(Halt.Link(file.Action, file.Target, link));
            if (!AtomicFile.Create(_repository.FullPath(file.Path), bytes))
                throw new BackfillStopException(Halt.Exists(file.Action, file.Target, file.Target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Failed(file.Path, e.Message);
        }
    }

    /// <summary>FORGE6401.</summary>
    public static BackfillStopException Failed(string path, string why)
        => new(new Finding(RuleCatalog.BackfillNotWritten, SourceLocation.StartOf(path),
            path + " could not be written: " + PrintableText.Excerpt(why.TrimEnd('.'), 300) + ".",
            "make its folder a real, writable one inside the project root, then run \"forge backfill run --apply\" again; what was done is kept."));

    private byte[] Copy(PlannedFile file)
    {
        byte[]? bytes = ArtifactBytes.Read(_repository, file.Content.Template, out string problem);
        if (bytes is null)
        {
            string why = problem.Length > 0 ? PrintableText.Excerpt(problem, 200) : "it does not exist";
            throw new BackfillStopException(Halt.SourceFile(file.Action, file.Content.Template, why));
        }
        if (TreeDigest.Hex(bytes) != file.Content.Sha256)
            throw new BackfillStopException(Halt.SourceFile(file.Action, file.Content.Template, "it changed while the plan was made"));
        return bytes;
    }
}
