using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Forge.Build.Analyzers.Contracts;

/// <summary>What a compilation knows of the repository that it is a part of: where its root is and which contracts hold. All of it comes from the build; no file is opened.</summary>
internal sealed class GovernedCompilation
{
    private GovernedCompilation(string root, bool isDesignTime, string project)
    {
        Root = root;
        IsDesignTime = isDesignTime;
        Project = project;
    }

    /// <summary>The project root, absolute, with <c>/</c> at its end and between its parts.</summary>
    public string Root { get; }

    /// <summary>Whether an editor asks, and not a build.</summary>
    public bool IsDesignTime { get; }

    /// <summary>The project's file, relative to the root; empty where it lies outside.</summary>
    public string Project { get; }

    /// <summary><c>boundaries.json</c>; null where there is none.</summary>
    public ContractText? Boundaries { get; private set; }

    /// <summary><c>physics.yaml</c>; null where there is none.</summary>
    public ContractText? Physics { get; private set; }

    /// <summary><c>physics.baseline</c>; null where there is none.</summary>
    public ContractText? PhysicsBaseline { get; private set; }

    /// <summary><c>forge.json</c>; null where there is none.</summary>
    public ContractText? ForgeJson { get; private set; }

    /// <summary>The view of a compilation; null where it is part of no governed repository.</summary>
    public static GovernedCompilation? Of(AnalyzerOptions options, CancellationToken cancellation)
    {
        AnalyzerConfigOptions build = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (!build.TryGetValue("build_property._ForgeContractsRoot", out string? root) || root.Length == 0
            || !build.TryGetValue("build_property._ForgeContracts", out string? contracts) || contracts.Length == 0)
        {
            return null;
        }
        root = WithSlash(root);
        contracts = WithSlash(contracts);
        build.TryGetValue("build_property.DesignTimeBuild", out string? designTime);
        build.TryGetValue("build_property.MSBuildProjectFullPath", out string? project);
        GovernedCompilation governed = new(root, string.Equals(designTime, "true", StringComparison.OrdinalIgnoreCase), Below(root, project ?? "") ?? "");
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            string path = file.Path.Replace('\\', '/');
            if (Below(contracts, path) is "boundaries.json")
                governed.Boundaries = ContractText.Of(file, Relative(root, path), cancellation);
            else if (Below(contracts, path) is "physics.yaml")
                governed.Physics = ContractText.Of(file, Relative(root, path), cancellation);
            else if (Below(contracts, path) is "physics.baseline")
                governed.PhysicsBaseline = ContractText.Of(file, Relative(root, path), cancellation);
            else if (Below(root, path) is "forge.json")
                governed.ForgeJson = ContractText.Of(file, "forge.json", cancellation);
        }
        return governed;
    }

    /// <summary>A file's path relative to the root, with <c>/</c>; null where it lies outside, as what a generator makes in memory.</summary>
    public string? PathOf(SyntaxTree tree) => PathOf(tree.FilePath);

    /// <summary>The path of a file relative to the root, with <c>/</c>; null where it lies outside.</summary>
    /// <param name="fullPath">Absolute, as the compiler has it.</param>
    public string? PathOf(string fullPath) => Below(Root, fullPath.Replace('\\', '/'));

    private static string Relative(string root, string path) => Below(root, path) ?? path;

    // File systems differ in whether case counts; a compiler says a path as the project has it.
    private static string? Below(string folder, string path)
        => path.Length > folder.Length && path.Replace('\\', '/').StartsWith(folder, StringComparison.OrdinalIgnoreCase) ? path.Replace('\\', '/').Substring(folder.Length) : null;

    private static string WithSlash(string folder) => folder.Replace('\\', '/').TrimEnd('/') + "/";
}
