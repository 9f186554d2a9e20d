using System;
using System.Collections.Generic;
using System.Globalization;
using Forge.Build.Governance.Audit.Secrets;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>
/// W1, no secrets in the diff (Builder Contract 10.7). The contract's six patterns stand for what they mean: <c>task-list</c> holds no key although it
/// holds <c>sk-</c>, and <c>password = "..."</c> does although it lacks <c>password=</c>.
/// </summary>
internal static class SecretsInDiff
{
    private const int BinarySample = 4096;

    /// <summary>Looks at what the change adds; what it takes away is no longer there to be stolen from.</summary>
    /// <param name="lines">The added lines. Evidence is best left out: it quotes what was found before.</param>
    public static CheckResult Run(IEnumerable<AddedLine> lines)
    {
        List<Finding> findings = new();
        HashSet<string> files = new(StringComparer.Ordinal);
        string path = "";
        BareValues form = BareValues.AreNames;
        int count = 0, binary = 0;
        foreach (AddedLine line in lines)
        {
            count++;
            if (line.Path != path || files.Count == 0)
            {
                path = line.Path;
                form = FileForm.Of(path);
                files.Add(path);
            }
            if (IsBinary(line.Text))
            {
                binary++;
                continue;
            }
            foreach (SecretMatch match in LineScanner.Scan(line.Text, form))
                findings.Add(FindingOf(line, match));
        }
        return new CheckResult("W1", LookedAt(count, files.Count, binary), findings);
    }

    private static Finding FindingOf(AddedLine line, SecretMatch match) => new(
        RuleCatalog.SecretInDiff,
        new SourceLocation(line.Path, line.Line, match.Start + 1, line.Line, match.End + 1),
        "an added line holds what looks like " + match.Kind + ": " + match.Masked + ".",
        "take it out of the file and read it at run time from the environment, user secrets or a vault; if it was ever pushed, revoke it. Where it is an example only, write <value>.");

    // A NUL or many characters that could not be decoded; a sample is enough to tell.
    private static bool IsBinary(string text)
    {
        if (text.IndexOf('\0') >= 0)
            return true;
        int odd = 0, length = Math.Min(text.Length, BinarySample);
        for (int i = 0; i < length; i++)
            odd += text[i] == '\ufffd' || (text[i] < ' ' && text[i] is not ('\t' or '\r' or '\f' or '\u001b')) ? 1 : 0;
        return odd * 10 > length;
    }

    private static string LookedAt(int lines, int files, int binary)
        => Number(lines, "added line") + " of " + Number(files, "file") + (binary == 0 ? "" : ", " + Number(binary, "binary line") + " not searched");

    private static string Number(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
