using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Findings;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Forge.Build.Tasks;

/// <summary>Findings as MSBuild events: the one place where repository text meets a log.</summary>
internal sealed class FindingLogger
{
    private readonly TaskLoggingHelper _log;
    private readonly string _root;

    /// <param name="log">The task's log.</param>
    /// <param name="root">What relative paths are relative to; empty where findings carry absolute ones.</param>
    public FindingLogger(TaskLoggingHelper log, string root)
    {
        _log = log;
        _root = root;
    }

    public void Log(IEnumerable<Finding> findings, IEnumerable<string> details)
    {
        foreach (Finding finding in findings)
            Log(finding);
        foreach (string line in details)
            LogDetail(line);
    }

    /// <summary>Writes a SARIF log, relative to the root; nothing where <paramref name="sarifLog"/> is empty.</summary>
    public void WriteSarif(string sarifLog, IReadOnlyList<Finding> findings)
    {
        if (sarifLog.Length == 0)
            return;
        try
        {
            SarifReport.Write(Path.GetFullPath(Path.Combine(_root, sarifLog)), findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Log(new Finding(RuleCatalog.ReportNotWritten, SourceLocation.None,
                "the SARIF log " + sarifLog + " could not be written: " + e.Message.TrimEnd('.') + ".", "set ForgeSarifLog to a file in a folder that can be written."));
        }
    }

    public void Log(Finding finding)
    {
        Rule rule = finding.Rule;
        SourceLocation at = finding.Location;
        string? file = FileOf(at);
        string help = HelpLink(rule);
        string text = PrintableText.Escape(finding.Text);
        // The text is an argument, never the format string: it may hold braces.
        switch (rule.Severity)
        {
            case Severity.Error:
                _log.LogError(rule.Stop.ContractName(), rule.Code, null, help, file, at.Line, at.Column, at.EndLine, at.EndColumn, "{0}", text);
                break;
            case Severity.Warning:
                _log.LogWarning(null, rule.Code, null, help, file, at.Line, at.Column, at.EndLine, at.EndColumn, "{0}", text);
                break;
            default:
                MessageImportance importance = rule.Severity == Severity.Notice ? MessageImportance.High : MessageImportance.Normal;
                _log.LogMessage(null, rule.Code, null, file, at.Line, at.Column, at.EndLine, at.EndColumn, importance, "{0}", text);
                break;
        }
    }

    private void LogDetail(string line)
    {
        if (_log.LogsMessagesOfImportance(MessageImportance.Low))
            _log.LogMessage(MessageImportance.Low, "{0}", PrintableText.Escape(line));
    }

    // Without a file MSBuild would name our own targets file; the root says at least which repository is meant.
    private string? FileOf(SourceLocation at)
    {
        if (at.Path.Length == 0)
            return _root.Length == 0 ? null : PrintableText.Escape(_root);
        return PrintableText.Escape(Path.Combine(_root, at.Path.Replace('/', Path.DirectorySeparatorChar)));
    }

    // The pages travel with the package, so that a link works offline and always speaks of this version.
    private static string HelpLink(Rule rule)
    {
        string tools = Path.GetDirectoryName(typeof(FindingLogger).Assembly.Location) ?? "";
        return new Uri(Path.GetFullPath(Path.Combine(tools, "..", "..", rule.HelpPage))).AbsoluteUri;
    }
}
