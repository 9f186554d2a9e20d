using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure;

namespace Forge.Build.Commands.Fixing;

/// <summary>
/// <c>forge fix</c>: repairs what has exactly one safe repair. That is the byte order mark which PowerShell scripts in ASCII lack (Builder Contract 3.1); everything else
/// that the gates find needs a person, and is left as it is.
/// </summary>
public static class Fixing
{
    private const string Command = "fix";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Adds the marks that are missing.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellation">Ends the command between two files.</param>
    /// <exception cref="OperationCanceledException">The command was cancelled; each file is as it was or fixed.</exception>
    public static CommandReport Run(ForgeRepository repository, FixRequest request, CancellationToken cancellation)
    {
        if (request.DryRun)
            return RunAlone(repository, request, cancellation);
        using OwnerLock? held = OwnerLock.Take(repository, Patience, out string problem);
        return held is null ? CommandReport.Of(Command, 2, problem + ".") : RunAlone(repository, request, cancellation);
    }

    private static CommandReport RunAlone(ForgeRepository repository, FixRequest request, CancellationToken cancellation)
    {
        StructureSubject subject = new(repository, new Lazy<SourceTree>(() => SourceTree.Walk(repository, cancellation)), cancellation);
        Finding[] unclear = subject.Settings.Findings.Where(finding => finding.Rule.Severity == Severity.Error).ToArray();
        if (unclear.Length > 0)
            return CommandReport.Of(Command, unclear);
        // What the owner does not ask for is not changed, either.
        if (!subject.Settings.IsOn(GateSwitches.PowerShell))
            return FixReport.Of([], [], request, "Nothing to do: forge.json switches the gate \"" + GateSwitches.PowerShell + "\" off.");
        List<ScriptFix> fixes = new();
        List<Finding> problems = new();
        foreach (SourceFile file in PowerShellEncoding.ScriptsOf(subject))
        {
            if (subject.Bytes(file) is { } bytes && PowerShellEncoding.LacksTheMark(bytes))
                fixes.Add(Fix(repository, file.Path, bytes, request, problems));
        }
        problems.AddRange(subject.Unreadable);
        return FixReport.Of(fixes, problems, request, "");
    }

    private static ScriptFix Fix(ForgeRepository repository, string path, ArraySegment<byte> bytes, FixRequest request, List<Finding> problems)
    {
        if (PowerShellEncoding.WhyByHand(bytes) is { } why)
            return new ScriptFix(path, why);
        // The file at the end of a link may be another script, or be wanted as it is.
        string fullPath = repository.FullPath(path);
        if (repository.RealPath(path) != Path.Combine(repository.RealRoot, path.Replace('/', Path.DirectorySeparatorChar)))
            return new ScriptFix(path, "a link leads to it");
        try
        {
            if (!request.DryRun)
                AtomicFile.Edit(fullPath, [.. Mark, .. bytes]);
            return new ScriptFix(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Finding(RuleCatalog.EvidenceNotWritten, SourceLocation.StartOf(path), "the script could not be written: " + PrintableText.Excerpt(e.Message, 300), "make it and its folder writable, then run forge fix again."));
            return new ScriptFix(path, "it could not be written");
        }
    }
}
