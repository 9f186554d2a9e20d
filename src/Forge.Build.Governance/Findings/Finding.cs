using System.Collections.Generic;

namespace Forge.Build.Governance.Findings;

/// <summary>One broken rule at one place.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">What happened; may quote text of the repository, which reporters escape.</param>
/// <param name="Fix">The next command or edit.</param>
public sealed record Finding(Rule Rule, SourceLocation Location, string Message, string Fix)
{
    /// <summary>Path, line, column, code, message, then the rest: the one order in which findings are reported; only equal findings tie.</summary>
    public static IComparer<Finding> Order { get; } = Comparer<Finding>.Create(Compare);

    /// <summary>The line a builder reads: <c>[A4] what happened. Fix: what to do. (Builder Contract 4)</c>.</summary>
    public string Text => "[" + Rule.Gate + "] " + Message + (Fix.Length == 0 ? "" : " Fix: " + Fix) + " (" + Rule.Clause + ")";

    private static int Compare(Finding? a, Finding? b)
    {
        if (a is null || b is null)
            return (a is null ? 0 : 1) - (b is null ? 0 : 1);
        int order = string.CompareOrdinal(a.Location.Path, b.Location.Path);
        if (order == 0)
            order = a.Location.Line.CompareTo(b.Location.Line);
        if (order == 0)
            order = a.Location.Column.CompareTo(b.Location.Column);
        if (order == 0)
            order = string.CompareOrdinal(a.Rule.Code, b.Rule.Code);
        if (order == 0)
            order = string.CompareOrdinal(a.Message, b.Message);
        if (order == 0)
            order = a.Location.EndLine.CompareTo(b.Location.EndLine);
        if (order == 0)
            order = a.Location.EndColumn.CompareTo(b.Location.EndColumn);
        return order != 0 ? order : string.CompareOrdinal(a.Fix, b.Fix);
    }
}
