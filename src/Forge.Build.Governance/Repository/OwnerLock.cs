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
    public static OwnerLock? Take(ForgeRepository repository, TimeSpan patience, out string problem)
    {
        problem = "";
        try
        {
            string path = Path.Combine(repository.Root, CacheFolder.Name, FileName);
            if (!CacheFolder.Of(repository, CacheMode.On).Prepare())
                problem = "the folder " + CacheFolder.Name + " is a link";
            else if (SymbolicLinks.IsLinkAt(path))
                problem = CacheFolder.Name + "/" + FileName + " is a link";
            else
                return new OwnerLock(HeldFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, patience));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e is IOException io && HeldFile.IsHeld(io) ? "another forge command is at work in this repository" : e.Message.TrimEnd('.');
        }
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
