using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Forge.Build.Governance.Repository;

/// <summary>Reads <c>git cat-file --batch</c>: for each blob <c>ID blob SIZE</c>, a line feed, as many bytes, a line feed.</summary>
internal static class BlobBatch
{
    /// <summary>Reads the answer.</summary>
    /// <param name="output">Each character a byte.</param>
    /// <param name="blobs">What was asked for, in this order.</param>
    /// <param name="texts">The text of each, by its id; LF, no BOM.</param>
    /// <exception cref="GitProblemException">git does not have one of them.</exception>
    public static void Read(string output, IReadOnlyList<string> blobs, Dictionary<string, string> texts)
    {
        int at = 0;
        foreach (string blob in blobs)
        {
            int end = output.IndexOf('\n', at);
            string[] head = end < 0 ? Array.Empty<string>() : output.Substring(at, end - at).Split(' ');
            if (head.Length != 3 || head[0] != blob
                || !int.TryParse(head[2], NumberStyles.None, CultureInfo.InvariantCulture, out int size)
                || size >= output.Length - end)
                throw new GitProblemException(new GitProblem(false, "the content " + blob + " of a committed file is missing"));
            byte[] bytes = output.Substring(end + 1, size).Select(c => (byte)c).ToArray();
            texts[blob] = SourceText.Decode(bytes, size).Text;
            at = end + 1 + size + 1;
        }
    }
}
