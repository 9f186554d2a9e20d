using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Physics;

/// <summary>A route that the code declares.</summary>
/// <param name="Template">As the framework has it; below an open prefix only what is known.</param>
/// <param name="Methods">In upper case; none where every method is answered.</param>
/// <param name="Origin">What it was made of, for whoever made it.</param>
internal sealed record CodeEndpoint(string Template, IReadOnlyList<string> Methods, object Origin)
{
    /// <summary>Whether something that is not known stands before the template.</summary>
    public bool HasOpenPrefix { get; init; }

    /// <summary>Whether it opens a connection instead of answering.</summary>
    public bool IsSocket { get; init; }

    /// <summary>Whether it may answer more methods than <see cref="Methods"/> names.</summary>
    public bool MayAnswerMoreMethods { get; init; }

    /// <summary>Whether it may answer otherwise than <see cref="Responses"/> says.</summary>
    public bool MayAnswerMore { get; init; }

    /// <summary>The body that it takes: unknown, nothing, or a shape.</summary>
    public Shape Request { get; init; } = Shape.Unknown;

    /// <summary>What it answers; none where that is not known.</summary>
    public IReadOnlyList<CodeResponse> Responses { get; init; } = Array.Empty<CodeResponse>();
}

/// <summary>An answer of an endpoint.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">Its body.</param>
internal sealed record CodeResponse(int Status, Shape Body)
{
    /// <summary>Whether it stands for all statuses from this one to the end of its hundred that are not answered otherwise: <c>2XX</c>.</summary>
    public bool IsRange { get; init; }

    /// <summary>Whether it is what is answered with a status, among all answers of the endpoint.</summary>
    public bool Is(int? status, IReadOnlyList<CodeResponse> answers)
        => IsRange ? status >= Status && status < Status + 100 && !answers.Any(other => !other.IsRange && other.Status == status) : Status == status;
}

/// <summary>Where a finding stands in the code.</summary>
internal enum DeviationPlace
{
    /// <summary>Where the route is written.</summary>
    Route,

    /// <summary>Where the handler is written.</summary>
    Handler,

    /// <summary>At the field.</summary>
    Field,
}
