using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using Forge.Build.Commands.Adoption;
using Forge.Build.Commands.Baseline;
using Forge.Build.Commands.Baseline.Routes;
using Forge.Build.Commands.Checking;
using Forge.Build.Commands.DiffLogs;
using Forge.Build.Commands.Explaining;
using Forge.Build.Commands.Overview;
using Forge.Build.Commands.Reports;
using Forge.Build.Commands.Testing;
using Forge.Build.Commands.Tests.Testing;
using Forge.Build.Commands.Transcripts;
using Forge.Build.Commands.Watching;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Reports;

/// <summary>What the commands write into <c>data</c>, and what <c>docs/commands-json.md</c> lists, are the same members in the same order.</summary>
[TestClass]
public sealed class DocumentedDataTests
{
    private const string LedgerWithItems = "# Audit Ledger\n\n---\n## Audit Entry: Phase 3 -- Iteration 2\nTimestamp: 2026-03-01T12:00:00Z\nAEM Cycle: Phase 3\nOutcome: FAIL\n\n### Checklist\n"
        + "- A4 Boundary compliance:   FAIL -- a forbidden pattern\n\n### Fix Plan (FAIL items)\n- A4: take it out\n\n### Files Changed\n- src/a.cs\n\n### Notes\nnone\n";

    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, Member> Documented = Read(File.ReadAllLines(Path.Combine(OwnRepository.Root, "docs", "commands-json.md")));

    [TestMethod]
    public void OfInit()
    {
        using TempFolder folder = new();
        folder.Write("src/Shop.Web/Shop.Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><ProjectReference Include=\"../Shop.Data/Shop.Data.csproj\" /></ItemGroup></Project>\n");
        folder.Write("src/Shop.Data/Shop.Data.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />\n");
        folder.Write("src/Shop.Data/Orders.cs", "using Shop.Web;\n");

        AreDocumented(Adopting.Run(folder.Root, new AdoptionRequest("1.2.3", Now, true, false), CancellationToken.None));
    }

    [TestMethod]
    public void OfStatus()
    {
        using GitFolder folder = new();
        folder.Write("Forge/evidence/audit_ledger.md", LedgerWithItems);

        AreDocumented(StatusBoard.Of(folder.Repository, null, Now).Report);
    }

    [TestMethod]
    public void OfCheckAndBaseline()
    {
        using GovernedFolder folder = new("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"**/*.cs\", \"forbidden\": [ { \"pattern\": \"Http\" } ] } ],\n"
            + "  \"known_violations\": [ { \"layer\": \"web\", \"file\": \"b.cs\", \"pattern\": \"Http\" } ] }\n");
        folder.Write("a.cs", "Http");

        AreDocumented(CheckRun.Run(folder.Repository, true, CancellationToken.None));
        AreDocumented(Baselining.Run(folder.Repository, new BaselineRequest(), CancellationToken.None));
        AreDocumented(RouteBaselineReport.Of("a", new RouteChange(["GET /a"], [], 0, ["GET /b"], ["GET /c d"]), false), "baseline --physics");
    }

    [TestMethod]
    public void OfExplain()
    {
        string[] kinds = ["code", "gate", "list"];

        foreach (string what in new[] { "FORGE3101", "A4", "" })
        {
            JsonElement data = DataOf(ExplainRun.Run(what));
            Assert.Contains(data.GetProperty("kind").GetString()!, kinds);
            string line = Documented["explain"].Lines.Single(line => line.StartsWith("- `" + data.GetProperty("kind").GetString() + "`", StringComparison.Ordinal));
            foreach (JsonProperty member in data.EnumerateObject().Skip(1))
                Assert.Contains("`" + member.Name + "`", line);
        }
    }

    [TestMethod]
    public void OfTheDiffLog()
    {
        using GitFolder folder = new();
        folder.Commit();
        folder.Write("Forge/evidence/diff_log.md", "# Diff Log\n\n- Phase: Phase 1\n\n## Cycle Status\n- Status: COMPLETE\n");

        AreDocumented(DiffLogStart.Run(DiffLogStart.Look(folder.Repository), new StartRequest("Phase 2"), Now));
        AreDocumented(DiffLogUpdate.Run(folder.Repository, Now));
        AreDocumented(DiffLogFinalize.Run(folder.Repository, Now), "difflog update");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void OfTest()
    {
        using TestedFolder folder = new();
        folder.Git.Commit();

        AreDocumented(folder.Run());
    }

    [TestMethod]
    public void OfATestThatFailsAndOneThatIsNotStable()
    {
        using GitFolder folder = new();
        TestRecord record = new(Now, Now, TreeUnderTest.Look(folder.Repository), "none", [],
            new TestVerdict([], ["no"], [new Forge.Build.Commands.Testing.TestResult("m", "t", TestOutcome.Failed)], [new UnstableTest("u", "1")], false), "", "");

        AreDocumented(new CommandReport("test", 1, [], []) { Data = json => TestReportJson.Write(json, record, folder.Repository) });
    }

    [TestMethod]
    public void OfTheAuditAndTheWatcher()
    {
        AuditReport audit = new(AuditVerdict.CouldNotRun, [], [], "");

        AreDocumented(AuditFacts.Of(audit));
        AreDocumented(AuditNews.Of(new DiffLogContent("Forge/evidence/diff_log.md", "", BuilderState.Complete, "Phase 1"), audit, Now).Audit!);
    }

    [TestMethod]
    public void OfTheBackfill() => AreDocumented(BackfillFacts.Of(BackfillStep.Plan, new BackfillResult(0, ["docs/"], [], [])));

    [TestMethod]
    public void OfApply()
    {
        using GitFolder folder = new();
        string transcript = "=== PLAN ===\n1. a\n=== END PLAN ===\n=== FILE: a.cs ===\n=== END FILE ===\n=== FILE: ../a.cs ===\n=== END FILE ===\n";

        AreDocumented(Applying.Run(folder.Repository, new MemoryStream(Encoding.UTF8.GetBytes(transcript)), new ApplyRequest("stdin", false), null, CancellationToken.None));
    }

    private static void AreDocumented(CommandReport report, string? like = null)
        => AreSame(Documented[like ?? report.Command], DataOf(report), like ?? report.Command);

    private static JsonElement DataOf(CommandReport report) => JsonDocument.Parse(ReportJson.Of(report)).RootElement.GetProperty("data");

    private static void AreSame(Member documented, JsonElement json, string where)
    {
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0)
            json = json[0];
        if (json.ValueKind != JsonValueKind.Object || documented.Members.Count == 0)
            return;
        Assert.AreSequenceEqual(documented.Members.Select(member => member.Name).ToArray(), json.EnumerateObject().Select(member => member.Name).ToArray(), where);
        foreach (Member member in documented.Members)
            AreSame(member, json.GetProperty(member.Name), where + "." + member.Name);
    }

    // "### command", then "- `member`: ..." with two blanks for each level.
    private static Dictionary<string, Member> Read(string[] lines)
    {
        Dictionary<string, Member> commands = new();
        List<Member> path = [];
        foreach (string line in lines.SkipWhile(line => line != "## data"))
        {
            int level = line.TakeWhile(c => c == ' ').Count() / 2;
            string text = line.TrimStart();
            if (line.StartsWith("### ", StringComparison.Ordinal))
                commands.Add(line[4..], (path = [new Member(line[4..], [], [])])[0]);
            if (path.Count > 0)
                path[0].Lines.Add(line);
            if (!text.StartsWith("- `", StringComparison.Ordinal))
                continue;
            Member member = new(text[3..text.IndexOf('`', 3)], [], []);
            path.RemoveRange(level + 1, path.Count - level - 1);
            path[level].Members.Add(member);
            path.Add(member);
        }
        return commands;
    }

    private sealed record Member(string Name, List<Member> Members, List<string> Lines);
}
