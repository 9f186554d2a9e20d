using System.CommandLine.Parsing;
using System.Linq;

namespace Forge.Build.Tool;

/// <summary>The arguments that a shell would hand to <c>forge</c> for the text of an example.</summary>
internal static class ExampleWords
{
    /// <summary>What stands after <c>forge</c>, up to what only the shell reads.</summary>
    public static string[] Of(string commandLine)
        => CommandLineParser.SplitCommandLine(commandLine).SkipWhile(word => word is not ("forge" or "<(forge")).Skip(1)
            .TakeWhile(word => word is not (">" or ">>" or "|")).Select(word => word.TrimEnd(')')).ToArray();
}
