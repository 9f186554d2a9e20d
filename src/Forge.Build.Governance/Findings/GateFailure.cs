using System;
using System.Linq;

namespace Forge.Build.Governance.Findings;

/// <summary>An error of ours: a broken gate is a closed one.</summary>
public static class GateFailure
{
    /// <summary>What is reported when a gate throws: a coded finding, with the place in our code and without a stack trace.</summary>
    public static Finding Of(Exception exception)
    {
        // What happened on another thread comes wrapped.
        Exception e = exception is AggregateException { InnerException: { } inner } ? inner : exception;
        string where = e.StackTrace?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("Forge.Build")) ?? "";
        return new Finding(RuleCatalog.GateFailed, SourceLocation.None,
            "a gate could not finish: " + e.GetType().Name + ": " + e.Message.Trim() + (where.Length == 0 ? "" : " (" + where + ")"),
            "this is a defect of Forge.Build or of the machine; report this line. Nothing was checked completely, so the build cannot pass.");
    }
}
