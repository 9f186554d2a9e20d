namespace Forge.Build.Commands.Fixing;

/// <summary>What became of a PowerShell script without a byte order mark.</summary>
/// <param name="Path">Relative to the project root.</param>
/// <param name="WhyNot">Why it was left alone; empty where it was given the mark.</param>
internal sealed record ScriptFix(string Path, string WhyNot = "")
{
    /// <summary>Whether it was, or in a dry run would be, given the mark.</summary>
    public bool IsFixed => WhyNot.Length == 0;
}
