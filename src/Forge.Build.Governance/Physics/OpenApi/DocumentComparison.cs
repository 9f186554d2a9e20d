using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Physics.OpenApi;

/// <summary>Holds OpenAPI documents against <c>physics.yaml</c> (Builder Contract 5): the same comparison as that of the code, with places in a document.</summary>
internal sealed class DocumentComparison
{
    private const int MostQuoted = 120;

    private readonly PhysicsContract _physics;
    private readonly string _contract;
    private readonly PhysicsBaseline _baseline;
    private readonly HashSet<string> _keys;
    private readonly HashSet<string> _words;
    private readonly RoutePath[] _mounts;

    /// <param name="physics">The contract.</param>
    /// <param name="contract">Its path, relative to the root.</param>
    /// <param name="baseline">The routes known to be undeclared.</param>
    public DocumentComparison(PhysicsContract physics, string contract, PhysicsBaseline baseline)
    {
        _physics = physics;
        _contract = contract;
        _baseline = baseline;
        RoutePath[] known = physics.Routes.Select(route => route.Path).Concat(baseline.Entries.Select(entry => entry.Path)).Select(RoutePath.Parse).ToArray();
        _keys = new HashSet<string>(known.Select(path => path.Key), StringComparer.Ordinal);
        _words = new HashSet<string>(known.Select(path => path.Words), StringComparer.Ordinal);
        _mounts = physics.Routes.Where(route => route.Methods.Any(method => method.Name == "mount")).Select(route => RoutePath.Parse(route.Path)).ToArray();
    }

    /// <summary>What deviates: once, also where several documents show it; and FORGE0602 for each document.</summary>
    public IEnumerable<Finding> Run(IEnumerable<OpenApiDocument> documents)
    {
        HashSet<(Rule, string)> said = new();
        foreach (OpenApiDocument document in documents)
        {
            DocumentOperation[] operations = document.Operations.Where(operation => !IsMaimed(operation)).ToArray();
            int maimed = document.Operations.Count - operations.Length;
            CodeEndpoint[] endpoints = operations.Select(EndpointOf).ToArray();
            // Generators describe the answers of controllers with the settings of minimal APIs, or the other way round, and so with other names than they have.
            PhysicsConformance conformance = PhysicsConformance.Run(_physics, _contract, _baseline, endpoints, isNamingKnown: false);
            foreach (Deviation deviation in conformance.Deviations.Where(deviation => said.Add((deviation.Rule, deviation.Message))))
                yield return FindingOf(document, deviation);
            yield return new Finding(RuleCatalog.PhysicsLookedAt, document.IsInside ? SourceLocation.StartOf(document.Path) : SourceLocation.None,
                Count(operations.Length, "operation") + " of the OpenAPI document " + document.Path + " held against " + Count(_physics.Routes.Count, "route") + " of " + _contract
                    + (maimed == 0 ? "" : "; " + Count(maimed, "operation") + " could not be compared, because the generator loses parameters of paths")
                    + (conformance.AcceptedRoutes == 0 ? "." : "; " + PhysicsBaseline.FileName + " accepts " + Count(conformance.AcceptedRoutes, "route") + " of it."), "");
        }
    }

    private CodeEndpoint EndpointOf(DocumentOperation operation)
    {
        string? declared = operation.Templates.FirstOrDefault(IsKnown);
        return new CodeEndpoint(declared ?? operation.Path, new[] { operation.Method }, operation)
        {
            HasOpenPrefix = declared is null && operation.HasOpenPrefix,
            MayAnswerMoreMethods = true,
            MayAnswerMore = operation.MayAnswerMore,
            Request = operation.Request,
            Responses = operation.Responses,
        };
    }

    // What is left of a path may be a declared one.
    private bool IsMaimed(DocumentOperation operation)
        => operation.MayLackParameters && !operation.Templates.Any(IsKnown) && operation.Templates.Any(template => _words.Contains(RoutePath.Parse(template).Words));

    private bool IsKnown(string template)
    {
        RoutePath path = RoutePath.Parse(template);
        return _keys.Contains(path.Key) || _mounts.Any(path.IsBelow);
    }

    private Finding FindingOf(OpenApiDocument document, Deviation deviation)
    {
        DocumentOperation operation = (DocumentOperation)deviation.Endpoint.Origin;
        SourceLocation location = !document.IsInside ? SourceLocation.StartOf(_contract) : deviation.Place switch
        {
            DeviationPlace.Route => operation.PathLocation,
            DeviationPlace.Field when deviation.Field is SourceLocation field => field,
            _ => operation.Location,
        };
        string message = deviation.Message.TrimEnd('.') + "; the OpenAPI document " + document.Path + " that this build made of the program shows it"
            + (operation.Id.Length == 0 ? "." : ", in the operation \"" + PrintableText.Excerpt(operation.Id, MostQuoted) + "\".");
        return new Finding(deviation.Rule, location, message, deviation.Fix);
    }

    private static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
