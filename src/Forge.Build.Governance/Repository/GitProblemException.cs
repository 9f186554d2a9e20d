using System;

namespace Forge.Build.Governance.Repository;

/// <summary>Git gave no answer to a question on which a verdict rests, so there is no verdict.</summary>
internal sealed class GitProblemException : Exception
{
    public GitProblemException(GitProblem problem)
        : base(problem.Said) => Problem = problem;

    /// <summary>Why.</summary>
    public GitProblem Problem { get; }
}
