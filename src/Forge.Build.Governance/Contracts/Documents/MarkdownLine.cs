using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>One line of a Markdown file.</summary>
/// <param name="Path">The file, relative to the project root.</param>
/// <param name="Number">1-based.</param>
/// <param name="Text">The line as it was written, without its end.</param>
/// <param name="Kind">What it is.</param>
internal sealed record MarkdownLine(string Path, int Number, string Text, LineKind Kind)
{
    /// <summary>Whether nothing but blanks stands there.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether it is code, fenced or indented.</summary>
    public bool IsCode => Kind is LineKind.IndentedCode or LineKind.FencedCode;

    /// <summary>How many columns of blanks it begins with; a tab goes to the next multiple of four.</summary>
    public int Indent
    {
        get
        {
            int column = 0;
            foreach (char c in Text)
            {
                if (c == '\t')
                    column += 4 - (column % 4);
                else if (c == ' ')
                    column++;
                else
                    break;
            }
            return column;
        }
    }

    /// <summary>
    /// The range of the characters from <paramref name="start"/> up to <paramref name="end"/>, both indices into <see cref="Text"/>.
    /// </summary>
    public SourceLocation Range(int start, int end) => new(Path, Number, start + 1, Number, end + 1);

    /// <summary>The range of its text without the blanks around.</summary>
    public SourceLocation Whole()
    {
        int end = Text.TrimEnd().Length;
        return Range(end == 0 ? 0 : end - Text.Trim().Length, end);
    }
}
