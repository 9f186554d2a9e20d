using System;
using System.IO;

namespace Forge.Build.Governance.Repository;

/// <summary>The one way to write a file: whole, under a temporary name beside it, then renamed.</summary>
internal static class AtomicFile
{
    private const string TemporaryEnd = ".forge-tmp";
#if !NET
    private const int MostAttempts = 10;
#endif

    /// <summary>Writes a file, over another where there is one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static void Write(string path, byte[] bytes) => Write(path, bytes, path + "." + Guid.NewGuid().ToString("N") + ".tmp", Replace);

    /// <summary>The same for one who holds the <see cref="OwnerLock"/>: what a killed run left under the temporary name is taken away.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static void WriteAlone(string path, byte[] bytes) => Write(path, bytes, FreeName(path), Replace);

    /// <summary>Whether a <see cref="WriteAlone"/> of a file was killed, or is at work now, which only who holds the <see cref="OwnerLock"/> can tell apart.</summary>
    public static bool HasLeft(string path) => IsThere(NameAlone(path));

    /// <summary>Takes away what a killed <see cref="WriteAlone"/> of a file left. For one who holds the <see cref="OwnerLock"/>.</summary>
    public static void TidyAlone(string path) => FreeName(path);

    /// <summary>Writes a file that must not exist yet: whole or not at all, and never over another. For one who holds the <see cref="OwnerLock"/>.</summary>
    /// <returns>False where something has that name already.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static bool Create(string path, byte[] bytes)
    {
        if (IsThere(path))
            return false;
        try
        {
            // Moving never replaces a file, not even one that came in between: on Unix it is a new link to the temporary one.
            Write(path, bytes, FreeName(path), File.Move);
            return true;
        }
        catch (IOException) when (IsThere(path))
        {
            return false;
        }
    }

#if NET
    /// <summary>Writes another content over a file, which keeps its rights. For one who holds the <see cref="OwnerLock"/>.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static void Edit(string path, byte[] bytes)
    {
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path);
        Write(path, bytes, FreeName(path), (temporary, final) => ReplaceWith(mode, temporary, final));
    }

    /// <summary>Writes a program that the system may run, over another file where there is one. For one who holds the <see cref="OwnerLock"/>.</summary>
    /// <param name="path">Where.</param>
    /// <param name="bytes">The program.</param>
    /// <param name="mode">Its rights on Unix.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static void WriteProgram(string path, byte[] bytes, UnixFileMode mode)
        => Write(path, bytes, FreeName(path), (temporary, final) => ReplaceWith(mode, temporary, final));

    // Before the name is given: a killed run must not leave a program without its rights.
    private static void ReplaceWith(UnixFileMode? mode, string temporary, string path)
    {
        if (mode is { } rights && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, rights);
        Replace(temporary, path);
    }
#endif

    /// <summary>Takes away what killed runs left in a folder under temporary names. For one who holds the <see cref="OwnerLock"/>: nobody else uses those names.</summary>
    /// <param name="folder">Absolute; nothing is done where it does not exist or cannot be listed.</param>
    public static void Sweep(string folder)
    {
        try
        {
            foreach (string left in Directory.Exists(folder) ? Directory.GetFiles(folder, ".*" + TemporaryEnd) : Array.Empty<string>())
                TryDelete(left);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays under a name that nothing reads.
        }
    }

    private static void Write(string path, byte[] bytes, string temporary, Action<string, string> rename)
    {
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                stream.Write(bytes, 0, bytes.Length);
            rename(temporary, path);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    // Taken away, not opened: a link that a repository brings under this name would lead what is written wherever it likes.
    private static string FreeName(string path)
    {
        string name = NameAlone(path);
        TryDelete(name);
        return name;
    }

    private static string NameAlone(string path) => Path.Combine(Path.GetDirectoryName(path)!, "." + Path.GetFileName(path) + TemporaryEnd);

    /// <summary>Gives a file its real name, over another where there is one.</summary>
    internal static void Replace(string temporary, string path)
    {
#if NET
        File.Move(temporary, path, overwrite: true);
#else
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                if (File.Exists(path))
                    File.Replace(temporary, path, null);
                else
                    File.Move(temporary, path);
                return;
            }
            catch (IOException) when (attempt < MostAttempts && File.Exists(temporary))
            {
                // Between the question and the answer another writer made the file, or took it away: the other call is the right one now.
            }
        }
#endif
    }

    // A link that leads nowhere is there, too.
    private static bool IsThere(string path)
    {
        try
        {
            File.GetAttributes(path);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Deletes a file that has a temporary name, where that can be done.</summary>
    internal static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays behind under a name that nothing reads.
        }
    }
}
