using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>One build, and what tests ask about it.</summary>
internal sealed class BuildResult
{
    private readonly CommandResult _command;
    private readonly BuildLog _log;
    private readonly string _root;

    public BuildResult(CommandResult command, BuildLog log, string root)
    {
        _command = command;
        _log = log;
        _root = root;
    }

    public int ExitCode => _command.ExitCode;

    /// <summary>The console.</summary>
    public string Output => _command.Output;

    /// <summary>Errors, warnings and coded messages, from the binary log.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _log.Diagnostics;

    /// <summary>How often the gates ran.</summary>
    public int GateRuns => _log.RunsOf("RunGates");

    /// <summary>How often the audit ran.</summary>
    public int AuditRuns => _log.RunsOf("RunAudit");

    /// <summary>How often the OpenAPI documents of a project were compared.</summary>
    public int DocumentRuns => _log.RunsOf("CompareDocuments");

    /// <summary>How many projects asked for the gates.</summary>
    public int Dispatches => _log.RunsOf("DispatchGates");

    /// <summary>The folder under <c>tools/</c> that the gates were loaded from.</summary>
    public string ToolsFolder => _log.ToolsFolder;

    /// <summary>What was logged under a code.</summary>
    public IReadOnlyList<Diagnostic> Of(string code) => Diagnostics.Where(diagnostic => diagnostic.Code == code).ToArray();

    /// <summary>The one thing that was logged under a code.</summary>
    public Diagnostic The(string code)
    {
        IReadOnlyList<Diagnostic> found = Of(code);
        Assert.HasCount(1, found);
        return found[0];
    }

    /// <summary>The build failed with these errors and warnings and no others, each said once, and the gates ran once.</summary>
    /// <param name="places">As <see cref="Diagnostic.Place"/>, with paths relative to the repository.</param>
    public BuildResult Fails(params string[] places) => Is(1, gateRuns: 1, places);

    /// <summary>The build passed with these warnings and no others, and the gates ran once.</summary>
    public BuildResult Passes(params string[] places) => Is(0, gateRuns: 1, places);

    /// <summary>The same for errors and warnings whose place in the file is not asked about: each as <c>PATH: STOP error CODE</c>.</summary>
    public BuildResult FailsSomewhereIn(params string[] files)
    {
        string[] logged = Diagnostics.Where(diagnostic => diagnostic.Kind != "message").Select(diagnostic => (diagnostic with { Span = "" }).Place).ToArray();
        Assert.AreEqual(Lines(files.Select(InRepository)), Lines(logged));
        return Is(1, gateRuns: 1, Diagnostics.Where(diagnostic => diagnostic.Kind != "message").Select(diagnostic => diagnostic.Place).ToArray());
    }

    /// <summary>The audit ran once, by name, and failed with these errors and warnings and no others.</summary>
    public BuildResult FailsAudit(params string[] places) => IsAudit(1, places);

    /// <summary>The audit ran once, by name, and passed with these warnings and no others.</summary>
    public BuildResult PassesAudit(params string[] places) => IsAudit(0, places);

    /// <summary>The build ended so, with these errors and warnings and no others, in this order, and the gates ran so often.</summary>
    public BuildResult Is(int exitCode, int gateRuns, params string[] places)
    {
        string[] logged = Diagnostics.Where(diagnostic => diagnostic.Kind != "message").Select(diagnostic => diagnostic.Place).ToArray();
        Assert.AreEqual(Lines(places.Select(InRepository)), Lines(logged));
        Assert.AreEqual(exitCode, ExitCode);
        Assert.AreEqual(gateRuns, GateRuns, "times that the gates ran");
        Assert.AreEqual(Lines(logged), Lines(Diagnostic.InConsole(Output).Select(diagnostic => diagnostic.Place)), "in the console");
        return this;
    }

    private BuildResult IsAudit(int exitCode, string[] places)
    {
        Is(exitCode, gateRuns: 0, places);
        Assert.AreEqual(1, AuditRuns, "times that the audit ran");
        return this;
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    // What belongs to no file is said of the repository itself.
    private string InRepository(string place) => place.StartsWith(':') ? _root + place : Path.Combine(_root, place);
}
