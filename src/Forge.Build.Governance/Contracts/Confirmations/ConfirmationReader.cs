using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts.Confirmations;

/// <summary>
/// Reads of <c>manifesto.md</c> what it says of confirmation: the sections whose title speaks of it, and elsewhere the bullets and paragraphs that begin with it, in bold or before a colon.
/// </summary>
/// <remarks>
/// An operation that is named there is exempt where its sentence, the line that leads to its list, or its heading says so; else the manifesto says how it is confirmed. What is said to be not exempt
/// is neither.
/// </remarks>
internal static class ConfirmationReader
{
    private static readonly string[] Exempting =
    {
        "exempt", "except", "excluded", "opt out", "opts out", "opt-out", "opted out", "without confirmation", "without a confirmation", "without asking", "no confirmation", "unconfirmed", "not need confirmation",
        "needs no ", "need no ", "requires no ", "require no ", "not require", "not ask", "skips ", "skip ",
    };

    private static readonly string[] Negating =
    {
        "not exempt", "never exempt", "no exemption", "without exemption", "n't exempt", "not be exempt", "nothing is exempt", "none is exempt", "none are exempt", "no operation is exempt", "no operations are exempt", "neither is exempt",
        "without exception", "no exception",
    };

    private static readonly string[] Methods = { "get", "post", "put", "patch", "delete", "head", "options", "any", "all", "*" };

    /// <summary>Reads; never throws.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">The text of <c>manifesto.md</c>.</param>
    public static ConfirmationRule Read(string path, SourceText text)
    {
        MarkdownText manifesto = MarkdownText.Parse(path, text);
        List<ManifestoOperation> operations = new();
        HashSet<int> taken = new();
        bool isStated = false;
        foreach (MarkdownHeading heading in manifesto.Outermost(heading => SpeaksOfIt(heading.Text)))
        {
            isStated = true;
            IReadOnlyList<MarkdownLine> lines = manifesto.LinesOf(heading);
            taken.UnionWith(lines.Select(line => line.Number));
            TakeSection(lines, IsExempting(heading.Text), manifesto.HeadingsIn(heading), operations);
        }
        List<MarkdownLine> rest = manifesto.Lines.Where(line => line.Kind == LineKind.Text && !taken.Contains(line.Number)).ToList();
        foreach (List<MarkdownLine> statement in Statements(rest).Where(statement => LeadSpeaksOfIt(statement[0].Text)))
        {
            isStated = true;
            TakeStatement(statement, isExempt: false, operations);
        }
        return new ConfirmationRule(isStated, operations);
    }

    private static void TakeSection(IReadOnlyList<MarkdownLine> lines, bool isExempt, IReadOnlyList<MarkdownHeading> headings, List<ManifestoOperation> operations)
    {
        Dictionary<int, MarkdownHeading> headingAt = headings.ToDictionary(heading => heading.Line.Number);
        bool isHeadingExempt = isExempt, isLeadExempt = false;
        List<MarkdownLine> part = new();
        foreach (MarkdownLine line in lines)
        {
            if (headingAt.TryGetValue(line.Number, out MarkdownHeading? heading))
            {
                Flush();
                isHeadingExempt = IsExempting(heading.Text) || (isExempt && !IsNegated(heading.Text) && !SpeaksOfIt(heading.Text));
                isLeadExempt = false;
            }
            else if (line.Kind == LineKind.Text)
            {
                part.Add(line);
            }
        }
        Flush();

        void Flush()
        {
            foreach (List<MarkdownLine> statement in Statements(part))
            {
                bool isListed = ListMarker.IsAt(statement[0].Text) || statement[0].Text.IndexOf('|') >= 0;
                if (!isListed)
                    isLeadExempt = false;
                TakeStatement(statement, isHeadingExempt || (isListed && isLeadExempt), operations);
                string whole = string.Join(" ", statement.Select(line => line.Text.Trim())).TrimEnd('*', '_', ' ');
                if (whole.EndsWith(":", StringComparison.Ordinal) && statement[0].Indent < 4)
                    isLeadExempt = IsExempting(LastSentence(whole)) && !IsNegated(whole);
            }
            part.Clear();
        }
    }

    // Bullets, rows and paragraphs; a line that goes on with one belongs to it.
    private static IEnumerable<List<MarkdownLine>> Statements(IEnumerable<MarkdownLine> lines)
    {
        List<MarkdownLine> open = new();
        int last = 0;
        foreach (MarkdownLine line in lines)
        {
            bool begins = line.IsBlank || ListMarker.IsAt(line.Text) || TableRow.IsAt(line.Text) || line.Number != last + 1;
            if (begins && open.Count > 0)
            {
                yield return open;
                open = new List<MarkdownLine>();
            }
            if (!line.IsBlank)
                open.Add(line);
            last = line.Number;
        }
        if (open.Count > 0)
            yield return open;
    }

    private static void TakeStatement(List<MarkdownLine> statement, bool isExempt, List<ManifestoOperation> operations)
    {
        string text = string.Join("\n", statement.Select(line => line.Text));
        foreach ((int from, int to) in Sentences(text))
        {
            string sentence = text.Substring(from, to - from);
            string prose = sentence.ToLowerInvariant();
            bool isNegated = IsNegated(sentence);
            int except = prose.IndexOf("except", StringComparison.Ordinal);
            bool isRow = sentence.IndexOf('|') >= 0;
            bool says = IsExempting(sentence) || (isRow && CellsSay(sentence));
            foreach ((int at, int end, string method, string path) in OperationsIn(text, from, to))
            {
                // "each is confirmed, except POST /x": what stands before is not excepted.
                bool isBefore = except >= 0 && at - from < except && !HasOtherThanExcept(prose);
                if (isNegated && !isExempt)
                    continue;
                operations.Add(new ManifestoOperation(method, path, !isNegated && !isBefore && (says || isExempt), LocationOf(statement, text, at, end)));
            }
        }
    }

    private static bool HasOtherThanExcept(string prose) => Array.Exists(Exempting, word => word != "except" && prose.IndexOf(word, StringComparison.Ordinal) >= 0);

    // A cell that only says no: "| POST /x | none |".
    private static bool CellsSay(string row)
        => TableRow.CellsOf(row).Select(cell => row.Substring(cell.Start, cell.End - cell.Start).Trim('`', '*', '_', ' ').ToLowerInvariant()).Any(cell => cell is "none" or "no");

    private static IEnumerable<(int From, int To)> Sentences(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool ends = text[i] == ';' || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || (text[i + 1] == '*' && i + 2 < text.Length && text[i + 2] == '*')));
            if (!ends)
                continue;
            yield return (start, i + 1);
            start = i + 1;
        }
        if (start < text.Length)
            yield return (start, text.Length);
    }

    // A method, blanks or marks, and a path: "POST /orders", "`DELETE` `/orders/{id}`".
    private static IEnumerable<(int At, int End, string Method, string Path)> OperationsIn(string text, int from, int to)
    {
        for (int slash = text.IndexOf('/', from, to - from); slash >= 0 && slash < to;)
        {
            int before = slash - 1;
            while (before >= from && text[before] is ' ' or '`' or '\t' or '\n')
                before--;
            int wordEnd = before + 1;
            while (before >= from && (char.IsLetter(text[before]) || text[before] == '*'))
                before--;
            string method = text.Substring(before + 1, wordEnd - before - 1);
            if (method.Length > 1 && method[0] == '*' && method.Trim('*').Length > 0)
                method = method.Trim('*');
            int end = slash;
            while (end < to && !char.IsWhiteSpace(text[end]) && text[end] is not ('`' or ',' or ')' or '|' or ';' or '"'))
                end++;
            string path = text.Substring(slash, end - slash).TrimEnd('.', ':', '?', '!');
            if (path.EndsWith("**", StringComparison.Ordinal) && !path.EndsWith("/**", StringComparison.Ordinal))
                path = path.Substring(0, path.Length - 2).TrimEnd('.', ':');
            bool isMethod = Array.IndexOf(Methods, method.ToLowerInvariant()) >= 0 && wordEnd < slash && (method == "*" || method == method.ToUpperInvariant());
            if (isMethod && path.Length > 0)
                yield return (before + 1, slash + path.Length, method is "*" or "ANY" or "ALL" ? "*" : method.ToLowerInvariant(), path);
            int next = Math.Max(end, slash + 1);
            slash = next < to ? text.IndexOf('/', next, to - next) : -1;
        }
    }

    private static SourceLocation LocationOf(List<MarkdownLine> statement, string text, int start, int end)
    {
        int line = 0, offset = 0;
        while (line + 1 < statement.Count && offset + statement[line].Text.Length < start)
        {
            offset += statement[line].Text.Length + 1;
            line++;
        }
        int last = Math.Min(end - offset, statement[line].Text.Length);
        return statement[line].Range(start - offset, Math.Max(last, start - offset));
    }

    private static string LastSentence(string text)
    {
        (int from, int to) = Sentences(text).LastOrDefault();
        return text.Substring(from, to - from);
    }

    private static bool IsExempting(string text)
    {
        string prose = InlineCode.Without(text).ToLowerInvariant();
        return !IsNegated(text) && Array.Exists(Exempting, word => prose.IndexOf(word, StringComparison.Ordinal) >= 0);
    }

    private static bool IsNegated(string text)
    {
        string prose = InlineCode.Without(text).ToLowerInvariant();
        return Array.Exists(Negating, word => prose.IndexOf(word, StringComparison.Ordinal) >= 0);
    }

    private static bool SpeaksOfIt(string text)
    {
        for (int at = text.IndexOf("confirm", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("confirm", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetter(text[at - 1]))
                return true;
        }
        return false;
    }

    // "**Confirm before write.** ..." and "Confirmation: ..."
    private static bool LeadSpeaksOfIt(string line)
    {
        string text = line.Substring(Math.Min(ListMarker.Skip(line, 0), line.Length));
        if (text.StartsWith("**", StringComparison.Ordinal) && text.IndexOf("**", 2, StringComparison.Ordinal) is > 0 and var close)
            return SpeaksOfIt(text.Substring(2, close - 2));
        return LabelledText.Of(line) is { } label && SpeaksOfIt(label.Label);
    }
}
