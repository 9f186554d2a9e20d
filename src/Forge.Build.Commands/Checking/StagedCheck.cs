using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Commands.Checking.Staging;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Commands.Checking;

/// <summary><c>forge check --staged</c>: whether what is staged may become a commit (Builder Contract 4 and 9.3). A pre-commit hook asks it.</summary>
public static class StagedCheck
{
    private const string Command = "check";

    /// <summary>Looks at the index, or at the one that <c>GIT_INDEX_FILE</c> names, as git tells its hooks. Writes nothing into the repository.</summary>
    public static CommandReport Run(ForgeRepository repository) => Run(repository, Environment.GetEnvironmentVariable("GIT_INDEX_FILE"));

    /// <summary>The same for an index.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="indexFile">Absolute, or relative to the top of the working tree; null or empty for the usual one.</param>
    internal static CommandReport Run(ForgeRepository repository, string? indexFile)
    {
        try
        {
            StagedIndex index = StagedIndex.Open(repository, indexFile);
            IReadOnlyList<StagedChange> changes = index.Changes();
            if (changes.Count == 0)
                return CommandReport.Of(Command, 0, "Nothing is staged below the project root.");
            List<Finding> findings = StagedDiffLog.Check(repository, index, changes).Concat(StagedBoundaries.Check(repository, index, changes, out int looked)).ToList();
            findings.Sort(Finding.Order);
            CommandReport report = CommandReport.Of(Command, findings);
            string what = changes.Count + (changes.Count == 1 ? " change is" : " changes are") + " staged, of which " + looked + (looked == 1 ? " lies" : " lie") + " in a layer: ";
            return report with { Lines = [what + (report.ExitCode == 0 ? "nothing blocks the commit." : "the commit is blocked.")] };
        }
        catch (GitProblemException e)
        {
            return CommandReport.Of(Command, [GitFindings.Of(e.Problem, "what is staged")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CommandReport.Of(Command, 2, "what is staged could not be looked at: " + e.Message);
        }
    }
}
