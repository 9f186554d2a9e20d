using System;
using Forge.Build.Commands.Reports;

namespace Forge.Build.Commands.Watching;

/// <summary>Something that a watcher tells while it watches.</summary>
/// <param name="UtcNow">When, in UTC.</param>
/// <param name="Line">For a person, in one line; may quote text of the repository, which the front escapes.</param>
/// <param name="Audit">The audit that ended, of the form that <see cref="AuditNews"/> gives it; null for any other news.</param>
public sealed record WatchNews(DateTime UtcNow, string Line, CommandReport? Audit = null);
