using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>A packet for people (Decision Gate Contract 4). All text of the gap actions is inert in it.</summary>
internal sealed class PacketMarkdown
{
    private readonly DecisionPacket _packet;
    private readonly StringBuilder _text = new();

    public PacketMarkdown(DecisionPacket packet) => _packet = packet;

    private QuestionGroup Group => _packet.Group;

    /// <summary>The text of <c>decision_packet.md</c>.</summary>
    public string Text()
    {
        _text.Append("# Decision packet\n\n");
        Item("execution_id", InertMarkdown.Of(_packet.ExecutionId));
        Item("group", Group.Id);
        Item("packet_sha256", _packet.Sha256);
        Heading("Triggering gap ids");
        foreach (TriggeringGap gap in Group.Gaps)
            Line("- " + InertMarkdown.Of(gap.Gap.Id));
        ContextSummary();
        GovernanceRisk();
        Heading("Question");
        Line(InertMarkdown.Of(_packet.Question));
        Options();
        ImpactMatrix();
        Confirmation();
        Heading("Downstream invalidation");
        Line("The answer makes the artifacts in these folders invalid; each gets a file " + ModuleArtifacts.MarkerName
            + " that names the decision. Nothing is deleted.\n");
        foreach (string folder in ModuleArtifacts.Downstream)
            Line("- " + folder);
        return _text.ToString();
    }

    private void ContextSummary()
    {
        Heading("Context summary");
        bool first = true;
        foreach (TriggeringGap triggering in Group.Gaps)
        {
            Gap gap = triggering.Gap;
            Line((first ? "" : "\n") + "### " + InertMarkdown.Of(gap.Id) + "\n");
            first = false;
            Item("category", GapWords.Word(gap.Category));
            Item("severity", GapWords.Word(gap.Severity));
            Item("affected entities", Entities(gap));
            Item("root cause", OrNone(gap.RootCause));
            Item("needs a decision because", string.Join("; ", triggering.Triggers.Select(WhyItTriggers)));
        }
    }

    private void GovernanceRisk()
    {
        Gap[] conflicts = Group.Gaps.Where(gap => gap.Triggers.Contains(GapTrigger.GovernanceConflict)).Select(gap => gap.Gap).ToArray();
        if (conflicts.Length == 0)
            return;
        Heading("Governance risk");
        Line("Automation is not allowed here (Decision Gate Contract 12): no module and no agent answers this question, a person does.");
        Line("Whatever is chosen changes or leaves open a breach of what governs this repository:\n");
        foreach (Gap gap in conflicts)
            Line("- " + InertMarkdown.Of(gap.Id) + " (" + GapWords.Word(gap.Severity) + ") affects " + Entities(gap));
    }

    private void Options()
    {
        Heading("Deterministic options");
        bool first = true;
        foreach (DecisionOption option in Group.Options)
        {
            Line((first ? "" : "\n") + "### " + option.Id + "\n");
            first = false;
            Item("description", OrNone(option.Description));
            Item("impact scope", OrNone(option.ImpactScope));
            Item("risk level", option.RiskLevel);
            Line("- downstream effects:");
            foreach (string effect in option.DownstreamEffects)
                Line("  - " + InertMarkdown.Of(effect));
        }
    }

    private void ImpactMatrix()
    {
        Heading("Impact matrix");
        Line("| option | impact scope | risk level | gaps | approved actions | files created |");
        Line("| --- | --- | --- | ---: | ---: | ---: |");
        foreach (DecisionOption option in Group.Options)
        {
            int created = option.Approves.Count(action => action.Kind is not null && action.TargetPath.Length > 0);
            Line("| " + option.Id + " | " + OrNone(option.ImpactScope) + " | " + option.RiskLevel + " | " + PacketWords.Number(Group.Gaps.Count)
                + " | " + PacketWords.Number(option.Approves.Count) + " | " + PacketWords.Number(created) + " |");
        }
    }

    private void Confirmation()
    {
        Heading("Required confirmation format");
        Line(InertMarkdown.Of(_packet.ConfirmationFormat) + "\n");
        foreach (DecisionOption option in Group.Options)
            Line("    " + PacketWords.Command + " " + option.Id);
    }

    private static string Entities(Gap gap) => gap.AffectedEntities.Count == 0 ? OrNone("") : string.Join(", ", gap.AffectedEntities.Select(OrNone));

    private static string OrNone(string text) => string.IsNullOrWhiteSpace(text) ? "(not given)" : InertMarkdown.Of(text);

    private static string WhyItTriggers(GapTrigger trigger) => trigger switch
    {
        GapTrigger.RequiresDecision => "the gap actions say that it requires a decision",
        GapTrigger.Critical => "it is CRITICAL",
        GapTrigger.GovernanceConflict => "it is a governance conflict",
        _ => "it leaves open in which stage the system is",
    };

    private void Heading(string title) => _text.Append("\n## ").Append(title).Append("\n\n");

    private void Item(string name, string value) => _text.Append("- ").Append(name).Append(": ").Append(value).Append('\n');

    private void Line(string text) => _text.Append(text).Append('\n');
}
