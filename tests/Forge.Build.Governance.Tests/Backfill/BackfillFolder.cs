using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Decisions.Status;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Tests.Backfill;

/// <summary>A repository of one test whose decision gate has passed: every action that is added is approved.</summary>
internal sealed class BackfillFolder : IDisposable
{
    public const string Record = "artifacts/decisions/DECISION-1.md";

    private readonly List<Gap> _gaps = new();

    public BackfillFolder()
    {
        Files.Write("Forge/Contracts/manifesto.md", "written\n");
        Files.Write(Record, "# DECISION-1\n");
        Files.Write(ModuleArtifacts.GapActions, "{}\n");
    }

    public TempFolder Files { get; } = new();

    public ForgeRepository Repository => ForgeRepository.TryOpen(Files.Root)!;

    /// <summary>Whether nothing needed a decision, so that DECISION-1 says nothing.</summary>
    public bool IsAutoPass { get; set; }

    /// <summary>The number of the decision that approves.</summary>
    public int Decision { get; set; } = 1;

    /// <summary>What the gate itself finds.</summary>
    public IReadOnlyList<Finding> GateFindings { get; set; } = [];

    /// <summary>The hash of the gap actions.</summary>
    public string GapHash { get; set; } = new('a', 64);

    /// <summary>Adds a gap <c>GAP-id</c> with one action <c>ACT-id</c>, in a line of its own: 10 for the first, 11, 12, ...</summary>
    public BackfillFolder Add(
        string id, ActionKind? kind, string target, GapCategory category = GapCategory.StructuralDrift, string source = "", string template = "",
            string? action = null)
    {
        SourceLocation at = PlaceOf(_gaps.Count);
        GapAction only = new("ACT-" + (action ?? id), "do " + id, "docs", false, kind, target, source, template, at);
        _gaps.Add(new Gap("GAP-" + id, category, GapSeverity.Low, [], "", [only], at));
        return this;
    }

    /// <summary>Adds a gap that offers two actions.</summary>
    public BackfillFolder AddChoice(string id, string target)
    {
        Add(id, ActionKind.GenerateDocument, target);
        GapAction other = _gaps[^1].Actions[0] with { Id = "ACT-" + id + "-other" };
        _gaps[^1] = _gaps[^1] with { Actions = [_gaps[^1].Actions[0], other] };
        return this;
    }

    /// <summary>One of each kind, and one that is none of backfill's.</summary>
    public BackfillFolder AddOneOfEach()
    {
        Files.Write("docs/Old Name.md", "old\r\n");
        return Add("1", ActionKind.GenerateDocument, "docs/guide.md").Add("2", ActionKind.CreateDirectory, "artifacts/trace").Add("3",
            ActionKind.GenerateTemplate, "Forge/Contracts/blueprint.md")
            .Add("4", ActionKind.GenerateSchema, "schemas/order.json").Add("5", ActionKind.GenerateStub, "docs/api/orders.md")
            .Add("6", ActionKind.NormalizeName, "docs/old-name.md", source: "docs/Old Name.md").Add("7", null, "");
    }

    /// <summary>Forgets the gaps that were added.</summary>
    public BackfillFolder Clear()
    {
        _gaps.Clear();
        return this;
    }

    public static SourceLocation PlaceOf(int index) => new(ModuleArtifacts.GapActions, 10 + index, 22, 10 + index, 30);

    public DecisionState State()
    {
        GapActions gaps = new("GAP-2026", !IsAutoPass, _gaps.ToArray(), GapHash, SourceLocation.StartOf(ModuleArtifacts.GapActions));
        DecisionState state = new(Repository) { IsActive = true, Gaps = gaps, Findings = GateFindings, Status = Status() };
        if (IsAutoPass)
            return state;
        TriggeringGap[] triggering = _gaps.Select(gap => new TriggeringGap(gap, [GapTrigger.RequiresDecision])).ToArray();
        TriggeringGap another = new(new Gap("GAP-0", GapCategory.OrphanCode, GapSeverity.Low, [], "", [], PlaceOf(-1)), [GapTrigger.RequiresDecision]);
        return state with { Triggering = [another, .. triggering], Answers = [Answer()] };
    }

    /// <summary>The decision that approves all that was added.</summary>
    public DecisionRecord Answer() => new()
    {
        Number = Decision,
        Location = SourceLocation.StartOf("artifacts/decisions/" + DecisionRecord.NameOf(Decision) + ".md"),
        Approves = _gaps.Select(gap => new ApprovedAction(
            gap.Id, gap.Actions[0].Id, gap.Category, gap.Actions[0].Kind, gap.Actions[0].TargetPath, gap.Actions[0].SourcePath, gap.Actions[0].Template)).ToArray(),
    };

    public BackfillResult Run(BackfillStep step = BackfillStep.Apply, Action<string>? before = null) => new BackfillRun(State(), step, null, before).Run();

    /// <summary>The gate's findings, with every record that has a file in force.</summary>
    public IReadOnlyList<Finding> Check(params DecisionRecord[] records)
        => BackfillGate.Run(State(), new RecordView(name => records.FirstOrDefault(r => r.Name == name), name => records.Any(r => r.Name == name) ? null
            : "it does not exist"), out _)
            .Where(finding => finding.Rule != RuleCatalog.BackfillLookedAt).ToArray();

    /// <summary>Codes with their places, <c>FORGE3405 artifacts/gap/gap_actions.json(10,22)</c>, one a line.</summary>
    public static string Codes(IEnumerable<Finding> findings) => string.Join("\n", findings.Select(finding
        => finding.Rule.Code + " " + finding.Location.Path + string.Create(CultureInfo.InvariantCulture, $"({finding.Location.Line},{finding.Location.Column})")));

    public string Read(string path) => File.ReadAllText(Files.At(path));

    public bool Has(string path) => File.Exists(Files.At(path));

    /// <summary>Every file with its bytes, as one text that a failing test shows; without the toolkit's own cache.</summary>
    public string Snapshot() => string.Join("\n", Paths().Select(path => path + " = " + File.ReadAllText(Files.At(path)).Replace("\r", "\\r")));

    /// <summary>Every file with the time of its last write.</summary>
    public string Times() => string.Join("\n", Paths().Select(path => path + " " + File.GetLastWriteTimeUtc(Files.At(path)).Ticks));

    public void Dispose() => Files.Dispose();

    private IEnumerable<string> Paths() => Directory.GetFiles(Files.Root, "*", SearchOption.AllDirectories).Select(path
        => path.Substring(Files.Root.Length + 1).Replace('\\', '/'))
        .Where(path => !path.StartsWith(".forge/", StringComparison.Ordinal)).OrderBy(path => path, StringComparer.Ordinal);

    private ExecutionStatus? Status()
        => Has(ModuleArtifacts.Status) ? ExecutionStatus.Read(ModuleArtifacts.Status, new SourceText(Read(ModuleArtifacts.Status)),
            out IReadOnlyList<Finding> _) : null;
}
