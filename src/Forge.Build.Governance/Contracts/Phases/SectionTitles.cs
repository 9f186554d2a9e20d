using System;
using System.Linq;
using System.Text;

namespace Forge.Build.Governance.Contracts.Phases;

/// <summary>Tells by its title what a section of a phase is about. Letters and numbers before the title do not count: they drift from phase to phase.</summary>
internal static class SectionTitles
{
    private static readonly string[] Excluded = { "out of scope", "not in scope", "outside scope", "non goals", "nongoals", "excluded", "exclusions", "deferred", "not included", "later" };
    private static readonly string[] Coverage = { "schema coverage", "schema", "tables", "table coverage", "schema changes" };

    private static readonly string[] Acceptance =
    {
        "acceptance criteria", "acceptance", "acceptance tests", "exit criteria", "done criteria", "definition of done", "success criteria", "completion criteria", "done when",
    };

    private static readonly string[] Scope =
    {
        "implementation items", "scope", "in scope", "implementation scope", "implementation", "deliverables", "implementation tasks", "tasks", "work items", "items", "wiring", "build items", "outputs",
    };

    /// <summary>What a title says; null where it says nothing of the kind, so that the section around it counts.</summary>
    public static PhaseSection? Of(string title)
    {
        string words = Normalised(title);
        if (Is(words, Excluded))
            return PhaseSection.Excluded;
        if (Is(words, Coverage))
            return PhaseSection.Coverage;
        if (Is(words, Acceptance))
            return PhaseSection.Acceptance;
        return Is(words, Scope) ? PhaseSection.Scope : null;
    }

    // The whole title, or its beginning before more words: "Deliverables (files)" is one, "Scope creep" is too, and harms nobody.
    private static bool Is(string words, string[] titles)
        => titles.Any(title => words.StartsWith(title, StringComparison.Ordinal) && (words.Length == title.Length || words[title.Length] == ' '));

    // Lower-case words with one blank between them, without "C)", "3." or "C -" before them.
    private static string Normalised(string title)
    {
        StringBuilder words = new(title.Length);
        foreach (char c in title)
        {
            if (char.IsLetterOrDigit(c))
                words.Append(char.ToLowerInvariant(c));
            else if (words.Length > 0 && words[words.Length - 1] != ' ')
                words.Append(' ');
        }
        string text = words.ToString().Trim();
        // "Phase 0 Outputs"
        if (text.StartsWith("phase ", StringComparison.Ordinal))
            text = text.Substring(6);
        int blank = text.IndexOf(' ');
        bool isMark = blank == 1 || (blank > 1 && text.Take(blank).All(char.IsDigit));
        return isMark ? text.Substring(blank + 1) : text;
    }
}
