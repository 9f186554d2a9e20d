using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints.Shapes;

/// <summary>What a return type says of the answers.</summary>
internal static class ResponseShapes
{
    private const string Results = "Microsoft.AspNetCore.Http.HttpResults.";

    // The results that say of themselves what they answer. What is missing here answers with a status that is a value, as ProblemHttpResult, or says nothing of itself.
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["Ok"] = 200, ["Ok`1"] = 200, ["Created"] = 201, ["Created`1"] = 201, ["CreatedAtRoute"] = 201, ["CreatedAtRoute`1"] = 201,
        ["Accepted"] = 202, ["Accepted`1"] = 202, ["AcceptedAtRoute"] = 202, ["AcceptedAtRoute`1"] = 202, ["NoContent"] = 204,
        ["BadRequest"] = 400, ["BadRequest`1"] = 400, ["NotFound"] = 404, ["NotFound`1"] = 404, ["Conflict"] = 409, ["Conflict`1"] = 409,
        ["UnprocessableEntity"] = 422, ["UnprocessableEntity`1"] = 422, ["InternalServerError"] = 500, ["InternalServerError`1"] = 500,
    };

    /// <summary>The answers of a function that returns a type.</summary>
    /// <param name="returned">As declared, tasks included.</param>
    /// <param name="compilation">Knows the types of problems.</param>
    /// <param name="mayAnswerMore">Whether the type leaves others open.</param>
    public static IReadOnlyList<EndpointResponse> Of(ITypeSymbol returned, Compilation compilation, out bool mayAnswerMore)
    {
        ITypeSymbol? type = Awaited(returned);
        mayAnswerMore = false;
        if (type is null)
            return [new EndpointResponse(200, null)];
        SortedDictionary<int, EndpointResponse> answers = new();
        mayAnswerMore = !Add(type, compilation, answers);
        return [.. answers.Values];
    }

    /// <summary>Answers with others that were said explicitly, which win; in the order of their statuses.</summary>
    public static IReadOnlyList<EndpointResponse> Merge(IReadOnlyList<EndpointResponse> answers, IEnumerable<EndpointResponse> said)
    {
        SortedDictionary<int, EndpointResponse> merged = new();
        foreach (EndpointResponse answer in answers.Concat(said))
            merged[answer.Status] = answer;
        return [.. merged.Values];
    }

    /// <summary>What a task gives; null for nothing.</summary>
    public static ITypeSymbol? Awaited(ITypeSymbol returned)
    {
        if (returned.SpecialType == SpecialType.System_Void || returned.Is("System.Threading.Tasks.Task") || returned.Is("System.Threading.Tasks.ValueTask"))
            return null;
        return returned is INamedTypeSymbol { TypeArguments: [var awaited] } && (returned.Is("System.Threading.Tasks.Task`1") || returned.Is("System.Threading.Tasks.ValueTask`1")) ? awaited : returned;
    }

    // Whether the type says all.
    private static bool Add(ITypeSymbol type, Compilation compilation, SortedDictionary<int, EndpointResponse> answers)
    {
        if (type.TypeKind is TypeKind.Error or TypeKind.Dynamic or TypeKind.TypeParameter || type.SpecialType == SpecialType.System_Object)
            return false;
        if (!type.IsOrInherits("Microsoft.AspNetCore.Http.IResult"))
        {
            Put(answers, 200, type);
            return true;
        }
        string name = type.FullName();
        if (!name.StartsWith(Results, StringComparison.Ordinal))
            return false;
        string result = name.Substring(Results.Length);
        IReadOnlyList<ITypeSymbol> arguments = ((INamedTypeSymbol)type).TypeArguments;
        if (result.StartsWith("Results`", StringComparison.Ordinal))
            return arguments.Select(argument => Add(argument, compilation, answers)).ToArray().All(isKnown => isKnown);
        if (result == "ValidationProblem")
            Put(answers, 400, compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.HttpValidationProblemDetails"));
        else if (Statuses.TryGetValue(result, out int status))
            Put(answers, status, arguments.FirstOrDefault());
        else
            return false;
        return true;
    }

    private static void Put(SortedDictionary<int, EndpointResponse> answers, int status, ITypeSymbol? body)
    {
        if (!answers.ContainsKey(status))
            answers.Add(status, new EndpointResponse(status, body));
    }
}
