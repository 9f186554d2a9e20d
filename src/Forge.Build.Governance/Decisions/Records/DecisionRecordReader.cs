using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>Reads a decision record: lenient in blank lines and blanks at the end of a line, strict in what it says.</summary>
internal sealed class DecisionRecordReader
{
    private readonly string _path;
    private readonly RecordOutline _outline;

    private DecisionRecordReader(string path, string text)
    {
        _path = path;
        _outline = new RecordOutline(path, text);
    }

    /// <summary>Reads one; null where anything is wrong with it.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="source">Its text.</param>
    /// <param name="finding">FORGE3310, or null.</param>
    public static DecisionRecord? Read(string path, SourceText source, out Finding? finding) => ReadText(path, source, out finding)?.Record;

    /// <summary>The same, with what its integrity is judged by.</summary>
    public static RecordText? ReadText(string path, SourceText source, out Finding? finding)
    {
        DecisionRecordReader reader = new(path, source.Text);
        DecisionRecord record = reader.Record();
        finding = reader._outline.Problem;
        if (finding is not null || reader._outline.Hash is not { } hash)
            return null;
        string sealedText = source.Text.Substring(0, hash.Start);
        string message = reader._outline.Signature is { } signature ? source.Text.Substring(0, signature.Start) : sealedText;
        RecordLine? supersedes = reader._outline.Field(DecisionRecordText.Supersedes);
        return new RecordText(
            record, message, TreeDigest.Hex(Encoding.UTF8.GetBytes(sealedText)), hash.LocationFrom(hash.Text.IndexOf(':') + 1),
            supersedes?.LocationFrom(supersedes.Text.IndexOf(':') + 1) ?? record.Location, reader._outline.Signature?.Location ?? record.Location);
    }

    private DecisionRecord Record()
    {
        RecordSections sections = new(_outline);
        DecisionRecord record = new()
        {
            Number = Number(),
            Location = _outline.Title?.Location ?? SourceLocation.StartOf(_path),
            SelectedOptionId = Required(DecisionRecordText.SelectedOption),
            Timestamp = Time(Required(DecisionRecordText.Timestamp)),
            ExecutionId = Required(DecisionRecordText.ExecutionId),
            GapIds = sections.List(DecisionRecordText.Gaps),
            Cycle = Cycle(Raw(DecisionRecordText.Cycle)),
            PacketSha256 = Sha256(DecisionRecordText.PacketSha256, Required(DecisionRecordText.PacketSha256)),
            GapActionsSha256 = Optional(DecisionRecordText.GapActionsSha256) is { Length: > 0 } hash ? Sha256(DecisionRecordText.GapActionsSha256, hash) : "",
            By = Optional(DecisionRecordText.By),
            Reason = Optional(DecisionRecordText.Reason),
            Supersedes = Optional(DecisionRecordText.Supersedes, DecisionRecordText.None),
            AuthorizedCommit = Optional(DecisionRecordText.AuthorizedCommit, DecisionRecordText.None),
            Question = sections.OneLine(DecisionRecordText.Question),
            Options = sections.List(DecisionRecordText.Options),
            Approves = sections.Approved(),
            Invalidates = sections.List(DecisionRecordText.Invalidates),
            Signature = sections.Signature(),
            Hash = Hash(),
        };
        return record with { GroupId = Group(record.GapIds.Count) };
    }

    private int Number()
    {
        int number = RecordName.Of(_path.Substring(_path.LastIndexOf('/') + 1))?.Number ?? 0;
        string title = "# " + DecisionRecord.NameOf(number);
        if (number == 0)
            _outline.Object(SourceLocation.StartOf(_path), "the name of the file holds no number that a decision can have (1 to 999999999)");
        else if (_outline.Title is null)
            _outline.Object(SourceLocation.StartOf(_path), "the decision record is empty");
        else if (_outline.Title.Text != title)
            _outline.Object(_outline.Title, "the decision record does not begin with \"" + title + "\", as its file name asks; it may be another decision's text");
        return number;
    }

    // The text as it stands there; null where there is none.
    private string? Raw(string key) => _outline.Field(key) is { } line && line.From(line.Text.IndexOf(':') + 1) is { Length: > 0 } value ? value : null;

    private string Optional(string key, string empty = DecisionRecordText.Empty) => DecisionRecordText.TextOf(Raw(key) ?? empty, empty);

    private string Required(string key)
    {
        if (_outline.Field(key) is not { } line)
            _outline.Object(Start(), "the decision record has no field " + key);
        else if (Raw(key) is null)
            _outline.Object(line, "the field " + key + " is empty");
        return Optional(key);
    }

    private string Group(int gaps)
    {
        string scope = Required(DecisionRecordText.Scope);
        if (Raw(DecisionRecordText.Scope) is not { } raw)
            return scope;
        int comma = raw.LastIndexOf(',');
        string[] words = raw.Substring(comma + 1).Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries);
        if (comma < 0 || words.Length != 2 || words[1] is not ("gaps" or "gap")
            || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int counted))
            return scope;
        if (counted != gaps)
            ObjectTo(DecisionRecordText.Scope, "the field " + DecisionRecordText.Scope + " counts " + counted + " gaps, and the record lists " + gaps);
        return DecisionRecordText.TextOf(raw.Substring(0, comma).TrimEnd(' ', '\t'));
    }

    private DateTime Time(string value)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(value, DecisionRecordText.TimeFormat, CultureInfo.InvariantCulture, utc, out DateTime time))
            return time;
        ObjectTo(DecisionRecordText.Timestamp, "\"" + PrintableText.Excerpt(value, 60) + "\" is no time of the form 2026-01-31T23:59:59Z");
        return default;
    }

    private int Cycle(string? value)
    {
        if (value is null)
            return 1;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int cycle) && cycle > 0)
            return cycle;
        ObjectTo(DecisionRecordText.Cycle, "\"" + PrintableText.Excerpt(value, 60) + "\" is no number of a cycle (1, 2, 3, ...)");
        return 1;
    }

    private string Sha256(string key, string value)
    {
        if (!IsSha256(value))
            ObjectTo(key, "\"" + PrintableText.Excerpt(value, 80) + "\" is no SHA-256 (64 lower-case hexadecimal digits)");
        return value;
    }

    private string Hash()
    {
        if (_outline.Hash is not { } line)
        {
            _outline.Object(Start(), "the decision record has no line \"- " + DecisionRecordText.Hash + ": ...\" at its end");
            return "";
        }
        int colon = line.Text.IndexOf(':') + 1;
        string value = line.From(colon);
        if (!IsSha256(value))
            _outline.Object(line.LocationFrom(colon), "\"" + PrintableText.Excerpt(value, 80) + "\" is no SHA-256 (64 lower-case hexadecimal digits)");
        return value;
    }

    private SourceLocation Start() => _outline.Title?.Location ?? SourceLocation.StartOf(_path);

    private void ObjectTo(string key, string what)
    {
        if (_outline.Field(key) is { } line)
            _outline.Object(line.LocationFrom(line.Text.IndexOf(':') + 1), what);
    }

    private static bool IsSha256(string value) => value.Length == 64 && value.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f');
}
