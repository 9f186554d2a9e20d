using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Tool;

/// <summary>A question as the command shows it.</summary>
/// <param name="Packet">The question with its options.</param>
/// <param name="Supersedes">The decision that an answer would reverse; empty for none.</param>
/// <param name="IsOneOfSeveral">Whether an answer must name the group.</param>
internal sealed record OpenQuestion(DecisionPacket Packet, string Supersedes, bool IsOneOfSeveral)
{
    private const int MostTargets = 3;
    private const int MostText = 300;

    public QuestionGroup Group => Packet.Group;

    /// <summary>The question, its options and the commands that answer it.</summary>
    public IEnumerable<string> Lines()
    {
        yield return "Question " + Group.Id + ": " + Packet.Question;
        foreach (DecisionOption option in Group.Options)
        {
            yield return "  " + option.Id + ": " + PrintableText.Excerpt(option.Description, MostText);
            yield return "    impact: " + (option.ImpactScope.Length == 0 ? "not stated" : PrintableText.Excerpt(option.ImpactScope, MostText)) + "; risk: " + option.RiskLevel;
            yield return "    creates: " + string.Join(", ", Creates(option));
            yield return "    choose it: " + CommandFor(option);
        }
    }

    /// <summary>Which question is meant, where several are open: one line each, with the command that selects it.</summary>
    public static IEnumerable<string> Several(IReadOnlyCollection<OpenQuestion> questions)
        => questions.SelectMany(question => new[] { "  " + question.Group.Id + ": " + question.Packet.Question, "    choose it: forge decide --group " + question.Group.Id + question.Reversal })
            .Prepend("Which of these " + questions.Count.ToString(CultureInfo.InvariantCulture) + " questions is to be answered first?");

    /// <summary>The files that backfill will create for an option: the first few, and how many more.</summary>
    public static IEnumerable<string> Creates(DecisionOption option)
    {
        string[] targets = option.Approves.Where(action => action.Kind is not null).Select(action => action.TargetPath).ToArray();
        if (targets.Length == 0)
            return ["nothing"];
        return targets.Length <= MostTargets
            ? targets
            : targets.Take(MostTargets).Append("and " + (targets.Length - MostTargets).ToString(CultureInfo.InvariantCulture) + " more");
    }

    private string Reversal => Supersedes.Length == 0 ? "" : " --supersedes " + Supersedes;

    private string CommandFor(DecisionOption option) => "forge decide " + option.Id + (IsOneOfSeveral ? " --group " + Group.Id : "") + Reversal;
}
