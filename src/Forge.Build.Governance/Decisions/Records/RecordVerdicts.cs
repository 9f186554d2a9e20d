using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>What was found against each record. One that anything is found against does not count.</summary>
internal sealed class RecordVerdicts
{
    // An owner who decides anew has dealt with these; nothing else could, since the record stays as it is.
    private static readonly Rule[] Settleable =
    {
        RuleCatalog.RecordMalformed, RuleCatalog.RecordAltered, RuleCatalog.ReversalUnnamed, RuleCatalog.RecordUnsigned, RuleCatalog.RecordBadlySigned,
    };

    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Finding>> _findings = new(StringComparer.Ordinal);
    private readonly List<Finding> _others = new();
    private readonly HashSet<string> _beyondRepair = new(StringComparer.Ordinal);

    /// <summary>All that was found.</summary>
    public IReadOnlyList<Finding> Findings => _others.Concat(_findings.Values.SelectMany(findings => findings)).OrderBy(finding => finding, Finding.Order).ToArray();

    /// <summary>Found, and against no record that lies there.</summary>
    public void Add(Finding finding) => _others.Add(finding);

    /// <summary>Found against a record.</summary>
    public void Refuse(RecordFile file, Finding finding)
    {
        if (!_findings.TryGetValue(file.Path, out List<Finding>? findings))
            _findings[file.Path] = findings = new List<Finding>();
        findings.Add(finding);
        Refuse(file, "it does not verify (" + finding.Rule.Code + ")");
    }

    /// <summary>Takes a record's word away without a finding of its own.</summary>
    /// <param name="file">Whose.</param>
    /// <param name="why">A clause without a full stop.</param>
    public void Refuse(RecordFile file, string why)
    {
        if (!_reasons.ContainsKey(file.Path))
            _reasons[file.Path] = why;
    }

    /// <summary>Why a record does not count, as a clause; null where it does.</summary>
    public string? WhyNot(string path) => _reasons.TryGetValue(path, out string? why) ? why : null;

    /// <summary>Whether a later decision that names a record settles what was found.</summary>
    public static bool IsSettleable(Finding finding) => Settleable.Contains(finding.Rule);

    /// <summary>A record that does not count, and that was committed as it stands there: it can be neither restored nor deleted.</summary>
    public void GiveUp(RecordFile file) => _beyondRepair.Add(file.Path);

    /// <summary>Whether it is one of those.</summary>
    public bool IsBeyondRepair(string path) => _beyondRepair.Contains(path);

    /// <summary>Drops what a later decision has settled: the record does not count, and nothing more need be done about it.</summary>
    public void Settle(RecordFile file)
    {
        if (_findings.TryGetValue(file.Path, out List<Finding>? findings))
            findings.RemoveAll(finding => Settleable.Contains(finding.Rule));
    }
}
