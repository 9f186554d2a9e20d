namespace Forge.Build.Commands.Testing;

/// <summary>The result of one test.</summary>
/// <param name="Module">The assembly, as the result names it; two frameworks of one project are two.</param>
/// <param name="Name">Fully qualified, with the data of its row where it has some.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">Why it failed, cut off after <see cref="TrxReader.LongestText"/> characters; else empty.</param>
/// <param name="StackTrace">Where it failed, cut off alike; else empty.</param>
internal sealed record TestResult(string Module, string Name, TestOutcome Outcome, string Message = "", string StackTrace = "");
