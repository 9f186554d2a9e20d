using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>What the JSON files of a backfill have in common.</summary>
internal static class BackfillJson
{
    /// <summary>FORGE3409 for each problem.</summary>
    public static IReadOnlyList<Finding> Malformed(IEnumerable<JsonProblem> problems, string fix)
        => problems.Select(problem => new Finding(RuleCatalog.BackfillMalformed, problem.Location, PrintableText.Excerpt(problem.Message, 300)
            + ".", fix)).ToArray();

    /// <summary>A member <c>path</c> that must be a normalised path in the project; null where it is not.</summary>
    public static JsonValue? Path(JsonShape shape, JsonValue item, string what)
    {
        if (shape.RequiredText(item, "path", what) is not { } text)
            return null;
        bool isPath = RelativePath.TryParse(text.Text, out RelativePath? path, out string reason);
        if (isPath && path!.Value == text.Text)
            return text;
        shape.Refuse(text.Location, "\"path\" of " + what + " is no path in the project: " + (isPath ? "it is written " + path!.Value : reason));
        return null;
    }

    /// <summary>A member <c>sha256</c> of 64 lower-case hexadecimal digits; null where it is not.</summary>
    public static JsonValue? Sha256(JsonShape shape, JsonValue item, string what)
    {
        if (shape.RequiredText(item, "sha256", what) is not { } text)
            return null;
        if (text.Text.Length == 64 && text.Text.All(digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f')))
            return text;
        shape.Refuse(text.Location, "\"sha256\" of " + what + " must be 64 lower-case hexadecimal digits");
        return null;
    }
}
