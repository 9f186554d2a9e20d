namespace Forge.Build.Tool;

/// <summary>The number that a command ends with, the same for all.</summary>
internal static class ExitCode
{
    /// <summary>Nothing blocks.</summary>
    public const int Done = 0;

    /// <summary>Something does, or was refused.</summary>
    public const int Blocked = 1;

    /// <summary>It could not run.</summary>
    public const int CouldNotRun = 2;

    /// <summary>What the numbers mean, in one line.</summary>
    public const string Meaning = "0 nothing blocks, 1 something blocks or was refused, 2 it could not run.";
}
