using System;
using System.IO;

namespace Forge.Build.Governance.Repository;

/// <summary>Held while an owner's command writes, so that no two of them number, mark or create at once. The system lets it go when the process dies, however it dies.</summary>
internal sealed class OwnerLock : IDisposable
{
    private const string FileName = "owner.lock";

    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    /// <summary>Takes it, and waits for another that holds it.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="patience">For how long.</param>
    /// <param name="problem">Why it could not be taken, as a clause without a full stop; else empty.</param>
    /// <param name="fileName">Another lock than the owner's, for a command that may hold it for hours: its name in <c>.forge/</c>.</param>
    public static OwnerLock? Take(ForgeRepository repository, TimeSpan patience, out string problem, string fileName = FileName)
    {
        FileStream? file = Hold(repository, fileName, patience, out bool isHeld, out problem);
        if (isHeld)
            problem = "another forge command is at work in this repository";
        return file is null ? null : new OwnerLock(file);
    }

    /// <summary>Opens a file of <c>.forge/</c> for nobody else, and makes it where there is none; what it holds means nothing.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="fileName">Its name in that folder.</param>
    /// <param name="patience">How long to wait while another holds it.</param>
    /// <param name="isHeld">Whether another held it all the time.</param>
    /// <param name="problem">Why it could not be opened, as a clause without a full stop; else empty.</param>
    internal static FileStream? Hold(ForgeRepository repository, string fileName, TimeSpan patience, out bool isHeld, out string problem)
    {
        isHeld = false;
        problem = "";
        try
        {
            string path = Path.Combine(repository.Root, CacheFolder.Name, fileName);
            if (!CacheFolder.Of(repository, CacheMode.On).Prepare())
                problem = "the folder " + CacheFolder.Name + " is a link";
            else if (SymbolicLinks.IsLinkAt(path))
                problem = CacheFolder.Name + "/" + fileName + " is a link";
            else
                return HeldFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, patience);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            isHeld = e is IOException io && HeldFile.IsHeld(io);
            problem = e.Message.TrimEnd('.');
        }
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
