using System.Collections.Generic;
using System.Text.Json;
using Forge.Build.Commands.Reports;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>The data of <c>difflog update</c> and <c>difflog finalize</c>: <c>path</c>, <c>written</c>, <c>complete</c>, and the lists <c>added</c> and <c>unchanged</c> of paths.</summary>
internal static class LogData
{
    /// <summary>A report with it.</summary>
    /// <param name="path">The log, relative to the project root.</param>
    /// <param name="isWritten">Whether the log was written.</param>
    /// <param name="isComplete">Whether it now is complete.</param>
    /// <param name="refresh">What changed in its list of files.</param>
    /// <param name="report">The report.</param>
    public static CommandReport Of(string path, bool isWritten, bool isComplete, DiffLogRefresh refresh, CommandReport report) => report with
    {
        Data = json =>
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteBoolean("written", isWritten);
            json.WriteBoolean("complete", isComplete);
            WriteList(json, "added", refresh.Added);
            WriteList(json, "unchanged", refresh.Unchanged);
            json.WriteEndObject();
        },
    };

    /// <summary>Writes a list of texts.</summary>
    public static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
