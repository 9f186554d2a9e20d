using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Analyzers.Endpoints;

/// <summary>A file before and after an edit that left all declarations as they were: in a body, a comment or white space.</summary>
internal sealed class TreeEdit
{
    private TreeEdit(SyntaxTree before, SyntaxTree after, TextSpan old, TextSpan @new)
    {
        Before = before;
        After = after;
        Old = old;
        New = @new;
    }

    /// <summary>The file as it was.</summary>
    public SyntaxTree Before { get; }

    /// <summary>The file as it is.</summary>
    public SyntaxTree After { get; }

    /// <summary>The least part of the old text that holds all that was edited.</summary>
    public TextSpan Old { get; }

    /// <summary>What stands in its place.</summary>
    public TextSpan New { get; }

    /// <summary>Compares two texts of one file; null where they declare different things, or where it takes more to tell.</summary>
    public static TreeEdit? Between(SyntaxTree before, SyntaxTree after)
    {
        if (before.FilePath != after.FilePath || !before.Options.Equals(after.Options) || !before.TryGetText(out SourceText? old) || !after.TryGetText(out SourceText? @new))
            return null;
        int start = CommonStart(old, @new);
        int end = CommonEnd(old, @new, Math.Min(old.Length, @new.Length) - start);
        TreeEdit edit = new(before, after, TextSpan.FromBounds(start, old.Length - end), TextSpan.FromBounds(start, @new.Length - end));
        // A directive decides what other lines are, and the comparison does not look at it.
        return HasDirective(old, edit.Old) || HasDirective(@new, edit.New) || !SyntaxFactory.AreEquivalent(before, after, topLevel: true) ? null : edit;
    }

    /// <summary>Where a part of the old text stands now; null where the edit is in it or touches it.</summary>
    public TextSpan? Moved(TextSpan part)
        => part.End < Old.Start ? part : part.Start > Old.End ? new TextSpan(part.Start + New.Length - Old.Length, part.Length) : null;

    private static int CommonStart(SourceText a, SourceText b)
    {
        int most = Math.Min(a.Length, b.Length), at = 0;
        while (at < most && a[at] == b[at])
            at++;
        return at;
    }

    private static int CommonEnd(SourceText a, SourceText b, int most)
    {
        int length = 0;
        while (length < most && a[a.Length - 1 - length] == b[b.Length - 1 - length])
            length++;
        return length;
    }

    private static bool HasDirective(SourceText text, TextSpan part)
    {
        int last = text.Lines.GetLineFromPosition(part.End).LineNumber;
        for (int line = text.Lines.GetLineFromPosition(part.Start).LineNumber; line <= last; line++)
        {
            if (text.ToString(text.Lines[line].Span).TrimStart().StartsWith("#", StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
