using System;
using System.IO;
using System.Text;

namespace Forge.Build.Governance.Repository;

/// <summary>
/// The one way to append to a file: under a lock that holds across threads and processes, in one write. It cannot be written as other files are, whole and
/// renamed: between reading and renaming another process would lose what it appended.
/// </summary>
internal static class AppendedFile
{
    /// <summary>A file larger than this is not appended to.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Appends to a file, and creates it with its folder where there is none.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    /// <param name="patience">How long to wait while another holds it.</param>
    /// <param name="addition">Called under the lock with the file as it is at that moment, at its start; null appends nothing.</param>
    /// <returns>Why nothing could be appended, as a clause without a full stop; null where all went well.</returns>
    public static string? Append(ForgeRepository repository, string path, TimeSpan patience, Func<FileStream, byte[]?> addition)
    {
        try
        {
            if (WhyRefused(repository, path) is { } refused)
                return refused;
            Directory.CreateDirectory(Path.GetDirectoryName(repository.FullPath(path))!);
            using FileStream stream = HeldFile.Open(repository.FullPath(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, patience);
            // Asked again now that the file is held: it may have been another one a moment ago.
            if (WhyRefused(repository, path) is { } refusedNow)
                return refusedNow;
            if (!stream.CanSeek)
                return "it is a pipe or a device";
            if (stream.Length > MostBytes)
                return "it is larger than " + (MostBytes >> 20) + " MB";
            if (IsWide(stream))
                return "it is not UTF-8";
            if (addition(stream) is { } bytes)
                Write(stream, bytes);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    /// <summary>Why a file of the toolkit may not be written: a folder has its name, or a link leads it out of the project root. Null where it may.</summary>
    public static string? WhyRefused(ForgeRepository repository, string path)
    {
        if (Directory.Exists(repository.FullPath(path)))
            return "it is a folder";
        for (int slash = path.IndexOf('/'); ; slash = path.IndexOf('/', slash + 1))
        {
            string part = slash < 0 ? path : path.Substring(0, slash);
            if (IsThere(repository.FullPath(part)) && !repository.IsInside(part))
                return "a link leads " + part + " out of the project root, or nowhere";
            if (slash < 0)
                return null;
        }
    }

    /// <summary>Whether anything has that name, a link that leads nowhere included.</summary>
    public static bool IsThere(string fullPath)
    {
        try
        {
            File.GetAttributes(fullPath);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The text of a file as it is, line ends and BOM included: by BOM, else as UTF-8 with a mark for what is none.</summary>
    public static string Decode(Stream stream)
    {
        using StreamReader reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
        return reader.ReadToEnd();
    }

    private static bool IsWide(FileStream stream)
    {
        byte[] start = new byte[4];
        int count = stream.Read(start, 0, start.Length);
        stream.Seek(0, SeekOrigin.Begin);
        return SourceText.ByteOrderMark(start, count).Encoding is not null;
    }

    private static void Write(FileStream stream, byte[] bytes)
    {
        long length = stream.Seek(0, SeekOrigin.End);
        try
        {
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // A full disk may have taken half of it.
            stream.SetLength(length);
            throw;
        }
    }
}
