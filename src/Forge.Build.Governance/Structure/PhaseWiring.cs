using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Phases;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Structure.Components;

namespace Forge.Build.Governance.Structure;

/// <summary>
/// Wiring across phases (Builder Contract 9.5): a component that one phase creates is wired to a caller by an item of that phase or a later one, and the phase which
/// wires it has a criterion that looks at the effect.
/// </summary>
/// <remarks>What cannot be told, because a phase that could wire it lists no items, is said and not guessed.</remarks>
internal static class PhaseWiring
{
    private const int MostQuoted = 80;
    private const int MostNamed = 10;

    private static readonly HashSet<string> CallerFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "api", "router", "routers", "route", "routes", "controller", "controllers", "endpoint", "endpoints", "handler", "handlers", "page", "pages", "view", "views", "cli", "command", "commands", "service",
        "services",
    };

    private static readonly HashSet<string> CallerWords = new(StringComparer.Ordinal)
    {
        "api", "router", "routes", "route", "controller", "endpoint", "endpoints", "handler", "page", "view", "cli", "command", "engine", "worker", "job", "service",
    };

    private static readonly HashSet<string> LooseCallers = new(StringComparer.OrdinalIgnoreCase)
    {
        "route", "routes", "router", "routers", "endpoint", "endpoints", "api", "page", "pages", "command", "commands", "cli", "get", "post", "put", "patch", "delete",
    };

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Run(StructureSubject subject)
    {
        PhasePlan plan = PhasePlan.Read(subject, GateSwitches.Phases);
        foreach (Finding finding in plan.Findings)
            yield return finding;
        if (plan.Phases is not { } phases)
            yield break;
        List<ReadItem> items = phases.Phases.SelectMany(phase => phase.In(PhaseSection.Scope).Select(item => new ReadItem(phase, item, ItemText.Read(item.Text)))).ToList();
        IReadOnlyList<int> silent = phases.Phases.GroupBy(phase => phase.Number).Where(group => !group.Any(phase => phase.Has(PhaseSection.Scope))).Select(group => group.Key)
            .Concat(phases.Vanished).Distinct().OrderBy(number => number).ToArray();
        int components = 0, undecided = 0, athome = 0;
        foreach (Creation made in CreationsIn(items))
        {
            components++;
            ReadItem[] wirings = items.Where(item => item.Phase.Number >= made.Item.Phase.Number && Wires(item, made)).ToArray();
            if (wirings.Length == 0 && silent.Any(number => number >= made.Item.Phase.Number))
                undecided++;
            else if (wirings.Length == 0 && (IsCalledByItsLikes(made, items) || IsAmongCallers(made, items)))
                athome++;
            else if (wirings.Length == 0)
                yield return Unwired(made);
            else if (WithoutCriterion(made, wirings) is { } wiring)
                yield return NoCriterion(made, wiring);
        }
        subject.Tell(Number(phases.Phases.Count, "phase") + " with " + Number(items.Count, "item") + " that create " + Number(components, "component")
            + (athome == 0 ? "." : ", of which " + Number(athome) + " may be called in the phase that creates " + (athome == 1 ? "it." : "them.")));
        if (silent.Count > 0)
            yield return Inconclusive(phases, silent, undecided);
    }

    // The first item that names a component is the one that creates it, or nothing that is written here does.
    private static IEnumerable<Creation> CreationsIn(List<ReadItem> items)
    {
        HashSet<ComponentName> known = new();
        foreach (ReadItem item in items)
        {
            List<Creation> made = new();
            foreach (ItemText.Mention mention in item.Text.Mentions.Where(mention => !known.Contains(mention.Component)))
            {
                if (!made.Exists(other => other.Component == mention.Component) && item.Text.Makes(mention, IsOnlyDescribed(item.Item, mention.Text)))
                    made.Add(new Creation(item, mention));
            }
            known.UnionWith(item.Text.Mentions.Where(mention => mention.IsName).Select(mention => mention.Component));
            foreach (Creation creation in made)
                yield return creation;
        }
    }

    // The last cell of a row describes; what stands nowhere else in it is not its subject.
    private static bool IsOnlyDescribed(PhaseItem item, string name)
        => item.Cells.Count > 1 && !item.Cells.Take(item.Cells.Count - 1).Any(cell => cell.IndexOf(name, StringComparison.Ordinal) >= 0);

    private static bool Wires(ReadItem item, Creation made)
    {
        if (item.Text.SaysThatSomethingCalls(made.Component))
            return true;
        // Of the item that creates it, the names around are no callers: it lists files.
        if (ReferenceEquals(item, made.Item))
            return false;
        ItemText.Mention[] mentions = item.Text.Mentions.Where(mention => mention.Component == made.Component).ToArray();
        if (mentions.Length == 0)
            return false;
        if (mentions.Any(item.Text.IsAboutAnother))
            return true;
        IReadOnlyList<string> cells = item.Item.Cells;
        return cells.Count > 1 && !Names(cells[0], made.Component) && cells.Skip(1).Any(cell => Names(cell, made.Component) && cell.Trim().IndexOf(' ') >= 0);
    }

    private static bool Names(string text, ComponentName component) => ItemText.Read(text).Mentions.Any(mention => mention.Component == component);

    // A router for trades in the phase that makes the service for trades: that is no gap between phases.
    private static bool IsCalledByItsLikes(Creation made, List<ReadItem> items)
        => items.Where(item => item.Phase.Number == made.Item.Phase.Number).SelectMany(item => item.Text.Tokens).Any(token => token.IsName && IsCallerOf(token.Text, made.Component));

    // The clause is about a caller of a later phase. A list of deliverables in prose that names routes, pages or commands beside the component builds the caller at once; a table of
    // implementation items, of which the contract speaks, is taken at its word.
    private static bool IsAmongCallers(Creation made, List<ReadItem> items)
        => made.Item.Item.Cells.Count == 1 && items.Any(item => item.Phase.Number == made.Item.Phase.Number && !ReferenceEquals(item, made.Item) && item.Text.Tokens.Any(IsCaller));

    private static bool IsCaller(ItemText.Token token)
    {
        if (!token.IsName)
            return LooseCallers.Contains(token.Text);
        string[] segments = token.Text.Split('/', '\\');
        bool isOperation = token.Text.Length > 1 && token.Text[0] == '/';
        return isOperation || LooseCallers.Contains(token.Text) || (segments.Length > 1 && CallerFolders.Contains(segments[segments.Length - 2]) && !segments.Any(segment => segment is "tests" or "test"));
    }

    private static bool IsCallerOf(string name, ComponentName component)
    {
        if (ComponentName.Of(name) == component)
            return false;
        string[] segments = name.Split('/', '\\');
        if (segments.Any(segment => segment is "test" or "tests" or "__tests__" || segment.StartsWith("test_", StringComparison.Ordinal)))
            return false;
        IReadOnlyList<string> words = NameWords.Of(segments[segments.Length - 1].Split('.')[0]);
        if (words.Count == 0)
            return false;
        bool isService = component.Kind == ComponentKind.Service;
        string last = words[words.Count - 1];
        if (words.Count > 1 && CallerWords.Contains(last) && !(isService && last == "service"))
            return NameWords.Key(words.Take(words.Count - 1)) == component.Stem;
        string folder = segments.Length > 1 ? segments[segments.Length - 2] : "";
        return CallerFolders.Contains(folder) && !(isService && folder.StartsWith("service", StringComparison.OrdinalIgnoreCase)) && NameWords.Key(words) == component.Stem;
    }

    // Only where the caller comes in a later phase, where an item says so expressly, and where the phase has criteria that can be read.
    private static ReadItem? WithoutCriterion(Creation made, ReadItem[] wirings)
    {
        ReadItem[] across = wirings.Where(item => item.Phase.Number > made.Item.Phase.Number && item.Text.SaysThatSomethingCalls(made.Component)).ToArray();
        bool isWiredAtHome = wirings.Any(item => item.Phase.Number == made.Item.Phase.Number);
        if (across.Length == 0 || isWiredAtHome)
            return null;
        bool isDecided = across.All(item => item.Phase.Has(PhaseSection.Acceptance));
        return isDecided && !across.Any(item => item.Phase.In(PhaseSection.Acceptance).Any(criterion => LooksAt(criterion.Text, made.Component, item.Text))) ? across[0] : null;
    }

    // It names the component, what the component is of, or the caller.
    private static bool LooksAt(string criterion, ComponentName component, ItemText wiring)
    {
        ItemText text = ItemText.Read(criterion);
        if (text.Mentions.Any(mention => mention.Component == component))
            return true;
        HashSet<string> words = new(text.Tokens.SelectMany(token => token.Text.Split('.', '/').SelectMany(KeysOf)), StringComparer.Ordinal);
        if (component.Stem.Split('_').All(word => words.Contains(NameWords.Key(word))) || words.Contains(component.Stem))
            return true;
        return wiring.Tokens.Where(token => token.IsName && ComponentName.Of(token.Text) != component).SelectMany(token => token.Text.Split('.', '/'))
            .Any(part => part.Length > 3 && words.Contains(NameWords.Key(part)));
    }

    private static IEnumerable<string> KeysOf(string name) => NameWords.Of(name).Select(word => NameWords.Key(new[] { word })).Append(NameWords.Key(name));

    private static Finding Unwired(Creation made)
    {
        string phase = Number(made.Item.Phase.Number), name = PrintableText.Excerpt(made.Mention.Text, MostQuoted);
        return new Finding(RuleCatalog.ComponentNotWired, made.Item.Item.Location,
            "Phase " + phase + " creates " + name + ", but no item of this phase or a later one wires it to a caller.",
            "stop and ask the owner whether it is meant to be wired. If so, the caller's phase gets an item that says what calls " + name
                + ", and a criterion that looks at the effect; if not, the component goes.");
    }

    private static Finding NoCriterion(Creation made, ReadItem wiring)
    {
        string name = PrintableText.Excerpt(made.Mention.Text, MostQuoted);
        return new Finding(RuleCatalog.WiringNotTested, wiring.Item.Location,
            "Phase " + Number(wiring.Phase.Number) + " wires " + name + " of phase " + Number(made.Item.Phase.Number) + " to a caller, but none of its acceptance criteria starts from that caller and looks at the effect.",
            "with the owner's consent, add a criterion to the phase that names the caller and what " + name + " must hold afterwards.");
    }

    private static Finding Inconclusive(PhasesContract phases, IReadOnlyList<int> silent, int undecided)
        => new(RuleCatalog.WiringInconclusive, SourceLocation.StartOf(phases.Path),
            (silent.Count == 1 ? "phase " : "phases ") + string.Join(", ", silent.Take(MostNamed).Select(Number)) + (silent.Count > MostNamed ? ", ..." : "")
                + (silent.Count == 1 ? " lists" : " list") + " no implementation items here, so what they create or wire is not known"
                + (undecided == 0 ? "." : ", and for " + Number(undecided, "component") + " nobody can tell whether it is wired."),
            "where that matters, keep the items of finished phases in the file; a row of a summary does not say what was built.");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(int count, string what) => Number(count) + " " + what + (count == 1 ? "" : "s");

    private sealed record ReadItem(Phase Phase, PhaseItem Item, ItemText Text);

    private sealed record Creation(ReadItem Item, ItemText.Mention Mention)
    {
        public ComponentName Component => Mention.Component;
    }
}
