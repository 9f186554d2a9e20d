using System;
using System.Collections.Generic;

namespace Forge.Build.Commands.Testing;

/// <summary>What a step prints, kept as far as somebody will read it: its last lines, its first error, and whether a test host gave up.</summary>
internal sealed class StepOutput
{
    /// <summary>How many of the last lines are kept.</summary>
    public const int MostLines = 40;

    private static readonly string[] SignsOfAbort = { "The active test run was aborted", "Test Run Aborted", "Test host process crashed" };

    private readonly Queue<string> _last = new();

    /// <summary>The last lines with something on them.</summary>
    public IReadOnlyCollection<string> Last => _last;

    /// <summary>The first line in which a build tells of an error; empty where none does.</summary>
    public string FirstError { get; private set; } = "";

    /// <summary>Whether a test host crashed, as VSTest tells it.</summary>
    public bool SaysAborted { get; private set; }

    /// <summary>Whether a test application does not know the option for TRX results, as Microsoft.Testing.Platform tells it.</summary>
    public bool LacksTrx { get; private set; }

    /// <summary>Takes the next line.</summary>
    public void Add(string line)
    {
        if (line.Trim().Length == 0)
            return;
        _last.Enqueue(line);
        if (_last.Count > MostLines)
            _last.Dequeue();
        if (FirstError.Length == 0 && (line.Contains(": error ", StringComparison.Ordinal) || line.StartsWith("error ", StringComparison.Ordinal)))
            FirstError = line.Trim();
        SaysAborted |= Array.Exists(SignsOfAbort, sign => line.Contains(sign, StringComparison.Ordinal));
        LacksTrx |= line.Contains("Unknown option '" + DotNetTest.TrxOption + "'", StringComparison.Ordinal);
    }
}
