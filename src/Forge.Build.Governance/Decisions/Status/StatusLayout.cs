namespace Forge.Build.Governance.Decisions.Status;

/// <summary>How a JSON object is laid out.</summary>
/// <param name="LineEnd">What ends its lines; empty where it stands in one line.</param>
/// <param name="Indent">What stands before each of its members; also what one more level adds.</param>
internal sealed record StatusLayout(string LineEnd, string Indent)
{
    /// <summary>What parts two members, after the comma.</summary>
    public string Gap => LineEnd.Length == 0 ? " " : LineEnd + Indent;

    /// <summary>The layout that the text between the opening brace and the first member, or the closing brace, shows.</summary>
    public static StatusLayout Of(string text, int open, int end)
    {
        int line = text.LastIndexOfAny(new[] { '\n', '\r' }, end - 1, end - 1 - open);
        if (line < 0)
            return new StatusLayout("", "");
        string lineEnd = text[line] == '\n' && text[line - 1] == '\r' ? "\r\n" : text.Substring(line, 1);
        string indent = text.Substring(line + 1, end - line - 1);
        // Before a closing brace stand the blanks of a level less; and a comment is no indent.
        bool showsIndent = text[end] == '"' && indent.Trim().Length == 0;
        return new StatusLayout(lineEnd, showsIndent ? indent : "  ");
    }

    /// <summary>An array of one value, laid out as the object is.</summary>
    public string ArrayOf(string value) => LineEnd.Length == 0 ? "[" + value + "]" : "[" + LineEnd + Indent + Indent + value + LineEnd + Indent + "]";
}
