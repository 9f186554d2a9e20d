using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Analyzers.Endpoints;
using Forge.Build.Analyzers.Reporting;
using Forge.Build.Analyzers.Shapes;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Physics;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Physics;

/// <summary>Holds the endpoints of one compilation against <c>physics.yaml</c> (Builder Contract 5).</summary>
internal sealed class PhysicsCheck
{
    private readonly GovernedCompilation _governed;
    private readonly Compilation _compilation;
    private readonly EndpointTable _table;
    private readonly List<Diagnostic> _diagnostics = new();
    private readonly UnknownEndpoint[] _unread;

    private PhysicsCheck(GovernedCompilation governed, Compilation compilation, EndpointTable table)
    {
        _governed = governed;
        _compilation = compilation;
        _table = table;
        // What another project of the repository declares is held against the contract where that one is compiled.
        _unread = table.Unknown.Where(unknown => unknown.DeclaredIn is null || !GovernedReference.IsProject(unknown.DeclaredIn, compilation, governed)).ToArray();
    }

    /// <summary>What is found: in the sources, in the contracts, and of the project as a whole.</summary>
    /// <param name="governed">The contracts.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="table">Its endpoints.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IReadOnlyList<Diagnostic> Run(GovernedCompilation governed, Compilation compilation, EndpointTable table, CancellationToken cancellation)
    {
        // No web framework: there is nothing to say (DESIGN ruling 18).
        if (governed.Physics is null || (table.Endpoints.Count == 0 && table.Unknown.Count == 0))
            return Array.Empty<Diagnostic>();
        PhysicsCheck check = new(governed, compilation, table);
        if (IsTestProject(compilation))
            check.SayLookedAt("this is a test project, so its " + Count(table.Endpoints.Count, "endpoint") + " are not held against " + governed.Physics.Path + ".");
        else
            check.Look(governed.Physics, cancellation);
        return check._diagnostics;
    }

    /// <summary>Whether a project is one of tests: it references a framework of tests, and the endpoints in it belong to none but them.</summary>
    public static bool IsTestProject(Compilation compilation) => TestProject.References(compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name));

    private void Look(ContractText contract, CancellationToken cancellation)
    {
        ReadPhysics physics = contract.Read(ReadPhysics.Of);
        ReadBaseline baseline = _governed.PhysicsBaseline?.Read(ReadBaseline.Of) ?? ReadBaseline.None;
        foreach (Finding finding in physics.Findings.Concat(baseline.Findings))
            SayInContract(finding);
        foreach (UnknownEndpoint unknown in _unread)
            SayUnknown(unknown);
        if (physics.Contract is null)
            return;
        JsonNaming naming = JsonSettings.NamingOf(_compilation, cancellation);
        TypeShapes requests = new(naming, isRequest: true), responses = new(naming, isRequest: false);
        CodeEndpoint[] endpoints = _table.Endpoints.Select(endpoint => Convert(endpoint, requests, responses)).ToArray();
        PhysicsConformance conformance = PhysicsConformance.Run(physics.Contract, contract.Path, baseline.Baseline, endpoints, naming != JsonNaming.Unknown);
        foreach (Deviation deviation in conformance.Deviations)
            Say(deviation);
        SayOfContract(conformance, physics.Contract, contract.Path);
    }

    private void SayOfContract(PhysicsConformance conformance, PhysicsContract physics, string path)
    {
        foreach ((BaselineRoute route, Finding finding) in conformance.DeclaredInBaseline())
            SayInContract(finding, BaselineRoutes.Of(route));
        if (HoldsAllEndpoints())
        {
            foreach (Finding finding in conformance.WithoutHandler())
                SayInContract(finding);
            foreach ((BaselineRoute route, Finding finding) in conformance.GoneFromBaseline())
                SayInContract(finding, BaselineRoutes.Of(route));
        }
        if (conformance.AcceptedRoutes > 0 && _governed.PhysicsBaseline is { } baseline)
        {
            SayInContract(new Finding(RuleCatalog.UndeclaredRoutesAccepted, SourceLocation.StartOf(baseline.Path),
                Count(conformance.AcceptedRoutes, "route") + " of the code that " + path + " does not declare are accepted here.", "declare them one by one, and delete their lines."), BaselineRoutes.Of(conformance.Used.ToArray()));
        }
        SayLookedAt(Count(_table.Endpoints.Count, "endpoint") + " held against " + Count(physics.Routes.Count, "route") + " of " + path
            + (_unread.Length == 0 ? "" : ", " + Count(_unread.Length, "place") + " could not be read") + (HoldsAllEndpoints() ? "." : "; whether every route has an endpoint cannot be told from this project."));
    }

    // Only such a project can tell that a route has no endpoint.
    private bool HoldsAllEndpoints()
        => _compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication && _table.Endpoints.Count > 0 && _table.Unknown.Count == 0 && !_table.MayHoldMore;

    private static CodeEndpoint Convert(Endpoint endpoint, TypeShapes requests, TypeShapes responses)
        => new(endpoint.Route.Template, endpoint.Methods, endpoint)
        {
            HasOpenPrefix = endpoint.Route.HasOpenPrefix,
            IsSocket = endpoint.Kind == EndpointKind.Socket,
            MayAnswerMore = endpoint.MayAnswerMore,
            Request = !endpoint.IsRequestKnown ? Shape.Unknown
                : endpoint.Request is null ? Shape.Nothing : requests.Of(endpoint.Request, endpoint.Parameters.Select(parameter => parameter.Name).ToArray()),
            Responses = endpoint.Responses.Select(response => new CodeResponse(response.Status, response.Body is null ? Shape.Nothing : responses.Of(response.Body))).ToArray(),
        };

    private void Say(Deviation deviation)
    {
        Endpoint endpoint = (Endpoint)deviation.Endpoint.Origin;
        Location? location = deviation.Place switch
        {
            DeviationPlace.Route => endpoint.RouteLocation,
            DeviationPlace.Field => (deviation.Field as ISymbol)?.Locations.FirstOrDefault(IsHere),
            _ => null,
        };
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (deviation.ProposedPath.Length > 0)
            properties = properties.Add(ProposedRoute.PathProperty, deviation.ProposedPath).Add(ProposedRoute.MethodsProperty, string.Join("\n", deviation.ProposedMethods));
        if (deviation.Routes.Count > 0)
            properties = properties.Add(BaselineRoutes.Property, string.Join("\n", deviation.Routes));
        Finding finding = new(deviation.Rule, SourceLocation.None, deviation.Message, deviation.Fix);
        _diagnostics.Add(FindingDiagnostic.At(finding, location ?? endpoint.HandlerLocation, properties));
    }

    private bool IsHere(Location location) => location.SourceTree is { } tree && _compilation.ContainsSyntaxTree(tree);

    private void SayUnknown(UnknownEndpoint unknown)
        => _diagnostics.Add(FindingDiagnostic.At(new Finding(RuleCatalog.RouteNotReadable, SourceLocation.None,
            "a route is declared here that was not held against " + _governed.Physics!.Path + ": " + PrintableText.Excerpt(unknown.Reason, 300) + ".",
            "write the route as a constant where that is possible; else let the build make an OpenAPI document of the program (Microsoft.Extensions.ApiDescription.Server), which is compared too."), unknown.Location));

    private void SayInContract(Finding finding) => _diagnostics.Add(FindingDiagnostic.At(finding, _governed.Root));

    private void SayInContract(Finding finding, ImmutableDictionary<string, string?> properties) => _diagnostics.Add(FindingDiagnostic.At(finding, _governed.Root, properties));

    private void SayLookedAt(string message) => _diagnostics.Add(FindingDiagnostic.At(new Finding(RuleCatalog.PhysicsLookedAt, SourceLocation.None, message, ""), Location.None));

    private static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");

    private sealed record ReadPhysics(PhysicsContract? Contract, IReadOnlyList<Finding> Findings)
    {
        public static ReadPhysics Of(string path, Governance.Repository.SourceText text)
        {
            PhysicsContract? contract = PhysicsReader.Read(path, text, out IReadOnlyList<Finding> findings);
            return new ReadPhysics(contract, findings);
        }
    }

    private sealed record ReadBaseline(PhysicsBaseline Baseline, IReadOnlyList<Finding> Findings)
    {
        public static ReadBaseline None { get; } = new(PhysicsBaseline.Empty, Array.Empty<Finding>());

        public static ReadBaseline Of(string path, Governance.Repository.SourceText text)
        {
            PhysicsBaseline baseline = PhysicsBaseline.Read(path, text, out IReadOnlyList<Finding> findings);
            return new ReadBaseline(baseline, findings);
        }
    }
}
