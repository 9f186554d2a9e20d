using System.CommandLine;
using System.CommandLine.Help;
using System.Linq;

namespace Forge.Build.Tool;

/// <summary>All commands, in the order in which a person meets them.</summary>
internal static class CommandTree
{
    /// <summary>The root, whose help shows examples.</summary>
    public static RootCommand Make()
    {
        RootCommand root = new("Starts a governed repository, produces its evidence, audits it, and brings the owner's answers to it.");
        root.Subcommands.Add(InitCommand.Make());
        root.Subcommands.Add(StatusCommand.Make());
        root.Subcommands.Add(CheckCommand.Make());
        root.Subcommands.Add(ExplainCommand.Make());
        root.Subcommands.Add(BaselineCommand.Make());
        root.Subcommands.Add(FixCommand.Make());
        root.Subcommands.Add(DiffLogCommand.Make());
        root.Subcommands.Add(TestCommand.Make());
        root.Subcommands.Add(AuditCommand.Make());
        root.Subcommands.Add(AuthorizeCommand.Make());
        root.Subcommands.Add(DecideCommand.Make());
        root.Subcommands.Add(BackfillCommand.Make());
        root.Subcommands.Add(WatchCommand.Make());
        root.Subcommands.Add(ApplyCommand.Make());
        root.Subcommands.Add(CompletionCommand.Make());
        root.Subcommands.Add(CommandsReferenceCommand.Make());
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        if (help.Action is HelpAction shown)
            help.Action = new HelpWithExamples(shown);
        return root;
    }

    /// <summary>What somebody typed. A value that begins with <c>@</c> is that value, and no file to read arguments from.</summary>
    public static ParseResult Parse(RootCommand root, string[] arguments) => root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
}
