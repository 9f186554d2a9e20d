using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Testing;

/// <summary>One step of a test run (Builder Contract 9.2).</summary>
/// <param name="Name">What the record calls it: <c>static</c>, <c>tests</c>, <c>frontend_build</c>.</param>
/// <param name="IsTest">Whether it runs tests, and so is repeated where repetition is asked for; else it builds.</param>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Folder">Absolute; where it runs.</param>
internal sealed record TestStep(string Name, bool IsTest, IReadOnlyList<string> Words, string Folder)
{
    /// <summary>The program's file, absolute; null where it cannot be run, and <see cref="Refusal"/> says why.</summary>
    public string? Executable { get; init; }

    /// <summary>Why it cannot be run, as a clause without a full stop; else empty.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>Whether that is the machine's fault: it lacks the program.</summary>
    public bool LacksProgram { get; init; }

    /// <summary>Where the command stands.</summary>
    public SourceLocation At { get; init; } = SourceLocation.None;

    /// <summary>What <c>dotnet test</c> must be told, before its other arguments, to leave TRX results in a folder; null where the step leaves none.</summary>
    public Func<string, IReadOnlyList<string>>? Results { get; init; }

    /// <summary>Whether the tests run where a person's watch mode would wait for ever.</summary>
    public bool IsFrontend { get; init; }

    /// <summary>The step without which this one says nothing; empty where there is none.</summary>
    public string After { get; init; } = "";

    /// <summary>The command as a person would type it.</summary>
    public string Command => CommandWords.Show(Words);
}
