using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>What an unquoted word after <c>password=</c> is in a file.</summary>
internal enum BareValues
{
    /// <summary>A name: the file is code.</summary>
    AreNames,

    /// <summary>A value or prose: the file is a document.</summary>
    MayBeProse,

    /// <summary>A value: the file is configuration or a script.</summary>
    AreValues,
}

/// <summary>Tells configuration from code by the name of a file.</summary>
internal static class FileForm
{
    private static readonly HashSet<string> Configuration = new(StringComparer.OrdinalIgnoreCase)
    {
        "env", "ini", "cfg", "conf", "cnf", "properties", "yaml", "yml", "toml", "tfvars", "sh", "bash", "zsh", "fish", "bat", "cmd", "service", "npmrc", "pypirc", "netrc",
        "dockerfile", "env-file", "gitconfig", "credentials", "config", "pgpass", "http", "rest",
    };

    private static readonly HashSet<string> Documents = new(StringComparer.OrdinalIgnoreCase) { "md", "markdown", "txt", "rst", "adoc", "log", "csv", "html" };

    /// <summary>The form of a file.</summary>
    /// <param name="path">Relative, with <c>/</c>.</param>
    public static BareValues Of(string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        if (name.StartsWith(".env", StringComparison.OrdinalIgnoreCase) || name.StartsWith("dockerfile", StringComparison.OrdinalIgnoreCase))
            return BareValues.AreValues;
        string extension = name.Substring(name.LastIndexOf('.') + 1);
        if (Configuration.Contains(extension))
            return BareValues.AreValues;
        return Documents.Contains(extension) ? BareValues.MayBeProse : BareValues.AreNames;
    }
}
