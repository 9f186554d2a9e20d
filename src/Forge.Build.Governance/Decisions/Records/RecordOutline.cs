using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>A decision record cut into its title, its fields, its sections and its hash. What it says twice, or where nothing may stand, is a problem.</summary>
internal sealed class RecordOutline
{
    private const string SectionMark = "##";

    private static readonly string[] Keys =
    {
        DecisionRecordText.SelectedOption, DecisionRecordText.Timestamp, DecisionRecordText.ExecutionId, DecisionRecordText.Scope, DecisionRecordText.Cycle,
        DecisionRecordText.PacketSha256, DecisionRecordText.GapActionsSha256, DecisionRecordText.By, DecisionRecordText.Reason, DecisionRecordText.Supersedes,
        DecisionRecordText.AuthorizedCommit,
    };

    private static readonly string[] Titles =
    {
        DecisionRecordText.Question, DecisionRecordText.Options, DecisionRecordText.Gaps, DecisionRecordText.Approved, DecisionRecordText.Invalidates,
        DecisionRecordText.Signature,
    };

    private readonly Dictionary<string, RecordLine> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RecordLine>> _sections = new(StringComparer.Ordinal);

    public RecordOutline(string path, string text)
    {
        IReadOnlyList<RecordLine> lines = RecordLine.Of(path, text);
        Title = lines.FirstOrDefault();
        List<RecordLine>? section = null;
        bool isField = true;
        foreach (RecordLine line in lines.Skip(1))
        {
            if (Hash is not null)
            {
                Object(line, "there is text after the hash, which covers only what stands above it");
            }
            else if (line.StartsWith("- " + DecisionRecordText.Hash + ":"))
            {
                Hash = line;
            }
            else if (line.StartsWith(SectionMark))
            {
                isField = false;
                section = Open(line);
            }
            else if (isField)
            {
                AddField(line);
            }
            else
            {
                section?.Add(line);
            }
        }
    }

    /// <summary>The first line, or null where there is none.</summary>
    public RecordLine? Title { get; }

    /// <summary>The line of the hash, or null where there is none.</summary>
    public RecordLine? Hash { get; private set; }

    /// <summary>The line that begins the signature, or null where there is none.</summary>
    public RecordLine? Signature { get; private set; }

    /// <summary>The first problem, or null.</summary>
    public Finding? Problem { get; private set; }

    /// <summary>The line of a field, or null where it is missing.</summary>
    public RecordLine? Field(string key) => _fields.TryGetValue(key, out RecordLine? line) ? line : null;

    /// <summary>The lines of a section; none where it is missing.</summary>
    public IReadOnlyList<RecordLine> Section(string title) => _sections.TryGetValue(title, out List<RecordLine>? lines) ? lines : Array.Empty<RecordLine>();

    /// <summary>Keeps the first problem.</summary>
    /// <param name="line">Where.</param>
    /// <param name="what">A clause without a full stop.</param>
    public void Object(RecordLine line, string what) => Object(line.Location, what);

    /// <summary>Keeps the first problem.</summary>
    /// <param name="location">Where.</param>
    /// <param name="what">A clause without a full stop.</param>
    public void Object(SourceLocation location, string what)
        => Problem ??= new Finding(RuleCatalog.RecordMalformed, location, what + ".", "write no decision record by hand; \"forge decide\" writes them.");

    private void AddField(RecordLine line)
    {
        int colon = line.Text.IndexOf(':');
        if (colon < 0 || !line.StartsWith("- "))
            return;
        string key = line.Text.Substring(2, colon - 2).Trim();
        if (!Keys.Contains(key))
            return;
        if (_fields.TryGetValue(key, out RecordLine? first))
            Object(line, "the decision record has the field " + key + " twice, the first time in line " + first.Number);
        else
            _fields.Add(key, line);
    }

    private List<RecordLine>? Open(RecordLine line)
    {
        string title = line.Text.TrimStart('#').Trim();
        if (Signature is not null)
            Object(line, "there is a section after the signature, which covers only what stands above it");
        if (!Titles.Contains(title))
            return null;
        if (_sections.ContainsKey(title))
            Object(line, "the decision record has the section \"" + title + "\" twice");
        if (title == DecisionRecordText.Signature)
            Signature ??= line;
        return _sections[title] = new List<RecordLine>();
    }
}
