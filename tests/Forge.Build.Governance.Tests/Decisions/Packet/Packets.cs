using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests.Decisions.Gaps;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Packet;

/// <summary>From gaps that a test writes to questions.</summary>
internal static class Packets
{
    /// <summary>The questions of sound gaps, each of which is taken to need a person.</summary>
    public static IReadOnlyList<QuestionGroup> Groups(params AGap[] gaps)
    {
        IReadOnlyList<QuestionGroup> groups = QuestionGroups.Of(Triggering(gaps), out IReadOnlyList<Finding> findings);
        Assert.IsEmpty(findings, string.Join('\n', findings.Select(finding => finding.Text)));
        return groups;
    }

    /// <summary>What is wrong with gaps that make no questions.</summary>
    public static IReadOnlyList<Finding> Findings(params AGap[] gaps)
    {
        Assert.IsEmpty(QuestionGroups.Of(Triggering(gaps), out IReadOnlyList<Finding> findings));
        return findings;
    }

    /// <summary>The packet of gaps that make one question.</summary>
    public static DecisionPacket Of(params AGap[] gaps) => new("GAP-RUN-1", Groups(gaps).Single());

    private static TriggeringGap[] Triggering(AGap[] gaps)
        => GapFiles.Read(true, gaps).Gaps.Select(gap => new TriggeringGap(gap, new[] { GapTrigger.RequiresDecision })).ToArray();
}
