using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies;

/// <summary>A language whose packages a manifest in the tree names: an import scanner and a reader of its manifests.</summary>
internal interface IPackageLanguage
{
    /// <summary>As people call it.</summary>
    string Name { get; }

    /// <summary>The manifest to create where there is none, relative to the project root.</summary>
    string ManifestToCreate { get; }

    /// <summary>Which manifests count, in words for a message.</summary>
    string ManifestNames { get; }

    /// <summary>What is wrong with the manifests that were read so far.</summary>
    IReadOnlyList<Finding> ManifestFindings { get; }

    /// <summary>Whether a file is written in it.</summary>
    bool Reads(string path);

    /// <summary>The imports of a file, in the order in which they stand. Takes time in proportion to the text, whatever the text is.</summary>
    IReadOnlyList<Import> Scan(string path, string text);

    /// <summary>What an import means for a file.</summary>
    ImportVerdict Judge(string path, Import import);
}
