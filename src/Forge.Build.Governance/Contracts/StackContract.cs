using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Repository;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Forge.Build.Governance.Contracts;

/// <summary>Whether a project has a frontend.</summary>
public enum Frontend
{
    /// <summary>Nothing says so, either way.</summary>
    Undecided,

    /// <summary>It has one, so <c>ui.md</c> is a required contract.</summary>
    Enabled,

    /// <summary>It has none.</summary>
    Disabled,
}

/// <summary>Reads <c>stack.md</c> for the one thing the read gate needs of it (Builder Contract 1, item 7).</summary>
/// <remarks>
/// In this order: an <c>Enabled:</c> line under the heading Frontend (other sections have such lines of their own); there, a line that says there is none;
/// there, a framework; the <c>forge.json</c> that is embedded in a fenced block; the real <c>forge.json</c>.
/// </remarks>
public static class StackContract
{
    private static readonly string[] Yes = { "yes", "true", "enabled", "on" };
    private static readonly string[] No = { "no", "false", "disabled", "off", "none", "n/a", "not applicable" };

    /// <summary>Decides.</summary>
    /// <param name="stack">The text of <c>stack.md</c>.</param>
    /// <param name="forgeJson">The text of <c>forge.json</c>, or null where there is none.</param>
    public static Frontend FrontendOf(SourceText stack, SourceText? forgeJson)
    {
        MarkdownDocument document = ParseOrNothing(stack.Text);
        List<string> lines = FrontendLines(document);
        Frontend said = FromEnabledLine(lines);
        if (said == Frontend.Undecided)
            said = FromProse(lines);
        if (said == Frontend.Undecided)
            said = document.Descendants<FencedCodeBlock>().Select(block => FromForgeJson(block.Lines.ToString())).FirstOrDefault(f => f != Frontend.Undecided);
        return said == Frontend.Undecided && forgeJson is not null ? FromForgeJson(forgeJson.Text) : said;
    }

    // Markdig refuses what nests too deeply; such a text decides nothing.
    private static MarkdownDocument ParseOrNothing(string text)
    {
        try
        {
            return Markdown.Parse(text);
        }
        catch (ArgumentException)
        {
            return new MarkdownDocument();
        }
    }

    // Every line of text below the heading, up to the next heading of its rank; code left out.
    private static List<string> FrontendLines(MarkdownDocument document)
    {
        List<string> lines = new();
        int rank = 0;
        foreach (Block block in document)
        {
            if (block is HeadingBlock heading)
            {
                if (rank == 0 && TextOf(heading.Inline).Trim().StartsWith("Frontend", StringComparison.OrdinalIgnoreCase))
                    rank = heading.Level;
                else if (heading.Level <= rank)
                    break;
            }
            else if (rank > 0)
            {
                foreach (LeafBlock leaf in LeavesOf(block))
                    lines.AddRange(TextOf(leaf.Inline).Split('\n').Select(line => line.Trim()));
            }
        }
        return lines;
    }

    private static IEnumerable<LeafBlock> LeavesOf(Block block) => block switch
    {
        CodeBlock => Enumerable.Empty<LeafBlock>(),
        LeafBlock leaf => new[] { leaf },
        ContainerBlock container => container.SelectMany(LeavesOf),
        _ => Enumerable.Empty<LeafBlock>(),
    };

    private static string TextOf(ContainerInline? inline)
    {
        if (inline is null)
            return "";
        return string.Concat(inline.Descendants().Select(part => part switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => "\n",
            _ => "",
        }));
    }

    private static Frontend FromEnabledLine(List<string> lines)
    {
        foreach (string line in lines)
        {
            int colon = line.IndexOf(':');
            if (colon < 0 || !line.Substring(0, colon).Trim().Equals("Enabled", StringComparison.OrdinalIgnoreCase))
                continue;
            string value = line.Substring(colon + 1).Trim();
            if (StartsWithAny(value, Yes))
                return Frontend.Enabled;
            if (StartsWithAny(value, No))
                return Frontend.Disabled;
        }
        return Frontend.Undecided;
    }

    private static Frontend FromProse(List<string> lines)
    {
        foreach (string line in lines)
        {
            if (StartsWithAny(line, No) || line.StartsWith("No ", StringComparison.OrdinalIgnoreCase))
                return Frontend.Disabled;
            int colon = line.IndexOf(':');
            if (colon < 0 || !line.Substring(0, colon).Trim().Equals("Framework", StringComparison.OrdinalIgnoreCase))
                continue;
            string value = line.Substring(colon + 1).Trim();
            if (value.Length > 0 && value[0] != '{')
                return StartsWithAny(value, No) ? Frontend.Disabled : Frontend.Enabled;
        }
        return Frontend.Undecided;
    }

    // The word itself, not the beginning of another: "no" but not "node".
    private static bool StartsWithAny(string text, string[] words)
        => words.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length])));

    private static Frontend FromForgeJson(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("frontend", out JsonElement frontend)
                || frontend.ValueKind != JsonValueKind.Object || !frontend.TryGetProperty("enabled", out JsonElement enabled))
            {
                return Frontend.Undecided;
            }
            return enabled.ValueKind switch
            {
                JsonValueKind.True => Frontend.Enabled,
                JsonValueKind.False => Frontend.Disabled,
                _ => Frontend.Undecided,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or an escape in it that is no Unicode text.
            return Frontend.Undecided;
        }
    }
}
