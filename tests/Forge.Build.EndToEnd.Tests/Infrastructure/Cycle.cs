using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>What a builder writes in a cycle.</summary>
internal static class Cycle
{
    /// <summary>What most cycles add.</summary>
    public const string Added = "src/Web/Counts.cs";

    public const string DiffLog = "Forge/evidence/diff_log.md";
    public const string TestRun = "Forge/evidence/test_runs_latest.md";
    public const string Ledger = "Forge/evidence/audit_ledger.md";

    /// <summary>Of the first audit: there is no ledger yet.</summary>
    public const string NoLedger = Ledger + "(1,1,1,1): warning FORGE0212";

    /// <summary>The verdict without a trace of it.</summary>
    public const string WithoutTrace = "-p:ForgeWriteEvidence=false";

    private const string Root = "{{root}}";

    // What a restore writes for a project file of a text, with the root of the repository cut out.
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, string>>> Restores = new();

    /// <summary>A governed repository, committed, with git ignoring what a build writes.</summary>
    public static TempRepository Committed(this TempRepository repository)
    {
        repository.Governed().Write(".gitignore", "bin/\nobj/\n").Git("init", "-q", "-b", "main");
        return repository.Commit("contracts");
    }

    public static TempRepository Commit(this TempRepository repository, string message)
    {
        repository.Git("add", "-A");
        repository.Git("commit", "-q", "-m", message);
        return repository;
    }

    /// <summary>A whole diff log that claims these files, and a test run that passed.</summary>
    public static TempRepository Log(this TempRepository repository, string status, string phase, params string[] files)
        // The log comes last: a watcher may audit as soon as it says COMPLETE.
        => repository.Write(TestRun, "Status: PASS\nunit exit: 0\n")
            .Write(DiffLog,
                "# Diff Log\n\n- Phase: " + phase + "\n\n## Cycle Status\n\n- Status: " + status + "\n\n## Summary\n\n- Orders are counted.\n\n## Files Changed\n\n"
                + string.Concat(files.Select(file => "- " + file + "\n"))
                + "\n## Verification\n\n- Static: PASS, compiles\n- Runtime: PASS, boots\n- Behavior: PASS, counts\n- Contract: PASS, physics kept\n\n## Next Steps\n\n- None\n");

    /// <summary>A cycle that is complete and honest: one new file, claimed.</summary>
    public static TempRepository Worked(this TempRepository repository, string phase = "Phase 1")
        => repository.Write(Added, Class("Counts")).Log("COMPLETE", phase, Added);

    /// <summary>A source file.</summary>
    public static string Class(string name) => "namespace Web;\n\npublic class " + name + "\n{\n}\n";

    /// <summary>The project as after <c>dotnet restore</c>, without the wait for it: what that writes depends on nothing but the project's text and its path.</summary>
    public static TempRepository Restored(this TempRepository repository, string project = Skeleton.Project)
    {
        string folder = Path.GetDirectoryName(project)!.Replace('\\', '/') + "/obj/";
        IReadOnlyDictionary<string, string> files = Restores.GetOrAdd(repository.Read(project), text => new Lazy<IReadOnlyDictionary<string, string>>(() =>
        {
            TempRepository template = new TempRepository("restore").Write(project, text);
            Assert.AreEqual(0, template.Dotnet("restore", project).ExitCode);
            return Directory.EnumerateFiles(template.PathOf(folder)).ToDictionary(
                file => Path.GetFileName(file), file => File.ReadAllText(file).Replace(template.Root, Root, StringComparison.Ordinal));
        })).Value;
        foreach ((string name, string text) in files)
            repository.Write(folder + name, text.Replace(Root, repository.Root, StringComparison.Ordinal));
        return repository;
    }

    /// <summary>The audit by name, without a build.</summary>
    public static BuildResult Audit(this TempRepository repository, params string[] arguments)
        => repository.Build([Skeleton.Project, "-t:ForgeAudit", "--no-restore", .. arguments]);

    /// <summary>The gates by name, without a build.</summary>
    public static BuildResult Check(this TempRepository repository, params string[] arguments)
        => repository.Build([Skeleton.Project, "-t:ForgeCheck", "--no-restore", .. arguments]);

    /// <summary>Replaces a text in a file; it must be there.</summary>
    public static TempRepository Edit(this TempRepository repository, string path, string text, string with)
    {
        string before = repository.Read(path);
        Assert.Contains(text, before);
        return repository.Write(path, before.Replace(text, with, StringComparison.Ordinal));
    }

    /// <summary>How many audits the ledger holds.</summary>
    public static int Entries(this TempRepository repository)
        => !repository.Holds(Ledger) ? 0 : repository.Read(Ledger).Split('\n').Count(line => line.StartsWith("## Audit Entry:", StringComparison.Ordinal));

    /// <summary>The place of the last line of a file that begins so, from its first column to its end.</summary>
    public static string PlaceOf(this TempRepository repository, string path, string start)
    {
        string[] lines = repository.Read(path).Split('\n');
        int last = Array.FindLastIndex(lines, line => line.StartsWith(start, StringComparison.Ordinal));
        Assert.IsGreaterThanOrEqualTo(0, last, start);
        return path + "(" + Diagnostic.SpanOf(last + 1, 1, last + 1, lines[last].Length + 1) + ")";
    }

    /// <summary>The owner commits what was signed off, authorizes it, and commits the ledger.</summary>
    public static TempRepository Authorized(this TempRepository repository, params string[] options)
    {
        repository.Commit("work");
        Assert.AreEqual(0, repository.Forge(["authorize", "--by", "Ada <ada@example.invalid>", .. options]).ExitCode);
        return repository.Commit("authorization");
    }

    /// <summary>A whole cycle, from the work to the owner's answer.</summary>
    public static TempRepository Done(this TempRepository repository, string phase = "Phase 1", params string[] options)
    {
        repository.Worked(phase).Audit();
        return repository.Authorized(options);
    }
}
