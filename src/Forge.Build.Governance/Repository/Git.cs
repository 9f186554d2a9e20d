using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Forge.Build.Governance.Repository;

/// <summary>What a git command said.</summary>
/// <param name="ExitCode">Its exit code, or null where git could not be started or did not finish in time.</param>
/// <param name="Output">Its standard output, UTF-8.</param>
/// <param name="Error">Its standard error, UTF-8, or why it could not run.</param>
public sealed record GitResult(int? ExitCode, string Output, string Error)
{
    /// <summary>Whether git ran and ended with 0.</summary>
    public bool Succeeded => ExitCode == 0;
}

/// <summary>The one way to ask git. An argument list, a fixed environment, no pager, no prompt, no hook of the repository, no write to its index.</summary>
public static class Git
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // fsmonitor and hooksPath in a repository's configuration name programs that git would run.
    private static readonly string[] Settings =
    {
        "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", "-c", "color.ui=false",
    };

    // GIT_DIR and its kin, set by a hook or a caller, would make git speak of another repository.
    private static readonly string[] Removed =
    {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX",
        "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_CEILING_DIRECTORIES",
        "GIT_REPLACE_REF_BASE", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_ATTR_SOURCE",
    };

    /// <summary>Runs git in a folder.</summary>
    /// <param name="folder">Absolute; becomes the working directory.</param>
    /// <param name="arguments">The command and its arguments, one element each.</param>
    public static GitResult Run(string folder, params string[] arguments) => Run(folder, Array.Empty<KeyValuePair<string, string?>>(), "", arguments);

    /// <summary>Runs git in a folder, with more environment and an input.</summary>
    /// <param name="folder">Absolute; becomes the working directory.</param>
    /// <param name="environment">What is set beside the fixed environment.</param>
    /// <param name="input">What git reads from standard input.</param>
    /// <param name="arguments">The command and its arguments, one element each.</param>
    internal static GitResult Run(string folder, IEnumerable<KeyValuePair<string, string?>> environment, string input, params string[] arguments)
        => Run(folder, environment, input, Encoding.UTF8, arguments);

    /// <summary>Runs git in a folder, for output that is no text: each character of it is a byte.</summary>
    /// <param name="folder">Absolute; becomes the working directory.</param>
    /// <param name="input">What git reads from standard input.</param>
    /// <param name="arguments">The command and its arguments, one element each.</param>
    internal static GitResult RunForBytes(string folder, string input, params string[] arguments)
        => Run(folder, Array.Empty<KeyValuePair<string, string?>>(), input, SourceText.Latin1, arguments);

    private static GitResult Run(string folder, IEnumerable<KeyValuePair<string, string?>> environment, string input, Encoding output, string[] arguments)
    {
        ProcessResult result = ChildProcess.Run("git", folder, Settings.Concat(arguments), FixedEnvironment().Concat(environment), input, Patience, output);
        return new GitResult(result.ExitCode, result.Output, result.Error);
    }

    private static IEnumerable<KeyValuePair<string, string?>> FixedEnvironment()
    {
        foreach (string name in Removed)
            yield return new(name, null);
        yield return new("GIT_OPTIONAL_LOCKS", "0");
        yield return new("GIT_TERMINAL_PROMPT", "0");
        yield return new("GIT_NO_LAZY_FETCH", "1");
        yield return new("GIT_NO_REPLACE_OBJECTS", "1");
        yield return new("LC_ALL", "C");
    }
}
