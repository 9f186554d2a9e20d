using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Structure;

/// <summary>
/// The evidence of a change, in <c>evidence_bundle.md</c>: what there is, what is to be edited, how it behaves and should, the plan, the verification
/// (Builder Contract 2). Looked at while a cycle runs or is complete, in repositories that keep one.
/// </summary>
internal static class EvidenceBundle
{
    private static readonly Part[] Parts =
    {
        new("Repo tree", "the tree, or that the paths exist", "repo tree", "repository tree", "tree", "file paths", "paths", "project tree", "file tree"),
        new("Files to be edited", "exact paths", "files to be edited", "files to edit", "files to change", "files to be changed", "edited files", "files"),
        new("Current behavior", "what happens today", "current behavior", "current behaviour", "current and expected behavior", "current and expected behaviour", "behavior", "behaviour"),
        new("Expected behavior", "what is to happen", "expected behavior", "expected behaviour", "current and expected behavior", "current and expected behaviour", "behavior", "behaviour"),
        new("Minimal diff plan", "the smallest change that does it", "minimal diff plan", "minimal-diff plan", "diff plan", "plan"),
        new("Verification", "steps and results", "verification steps", "verification"),
        new("Logs", "what was printed, or that there is none", "logs", "errors", "log", "error") { IsOptional = true },
    };

    /// <summary>Runs the gate.</summary>
    public static IEnumerable<Finding> Run(StructureSubject subject)
    {
        string path = subject.Repository.EvidenceBundle;
        bool isRequired = subject.Settings[GateSwitches.EvidenceBundle] == GateSwitch.Required;
        ContractFile file = subject.FileAt(path);
        if (file.State == ContractState.Missing && !isRequired)
        {
            subject.Tell("there is no " + path + ", so this repository keeps no evidence bundles.");
            return Array.Empty<Finding>();
        }
        if (!IsCycleOpen(subject))
        {
            subject.Tell("no cycle is in process or complete, so no change has to bring evidence.");
            return Array.Empty<Finding>();
        }
        if (file.State != ContractState.Present)
            return Without(subject, file);
        MarkdownText bundle = MarkdownText.Parse(path, file.Text!);
        if (bundle.IsTooDeep)
        {
            return new[] { new Finding(RuleCatalog.BundleSectionMissing, SourceLocation.StartOf(path), "the evidence bundle nests too deeply to be read.", "write its sections as plain headings and lines.") };
        }
        return Parts.SelectMany(part => Check(bundle, path, part));
    }

    private static IEnumerable<Finding> Without(StructureSubject subject, ContractFile file)
    {
        // What cannot be read is reported as such.
        if (file.State == ContractState.Unreadable)
        {
            _ = subject.Text(file.Path);
            yield break;
        }
        string how = file.State switch { ContractState.Folder => " is a folder.", ContractState.Empty => " says nothing.", _ => " does not exist, and forge.json requires it." };
        yield return new Finding(RuleCatalog.BundleMissing, SourceLocation.StartOf(file.Path), "a cycle is under way, and " + file.Path + how,
            "write it with a section for each: " + string.Join(", ", Parts.Where(part => !part.IsOptional).Select(part => part.Title)) + "; and Logs for a runtime issue.");
    }

    private static bool IsCycleOpen(StructureSubject subject)
    {
        foreach (string path in subject.Repository.DiffLogs)
        {
            if (subject.FileAt(path).State == ContractState.Missing)
                continue;
            return subject.Text(path) is { } text && DiffLogReader.Read(path, text).Status is { } status && (status.IsComplete || status.IsInProcess);
        }
        return false;
    }

    private static IEnumerable<Finding> Check(MarkdownText bundle, string path, Part part)
    {
        MarkdownHeading[] headings = bundle.Headings.Where(part.IsMeant).ToArray();
        if (headings.Length == 0)
        {
            if (!part.IsOptional)
            {
                yield return new Finding(RuleCatalog.BundleSectionMissing, SourceLocation.StartOf(path), "the evidence bundle has no section \"" + part.Title + "\".",
                    "add the heading \"## " + part.Title + "\" and below it " + part.Content + ".");
            }
            yield break;
        }
        if (headings.SelectMany(heading => PlaceholderReader.Read(bundle, heading)).FirstOrDefault() is { } placeholder)
        {
            yield return new Finding(RuleCatalog.BundleSectionEmpty, placeholder.Location, "the section \"" + part.Title + "\" still holds a placeholder.",
                "write " + part.Content + " in its place.");
            yield break;
        }
        if (!headings.Any(heading => bundle.LinesOf(heading).Any(Says)))
        {
            yield return new Finding(RuleCatalog.BundleSectionEmpty, headings[0].Line.Whole(), "the section \"" + part.Title + "\" of the evidence bundle says nothing.",
                "write below it " + part.Content + (part.IsOptional ? "." : "; there is no change without it."));
        }
    }

    // A tree stands in a block of code; the fence of an empty one does not.
    private static bool Says(MarkdownLine line)
    {
        if (line.Kind is LineKind.Heading or LineKind.Comment)
            return false;
        string text = line.Text.Substring(ListMarker.Skip(line.Text, 0)).Trim();
        return text.Any(char.IsLetterOrDigit) && !text.StartsWith("```", StringComparison.Ordinal) && !text.StartsWith("~~~", StringComparison.Ordinal);
    }

    /// <summary>A section that the contract asks for.</summary>
    /// <param name="Title">What it is called where it is missing.</param>
    /// <param name="Content">What belongs into it.</param>
    /// <param name="Names">What its heading may begin with, lower-case; a heading that names two sections is both.</param>
    private sealed record Part(string Title, string Content, params string[] Names)
    {
        /// <summary>Whether it may be absent: there are logs where something ran.</summary>
        public bool IsOptional { get; init; }

        public bool IsMeant(MarkdownHeading heading)
        {
            string title = heading.Title.ToLower(CultureInfo.InvariantCulture);
            // "Current behavior + expected behavior", "Logs/errors".
            return title.Split('+', '/', '&', ',').Any(name => Array.Exists(Names, known => Begins(name.Trim(), known)));
        }

        private static bool Begins(string text, string words)
            => text.StartsWith(words, StringComparison.Ordinal) && (text.Length == words.Length || !char.IsLetterOrDigit(text[words.Length]));
    }
}
