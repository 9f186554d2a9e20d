using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Tool;

/// <summary>The one place that writes to the terminal, beside <see cref="Screen"/>, which draws. Text of the repository is escaped first.</summary>
internal static class Terminal
{
    /// <summary>Whether somebody can see what is drawn.</summary>
    public static bool IsSeen => !Console.IsOutputRedirected;

    /// <summary>Whether somebody can answer, too.</summary>
    public static bool IsAnswered => IsSeen && !Console.IsInputRedirected;

    /// <summary>Does something before an interrupted command ends.</summary>
    public static void OnInterrupt(Action action) => Console.CancelKeyPress += (_, _) => action();

    /// <summary>Standard input as bytes, as they come.</summary>
    public static Stream OpenInput() => Console.OpenStandardInput();

    /// <summary>Listens to both streams from now on, to the end of the process.</summary>
    public static (Heard Said, Heard Complained) Listen()
    {
        Heard said = new(Console.Out), complained = new(Console.Error);
        Console.SetOut(said);
        Console.SetError(complained);
        return (said, complained);
    }

    /// <summary>Says a line; the repository's text in it is escaped.</summary>
    public static void Say(string line) => Console.Out.WriteLine(PrintableText.Escape(line));

    /// <summary>Prints text for a program as it is: a writer of ours made it, and escaped what it quotes.</summary>
    public static void Emit(string text) => Console.Out.Write(text);

    /// <summary>Says a line on standard error; the repository's text in it is escaped.</summary>
    public static void Complain(string line) => Console.Error.WriteLine(PrintableText.Escape(line));

    /// <summary>What came of a command: the broken rules first, then the lines, which complain where it did not succeed.</summary>
    /// <returns>The exit code.</returns>
    public static int Report(int exitCode, IEnumerable<Finding> findings, IEnumerable<string> lines)
    {
        Report(findings);
        foreach (string line in lines)
        {
            if (exitCode == 0)
                Say(line);
            else
                Complain(line);
        }
        return exitCode;
    }

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
