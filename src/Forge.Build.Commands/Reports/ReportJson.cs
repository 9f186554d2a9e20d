using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Reports;

/// <summary>A report as JSON (<c>--format json</c>); its members are promised by <c>docs/commands-json.md</c>.</summary>
public static class ReportJson
{
    /// <summary>Grows with each change that a reader of older reports would not understand.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The text: one object, a line feed at its end.</summary>
    public static string Of(CommandReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("command", report.Command);
        json.WriteNumber("exitCode", report.ExitCode);
        WriteFindings(json, report.Findings);
        json.WriteStartArray("lines");
        foreach (string line in report.Lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
        if (report.Data is { } data)
        {
            json.WritePropertyName("data");
            data(json);
        }
        json.WriteEndObject();
    });

    /// <summary>The same on one line, for a command that reports more than once.</summary>
    // The strings of the text hold no line feed, so what follows one is indentation.
    public static string LineOf(CommandReport report) => string.Concat(Of(report).Split('\n').Select(line => line.TrimStart(' '))) + "\n";

    private static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (Finding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Rule.Code);
            json.WriteString("stop", finding.Rule.Stop.ContractName());
            json.WriteString("severity", finding.Rule.Severity.ToString().ToLowerInvariant());
            json.WriteString("gate", finding.Rule.Gate);
            json.WriteString("message", finding.Message);
            json.WriteString("fix", finding.Fix);
            json.WriteString("clause", finding.Rule.Clause);
            json.WriteString("path", finding.Location.Path);
            json.WriteNumber("line", finding.Location.Line);
            json.WriteNumber("column", finding.Location.Column);
            json.WriteNumber("endLine", finding.Location.EndLine);
            json.WriteNumber("endColumn", finding.Location.EndColumn);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
