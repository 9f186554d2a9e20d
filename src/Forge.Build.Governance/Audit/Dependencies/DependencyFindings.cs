using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies;

/// <summary>Findings that all languages have in common, and where in a file they stand.</summary>
internal static class DependencyFindings
{
    private const int MostQuoted = 120;

    /// <summary>A range of a file that could be read.</summary>
    public static SourceLocation Range(ContractFile file, int start, int end)
    {
        (int line, int column) = file.Text!.PositionOf(start);
        (int endLine, int endColumn) = file.Text.PositionOf(end);
        return new SourceLocation(file.Path, line, column, endLine, endColumn);
    }

    public static Finding Unreadable(ContractFile file)
        => new(RuleCatalog.PackagesUnknown, SourceLocation.StartOf(file.Path),
            "what this file imports cannot be told: " + file.Problem, "make it a readable file inside the project root.");

    public static Finding Malformed(SourceLocation at, string message, string fix) => new(RuleCatalog.ManifestMalformed, at, message, fix);

    /// <summary>A text of the repository, short enough for a message, in quotes.</summary>
    public static string Quote(string text) => "\"" + PrintableText.Excerpt(text, MostQuoted) + "\"";

    /// <summary>Whether a name can stand in a command that a builder will run as it is.</summary>
    public static bool IsPlainName(string name)
    {
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or '@' or '/'))
                return false;
        }
        return name.Length > 0 && name.Length <= MostQuoted && name[0] != '-';
    }
}
