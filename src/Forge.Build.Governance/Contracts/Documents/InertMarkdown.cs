using System.Text;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>Text of a repository as one line of Markdown that means nothing but itself: no heading, list, cell, fence, link, emphasis, entity or tag.</summary>
internal static class InertMarkdown
{
    private const string Special = "\\`*[]<>|~&$";

    /// <summary>The text without blanks around it; what cannot be seen is escaped as <see cref="PrintableText.Escape"/> does.</summary>
    public static string Of(string text)
    {
        string line = PrintableText.Escape(text.Trim());
        int opening = EndOfMarker(line);
        StringBuilder inert = new(line.Length + 16);
        for (int i = 0; i < line.Length; i++)
        {
            if (i == opening || Special.IndexOf(line[i]) >= 0 || (line[i] == '_' && !IsInWord(line, i)))
                inert.Append('\\');
            inert.Append(line[i]);
        }
        return inert.ToString();
    }

    // What starts a line as a heading, an underline or a list item does is held back by its mark; -1 where nothing does.
    private static int EndOfMarker(string line)
    {
        int at = 0;
        while (at < line.Length && line[at] is >= '0' and <= '9')
            at++;
        if (at == line.Length)
            return -1;
        return line[at] is '.' or ')' && at > 0 || line[at] is '-' or '+' or '=' or ':' or '#' && at == 0 ? at : -1;
    }

    // snake_case stays as it is, because an underscore within a word emphasises nothing.
    private static bool IsInWord(string line, int at)
        => at > 0 && at + 1 < line.Length && char.IsLetterOrDigit(line[at - 1]) && char.IsLetterOrDigit(line[at + 1]);
}
