using System;
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

    public void LogDetail(string line)
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
