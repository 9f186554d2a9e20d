using System;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>
/// A heading of a Markdown file, written with <c>#</c>; underlined titles are none, so that a rule below a line does not make a title of it.
/// </summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its text without marks of emphasis and code.</param>
/// <param name="Line">The line on which it stands.</param>
/// <param name="ContentStart">Where in that line its text begins.</param>
internal sealed record MarkdownHeading(int Level, string Text, MarkdownLine Line, int ContentStart)
{
    /// <summary><see cref="Text"/> without a number or a symbol before it: <c>2) Static</c> is <c>Static</c>.</summary>
    public string Title
    {
        get
        {
            int at = ListMarker.Skip(Text, 0);
            while (at < Text.Length && !char.IsLetterOrDigit(Text[at]))
                at++;
            return Text.Substring(at);
        }
    }

    /// <summary>Whether the title is these words, or begins with them; case does not matter.</summary>
    public bool Says(string words)
    {
        string title = Title;
        return title.StartsWith(words, StringComparison.OrdinalIgnoreCase) && (title.Length == words.Length || !char.IsLetterOrDigit(title[words.Length]));
    }
}
