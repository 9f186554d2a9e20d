using System;
using System.Globalization;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>The name of a decision record's file: <c>DECISION-1.md</c>, or with a word more, <c>DECISION-001.execution-architecture.md</c>.</summary>
/// <param name="FileName">As it is.</param>
/// <param name="Number">1 to 999999999; 0 where the name has no such number.</param>
internal sealed record RecordName(string FileName, int Number) : IComparable<RecordName>
{
    private const string Lead = "DECISION-";
    private const string Extension = ".md";
    private const int MostDigits = 9;

    /// <summary>Relative to the project root.</summary>
    public string Path => ModuleArtifacts.Decisions + "/" + FileName;

    /// <summary>The name that a file name is, or null where it is another file's.</summary>
    public static RecordName? Of(string fileName)
    {
        if (!fileName.StartsWith(Lead, StringComparison.Ordinal) || !fileName.EndsWith(Extension, StringComparison.Ordinal))
            return null;
        int end = Lead.Length;
        while (fileName[end] is >= '0' and <= '9')
            end++;
        int length = fileName.Length - Extension.Length - end;
        return end > Lead.Length && IsSuffix(fileName, end, length) ? new RecordName(fileName, NumberOf(fileName.Substring(0, end))) : null;
    }

    /// <summary>The number of a decision's name, <c>DECISION-1</c> or <c>DECISION-001</c>; 0 where it is none.</summary>
    public static int NumberOf(string decision)
    {
        if (!decision.StartsWith(Lead, StringComparison.Ordinal))
            return 0;
        string digits = decision.Substring(Lead.Length).TrimStart('0');
        return digits.Length <= MostDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }

    /// <summary>By number, then by name.</summary>
    public int CompareTo(RecordName? other)
    {
        if (other is null)
            return 1;
        return Number != other.Number ? Number.CompareTo(other.Number) : string.CompareOrdinal(FileName, other.FileName);
    }

    private static bool IsSuffix(string name, int start, int length)
    {
        if (length == 0)
            return true;
        if (length < 2 || name[start] != '.')
            return false;
        for (int i = start + 1; i < start + length; i++)
        {
            if (name[i] is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-'))
                return false;
        }
        return true;
    }
}
