using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts.Phases;

/// <summary>What a part of a phase is about.</summary>
internal enum PhaseSection
{
    /// <summary>Its purpose, its flow, its notes: nothing that is checked.</summary>
    Other,

    /// <summary>Which tables it covers.</summary>
    Coverage,

    /// <summary>What is implemented in it.</summary>
    Scope,

    /// <summary>What is expressly no part of it.</summary>
    Excluded,

    /// <summary>What must hold at its end.</summary>
    Acceptance,
}

/// <summary><c>phases.md</c>, and the <c>forge_plan.json</c> beside it: what is built when (Builder Contract 9.5-9.7).</summary>
/// <param name="Path">Relative to the project root, of the file that a finding about all of it names.</param>
/// <param name="Phases">By number; of one number in the order of the file.</param>
/// <param name="Summarised">The phases of which only a row of a summary is left, in their order.</param>
internal sealed record PhasesContract(string Path, IReadOnlyList<Phase> Phases, IReadOnlyList<int> Summarised)
{
    /// <summary>The number of the final phase, the highest that is named; null where no phase is.</summary>
    public int? Final => Phases.Select(phase => (int?)phase.Number).Concat(Summarised.Select(number => (int?)number)).Max();

    /// <summary>
    /// The phases of which nothing is left that says what they built: those of a summary, and those that are missing in the row of numbers, which may begin with 0 or 1.
    /// </summary>
    public IReadOnlyList<int> Vanished
    {
        get
        {
            HashSet<int> told = new(Phases.Select(phase => phase.Number));
            SortedSet<int> vanished = new(Summarised.Where(number => !told.Contains(number)));
            for (int number = 1; number < (Final ?? 0); number++)
            {
                if (!told.Contains(number))
                    vanished.Add(number);
            }
            return vanished.ToArray();
        }
    }

    /// <summary>Both together; each phase with the items of the one and of the other.</summary>
    public static PhasesContract Joined(PhasesContract? first, PhasesContract? second)
    {
        if (first is null || second is null)
            return first ?? second ?? new PhasesContract("", Array.Empty<Phase>(), Array.Empty<int>());
        return new PhasesContract(
            first.Path, first.Phases.Concat(second.Phases).OrderBy(phase => phase.Number).ToArray(), first.Summarised.Concat(second.Summarised).Distinct().OrderBy(n => n).ToArray());
    }
}

/// <summary>One phase.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title, empty where it has none.</param>
/// <param name="Location">Its heading.</param>
/// <param name="Items">What its sections list, in the order of the file.</param>
/// <param name="Text">All that it says, code left out, a line a line.</param>
internal sealed record Phase(int Number, string Title, SourceLocation Location, IReadOnlyList<PhaseItem> Items, string Text)
{
    /// <summary>The items of one kind of section.</summary>
    public IEnumerable<PhaseItem> In(PhaseSection section) => Items.Where(item => item.Section == section);

    /// <summary>Whether a section of a kind lists anything.</summary>
    public bool Has(PhaseSection section) => Items.Any(item => item.Section == section);
}

/// <summary>A bullet, a paragraph or a row of a table.</summary>
/// <param name="Section">In which section it stands.</param>
/// <param name="Text">Its text in one line, without a bullet and a check box; of a row its cells.</param>
/// <param name="Cells">The cells of a row without its number; of others the text alone.</param>
/// <param name="Location">Its first line.</param>
internal sealed record PhaseItem(PhaseSection Section, string Text, IReadOnlyList<string> Cells, SourceLocation Location);
