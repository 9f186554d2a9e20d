using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure.Projects;

namespace Forge.Build.Governance.Structure.Packages;

/// <summary>Reads the packages that a manifest names.</summary>
internal static class PackageManifests
{
    private static readonly string[] Items = { "PackageReference", "PackageVersion", "GlobalPackageReference", "PackageDownload" };
    private static readonly string[] Groups = { "dependencies", "devDependencies", "optionalDependencies", "peerDependencies" };

    /// <summary>The endings of manifests of NuGet, with their dot.</summary>
    public static readonly string[] ProjectEndings = { ".csproj", ".fsproj", ".vbproj", ".props", ".targets" };

    /// <summary>The names of the other manifests.</summary>
    public static readonly string[] Names = { "package.json", "requirements.txt", "requirements-dev.txt", "dev-requirements.txt" };

    /// <summary>Whether a path names a manifest.</summary>
    public static bool Include(string path)
        => ProjectEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || Array.IndexOf(Names, path.Substring(path.LastIndexOf('/') + 1)) >= 0;

    /// <summary>The packages of a manifest in its order; null where it cannot be understood.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">Its text.</param>
    public static IReadOnlyList<PackageUse>? Read(string path, SourceText text)
    {
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return OfNode(path, text);
        return path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) ? OfPython(path, text).ToArray() : OfNuGet(path, text);
    }

    private static IReadOnlyList<PackageUse>? OfNuGet(string path, SourceText text)
        => ProjectText.Read(path, text)?.Where(value => value.Attribute.Equals("Include", StringComparison.OrdinalIgnoreCase) && Items.Contains(value.Element, StringComparer.OrdinalIgnoreCase))
            .SelectMany(value => value.Text.Split(';').Select(name => name.Trim())
                // A name that a property holds stands somewhere else, too; where it does not, nobody can tell it here.
                .Where(name => name.Length > 0 && name.IndexOfAny(new[] { '$', '@', '%', '*' }) < 0).Select(name => new PackageUse("NuGet", name, value.Location)))
            .ToArray();

    private static IReadOnlyList<PackageUse>? OfNode(string path, SourceText text)
    {
        JsonSource.Parse(path, text, out JsonValue? root, out List<JsonProblem> _);
        return root is { Kind: JsonKind.Object }
            ? Groups.SelectMany(group => root[group]?.Members ?? Enumerable.Empty<JsonMember>()).Select(member => new PackageUse("npm", member.Name, member.NameLocation)).ToArray()
            : null;
    }

    // A requirement begins its line (PEP 508); options, paths and addresses name no package of the registry.
    private static IEnumerable<PackageUse> OfPython(string path, SourceText text)
    {
        string[] lines = text.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            int start = line.Length - line.TrimStart().Length, end = start;
            while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '-' or '_' or '.'))
                end++;
            string rest = line.Substring(end).TrimStart();
            if (end > start && char.IsLetterOrDigit(line[start]) && (rest.Length == 0 || rest[0] is '=' or '<' or '>' or '!' or '~' or '[' or '(' or ';' or '@' or '#' or '\\' or ','))
                yield return new PackageUse("PyPI", line.Substring(start, end - start), new SourceLocation(path, i + 1, start + 1, i + 1, end + 1));
        }
    }
}
