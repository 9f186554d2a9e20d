namespace Forge.Build.Governance.Findings;

/// <summary>One row of <see cref="RuleCatalog"/>: one cause, one code.</summary>
/// <param name="Code"><c>FORGE</c>, the digit of <paramref name="Stop"/>, three digits.</param>
/// <param name="Stop">The typed reason, <see cref="StopCode.None"/> exactly when the rule does not block.</param>
/// <param name="Severity">What it does to the build.</param>
/// <param name="Gate">The gate's id without brackets, for example <c>A4</c>.</param>
/// <param name="Title">One line that names the cause.</param>
/// <param name="Clause">The contract clause that makes it a rule, for example <c>Builder Contract 4</c>.</param>
public sealed record Rule(string Code, StopCode Stop, Severity Severity, string Gate, string Title, string Clause)
{
    /// <summary>The rule's page, relative to the root of the package and of this project's repository.</summary>
    public string HelpPage => "docs/diagnostics/" + Code + ".md";
}
