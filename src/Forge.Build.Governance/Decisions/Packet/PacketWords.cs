using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>The words in which a question is put: enumerated and without an opinion (Decision Gate Contract 3).</summary>
internal static class PacketWords
{
    /// <summary>The command that records an answer.</summary>
    public const string Command = "forge decide";

    private const int MostGapsNamed = 5;
    private const int MostOptionsNamed = 8;

    /// <summary>The question of a group, one line.</summary>
    public static string Question(QuestionGroup group)
        => "Which option applies to " + Gaps(group) + ": " + Options(group.Options) + "?";

    /// <summary>A number as a text.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Gaps(QuestionGroup group)
    {
        string[] ids = group.Gaps.Take(MostGapsNamed).Select(gap => gap.Gap.Id).ToArray();
        int more = group.Gaps.Count - ids.Length;
        return (group.Gaps.Count == 1 ? "gap " : "the gaps ") + (more == 0 ? Listed(ids, " and ") : string.Join(", ", ids) + " and " + Number(more) + " more");
    }

    private static string Options(IReadOnlyList<DecisionOption> options)
        => options.Count <= MostOptionsNamed
            ? Listed(options.Select(option => option.Id).ToArray(), " or ")
            : "one of the " + Number(options.Count) + " from " + options[0].Id + " to " + options[options.Count - 1].Id;

    private static string Listed(string[] ids, string last)
        => ids.Length == 1 ? ids[0] : string.Join(", ", ids.Take(ids.Length - 1)) + last + ids[ids.Length - 1];
}
