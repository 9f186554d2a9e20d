using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Analyzers.Endpoints;

/// <summary>
/// What one reading of endpoints looked at beyond declarations: the members whose bodies it read, and the names it sought in all files. What it did not look at cannot
/// change what it found. For one thread; trees that are not the same any more are replaced, not altered.
/// </summary>
internal sealed class LookedAt
{
    private readonly Dictionary<SyntaxTree, HashSet<TextSpan>> _members;
    private readonly HashSet<string> _names;

    /// <summary>Nothing yet.</summary>
    public LookedAt()
        : this(new Dictionary<SyntaxTree, HashSet<TextSpan>>(), new HashSet<string>(StringComparer.Ordinal))
    {
    }

    private LookedAt(Dictionary<SyntaxTree, HashSet<TextSpan>> members, HashSet<string> names)
    {
        _members = members;
        _names = names;
    }

    /// <summary>Adds the member around a node, or the type that it is; the whole file where it stands in none.</summary>
    public void Add(SyntaxNode node)
    {
        if (!_members.TryGetValue(node.SyntaxTree, out HashSet<TextSpan>? spans))
            _members.Add(node.SyntaxTree, spans = new HashSet<TextSpan>());
        spans.Add(MemberAround(node)?.FullSpan ?? new TextSpan(0, node.SyntaxTree.Length));
    }

    /// <summary>Adds a name that was sought.</summary>
    public void AddName(string name) => _names.Add(name);

    /// <summary>Whether a part of a file was looked at.</summary>
    public bool Has(SyntaxTree tree, TextSpan part)
    {
        if (_members.TryGetValue(tree, out HashSet<TextSpan>? spans))
        {
            foreach (TextSpan span in spans)
            {
                if (span.IntersectsWith(part))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether a text has one of the names.</summary>
    public bool HasNameIn(string text)
    {
        foreach (string name in _names)
        {
            if (text.IndexOf(name, StringComparison.Ordinal) >= 0)
                return true;
        }
        return false;
    }

    /// <summary>The same, of a file that was edited where nobody had looked.</summary>
    public LookedAt After(TreeEdit edit)
    {
        if (!_members.TryGetValue(edit.Before, out HashSet<TextSpan>? spans))
            return this;
        Dictionary<SyntaxTree, HashSet<TextSpan>> members = new(_members);
        members.Remove(edit.Before);
        HashSet<TextSpan> moved = new();
        foreach (TextSpan span in spans)
            moved.Add(edit.Moved(span) ?? new TextSpan(0, edit.After.Length));
        members[edit.After] = moved;
        return new LookedAt(members, _names);
    }

    /// <summary>The member, type or namespace around a node; null where it stands in none.</summary>
    public static SyntaxNode? MemberAround(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax);
}
