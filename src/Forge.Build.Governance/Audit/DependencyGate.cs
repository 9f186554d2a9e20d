using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Audit.Dependencies;
using Forge.Build.Governance.Audit.Dependencies.DotNet;
using Forge.Build.Governance.Audit.Dependencies.Go;
using Forge.Build.Governance.Audit.Dependencies.JavaScript;
using Forge.Build.Governance.Audit.Dependencies.Python;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>A9: every import of a changed file has an entry in the dependency manifest (Builder Contract 9.4 and 10.7).</summary>
internal static class DependencyGate
{
    private static readonly string[][] DotNetLanguages = { new[] { "C#", ".cs" }, new[] { "F#", ".fs", ".fsi" }, new[] { "Visual Basic", ".vb" } };

    /// <summary>Runs the check.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="files">The claimed or changed files that exist, relative to the project root, with <c>/</c>.</param>
    /// <param name="cache">Where the namespaces of packages are kept.</param>
    /// <param name="cancellation">Of the build.</param>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    internal static CheckResult Run(ForgeRepository repository, IReadOnlyList<string> files, CacheFolder cache, CancellationToken cancellation)
    {
        RepositoryFiles tree = new(repository);
        DependencySettings settings = DependencySettings.Read(tree);
        List<string> rest = files.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal).ToList();
        List<Finding> findings = new();
        List<string> lookedAt = new();

        List<string> dotNet = Take(rest, DotNetCheck.Reads);
        if (dotNet.Count > 0)
        {
            DotNetCheck check = new(tree, repository, cache, cancellation);
            findings.AddRange(check.Run(dotNet, cancellation));
            string named = string.Join(" and ", DotNetLanguages.Select(language => CountOf(dotNet, language)).Where(text => text.Length > 0));
            lookedAt.Add(named + " with " + Count(check.Namespaces, "namespace") + " of " + Count(check.Projects, "project"));
        }
        IPackageLanguage[] languages = { new PythonLanguage(tree, settings), new ScriptLanguage(tree, settings), new GoLanguage(tree) };
        foreach (IPackageLanguage language in languages)
        {
            List<string> own = Take(rest, language.Reads);
            if (own.Count == 0)
                continue;
            PackageLanguageCheck check = new(language, tree);
            findings.AddRange(check.Run(own, cancellation));
            lookedAt.Add(Count(check.Files, language.Name + " file") + " with " + Count(check.Imports, "import"));
        }
        string known = lookedAt.Count > 0 ? string.Join(", ", lookedAt) : "no file in a language that it knows";
        findings.Sort(Finding.Order);
        return new CheckResult("A9", rest.Count == 0 ? known : known + "; " + Count(rest.Count, "file") + " in no language that it knows", findings);
    }

    private static List<string> Take(List<string> rest, Func<string, bool> reads)
    {
        List<string> taken = rest.Where(reads).ToList();
        rest.RemoveAll(path => reads(path));
        return taken;
    }

    private static string CountOf(List<string> files, string[] language)
    {
        int count = files.Count(path => language.Skip(1).Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));
        return count == 0 ? "" : Count(count, language[0] + " file");
    }

    private static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
