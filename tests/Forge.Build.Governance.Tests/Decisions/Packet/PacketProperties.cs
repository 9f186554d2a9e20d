using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Tests.Decisions.Gaps;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Packet;

[TestClass]
public sealed class PacketProperties
{
    private static readonly Gen<string> Text = Always.TextOf(4, "a", "b", " ", "from template", "\"", "\\", "as a copy of", ":", "\u00e9", "creates", "1");

    private static readonly Gen<AGap[]> Gaps
        = from count in Gen.Choose(1, 5)
          from gaps in Gen.ListOf(Gap(), count)
          select gaps
              .Select((gap, i) => gap with { Id = "G" + i, Actions = gap.Actions.Select((action, j) => action with { Id = "A" + i + "-" + j }).ToArray() }).ToArray();

    [TestMethod]
    public void TheOrderInTheFileChangesNothing()
    {
        Gen<(AGap[] Gaps, int Seed)> shuffled = from gaps in Gaps from seed in Gen.Choose(0, int.MaxValue) select (gaps, seed);

        Always.Holds(shuffled, test =>
        {
            Random order = new(test.Seed);
            AGap[] other = test.Gaps.OrderBy(_ => order.Next()).Select(gap => gap with { Actions = gap.Actions.OrderBy(_ => order.Next()).ToArray() }).ToArray();

            CollectionAssert.AreEqual(Packets(test.Gaps).Select(All).ToArray(), Packets(other).Select(All).ToArray());
        });
    }

    [TestMethod]
    public void WhateverWillBeDoneOtherwiseHasAnotherHash()
    {
        Gen<(AGap[] Gaps, int Gap, int Action, int Change, string Text)> changed
            = from gaps in Gaps
              from gap in Gen.Choose(0, gaps.Length - 1)
              from action in Gen.Choose(0, gaps[gap].Actions.Length - 1)
              from change in Gen.Choose(0, 7)
              from text in Text
              select (gaps, gap, action, change, text);

        Always.Holds(changed, test =>
        {
            AGap before = test.Gaps[test.Gap];
            AGap after = Changed(before, test.Action, test.Change, test.Text);
            AGap[] others = test.Gaps.Select(gap => gap == before ? after : gap).ToArray();

            bool isSame = GapFiles.Text(true, before) == GapFiles.Text(true, after);
            Assert.AreEqual(isSame, HashFor(before.Id, test.Gaps) == HashFor(after.Id, others));
        });
    }

    private static AGap Changed(AGap gap, int index, int change, string text)
    {
        AnAction action = gap.Actions[index];
        AnAction changed = change switch
        {
            0 => action with { Description = index + text.Trim() + "." },
            1 => action with { Impact = text.Trim() },
            2 => action with { Type = action.Type == "GENERATE_STUB" ? "" : "GENERATE_STUB", Source = "" },
            3 => action with { Target = text },
            4 => action with { Template = text },
            5 => action with { Source = action.Type == "NORMALIZE_NAME" ? text : "" },
            _ => action,
        };
        AnAction[] actions = gap.Actions.Select((other, i) => i == index ? changed : other).ToArray();
        return gap with
        {
            Actions = actions,
            Category = change == 6 ? "PARTIAL_COVERAGE" : gap.Category,
            Severity = change == 7 ? "MEDIUM" : gap.Severity,
        };
    }

    private static Gen<AGap> Gap()
        => from count in Gen.Choose(1, 3)
           from actions in Gen.ListOf(Action(), count)
           from category in Gen.Elements("ORPHAN_CODE", "STRUCTURAL_DRIFT", "PARTIAL_COVERAGE")
           from severity in Gen.Elements("LOW", "MEDIUM", "CRITICAL")
           let different = actions.Select((action, i) => action with { Description = i + action.Description }).ToArray()
           select new AGap("G", different) { Category = category, Severity = severity };

    private static Gen<AnAction> Action()
        => from description in Gen.Elements("Write it.", "Drop it.")
           from impact in Gen.Elements("", "docs")
           from type in Gen.Elements("", "GENERATE_DOCUMENT", "NORMALIZE_NAME")
           from target in Text
           from template in Text
           from source in Text
           select new AnAction("A", description, impact, type, target, template) { Source = type == "NORMALIZE_NAME" ? source : "" };

    private static IEnumerable<DecisionPacket> Packets(AGap[] gaps)
        => Packet.Packets.Groups(gaps).Select(group => new DecisionPacket("RUN", group));

    private static string HashFor(string gap, AGap[] gaps)
        => Packets(gaps).Single(packet => packet.Group.Gaps.Any(triggering => triggering.Gap.Id == gap)).Sha256;

    private static string All(DecisionPacket packet) => packet.Group.Id + packet.Sha256 + packet.Json + packet.Markdown;
}
