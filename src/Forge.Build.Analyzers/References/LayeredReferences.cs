using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Contracts;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.References;

/// <summary>The references of one compilation, held against the layers: what is forbidden, what is accepted for now, which arrows there are.</summary>
internal sealed class LayeredReferences : IReferenceSink
{
    private readonly BoundariesContract _contract;
    private readonly LayerMap _map;
    private readonly ReferenceMessages _messages;
    private readonly bool _isLive;
    private readonly HashSet<string> _bound;
    private readonly ConcurrentDictionary<string[], LayerRules?> _rules = new();
    private readonly ConcurrentBag<ReferenceUse> _uses = new();
    private ConcurrentDictionary<KnownViolation, int>? _accepted;
    private readonly LayerArrows _arrows = new();

    /// <param name="contract">The layers; one at least has <c>references</c>.</param>
    /// <param name="map">Tells which code they hold.</param>
    /// <param name="messages">Says what is wrong.</param>
    /// <param name="isLive">Whether each piece of code is to be told of at once, as an editor needs it; else all is told at the end.</param>
    public LayeredReferences(BoundariesContract contract, LayerMap map, ReferenceMessages messages, bool isLive)
    {
        _contract = contract;
        _map = map;
        _messages = messages;
        _isLive = isLive;
        _bound = new HashSet<string>(contract.Layers.Where(layer => layer.References is not null).Select(layer => layer.Name), StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public IReferenceScope? Open(SyntaxTree tree, ISymbol code) => RulesOf(_map.OfCode(tree, code)) is { } rules ? new Scope(this, rules, _map.PathOf(tree)) : null;

    /// <summary>Tells what is known when the whole compilation has been seen.</summary>
    public void ReportEnd(Action<Diagnostic> report)
    {
        if (!_uses.IsEmpty)
            ReportUses(report);
        foreach (LayerCycle cycle in _arrows.Cycles())
            report(_messages.Cycle(cycle));
        if (_accepted is not null)
            report(_messages.Accepted(_accepted));
    }

    private void ReportUses(Action<Diagnostic> report)
    {
        foreach (IGrouping<string, ReferenceUse> file in _uses.GroupBy(use => _map.PathOf(use.Tree), StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            foreach (IGrouping<(string, INamedTypeSymbol), ReferenceUse> same in ReferenceUse.Distinct(file).GroupBy(use => (use.Reference.Layer.Name, use.Reference.Type)))
                report(_messages.Forbidden(same.First(), same.Count() - 1));
        }
    }

    private LayerRules? RulesOf(string[] layers) => layers.Length == 0 ? null : _rules.TryGetValue(layers, out LayerRules? known) ? known : _rules.GetOrAdd(layers, MakeRules);

    private LayerRules? MakeRules(string[] layers)
    {
        Layer[] bound = _contract.Layers.Where(layer => layer.References is not null && layers.Contains(layer.Name)).ToArray();
        return bound.Length == 0 ? null : new LayerRules(layers, bound, _bound, _map);
    }

    private bool IsAccepted(ForbiddenReference reference, string path)
    {
        string pattern = KnownViolation.ReferencePrefix + reference.Target.Name;
        foreach (KnownViolation known in _contract.KnownViolations)
        {
            if (!known.Accepts(reference.Layer.Name, path, pattern))
                continue;
            LazyInitializer.EnsureInitialized(ref _accepted, () => new ConcurrentDictionary<KnownViolation, int>())!.AddOrUpdate(known, 1, (_, count) => count + 1);
            return true;
        }
        return false;
    }

    private sealed class Scope : IReferenceScope
    {
        private readonly LayeredReferences _references;
        private readonly LayerRules _rules;
        private readonly string _path;
        private List<ReferenceUse>? _found;

        public Scope(LayeredReferences references, LayerRules rules, string path)
        {
            _references = references;
            _rules = rules;
            _path = path;
        }

        public bool Wants(INamedTypeSymbol type) => _rules.Judge(type) != TypeVerdict.Nothing;

        public void Add(INamedTypeSymbol type, SyntaxNode cause)
        {
            TypeVerdict verdict = _rules.Judge(type);
            foreach (LayerArrow arrow in verdict.Edges)
                _references._arrows.Add(arrow, _path, cause, type);
            foreach (ForbiddenReference reference in verdict.Forbidden)
                (_found ??= new List<ReferenceUse>()).Add(new ReferenceUse(reference, cause.SyntaxTree, ReferencePlace.Of(cause, type)));
        }

        public void Close(Action<Diagnostic> report)
        {
            if (_found is null)
                return;
            foreach (ReferenceUse use in ReferenceUse.Distinct(_found))
            {
                if (_references.IsAccepted(use.Reference, _path))
                    continue;
                if (_references._isLive)
                    report(_references._messages.Forbidden(use, others: 0));
                else
                    _references._uses.Add(use);
            }
        }
    }
}
