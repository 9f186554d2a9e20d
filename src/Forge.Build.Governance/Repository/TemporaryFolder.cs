using System;
using System.IO;
#if !NET
using System.Reflection;
#endif
using System.Text;

namespace Forge.Build.Governance.Repository;

/// <summary>A folder outside of the repository that only this user can enter, for programs that read and write nothing but files; it goes with its content.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "forge-";

#if !NET
    // .NET Standard lacks the name; SDK 8 and 9 have the method, which makes the folder with mode 700. On Windows the temporary folder is the user's own.
    private static readonly MethodInfo? CreateTempSubdirectory = typeof(Directory).GetMethod("CreateTempSubdirectory", new[] { typeof(string) });
#endif

    private readonly string _path = Create();

    /// <summary>The absolute path of a file in it.</summary>
    public string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>Writes a file.</summary>
    /// <returns>Its absolute path.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public string Write(string name, string text)
    {
        AtomicFile.Write(PathOf(name), Encoding.UTF8.GetBytes(text));
        return PathOf(name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // Git makes its objects read-only, which on Windows keeps them from being deleted.
            if (Path.DirectorySeparatorChar == '\\')
            {
                foreach (string file in Directory.EnumerateFiles(_path, "*", SearchOption.AllDirectories))
                    File.SetAttributes(file, FileAttributes.Normal);
            }
            Directory.Delete(_path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays in the temporary folder, which the system empties; there is no secret in it.
        }
    }

    private static string Create()
    {
#if NET
        return Directory.CreateTempSubdirectory(Prefix).FullName;
#else
        if (CreateTempSubdirectory?.Invoke(null, new object[] { Prefix }) is DirectoryInfo made)
            return made.FullName;
        string path = Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(path);
        return path;
#endif
    }
}
