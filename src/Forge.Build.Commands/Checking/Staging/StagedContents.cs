using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Checking.Staging;

/// <summary>Reads the contents that are staged, as git stores them: line ends and filters of the working tree are not applied, and nothing is fetched.</summary>
internal static class StagedContents
{
    // As much as is held in memory at once, beside one file that is larger.
    private const long MostAtOnce = 16 * 1024 * 1024;

    /// <summary>The bytes of each blob, in portions; null for one that is larger than <see cref="FileBytes.MostBytes"/>.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="blobs">Full hashes; one may stand there twice.</param>
    /// <exception cref="GitProblemException">Git gave no answer, or lacks one of them.</exception>
    public static IEnumerable<(string Blob, byte[]? Bytes)> Read(ForgeRepository repository, IEnumerable<string> blobs)
    {
        string[] asked = blobs.Distinct().ToArray();
        if (asked.Length == 0)
            yield break;
        List<string> portion = new();
        long size = 0;
        foreach ((string blob, long length) in Sizes(repository, asked))
        {
            if (length > FileBytes.MostBytes)
            {
                yield return (blob, null);
                continue;
            }
            if (portion.Count > 0 && size + length > MostAtOnce)
            {
                foreach ((string, byte[]?) read in ReadPortion(repository, portion))
                    yield return read;
                portion.Clear();
                size = 0;
            }
            portion.Add(blob);
            size += length;
        }
        foreach ((string, byte[]?) read in ReadPortion(repository, portion))
            yield return read;
    }

    private static IEnumerable<(string Blob, long Length)> Sizes(ForgeRepository repository, string[] blobs)
    {
        string[] lines = Ask(repository, blobs, "--batch-check").Split('\n');
        for (int i = 0; i < blobs.Length; i++)
            yield return (blobs[i], Size(i < lines.Length ? lines[i] : "", blobs[i]));
    }

    private static IEnumerable<(string, byte[]?)> ReadPortion(ForgeRepository repository, List<string> blobs)
    {
        if (blobs.Count == 0)
            yield break;
        string output = Ask(repository, blobs, "--batch");
        int at = 0;
        foreach (string blob in blobs)
        {
            int end = output.IndexOf('\n', at);
            int size = (int)Size(end < 0 ? "" : output.Substring(at, end - at), blob);
            if (size >= output.Length - end)
                throw Missing(blob);
            yield return (blob, SourceText.Latin1.GetBytes(output.Substring(end + 1, size)));
            at = end + 1 + size + 1;
        }
    }

    private static string Ask(ForgeRepository repository, IReadOnlyCollection<string> blobs, string how)
    {
        GitResult result = Git.RunForBytes(repository.Root, string.Join("\n", blobs) + "\n", "cat-file", how);
        return result.Succeeded ? result.Output : throw new GitProblemException(GitProblem.Of(result));
    }

    // "HASH blob SIZE"
    private static long Size(string line, string blob)
    {
        string[] head = line.Split(' ');
        return head.Length == 3 && head[0] == blob && long.TryParse(head[2], NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : throw Missing(blob);
    }

    private static GitProblemException Missing(string blob) => new(new GitProblem(false, "the staged content " + blob + " is missing"));
}
