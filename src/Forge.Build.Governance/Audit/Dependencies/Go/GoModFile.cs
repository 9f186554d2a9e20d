using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies.Go;

/// <summary>What a <c>go.mod</c> declares, or which modules a <c>go.work</c> uses: both are lines of a directive, alone or in a block.</summary>
internal sealed class GoModFile
{
    private static readonly HashSet<string> Directives = new(StringComparer.Ordinal)
    {
        "module", "go", "toolchain", "require", "replace", "exclude", "retract", "tool", "godebug", "ignore", "use",
    };

    private const int MostLength = 1000;

    private readonly ContractFile _file;
    private readonly List<Finding> _findings;
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);
    private readonly HashSet<string> _indirect = new(StringComparer.Ordinal);

    private GoModFile(ContractFile file, List<Finding> findings)
    {
        _file = file;
        _findings = findings;
    }

    /// <summary>Relative to the project root.</summary>
    public string Path => _file.Path;

    /// <summary>The path of its own module; empty in a <c>go.work</c>.</summary>
    public string Module { get; private set; } = "";

    /// <summary>The folders that a <c>go.work</c> uses, as it writes them.</summary>
    public List<string> Used { get; } = new();

    /// <summary>Whether it could not be understood, so that what it does not declare is not known.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads one; what is wrong with it goes to <paramref name="findings"/>.</summary>
    public static GoModFile Read(ContractFile file, List<Finding> findings)
    {
        GoModFile read = new(file, findings);
        if (file.Text is null)
            read.Refuse(0, 0, file.State == ContractState.Unreadable ? "this manifest cannot be read: " + file.Problem.TrimEnd('.') : "this manifest says nothing");
        else
            read.ReadLines(file.Text.Text);
        if (file.Text is not null && read.Module.Length == 0 && file.Path.EndsWith("go.mod", StringComparison.Ordinal))
            read.Refuse(0, 0, "this manifest names no module");
        return read;
    }

    /// <summary>The longest required module that an import path lies in; null where there is none.</summary>
    public string? RequiredFor(string import) => Longest(_required, import);

    /// <summary>The longest module that is required only because others need it (<c>// indirect</c>); null where there is none.</summary>
    public string? IndirectFor(string import) => Longest(_indirect, import);

    /// <summary>Whether an import path is a module or lies in it.</summary>
    public static bool IsIn(string module, string import)
        => module.Length > 0 && import.StartsWith(module, StringComparison.Ordinal) && (import.Length == module.Length || import[module.Length] == '/');

    private static string? Longest(HashSet<string> modules, string import)
    {
        // No module's path is longer, and a longer one would cost its square.
        for (string prefix = import.Length > MostLength ? import.Substring(0, MostLength) : import; prefix.Length > 0; prefix = RepositoryFiles.FolderOf(prefix))
        {
            if (modules.Contains(prefix))
                return prefix;
        }
        return null;
    }

    private void ReadLines(string text)
    {
        string block = "";
        int start = 0;
        foreach (string line in text.Split('\n'))
        {
            int comment = line.IndexOf("//", StringComparison.Ordinal);
            string code = (comment < 0 ? line : line.Substring(0, comment)).Trim();
            bool isIndirect = comment >= 0 && line.Substring(comment + 2).Trim().StartsWith("indirect", StringComparison.Ordinal);
            string[] words = code.Split(new[] { ' ', '\t', '\r' }, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                start += line.Length + 1;
                continue;
            }
            if (block.Length > 0 && words[0] == ")")
                block = "";
            else if (block.Length > 0)
                Take(block, words, 0, isIndirect);
            else if (!Directives.Contains(words[0].TrimEnd('(')))
                Refuse(start, start + line.Length, "this line begins with no directive of go.mod");
            else if (code.EndsWith("(", StringComparison.Ordinal))
                block = words[0].TrimEnd('(');
            else
                Take(words[0], words, 1, isIndirect);
            start += line.Length + 1;
        }
        if (block.Length > 0)
            Refuse(Math.Max(0, text.Length - 1), text.Length, "the block " + block + " ( does not end");
    }

    private void Take(string directive, string[] words, int at, bool isIndirect)
    {
        if (words.Length <= at)
            return;
        string name = words[at].Trim('"', '`');
        if (directive == "module")
            Module = name;
        else if (directive == "use")
            Used.Add(name);
        else if (directive == "require" && isIndirect)
            _indirect.Add(name);
        else if (directive == "require")
            _required.Add(name);
    }

    private void Refuse(int start, int end, string message)
    {
        IsBroken = true;
        SourceLocation at = end > 0 ? DependencyFindings.Range(_file, start, end) : SourceLocation.StartOf(_file.Path);
        _findings.Add(DependencyFindings.Malformed(at, message + ".", "correct " + _file.Path + ", then run go mod tidy."));
    }
}
