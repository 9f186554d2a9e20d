using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text;

namespace Forge.Build.Tool;

/// <summary>The text of <c>docs/commands.md</c>, made from the parser's own tree, so that it cannot promise what the command does not take.</summary>
internal static class CommandsReference
{
    private const string Beginning = """
        # The forge command

        Made from the parser; do not edit it. To refresh it: `dotnet run --project src/Forge.Build.Tool -- commands-reference > docs/commands.md`.

        Every command ends with a number: 0 nothing blocks, 1 something blocks or was refused, 2 it could not run (also where the command line makes no sense).
        `forge COMMAND --help` shows what stands here. `forge --version` tells the version and the commit it was built from.

        - `--root` is the project root. Without it, it is found by walking up, so each command works in every subfolder.
        - `--format text` is for a person. It has colours and drawings only on a terminal, and no colour where `NO_COLOR` is set; findings are printed as compilers print them.
        - `--format json` prints one object and nothing else on standard output, also where the command could not run: [commands-json.md](commands-json.md).
        - `--format sarif` prints the findings as SARIF 2.1.0, `--format github` as annotations of a workflow. What else is to tell goes to standard error, where the command did not succeed.

        """;

    /// <summary>The text: LF, a line feed at its end.</summary>
    public static string Of(RootCommand root)
    {
        StringBuilder page = new(Beginning.ReplaceLineEndings("\n"));
        page.Append("\n| command | |\n|---|---|\n");
        Command[] commands = Visible(root).Skip(1).ToArray();
        foreach (Command command in commands)
        {
            string path = CommandPath.Of(command);
            page.Append("| [`forge ").Append(path).Append("`](#forge-").Append(path.Replace(' ', '-')).Append(") | ").Append(Cell(command.Description)).Append(" |\n");
        }
        foreach (Command command in commands)
            AppendCommand(page, command);
        return page.ToString();
    }

    /// <summary>The root and all that the help shows, each before its subcommands.</summary>
    public static IEnumerable<Command> Visible(Command command)
        => command.Subcommands.Where(child => !child.Hidden).SelectMany(Visible).Prepend(command);

    private static void AppendCommand(StringBuilder page, Command command)
    {
        page.Append("\n## forge ").Append(CommandPath.Of(command)).Append("\n\n").Append(command.Description).Append("\n\n```\n").Append(Usage(command)).Append("\n```\n");
        Argument[] arguments = command.Arguments.Where(argument => !argument.Hidden).ToArray();
        Option[] options = command.Options.Where(option => !option.Hidden).ToArray();
        if (arguments.Length + options.Length > 0)
            page.Append("\n| | |\n|---|---|\n");
        foreach (Argument argument in arguments)
            AppendRow(page, "`" + argument.Name + "`", argument.Description, argument.HasDefaultValue ? argument.GetDefaultValue() : null);
        foreach (Option option in options)
            AppendRow(page, string.Join(", ", option.Aliases.Prepend(option.Name).Select(name => "`" + name + Value(option) + "`")), option.Description, option.HasDefaultValue ? option.GetDefaultValue() : null);
        page.Append("\n```\n");
        foreach (Example example in Examples.Of(CommandPath.Of(command)))
            page.Append("# ").Append(example.What).Append('\n').Append(example.CommandLine).Append('\n');
        page.Append("```\n");
    }

    private static string Usage(Command command)
    {
        IEnumerable<string> words = command.Arguments.Where(argument => !argument.Hidden)
            .Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? "[" + argument.Name + "]" : argument.Name);
        if (command.Subcommands.Count > 0)
            words = words.Append(string.Join('|', command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name)));
        if (command.Options.Any(option => !option.Hidden))
            words = words.Append("[options]");
        return string.Join(' ', words.Prepend("forge " + CommandPath.Of(command)));
    }

    private static string Value(Option option)
    {
        if (option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool))
            return "";
        return " " + (option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant());
    }

    private static void AppendRow(StringBuilder page, string name, string? description, object? value)
    {
        // A pipe would end the cell, also between backticks.
        page.Append("| ").Append(Cell(name)).Append(" | ").Append(Cell(description));
        if (value is not (null or false or ""))
            page.Append(" Default: `").Append(Cell(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture))).Append("`.");
        page.Append(" |\n");
    }

    private static string Cell(string? text) => (text ?? "").ReplaceLineEndings(" ").Replace("|", "\\|");
}
