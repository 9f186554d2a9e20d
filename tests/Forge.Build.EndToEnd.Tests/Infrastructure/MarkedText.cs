using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>A text in which <c>&lt;|</c> and <c>|&gt;</c> mark where findings are expected.</summary>
/// <param name="Text">Without the marks.</param>
/// <param name="Spans">What lies between them, each as <c>(L,C,L,C)</c>.</param>
internal sealed partial record MarkedText(string Text, IReadOnlyList<string> Spans)
{
    /// <summary>The one that is expected.</summary>
    public string Span => Spans.Count == 1 ? Spans[0] : throw new System.InvalidOperationException("the text marks not exactly one place");

    /// <summary>Takes the marks out. Lines end with <c>\n</c>.</summary>
    public static MarkedText Parse(string marked)
    {
        List<string> spans = new();
        int line = 1, column = 1, markLine = 0, markColumn = 0;
        foreach (Match part in Part().Matches(marked))
        {
            switch (part.Value)
            {
                case "<|":
                    (markLine, markColumn) = (line, column);
                    break;
                case "|>":
                    spans.Add("(" + Diagnostic.SpanOf(markLine, markColumn, line, column) + ")");
                    break;
                case "\n":
                    line++;
                    column = 1;
                    break;
                default:
                    column += part.Length;
                    break;
            }
        }
        return new MarkedText(marked.Replace("<|", "").Replace("|>", ""), spans);
    }

    [GeneratedRegex(@"<\||\|>|\n|[^\n]", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
