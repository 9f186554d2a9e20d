using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints.Shapes;

/// <summary>Answers that attributes declare: <c>[ProducesResponseType&lt;T&gt;(200)]</c>.</summary>
internal static class ProducesAttributes
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    /// <summary>The declared answers in their order.</summary>
    public static IReadOnlyList<EndpointResponse> Of(IEnumerable<AttributeData> attributes)
    {
        List<EndpointResponse> answers = new();
        foreach (AttributeData attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type || type.TypeKind == TypeKind.Error)
                continue;
            if (type.Is(Mvc + "ProducesResponseTypeAttribute") || type.Is(Mvc + "ProducesResponseTypeAttribute`1"))
            {
                ITypeSymbol? body = type.TypeArguments.FirstOrDefault();
                int? status = null;
                foreach (TypedConstant argument in attribute.ConstructorArguments)
                {
                    if (argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol said })
                        body = said;
                    else if (argument is { Kind: TypedConstantKind.Primitive, Value: int number })
                        status = number;
                }
                foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
                {
                    if (argument is { Key: "Type", Value.Value: ITypeSymbol said })
                        body = said;
                }
                if (status is { } known)
                    answers.Add(new EndpointResponse(known, body is { SpecialType: SpecialType.System_Void } ? null : body));
            }
            else if ((type.Is(Mvc + "ProducesAttribute") && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Type, Value: ITypeSymbol produced }]))
                answers.Add(new EndpointResponse(200, produced));
            else if (type.Is(Mvc + "ProducesAttribute`1"))
                answers.Add(new EndpointResponse(200, type.TypeArguments[0]));
        }
        return answers;
    }
}
