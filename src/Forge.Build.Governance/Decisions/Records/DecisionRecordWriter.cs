using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>The text of a decision record.</summary>
public static class DecisionRecordWriter
{
    /// <summary>The namespace of its signatures.</summary>
    public const string SignatureNamespace = "forge-decision";

    /// <summary>What is signed: all that the record says, without its signature and hash; LF.</summary>
    public static string Message(DecisionRecord record)
    {
        StringBuilder text = new("# " + record.Name + "\n\n");
        Field(text, DecisionRecordText.SelectedOption, DecisionRecordText.Value(record.SelectedOptionId));
        Field(text, DecisionRecordText.Timestamp, record.Timestamp.ToString(DecisionRecordText.TimeFormat, CultureInfo.InvariantCulture));
        Field(text, DecisionRecordText.ExecutionId, DecisionRecordText.Value(record.ExecutionId));
        Field(text, DecisionRecordText.Scope, DecisionRecordText.Value(record.GroupId) + ", " + Counted(record.GapIds.Count));
        Field(text, DecisionRecordText.Cycle, record.Cycle.ToString(CultureInfo.InvariantCulture));
        Field(text, DecisionRecordText.PacketSha256, DecisionRecordText.Value(record.PacketSha256));
        Field(text, DecisionRecordText.GapActionsSha256, DecisionRecordText.Value(record.GapActionsSha256));
        Field(text, DecisionRecordText.By, DecisionRecordText.Value(record.By));
        Field(text, DecisionRecordText.Reason, DecisionRecordText.Value(record.Reason));
        Field(text, DecisionRecordText.Supersedes, DecisionRecordText.Value(record.Supersedes, DecisionRecordText.None));
        Field(text, DecisionRecordText.AuthorizedCommit, DecisionRecordText.Value(record.AuthorizedCommit, DecisionRecordText.None));
        Heading(text, DecisionRecordText.Question);
        text.Append(DecisionRecordText.Item(record.Question)).Append('\n');
        List(text, DecisionRecordText.Options, record.Options);
        List(text, DecisionRecordText.Gaps, record.GapIds);
        Table(text, record.Approves);
        List(text, DecisionRecordText.Invalidates, record.Invalidates);
        return text.Append('\n').ToString();
    }

    /// <summary>The whole file: <see cref="Message"/>, the signature where there is one, and the hash over all before it. LF, a line feed at its end.</summary>
    public static string TextOf(DecisionRecord record)
    {
        string sealedText = Sealed(record);
        return sealedText + "- " + DecisionRecordText.Hash + ": " + TreeDigest.Hex(Encoding.UTF8.GetBytes(sealedText)) + "\n";
    }

    /// <summary>The hash that <see cref="TextOf"/> writes.</summary>
    public static string HashOf(DecisionRecord record) => TreeDigest.Hex(Encoding.UTF8.GetBytes(Sealed(record)));

    private static string Sealed(DecisionRecord record)
    {
        string message = Message(record);
        if (record.Signature.Length == 0)
            return message;
        IEnumerable<string> lines = record.Signature.Split('\n').Select(line => DecisionRecordText.Indent + DecisionRecordText.Value(line) + "\n");
        return message + "## " + DecisionRecordText.Signature + "\n\n" + string.Concat(lines) + "\n";
    }

    private static void Field(StringBuilder text, string key, string value) => text.Append("- ").Append(key).Append(": ").Append(value).Append('\n');

    private static void Heading(StringBuilder text, string title) => text.Append("\n## ").Append(title).Append("\n\n");

    private static void List(StringBuilder text, string title, IReadOnlyList<string> items)
    {
        Heading(text, title);
        foreach (string item in items)
            text.Append("- ").Append(DecisionRecordText.Item(item)).Append('\n');
        if (items.Count == 0)
            text.Append("- ").Append(DecisionRecordText.Nothing).Append('\n');
    }

    private static void Table(StringBuilder text, IReadOnlyList<ApprovedAction> actions)
    {
        if (actions.Count == 0)
        {
            List(text, DecisionRecordText.Approved, Array.Empty<string>());
            return;
        }
        Heading(text, DecisionRecordText.Approved);
        Row(text, DecisionRecordText.Columns);
        text.Append('|').Insert(text.Length, "---|", DecisionRecordText.Columns.Length).Append('\n');
        foreach (ApprovedAction action in actions)
        {
            Row(text, new[]
            {
                action.GapId, action.ActionId, GapWords.Word(action.Category), action.Kind is { } kind ? GapWords.Word(kind) : "",
                action.TargetPath, action.SourcePath, action.Template,
            });
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells)
        => text.Append("| ").Append(string.Join(" | ", cells.Select(cell => DecisionRecordText.Value(cell)))).Append(" |\n");

    private static string Counted(int gaps) => gaps.ToString(CultureInfo.InvariantCulture) + " gaps";
}
