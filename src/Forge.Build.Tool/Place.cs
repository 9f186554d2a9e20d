using System.CommandLine;
using System.IO;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Tool;

/// <summary>Where a command works: <c>--root</c>, or the governed repository around the current folder.</summary>
internal static class Place
{
    public static Option<string> Option() => new("--root") { Description = "The project root; found by walking up from here where it is not given." };

    /// <summary>The repository, or null after saying that there is none.</summary>
    public static ForgeRepository? Open(string? root)
    {
        // An empty one is a variable of a script that was not set, and names no folder.
        if (root?.Trim().Length == 0)
        {
            Terminal.Complain("--root is empty; give it the project root, or leave it out to look from here upwards.");
            return null;
        }
        string folder = Path.GetFullPath(root ?? ".");
        ForgeRepository? repository = root is null ? ForgeRepository.Discover(folder) : ForgeRepository.TryOpen(folder);
        if (repository is null)
        {
            Terminal.Complain("no governed repository: " + folder + (root is null ? " and the folders above it hold" : " holds") + " neither Forge/Contracts nor Contracts nor forge.json.");
            Terminal.Complain("To govern this repository, run: forge init");
        }
        return repository;
    }
}
