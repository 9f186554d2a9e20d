using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Governance.Structure.Packages;

/// <summary>
/// Reads the approvals of a directive. A package is approved by the line, bullet, row or section that it leads: what is named as an alternative, or in a
/// sentence that says no, is talked about.
/// </summary>
internal sealed class DirectiveApprovals
{
    private const int FewestWords = 3;
    private const int AnswerWords = 4;

    private static readonly string[] Refusals
        = { "not", "no", "never", "don't", "reject", "rejected", "denied", "declined", "forbid", "forbidden", "avoid", "remove", "removed", "without", "refused", "prohibited" };

    private static readonly string[] Comparisons = { "alternative", "alternatives", "instead", "rather", "over", "versus", "vs", "compared", "considered" };

    // What a line says before the name, and is neither the name nor a reason.
    private static readonly string[] Introductions
        = { "approved", "approve", "add", "adding", "allow", "allowed", "use", "new", "package", "packages", "dependency", "dependencies", "nuget", "npm", "pypi", "and", "the", "in", "version", "name", "library" };

    private readonly List<Item> _items;

    private DirectiveApprovals(List<Item> items) => _items = items;

    /// <summary>Reads a directive.</summary>
    public static DirectiveApprovals Read(MarkdownText directive)
    {
        List<Item> items = new();
        foreach (MarkdownHeading heading in directive.Headings)
            items.Add(new Item(heading.Line, heading.Text, string.Join("\n", directive.LinesOf(heading).Where(IsSaid).Select(line => line.Text)), IsHeading: true));
        IReadOnlyList<TableRow.Cell>? head = null;
        string headLine = "";
        MarkdownLine[] lines = directive.AllLines.ToArray();
        for (int i = 0; i < lines.Length; i++)
        {
            bool isRow = lines[i].Kind == LineKind.Text && TableRow.IsAt(lines[i].Text);
            if (!isRow)
                head = null;
            if (lines[i].Kind != LineKind.Text || lines[i].IsBlank || TableRow.IsRule(lines[i].Text))
                continue;
            if (isRow && head is null)
                (head, headLine) = (TableRow.CellsOf(lines[i].Text), lines[i].Text);
            else
                items.Add(isRow ? OfRow(lines[i], headLine, head!) : OfLine(lines, i));
        }
        return new DirectiveApprovals(items);
    }

    /// <summary>The best of the approvals of a package; null where nothing approves it.</summary>
    public Approval? Find(string package)
    {
        Approval? best = null;
        foreach (Item item in _items.Where(item => item.Approves(package)))
        {
            string reasons = item.Text;
            bool compares = Words(reasons).Any(word => Array.IndexOf(Comparisons, word) >= 0);
            int others = Words(reasons).Count(word => Array.IndexOf(Comparisons, word) < 0 && Array.IndexOf(Introductions, word) < 0 && word.Any(char.IsLetter));
            Approval found = new(item.Line.Whole(), others >= FewestWords, compares && others > 0);
            if (best is null || Weight(found) > Weight(best))
                best = found;
        }
        return best;
    }

    private static int Weight(Approval approval) => (approval.HasRationale ? 2 : 0) + (approval.HasAlternatives ? 1 : 0);

    private static bool IsSaid(MarkdownLine line) => line.Kind is LineKind.Text or LineKind.Heading;

    // The head of a column says what its cells are: below "Alternatives" stands what was considered.
    private static Item OfRow(MarkdownLine line, string headLine, IReadOnlyList<TableRow.Cell> head)
    {
        IReadOnlyList<TableRow.Cell> cells = TableRow.CellsOf(line.Text);
        List<string> said = new();
        for (int i = 1; i < cells.Count; i++)
        {
            string cell = line.Text.Substring(cells[i].Start, cells[i].End - cells[i].Start);
            bool isSaid = cell.Any(char.IsLetterOrDigit);
            string column = i < head.Count ? headLine.Substring(head[i].Start, head[i].End - head[i].Start) : "";
            said.Add(isSaid && Words(column).Any(word => Array.IndexOf(Comparisons, word) >= 0) ? "alternatives: " + cell : cell);
        }
        return new Item(line, cells.Count == 0 ? "" : line.Text.Substring(cells[0].Start, cells[0].End - cells[0].Start), string.Join("\n", said), IsHeading: false);
    }

    // A bullet goes on in the lines below that stand further in, a paragraph in the lines that follow.
    private static Item OfLine(MarkdownLine[] lines, int at)
    {
        string text = lines[at].Text.Substring(ListMarker.Skip(lines[at].Text, 0));
        (string lead, string reasons) = Split(text);
        List<string> said = new() { reasons };
        bool isBullet = ListMarker.IsAt(lines[at].Text);
        for (int next = at + 1; next < lines.Length && lines[next].Kind == LineKind.Text; next++)
        {
            if (lines[next].IsBlank)
            {
                if (!isBullet)
                    break;
                continue;
            }
            bool isInside = isBullet ? lines[next].Indent > lines[at].Indent || !ListMarker.IsAt(lines[next].Text) && !lines[next - 1].IsBlank : !ListMarker.IsAt(lines[next].Text);
            if (!isInside)
                break;
            said.Add(lines[next].Text);
        }
        return new Item(lines[at], lead, string.Join("\n", said), IsHeading: false);
    }

    // "Polly: retries", "Polly - retries", "Polly (retries)", "Polly because of retries".
    private static (string Lead, string Reasons) Split(string text)
    {
        int best = text.Length;
        foreach (string mark in new[] { ": ", " - ", " -- ", " \u2013 ", " \u2014 ", " (", " because ", " for ", " to ", " alternative", " instead of ", " rather than ", " over " })
        {
            int at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            // A label before the name: "Approved: Polly for retries".
            if (at >= 0 && at < best && !IsIntroduction(text.Substring(0, at)))
                best = at;
        }
        return (text.Substring(0, best), text.Substring(best));
    }

    private static bool IsIntroduction(string text) => Words(text).All(word => Array.IndexOf(Introductions, word) >= 0);

    private static IEnumerable<string> Words(string text)
        => text.Split(new[] { ' ', '\t', '\n', ',', ';', ':', '(', ')', '|', '`', '*', '_', '"', '/', '!', '?' }, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', '-', '\u2013', '\u2014', '\'').ToLowerInvariant()).Where(word => word.Length > 0);

    /// <summary>A line, bullet, row or section.</summary>
    /// <param name="Line">Its first line.</param>
    /// <param name="Lead">What it speaks of.</param>
    /// <param name="Text">What it says of that.</param>
    /// <param name="IsHeading">Whether it is a section.</param>
    private sealed record Item(MarkdownLine Line, string Lead, string Text, bool IsHeading)
    {
        public bool Approves(string package)
            => Names(Lead, package) && !Words(Lead).Any(IsRefusal) && !Words(Text).Take(AnswerWords).Any(IsRefusal);

        private static bool IsRefusal(string word) => Array.IndexOf(Refusals, word) >= 0;

        // A whole name, or the family that it belongs to: "Microsoft.Extensions.*".
        private static bool Names(string lead, string package)
        {
            foreach (string word in lead.Split(new[] { ' ', '\t', ',', ';', '`', '*', '"', '\'', '(', ')', '[', ']', '|', '<', '>', '=' }, StringSplitOptions.RemoveEmptyEntries))
            {
                string name = word.TrimEnd(':', '.').Trim('_');
                int version = name.IndexOf('@', Math.Min(1, name.Length));
                name = version > 0 ? name.Substring(0, version) : name;
                if (name.Equals(package, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
            foreach (string word in lead.Split(new[] { ' ', '\t', ',', ';', '`', '"' }, StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.EndsWith(".*", StringComparison.Ordinal) && word.Length > 3
                    && package.StartsWith(word.Substring(0, word.Length - 1).TrimStart('*'), StringComparison.OrdinalIgnoreCase))
                    return true;
            }
            return false;
        }
    }
}
