using System.Collections.Generic;

namespace Forge.Build.Commands.Testing;

/// <summary>What one TRX file says.</summary>
/// <param name="Results">The tests.</param>
/// <param name="SaysFailed">Whether the file as a whole says anything but that the run completed.</param>
/// <param name="SaysAborted">Whether it tells of an error beside the tests, as of a test host that crashed.</param>
/// <param name="Problem">Why it could not be read to its end, as a clause without a full stop; else empty.</param>
internal sealed record TrxFile(IReadOnlyList<TestResult> Results, bool SaysFailed, bool SaysAborted, string Problem = "");
