using System.Collections.Generic;
using System.Text.Json;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Explaining;

/// <summary>The data of <c>forge explain --format json</c>.</summary>
internal static class ExplainJson
{
    /// <summary>The STOP's name; <c>advisory</c> for a rule that does not block.</summary>
    public static string StopOf(Rule rule) => rule.Stop == StopCode.None ? "advisory" : rule.Stop.ContractName();

    /// <summary><c>error</c>, <c>warning</c>, <c>notice</c> or <c>detail</c>.</summary>
    public static string SeverityOf(Rule rule) => rule.Severity.ToString().ToLowerInvariant();

    /// <summary>One code with the sections of its page as Markdown; a section is empty where the page lacks it.</summary>
    public static void WriteCode(Utf8JsonWriter json, Rule rule, DiagnosticPage? page)
    {
        json.WriteStartObject();
        json.WriteString("kind", "code");
        WriteFacts(json, rule);
        json.WriteString("helpPage", rule.HelpPage);
        foreach ((string heading, string name) in DiagnosticPage.Known)
            json.WriteString(name, page?.Text(heading) ?? "");
        json.WriteEndObject();
    }

    /// <summary>The rules of a gate or a STOP.</summary>
    public static void WriteSubject(Utf8JsonWriter json, Subject subject)
    {
        json.WriteStartObject();
        json.WriteString("kind", subject.Kind);
        json.WriteString("id", subject.Id);
        json.WriteStartArray("rules");
        foreach (Rule rule in subject.Rules)
        {
            json.WriteStartObject();
            WriteFacts(json, rule);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>All gates and STOPs with their codes.</summary>
    public static void WriteList(Utf8JsonWriter json, IEnumerable<Subject> gates, IEnumerable<Subject> stops)
    {
        json.WriteStartObject();
        json.WriteString("kind", "list");
        WriteSubjects(json, "gates", gates);
        WriteSubjects(json, "stops", stops);
        json.WriteEndObject();
    }

    private static void WriteSubjects(Utf8JsonWriter json, string name, IEnumerable<Subject> subjects)
    {
        json.WriteStartArray(name);
        foreach (Subject subject in subjects)
        {
            json.WriteStartObject();
            json.WriteString("id", subject.Id);
            json.WriteStartArray("codes");
            foreach (Rule rule in subject.Rules)
                json.WriteStringValue(rule.Code);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFacts(Utf8JsonWriter json, Rule rule)
    {
        json.WriteString("code", rule.Code);
        json.WriteString("title", rule.Title);
        json.WriteString("stop", rule.Stop.ContractName());
        json.WriteString("severity", SeverityOf(rule));
        json.WriteString("gate", rule.Gate);
        json.WriteString("clause", rule.Clause);
    }
}
