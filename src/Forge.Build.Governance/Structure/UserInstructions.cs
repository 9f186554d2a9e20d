using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Contracts.Instructions;
using Forge.Build.Governance.Contracts.Phases;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure;

/// <summary>
/// In the final phase <c>USER_INSTRUCTIONS.md</c> covers its eight subjects, and none of its sections is a stub; the phase asks for it (Builder Contract 9.7).
/// </summary>
/// <remarks>A subject is found by what a title speaks of, not by its words: "5) Stopping the Bot" is the subject Stop. A stub is found by its body, not by its title.</remarks>
internal static class UserInstructions
{
    private const string Path = "USER_INSTRUCTIONS.md";
    private const int MostQuoted = 80;

    private static readonly Topic[] Topics =
    {
        new("Prerequisites", false, "prerequisite", "requirement", "before you", "you need", "you will need", "need to have"),
        new("Install", false, "install"),
        new("Credential/API setup", true, "credential", "api", "token", "account", "secret", "sign up", "sign in", "login", "oauth", "access key"),
        new("Configure .env", true, ".env", "configur", "environment"),
        new("Run", false, "run", "start", "launch", "usage", "using"),
        new("Stop", false, "stop", "shut", "quit", "exit", "turn off"),
        new("Key settings explained", true, "setting", "parameter", "option", "tunable", "tuning", "preferences"),
        new("Troubleshooting", false, "troubleshoot", "common error", "common problem", "common issue", "problem", "faq", "something goes wrong", "known issue"),
    };

    private static readonly string[] Placeholders = { "tbd", "tba", "todo", "wip", "placeholder", "coming soon", "work in progress", "under construction", "pending", "fill in", "fill me in", "to do", "empty", "" };

    private static readonly string[] PlaceholderBeginnings =
    {
        "todo", "tbd", "to be completed", "to be written", "to be filled", "to be populated", "to be documented", "to be added", "to be defined", "to be determined", "to be provided", "to be done", "will be completed",
        "will be written", "will be filled", "will be populated", "will be fully populated", "will be documented", "will be added", "this section will be", "content will be", "coming soon", "details will be", "lorem ipsum",
    };

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Run(StructureSubject subject)
    {
        PhasePlan plan = PhasePlan.Read(subject, GateSwitches.UserInstructions);
        foreach (Finding finding in plan.Findings)
            yield return finding;
        if (plan.Phases is not { } phases)
            yield break;
        FinalPhase final = FinalPhase.Of(subject, phases, GateSwitches.UserInstructions);
        if (final.Unknown is { } unknown)
            yield return unknown;
        if (!final.IsReached)
        {
            if (final.Unknown is null)
                subject.Tell("the final phase, " + PhaseName(final) + ", is not reached, so " + Path + " was not looked at.");
            yield break;
        }
        Phase[] last = phases.Phases.Where(phase => phase.Number == final.Number).ToArray();
        if (last.Length > 0 && !last.Any(AsksForThem))
        {
            yield return new Finding(RuleCatalog.InstructionsNotAccepted, last[0].Location,
                "nothing in " + PhaseName(final) + ", the final phase, asks for " + Path + ", so it can be accepted without.",
                "with the owner's consent, add the acceptance criterion that " + Path + " is complete and covers all of its sections.");
        }
        if (!final.IsComplete)
        {
            subject.Tell(PhaseName(final) + " is not complete, so " + Path + " was not looked at.");
            yield break;
        }
        foreach (Finding finding in Judge(subject))
            yield return finding;
    }

    private static bool AsksForThem(Phase phase) => phase.Text.IndexOf("USER_INSTRUCTIONS", StringComparison.OrdinalIgnoreCase) >= 0;

    private static IEnumerable<Finding> Judge(StructureSubject subject)
    {
        bool isUnreadable = subject.FileAt(Path).State == ContractState.Unreadable;
        SourceText? text = subject.Text(Path);
        if (isUnreadable)
            yield break;
        if (text is not { Text.Length: > 0 })
        {
            yield return new Finding(RuleCatalog.InstructionsMissing, SourceLocation.StartOf(Path),
                text is null ? "the final phase is complete, but there is no " + Path + " in the project root." : "the final phase is complete, but " + Path + " says nothing.",
                "write it for somebody who is no developer: " + string.Join(", ", Topics.Select(topic => topic.Name)) + ".");
            yield break;
        }
        if (InstructionsReader.Read(Path, text) is not { } sections)
        {
            yield return new Finding(RuleCatalog.MalformedContract, SourceLocation.StartOf(Path), "this file nests too deeply to be read.", "write it as headings, lists and tables.");
            yield break;
        }
        // Below Troubleshooting each error has a title of its own, which speaks of starting, of tokens and of settings.
        HashSet<InstructionsSection> answers = new(Answers(sections));
        Dictionary<Topic, InstructionsSection[]> found = Topics.ToDictionary(topic => topic, topic => sections.Where(section => topic.IsIn(section.Title) && !answers.Contains(section)).ToArray());
        string[] missing = Topics.Where(topic => found[topic].Length == 0).Select(topic => topic.Name).ToArray();
        if (missing.Length > 0)
        {
            yield return new Finding(RuleCatalog.InstructionsLackSubject, SourceLocation.StartOf(Path),
                "the final phase is complete, but no section here is about " + string.Join(", ", missing) + ".", "write a section with a title for each.");
        }
        InstructionsSection[] stubs = Topics.Where(topic => found[topic].Length > 0 && found[topic].All(section => IsStub(section, topic)))
            .Select(topic => found[topic][0]).Distinct().ToArray();
        if (stubs.Length > 2 && stubs.Length == found.Values.Where(list => list.Length > 0).Select(list => list[0]).Distinct().Count())
        {
            yield return new Finding(RuleCatalog.InstructionsAreStub, SourceLocation.StartOf(Path),
                "the final phase is complete, but this is still the stub of phase 0: titles, and nothing below them.", "write what belongs below each title.");
            yield break;
        }
        foreach (InstructionsSection stub in stubs)
        {
            yield return new Finding(RuleCatalog.InstructionsAreStub, stub.Location,
                "the final phase is complete, but the section \"" + PrintableText.Excerpt(stub.Name, MostQuoted) + "\"" + AboutOf(stub, found) + " says nothing yet.", "write what belongs below the title.");
        }
    }

    private static IEnumerable<InstructionsSection> Answers(IReadOnlyList<InstructionsSection> sections)
    {
        int within = 0;
        foreach (InstructionsSection section in sections)
        {
            if (within > 0 && section.Level > within)
                yield return section;
            else
                within = Topics[Topics.Length - 1].IsIn(section.Title) ? section.Level : 0;
        }
    }

    // Its subject as the contract calls it, where the title does not.
    private static string AboutOf(InstructionsSection stub, Dictionary<Topic, InstructionsSection[]> found)
    {
        string[] subjects = Topics.Where(topic => found[topic].Contains(stub)).Select(topic => topic.Name).ToArray();
        return subjects.Length == 1 && subjects[0].Equals(stub.Name.Trim(), StringComparison.OrdinalIgnoreCase) ? "" : " (" + string.Join(", ", subjects) + ")";
    }

    private static bool IsStub(InstructionsSection section, Topic topic) => section.Body.All(line => IsPlaceholder(line, topic));

    private static bool IsPlaceholder(MarkdownLine line, Topic topic)
    {
        if (line.IsCode)
            return false;
        string text = line.Text.Substring(ListMarker.Skip(line.Text, 0)).Trim(' ', '\t', '_', '*', '`', '[', ']', '(', ')', '<', '>', '.', ':', '-', '|', '~', '{', '}', '\u2026', '\u2013', '\u2014').ToLowerInvariant();
        if (text is "n/a" or "none" or "not applicable")
            return !topic.MayBeNone;
        return Array.IndexOf(Placeholders, text) >= 0 || Array.Exists(PlaceholderBeginnings, beginning => text.StartsWith(beginning, StringComparison.Ordinal));
    }

    private static string PhaseName(FinalPhase final) => "phase " + final.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A subject of the instructions.</summary>
    private sealed class Topic
    {
        private readonly string[] _words;

        public Topic(string name, bool mayBeNone, params string[] words)
        {
            Name = name;
            MayBeNone = mayBeNone;
            _words = words;
        }

        /// <summary>As the contract calls it.</summary>
        public string Name { get; }

        /// <summary>Whether a project may have none, so that saying so is an answer.</summary>
        public bool MayBeNone { get; }

        /// <summary>Whether a title, in lower case, speaks of it: one of its words begins there.</summary>
        public bool IsIn(string title)
        {
            foreach (string word in _words)
            {
                for (int at = title.IndexOf(word, StringComparison.Ordinal); at >= 0; at = title.IndexOf(word, at + 1, StringComparison.Ordinal))
                {
                    if ((at == 0 || !char.IsLetterOrDigit(title[at - 1])) && (word.Length > 4 || EndsWord(title, at + word.Length)))
                        return true;
                }
            }
            return false;
        }

        // A short word in its forms, "running" of run; but no other word that begins so, as "runtime".
        private static bool EndsWord(string title, int end)
        {
            int next = end;
            while (next < title.Length && char.IsLetter(title[next]))
                next++;
            string rest = title.Substring(end, next - end);
            return rest is "" or "s" or "ning" or "ping" or "ting" or "ing" or "ped" or "down" or "keys" or "key";
        }
    }
}
