using System;
using System.IO;
using System.Threading;

namespace Forge.Build.Governance.Repository;

/// <summary>Opens a file that another process may hold. The system lets a file go when its process dies, however it dies.</summary>
internal static class HeldFile
{
    // No system tells when a file is let go, so it is asked again: often enough for a person, and for a bounded time.
    private const int Pause = 15;

    /// <summary>Opens it, and waits while another holds it.</summary>
    /// <exception cref="IOException">Another held it all the time, which <see cref="IsHeld"/> tells apart, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be opened.</exception>
    public static FileStream Open(string fullPath, FileMode mode, FileAccess access, FileShare share, TimeSpan patience)
    {
        DateTime end = DateTime.UtcNow + patience;
        while (true)
        {
            try
            {
                return new FileStream(fullPath, mode, access, share, bufferSize: 1);
            }
            catch (IOException e) when (IsHeld(e) && DateTime.UtcNow < end)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>Whether a file could not be opened because another holds it.</summary>
    /// <remarks>Sharing and lock violation on Windows; EWOULDBLOCK, which is 11 or 35, elsewhere.</remarks>
    public static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
