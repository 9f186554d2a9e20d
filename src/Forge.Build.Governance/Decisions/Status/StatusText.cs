using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Forge.Build.Governance.Decisions.Status;

/// <summary>Rewrites <c>progress/status.json</c>: only the blocking questions and the next step, every other character stays as it is.</summary>
internal static class StatusText
{
    private const string Nothing = "\"\"";

    /// <summary>The text that blocks on one question; the next step that it replaces is kept in a field of its own.</summary>
    /// <param name="text">The file's text with the line ends that it has, well-formed; or null where there is none.</param>
    /// <param name="question">One line.</param>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static string Block(string? text, string question)
    {
        string quoted = Quoted(question);
        if (text is null)
        {
            StatusLayout layout = new("\n", "  ");
            return "{" + layout.Gap + Member(StatusFields.Questions, layout.ArrayOf(quoted)) + "," + layout.Gap + Member(StatusFields.NextStep, Nothing) + "\n}\n";
        }
        StatusMembers members = new(text);
        StatusEdit edit = new(members);
        StatusMember? step = members[StatusFields.NextStep];
        if (members.Questions.Count != 1 || Quoted(members.Questions[0]) != quoted)
            edit.Set(StatusFields.Questions, members.Layout.ArrayOf(quoted));
        if (step is null || step.Value.Length > 0 || step.Kind != JsonTokenType.String)
        {
            edit.Set(StatusFields.NextStep, Nothing);
            if (step is { Value.Length: > 0 } && members[StatusFields.NextStepKept] is null)
                edit.InsertAfter(step, StatusFields.NextStepKept, RawValue(text, step));
        }
        return edit.Result();
    }

    /// <summary>The text without questions, with the next step that was there before.</summary>
    /// <param name="text">The file's text, well-formed.</param>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static string Clear(string text)
    {
        StatusMembers members = new(text);
        StatusEdit edit = new(members);
        if (members.Questions.Count > 0)
        {
            edit.Set(StatusFields.Questions, "[]");
            foreach (StatusMember state in members.All.Where(member => StatusFields.SaysBlocked(member.Name, member.Value)))
                edit.Set(state.Name, "\"READY\"");
        }
        if (members[StatusFields.NextStepKept] is { Kind: JsonTokenType.String } kept)
        {
            StatusMember? step = members[StatusFields.NextStep];
            // A step that was written since is the newer truth.
            if (step is null)
                edit.Rename(kept, StatusFields.NextStep);
            else if (step.Value.Trim().Length == 0)
                edit.Set(StatusFields.NextStep, RawValue(text, kept));
            if (step is not null)
                edit.Remove(kept);
        }
        return edit.Result();
    }

    /// <summary>A member as JSON.</summary>
    internal static string Member(string name, string value) => "\"" + name + "\": " + value;

    private static string RawValue(string text, StatusMember member) => text.Substring(member.ValueStart, member.ValueEnd - member.ValueStart);

    // Through UTF-8, since half of a surrogate pair cannot be written.
    private static string Quoted(string text)
        => "\"" + JsonEncodedText.Encode(Encoding.UTF8.GetBytes(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
