using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Physics;

/// <summary>Holds the endpoints of a project against <c>physics.yaml</c> (Builder Contract 5).</summary>
/// <remarks>What the contract does not say and what the code does not show is equal to everything: a deviation is only what cannot be meant.</remarks>
internal sealed class PhysicsConformance
{
    private const int MostQuoted = 120;

    // The framework answers the first three itself where it should, and a tunnel is no method of a contract.
    private static readonly HashSet<string> Unspoken = new(StringComparer.Ordinal) { "HEAD", "OPTIONS", "TRACE", "CONNECT" };

    private readonly List<DeclaredRoute> _declared = new();
    private readonly Dictionary<string, List<DeclaredRoute>> _byKey = new(StringComparer.Ordinal);
    private readonly List<RoutePath> _mounts = new();
    private readonly List<AcceptedRoute> _baseline = new();
    private readonly ContractShapes _shapes;
    private readonly bool _isNamingKnown;
    private readonly string _contract;
    private readonly List<Deviation> _deviations = new();
    private readonly HashSet<(Rule, object?, string)> _said = new();

    private PhysicsConformance(PhysicsContract physics, string contract, PhysicsBaseline baseline, bool isNamingKnown)
    {
        _contract = contract;
        _isNamingKnown = isNamingKnown;
        _shapes = new ContractShapes(physics);
        foreach (PhysicsRoute route in physics.Routes)
        {
            DeclaredRoute declared = new(route);
            _declared.Add(declared);
            if (!_byKey.TryGetValue(declared.Path.Key, out List<DeclaredRoute>? same))
                _byKey.Add(declared.Path.Key, same = new List<DeclaredRoute>());
            same.Add(declared);
            if (declared.Has("mount"))
                _mounts.Add(declared.Path);
        }
        foreach (BaselineRoute entry in baseline.Entries)
            _baseline.Add(new AcceptedRoute(entry));
    }

    /// <summary>What deviates, in the order of the endpoints.</summary>
    public IReadOnlyList<Deviation> Deviations => _deviations;

    /// <summary>How many routes of the code the baseline accepts.</summary>
    public int AcceptedRoutes => _baseline.Count(entry => entry.IsUsed);

    /// <summary>The entries of the baseline that accept a route of the code.</summary>
    public IEnumerable<BaselineRoute> Used => _baseline.Where(entry => entry.IsUsed).Select(entry => entry.Route);

    /// <summary>FORGE3606 for each entry of the baseline that the contract declares.</summary>
    public IEnumerable<(BaselineRoute Route, Finding Finding)> DeclaredInBaseline()
    {
        foreach (AcceptedRoute entry in _baseline.Where(IsDeclared))
        {
            yield return (entry.Route, new Finding(RuleCatalog.BaselineRouteDeclared, entry.Route.Location,
                Show(entry.Route.Text) + " is declared in " + _contract + " by now, so nothing of it is left to accept.", "delete this line."));
        }
    }

    /// <summary>FORGE0604 for each entry of the baseline that no endpoint needed.</summary>
    public IEnumerable<(BaselineRoute Route, Finding Finding)> GoneFromBaseline()
    {
        foreach (AcceptedRoute entry in _baseline.Where(entry => !entry.IsUsed && !IsDeclared(entry)))
        {
            yield return (entry.Route, new Finding(RuleCatalog.BaselineRouteGone, entry.Route.Location,
                "the project that answers requests has no route " + Show(entry.Route.Text) + " any more.", "delete this line."));
        }
    }

    /// <summary>W3: FORGE0213 for each route or method of the contract that no endpoint answers.</summary>
    public IEnumerable<Finding> WithoutHandler()
    {
        foreach (DeclaredRoute declared in _declared.Where(declared => declared.Route.Methods.Count == 0 || declared.Route.Methods.Any(IsAnswerable)))
        {
            string path = Show(declared.Route.Path);
            if (!declared.IsReached)
            {
                yield return new Finding(RuleCatalog.RouteWithoutHandler, declared.Route.Location, "no endpoint answers " + path + ".",
                    "write the endpoint, or take the path out of " + _contract + " with the owner's consent.");
                continue;
            }
            foreach (PhysicsMethod method in declared.Route.Methods.Where(method => IsAnswerable(method) && !declared.Answered.Contains(method.Name)))
            {
                yield return new Finding(RuleCatalog.RouteWithoutHandler, method.Location, path + " has an endpoint, but none answers " + method.Name.ToUpperInvariant() + ".",
                    "write the endpoint of the method, or take the method out of " + _contract + " with the owner's consent.");
            }
        }
    }

    /// <summary>Compares.</summary>
    /// <param name="physics">The contract.</param>
    /// <param name="contract">Its path, relative to the root, for messages.</param>
    /// <param name="baseline">The routes known to be undeclared.</param>
    /// <param name="endpoints">What the code declares, in the order of places.</param>
    /// <param name="isNamingKnown">Whether the names of fields are those that JSON will have.</param>
    public static PhysicsConformance Run(
        PhysicsContract physics, string contract, PhysicsBaseline baseline, IReadOnlyList<CodeEndpoint> endpoints, bool isNamingKnown = true)
    {
        PhysicsConformance conformance = new(physics, contract, baseline, isNamingKnown);
        foreach (CodeEndpoint endpoint in endpoints)
            conformance.Look(endpoint);
        return conformance;
    }

    private static bool IsAnswerable(PhysicsMethod method) => method.Name is not ("head" or "options" or "trace" or "websocket" or "mount");

    private bool IsDeclared(AcceptedRoute entry)
        => _byKey.TryGetValue(entry.Path.Key, out List<DeclaredRoute>? routes)
            && routes.Any(route => route.Path.HasParametersOf(entry.Path)
                && (entry.Route.Method == PhysicsBaseline.AnyMethod ? route.Route.Methods.Count > 0 : route.Has(entry.Route.Method)));

    private void Look(CodeEndpoint endpoint)
    {
        RoutePath whole = RoutePath.Parse(endpoint.Template);
        foreach (RoutePath path in endpoint.HasOpenPrefix ? new[] { whole } : whole.Variants())
            Look(endpoint, path);
    }

    private void Look(CodeEndpoint endpoint, RoutePath path)
    {
        if (!endpoint.HasOpenPrefix && _mounts.Any(path.IsBelow))
            return;
        List<DeclaredRoute> candidates = endpoint.HasOpenPrefix ? _declared.Where(declared => declared.Path.EndsWith(path)).ToList()
            : _byKey.TryGetValue(path.Key, out List<DeclaredRoute>? same) ? same : new List<DeclaredRoute>();
        if (endpoint.IsSocket && candidates.Count > 0)
        {
            candidates.ForEach(candidate => candidate.IsReached = true);
            return;
        }
        if (candidates.Count == 0)
        {
            if (RemainderOf(endpoint, path) is { } methods)
                AddUndeclared(endpoint, path, methods);
            return;
        }
        List<DeclaredRoute> exact = candidates.Where(declared => declared.Path.HasParametersOf(path)).ToList();
        if (exact.Count == 0)
            AddParameter(endpoint, path, candidates[0]);
        else
            candidates = exact;
        LookAtMethods(endpoint, path, candidates);
    }

    // The methods that the baseline does not accept; null where it accepts all there are.
    private IReadOnlyList<string>? RemainderOf(CodeEndpoint endpoint, RoutePath path)
    {
        if (endpoint.Methods.Count == 0)
            return IsAccepted(endpoint, path, PhysicsBaseline.AnyMethod) ? null : endpoint.Methods;
        string[] methods = endpoint.Methods.Where(method => !IsAccepted(endpoint, path, method)).ToArray();
        return methods.Length == 0 ? null : methods;
    }

    private bool IsAccepted(CodeEndpoint endpoint, RoutePath path, string method)
    {
        bool isAccepted = false;
        foreach (AcceptedRoute entry in _baseline)
        {
            bool isSame = endpoint.HasOpenPrefix ? entry.Path.EndsWith(path) : entry.Path.Key == path.Key;
            bool isMethod = entry.Route.Method == method || (endpoint.MayAnswerMoreMethods && entry.Route.Method == PhysicsBaseline.AnyMethod);
            if (!isSame || !isMethod || !entry.Path.HasParametersOf(path))
                continue;
            entry.IsUsed = true;
            isAccepted = true;
        }
        return isAccepted;
    }

    private void LookAtMethods(CodeEndpoint endpoint, RoutePath path, List<DeclaredRoute> candidates)
    {
        foreach (DeclaredRoute candidate in candidates)
            candidate.IsReached = true;
        List<string> undeclared = new();
        foreach (string method in endpoint.Methods.Where(method => !Unspoken.Contains(method)))
        {
            DeclaredRoute[] having = candidates.Where(candidate => candidate.Has(method) || (method == "GET" && candidate.Has("websocket"))).ToArray();
            foreach (DeclaredRoute candidate in having)
                candidate.Answered.Add(method.ToLowerInvariant());
            if (having.Length == 0 && !IsAccepted(endpoint, path, method))
                undeclared.Add(method);
            else if (having.Length == 1 && having[0].Method(method) is { } declared)
                LookAtShapes(endpoint, path, declared);
        }
        if (endpoint.Methods.Count == 0)
        {
            foreach (DeclaredRoute candidate in candidates)
                candidate.Answered.UnionWith(candidate.Route.Methods.Select(method => method.Name));
        }
        if (undeclared.Count > 0)
            AddMethods(endpoint, path, candidates, undeclared);
    }

    private void AddUndeclared(CodeEndpoint endpoint, RoutePath path, IReadOnlyList<string> methods)
    {
        IReadOnlyList<string> proposal = Proposal.MethodsOf(endpoint, methods, _shapes.HasSchema);
        string prefix = endpoint.HasOpenPrefix ? " below a prefix that is not known here" : "";
        Add(new Deviation(RuleCatalog.UndeclaredRoute, endpoint, DeviationPlace.Route, null,
            _contract + " does not declare " + RouteText.Show(RouteText.MethodsShown(methods) + " " + path.Text) + prefix + ".",
            "stop, and have the contract updated first; propose below paths:  " + RouteText.Snippet(path.Text, proposal))
            { ProposedPath = endpoint.HasOpenPrefix ? "" : RouteText.Key(path.Text), ProposedMethods = proposal, Routes = RouteText.Lines(methods, path.Text) });
    }

    private void AddMethods(CodeEndpoint endpoint, RoutePath path, List<DeclaredRoute> candidates, List<string> methods)
    {
        DeclaredRoute first = candidates[0];
        string declared = string.Join(", ", candidates.SelectMany(candidate => candidate.Route.Methods).Select(method => method.Name.ToUpperInvariant()).Distinct());
        IReadOnlyList<string> proposal = Proposal.MethodsOf(endpoint, methods, _shapes.HasSchema);
        Add(new Deviation(RuleCatalog.UndeclaredMethod, endpoint, DeviationPlace.Route, null,
            "the code answers " + RouteText.MethodsShown(methods) + " at " + RouteText.Show(path.Text) + ", and " + _contract + "(" + Number(first.Route.Location.Line) + ") declares "
                + (declared.Length == 0 ? "no method" : Show(declared)) + " there.",
            "use a method that is declared, or have the contract updated first; propose below " + RouteText.Show(first.Route.Path) + ":  " + RouteText.Methods(proposal))
            { ProposedPath = candidates.Count == 1 ? first.Route.Path : "", ProposedMethods = proposal, Routes = RouteText.Lines(methods, path.Text) });
    }

    private void AddParameter(CodeEndpoint endpoint, RoutePath path, DeclaredRoute declared)
        => Add(new Deviation(RuleCatalog.RouteParameterDiffers, endpoint, DeviationPlace.Route, null,
            "the code calls the route " + Show(path.Text) + ", and " + _contract + "(" + Number(declared.Route.Location.Line) + ") calls it " + Show(declared.Path.Text) + ".",
            "call the parameters as the contract does, or have the contract changed first."));

    private void LookAtShapes(CodeEndpoint endpoint, RoutePath path, PhysicsMethod method)
    {
        Subject subject = new(endpoint, method, method.Name.ToUpperInvariant() + " " + path.Text);
        LookAtRequest(subject);
        LookAtResponses(subject);
    }

    private void LookAtRequest(Subject subject)
    {
        Shape code = subject.Endpoint.Request;
        if (subject.Method.Request is { } request)
            AddDifferences(subject, RuleCatalog.RequestDiffers, "the request of ", subject.Method.Location, _shapes.Of(request), code);
        // A method of which the answer is declared takes no body that is not.
        else if (subject.Method.Responses.Count > 0 && code.Kind is not (JsonKind.Unknown or JsonKind.Nothing))
            AddDifferences(subject, RuleCatalog.RequestDiffers, "the request of ", subject.Method.Location, Shape.Nothing, code);
    }

    private void LookAtResponses(Subject subject)
    {
        IReadOnlyList<PhysicsResponse> declared = subject.Method.Responses;
        IReadOnlyList<CodeResponse> answers = subject.Endpoint.Responses;
        if (declared.Count == 0 || answers.Count == 0)
            return;
        if (declared.Count == 1 && declared[0].Status is null)
        {
            LookAtSuccess(subject, declared[0], answers.Where(answer => IsSuccess(answer.Status)).ToArray());
            return;
        }
        foreach (CodeResponse answer in answers)
        {
            PhysicsResponse[] meant = declared.Where(response => answer.Is(response.Status, answers)).ToArray();
            foreach (PhysicsResponse response in meant)
                AddDifferences(subject, RuleCatalog.ResponseDiffers, "the answer " + Number(response.Status ?? answer.Status) + " of ", response.Location, _shapes.Of(response.Body), answer.Body);
            if (meant.Length == 0 && !answer.IsRange && IsSuccess(answer.Status) && declared.Any(other => other.Status is { } status && IsSuccess(status)))
                AddStatus(subject, answer.Status, declared);
        }
    }

    // One body is declared for whatever success there is; a success without a body may stand beside one that has it.
    private void LookAtSuccess(Subject subject, PhysicsResponse declared, CodeResponse[] answers)
    {
        Shape contract = _shapes.Of(declared.Body);
        CodeResponse[] bodies = answers.Where(answer => answer.Body.Kind != JsonKind.Nothing).ToArray();
        if (bodies.Length == 0 && subject.Endpoint.MayAnswerMore)
            return;
        foreach (CodeResponse answer in bodies.Length == 0 ? answers : bodies)
            AddDifferences(subject, RuleCatalog.ResponseDiffers, "the response of ", declared.Location, contract, answer.Body);
    }

    private void AddStatus(Subject subject, int status, IReadOnlyList<PhysicsResponse> declared)
    {
        string statuses = string.Join(", ", declared.Select(response => response.Status).OfType<int>().Select(Number));
        Add(new Deviation(RuleCatalog.ResponseDiffers, subject.Endpoint, DeviationPlace.Handler, null,
            Show(subject.Shown) + " answers " + Number(status) + ", and " + _contract + "(" + Number(declared[0].Location.Line) + ") declares " + statuses + ".",
            "answer with a status that is declared, or have the contract updated first."));
    }

    private void AddDifferences(Subject subject, Rule rule, string what, SourceLocation location, Shape contract, Shape code)
    {
        foreach (ShapeDifference difference in ShapeComparison.Compare(contract, code, _isNamingKnown, isRequest: rule == RuleCatalog.RequestDiffers))
        {
            string where = what + Show(subject.Shown), line = _contract + "(" + Number(location.Line) + ")", field = "\"" + Show(difference.Path) + "\"";
            string message = difference.Kind switch
            {
                ShapeDifferenceKind.Missing => where + " lacks the field " + field + ", which " + line + " declares.",
                ShapeDifferenceKind.Extra => where + " has the field " + field + ", which " + line + " does not declare.",
                ShapeDifferenceKind.Spelling => where + " calls a field \"" + Show(difference.Code) + "\" that " + line + " calls \"" + Show(difference.Contract) + "\".",
                _ when difference.Path.Length == 0 => where + " is " + Show(difference.Code) + ", and " + line + " declares " + Show(difference.Contract) + ".",
                _ => where + " has " + Show(difference.Code) + " as " + field + ", and " + line + " declares " + Show(difference.Contract) + ".",
            };
            Add(new Deviation(rule, subject.Endpoint, difference.Origin is null ? DeviationPlace.Handler : DeviationPlace.Field, difference.Origin, message,
                "make the code what the contract says, or have the contract updated first."));
        }
    }

    private void Add(Deviation deviation)
    {
        if (_said.Add((deviation.Rule, deviation.Field ?? deviation.Endpoint.Origin, deviation.Message)))
            _deviations.Add(deviation);
    }

    private static bool IsSuccess(int status) => status is >= 200 and < 300;

    private static string Show(string text) => PrintableText.Excerpt(text, MostQuoted);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Subject(CodeEndpoint Endpoint, PhysicsMethod Method, string Shown);
}
