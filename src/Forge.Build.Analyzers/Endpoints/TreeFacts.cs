using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Analyzers.Endpoints;

/// <summary>
/// What the text of one file says of endpoints, before the compiler's model is asked. Kept as long as the file is the same, so that a key in an editor costs one file's
/// walk and not all files'.
/// </summary>
internal sealed class TreeFacts
{
    private const int Window = 8192;

    // One of these stands in every file that can declare an endpoint by itself.
    private static readonly string[] Signs = ["Map", "Controller", "Endpoint", "Http", "Route", "UsePathBase", "ApiController"];

    private static readonly ConditionalWeakTable<SyntaxTree, TreeFacts> Known = new();

    private readonly SyntaxTree _tree;
    private readonly object _lock = new();
    private readonly Dictionary<string, bool> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<TextSpan>> _mentions = new(StringComparer.Ordinal);
    private Walk? _walk;

    private TreeFacts(SyntaxTree tree) => _tree = tree;

    /// <summary>The facts of a file.</summary>
    public static TreeFacts Of(SyntaxTree tree) => Known.GetValue(tree, key => new TreeFacts(key));

    /// <summary>Whether the file can declare an endpoint by itself.</summary>
    public bool IsOfInterest(CancellationToken cancellation)
    {
        foreach (string sign in Signs)
        {
            if (Contains(sign, cancellation))
                return true;
        }
        return false;
    }

    /// <summary>Calls whose method's name is accepted.</summary>
    public IEnumerable<InvocationExpressionSyntax> Calls(Func<string, bool> accepts, CancellationToken cancellation)
    {
        SyntaxNode root = _tree.GetRoot(cancellation);
        foreach ((string name, TextSpan span) in Walked(cancellation).Calls)
        {
            if (accepts(name) && root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(node => node.Span == span) is { } call)
                yield return call;
        }
    }

    /// <summary>Calls of a method with a name, where the file has the name at all.</summary>
    public IEnumerable<InvocationExpressionSyntax> CallsOf(string name, CancellationToken cancellation)
        => Contains(name, cancellation) ? Calls(called => called == name, cancellation) : [];

    /// <summary>Classes that may be controllers or endpoints: those with a base, an attribute or a telling name.</summary>
    public IEnumerable<TypeDeclarationSyntax> Classes(CancellationToken cancellation)
    {
        SyntaxNode root = _tree.GetRoot(cancellation);
        foreach (TextSpan span in Walked(cancellation).Classes)
        {
            if (root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TypeDeclarationSyntax>(node => node.Span == span) is { } type)
                yield return type;
        }
    }

    /// <summary>Every mention of a name, as an identifier.</summary>
    public IEnumerable<SimpleNameSyntax> Mentions(string name, CancellationToken cancellation)
    {
        if (!Contains(name, cancellation))
            return [];
        SyntaxNode root = _tree.GetRoot(cancellation);
        lock (_lock)
        {
            if (_mentions.TryGetValue(name, out IReadOnlyList<TextSpan>? known))
                return known.Select(span => root.FindNode(span, getInnermostNodeForTie: true)).OfType<SimpleNameSyntax>();
        }
        List<SimpleNameSyntax> mentions = [.. root.DescendantNodes().OfType<SimpleNameSyntax>().Where(mention => mention.Identifier.ValueText == name)];
        lock (_lock)
            _mentions[name] = [.. mentions.Select(mention => mention.Span)];
        return mentions;
    }

    /// <summary>The name of what is called; empty where it has none.</summary>
    public static string NameOf(InvocationExpressionSyntax call) => NameSyntaxOf(call)?.Identifier.ValueText ?? "";

    /// <summary>Where the name of what is called stands.</summary>
    public static SimpleNameSyntax? NameSyntaxOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private bool Contains(string word, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_words.TryGetValue(word, out bool known))
                return known;
        }
        bool found = Find(_tree.GetText(cancellation), word);
        lock (_lock)
            _words[word] = found;
        return found;
    }

    // Scanning the text is a tenth of walking its nodes.
    private static bool Find(SourceText text, string word)
    {
        char[] window = new char[Math.Min(Window, text.Length)];
        for (int start = 0; start + word.Length <= text.Length; start += Window - word.Length)
        {
            int length = Math.Min(window.Length, text.Length - start);
            text.CopyTo(start, window, 0, length);
            if (window.AsSpan(0, length).IndexOf(word.AsSpan()) >= 0)
                return true;
            if (start + length == text.Length)
                break;
        }
        return false;
    }

    private Walk Walked(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_walk is not null)
                return _walk;
        }
        Walk walk = new();
        foreach (SyntaxNode node in _tree.GetRoot(cancellation).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax call && NameOf(call) is { Length: > 0 } name)
                walk.Calls.Add((name, call.Span));
            else if (node is TypeDeclarationSyntax type && node.Kind() is SyntaxKind.ClassDeclaration or SyntaxKind.RecordDeclaration
                && (type.BaseList is not null || type.AttributeLists.Count > 0 || type.Identifier.ValueText.EndsWith("Controller", StringComparison.OrdinalIgnoreCase)))
            {
                walk.Classes.Add(type.Span);
            }
        }
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
            return _walk ??= walk;
    }

    private sealed class Walk
    {
        public List<(string Name, TextSpan Span)> Calls { get; } = new();

        public List<TextSpan> Classes { get; } = new();
    }
}
