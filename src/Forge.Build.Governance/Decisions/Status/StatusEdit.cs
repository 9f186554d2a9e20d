using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Forge.Build.Governance.Decisions.Status;

/// <summary>Changes to the members of one status, made at once.</summary>
internal sealed class StatusEdit
{
    private readonly StatusMembers _members;
    private readonly List<(int Start, int End, string New)> _cuts = new();
    private readonly List<string> _added = new();

    public StatusEdit(StatusMembers members) => _members = members;

    /// <summary>Gives a member a value; one that is not there comes last.</summary>
    public void Set(string name, string value)
    {
        if (_members[name] is { } member)
            _cuts.Add((member.ValueStart, member.ValueEnd, value));
        else
            _added.Add(StatusText.Member(name, value));
    }

    /// <summary>Puts a new member behind another.</summary>
    public void InsertAfter(StatusMember member, string name, string value)
        => _cuts.Add((member.ValueEnd, member.ValueEnd, "," + _members.Layout.Gap + StatusText.Member(name, value)));

    /// <summary>Gives a member another name.</summary>
    public void Rename(StatusMember member, string name) => _cuts.Add((member.Start, member.NameEnd, "\"" + name + "\""));

    /// <summary>Takes a member out that is not the only one, with the comma that parted it from its neighbour; comments stay.</summary>
    public void Remove(StatusMember member)
    {
        int index = _members.All.IndexOf(member);
        bool isFirst = index == 0;
        StatusMember neighbour = _members.All[isFirst ? 1 : index - 1];
        int comma = isFirst ? CommaAfter(member.ValueEnd) : CommaAfter(neighbour.ValueEnd);
        if (!isFirst && IsBlank(comma + 1, member.Start))
        {
            _cuts.Add((comma, member.ValueEnd, ""));
        }
        else if (isFirst && IsBlank(member.ValueEnd, comma) && IsBlank(comma + 1, neighbour.Start))
        {
            _cuts.Add((member.Start, neighbour.Start, ""));
        }
        else
        {
            _cuts.Add((comma, comma + 1, ""));
            _cuts.Add((member.Start, member.ValueEnd, ""));
        }
    }

    /// <summary>The text with all changes.</summary>
    public string Result()
    {
        if (_added.Count > 0)
            Add();
        StringBuilder text = new(_members.Text.Length + 256);
        int done = 0;
        // Two at one place stay in the order in which they were asked for.
        foreach ((int start, int end, string replacement) in _cuts.OrderBy(cut => cut.Start))
        {
            text.Append(_members.Text, done, start - done).Append(replacement);
            done = end;
        }
        return text.Append(_members.Text, done, _members.Text.Length - done).ToString();
    }

    private void Add()
    {
        string members = string.Join("," + _members.Layout.Gap, _added);
        if (_members.All.Count > 0)
        {
            int end = _members.All[_members.All.Count - 1].ValueEnd;
            _cuts.Add((end, end, "," + _members.Layout.Gap + members));
            return;
        }
        int start = _members.Open + 1;
        string rest = _members.Layout.LineEnd.Length == 0 && start == _members.Close ? " " : "";
        _cuts.Add((start, start, _members.Layout.Gap + members + rest));
    }

    private bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(_members.Text.Substring(start, end - start));

    // Between a value and its comma stand blanks and comments only, and a comment may hold a comma.
    private int CommaAfter(int at)
    {
        string text = _members.Text;
        while (text[at] != ',')
        {
            if (text[at] != '/')
                at++;
            else if (text[at + 1] == '*')
                at = text.IndexOf("*/", at + 2, StringComparison.Ordinal) + 2;
            else
                at = text.IndexOfAny(new[] { '\n', '\r' }, at);
        }
        return at;
    }
}
