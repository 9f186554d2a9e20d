using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Commands.Transcripts;

/// <summary>A task of a plan (Builder Contract 0.2).</summary>
/// <param name="Number">As the plan numbers it.</param>
/// <param name="Text">What is to be done, in one line.</param>
/// <param name="IsDone">Whether the builder said that it is.</param>
public sealed record BuildTask(int Number, string Text, bool IsDone);

/// <summary>What a builder set out to do (Builder Contract 0.2).</summary>
/// <param name="Transcript">Where it was said: the path of the transcript, or <c>stdin</c>.</param>
/// <param name="Tasks">In the order of the plan; no number twice.</param>
public sealed record BuildPlan(string Transcript, IReadOnlyList<BuildTask> Tasks)
{
    /// <summary>How many tasks are done.</summary>
    public int Done => Tasks.Count(task => task.IsDone);
}
