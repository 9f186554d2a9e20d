using System.Collections.Generic;

namespace Forge.Build.Governance.Structure.Booting;

/// <summary>What a statement leaves.</summary>
internal enum BootLeaving
{
    /// <summary>Nothing; it goes on.</summary>
    Nothing,

    /// <summary>A function or a loop.</summary>
    Function,

    /// <summary>The script.</summary>
    Script,
}

/// <summary>A condition and its branch; of an assignment the value, and no branch; of an "else" no condition.</summary>
internal sealed record BootChoice(List<BootNode> Condition, IReadOnlyCollection<string> Words, IReadOnlyCollection<string> Variables, List<BootNode> Body);

/// <summary>A command, an assignment, a choice, or an act.</summary>
internal sealed class BootNode
{
    public BootCommand? Whole { get; private set; }

    public BootLeaving Leaves { get; set; }

    public List<BootChoice> Choices { get; } = new();

    /// <summary>Whether the branch holds a case for each value of the condition.</summary>
    public bool HasCases { get; set; }

    public string Variable { get; set; } = "";

    public List<string> Literals { get; set; } = new();

    public List<List<PowerShellToken>> Parts { get; set; } = new();

    public List<string> Inner { get; set; } = new();

    public string Redirect { get; set; } = "";

    public bool IsCalled { get; set; }

    public int Start { get; set; }

    public static BootNode Of(BootCommand whole) => new() { Whole = whole };
}
