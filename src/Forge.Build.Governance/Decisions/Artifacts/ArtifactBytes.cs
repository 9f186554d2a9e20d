using System;
using System.IO;
using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Artifacts;

/// <summary>A file as its bytes: what a copy, a checksum, a template and an encoding need. <see cref="ContractFile"/> tells of text, and takes a comment for nothing.</summary>
internal static class ArtifactBytes
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads one; never throws for what lies on the disk, and opens no pipe.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="problem">Why there are none, as a clause without a full stop; empty where nothing has that name.</param>
    public static byte[]? Read(ForgeRepository repository, string path, out string problem)
    {
        string fullPath = repository.FullPath(path);
        problem = "";
        try
        {
            if (Directory.Exists(fullPath))
            {
                problem = "it is a folder";
                return null;
            }
            FileInfo file = new(fullPath);
            if (!file.Exists)
                return null;
            if (!repository.IsInside(path))
            {
                problem = "a link leads it out of the project root, or nowhere";
                return null;
            }
            FileBytes bytes = new();
            long length = SymbolicLinks.IsLink(file.Attributes) ? new FileInfo(repository.RealPath(path)!).Length : file.Length;
            if (length > ContractFile.MostBytes || !bytes.TryRead(fullPath, length))
            {
                problem = "it is larger than " + (ContractFile.MostBytes >> 20) + " MB";
                return null;
            }
            byte[] result = new byte[bytes.Count];
            Array.Copy(bytes.Buffer, result, bytes.Count);
            return result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A report that is committed names no folder of this machine.
            problem = e.Message.Replace(repository.Root + Path.DirectorySeparatorChar, "").TrimEnd('.');
            return null;
        }
    }

    /// <summary>The same, for those who do not ask why.</summary>
    public static byte[]? Read(ForgeRepository repository, string path) => Read(repository, path, out string _);

    /// <summary>The text of such a file, with LF and without BOM; null where there are no bytes.</summary>
    public static SourceText? TextOf(ForgeRepository repository, string path, out string problem)
        => Read(repository, path, out problem) is { } bytes ? SourceText.Decode(bytes, bytes.Length) : null;

    /// <summary>The bytes of a text: UTF-8 without BOM.</summary>
    public static byte[] Bytes(string text) => Utf8.GetBytes(text);

    /// <summary>SHA-256 of a text as it is written; 64 lower-case hexadecimal digits.</summary>
    public static string Sha256(string text) => TreeDigest.Hex(Bytes(text));
}
