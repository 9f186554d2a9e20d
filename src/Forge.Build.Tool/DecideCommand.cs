using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Tool;

/// <summary><c>forge decide</c>: the owner's answer to the open question (Decision Gate Contract 7).</summary>
internal static class DecideCommand
{
    public static Command Make()
    {
        Argument<string> option = new("OPTION_ID") { Description = "The option, exactly as it is offered. Without it the question is shown, and on a terminal asked.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> root = Place.Option();
        Option<string> group = new("--group") { Description = "Which question is answered, where several are open at once." };
        Option<string> by = new("--by") { Description = "Who decides; git's user.name and user.email where it is not given." };
        Option<string> reason = new("--reason") { Description = "Why." };
        Option<string> supersedes = new("--supersedes") { Description = "The decision that is reversed, DECISION-n." };
        Option<string> key = new("--key") { Description = "The SSH key to sign the record with; needed where Forge/Contracts/allowed_signers is in force." };
        Option<OutputFormat> format = Output.Option();
        Command command = new("decide", "Records the owner's answer to an open decision. Commit the record that it writes. Exits with 0 (recorded, or nothing is open), 1 (open or refused) or 2 (it could not run).")
        {
            option, group, by, reason, supersedes, key, root, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(root),
            parsed.GetValue(format),
            new DecisionRequest(
                parsed.GetValue(option) ?? "", parsed.GetValue(group) ?? "", parsed.GetValue(by) ?? "", parsed.GetValue(reason) ?? "", parsed.GetValue(supersedes) ?? "",
                parsed.GetValue(key) is { Length: > 0 } path ? Path.GetFullPath(path) : "")));
        return command;
    }

    private static int Run(string? root, OutputFormat format, DecisionRequest request)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        bool canAsk = format == OutputFormat.Text && Screen.CanAsk;
        bool isSelection = request.GroupId.Length > 0 && request.Supersedes.Length == 0;
        if (request.OptionId.Length > 0 || isSelection)
        {
            int recorded = Output.Write(format, Record(repository, request));
            if (request.OptionId.Length > 0 || recorded != ExitCode.Done || !canAsk)
                return recorded;
        }
        return Ask(repository, request, format, canAsk);
    }

    private static int Ask(ForgeRepository repository, DecisionRequest request, OutputFormat format, bool canAsk)
    {
        DecisionState state = OwnersDesk.Look(repository);
        // The question itself is shown in full; all else that blocks is told as well.
        Finding[] others = state.Findings.Where(finding => finding.Rule != RuleCatalog.DecisionOpen && finding.Rule != RuleCatalog.SeveralQuestions).ToArray();
        IReadOnlyList<QuestionGroup> groups = Choosable(state, request);
        if (groups.Count == 0 || state.Gaps is null)
            return Output.Write(format, NothingOpen(others, request));
        OpenQuestion[] questions = groups.Select(group => new OpenQuestion(
            new DecisionPacket(state.Gaps.ExecutionId, group), request.Supersedes.Length > 0 ? request.Supersedes : state.SupersededBy(group), state.Open.Count > 1)).ToArray();
        if (canAsk)
        {
            Terminal.Report(others);
            return Prompt(repository, request, questions);
        }
        string[] lines = (questions.Length == 1 ? questions[0].Lines() : OpenQuestion.Several(questions)).ToArray();
        // A question is no complaint, though it blocks.
        return Output.Write(format, DecisionFacts.Of(others, lines, questions.Select(question => question.Packet).ToArray()), Output.Tell);
    }

    private static IReadOnlyList<QuestionGroup> Choosable(DecisionState state, DecisionRequest request)
    {
        IEnumerable<QuestionGroup> groups = state.Open;
        if (request.Supersedes.Length > 0)
        {
            DecisionRecord? reversed = state.Records?.InForce.FirstOrDefault(record => record.Name == request.Supersedes);
            groups = state.Groups.Where(group => reversed is not null && group.Gaps.Any(gap => reversed.GapIds.Contains(gap.Gap.Id)));
        }
        else if (request.GroupId.Length == 0 && state.Packet is { } packet)
        {
            groups = groups.Where(group => group.Id == packet.Group.Id);
        }
        return groups.Where(group => request.GroupId.Length == 0 || group.Id == request.GroupId).ToArray();
    }

    private static CommandReport NothingOpen(Finding[] others, DecisionRequest request)
    {
        if (request.Supersedes.Length > 0 || request.GroupId.Length > 0)
        {
            string refusal = request.Supersedes.Length > 0
                ? request.Supersedes + " is in force for none of these gaps, so there is nothing to reverse. The decisions are in " + ModuleArtifacts.DecisionLog + "."
                : "no open question has the id " + request.GroupId + ". Run 'forge decide' to see what is open.";
            return new CommandReport("decide", ExitCode.Blocked, others, [refusal]);
        }
        CommandReport report = CommandReport.Of("decide", others);
        return report.ExitCode == ExitCode.Done ? report with { Lines = ["No decision is open."] } : report;
    }

    private static int Prompt(ForgeRepository repository, DecisionRequest request, OpenQuestion[] questions)
    {
        OpenQuestion question = questions.Length == 1 ? questions[0] : Screen.ChooseQuestion(questions);
        DecisionOption option = Screen.ChooseOption(question);
        if (!Screen.Confirm("Record " + option.Id + " as the answer? It cannot be changed, only reversed by a later decision."))
        {
            Terminal.Complain("Nothing was recorded.");
            return ExitCode.Blocked;
        }
        return Output.Write(OutputFormat.Text, Record(repository, request with { OptionId = option.Id, GroupId = question.IsOneOfSeveral ? question.Group.Id : request.GroupId, Supersedes = question.Supersedes }));
    }

    private static CommandReport Record(ForgeRepository repository, DecisionRequest request) => CommandReport.Of("decide", OwnersDesk.Decide(repository, request, DateTime.UtcNow));
}
