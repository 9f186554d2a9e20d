using System.Collections.Generic;
using System.Globalization;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Status;

/// <summary>Reads the few fields of <c>progress/status.json</c> that tell whether the system is blocked. All others are nobody's business here.</summary>
internal sealed class StatusReader
{
    private const int MostQuoted = 120;

    private readonly string _path;
    private readonly List<Finding> _findings = new();

    public StatusReader(string path) => _path = path;

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The status, or null where the text has not its shape.</summary>
    public ExecutionStatus? Read(SourceText source)
    {
        JsonSource.Parse(_path, source, out JsonValue? root, out List<JsonProblem> problems);
        foreach (JsonProblem problem in problems)
            Refuse(problem.Location, PrintableText.Excerpt(problem.Message, 300));
        if (root is null || problems.Count > 0)
            return null;
        if (root.Kind != JsonKind.Object)
        {
            Refuse(root.Location, "the status must be an object, not " + root.KindName);
            return null;
        }
        List<JsonValue> questions = Questions(root);
        string nextStep = NextStep(root);
        if (_findings.Count > 0)
            return null;
        if (questions.Count > 1)
            _findings.Add(Several(questions));
        JsonMember? state = ExplicitState(root);
        SourceLocation at = questions.Count > 0 ? questions[0].Location : state?.Value.Location ?? SourceLocation.StartOf(_path);
        return new ExecutionStatus(questions.ConvertAll(question => question.Text), nextStep, state?.Name ?? "", at);
    }

    private List<JsonValue> Questions(JsonValue root)
    {
        List<JsonValue> questions = new();
        if (root[StatusFields.Questions] is not { Kind: not JsonKind.Null } list)
            return questions;
        if (list.Kind != JsonKind.Array)
        {
            Refuse(list.Location, "\"blocking_questions\" must be an array of strings, not " + list.KindName);
            return questions;
        }
        foreach (JsonValue item in list.Items)
        {
            JsonValue? question = item.Kind == JsonKind.Object ? item[StatusFields.Question] : item;
            if (question is not { Kind: JsonKind.String })
                Refuse(item.Location, "\"blocking_questions\" holds " + item.KindName + " where a question is expected");
            else if (question.Text.Trim().Length > 0)
                questions.Add(question);
        }
        return questions;
    }

    private string NextStep(JsonValue root)
    {
        if (root[StatusFields.NextStep] is not { Kind: not JsonKind.Null } step)
            return "";
        if (step.Kind != JsonKind.String)
            Refuse(step.Location, "\"next_step\" must be a string, not " + step.KindName);
        return step.Text.Trim().Length == 0 ? "" : step.Text;
    }

    private static JsonMember? ExplicitState(JsonValue root)
        => root.Members.Find(member => member.Value.Kind == JsonKind.String && StatusFields.SaysBlocked(member.Name, member.Value.Text));

    private static Finding Several(List<JsonValue> questions)
        => new(RuleCatalog.SeveralBlockingQuestions, questions[1].Location,
            "\"blocking_questions\" holds " + questions.Count.ToString(CultureInfo.InvariantCulture)
            + " questions, and only one may be asked at a time; the second is \"" + PrintableText.Excerpt(questions[1].Text, MostQuoted) + "\".",
            "keep the one that must be answered first, and take the others out until it is answered; then build again.");

    private void Refuse(SourceLocation location, string message)
        => _findings.Add(new Finding(RuleCatalog.StatusMalformed, location, message + ".",
            "correct " + _path + ": an object whose \"blocking_questions\" is an array of strings and whose \"next_step\" is a string; then build again."));
}
