using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>
/// Which decisions are in force: a later one about the same gaps must name the one that it reverses (Decision Gate Contract 8). Records come in by number.
/// </summary>
internal sealed class RecordChain
{
    private readonly Dictionary<int, DecisionRecord?> _known = new();
    private readonly Dictionary<int, DecisionRecord> _counting = new();
    private readonly Dictionary<int, int> _reversedBy = new();
    private readonly Dictionary<string, List<int>> _decidedBy = new(StringComparer.Ordinal);

    /// <summary>The records in force, by number.</summary>
    public IReadOnlyList<DecisionRecord> InForce
        => _counting.Values.Where(record => ReversedBy(record.Number) == 0).OrderBy(record => record.Number).ToArray();

    /// <summary>The number of the decision that reverses another; 0 where there is none.</summary>
    public int ReversedBy(int number) => _reversedBy.TryGetValue(number, out int by) ? by : 0;

    /// <summary>A number that is taken by a record that does not count.</summary>
    /// <param name="number">Which.</param>
    /// <param name="record">What it says, or null where that cannot be told.</param>
    public void AddRefused(int number, DecisionRecord? record) => _known[number] = record;

    /// <summary>A record that counts; <see cref="WhyNot"/> has been asked.</summary>
    public void Add(DecisionRecord record)
    {
        int latest = LatestInForce(record);
        int named = RecordName.NumberOf(record.Supersedes);
        if (named > 0)
            _reversedBy[named] = record.Number;
        // Where it names a later record that never counted, it reverses what stood before that one, too.
        if (latest > 0)
            _reversedBy[latest] = record.Number;
        _known[record.Number] = record;
        _counting[record.Number] = record;
        foreach (string gap in record.GapIds)
        {
            if (!_decidedBy.TryGetValue(gap, out List<int>? numbers))
                _decidedBy[gap] = numbers = new List<int>();
            numbers.Add(record.Number);
        }
    }

    /// <summary>Why a record that comes next would not count, as a clause that begins with a verb; null where it would.</summary>
    public string? WhyNot(DecisionRecord record)
    {
        int latest = LatestInForce(record);
        int named = RecordName.NumberOf(record.Supersedes);
        if (record.Supersedes.Length == 0)
            return latest == 0 ? null : "decides again on gaps of " + DecisionRecord.NameOf(latest) + " and does not say that it supersedes that decision";
        if (named == 0)
            return "supersedes something that is no decision's name (DECISION-1, DECISION-2, ...)";
        string name = DecisionRecord.NameOf(named);
        if (named >= record.Number)
            return "supersedes " + name + ", which is not an earlier decision";
        if (!_known.TryGetValue(named, out DecisionRecord? target))
            return "supersedes " + name + ", which does not exist";
        if (ReversedBy(named) is > 0 and int by)
            return "supersedes " + name + ", which " + DecisionRecord.NameOf(by) + " superseded already";
        if (target is not null && !target.GapIds.Intersect(record.GapIds, StringComparer.Ordinal).Any())
            return "supersedes " + name + ", which is about other gaps";
        // A record that never counted may be named in the place of the one before it: the owner answers the last thing that stands there.
        if (latest > 0 && named != latest && (named < latest || _counting.ContainsKey(named)))
            return "supersedes " + name + ", and the last decision in force on its gaps is " + DecisionRecord.NameOf(latest);
        return null;
    }

    // The last record in force that is about a gap of this one, or 0.
    private int LatestInForce(DecisionRecord record)
    {
        int latest = 0;
        foreach (string gap in record.GapIds)
        {
            if (!_decidedBy.TryGetValue(gap, out List<int>? numbers))
                continue;
            while (numbers.Count > 0 && ReversedBy(numbers[numbers.Count - 1]) > 0)
                numbers.RemoveAt(numbers.Count - 1);
            if (numbers.Count > 0)
                latest = Math.Max(latest, numbers[numbers.Count - 1]);
        }
        return latest;
    }
}
