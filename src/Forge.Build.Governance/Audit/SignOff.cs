using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>What a passed audit says to the builder and the owner (Builder Contract 10.4).</summary>
/// <param name="Phase">The phase.</param>
/// <param name="FilesChanged">Every changed file, evidence aside.</param>
/// <param name="Summary">What changed, in the builder's words; one line.</param>
/// <param name="Steps">Of the verification, and of the tests, what the evidence says: the label, and a line.</param>
/// <param name="LoopbackIterations">Failed audits before this one since the last pass.</param>
/// <param name="IsAutomatic">Whether the directive lets the phase go on without the owner.</param>
internal sealed record SignOff(
    string Phase, IReadOnlyList<string> FilesChanged, string Summary, IReadOnlyList<KeyValuePair<string, string>> Steps, int LoopbackIterations, bool IsAutomatic)
{
    private const int MostLine = 200;
    private const int LabelWidth = 11;

    /// <summary>The block in the contract's form, lines joined by line feeds.</summary>
    public string Block()
    {
        List<string> lines = new()
        {
            "=== PHASE SIGN-OFF: PASS ===",
            "Phase:               " + OneLine(Phase),
            "Files changed:       " + (FilesChanged.Count == 0 ? "none" : string.Join(", ", FilesChanged.Select(file => PrintableText.Escape(file)))),
            "Minimal diff summary: " + (Summary.Length == 0 ? "none given" : OneLine(Summary)),
            "Verification evidence:",
        };
        lines.AddRange(Steps.Select(step => "  - " + (step.Key + ":").PadRight(LabelWidth) + OneLine(step.Value)));
        lines.Add("Audit result:        ALL PASS (A1\u2013A9)");
        lines.Add("Loopback iterations: " + LoopbackIterations.ToString(CultureInfo.InvariantCulture));
        lines.Add("");
        lines.Add(IsAutomatic
            ? "AUTO-AUTHORIZED by the directive; going on needs no token."
            : "ACTION REQUIRED: HALT. Awaiting user token \"AUTHORIZED\" before commit/push.");
        lines.Add("=== END PHASE SIGN-OFF ===");
        return string.Join("\n", lines);
    }

    private static string OneLine(string text)
        => PrintableText.Excerpt(string.Join(" ", text.Split(new[] { '\n', '\r', '\t' }, System.StringSplitOptions.RemoveEmptyEntries)), MostLine);
}
