using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Forge.Build.Governance.Audit.Verdict;

/// <summary>What belongs to this package by its name, as MSBuild reads names: without regard to case, with its escapes.</summary>
internal static class ForgeNames
{
    private const string Package = "Forge.Build";

    private static readonly HashSet<string> Tasks = new(StringComparer.OrdinalIgnoreCase) { "DispatchGates", "RunGates", "ReportGatesOff", "InitializeContracts" };

    // They are not ours, and decide whether ours are imported at all.
    private static readonly HashSet<string> ImportSwitches = new(StringComparer.OrdinalIgnoreCase)
    {
        "ImportProjectExtensionProps", "ImportProjectExtensionTargets", "ExcludeRestorePackageImports", "ImportDirectoryBuildProps", "ImportDirectoryBuildTargets",
        "ImportDirectoryPackagesProps", "DirectoryBuildPropsPath", "DirectoryBuildTargetsPath", "DirectoryPackagesPropsPath", "MSBuildProjectExtensionsPath",
    };

    /// <summary>Whether a property, an item or a target is one of the package's.</summary>
    public static bool Owns(string name)
        => name.StartsWith("Forge", StringComparison.OrdinalIgnoreCase) || name.StartsWith("_Forge", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a property decides what is imported.</summary>
    public static bool SwitchesImports(string property) => ImportSwitches.Contains(property);

    /// <summary>Whether a task's name, with or without its namespace, is one of the package's.</summary>
    public static bool IsTask(string name) => Tasks.Contains(name.Substring(name.LastIndexOf('.') + 1).Trim());

    /// <summary>Whether a path or a name leads to the package, or is computed from one of its properties.</summary>
    public static bool LeadsTo(string value)
        => Contains(value, Package) || Contains(value, "Forge.Governance") || Contains(value, "$(Forge") || Contains(value, "$(_Forge");

    /// <summary>Whether a list of package ids holds the package's.</summary>
    public static bool NamesPackage(string ids)
    {
        foreach (string id in ids.Split(';'))
        {
            string name = id.Trim();
            if (name.Equals(Package, StringComparison.OrdinalIgnoreCase) || name.StartsWith(Package + ".", StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Whether a list is only known when the project is evaluated, and so may hold the package's id.</summary>
    public static bool MayNamePackage(string ids) => ids.IndexOfAny(new[] { '*', '?' }) >= 0 || Contains(ids, "$(") || Contains(ids, "@(") || Contains(ids, "%(");

    /// <summary>Whether a list of names separated by semicolons holds one of the package's.</summary>
    public static bool ListsOne(string names)
    {
        foreach (string name in names.Split(';'))
        {
            if (Owns(name.Trim()))
                return true;
        }
        return false;
    }

    /// <summary>The name of a property of the package to which a text assigns, as in <c>A=1;ForgeEnabled=false</c>; null where it assigns to none.</summary>
    public static string? AssignedIn(string text)
    {
        for (int at = text.IndexOf("Forge", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("Forge", at, StringComparison.OrdinalIgnoreCase))
        {
            int start = at > 0 && text[at - 1] == '_' ? at - 1 : at, end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
                end++;
            int sign = end;
            while (sign < text.Length && char.IsWhiteSpace(text[sign]))
                sign++;
            bool isWhole = start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.' or '-');
            if (isWhole && sign < text.Length && text[sign] == '=' && (sign + 1 == text.Length || text[sign + 1] != '='))
                return text.Substring(start, end - start);
            at = sign;
        }
        return null;
    }

    /// <summary>A text with MSBuild's escapes resolved: <c>%46</c> is <c>F</c>.</summary>
    public static string Unescape(string text)
    {
        if (text.IndexOf('%') < 0)
            return text;
        StringBuilder result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscape = text[i] == '%' && i + 2 < text.Length && Uri.IsHexDigit(text[i + 1]) && Uri.IsHexDigit(text[i + 2]);
            result.Append(isEscape ? (char)int.Parse(text.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : text[i]);
            i += isEscape ? 2 : 0;
        }
        return result.ToString();
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
