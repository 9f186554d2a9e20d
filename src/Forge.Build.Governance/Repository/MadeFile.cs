using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Forge.Build.Governance.Repository;

/// <summary>A file that a build made, which may lie anywhere.</summary>
/// <param name="Path">Relative to the project root with <c>/</c>; absolute where it lies outside.</param>
/// <param name="IsInside">Whether it, its links resolved, lies in the project root.</param>
/// <param name="Text">Its text; null where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read, else empty.</param>
internal sealed record MadeFile(string Path, bool IsInside, SourceText? Text, string Problem)
{
    private const int MostListBytes = 1024 * 1024;

    /// <summary>The files that a list names, a path a line, each once and absolute.</summary>
    /// <param name="list">The list, absolute.</param>
    /// <param name="folder">What relative paths in it are relative to.</param>
    /// <param name="source">What the files were made of; a list that is older was made of another one.</param>
    /// <param name="most">Of more, none is returned.</param>
    /// <param name="problem">Why there is none, else empty.</param>
    public static IReadOnlyList<string> ListedIn(string list, string folder, string source, int most, out string problem)
    {
        FileInfo file = new(list), made = new(source);
        problem = !file.Exists ? "there is no list of documents"
            : made.Exists && file.LastWriteTimeUtc < made.LastWriteTimeUtc ? "the list of documents is older than the program"
            : file.Length > MostListBytes ? "the list of documents is too long" : "";
        if (problem.Length > 0)
            return Array.Empty<string>();
        string[] paths = File.ReadAllLines(list).Select(line => line.Trim()).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(line => System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, line))).ToArray();
        problem = paths.Length == 0 ? "the list of documents is empty"
            : paths.Length > most ? "the list names more than " + most.ToString(CultureInfo.InvariantCulture) + " documents" : "";
        return problem.Length > 0 ? Array.Empty<string>() : paths;
    }

    /// <summary>Reads a file; never throws for what lies on the disk.</summary>
    /// <param name="repository">Whose root counts.</param>
    /// <param name="fullPath">Absolute.</param>
    /// <param name="mostBytes">A larger one is not read.</param>
    public static MadeFile Read(ForgeRepository repository, string fullPath, int mostBytes)
    {
        string? relative = RelativeOf(repository, fullPath);
        MadeFile Unreadable(string problem) => new(relative ?? fullPath, relative is not null, null, problem);
        try
        {
            FileInfo file = new(fullPath);
            if (!file.Exists)
                return Unreadable("it does not exist");
            // A pipe has no length, and is not opened.
            long length = SymbolicLinks.IsLink(file.Attributes) && SymbolicLinks.RealPath(fullPath) is { } real ? new FileInfo(real).Length : file.Length;
            FileBytes bytes = new();
            if (length > mostBytes || !bytes.TryRead(fullPath, length) || bytes.Count > mostBytes)
                return Unreadable("it is larger than " + (mostBytes >> 20).ToString(CultureInfo.InvariantCulture) + " MB");
            return bytes.Count == 0 ? Unreadable("it is empty") : new MadeFile(relative ?? fullPath, relative is not null, SourceText.Decode(bytes.Buffer, bytes.Count), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(e.Message.TrimEnd('.'));
        }
    }

    // Null outside. What does not exist lies where it would.
    private static string? RelativeOf(ForgeRepository repository, string fullPath)
    {
        string? folder = new[] { repository.Root, repository.RealRoot }.FirstOrDefault(root => fullPath != root && ForgeRepository.Contains(root, fullPath));
        if (folder is null)
            return null;
        string relative = fullPath.Substring(folder.Length).Replace(System.IO.Path.DirectorySeparatorChar, '/').TrimStart('/');
        return !File.Exists(fullPath) || repository.IsInside(relative) ? relative : null;
    }
}
