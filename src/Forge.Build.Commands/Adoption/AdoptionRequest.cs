using System;

namespace Forge.Build.Commands.Adoption;

/// <summary>How <c>forge init</c> is to run.</summary>
/// <param name="Version">The version of the package that is added.</param>
/// <param name="UtcNow">The time for the diff log, in UTC.</param>
/// <param name="DryRun">Show a diff and write nothing.</param>
/// <param name="Hooks">Install the pre-commit hook, too.</param>
public sealed record AdoptionRequest(string Version, DateTime UtcNow, bool DryRun = false, bool Hooks = false);
