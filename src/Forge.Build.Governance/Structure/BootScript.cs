using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Schema;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure.Booting;

namespace Forge.Build.Governance.Structure;

/// <summary>
/// Where the directive asks for it, <c>boot.ps1</c> lies in the project root at the end of the final phase, parses, does its steps in their order, stops where one fails, and leaves an <c>.env</c>
/// alone (Builder Contract 9.8).
/// </summary>
/// <remarks>What counts is what the script does, not what its comments and its messages say. It is read, and never run.</remarks>
internal static class BootScript
{
    private const string Path = "boot.ps1";
    private const int MostLength = 512 * 1024;

    private static readonly IReadOnlyDictionary<BootStep, string> Names = new Dictionary<BootStep, string>
    {
        [BootStep.Prerequisites] = "check the prerequisites",
        [BootStep.CreateEnvironment] = "create the virtual environment",
        [BootStep.ActivateEnvironment] = "activate it",
        [BootStep.Install] = "install the dependencies",
        [BootStep.AskForCredentials] = "ask for the credentials with Read-Host",
        [BootStep.WriteEnv] = "write .env",
        [BootStep.Migrate] = "run the migrations",
        [BootStep.Start] = "start the app",
    };

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Run(StructureSubject subject)
    {
        // Most directives do not speak of it, and starting a Markdown reader costs more than all else here.
        bool isSpokenOf = (subject.Settings.IsOn(GateSwitches.Packages) ? subject.DirectiveFile.Text : subject.Text(subject.DirectiveFile.Path)) is { } directive && directive.Text.IndexOf("boot", StringComparison.OrdinalIgnoreCase) >= 0;
        if (!isSpokenOf || !subject.Directive.BootScript)
        {
            subject.Tell("the directive does not say \"boot_script: true\" on a line of its own, so " + Path + " is not asked for.");
            yield break;
        }
        PhasePlan plan = PhasePlan.Read(subject, GateSwitches.BootScript);
        foreach (Finding finding in plan.Findings)
            yield return finding;
        if (plan.Phases is not { } phases)
            yield break;
        FinalPhase final = FinalPhase.Of(subject, phases, GateSwitches.BootScript);
        if (final.Unknown is { } unknown)
            yield return unknown;
        if (!final.IsComplete)
        {
            subject.Tell("the final phase, phase " + final.Number.ToString(CultureInfo.InvariantCulture) + ", is not complete, so " + Path + " was not looked at.");
            yield break;
        }
        bool isUnreadable = subject.FileAt(Path).State == ContractState.Unreadable;
        SourceText? script = subject.Text(Path);
        if (isUnreadable)
            yield break;
        if (script is not { Text.Length: > 0 })
        {
            yield return new Finding(RuleCatalog.BootScriptMissing, SourceLocation.StartOf(Path),
                "the directive asks for a boot script and the final phase is complete, but " + (script is null ? "there is no " + Path + " in the project root." : Path + " says nothing."),
                "write it: " + string.Join(", ", Asked(AppliedSteps(subject)).Select(step => Names[step])) + ".");
            yield break;
        }
        foreach (Finding finding in Judge(script, AppliedSteps(subject), subject.Tell))
            yield return finding;
    }

    // Which of the steps that the contract demands only where they are applicable are so for another reason than what the script runs.
    private static Applicable AppliedSteps(StructureSubject subject)
    {
        string schemaPath = subject.Repository.Contract("schema.md");
        bool hasTables = subject.FileAt(schemaPath).Text is { } schema && SchemaReader.Read(schemaPath, schema) is { Tables.Count: > 0 };
        bool isPython = new[] { "requirements.txt", "pyproject.toml" }.Any(manifest => subject.FileAt(manifest).State is ContractState.Present or ContractState.Empty);
        return new Applicable(isPython, hasTables);
    }

    // The environment is that of Python, and migrations need tables (Builder Contract 9.8: if applicable).
    private static BootStep[] Asked(Applicable applicable)
        => Names.Keys.OrderBy(step => step).Where(step => applicable.IsPython || step is not (BootStep.CreateEnvironment or BootStep.ActivateEnvironment))
            .Where(step => applicable.HasTables || step != BootStep.Migrate).ToArray();

    private static IEnumerable<Finding> Judge(SourceText script, Applicable applicable, Action<string> tell)
    {
        if (script.Text.Length > MostLength)
        {
            yield return new Finding(RuleCatalog.BootScriptMalformed, SourceLocation.StartOf(Path), "this script is longer than " + (MostLength >> 10) + " thousand characters, and was not read.", "shorten it.");
            yield break;
        }
        IReadOnlyList<PowerShellToken> tokens = PowerShellScanner.Read(script.Text, out PowerShellScanner.Problem? problem);
        if (problem is not null)
        {
            yield return new Finding(RuleCatalog.BootScriptMalformed, At(script, problem.Start), problem.What + ", so PowerShell cannot read the script.", "correct it, and run it once with \"pwsh -File boot.ps1\".");
            yield break;
        }
        IReadOnlyList<BootCommand> commands = BootReader.Read(tokens);
        List<(int Index, BootStep Step)> found = new();
        for (int i = 0; i < commands.Count; i++)
        {
            if (commands[i].Act == BootAct.Command)
                found.AddRange(BootSteps.Of(commands[i]).Select(step => (i, step)));
        }
        bool isPython = applicable.IsPython || commands.Any(command => command.Act == BootAct.Command && BootSteps.IsPython(command));
        BootStep[] asked = Asked(applicable with { IsPython = isPython });
        BootStep[] missing = asked.Where(step => !found.Exists(item => item.Step == step)).ToArray();
        if (missing.Length > 0)
        {
            yield return new Finding(RuleCatalog.BootStepMissing, SourceLocation.StartOf(Path),
                "no command here does " + (missing.Length == 1 ? "this step: " : "these steps: ") + string.Join(", ", missing.Select(Named)) + ".",
                "write the commands that do it. Comments and messages do not count, nor does a function that nothing calls.");
        }
        foreach (Finding finding in OrderOf(script, commands, found, asked).Concat(FailuresIn(script, commands, found)).Concat(EnvironmentIn(script, commands, found, tell)))
            yield return finding;
    }

    // As many steps as possible keep their places; those that then stand in the way are out of order, all for one cause: the order of the script.
    private static IEnumerable<Finding> OrderOf(SourceText script, IReadOnlyList<BootCommand> commands, List<(int Index, BootStep Step)> found, BootStep[] asked)
    {
        BootStep[] done = asked.Where(step => found.Exists(item => item.Step == step)).ToArray();
        BootStep[] kept = InOrder(done, found);
        (BootStep Step, int Place)[] moved = done.Except(kept).Select(step => (step, found.Where(item => item.Step == step).Min(item => item.Index))).OrderBy(item => item.Item2).ToArray();
        if (moved.Length == 0)
            yield break;
        SourceLocation first = At(script, commands[moved[0].Place].Start);
        yield return new Finding(RuleCatalog.BootStepsOutOfOrder, first,
            moved.Length == 1 ? "the step \"" + Names[moved[0].Step] + "\" is out of order here; it must come " + Limits(moved[0].Step, kept) + "."
                : "these steps are out of order: " + string.Join("; ", moved.Select(item => "\"" + Names[item.Step] + "\" in line "
                    + At(script, commands[item.Place].Start).Line.ToString(CultureInfo.InvariantCulture) + " must come " + Limits(item.Step, kept))) + ".",
            "put the steps into the order of the contract.");
    }

    private static string Limits(BootStep step, BootStep[] kept)
        => string.Join(" and ", kept.Where(other => other < step).Reverse().Take(1).Select(other => "after \"" + Names[other] + "\"")
            .Concat(kept.Where(other => other > step).Take(1).Select(other => "before \"" + Names[other] + "\"")));

    // The longest row of steps, each done by one of its commands not before the step before it; of several, the one that ends first.
    private static BootStep[] InOrder(BootStep[] done, List<(int Index, BootStep Step)> found)
    {
        List<(int End, BootStep[] Steps)> rows = new() { (0, Array.Empty<BootStep>()) };
        foreach (BootStep step in done)
        {
            int[] places = found.Where(item => item.Step == step).Select(item => item.Index).OrderBy(index => index).ToArray();
            for (int length = rows.Count - 1; length >= 0; length--)
            {
                int next = Array.FindIndex(places, place => place >= rows[length].End);
                if (next < 0)
                    continue;
                (int End, BootStep[] Steps) longer = (places[next], rows[length].Steps.Append(step).ToArray());
                if (length + 1 == rows.Count)
                    rows.Add(longer);
                else if (longer.End < rows[length + 1].End)
                    rows[length + 1] = longer;
            }
        }
        return rows[rows.Count - 1].Steps;
    }

    private static IEnumerable<Finding> FailuresIn(SourceText script, IReadOnlyList<BootCommand> commands, List<(int Index, BootStep Step)> found)
    {
        if (!commands.Any(command => command.Act is BootAct.Fail or BootAct.CheckAll))
        {
            yield return new Finding(RuleCatalog.BootNeverFails, SourceLocation.StartOf(Path), "nothing in this script ends it with an error, so a step that fails goes unnoticed.",
                "after each step, look whether it has failed; if so, say what is wrong and how to mend it, then \"exit 1\".");
            yield break;
        }
        HashSet<int> seen = new();
        foreach ((int index, BootStep step) in found.Where(item => item.Step is BootStep.CreateEnvironment or BootStep.Install or BootStep.Migrate).OrderBy(item => item.Index))
        {
            if (!seen.Add(index) || !BootSteps.IsProgram(commands[index]) || commands.Take(index).Any(command => command.Act == BootAct.CheckAll))
                continue;
            int next = found.Where(item => item.Index > index && item.Step != step).Select(item => item.Index).DefaultIfEmpty(commands.Count).Min();
            if (commands.Skip(index + 1).Take(next - index - 1).Any(command => command.Act == BootAct.Check))
                continue;
            yield return new Finding(RuleCatalog.BootStepUnchecked, At(script, commands[index].Start),
                "whether the step \"" + Names[step] + "\" has failed is not looked at before the next one; PowerShell goes on when a program fails.",
                "write below it: if ($LASTEXITCODE -ne 0) { Write-Host \"what is wrong and how to mend it\"; exit 1 }");
        }
    }

    // Of several writes the first that may lose something is the finding.
    private static IEnumerable<Finding> EnvironmentIn(SourceText script, IReadOnlyList<BootCommand> commands, List<(int Index, BootStep Step)> found, Action<string> tell)
    {
        foreach ((int index, BootStep _) in found.Where(item => item.Step == BootStep.WriteEnv).OrderBy(item => item.Index))
        {
            BootCommand write = commands[index];
            if (!BootSteps.Overwrites(write) || write.Kept == EnvKept.Yes)
                continue;
            SourceLocation at = At(script, write.Start);
            bool isRead = commands.Take(index).Any(command => command.Act == BootAct.Command && BootSteps.IsEnvRead(command));
            if (isRead || write.Kept == EnvKept.Unknown)
            {
                tell(Path + "(" + at.Line.ToString(CultureInfo.InvariantCulture) + "): whether this keeps an .env that is there cannot be told; "
                    + (isRead ? "it was read before, and what is written may hold all of it." : "it is asked for before, in a way that is not followed."));
                continue;
            }
            bool isLookedFor = commands.Take(index).Any(command => command.Act == BootAct.Command && BootSteps.IsEnvLookedFor(command));
            yield return new Finding(RuleCatalog.BootOverwritesEnv, at,
                "this writes .env, and " + (isLookedFor ? "what asks before whether there is one does not keep this from running" : "nothing before it asks whether there is one") + ", so the user's settings are lost.",
                "write it only within a branch where Test-Path finds none, or where the user, asked with Read-Host, wants to replace it.");
            yield break;
        }
    }

    private static string Named(BootStep step) => ((int)step + 1).ToString(CultureInfo.InvariantCulture) + " " + Names[step];

    // To the end of the line.
    private static SourceLocation At(SourceText script, int start)
    {
        (int line, int column) = script.PositionOf(start);
        int end = script.Text.IndexOf('\n', start);
        string rest = script.Text.Substring(start, (end < 0 ? script.Text.Length : end) - start).TrimEnd();
        return new SourceLocation(Path, line, column, line, column + Math.Max(1, rest.Length));
    }

    private readonly record struct Applicable(bool IsPython, bool HasTables);
}
