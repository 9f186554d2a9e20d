using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Physics.OpenApi;

/// <summary>An operation of a document.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="Path">As the document has it.</param>
/// <param name="PathLocation">Of the path in the document.</param>
/// <param name="Location">Of the method in the document.</param>
internal sealed record DocumentOperation(string Method, string Path, SourceLocation PathLocation, SourceLocation Location)
{
    /// <summary><c>operationId</c>; empty where there is none.</summary>
    public string Id { get; init; } = "";

    /// <summary>
    /// What the path may mean in the code, the likeliest first: behind the path of a server, and with braces that are no parameter. Which of them it is, nothing in
    /// the document says, so one that is declared is enough.
    /// </summary>
    public IReadOnlyList<string> Templates { get; init; } = new[] { Path };

    /// <summary>Whether a server has a path that is not known before the program is deployed.</summary>
    public bool HasOpenPrefix { get; init; }

    /// <summary>Whether the generator loses parameters of paths: those that take the rest, that no handler asks for, or of which one segment has two.</summary>
    public bool MayLackParameters { get; init; }

    /// <summary>The body that it takes.</summary>
    public Shape Request { get; init; } = Shape.Unknown;

    /// <summary>What it certainly answers.</summary>
    public IReadOnlyList<CodeResponse> Responses { get; init; } = new List<CodeResponse>();

    /// <summary>Whether it may answer otherwise.</summary>
    public bool MayAnswerMore { get; init; }
}
