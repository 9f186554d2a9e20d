using System;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption;

/// <summary>Does what a plan says. For one who holds the <see cref="OwnerLock"/>. A run that was killed is completed by the next, since each file is whole or not there.</summary>
internal static class AdoptionWriter
{
    /// <summary>Writes everything, the hook last but for what makes builds run the gates.</summary>
    /// <exception cref="IOException">Something cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Something cannot be written.</exception>
    public static void Write(AdoptionPlan plan)
    {
        foreach (PlannedFile file in plan.Files.Where(file => !IsOfTheBuild(file)))
            Write(plan.Repository, file);
        plan.Hook?.Write();
        foreach (PlannedFile file in plan.Files.Where(IsOfTheBuild))
            Write(plan.Repository, file);
    }

    /// <summary>Takes away what a killed run left under temporary names.</summary>
    public static void Sweep(ForgeRepository repository)
    {
        foreach (string folder in new[] { repository.ContractsFolder, repository.EvidenceFolder })
        {
            if (repository.IsInside(folder))
                AtomicFile.Sweep(repository.FullPath(folder));
        }
        AtomicFile.Sweep(repository.Root);
    }

    private static bool IsOfTheBuild(PlannedFile file) => file.Path.EndsWith(".props", StringComparison.Ordinal);

    private static void Write(ForgeRepository repository, PlannedFile file)
    {
        string path = repository.FullPath(file.Path);
        if (file.Before is not null)
        {
            AtomicFile.Edit(repository.RealPath(file.Path) ?? path, file.After);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!AtomicFile.Create(path, file.After))
            throw new IOException(file.Path + " was made by somebody else meanwhile.");
    }
}
