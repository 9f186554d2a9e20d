using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;
using Spectre.Console;

namespace Forge.Build.Tool;

/// <summary>What is drawn for somebody who looks: tables, trees, progress, and the prompts. Text of the repository is escaped, and is never markup.</summary>
internal static class Screen
{
    private const int MostText = 300;

    /// <summary>Whether questions can be put: a person sees them and has a keyboard, and the terminal can move its cursor.</summary>
    public static bool CanAsk => Terminal.IsAnswered && AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true };

    /// <summary>Which question among several.</summary>
    public static OpenQuestion ChooseQuestion(IReadOnlyList<OpenQuestion> questions)
        => Choose("Which question is to be answered first?", questions, question => question.Group.Id + ": " + question.Packet.Question);

    /// <summary>Shows a question with its options, and asks for one.</summary>
    public static DecisionOption ChooseOption(OpenQuestion question)
    {
        Table table = new Table().AddColumns("option", "what is done", "impact", "risk", "creates");
        foreach (DecisionOption option in question.Group.Options)
            table.AddRow(TextOf(option.Id), TextOf(option.Description), TextOf(option.ImpactScope), TextOf(option.RiskLevel), LinesOf(OpenQuestion.Creates(option)));
        AnsiConsole.Write(TextOf(question.Packet.Question));
        AnsiConsole.WriteLine();
        AnsiConsole.Write(table);
        return Choose("The answer:", question.Group.Options, option => option.Id + ": " + option.Description);
    }

    /// <summary>Yes or no; no where only Enter is pressed.</summary>
    public static bool Confirm(string question) => AnsiConsole.Confirm(MarkupOf(question), defaultValue: false);

    /// <summary>Draws what is, or would be, created.</summary>
    public static void Draw(CreationTree tree)
    {
        Tree drawn = new(TextOf("."));
        foreach (CreationTree child in tree.Children)
            Add(drawn, child);
        AnsiConsole.Write(drawn);
    }

    /// <summary>Runs work under a bar, which appears once the work tells that it has many steps.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="many">How many steps are worth a bar.</param>
    /// <param name="work">The work; it tells how many steps are done, of how many.</param>
    public static T WithProgress<T>(string what, int many, Func<Action<int, int>, T> work)
        => AnsiConsole.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask? bar = null;
            return work((done, all) =>
            {
                if (all <= many)
                    return;
                bar ??= context.AddTask(MarkupOf(what), maxValue: all);
                bar.Value = done;
            });
        });

    private static T Choose<T>(string title, IEnumerable<T> choices, Func<T, string> text)
        where T : notnull
    {
        // A prompt hides the cursor, and the shell would not bring it back.
        Terminal.OnInterrupt(AnsiConsole.Cursor.Show);
        return AnsiConsole.Prompt(new SelectionPrompt<T>().Title(MarkupOf(title)).UseConverter(choice => MarkupOf(text(choice))).AddChoices(choices));
    }

    private static void Add(IHasTreeNodes parent, CreationTree child)
    {
        TreeNode node = parent.AddNode(TextOf(child.Name));
        foreach (CreationTree grandchild in child.Children)
            Add(node, grandchild);
    }

    private static Text TextOf(string text) => new(PrintableText.Excerpt(text, MostText));

    private static Text LinesOf(IEnumerable<string> lines) => new(string.Join('\n', lines.Select(line => PrintableText.Excerpt(line, MostText))));

    private static string MarkupOf(string text) => Markup.Escape(PrintableText.Excerpt(text, MostText));
}
