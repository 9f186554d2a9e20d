using System.Linq;

namespace Forge.Build.Governance.Contracts;

/// <summary>How the entries of an array are laid out.</summary>
/// <param name="Gap">What stands before an entry: a line end and blanks, or one blank.</param>
/// <param name="End">What stands between the last entry and the bracket.</param>
/// <param name="MemberGap">What stands between two members of the outermost object.</param>
internal sealed record EntryLayout(string Gap, string End, string MemberGap)
{
    private const string UsualIndent = "  ";

    private static readonly char[] LineEnds = { '\n', '\r' };

    /// <summary>The layout that a text shows; of what it does not show, the usual one in its own line ends.</summary>
    public static EntryLayout Of(string text, KnownViolationsText known)
    {
        int member = known.Array is null ? known.LastMember.Start : known.NameStart;
        string memberGap = GapBefore(text, member) ?? " ";
        string indent = memberGap.TrimStart('\r', '\n');
        string lineEnd = memberGap.Substring(0, memberGap.Length - indent.Length);
        bool isInLines = lineEnd.Length > 0;
        EntryLayout usual = isInLines
            ? new EntryLayout(memberGap + (indent.Length == 0 ? UsualIndent : indent), memberGap, memberGap)
            : new EntryLayout(" ", " ", " ");
        if (known.Entries.Count == 0 || known.Array is not { } array)
            return usual;
        string? gap = known.Entries.Select(entry => GapBefore(text, entry.Range.Start)).FirstOrDefault(shown => shown is not null);
        if (gap is null)
            return text.IndexOfAny(LineEnds, array.Start, array.End - array.Start) < 0 ? new EntryLayout(" ", " ", memberGap) : usual;
        return usual with { Gap = gap, End = GapBefore(text, array.End - 1) ?? usual.End };
    }

    /// <summary>The line end and the blanks right before a place; null where something else stands there.</summary>
    private static string? GapBefore(string text, int place)
    {
        int start = place;
        while (start > 0 && text[start - 1] is ' ' or '\t')
            start--;
        if (start == 0 || text[start - 1] is not ('\n' or '\r'))
            return null;
        start -= text[start - 1] == '\n' && start > 1 && text[start - 2] == '\r' ? 2 : 1;
        return text.Substring(start, place - start);
    }
}
