using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Forge.Build.Analyzers.Shapes;

/// <summary>What a project's code says of JSON as a whole.</summary>
internal static class JsonSettings
{
    private const string Policy = "PropertyNamingPolicy";

    // Trees live as long as their text stays the same.
    private static readonly ConditionalWeakTable<SyntaxTree, Said> Known = new();

    /// <summary>
    /// How properties are named: as the one policy says that the code assigns, by default in camel case. Policies that contradict each other, that are no
    /// member of <c>JsonNamingPolicy</c> or that stand in an object made for something else leave it unknown.
    /// </summary>
    public static JsonNaming NamingOf(Compilation compilation, CancellationToken cancellation)
    {
        JsonNaming? naming = null;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (SaidIn(tree, cancellation) is not { } found)
                continue;
            if (naming is not null && naming != found)
                return JsonNaming.Unknown;
            naming = found;
        }
        return naming ?? JsonNaming.CamelCase;
    }

    /// <summary>What one file says; null where it says nothing.</summary>
    public static JsonNaming? SaidIn(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!Known.TryGetValue(tree, out Said? said))
            said = Known.GetValue(tree, _ => new Said(Read(tree, cancellation)));
        return said.Naming;
    }

    private static JsonNaming? Read(SyntaxTree tree, CancellationToken cancellation)
    {
        if (tree.GetText(cancellation).ToString().IndexOf(Policy, StringComparison.Ordinal) < 0)
            return null;
        JsonNaming? naming = null;
        foreach (SyntaxNode node in tree.GetRoot(cancellation).DescendantNodes())
        {
            JsonNaming? found = node switch
            {
                AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Policy } } assignment => PolicyOf(assignment.Right),
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: Policy } } => JsonNaming.Unknown,
                AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: Policy } => JsonNaming.Unknown,
                _ => null,
            };
            if (found is null)
                continue;
            naming = naming is null || naming == found ? found : JsonNaming.Unknown;
        }
        return naming;
    }

    private static JsonNaming PolicyOf(ExpressionSyntax value)
    {
        if (value.IsKind(SyntaxKind.NullLiteralExpression))
            return JsonNaming.AsWritten;
        if (value is MemberAccessExpressionSyntax { Expression: { } owner, Name.Identifier.ValueText: var name } && owner.ToString().EndsWith("JsonNamingPolicy", StringComparison.Ordinal)
            && Enum.TryParse(name, out JsonNaming naming) && naming != JsonNaming.AsWritten)
        {
            return naming;
        }
        return JsonNaming.Unknown;
    }

    private sealed class Said
    {
        public Said(JsonNaming? naming) => Naming = naming;

        public JsonNaming? Naming { get; }
    }
}
