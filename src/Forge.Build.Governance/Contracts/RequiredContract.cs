using System.Collections.Generic;

namespace Forge.Build.Governance.Contracts;

/// <summary>A contract that the read gate asks for (Builder Contract 1, items 1-7).</summary>
/// <param name="FileName">In the folder of the contracts.</param>
/// <param name="Purpose">What belongs into it, for the message that it is missing.</param>
/// <param name="OnlyWithFrontend">Needed only where <c>stack.md</c> enables a frontend.</param>
public sealed record RequiredContract(string FileName, string Purpose, bool OnlyWithFrontend = false)
{
    /// <summary>The stack: it decides whether <c>ui.md</c> is needed.</summary>
    public const string Stack = "stack.md";

    /// <summary>The layers.</summary>
    public const string Boundaries = "boundaries.json";

    /// <summary>The routes and shapes.</summary>
    public const string Physics = "physics.yaml";

    /// <summary>In the contract's order.</summary>
    public static IReadOnlyList<RequiredContract> All { get; } = new RequiredContract[]
    {
        new("blueprint.md", "what is built and why"),
        new("manifesto.md", "the principles that no change may break"),
        new(Stack, "languages, frameworks, and under \"## Frontend\" whether there is one"),
        new("schema.md", "the tables, or a line that there are none"),
        new(Physics, "routes and shapes: info, paths, schemas"),
        new(Boundaries, "the layers and what each must not contain"),
        new("ui.md", "the screens and what they do", OnlyWithFrontend: true),
    };
}
