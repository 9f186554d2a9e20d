using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>What a binary log says: every coded line, and which tasks ran.</summary>
internal sealed partial class BuildLog
{
    private readonly List<Diagnostic> _diagnostics = new();
    private readonly List<string> _tasks = new();

    /// <summary>Errors, warnings and coded messages, in the order in which they were logged.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The name of the folder that the gates were loaded from; empty where they were not.</summary>
    public string ToolsFolder { get; private set; } = "";

    /// <summary>How often a task was executed.</summary>
    public int RunsOf(string task) => _tasks.Count(name => name == task);

    /// <summary>Reads a log.</summary>
    public static BuildLog Read(string path)
    {
        BuildLog log = new();
        foreach (var record in new BinLogReader().ReadRecords(path))
            log.Add(record.Args);
        return log;
    }

    // MSBuild's own words, in the language that the builds are run in.
    [GeneratedRegex("""^Using "RunGates" task from assembly ".*[\\/](?<folder>[^\\/]+)[\\/]Forge\.Build\.Tasks\.dll"\.$""")]
    private static partial Regex GatesAssembly();

    // MSBuild knows the compiler's errors and warnings, and takes its notices for plain text.
    [GeneratedRegex(@"^(?<file>[^\r\n]*?)(\((?<span>[\d,]+)\))?: info (?<code>FORGE\d{4}): (?<text>[^\r\n]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex CompilerNotice();

    private void Add(BuildEventArgs? args)
    {
        switch (args)
        {
            case TaskStartedEventArgs task:
                _tasks.Add(task.TaskName);
                break;
            case BuildMessageEventArgs e when GatesAssembly().Match(e.Message ?? "") is { Success: true } match:
                ToolsFolder = match.Groups["folder"].Value;
                break;
            case BuildErrorEventArgs e:
                _diagnostics.Add(new Diagnostic("error", e.Code ?? "", e.File ?? "",
                    Diagnostic.SpanOf(e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber), e.Subcategory ?? "", e.Message ?? ""));
                break;
            case BuildWarningEventArgs e:
                _diagnostics.Add(new Diagnostic("warning", e.Code ?? "", e.File ?? "",
                    Diagnostic.SpanOf(e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber), e.Subcategory ?? "", e.Message ?? ""));
                break;
            case BuildMessageEventArgs { Code: { Length: > 0 } code } e when code.StartsWith("FORGE", StringComparison.Ordinal):
                _diagnostics.Add(new Diagnostic("message", code, e.File ?? "",
                    Diagnostic.SpanOf(e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber), e.Subcategory ?? "", e.Message ?? ""));
                break;
            case BuildMessageEventArgs e when e.Message?.Contains(": info FORGE", StringComparison.Ordinal) == true && CompilerNotice().Match(e.Message) is { Success: true } notice:
                _diagnostics.Add(new Diagnostic("message", notice.Groups["code"].Value, notice.Groups["file"].Value.Trim(), notice.Groups["span"].Value, "", notice.Groups["text"].Value));
                break;
        }
    }
}
