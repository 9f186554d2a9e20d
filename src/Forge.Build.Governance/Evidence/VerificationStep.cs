using Forge.Build.Governance.Evidence.Verification;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence;

/// <summary>One labelled step of the verification (Builder Contract 9).</summary>
/// <param name="Label"><c>Static</c>, <c>Runtime</c>, <c>Behavior</c>, <c>Contract</c> or <c>Tests</c>, whatever spelling was used.</param>
/// <param name="Text">What is said of it, one line for each line that says something; empty where nothing is.</param>
/// <param name="Location">The line of the label, from the label on.</param>
internal sealed record VerificationStep(string Label, string Text, SourceLocation Location)
{
    /// <summary>Whether its text still stands for what is to come.</summary>
    public bool IsOpen => VerificationVerdict.IsOpen(Text);

    /// <summary>Whether its text reports a failure.</summary>
    public bool SaysFail => VerificationVerdict.SaysFail(Text);
}
