using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>A coded line of a build, from its binary log or from its console.</summary>
/// <param name="Kind"><c>error</c>, <c>warning</c> or <c>message</c>.</param>
/// <param name="Code">For example <c>FORGE3101</c>.</param>
/// <param name="File">As logged; ours are absolute.</param>
/// <param name="Span"><c>L,C,L,C</c>, or <c>L,C</c> where no end is known; empty where nothing is.</param>
/// <param name="Subcategory">The STOP code's name, else empty.</param>
/// <param name="Text">What it says.</param>
internal sealed partial record Diagnostic(string Kind, string Code, string File, string Span, string Subcategory, string Text)
{
    /// <summary><c>PATH(L,C,L,C): STOP error CODE</c>, the path as logged.</summary>
    public string Place
    {
        get
        {
            string where = File + (Span.Length == 0 ? "" : "(" + Span + ")");
            return (where.Length == 0 ? "" : where + ": ") + (Subcategory + " " + Kind + " " + Code).Trim();
        }
    }

    /// <summary>The span of a range as MSBuild prints it.</summary>
    public static string SpanOf(params int[] lineColumnEndLineEndColumn)
        => string.Join(",", lineColumnEndLineEndColumn.Where(number => number > 0).Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The errors and warnings that a console shows while the build runs, in order; the summary after it says them again.</summary>
    public static IReadOnlyList<Diagnostic> InConsole(string output)
        => ConsoleLine().Matches(Summary().Split(output)[0]).Select(match => new Diagnostic(
            match.Groups["kind"].Value, match.Groups["code"].Value, match.Groups["file"].Value, match.Groups["span"].Value,
            match.Groups["sub"].Value, match.Groups["text"].Value)).ToArray();

    [GeneratedRegex(@"^Build (succeeded|FAILED)\.\r?$", RegexOptions.Multiline)]
    private static partial Regex Summary();

    [GeneratedRegex(
        @"^(?<file>[^\r\n]*?)(\((?<span>[\d,]+)\))?\s?: ((?<sub>[A-Z_]+) )?(?<kind>error|warning) (?<code>[A-Z]+\d+)\s?: (?<text>[^\r\n]*?)( \[[^\[\]\r\n]*\])?\r?$",
        RegexOptions.Multiline)]
    private static partial Regex ConsoleLine();
}
