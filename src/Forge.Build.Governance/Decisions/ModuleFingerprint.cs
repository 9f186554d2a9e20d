using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Forge.Build.Governance.Decisions.Chain;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions;

/// <summary>
/// Remembers the state of the modules' files about which there was nothing to say: the path of an untouched build. Made of contents, since a few files are quicker
/// read than understood; of the files whose hashes artifacts recorded; and of HEAD, on which the judgement of a record rests.
/// </summary>
internal static class ModuleFingerprint
{
    private const string CacheName = "modules.cache";
    private const string Settled = "settled";
    private const string MustExist = "+";
    private const string RestedOn = "=";
    private const int MostFiles = 500;
    private const long MostBytes = 32 * 1024 * 1024;

    /// <summary>Whether the files are as they were when all passed, and what a backfill created is still there.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="cache">Where it was kept.</param>
    /// <param name="settled">Whether the files that tell of the gate must have been brought up to date, too.</param>
    public static bool HasPassed(ForgeRepository repository, CacheFolder cache, bool settled)
    {
        if (cache.Read(CacheName) is not { } known)
            return false;
        string[] lines = Encoding.UTF8.GetString(known).Split('\n');
        return (!settled || lines[0] == Settled) && lines.Length > 1 && lines[1] == Of(repository, Named(lines, RestedOn))
            && Named(lines, MustExist).All(path => File.Exists(repository.FullPath(path)));
    }

    /// <summary>Keeps that all passed.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="cache">Where it is kept.</param>
    /// <param name="settled">Whether the files that tell of the gate are up to date.</param>
    /// <param name="targets">What a backfill created, relative to the project root.</param>
    public static void Passed(ForgeRepository repository, CacheFolder cache, bool settled, IEnumerable<string> targets)
    {
        string[] restedOn = RestsOf(repository).ToArray();
        if (Of(repository, restedOn) is { } fingerprint)
        {
            IEnumerable<string> lines = restedOn.Select(path => RestedOn + path).Concat(targets.Select(path => MustExist + path));
            cache.Write(CacheName, Encoding.UTF8.GetBytes(string.Join("\n", lines.Prepend(fingerprint).Prepend(settled ? Settled : ""))));
        }
    }

    private static IEnumerable<string> Named(string[] lines, string mark)
        => lines.Skip(2).Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line.Substring(mark.Length));

    // What an artifact rests on may lie in the folder of any module.
    private static IEnumerable<string> RestsOf(ForgeRepository repository)
        => ModuleArtifacts.Downstream.SelectMany(folder => Invalidation.ArtifactsIn(repository, folder)).Where(ModuleOrder.MayRest)
            .SelectMany(artifact => RecordedHashes.In(repository, artifact)).Select(recorded => recorded.Path).Distinct().OrderBy(path => path, StringComparer.Ordinal);

    // Null where there is too much to read for a build that changed nothing, or something cannot be read.
    private static string? Of(ForgeRepository repository, IEnumerable<string> restedOn)
    {
        try
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long bytes = 0;
            foreach (string path in Files(repository).Concat(restedOn))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(path + "\0"));
                FileInfo file = new(repository.FullPath(path));
                if (!file.Exists)
                    continue;
                if (SymbolicLinks.IsLink(file.Attributes) || (bytes += file.Length) > MostBytes)
                    return null;
                byte[] content = file.Length == 0 ? Array.Empty<byte>() : File.ReadAllBytes(file.FullName);
                hash.AppendData(Encoding.UTF8.GetBytes(content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + "\0"));
                hash.AppendData(content);
            }
            hash.AppendData(Encoding.UTF8.GetBytes(Git.Run(repository.Root, "rev-parse", "--verify", "--quiet", "HEAD").Output));
            return BitConverter.ToString(hash.GetHashAndReset());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Files(ForgeRepository repository)
    {
        List<string> files = new()
        {
            ModuleArtifacts.GapActions, ModuleArtifacts.Status, repository.AllowedSigners, repository.AuditLedger, "forge.json",
        };
        foreach (string folder in ModuleArtifacts.Downstream.Prepend(ModuleArtifacts.Decisions))
        {
            if (SymbolicLinks.IsLinkAt(repository.FullPath(folder)) || SymbolicLinks.IsLinkAt(repository.FullPath(ModuleArtifacts.Root)))
                throw new IOException("links are not followed");
            if (Directory.Exists(repository.FullPath(folder)))
                Walk(repository, folder, files);
        }
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    // Folders, too: one may stand in a file's place. No links, which may lead round and round.
    private static void Walk(ForgeRepository repository, string folder, List<string> files)
    {
        List<FolderEntry> entries = new();
        FolderEntry.List(repository.FullPath(folder), entries);
        foreach (FolderEntry entry in entries)
        {
            string path = folder + "/" + entry.Name;
            files.Add(entry.IsDirectory ? path + "/" : path);
            if (entry.IsLink || files.Count > MostFiles)
                throw new IOException("too much to remember");
            if (entry.IsDirectory)
                Walk(repository, path, files);
        }
    }
}
