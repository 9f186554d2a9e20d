using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Structure;

/// <summary>What a gate asked the repository, and so what its verdict rests on.</summary>
/// <remarks>Sets of classes in every place: the runtime has compiled those beforehand, and would compile others in every build.</remarks>
internal sealed class LookedAt
{
    /// <summary>Endings with their dot, lower-case; a file with one of them matters with its length and time.</summary>
    public HashSet<string> Endings { get; } = new(StringComparer.Ordinal);

    /// <summary>File names; a file that is called so matters with its length and time, in whatever folder.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths relative to the project root; what lies there matters with its length and time, and so does that nothing does.</summary>
    public HashSet<string> Paths { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders relative to the project root, with <c>/</c> at their end; which files lie below them matters, and not what they hold.</summary>
    public HashSet<string> Listed { get; } = new(StringComparer.Ordinal);

    /// <summary>Absolute paths outside of the tree, which matter with their length and time.</summary>
    public HashSet<string> Outside { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it asked something to which nothing here can be compared; then its verdict is good for one build.</summary>
    public bool IsFleeting { get; set; }
}
