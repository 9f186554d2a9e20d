using System;
using System.IO;
using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Artifacts;

/// <summary>Writes a file of <c>artifacts/</c>: whole, only where it changes, and nowhere but inside the project root.</summary>
internal static class ArtifactFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text where another one, or none, lies.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">Lines end in a line feed.</param>
    /// <param name="alone">Whether the caller holds the <see cref="OwnerLock"/>.</param>
    /// <returns>Null, or why it could not be written, as a clause without a full stop.</returns>
    public static string? Write(ForgeRepository repository, string path, string text, bool alone)
    {
        ContractFile known = ContractFile.Read(repository, path);
        if (known.State == ContractState.Present && known.Text!.Text == text)
            return null;
        return Try(repository, path, full =>
        {
            if (alone)
                AtomicFile.WriteAlone(full, Utf8.GetBytes(text));
            else
                AtomicFile.Write(full, Utf8.GetBytes(text));
            return null;
        });
    }

    /// <summary>Writes a file that must not exist yet.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">Lines end in a line feed.</param>
    /// <returns>Null, or why it could not be written, as a clause without a full stop.</returns>
    public static string? Create(ForgeRepository repository, string path, string text)
        => Try(repository, path, full => AtomicFile.Create(full, Utf8.GetBytes(text)) ? null : "something has that name already");

    /// <summary>Makes the folder of a file where there is none.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="path">The file, relative to the project root.</param>
    /// <returns>Null, or the link on the way: one could lead what is written elsewhere.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    public static string? MakeFolderOf(ForgeRepository repository, string path)
    {
        for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            string folder = path.Substring(0, slash);
            string full = repository.FullPath(folder);
            if (File.Exists(full))
                throw new IOException(folder + " is a file, and should be a folder");
            if (!Directory.Exists(full))
                Directory.CreateDirectory(full);
            if (SymbolicLinks.IsLinkAt(full))
                return folder;
        }
        return null;
    }

    private static string? Try(ForgeRepository repository, string path, Func<string, string?> write)
    {
        try
        {
            string full = repository.FullPath(path);
            if (Directory.Exists(full))
                return "it is a folder";
            return MakeFolderOf(repository, path) is { } link ? link + " is a link" : write(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return PrintableText.Excerpt(e.Message, 300).TrimEnd('.');
        }
    }
}
