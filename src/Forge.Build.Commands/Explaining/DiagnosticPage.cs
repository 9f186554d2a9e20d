using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Explaining;

/// <summary>A part of a page.</summary>
/// <param name="Heading">Without <c>##</c>.</param>
/// <param name="Lines">Markdown, without the blank lines around it.</param>
internal sealed record PageSection(string Heading, IReadOnlyList<string> Lines);

/// <summary>The page of a code, which lies in <c>docs/diagnostics</c> and is carried in this assembly.</summary>
/// <param name="Sections">In the order of the page; what stands above the first heading is left out, for the catalogue says it.</param>
internal sealed record DiagnosticPage(IReadOnlyList<PageSection> Sections)
{
    /// <summary>What every page has: its heading, and its name in JSON.</summary>
    public static IReadOnlyList<(string Heading, string Name)> Known { get; } =
        [("What happened", "what"), ("Why it is a rule", "why"), ("How to fix it", "fix"), ("Example", "example")];

    /// <summary>The page of a rule; null where there is none.</summary>
    public static DiagnosticPage? Of(Rule rule)
    {
        using Stream? stream = typeof(DiagnosticPage).Assembly.GetManifestResourceStream(rule.HelpPage);
        if (stream is null)
            return null;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>A page of some text. A line in a fence is no heading.</summary>
    public static DiagnosticPage Parse(string markdown)
    {
        List<PageSection> sections = [];
        List<string> lines = [];
        Fence fence = new();
        foreach (string line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!fence.Covers(line) && line.StartsWith("## ", StringComparison.Ordinal))
            {
                lines = [];
                sections.Add(new PageSection(line[3..].Trim(), lines));
            }
            else if (lines.Count > 0 || line.Length > 0)
            {
                lines.Add(line);
            }
        }
        return new DiagnosticPage(sections.Select(section => section with { Lines = WithoutEnd(section.Lines) }).ToArray());
    }

    /// <summary>The Markdown of a section, its lines joined by line feeds; empty where there is none.</summary>
    public string Text(string heading) => string.Join('\n', Sections.FirstOrDefault(section => section.Heading == heading)?.Lines ?? []);

    private static string[] WithoutEnd(IReadOnlyList<string> lines) => lines.Reverse().SkipWhile(line => line.Length == 0).Reverse().ToArray();
}
