using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace Forge.Build.Tool;

/// <summary>The words of a command after <c>forge</c>: <c>difflog start</c>.</summary>
internal static class CommandPath
{
    /// <summary>The words, a blank between two; empty for the root.</summary>
    public static string Of(Command command)
    {
        List<string> words = [];
        for (Command? at = command; at is not null and not RootCommand; at = at.Parents.OfType<Command>().FirstOrDefault())
            words.Insert(0, at.Name);
        return string.Join(' ', words);
    }
}
