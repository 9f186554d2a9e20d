using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts.Json;

namespace Forge.Build.Governance.Contracts;

/// <summary>An entry for <c>known_violations</c> that is not there yet.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="File">Relative to the project root, with <c>/</c>.</param>
/// <param name="Pattern">The pattern, letter for letter.</param>
/// <param name="Reason">Why it is accepted.</param>
internal sealed record NewKnownViolation(string Layer, string File, string Pattern, string Reason);

/// <summary>
/// Takes entries out of <c>known_violations</c> and puts others in, in the order of layer, file and pattern, and changes no other character: comments, trailing
/// commas, the order of what stays and its layout are as they were.
/// </summary>
internal sealed class KnownViolationsEdit
{
    private readonly string _text;
    private readonly KnownViolationsText _known;
    private readonly EntryLayout _layout;

    private KnownViolationsEdit(string text)
    {
        _text = text;
        _known = new KnownViolationsText(text);
        _layout = EntryLayout.Of(text, _known);
    }

    /// <summary>Edits.</summary>
    /// <param name="text">A <c>boundaries.json</c> that its reader accepts; line ends may be any.</param>
    /// <param name="removed">Numbers of entries that go.</param>
    /// <param name="added">Entries that come.</param>
    /// <returns>The text; the same where nothing goes and nothing comes.</returns>
    public static string Apply(string text, IReadOnlyCollection<int> removed, IReadOnlyCollection<NewKnownViolation> added)
    {
        if (removed.Count == 0 && added.Count == 0)
            return text;
        KnownViolationsEdit edit = new(text);
        return edit._known.Array is { } array ? edit.Rewrite(array, new HashSet<int>(removed), added) : edit.AddArray(added);
    }

    private string AddArray(IReadOnlyCollection<NewKnownViolation> added)
    {
        StringBuilder array = new("\"known_violations\": [");
        array.Append(string.Join(",", Sorted(added).Select(entry => _layout.Gap + TextOf(entry)))).Append(_layout.End).Append(']');
        return _text.Insert(_known.LastMember.End, "," + _layout.MemberGap + array);
    }

    private string Rewrite(TextRange array, HashSet<int> removed, IReadOnlyCollection<NewKnownViolation> added)
    {
        (List<Element> elements, string tail, bool endsWithComma) = Parse(array);
        (elements, tail) = Without(elements, removed, tail);
        foreach (NewKnownViolation entry in Sorted(added))
            tail = Insert(elements, entry, tail);
        StringBuilder text = new(_text.Length + 256);
        text.Append(_text, 0, array.Start + 1);
        for (int i = 0; i < elements.Count; i++)
        {
            bool hasComma = i < elements.Count - 1 || endsWithComma;
            text.Append(elements[i].Lead).Append(elements[i].Text).Append(elements[i].Trail).Append(hasComma ? "," : "");
        }
        bool isEmpty = elements.Count == 0 && tail.Trim().Length == 0;
        return text.Append(isEmpty ? "" : tail).Append(_text, array.End - 1, _text.Length - array.End + 1).ToString();
    }

    private (List<Element> Elements, string Tail, bool EndsWithComma) Parse(TextRange array)
    {
        List<Element> elements = new();
        int at = array.Start + 1;
        bool endsWithComma = false;
        for (int i = 0; i < _known.Entries.Count; i++)
        {
            TextRange range = _known.Entries[i].Range;
            int next = i + 1 < _known.Entries.Count ? _known.Entries[i + 1].Range.Start : array.End - 1;
            int comma = CommentedJson.CommaIn(_text, range.End, next);
            endsWithComma = comma >= 0;
            // What stands behind the last entry belongs to the bracket, where no comma says otherwise.
            int end = endsWithComma ? comma : range.End;
            elements.Add(new Element(
                _text.Substring(at, range.Start - at), _text.Substring(range.Start, range.End - range.Start), _text.Substring(range.End, end - range.End), _known.Entries[i]));
            at = endsWithComma ? comma + 1 : range.End;
        }
        return (elements, _text.Substring(at, array.End - 1 - at), endsWithComma);
    }

    private static (List<Element> Elements, string Tail) Without(List<Element> elements, HashSet<int> removed, string tail)
    {
        List<Element> kept = new();
        string comments = "";
        for (int i = 0; i < elements.Count; i++)
        {
            Element element = elements[i];
            if (removed.Contains(i))
            {
                comments = CommentedJson.Join(comments, CommentedJson.Join(element.Lead, element.Trail));
                comments = comments.Trim().Length == 0 ? "" : comments;
                continue;
            }
            kept.Add(element with { Lead = comments.Length == 0 ? element.Lead : CommentedJson.Join(comments, element.Lead) });
            comments = "";
        }
        return (kept, comments.Length == 0 ? tail : CommentedJson.Join(comments, tail));
    }

    // Before the first that comes later; among entries in no order that is still a place that a second run would choose.
    private string Insert(List<Element> elements, NewKnownViolation entry, string tail)
    {
        int at = elements.FindIndex(element => Compare(element.Entry, entry) > 0);
        at = at < 0 ? elements.Count : at;
        string following = at < elements.Count ? elements[at].Lead : tail;
        // An entry in the line of the one before would stand in the comment.
        (string head, string rest) = _layout.Gap[0] == ' ' ? ("", following) : CommentedJson.SplitAfterLine(following);
        elements.Insert(at, new Element(head + _layout.Gap, TextOf(entry), "", new KnownViolationText(default, entry.Layer, entry.File, entry.Pattern)));
        if (at + 1 == elements.Count)
            return rest.Trim().Length == 0 ? _layout.End : rest;
        elements[at + 1] = elements[at + 1] with { Lead = rest };
        return tail;
    }

    private static IEnumerable<NewKnownViolation> Sorted(IEnumerable<NewKnownViolation> added)
        => added.OrderBy(entry => entry.Layer, StringComparer.Ordinal).ThenBy(entry => entry.File, StringComparer.Ordinal).ThenBy(entry => entry.Pattern, StringComparer.Ordinal);

    private static int Compare(KnownViolationText a, NewKnownViolation b)
    {
        int order = string.CompareOrdinal(a.Layer, b.Layer);
        if (order == 0)
            order = string.CompareOrdinal(a.File, b.File);
        return order != 0 ? order : string.CompareOrdinal(a.Pattern, b.Pattern);
    }

    private static string TextOf(NewKnownViolation entry)
        => "{ \"layer\": " + Quoted(entry.Layer) + ", \"file\": " + Quoted(entry.File) + ", \"pattern\": " + Quoted(entry.Pattern) + ", \"reason\": " + Quoted(entry.Reason) + " }";

    private static string Quoted(string text) => JsonText.Of(json => json.WriteStringValue(text)).TrimEnd('\n');

    /// <param name="Lead">What stands between the comma before it, or the bracket, and it.</param>
    /// <param name="Text">The entry.</param>
    /// <param name="Trail">What stands between it and its comma.</param>
    /// <param name="Entry">What it says.</param>
    private sealed record Element(string Lead, string Text, string Trail, KnownViolationText Entry);
}
