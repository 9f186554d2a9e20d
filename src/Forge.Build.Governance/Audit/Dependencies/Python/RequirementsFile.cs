using System;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>A file in the format of pip: a requirement a line, options, and other files that it takes in.</summary>
internal static class RequirementsFile
{
    private static readonly string[] Includes = { "-r", "--requirement" };
    private static readonly string[] Editables = { "-e", "--editable" };
    private static readonly string[] Archives = { ".whl", ".tar.gz", ".zip", ".tar.bz2" };

    /// <summary>Reads one file.</summary>
    /// <param name="file">A file with text.</param>
    /// <param name="manifest">What takes its names.</param>
    /// <param name="include">Called with the path of every file that this one takes in, as it is written, and where that stands.</param>
    public static void Read(ContractFile file, PythonManifest manifest, Action<string, int, int> include)
    {
        string text = file.Text!.Text;
        for (int start = 0; start < text.Length;)
        {
            int end = LogicalEnd(text, start);
            ReadLine(file, text.Substring(start, end - start).Replace("\\\n", "  "), start, manifest, include);
            start = end + 1;
        }
    }

    /// <summary>The name that a requirement begins with (PEP 508); empty where it begins with none.</summary>
    public static string NameOf(string requirement)
    {
        int start = 0;
        while (start < requirement.Length && char.IsWhiteSpace(requirement[start]))
            start++;
        int end = start;
        while (end < requirement.Length && IsNamePart(requirement[end]))
            end++;
        return end > start && char.IsLetterOrDigit(requirement[start]) ? requirement.Substring(start, end - start) : "";
    }

    private static int LogicalEnd(string text, int start)
    {
        int end = start;
        while (true)
        {
            end = text.IndexOf('\n', end);
            if (end < 0)
                return text.Length;
            if (end == start || text[end - 1] != '\\')
                return end;
            end++;
        }
    }

    private static void ReadLine(ContractFile file, string line, int start, PythonManifest manifest, Action<string, int, int> include)
    {
        line = WithoutComment(line).TrimEnd();
        int indent = line.Length - line.TrimStart().Length;
        line = line.TrimStart();
        if (line.Length == 0)
            return;
        if (OptionValue(line, Includes) is { Length: > 0 } included)
            include(included, start + indent, start + indent + line.Length);
        else if (OptionValue(line, Editables) is { } editable)
            ReadRequirement(editable, manifest);
        else if (line[0] != '-' && !ReadRequirement(line, manifest))
        {
            manifest.Refuse(
                file, start + indent, start + indent + line.Length,
                "this line is no requirement: it begins with neither a name, a path, an address nor an option",
                "write it as NAME, NAME==VERSION or an option of pip, or remove it.");
        }
    }

    private static bool ReadRequirement(string requirement, PythonManifest manifest)
    {
        if (requirement.IndexOf("#egg=", StringComparison.Ordinal) is >= 0 and int egg)
        {
            manifest.Declare(NameOf(requirement.Substring(egg + "#egg=".Length)));
            return true;
        }
        string name = NameOf(requirement);
        bool isPath = requirement.Length > 0 && requirement[0] is '.' or '/' or '\\'
            || (name.Length > 0 && name.Length < requirement.Length && requirement[name.Length] is '/' or '\\' or ':');
        if (isPath || IsAddress(requirement) || (IsArchive(requirement) && requirement.IndexOf('@') < 0))
        {
            manifest.Declare(NameOfArchive(requirement));
            return true;
        }
        if (name.Length == 0)
            return false;
        manifest.Declare(name);
        return FollowsName(requirement.Substring(name.Length).TrimStart());
    }

    // What may stand behind a name: extras, a version, an address, a marker, an option.
    private static bool FollowsName(string rest) => rest.Length == 0 || rest[0] is '[' or '(' or '=' or '<' or '>' or '!' or '~' or '@' or ';' or '-' or ',';

    // name @ https://... begins with a name.
    private static bool IsAddress(string requirement)
    {
        int scheme = requirement.IndexOf("://", StringComparison.Ordinal);
        int blank = requirement.IndexOfAny(new[] { ' ', '@' });
        return scheme > 0 && (blank < 0 || blank > scheme);
    }

    private static bool IsArchive(string requirement) => Array.Exists(Archives, end => requirement.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    // https://example.org/files/some_name-1.2-py3-none-any.whl: the version begins at the first dash before a digit.
    private static string NameOfArchive(string requirement)
    {
        string address = requirement.Split('#', '?', ' ')[0].TrimEnd('/', '\\');
        string name = address.Substring(address.LastIndexOfAny(new[] { '/', '\\' }) + 1);
        for (int i = name.IndexOf('-'); i >= 0 && i + 1 < name.Length; i = name.IndexOf('-', i + 1))
        {
            if (char.IsDigit(name[i + 1]))
                return NameOf(name.Substring(0, i));
        }
        int suffix = name.IndexOf(".git", StringComparison.OrdinalIgnoreCase);
        return NameOf(suffix > 0 ? name.Substring(0, suffix) : name);
    }

    private static string? OptionValue(string line, string[] names)
    {
        foreach (string name in names)
        {
            if (!line.StartsWith(name, StringComparison.Ordinal) || line.Length == name.Length)
                continue;
            char next = line[name.Length];
            if (char.IsWhiteSpace(next) || next == '=' || name.Length == 2)
                return line.Substring(name.Length).TrimStart(' ', '\t', '=').Trim('"', '\'');
        }
        return null;
    }

    // A comment begins the line or stands behind a blank; #egg= does neither.
    private static string WithoutComment(string line)
    {
        for (int i = line.IndexOf('#'); i >= 0; i = line.IndexOf('#', i + 1))
        {
            if (i == 0 || char.IsWhiteSpace(line[i - 1]))
                return line.Substring(0, i);
        }
        return line;
    }

    private static bool IsNamePart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
}
