using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>
/// Which files could matter to a verdict, told by their extension alone: so that a log or a picture that comes and goes does not make an untouched build
/// look touched. Where a glob or filter ends without a plain extension, all files matter.
/// </summary>
internal sealed class RelevantFiles
{
    private readonly string[]? _extensions;

    private RelevantFiles(string[]? extensions) => _extensions = extensions;

    /// <summary>The extensions with their dots, or null where all files matter.</summary>
    public IReadOnlyList<string>? Extensions => _extensions;

    /// <summary>From the globs of a contract.</summary>
    public static RelevantFiles Of(BoundariesContract contract)
    {
        HashSet<string> extensions = new(StringComparer.OrdinalIgnoreCase);
        foreach (Layer layer in contract.Layers)
        {
            foreach (PlacedGlob placed in layer.Globs)
            {
                if (!placed.Glob.TryGetExtensions(extensions))
                    return new RelevantFiles(null);
            }
        }
        if (contract.Coverage != Coverage.Off)
            extensions.UnionWith(SourceExtensions.All);
        return With(extensions);
    }

    /// <summary>From the extensions, as a cache kept them.</summary>
    public static RelevantFiles With(IEnumerable<string>? extensions)
    {
        if (extensions is null)
            return new RelevantFiles(null);
        List<string> sorted = new(extensions);
        sorted.Sort(StringComparer.OrdinalIgnoreCase);
        return new RelevantFiles(sorted.ToArray());
    }

    /// <summary>Whether a file matters.</summary>
    public bool Include(string path)
    {
        if (_extensions is null)
            return true;
        foreach (string extension in _extensions)
        {
            if (path.Length >= extension.Length && string.Compare(path, path.Length - extension.Length, extension, 0, extension.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }
        return false;
    }
}
