using System.IO;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption;

/// <summary>Whether a file can be made at a path of a repository.</summary>
internal static class NewPlace
{
    /// <summary>Whether anything has that name: a file, a folder, a link that leads nowhere.</summary>
    public static bool IsThere(ForgeRepository repository, string path)
        => Path.Exists(repository.FullPath(path)) || SymbolicLinks.IsLinkAt(repository.FullPath(path));

    /// <summary>Refuses a path that leads out of the project root, or through what is no folder.</summary>
    /// <exception cref="AdoptionRefusedException">It does.</exception>
    public static void Check(ForgeRepository repository, string path)
    {
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            string folder = path.Substring(0, slash);
            if (!IsThere(repository, folder))
                continue;
            if (!repository.IsInside(folder))
                throw new AdoptionRefusedException(
                    folder + " is a link that leads out of the project root or nowhere, so " + path + " is not written there. Replace it by a folder, then run forge init again.");
            if (!Directory.Exists(repository.FullPath(folder)))
                throw new AdoptionRefusedException(folder + " is a file, so " + path + " cannot be written. Rename it, then run forge init again.");
            return;
        }
    }
}
