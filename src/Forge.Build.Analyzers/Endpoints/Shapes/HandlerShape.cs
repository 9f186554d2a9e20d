using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints.Shapes;

/// <summary>What a handler takes and answers.</summary>
/// <param name="Parameters">What it takes from the route.</param>
/// <param name="Request">The type of the body; null where it takes none or where that is not known.</param>
/// <param name="IsRequestKnown">Whether <paramref name="Request"/> says all.</param>
/// <param name="Responses">What it answers; none where that is not known.</param>
/// <param name="MayAnswerMore">Whether it may answer in other ways.</param>
internal sealed record HandlerShape(
    IReadOnlyList<EndpointParameter> Parameters, ITypeSymbol? Request, bool IsRequestKnown, IReadOnlyList<EndpointResponse> Responses, bool MayAnswerMore)
{
    /// <summary>The shape of a handler of which only the route is known.</summary>
    public static HandlerShape Unknown(IReadOnlyList<RouteTemplate.Parameter> parameters)
        => new([.. parameters.Select(parameter => new EndpointParameter(parameter.Name, null, parameter.IsOptional))], null, false, [], true);
}
