using System;
using System.Collections.Generic;
using System.Globalization;

namespace Forge.Build.Commands.Transcripts;

/// <summary>The plan while a transcript is applied (Builder Contract 0.2): read once, then ticked off.</summary>
/// <param name="transcript">Where the plan is said.</param>
/// <param name="earlier">The plan of an earlier transcript, asked for only where a task is done and this one has no plan.</param>
/// <param name="unclear">Told what cannot be followed, with its line.</param>
internal sealed class PlanProgress(string transcript, Func<BuildPlan?> earlier, Action<string, int> unclear)
{
    private const int MostTasks = 10_000;

    private readonly List<BuildTask> _tasks = new();
    private readonly Dictionary<int, int> _places = new();
    private string _source = "";
    private bool _isReading;
    private bool _hasAsked;
    private int _firstLine;
    private int _done;

    /// <summary>The plan as it stands; null where there is none.</summary>
    public BuildPlan? Plan => _firstLine == 0 && _tasks.Count == 0 ? null : new BuildPlan(_source, _tasks.ToArray());

    /// <summary>Whether it changed since it was last written.</summary>
    public bool IsChanged { get; set; }

    /// <summary>A plan begins. The first one of a transcript stands.</summary>
    public void Begin(int line)
    {
        _isReading = _firstLine == 0;
        if (!_isReading)
        {
            unclear("a second plan begins, and the one of line " + Text(_firstLine) + " stands", line);
            return;
        }
        _tasks.Clear();
        _places.Clear();
        _done = 0;
        _source = transcript;
        _firstLine = line;
    }

    /// <summary>A line of the plan: <c>1. what is to be done</c>.</summary>
    public void Read(string text, int line)
    {
        if (!_isReading)
            return;
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        bool isNumbered = digits < text.Length - 1 && text[digits] is '.' or ')' && int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (!isNumbered || text[(digits + 1)..].Trim().Length == 0)
        {
            unclear("a line of the plan is no numbered task", line);
            return;
        }
        int number = int.Parse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        if (_tasks.Count == MostTasks)
            unclear("the plan has more than " + Text(MostTasks) + " tasks, and this one is left out", line);
        else if (!_places.TryAdd(number, _tasks.Count))
            unclear("the plan numbers two tasks " + Text(number) + ", and the first one stands", line);
        else
            _tasks.Add(new BuildTask(number, text[(digits + 1)..].Trim(), false));
    }

    /// <summary>The plan ends.</summary>
    /// <returns>What to tell; null where it is not the one that stands.</returns>
    public string? End(int line, bool properly)
    {
        if (!_isReading)
            return null;
        _isReading = false;
        IsChanged = true;
        if (!properly)
            unclear("the plan of line " + Text(_firstLine) + " has no END PLAN", line);
        if (_tasks.Count == 0)
            unclear("the plan holds no task", _firstLine);
        return "the plan has " + Text(_tasks.Count) + (_tasks.Count == 1 ? " task" : " tasks");
    }

    /// <summary>A task is done.</summary>
    /// <returns>What to tell; null where the task is unknown, or was done before.</returns>
    public string? Finish(string number, int line)
    {
        GoOn();
        if (_tasks.Count == 0 && _firstLine == 0)
        {
            unclear("task " + number + " is done, and no plan says what it is", line);
            return null;
        }
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int known) || !_places.TryGetValue(known, out int place))
        {
            unclear("task \"" + number + "\" is done, and the plan has no task of that number", line);
            return null;
        }
        if (_tasks[place].IsDone)
        {
            unclear("task " + number + " was done before", line);
            return null;
        }
        _tasks[place] = _tasks[place] with { IsDone = true };
        _done++;
        IsChanged = true;
        return "task " + Text(known) + " done, " + Text(_done) + " of " + Text(_tasks.Count) + ": " + _tasks[place].Text;
    }

    /// <summary>Takes up the plan of an earlier transcript, where this one has none.</summary>
    public void GoOn()
    {
        if (_firstLine > 0 || _hasAsked)
            return;
        _hasAsked = true;
        if (earlier() is not { } plan)
            return;
        _source = plan.Transcript;
        foreach (BuildTask task in plan.Tasks)
        {
            _places.Add(task.Number, _tasks.Count);
            _tasks.Add(task);
            _done += task.IsDone ? 1 : 0;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
