using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>
/// What follows from an answer, a line each. The hash of a packet covers these lines, so they are exact: two answers that do different things never read
/// the same.
/// </summary>
internal static class DownstreamEffects
{
    /// <summary>That a new decision makes the work of the later modules invalid (Decision Gate Contract 11).</summary>
    public static IEnumerable<string> Invalidations => ModuleArtifacts.Downstream.Select(folder => "invalidates " + folder);

    /// <summary>What an approved action does.</summary>
    public static string Of(Gap gap, GapAction action)
    {
        string subject = NameOf(gap) + ": " + action.Id;
        if (action.Kind is not { } kind)
            return subject + " is left to the Execute module" + Part(" for ", action.TargetPath) + Part(" with template ", action.Template);
        string target = action.TargetPath.Length == 0 ? " names no target" : " creates " + Exact(action.TargetPath);
        return subject + " " + GapWords.Word(kind) + target + Part(" from template ", action.Template) + Part(" as a copy of ", action.SourcePath);
    }

    /// <summary>What a refusal does.</summary>
    public static string OfRefusal(Gap gap) => NameOf(gap) + ": stays open";

    private static string NameOf(Gap gap) => gap.Id + " (" + GapWords.Word(gap.Category) + ", " + GapWords.Word(gap.Severity) + ")";

    private static string Part(string words, string text) => text.Length == 0 ? "" : words + Exact(text);

    // A path with blanks in it could read as a path, some words of ours and another path.
    private static string Exact(string text)
        => text.All(c => c != '"' && !char.IsWhiteSpace(c)) ? text : "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
