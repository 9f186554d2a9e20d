using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Explaining;

/// <summary>What is to be explained: one code, or the rules of a gate or of a STOP.</summary>
/// <param name="Kind"><c>code</c>, <c>gate</c> or <c>stop</c>.</param>
/// <param name="Id">As the catalogue writes it.</param>
/// <param name="Rules">By code; one for a code.</param>
public sealed record Subject(string Kind, string Id, IReadOnlyList<Rule> Rules)
{
    private const string Prefix = "FORGE";

    /// <summary>What a word means, whatever its case: <c>FORGE3101</c>, <c>3101</c>, <c>A4</c>, <c>[A4]</c>, <c>contract-conflict</c>; null where nobody knows it.</summary>
    public static Subject? Of(string word)
    {
        string id = word.Trim().TrimStart('[').TrimEnd(']');
        string code = id.Length == 4 && id.All(char.IsAsciiDigit) ? Prefix + id : id;
        if (RuleCatalog.All.FirstOrDefault(rule => Is(rule.Code, code)) is { } one)
            return new Subject("code", one.Code, [one]);
        Rule[] ofGate = RuleCatalog.All.Where(rule => Is(rule.Gate, id)).ToArray();
        if (ofGate.Length > 0)
            return new Subject("gate", ofGate[0].Gate, ofGate);
        string stop = id.Replace('-', '_').Replace(' ', '_');
        Rule[] ofStop = stop.Length == 0 ? [] : RuleCatalog.All.Where(rule => Is(rule.Stop.ContractName(), stop)).ToArray();
        return ofStop.Length > 0 ? new Subject("stop", ofStop[0].Stop.ContractName(), ofStop) : null;
    }

    /// <summary>The gates, in the order of their ids.</summary>
    public static IReadOnlyList<Subject> Gates()
        => RuleCatalog.All.GroupBy(rule => rule.Gate, StringComparer.Ordinal).Select(rules => new Subject("gate", rules.Key, rules.ToArray()))
            .OrderBy(gate => gate.Id, StringComparer.Ordinal).ToArray();

    /// <summary>The STOPs, in the order of their digits.</summary>
    public static IReadOnlyList<Subject> Stops()
        => RuleCatalog.All.Where(rule => rule.Stop != StopCode.None).GroupBy(rule => rule.Stop).OrderBy(rules => rules.Key)
            .Select(rules => new Subject("stop", rules.Key.ContractName(), rules.ToArray())).ToArray();

    /// <summary>All that can be asked for.</summary>
    public static IEnumerable<string> Words()
        => RuleCatalog.All.Select(rule => rule.Code).Concat(Gates().Select(gate => gate.Id)).Concat(Stops().Select(stop => stop.Id));

    private static bool Is(string id, string word) => string.Equals(id, word, StringComparison.OrdinalIgnoreCase);
}
