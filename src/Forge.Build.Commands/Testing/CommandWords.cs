using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Commands.Testing;

/// <summary>Reads a command of <c>forge.json</c> as a program and its arguments. What only a shell could do is refused: no shell ever sees the text.</summary>
internal static class CommandWords
{
    private const string OfAShell = "|&;<>()$`*?\n\r";
    private const string InDoubleQuotes = "$`\n\r";

    /// <summary>Reads a command.</summary>
    /// <param name="text">For example <c>npm run "build all"</c>; quotes group, a backslash is a character like any other.</param>
    /// <param name="words">The program and its arguments, where the result is true.</param>
    /// <param name="reason">Why it was refused, as a clause without a full stop, where the result is false.</param>
    public static bool TryParse(string text, out IReadOnlyList<string> words, out string reason)
    {
        List<string> found = new();
        StringBuilder? word = null;
        char quote = '\0';
        reason = "";
        words = found;
        foreach (char c in text)
        {
            if (quote == '\0' && (c is ' ' or '\t'))
            {
                Take(found, ref word);
                continue;
            }
            word ??= new StringBuilder();
            if (quote == '\0' ? OfAShell.Contains(c) : quote == '"' && InDoubleQuotes.Contains(c))
            {
                reason = "\"" + c.ToString().Replace("\n", "\\n").Replace("\r", "\\r") + "\" needs a shell";
                return false;
            }
            if (quote == '\0' && c is '"' or '\'')
                quote = c;
            else if (c == quote)
                quote = '\0';
            else
                word.Append(c);
        }
        Take(found, ref word);
        if (quote != '\0')
            reason = "a quote is not closed";
        else if (found.Count == 0 || found[0].Length == 0)
            reason = "it names no program";
        else if (found[0].Contains('='))
            reason = "setting a variable before the program needs a shell";
        else if (text.Contains('\0'))
            reason = "it holds a NUL character";
        return reason.Length == 0;
    }

    /// <summary>Words as a person would type them.</summary>
    public static string Show(IEnumerable<string> words)
    {
        StringBuilder line = new();
        foreach (string word in words)
        {
            if (line.Length > 0)
                line.Append(' ');
            bool isPlain = word.Length > 0 && word.IndexOfAny([' ', '\t', '"', '\'']) < 0;
            line.Append(isPlain ? word : word.Contains('"') ? "'" + word + "'" : "\"" + word + "\"");
        }
        return line.ToString();
    }

    private static void Take(List<string> found, ref StringBuilder? word)
    {
        if (word is not null)
            found.Add(word.ToString());
        word = null;
    }
}
