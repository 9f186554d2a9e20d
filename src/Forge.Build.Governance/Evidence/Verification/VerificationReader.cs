using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence.Verification;

/// <summary>
/// Reads the steps of the verification out of their section: bullets, numbers, lines, rows of a table, headings, or all in one bullet.
/// </summary>
internal sealed class VerificationReader
{
    private readonly List<Step> _steps = new();

    // What the lines that follow belong to.
    private Step? _open;
    private int _openIndent;
    private bool _openIsHeading;
    private bool _openIsBullet;

    private VerificationReader()
    {
    }

    /// <summary>The headings of the verification.</summary>
    public static IReadOnlyList<MarkdownHeading> Headings(MarkdownText log) => log.Outermost(heading => heading.Says("Verification")).ToArray();

    /// <summary>The steps below the given headings, in their order.</summary>
    public static IReadOnlyList<VerificationStep> Read(MarkdownText log, IEnumerable<MarkdownHeading> headings)
    {
        VerificationReader reader = new();
        foreach (MarkdownHeading heading in headings)
        {
            Dictionary<int, MarkdownHeading> below = log.HeadingsIn(heading).ToDictionary(child => child.Line.Number);
            foreach (MarkdownLine line in log.LinesOf(heading))
                reader.Take(line, below);
            reader._open = null;
        }
        return reader._steps.Select(step => step.Done()).ToArray();
    }

    private void Take(MarkdownLine line, Dictionary<int, MarkdownHeading> headings)
    {
        if (line.Kind == LineKind.Heading)
        {
            _open = null;
            if (VerificationLabel.Of(headings[line.Number]) is { } title)
                Open(line, title, line.Text.TrimEnd(' ', '\t', '#').Length, isHeading: true);
        }
        else if (line.Kind == LineKind.Text && TableRow.IsAt(line.Text))
        {
            TakeRow(line);
        }
        else if (line.Kind == LineKind.Text && !IsNested(line) && VerificationLabel.AtStart(line.Text) is { } label)
        {
            TakeLabels(line, label);
        }
        else if (_open is not null && line.Kind != LineKind.Comment)
        {
            Continue(line);
        }
    }

    private void TakeLabels(MarkdownLine line, VerificationLabel.Match label)
    {
        int end = line.Text.TrimEnd().Length;
        foreach (VerificationLabel.Match next in VerificationLabel.Further(line.Text, label.ValueStart))
        {
            Open(line, label, next.Start, isHeading: false);
            label = next;
        }
        Open(line, label, end, isHeading: false);
    }

    private void TakeRow(MarkdownLine line)
    {
        _open = null;
        string[] cells = TableRow.CellsOf(line.Text).Select(cell => line.Text.Substring(cell.Start, cell.End - cell.Start)).ToArray();
        for (int i = 0; i < cells.Length && i < 2; i++)
        {
            if (VerificationLabel.OfCell(cells[i]) is not { } label)
                continue;
            string text = string.Join(" - ", cells.Skip(i + 1).Where(cell => cell.Length > 0));
            _steps.Add(new Step(label, line.Whole(), text));
            return;
        }
    }

    private void Open(MarkdownLine line, VerificationLabel.Match label, int end, bool isHeading)
    {
        string text = label.ValueStart < end ? line.Text.Substring(label.ValueStart, end - label.ValueStart) : "";
        text = text.Trim(' ', '\t', '*', '_', '`', ';', ',', '|', '/', '\u2014', '\u2013', '-', '>', '\u2192');
        _open = new Step(label.Label, line.Range(label.Start, System.Math.Max(end, label.Start + 1)), text);
        _openIndent = line.Indent;
        _openIsHeading = isHeading;
        _openIsBullet = ListMarker.IsAt(line.Text);
        _steps.Add(_open);
    }

    // A heading owns all up to the next one; a bullet what is indented below it; a label on a line of its own the list or the paragraph below.
    private bool IsNested(MarkdownLine line)
        => _open is not null && !_openIsHeading && _openIsBullet && line.Indent >= _openIndent + 2;

    private void Continue(MarkdownLine line)
    {
        if (line.IsBlank)
        {
            if (!_openIsHeading && !_openIsBullet && !_open!.IsEmpty)
                _open = null;
            return;
        }
        bool outdented = line.Indent <= _openIndent && !line.IsCode;
        if (_openIsBullet && !_openIsHeading && outdented && (ListMarker.IsAt(line.Text) || !_open!.IsFresh(line.Number)))
        {
            _open = null;
            return;
        }
        _open!.Add(line);
    }

    private sealed class Step
    {
        private readonly List<string> _said = new();
        private readonly List<string> _code = new();
        private readonly string _label;
        private readonly SourceLocation _location;
        private int _lastLine;

        public Step(string label, SourceLocation location, string text)
        {
            _label = label;
            _location = location;
            _lastLine = location.Line;
            if (text.Length > 0)
                _said.Add(text);
        }

        public bool IsEmpty => _said.Count == 0 && _code.Count == 0;

        /// <summary>Whether the line follows what was said without a gap, so that it is the same paragraph.</summary>
        public bool IsFresh(int line) => line == _lastLine + 1;

        public void Add(MarkdownLine line)
        {
            (line.IsCode ? _code : _said).Add(line.Text.Substring(line.IsCode ? 0 : ListMarker.Skip(line.Text, 0)).Trim());
            _lastLine = line.Number;
        }

        // Output in a fence is evidence where nothing else is said.
        public VerificationStep Done()
        {
            IEnumerable<string> text = _said.Count > 0 ? _said : _code.Where(line => !IsFence(line));
            return new VerificationStep(_label, string.Join("\n", text.Where(line => line.Length > 0)), _location);
        }

        private static bool IsFence(string line) => line.Trim('`', '~').Length == 0 || line.StartsWith("```", System.StringComparison.Ordinal);
    }
}
