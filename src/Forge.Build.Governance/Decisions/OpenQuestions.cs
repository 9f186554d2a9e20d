using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions;

/// <summary>What is said while a question is open (Decision Gate Contract 3, 6, 10): one question at any time.</summary>
internal static class OpenQuestions
{
    private const int MostIds = 5;

    /// <summary>The state with the packet of the one question, and the findings added.</summary>
    /// <param name="state">With at least one open group.</param>
    /// <param name="packets">Of each open group, in the same order.</param>
    /// <param name="findings">Added to.</param>
    public static DecisionState Report(DecisionState state, IReadOnlyList<DecisionPacket> packets, List<Finding> findings)
    {
        DecisionState asked = state with { Packet = packets.Count == 1 ? packets[0] : Selected(state, packets), Outdated = Outdated(state) };
        findings.AddRange(asked.Outdated.Select(record => Stale(record, asked)));
        // A record that does not count may be the answer; what is wrong with it is the one thing to say then.
        DecisionRecord[] bad = state.Records!.All.Where(record => !state.Records.Counts(record)).ToArray();
        if (!state.Open.Any(open => bad.Any(record => IsAbout(record, open))))
            findings.Add(asked.Packet is { } packet ? Open(asked, packet) : Several(state));
        return asked;
    }

    private static IReadOnlyList<DecisionRecord> Outdated(DecisionState state)
    {
        HashSet<string> open = new(state.Open.SelectMany(group => group.Gaps).Select(gap => gap.Gap.Id), StringComparer.Ordinal);
        return state.Records!.InForce.Where(record => record.GapIds.Any(open.Contains)).ToArray();
    }

    /// <summary>The packet that lies in the repository: the owner selected its group, or it was the only one.</summary>
    private static DecisionPacket? Selected(DecisionState state, IReadOnlyList<DecisionPacket> packets)
    {
        ContractFile file = ContractFile.Read(state.Repository, ModuleArtifacts.PacketJson);
        return file.Text is null ? null : packets.FirstOrDefault(packet => packet.Json == file.Text.Text);
    }

    private static bool IsAbout(DecisionRecord record, QuestionGroup group) => record.GapIds.Any(id => group.Gaps.Any(gap => gap.Gap.Id == id));

    private static Finding Open(DecisionState state, DecisionPacket packet)
    {
        QuestionGroup group = packet.Group;
        string options = string.Join("; ", group.Options.Take(MostIds).Select(option => option.Id + ": " + PrintableText.Excerpt(option.Description.TrimEnd(' ', '.'), 120)));
        string more = group.Options.Count > MostIds ? "; and " + Number(group.Options.Count - MostIds) + " more" : "";
        string risk = group.Gaps.Any(gap => gap.Triggers.Contains(GapTrigger.GovernanceConflict)) ? " This touches the governance itself, so no automation may answer it (Decision Gate Contract 12)." : "";
        string others = state.Open.Count > 1 ? " " + Number(state.Open.Count - 1) + " more to follow." : "";
        return new Finding(RuleCatalog.DecisionOpen, group.Gaps[0].Gap.Location, PrintableText.Excerpt(packet.Question, 600) + " " + options + more + "." + risk + others,
            "this is the owner's to answer, not a builder's: " + Command(state, group, "OPTION_ID") + ". Everything about it is in " + ModuleArtifacts.PacketMarkdown + ".");
    }

    private static Finding Several(DecisionState state)
        => new(RuleCatalog.SeveralQuestions, state.Open[0].Gaps[0].Gap.Location,
            Number(state.Open.Count) + " independent questions are open, and only one may be asked: " + Groups(state) + ".",
            "have the owner choose which comes first: forge decide --group GROUP_ID.");

    /// <summary>The open groups as a list for one line.</summary>
    public static string Groups(DecisionState state)
        => string.Join("; ", state.Open.Take(MostIds).Select(group => group.Id + " (" + Ids(group) + ")")) + (state.Open.Count > MostIds ? "; and " + Number(state.Open.Count - MostIds) + " more" : "");

    private static Finding Stale(DecisionRecord record, DecisionState state)
    {
        QuestionGroup group = state.Open.First(open => open.Gaps.Any(gap => record.GapIds.Contains(gap.Gap.Id)));
        return new Finding(RuleCatalog.DecisionStale, record.Location,
            record.Name + " was made on gaps that have changed since: its packet " + Short(record.PacketSha256) + " is not the one of the gaps as they are now.",
            "have the owner decide again: " + Command(state, group, "OPTION_ID") + ".");
    }

    /// <summary>The command that answers a group.</summary>
    public static string Command(DecisionState state, QuestionGroup group, string option)
    {
        string supersedes = state.SupersededBy(group) is { Length: > 0 } record ? " --supersedes " + record : "";
        return "forge decide " + option + (state.Open.Count > 1 ? " --group " + group.Id : "") + supersedes;
    }

    private static string Ids(QuestionGroup group)
        => string.Join(", ", group.Gaps.Take(MostIds).Select(gap => gap.Gap.Id)) + (group.Gaps.Count > MostIds ? " and " + Number(group.Gaps.Count - MostIds) + " more" : "");

    private static string Short(string hash) => hash.Length > 12 ? hash.Substring(0, 12) + "..." : hash;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
