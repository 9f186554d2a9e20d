using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Overview;
using Forge.Build.Commands.Transcripts;
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

    /// <summary>A word that a person types; empty where only Enter is pressed.</summary>
    public static string Ask(string question) => AnsiConsole.Prompt(new TextPrompt<string>(MarkupOf(question)).AllowEmpty()).Trim();

    /// <summary>Draws rows of a label and a text.</summary>
    public static void Draw(IEnumerable<StatusRow> rows)
    {
        Table table = new Table().NoBorder().HideHeaders().AddColumn(new TableColumn("").NoWrap()).AddColumn("");
        foreach (StatusRow row in rows)
            table.AddRow(TextOf(row.Label), TextOf(row.Text));
        AnsiConsole.Write(table);
    }

    /// <summary>Draws what is, or would be, created.</summary>
    public static void Draw(CreationTree tree)
    {
        Tree drawn = new(TextOf("."));
        foreach (CreationTree child in tree.Children)
            Add(drawn, child);
        AnsiConsole.Write(drawn);
    }

    /// <summary>Says how something ended, in colour.</summary>
    /// <param name="text">What is said, in one line.</param>
    /// <param name="isGood">Whether it ended well.</param>
    public static void SayVerdict(string text, bool isGood)
    {
        AnsiConsole.Write(new Text(PrintableText.Escape(text), new Style(isGood ? Color.Green : Color.Red)));
        AnsiConsole.WriteLine();
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

    /// <summary>Whether something can be drawn anew in its place.</summary>
    public static bool CanDraw => Terminal.IsSeen && AnsiConsole.Profile.Capabilities.Ansi;

    /// <summary>Runs work under a view of the plan that it follows.</summary>
    public static T WithPlan<T>(Func<IApplyAudience, T> work) => AnsiConsole.Live(new Text("")).Start(context => work(new DrawnAudience(context)));

    /// <summary>Runs work that goes through steps: each has a line, with what is known of it and how long it takes.</summary>
    /// <param name="work">The work; it tells the title of the step that it is at, and whether that has ended.</param>
    public static T WithSteps<T>(Func<Action<string, bool>, T> work)
    {
        ProgressColumn[] columns = [new SpinnerColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }];
        return AnsiConsole.Progress().AutoClear(true).Columns(columns).Start(context =>
        {
            ProgressTask? step = null;
            return work((title, hasEnded) =>
            {
                step ??= context.AddTask(MarkupOf(title));
                step.Description = MarkupOf(title);
                if (!hasEnded)
                    return;
                step.Value = step.MaxValue;
                step.StopTask();
                step = null;
            });
        });
    }

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

    private sealed class DrawnAudience(LiveDisplayContext context) : IApplyAudience
    {
        private const int LinesAround = 8;

        public void Tell(string line)
        {
            // The view shows the last one.
        }

        public void Show(ApplyProgress progress)
        {
            Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
            foreach ((string mark, string text) in PlanView.Rows(progress, Math.Max(3, AnsiConsole.Profile.Height - LinesAround)))
                grid.AddRow(TextOf(mark), TextOf(text));
            context.UpdateTarget(grid);
        }
    }
}
