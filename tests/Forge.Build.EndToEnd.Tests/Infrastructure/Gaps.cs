using System.Linq;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>What the Gap module would write: each gap and each action on a line of its own, the first gap in line 5, so that places are easy to tell.</summary>
internal static class Gaps
{
    public const string File = "artifacts/gap/gap_actions.json";

    /// <summary>One gap that nobody but a person may close, in two ways: OPTION-A creates <c>docs/guide.md</c>, OPTION-B <c>docs/manual.md</c>.</summary>
    public static readonly string Open = Asking(Choice("GAP-1"));

    /// <summary>A gap with the two ways of <see cref="Open"/>.</summary>
    public static string Choice(string id, string guide = "docs/guide.md", string manual = "docs/manual.md")
        => Gap(id, "HIGH", "STRUCTURAL_DRIFT", Action("ACT-" + id + "-A", "Write the guide", guide), Action("ACT-" + id + "-B", "Write the manual", manual));

    /// <summary>A gap that needs nobody: it is small, and one document closes it.</summary>
    public static string Document(string id, string target, string category = "STRUCTURAL_DRIFT") => Gap(id, "LOW", category, Action("ACT-" + id, "Write " + id, target));

    /// <summary>Gap actions that require a decision.</summary>
    public static string Asking(params string[] gaps) => Text("true", gaps);

    /// <summary>Gap actions that require none.</summary>
    public static string Silent(params string[] gaps) => Text("false", gaps);

    /// <summary>Gap actions.</summary>
    /// <param name="requiresDecision">As it stands in the file.</param>
    /// <param name="gaps">See <see cref="Gap"/>.</param>
    public static string Text(string requiresDecision, params string[] gaps)
        => "{\n  \"execution_id\": \"RUN-1\",\n  \"requires_decision\": " + requiresDecision + ",\n  \"gaps\": [\n" + string.Join(",\n", gaps) + "\n  ]\n}\n";

    /// <summary>A gap with its actions.</summary>
    public static string Gap(string id, string severity, string category, params string[] actions)
        => "    { \"gap_id\": " + Skeleton.Json(id) + ", \"category\": " + Skeleton.Json(category) + ", \"severity\": " + Skeleton.Json(severity)
            + ", \"affected_entities\": [], \"root_cause\": \"nobody wrote it\", \"recommended_actions\": ["
            + (actions.Length == 0 ? "" : "\n" + string.Join(",\n", actions) + "\n    ") + "] }";

    /// <summary>An action that backfill may do.</summary>
    /// <param name="id">Of the action.</param>
    /// <param name="description">What is done.</param>
    /// <param name="target">What is created; empty where the action does not say.</param>
    /// <param name="kind">Of action.</param>
    /// <param name="more">More members, names and texts in turn.</param>
    public static string Action(string id, string description, string target = "", string kind = "GENERATE_DOCUMENT", params string[] more)
        => Action(["action_id", id, "description", description, "impact_scope", "docs", "action_type", kind, .. target.Length == 0 ? [] : new[] { "target_path", target }, .. more]);

    /// <summary>An action that is left to people.</summary>
    public static string Work(string id, string description) => Action(["action_id", id, "description", description, "impact_scope", "code"]);

    private static string Action(string[] members)
        => "      { " + string.Join(", ", members.Chunk(2).Select(member => Skeleton.Json(member[0]) + ": " + Skeleton.Json(member[1]))) + " }";
}
