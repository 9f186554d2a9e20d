using System;
using System.Globalization;
using System.IO;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary>Finds the line of a failure: the first frame of its stack trace that lies in a file of the project.</summary>
internal static class FailurePlace
{
    private const string Before = " in ";
    private const string Line = ":line ";

    // What deterministic builds write for the root of the sources.
    private const string MappedRoot = "/_/";

    /// <summary>The line; <see cref="SourceLocation.None"/> where no frame lies inside.</summary>
    public static SourceLocation Of(ForgeRepository repository, string stackTrace)
    {
        foreach (string frame in stackTrace.Split('\n'))
        {
            int line = frame.LastIndexOf(Line, StringComparison.Ordinal);
            int path = line < 0 ? -1 : frame.IndexOf(Before, StringComparison.Ordinal);
            if (path < 0 || path >= line || !int.TryParse(frame.AsSpan(line + Line.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
                continue;
            if (Inside(repository, frame[(path + Before.Length)..line]) is { } inside)
                return new SourceLocation(inside, number, 1, number, 1);
        }
        return SourceLocation.None;
    }

    private static string? Inside(ForgeRepository repository, string path)
    {
        if (path.Contains('\0'))
            return null;
        if (path.StartsWith(MappedRoot, StringComparison.Ordinal))
            return Existing(repository, path[MappedRoot.Length..]);
        if (!Path.IsPathFullyQualified(path))
            return null;
        foreach (string root in new[] { repository.Root, repository.RealRoot })
        {
            if (ForgeRepository.Contains(root, Path.GetFullPath(path)) && Existing(repository, Path.GetRelativePath(root, path)) is { } inside)
                return inside;
        }
        return null;
    }

    private static string? Existing(ForgeRepository repository, string path)
        => RelativePath.TryParse(path, out RelativePath? inside, out _) && File.Exists(repository.FullPath(inside!.Value)) && repository.IsInside(inside.Value) ? inside.Value : null;
}
