using System;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Tasks;

/// <summary>Whether a project that has not begun yet will ask for the gates of a repository.</summary>
internal static class GovernedProject
{
    /// <summary>Told by what restore wrote for it; false where that cannot be found, so that nobody waits for a project that never comes.</summary>
    public static bool AsksForGates(string project, ForgeRepository repository)
    {
        try
        {
            string folder = Path.GetDirectoryName(project) ?? "";
            return ForgeRepository.Discover(folder)?.Root == repository.Root
                && new[] { Path.Combine(folder, "obj"), Path.Combine(repository.Root, "artifacts", "obj", Path.GetFileNameWithoutExtension(project)) }
                    .Select(obj => Path.Combine(obj, Path.GetFileName(project) + ".nuget.g.targets"))
                    .Any(restored => File.Exists(restored) && File.ReadAllText(restored).IndexOf("Forge.Build.targets", StringComparison.OrdinalIgnoreCase) >= 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
