using System;
using System.Collections.Generic;
using Forge.Build.Governance.Boundaries.Lexing;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>The manifests of setuptools: <c>setup.cfg</c>, and the lists that <c>setup.py</c> spells out.</summary>
internal static class SetupFiles
{
    private static readonly string[] Lists = { "install_requires", "extras_require", "setup_requires", "tests_require" };

    /// <summary>Reads <c>setup.cfg</c>; other sections than those with requirements are not its business.</summary>
    public static void ReadConfiguration(ContractFile file, PythonManifest manifest)
    {
        string section = "";
        string key = "";
        foreach (string line in file.Text!.Text.Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] is '#' or ';')
                continue;
            if (trimmed[0] == '[' && !char.IsWhiteSpace(line[0]))
            {
                section = trimmed.Trim('[', ']').Trim();
                key = "";
                continue;
            }
            int equals = char.IsWhiteSpace(line[0]) ? -1 : trimmed.IndexOfAny(new[] { '=', ':' });
            if (equals >= 0)
                key = trimmed.Substring(0, equals).Trim();
            string value = trimmed.Substring(equals + 1);
            bool isList = section == "options.extras_require" || (section == "options" && Array.IndexOf(Lists, key) >= 0);
            if (section == "metadata" && key == "name" && equals >= 0)
                manifest.Declare(value.Trim());
            if (!isList)
                continue;
            manifest.Enter(file.Path);
            manifest.Declare(RequirementsFile.NameOf(value));
        }
    }

    /// <summary>Reads <c>setup.py</c> as far as its lists are literals: the code is not run.</summary>
    public static void ReadScript(ContractFile file, PythonManifest manifest)
    {
        string text = file.Text!.Text;
        string code = SourceRegions.Mask(text, SourceLanguage.Python, PatternScope.Code);
        string strings = SourceRegions.Mask(text, SourceLanguage.Python, PatternScope.Strings);
        foreach (string list in Lists)
        {
            int at = code.IndexOf(list, StringComparison.Ordinal);
            if (at < 0)
                continue;
            manifest.Enter(file.Path);
            foreach (string literal in LiteralsFrom(code, strings, at + list.Length))
                manifest.Declare(RequirementsFile.NameOf(literal));
        }
    }

    // The literals up to the bracket that closes the first one.
    private static IEnumerable<string> LiteralsFrom(string code, string strings, int at)
    {
        int depth = 0;
        for (int i = at; i < code.Length; i++)
        {
            if (code[i] is '[' or '(' or '{')
                depth++;
            else if (code[i] is ']' or ')' or '}' && --depth <= 0)
                yield break;
            else if (code[i] == '\n' && depth == 0)
                yield break;
            if (strings[i] is not ('"' or '\''))
                continue;
            int end = strings.IndexOf(strings[i], i + 1);
            if (end < 0)
                yield break;
            yield return strings.Substring(i + 1, end - i - 1);
            i = end;
        }
    }
}
