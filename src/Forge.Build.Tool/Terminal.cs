using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Tool;

/// <summary>The one place that writes to the terminal. Text of the repository is escaped first.</summary>
internal static class Terminal
{
    public static void Say(string line) => Console.Out.WriteLine(PrintableText.Escape(line));

    public static void Complain(string line) => Console.Error.WriteLine(PrintableText.Escape(line));

    /// <summary>Findings as compilers print them, so that editors find the place: <c>path(line,column): STOP error CODE: text</c>.</summary>
    public static void Report(IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            SourceLocation at = finding.Location;
            string place = at.Path.Length == 0 ? "" : at.Path + (at.Line == 0 ? "" : "(" + at.Line + "," + at.Column + "," + at.EndLine + "," + at.EndColumn + ")") + ": ";
            switch (finding.Rule.Severity)
            {
                case Severity.Error:
                    Complain(place + finding.Rule.Stop.ContractName() + " error " + finding.Rule.Code + ": " + finding.Text);
                    break;
                case Severity.Warning:
                    Complain(place + "warning " + finding.Rule.Code + ": " + finding.Text);
                    break;
                case Severity.Notice:
                    Say(place + finding.Rule.Code + ": " + finding.Text);
                    break;
            }
        }
    }
}
