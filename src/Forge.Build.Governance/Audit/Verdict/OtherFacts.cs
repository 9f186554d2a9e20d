using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit.Verdict;

/// <summary>What files that are no MSBuild projects say about the verdict.</summary>
internal static class OtherFacts
{
    private const int MostQuoted = 80;

    /// <summary>The members of a JSON object; null where the text is no such object, or not one that every reader understands alike.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="only">One member, or null for all.</param>
    public static IReadOnlyList<VerdictFact>? OfJson(string text, string? only)
    {
        JsonSource.Parse("", new SourceText(text.TrimStart('\ufeff')), out JsonValue? root, out List<JsonProblem> problems);
        if (root is not { Kind: JsonKind.Object } || problems.Count > 0)
            return null;
        return root.Members.Where(member => only is null || member.Name == only)
            .Select(member => new VerdictFact(
                member.Name, Written(member.Value), "\"" + PrintableText.Excerpt(member.Name, MostQuoted) + "\"", member.NameLocation.Line, member.NameLocation.Column))
            .ToArray();
    }

    /// <summary>The lines of a response file that name something of the package.</summary>
    public static IReadOnlyList<VerdictFact> OfResponseFile(string text)
    {
        List<VerdictFact> facts = new();
        string[] lines = text.TrimStart('\ufeff').Replace("\r\n", "\n").Split('\n', '\r');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = ForgeNames.Unescape(lines[i]).Replace("\"", "").Trim();
            if (line.Length > 0 && line[0] != '#' && line.IndexOf("Forge", StringComparison.OrdinalIgnoreCase) >= 0)
                facts.Add(new VerdictFact("switch", line, "the switch " + PrintableText.Excerpt(line, MostQuoted), i + 1, 1));
        }
        return facts;
    }

    // Members of an object in the order of their names: it means nothing.
    private static string Written(JsonValue value)
    {
        StringBuilder text = new();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonValue value)
    {
        text.Append(value.Kind).Append(' ').Append(value.Text.Length).Append(' ').Append(value.Text).Append('(');
        foreach (JsonValue item in value.Items)
            Write(text, item);
        foreach (JsonMember member in value.Members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            text.Append(member.Name.Length).Append(' ').Append(member.Name).Append(':');
            Write(text, member.Value);
        }
        text.Append(')');
    }
}
