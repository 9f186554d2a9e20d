using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Evidence.Verification;

/// <summary>Reads from what people write about a step whether it is open or failed.</summary>
internal static class VerificationVerdict
{
    private static readonly string[] OpenWords = { "TODO", "TBD", "FIXME", "PENDING", "WIP", "PASS/FAIL", "PASS|FAIL" };

    private static readonly HashSet<string> OpenTexts = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "todo", "tbd", "fixme", "pending", "wip", "...", "\u2026", "?", "??", "???", "not run", "not yet run", "not run yet", "not yet",
        "unknown", "pass/fail", "pass|fail",
    };

    // Before a FAIL: somebody tells of another one.
    private static readonly HashSet<string> Denials = new(StringComparer.OrdinalIgnoreCase)
    {
        "0", "no", "not", "zero", "none", "was", "were", "from", "of", "any", "without", "never", "previously", "earlier", "expected",
        "must", "should", "to", "the", "a",
    };

    private static readonly HashSet<string> Arrows = new(StringComparer.Ordinal) { "->", "=>", "\u2192", "/" };
    private static readonly HashSet<string> Dashes = new(StringComparer.Ordinal) { "-", "--", "\u2013", "\u2014" };
    private static readonly char[] Blanks = { ' ', '\t' };
    private static readonly char[] Marks = { '*', '_', '`', '"', '\'' };
    private static readonly char[] Ends = { ',', ';', ':', '.', '!', ')', '|' };

    /// <summary>Whether a text is a placeholder: to be done, pending, or still a choice between PASS and FAIL.</summary>
    public static bool IsOpen(string text)
    {
        string first = text.Split('\n')[0].Trim(Blanks).Trim(Marks).Trim(Blanks);
        if (OpenTexts.Contains(first.TrimEnd('.')) || OpenTexts.Contains(first) || OpenWords.Any(word => StartsWithWord(first, word)))
            return true;
        return first.Length > 1 && (first[0], first[first.Length - 1]) is ('<', '>') or ('{', '}') or ('[', ']');
    }

    /// <summary>
    /// Whether a line says that the step failed: FAIL or FAILED in capitals at the beginning or the end of a clause, the bare word in any case, a count of
    /// failures, a cross. <c>0 failed</c>, <c>was FAIL</c> and <c>FAIL -> PASS</c> are none.
    /// </summary>
    public static bool SaysFail(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            List<string>[] clauses = ClausesOf(line).Where(clause => clause.Count > 0).ToArray();
            for (int i = 0; i < clauses.Length; i++)
            {
                if (IsFailure(clauses[i], i + 1 < clauses.Length ? clauses[i + 1][0] : ""))
                    return true;
            }
        }
        return false;
    }

    private static bool StartsWithWord(string text, string word)
        => text.StartsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]));

    private static IEnumerable<List<string>> ClausesOf(string line)
    {
        List<string> clause = new();
        foreach (string part in line.Replace("(", " ; ").Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
        {
            string word = part.Trim(Marks);
            string bare = word.TrimEnd(Ends).Trim(Marks);
            if (bare.Length > 0 && !Dashes.Contains(bare))
                clause.Add(bare);
            if (bare.Length == word.Length && !Dashes.Contains(bare))
                continue;
            yield return clause;
            clause = new List<string>();
        }
        yield return clause;
    }

    private static bool IsFailure(List<string> clause, string next)
    {
        int last = clause.Count - 1;
        if (clause[0][0] is '\u274C' or '\u2717' or '\u2718' or '\u2716')
            return true;
        // "failed: 0" counts failures.
        if (last == 0)
            return IsFail(clause[0].ToUpperInvariant()) && next is not ("0" or "none" or "no");
        if (last == 1 && clause[1].ToUpperInvariant() is "FAILED" or "FAILURE" or "FAILURES" && IsCount(clause[0]))
            return true;
        return (IsFail(clause[0]) && !Arrows.Contains(clause[1])) || (IsFail(clause[last]) && !Denials.Contains(clause[last - 1]));
    }

    private static bool IsFail(string word) => word is "FAIL" or "FAILED" or "FAILS";

    private static bool IsCount(string word) => word.All(c => c is >= '0' and <= '9') && word.Trim('0').Length > 0;
}
