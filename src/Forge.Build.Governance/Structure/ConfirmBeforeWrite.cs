using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Confirmations;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Structure;

/// <summary>
/// A route that changes data declares a confirmation, in <c>physics.yaml</c> or in the manifesto, where the manifesto does not exempt it (Builder Contract 6).
/// </summary>
/// <remarks>Where neither contract speaks of confirmation at all, that is said once: what the owner wants is not guessed.</remarks>
internal static class ConfirmBeforeWrite
{
    private const string Manifesto = "manifesto.md";
    private const int MostQuoted = 80;

    private static readonly string[] Mutating = { "post", "put", "patch", "delete" };

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Run(StructureSubject subject)
    {
        string path = subject.Repository.Contract(RequiredContract.Physics), manifestoPath = subject.Repository.Contract(Manifesto);
        // That one of them is missing, empty or unreadable is for the read gate to say.
        if (subject.FileAt(path).Text is not { } text)
            yield break;
        if (!MayMutate(text.Text))
        {
            subject.Tell("no operation of " + path + " changes data.");
            yield break;
        }
        PhysicsContract? physics = PhysicsReader.Read(path, text, out IReadOnlyList<Finding> problems);
        foreach (Finding problem in problems)
            yield return problem;
        if (physics is null)
            yield break;
        (PhysicsRoute Route, PhysicsMethod Method)[] mutating = physics.Routes.SelectMany(route => route.Methods.Select(method => (route, method)))
            .Where(pair => Array.IndexOf(Mutating, pair.method.Name) >= 0).ToArray();
        subject.Tell(Number(physics.Routes.Count, "route") + " with " + Number(mutating.Length, "mutating operation") + ".");
        if (mutating.Length == 0)
            yield break;
        if (subject.FileAt(manifestoPath).State == ContractState.Unreadable)
            yield break;
        ConfirmationRule rule = subject.FileAt(manifestoPath).Text is { } manifesto ? ConfirmationReader.Read(manifestoPath, manifesto) : new ConfirmationRule(false, Array.Empty<ManifestoOperation>());
        if (!rule.IsStated && mutating.All(pair => pair.Method.Confirmation is null))
        {
            yield return new Finding(RuleCatalog.ConfirmationUnsaid, mutating[0].Method.Location,
                Number(mutating.Length, "operation") + (mutating.Length == 1 ? " changes" : " change") + " data, and neither " + Manifesto + " nor " + RequiredContract.Physics + " says a word of confirmation, so it was not looked for.",
                "ask the owner, then write a section \"Confirm before write\" in " + Manifesto + " that says what a confirmation looks like and which operations are exempt.");
            yield break;
        }
        foreach ((PhysicsRoute route, PhysicsMethod method) in mutating)
        {
            if (Judge(route, method, rule) is { } finding)
                yield return finding;
        }
        foreach (ManifestoOperation operation in rule.Operations.Where(operation => operation.IsExempt && !physics.Routes.Any(route => route.Methods.Any(method => operation.Means(method.Name, route.Path)))))
        {
            yield return new Finding(RuleCatalog.ExemptionWithoutRoute, operation.Location,
                "the manifesto exempts " + PrintableText.Excerpt(operation.Method.ToUpperInvariant() + " " + operation.Path, MostQuoted) + ", which is no route of " + RequiredContract.Physics + ".",
                "correct its method or its path, or delete the exemption with the owner's consent.");
        }
    }

    // Most contracts of a library have none, and starting a YAML reader costs more than all else here. A key can be written with escapes.
    private static bool MayMutate(string text)
        => text.IndexOf('\\') >= 0 || Array.Exists(Mutating, method => text.IndexOf(method, StringComparison.OrdinalIgnoreCase) >= 0);

    private static Finding? Judge(PhysicsRoute route, PhysicsMethod method, ConfirmationRule rule)
    {
        string name = PrintableText.Excerpt(method.Name.ToUpperInvariant() + " " + route.Path, MostQuoted);
        ManifestoOperation[] said = rule.Operations.Where(operation => operation.Means(method.Name, route.Path)).ToArray();
        if (said.Any(operation => operation.IsExempt))
            return null;
        if (method.Confirmation is { IsRefused: true } refused)
        {
            return new Finding(RuleCatalog.ConfirmationRefused, refused.Location,
                name + " changes data and declares here that it asks for no confirmation, but only the manifesto can exempt it.",
                "declare what the confirmation is, or ask the owner to name `" + name + "` as exempt in " + Manifesto + ".");
        }
        if (method.Confirmation is not null || said.Length > 0)
            return null;
        return new Finding(RuleCatalog.RouteUnconfirmed, method.Location,
            name + " changes data, but declares no confirmation, and the manifesto does not exempt it.",
            "add \"confirmation: required\" (or the name of its form) below the method and build it so, or ask the owner to name `" + name + "` as exempt in " + Manifesto + ".");
    }

    private static string Number(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
