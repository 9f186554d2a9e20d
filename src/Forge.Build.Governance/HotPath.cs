using System.Runtime.CompilerServices;

namespace Forge.Build.Governance;

/// <summary>Marks loops that run millions of times in the first second of a process, where the runtime would otherwise still interpret its first, slow code.</summary>
internal static class HotPath
{
    // MethodImplOptions.AggressiveOptimization, by number: .NET Standard lacks the name, the runtimes know the value.
    public const MethodImplOptions Optimized = (MethodImplOptions)512;
}
