using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Explaining;

/// <summary>Explains a code, a gate or a STOP from what this assembly carries: no repository, no network (Builder Contract 8).</summary>
public static class ExplainRun
{
    private const string Command = "explain";
    private const int MostText = 60;

    /// <summary>Explains.</summary>
    /// <param name="word">A code, a gate or a STOP; empty for the list of gates and STOPs.</param>
    /// <returns>2 where nobody knows the word. Its data is described in <c>docs/commands-json.md</c>.</returns>
    public static CommandReport Run(string word)
    {
        if (word.Trim().Length == 0)
            return List();
        if (Subject.Of(word) is not { } subject)
            return Unknown(word);
        return subject.Kind == "code" ? One(subject.Rules[0]) : Several(subject);
    }

    private static CommandReport One(Rule rule)
    {
        DiagnosticPage? page = DiagnosticPage.Of(rule);
        List<string> lines = [rule.Code + ": " + rule.Title, ExplainJson.StopOf(rule) + ", gate " + rule.Gate + ", " + ExplainJson.SeverityOf(rule) + " (" + rule.Clause + ")"];
        foreach (PageSection section in page?.Sections ?? [])
        {
            lines.Add("");
            lines.Add(section.Heading);
            lines.AddRange(PlainMarkdown.Of(section.Lines));
        }
        return CommandReport.Of(Command, 0, [.. lines]) with { Data = json => ExplainJson.WriteCode(json, rule, page) };
    }

    private static CommandReport Several(Subject subject)
    {
        IEnumerable<string> lines = subject.Rules.Select(rule => rule.Code + "  " + ExplainJson.SeverityOf(rule).PadRight(7) + "  " + rule.Title);
        string first = subject.Id + ": " + Counted(subject.Rules.Count) + (subject.Kind == "gate" ? " (" + Clauses(subject) + ")" : "");
        return CommandReport.Of(Command, 0, [first, .. lines, "What one means: forge explain " + subject.Rules[0].Code])
            with { Data = json => ExplainJson.WriteSubject(json, subject) };
    }

    private static CommandReport List()
    {
        IReadOnlyList<Subject> gates = Subject.Gates(), stops = Subject.Stops();
        int width = gates.Concat(stops).Max(subject => subject.Id.Length);
        IEnumerable<string> lines = gates.Select(gate => "  " + gate.Id.PadRight(width) + "  " + Counted(gate.Rules.Count).PadRight(9) + "  " + Clauses(gate)).Prepend("Gates:")
            .Append("STOPs:").Concat(stops.Select(stop => "  " + stop.Id.PadRight(width) + "  " + Counted(stop.Rules.Count)))
            .Append("The codes of one: forge explain " + gates[0].Id);
        return CommandReport.Of(Command, 0, lines.ToArray()) with { Data = json => ExplainJson.WriteList(json, gates, stops) };
    }

    private static CommandReport Unknown(string word)
    {
        string[] near = Nearest.To(word.Trim(), Subject.Words().Concat(RuleCatalog.All.Select(rule => rule.Code[5..]))).ToArray();
        string meant = near.Length == 0 ? "" : " Perhaps " + string.Join(" or ", near.Select(id => "'forge explain " + id + "'")) + ".";
        return CommandReport.Of(
            Command, 2, "'" + PrintableText.Excerpt(word.Trim(), MostText) + "' is no code, gate or STOP." + meant + " Run 'forge explain' for the list of gates and STOPs.");
    }

    // Builder Contract 9, 9.1: the document once, then its numbers.
    private static string Clauses(Subject subject)
        => string.Join("; ", subject.Rules.Select(rule => rule.Clause).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .GroupBy(clause => clause[..clause.LastIndexOf(' ')]).Select(group => group.Key + string.Join(",", group.Select(clause => clause[group.Key.Length..]))));

    private static string Counted(int count) => count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " code" : " codes");
}
