using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure;

namespace Forge.Build.Governance.Tests.Structure;

/// <summary>A governed folder of one test, and what one structure gate says of it.</summary>
internal sealed class GateFolder : IDisposable
{
    public const string Contracts = "Forge/Contracts/";
    public const string Phases = Contracts + "phases.md";
    public const string Schema = Contracts + "schema.md";
    public const string Physics = Contracts + "physics.yaml";
    public const string Manifesto = Contracts + "manifesto.md";
    public const string DiffLog = "Forge/evidence/diff_log.md";

    private readonly TempFolder _files = new();
    private readonly Func<StructureSubject, IEnumerable<Finding>> _gate;

    public GateFolder(Func<StructureSubject, IEnumerable<Finding>> gate)
    {
        _gate = gate;
        _files.Write(Contracts + "boundaries.json", "{}");
        _files.Make("Forge/evidence");
    }

    public TempFolder Files => _files;

    public IReadOnlyList<string> Details { get; private set; } = Array.Empty<string>();

    public GateFolder Write(string path, string text)
    {
        _files.Write(path, text);
        return this;
    }

    public GateFolder Write(string path, byte[] bytes)
    {
        _files.Write(path, bytes);
        return this;
    }

    /// <summary>A diff log of a phase.</summary>
    public GateFolder InPhase(string phase, string status = "COMPLETE")
        => Write(DiffLog, "# Diff Log\n\n" + (phase.Length == 0 ? "" : "- Phase: " + phase + "\n\n") + "## Cycle Status\n\n- Status: " + status + "\n");

    public IReadOnlyList<Finding> Check()
    {
        ForgeRepository repository = ForgeRepository.TryOpen(_files.Root)!;
        StructureSubject subject = new(repository, new Lazy<SourceTree>(() => SourceTree.Walk(repository)), default);
        subject.Begin();
        List<Finding> findings = _gate(subject).ToList();
        findings.AddRange(subject.Unreadable);
        findings.Sort(Finding.Order);
        Details = subject.Details.ToArray();
        foreach (Finding finding in findings)
        {
            if (!finding.Message.EndsWith('.') || !finding.Fix.EndsWith('.') && !finding.Fix.EndsWith('}'))
                throw new InvalidOperationException("no sentence: " + finding.Text);
        }
        return findings;
    }

    /// <summary>The codes of what was found, with the lines.</summary>
    public string Codes() => string.Join(' ', Check().Select(finding => finding.Rule.Code.Substring(5) + ":" + finding.Location.Line));

    public void Dispose() => _files.Dispose();
}
