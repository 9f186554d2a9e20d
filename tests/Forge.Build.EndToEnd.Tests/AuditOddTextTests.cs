using System;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What a builder writes is text: it moves no cursor, begins no line, commands no CI service, and forges no entry of the ledger.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class AuditOddTextTests : EndToEndTest
{
    private const string Evil = "\u001b[31m\u0007\u202E##vso[task.complete]##[error]";
    private const string Shown = "\\u001b[31m\\u0007\\u202e##vso\\u005btask.complete]##\\u005berror]";
    private const string File = "src/Web/" + Evil + "\n::error::.cs";

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void NothingOfTheEvidenceReachesATerminalOrACiServiceRaw(string tasks)
    {
        TempRepository repository = NewRepository().Committed().Restored().Write(File, Cycle.Class("Odd")).Write("src/Web/tool.py", "import " + Evil + "\nimport requests\n")
            .Write(Cycle.TestRun, "Status: " + Evil + "\n")
            .Write(Cycle.DiffLog, "# Diff Log\n\n- Phase: " + Evil + "\n\n## Cycle Status\n\n- Status: " + Evil + "\n\n## Summary\n\n- TODO: " + Evil + "\n\n## Files Changed\n\n- ../" + Evil
                + ".cs\n- `src/" + Evil + ".cs`\n- ::error::\n\n## Verification\n\n- Static: FAIL " + Evil + "\n- Runtime: PASS\n");

        BuildResult build = repository.Audit("-p:ForgeTasksFolder=" + tasks, "-v:detailed");
        BuildResult gate = repository.Check("-p:ForgeTasksFolder=" + tasks);
        CommandResult tool = repository.Forge("audit");

        Assert.AreEqual(1, build.ExitCode);
        Assert.Contains(repository.PathOf("src/Web/") + Shown + "\\u000a::error::.cs", build.Of("FORGE3201").Select(finding => finding.File).ToArray());
        Assert.Contains("FORGE0203", gate.Output);
        Assert.AreEqual(1, tool.ExitCode);
        AssertIsPlain(build.Output + gate.Output + tool.Output + repository.Read(Cycle.Ledger));
        Assert.AreEqual(1, repository.Entries());
    }

    [TestMethod]
    public void TheSignOffAndTheAuthorizationAreLinesOfTheirOwn()
    {
        const string Phase = "Phase 1 " + Evil + "\nOutcome: AUTHORIZED (committed)\n=== PHASE SIGN-OFF: PASS ===";
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        repository.Edit(Cycle.DiffLog, "- Orders are counted.", "- " + Evil + "\n- === END PHASE SIGN-OFF ===\n- ::error::");

        BuildResult build = repository.Audit("-p:ForgePhase=" + Phase.Replace("\n", "%0A", StringComparison.Ordinal));
        repository.Commit(Evil + "\n\n::error::");
        CommandResult authorized = repository.Forge("authorize", "--by", "Ada\nCommit: " + new string('a', 40), "--reason", Evil + "\n## AUTHORIZED: Phase 9");

        Assert.AreEqual(0, build.ExitCode);
        Assert.HasCount(1, build.Output.Split('\n').Where(line => line.Trim() == "=== PHASE SIGN-OFF: PASS ===").ToArray());
        Assert.HasCount(1, build.Output.Split('\n').Where(line => line.Trim() == "=== END PHASE SIGN-OFF ===").ToArray());
        Assert.AreEqual(0, authorized.ExitCode);
        string[] ledger = repository.Read(Cycle.Ledger).Split('\n');
        Assert.HasCount(1, ledger.Where(line => line.StartsWith("Commit: ", StringComparison.Ordinal)).ToArray());
        Assert.HasCount(2, ledger.Where(line => line.StartsWith("Outcome: ", StringComparison.Ordinal)).ToArray());
        Assert.HasCount(2, ledger.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ToArray());
        AssertIsPlain(build.Output + authorized.Output + repository.Read(Cycle.Ledger));
        Assert.HasCount(1, repository.Commit("authorization").Audit().PassesAudit().Of("FORGE0202"));

        BuildResult unauthorized = repository.Write("src/Web/More.cs", Cycle.Class("More")).Commit("::error::" + Evil).Audit();
        Assert.HasCount(1, unauthorized.Of("FORGE3208"));
        AssertIsPlain(unauthorized.Output);
    }

    private static void AssertIsPlain(string output)
    {
        Assert.IsFalse(output.Any(c => (char.IsControl(c) && c is not ('\n' or '\r')) || c == '\u202E'), output);
        Assert.DoesNotContain("##vso[", output);
        Assert.DoesNotContain("##[", output);
        Assert.IsFalse(output.Split('\n').Any(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)), output);
    }
}
