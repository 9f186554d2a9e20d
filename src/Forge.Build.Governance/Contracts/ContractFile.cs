using System;
using System.IO;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts;

/// <summary>What a contract's path holds.</summary>
public enum ContractState
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>No text: no bytes, a BOM, blanks, or in Markdown only comments. A pipe or a device counts as empty, and is not opened.</summary>
    Empty,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A file that cannot be read, that is larger than <see cref="ContractFile.MostBytes"/>, or that lies outside the project root.</summary>
    Unreadable,

    /// <summary>A file with text in it.</summary>
    Present,
}

/// <summary>One contract as it lies on the disk.</summary>
/// <param name="Path">Relative to the project root, with <c>/</c>.</param>
/// <param name="State">What lies there.</param>
/// <param name="Text">Its text where it is present, else null.</param>
/// <param name="Problem">Why it is unreadable, else empty.</param>
public sealed record ContractFile(string Path, ContractState State, SourceText? Text = null, string Problem = "")
{
    /// <summary>A contract is written by hand; a larger file is something else.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Reads a contract; never throws for what lies on the disk.</summary>
    public static ContractFile Read(ForgeRepository repository, string path)
    {
        string fullPath = repository.FullPath(path);
        try
        {
            if (Directory.Exists(fullPath))
                return new ContractFile(path, ContractState.Folder);
            FileInfo file = new(fullPath);
            if (!file.Exists)
                return new ContractFile(path, ContractState.Missing);
            if (repository.RealPath(path) is not { } real)
                return new ContractFile(path, ContractState.Unreadable, null, "it is a link that leads nowhere.");
            if (!repository.IsInside(path))
                return new ContractFile(path, ContractState.Unreadable, null, "a link leads it out of the project root.");
            FileBytes bytes = new();
            long length = SymbolicLinks.IsLink(file.Attributes) ? new FileInfo(real).Length : file.Length;
            if (length > MostBytes || !bytes.TryRead(fullPath, length))
                return new ContractFile(path, ContractState.Unreadable, null, "it is larger than " + (MostBytes >> 20) + " MB.");
            SourceText text = SourceText.Decode(bytes.Buffer, bytes.Count);
            return SaysNothing(path, text.Text) ? new ContractFile(path, ContractState.Empty) : new ContractFile(path, ContractState.Present, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ContractFile(path, ContractState.Unreadable, null, e.Message.TrimEnd('.') + ".");
        }
    }

    private static bool SaysNothing(string path, string text)
    {
        int at = SkipBlanks(text, 0);
        while (path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(text, at, "<!--", 0, 4) == 0)
        {
            int end = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
            at = end < 0 ? text.Length : SkipBlanks(text, end + 3);
        }
        return at >= text.Length;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
