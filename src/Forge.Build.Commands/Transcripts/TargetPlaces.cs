using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Transcripts;

/// <summary>Where file blocks may be written: inside the root whatever links lead, and never beside a name that differs only in case or in how a letter is composed.</summary>
/// <param name="repository">The governed repository.</param>
/// <param name="allowGovernance">Whether what governs the repository may be written.</param>
internal sealed class TargetPlaces(ForgeRepository repository, bool allowGovernance)
{
    // Each folder is listed once, so that many blocks in one folder take linear time.
    private readonly Dictionary<string, FolderNames> _names = new(StringComparer.Ordinal);

    /// <summary>Whether a block may be written.</summary>
    /// <param name="written">The path as the block names it.</param>
    /// <param name="path">The normalised path, where the result is true.</param>
    /// <param name="fullPath">Absolute, its links resolved, where the result is true.</param>
    /// <param name="reason">Why not, as a clause, where the result is false.</param>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder cannot be listed.</exception>
    public bool TryPlace(string written, out string path, out string fullPath, out string reason)
    {
        path = fullPath = "";
        if (!RelativePath.TryParse(written, out RelativePath? parsed, out reason))
            return false;
        path = parsed!.Value;
        reason = TargetName.WhyRefused(parsed);
        if (reason.Length == 0)
            reason = TargetName.WhyProtected(repository, path, allowGovernance);
        if (reason.Length == 0)
            reason = WhyNotThere(path.Split('/'), out fullPath);
        return reason.Length == 0;
    }

    /// <summary>Notes that a file was written, for the blocks after it.</summary>
    /// <param name="fullPath">As <see cref="TryPlace"/> gave it.</param>
    public void Note(string fullPath)
    {
        for (string? folder = Path.GetDirectoryName(fullPath), name = Path.GetFileName(fullPath);
             folder is not null && ForgeRepository.Contains(repository.RealRoot, folder);
             name = Path.GetFileName(folder), folder = Path.GetDirectoryName(folder))
            NamesIn(folder).Add(name);
    }

    private string WhyNotThere(string[] segments, out string fullPath)
    {
        string folder = repository.RealRoot;
        fullPath = "";
        bool followed = false;
        for (int i = 0; i < segments.Length; i++)
        {
            string so = string.Join('/', segments.Take(i + 1));
            if (NameOf(folder, segments[i]) is not { } there)
            {
                fullPath = Path.Combine([folder, .. segments.Skip(i)]);
                return followed ? WhyLedThere(fullPath) : "";
            }
            if (there != segments[i])
                return "it differs from " + string.Join('/', segments.Take(i).Append(there)) + " only in its case, and some systems hold one file for both";
            string next = Path.Combine(folder, there);
            bool isLast = i + 1 == segments.Length;
            if (SymbolicLinks.IsLinkAt(next))
            {
                if (isLast)
                    return "it is a link";
                if (SymbolicLinks.RealPathBelow(folder, there) is not { } real)
                    return so + " is a link that leads nowhere";
                if (!ForgeRepository.Contains(repository.RealRoot, real))
                    return so + " is a link that leaves the project root";
                followed = true;
                next = real;
            }
            if (Directory.Exists(next) == isLast)
                return isLast ? "it is a folder" : so + " is a file";
            folder = next;
        }
        fullPath = folder;
        return followed ? WhyLedThere(fullPath) : "";
    }

    private string WhyLedThere(string fullPath)
        => TargetName.WhyProtected(repository, Path.GetRelativePath(repository.RealRoot, fullPath).Replace('\\', '/'), allowGovernance) is { Length: > 0 } reason ? "through a link, " + reason : "";

    // A transcript may come for hours, and others write meanwhile: what came since the folder was listed may be a link, and what was listed may be gone.
    private string? NameOf(string folder, string segment)
        => NamesIn(folder).Find(segment) is { } listed && SymbolicLinks.IsAt(Path.Combine(folder, listed)) ? listed : SymbolicLinks.IsAt(Path.Combine(folder, segment)) ? segment : null;

    private FolderNames NamesIn(string folder)
    {
        if (!_names.TryGetValue(folder, out FolderNames? names))
            _names.Add(folder, names = new FolderNames(folder));
        return names;
    }
}
