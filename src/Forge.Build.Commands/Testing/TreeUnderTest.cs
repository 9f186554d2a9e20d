using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary>The tree that is tested, at one moment; what git cannot tell is empty.</summary>
/// <param name="Branch">The branch; empty where none is checked out.</param>
/// <param name="Head">The full hash of the commit; empty before the first one.</param>
/// <param name="Digest">The <see cref="WorkingTree.Digest"/>.</param>
/// <param name="Problem">Why git told nothing; null where it did.</param>
internal sealed record TreeUnderTest(string Branch, string Head, string Digest, GitProblem? Problem)
{
    private const int MostNamed = 5;

    private IReadOnlyList<TreeFile> Files { get; init; } = [];

    /// <summary>Looks at it.</summary>
    public static TreeUnderTest Look(ForgeRepository repository)
    {
        using WorkingTree? tree = WorkingTree.Capture(repository, out GitProblem? problem);
        if (tree is null)
            return new TreeUnderTest("", "", "", problem ?? new GitProblem(true, ""));
        GitResult branch = Git.Run(repository.Root, "symbolic-ref", "--quiet", "--short", "HEAD");
        return new TreeUnderTest(branch.Succeeded ? branch.Output.Trim() : "", tree.Head ?? "", tree.Digest, null)
        {
            Files = tree.Files.Where(file => !repository.IsEvidence(file.Path)).ToArray(),
        };
    }

    /// <summary>Why this is not the tree that it was before, as a clause without a full stop; empty where it is.</summary>
    public string WhyChangedSince(TreeUnderTest before)
    {
        if (before.Problem is not null && Problem is not null)
            return "";
        if (before.Problem is not null || Problem is not null)
            return "git could tell the tree only " + (Problem is null ? "after" : "before") + " the run: " + (Problem ?? before.Problem)!.Said;
        if (before.Digest == Digest)
            return "";
        HashSet<TreeFile> mine = Files.ToHashSet(), others = before.Files.ToHashSet();
        string[] changed = Files.Where(file => !others.Contains(file)).Concat(before.Files.Where(file => !mine.Contains(file))).Select(file => file.Path)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return "the run changed files that git does not ignore: " + string.Join(", ", changed.Take(MostNamed)) + (changed.Length > MostNamed ? " and " + (changed.Length - MostNamed) + " more" : "");
    }
}
