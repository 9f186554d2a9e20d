using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Governance.Evidence;

/// <summary>Reads the summary of a diff log for the sign-off block, which wants one to three sentences (Builder Contract 10.4).</summary>
internal static class SummaryReader
{
    private const int MostSentences = 3;
    private const int Longest = 400;

    /// <summary>At most three sentences on one line; each bullet is at least one.</summary>
    public static string Read(MarkdownText log)
    {
        List<string> sentences = new();
        string open = "";
        IEnumerable<MarkdownLine> lines = log.Outermost(heading => heading.Says("Summary")).Take(1).SelectMany(log.LinesOf);
        foreach (MarkdownLine line in lines.Where(line => line.Kind == LineKind.Text))
        {
            if (line.IsBlank || ListMarker.IsAt(line.Text))
                Close(ref open, sentences);
            if (sentences.Count >= MostSentences)
                break;
            // What is longer than the answer can be need not be gathered.
            if (open.Length <= Longest)
                open += " " + line.Text.Substring(ListMarker.Skip(line.Text, 0)).Trim();
        }
        Close(ref open, sentences);
        return PlainLine.Of(string.Join(" ", sentences.Take(MostSentences)), Longest);
    }

    private static void Close(ref string open, List<string> sentences)
    {
        string text = open.Replace("**", "").Trim();
        open = "";
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool ends = text[i] is '.' or '!' or '?' && (i + 1 == text.Length || (char.IsWhiteSpace(text[i + 1]) && !IsAbbreviation(text, i)));
            if (!ends && i + 1 < text.Length)
                continue;
            string sentence = text.Substring(start, i + 1 - start).Trim();
            sentences.Add(ends ? sentence : sentence.TrimEnd(';', ',', ':') + ".");
            start = i + 1;
        }
    }

    // "e.g. x" and "i.e. x" go on.
    private static bool IsAbbreviation(string text, int dot) => dot >= 3 && text[dot - 2] == '.' && char.IsLetter(text[dot - 1]);
}
