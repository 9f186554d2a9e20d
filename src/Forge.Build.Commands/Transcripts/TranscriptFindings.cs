using System.Collections.Generic;
using System.Globalization;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Transcripts;

/// <summary>What is wrong with a transcript; the first hundred of each rule are kept, so that no transcript fills the memory.</summary>
/// <param name="source">The path of the locations.</param>
internal sealed class TranscriptFindings(string source)
{
    private const int MostOfOneRule = 100;

    private readonly List<Finding> _kept = new();
    private readonly SortedDictionary<string, int> _counts = new(System.StringComparer.Ordinal);

    /// <summary>Adds one.</summary>
    /// <param name="rule">Which rule.</param>
    /// <param name="line">Of the transcript, 1-based; 0 where it is about the whole.</param>
    /// <param name="message">What happened, as a sentence.</param>
    /// <param name="fix">What to do.</param>
    public void Add(Rule rule, int line, string message, string fix)
    {
        int count = _counts.GetValueOrDefault(rule.Code) + 1;
        _counts[rule.Code] = count;
        if (count <= MostOfOneRule)
            _kept.Add(new Finding(rule, line == 0 ? SourceLocation.StartOf(source) : new SourceLocation(source, line, 1, line, 1), message, fix));
    }

    /// <summary>All that were kept, in order, and what was cut.</summary>
    public IReadOnlyList<Finding> Sorted()
    {
        List<Finding> sorted = new(_kept);
        foreach ((string code, int count) in _counts)
        {
            if (count > MostOfOneRule)
                sorted.Add(new Finding(RuleCatalog.FindingsCut, SourceLocation.None, code + " was found " + count.ToString(CultureInfo.InvariantCulture) + " times; the first "
                    + MostOfOneRule.ToString(CultureInfo.InvariantCulture) + " are shown.", "correct these and apply the transcript again."));
        }
        sorted.Sort(Finding.Order);
        return sorted;
    }
}
