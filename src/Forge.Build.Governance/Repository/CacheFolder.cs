using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Forge.Build.Governance.Repository;

/// <summary>When <c>.forge/</c> is read and written.</summary>
public enum CacheMode
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Where the folder is there already. The rule for CI, where a build writes nothing into the source tree unless a cache step prepared a place.</summary>
    WhenPresent,

    /// <summary>Always.</summary>
    On,
}

/// <summary>
/// The folder <c>.forge/</c>: made on first use, invisible to git, and not believed where it came with the repository. A committed cache could call a
/// violation clean, and git overwrites ignored files without a word; so each file ends in a checksum and in a seal that only this place on this machine
/// can make, and one without the seal, as a CI cache step restores it, counts only after git said that nothing in the folder is tracked.
/// </summary>
public sealed class CacheFolder
{
    /// <summary>Its name in the project root.</summary>
    public const string Name = ".forge";

    private const string IgnoreFile = ".gitignore";
    private const int HashLength = 32;

    private readonly string _root;
    private readonly string _folder;
    private readonly bool _enabled;
    private bool? _mayBeCommitted;

    private CacheFolder(string root, CacheMode mode)
    {
        _root = root;
        _folder = Path.Combine(root, Name);
        _enabled = mode == CacheMode.On || (mode == CacheMode.WhenPresent && Directory.Exists(_folder));
    }

    /// <summary>Whether anything is kept at all.</summary>
    internal bool IsUsed => _enabled;

    /// <summary>The cache of a repository.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="mode">When it is used.</param>
    public static CacheFolder Of(ForgeRepository repository, CacheMode mode) => new(repository.Root, mode);

    /// <summary>The bytes kept under a name, or null where there are none that may be believed.</summary>
    public byte[]? Read(string name)
    {
        try
        {
            string path = Path.Combine(_folder, name);
            if (!_enabled || !File.Exists(path) || !IsRealFolder())
                return null;
            byte[] file = File.ReadAllBytes(path);
            if (file.Length < 2 * HashLength)
                return null;
            byte[] bytes = new byte[file.Length - (2 * HashLength)];
            Array.Copy(file, bytes, bytes.Length);
            if (!HoldsAt(file, bytes.Length, ChecksumOf(bytes)))
                return null;
            return HasSeal(file, bytes) || !(_mayBeCommitted ??= MayBeCommitted()) ? bytes : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps bytes under a name. Silent where that cannot be: a cache is only there to be quick.</summary>
    public void Write(string name, byte[] bytes)
    {
        if (!_enabled)
            return;
        try
        {
            if (!Prepare())
                return;
            byte[] file = new byte[bytes.Length + (2 * HashLength)];
            bytes.CopyTo(file, 0);
            ChecksumOf(bytes).CopyTo(file, bytes.Length);
            SealOf(bytes).CopyTo(file, bytes.Length + HashLength);
            AtomicFile.Write(Path.Combine(_folder, name), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another build at the same moment, or a tree that cannot be written: the next scan is slower, nothing else.
        }
    }

    /// <summary>Makes the folder where there is none.</summary>
    /// <returns>False where it is a link, and nothing may be written into it.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    internal bool Prepare()
    {
        if (!Directory.Exists(_folder))
            Directory.CreateDirectory(_folder);
        if (!IsRealFolder())
            return false;
        string ignore = Path.Combine(_folder, IgnoreFile);
        if (!File.Exists(ignore))
            AtomicFile.Write(ignore, Encoding.ASCII.GetBytes("*\n"));
        return true;
    }

    // A link would let a repository make the build write elsewhere.
    private bool IsRealFolder()
    {
        DirectoryInfo info = new(_folder);
        return info.Exists && !SymbolicLinks.IsLink(info.Attributes);
    }

    // Without the ignore file the time that goes into the seal is one that everybody knows.
    private bool HasSeal(byte[] file, byte[] bytes)
        => File.Exists(Path.Combine(_folder, IgnoreFile)) && HoldsAt(file, bytes.Length + HashLength, SealOf(bytes));

    private static bool HoldsAt(byte[] file, int place, byte[] hash)
    {
        for (int i = 0; i < hash.Length; i++)
        {
            if (file[place + i] != hash[i])
                return false;
        }
        return true;
    }

    private static byte[] ChecksumOf(byte[] bytes)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(bytes);
    }

    // The time of the ignore file is set by whoever put it there: a commit made elsewhere cannot know it.
    private byte[] SealOf(byte[] bytes)
    {
        long made = File.GetLastWriteTimeUtc(Path.Combine(_folder, IgnoreFile)).Ticks;
        string here = _root + "\n" + Environment.MachineName + "\n" + made.ToString(CultureInfo.InvariantCulture);
        using HMACSHA256 hmac = new(Encoding.UTF8.GetBytes(here));
        return hmac.ComputeHash(bytes);
    }

    // Where git cannot say, nobody did: an archive can bring a cache as well as a commit can.
    private bool MayBeCommitted()
    {
        GitResult tracked = Git.Run(_root, "ls-files", "-z", "--", ":(icase)" + Name);
        return tracked.ExitCode != 0 || tracked.Output.Length > 0;
    }
}
