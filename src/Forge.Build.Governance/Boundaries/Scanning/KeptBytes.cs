using System;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>What every kept verdict is believed by: the engine that made it, and values that are the same.</summary>
/// <remarks>One place for all of them: what it calls is compiled once in an untouched build.</remarks>
internal static class KeptBytes
{
    /// <summary>This build of the engine, 16 bytes: another one may judge otherwise.</summary>
    public static byte[] EngineId => typeof(KeptBytes).Module.ModuleVersionId.ToByteArray();

    /// <summary>Whether two values are the same and not empty.</summary>
    public static bool Same(byte[] a, byte[] b) => a.Length > 0 && a.Length == b.Length && Convert.ToBase64String(a) == Convert.ToBase64String(b);
}
