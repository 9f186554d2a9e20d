using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace Forge.Build.Tool;

/// <summary>
/// <c>forge commands-reference</c>: prints <c>docs/commands.md</c>, and complains of commands without examples and of examples that do not parse. For whoever works on the command, so it
/// is not in the help.
/// </summary>
internal static class CommandsReferenceCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        Command command = new("commands-reference", "Prints docs/commands.md.") { Hidden = true };
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        RootCommand root = CommandTree.Make();
        Terminal.Emit(CommandsReference.Of(root));
        string[] wrong = CommandsReference.Visible(root).SelectMany(command => Problems(root, command)).ToArray();
        return Terminal.Report(wrong.Length == 0 ? ExitCode.Done : ExitCode.Blocked, [], wrong);
    }

    private static IEnumerable<string> Problems(RootCommand root, Command command)
    {
        string path = CommandPath.Of(command);
        IReadOnlyList<Example> examples = Examples.Of(path);
        if (examples.Count == 0)
            yield return "'forge " + path + "' has no example; give it one in Examples.cs.";
        foreach (Example example in examples)
        {
            ParseResult parsed = CommandTree.Parse(root, ExampleWords.Of(example.CommandLine));
            bool isOwn = path.Length == 0 || (CommandPath.Of(parsed.CommandResult.Command) + " ").StartsWith(path + " ", System.StringComparison.Ordinal);
            if (parsed.Errors.Count > 0 || !isOwn)
                yield return "the example '" + example.CommandLine + "' does not parse as forge " + path + ": " + string.Join(" ", parsed.Errors.Select(error => error.Message));
        }
    }
}
