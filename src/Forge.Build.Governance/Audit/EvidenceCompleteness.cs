using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>
/// A3: the diff log and the record of the last test run are there and say something (Builder Contract 10.7). What they say is for A5, A7 and
/// A8.
/// </summary>
internal static class EvidenceCompleteness
{
    private const string Id = "A3";

    /// <summary>One finding a file.</summary>
    /// <param name="diffLog">The diff log, or the place where it should lie.</param>
    /// <param name="latestTestRun">The record of the last test run.</param>
    public static CheckResult Run(ContractFile diffLog, ContractFile latestTestRun)
    {
        List<Finding> findings = new();
        Check(diffLog, "the diff log", RuleCatalog.DiffLogMissing, RuleCatalog.DiffLogEmpty,
            "run: forge difflog start, which writes it with the sections Cycle Status, Summary, Files Changed, Verification, Notes, Next Steps and Minimal Diff Hunks.", findings);
        Check(latestTestRun, "the record of the last test run", RuleCatalog.TestRunMissing, RuleCatalog.TestRunEmpty,
            "run: forge test, or a test runner of your own that writes it; its first line is \"Status: PASS\" or \"Status: FAIL\".", findings);
        return new CheckResult(Id, Count("diff log", diffLog) + ", " + Count("test record", latestTestRun), findings);
    }

    private static void Check(ContractFile file, string name, Rule missing, Rule empty, string fix, List<Finding> findings)
    {
        Finding? finding = file.State switch
        {
            ContractState.Missing => new Finding(missing, SourceLocation.StartOf(file.Path), name + " does not exist at " + file.Path + ".", fix),
            ContractState.Empty => new Finding(empty, SourceLocation.StartOf(file.Path), name + " says nothing.", fix),
            ContractState.Folder => new Finding(RuleCatalog.EvidenceUnreadable, SourceLocation.StartOf(file.Path),
                name + " cannot be read: " + file.Path + " is a folder.", "remove or rename the folder, then write the file."),
            ContractState.Unreadable => new Finding(RuleCatalog.EvidenceUnreadable, SourceLocation.StartOf(file.Path),
                name + " cannot be read: " + file.Problem, "make it a readable file inside the project root."),
            _ => null,
        };
        if (finding is not null)
            findings.Add(finding);
    }

    private static string Count(string name, ContractFile file)
    {
        if (file.Text is not { } text)
            return "no " + name;
        int last = text.PositionOf(text.Text.Length).Line;
        int lines = text.Text.EndsWith("\n", System.StringComparison.Ordinal) ? last - 1 : last;
        return name + " of " + lines + (lines == 1 ? " line" : " lines");
    }
}
