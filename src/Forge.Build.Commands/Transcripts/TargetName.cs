using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Transcripts;

/// <summary>Which names a file block may not have, whatever system it is written on: the next one to check the repository out may be another.</summary>
internal static class TargetName
{
    private const string Forbidden = "<>:\"|?*";

    private static readonly HashSet<string> Devices = new(
        new[] { "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$" }.Concat(
            from port in new[] { "COM", "LPT" } from digit in "0123456789\u00b9\u00b2\u00b3" select port + digit),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a path is refused, as a clause; empty where its names may be.</summary>
    public static string WhyRefused(RelativePath path) => path.Value.Split('/').Select(WhyRefused).FirstOrDefault(reason => reason.Length > 0) ?? "";

    /// <summary>Whether the path is one of those that govern the repository, of git or of the toolkit's own state.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="path">Relative to its root, with <c>/</c>.</param>
    /// <param name="allowGovernance">Whether what governs may be written.</param>
    public static string WhyProtected(ForgeRepository repository, string path, bool allowGovernance)
    {
        string[] segments = path.Split('/');
        if (segments.Any(segment => Is(segment, ".git")))
            return "it lies in .git, which is git's own";
        if (Is(segments[0], CacheFolder.Name) || Is(segments[0], ForgeRepository.WatcherLock))
            return "it is state of the toolkit";
        if (allowGovernance)
            return "";
        bool governs = Is(segments[0], "Forge") || (repository.GovernancePrefix.Length == 0 && segments[0].ToLowerInvariant() is "contracts" or "evidence" or "scripts" or "templates")
            || path.StartsWith(ModuleArtifacts.Decisions + "/", StringComparison.OrdinalIgnoreCase);
        return governs ? "it governs the repository, and a builder does not write its own rules; the owner may pass --allow-governance" : "";
    }

    private static string WhyRefused(string segment)
    {
        if (HoldsUnprintable(segment))
            return "it holds a character that cannot be seen";
        if (segment.Any(c => Forbidden.Contains(c)))
            return "it holds one of " + Forbidden + ", which some systems read as a device or a stream";
        if (segment[^1] is '.' or ' ' || segment[0] is ' ')
            return "a name in it begins with a blank, or ends in a dot or blank, which some systems drop";
        if (segment[0] is '`' or '\'')
            return "it is quoted; write the path alone";
        if (Devices.Contains(segment.Split('.')[0].TrimEnd(' ')))
            return "it names a device";
        return IsShortName(segment) ? "it looks like the short name of another file" : "";
    }

    private static bool HoldsUnprintable(string segment)
    {
        for (int i = 0; i < segment.Length; i++)
        {
            bool isPair = i + 1 < segment.Length && char.IsSurrogatePair(segment[i], segment[i + 1]);
            if (PrintableText.IsUnprintable(isPair ? CharUnicodeInfo.GetUnicodeCategory(segment, i) : char.GetUnicodeCategory(segment[i])))
                return true;
            if (isPair)
                i++;
        }
        return false;
    }

    // GIT~1 opens .git where a file system keeps names of eight and three letters.
    private static bool IsShortName(string segment)
    {
        string stem = segment.Split('.')[0];
        int tilde = stem.LastIndexOf('~');
        return tilde is > 0 and <= 6 && tilde + 1 < stem.Length && stem[(tilde + 1)..].All(char.IsAsciiDigit);
    }

    private static bool Is(string segment, string name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);
}
