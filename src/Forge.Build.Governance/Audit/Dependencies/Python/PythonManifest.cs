using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>What the manifests of one folder declare together.</summary>
internal sealed class PythonManifest
{
    private readonly List<Finding> _findings;
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    /// <param name="findings">Takes what is wrong with them.</param>
    public PythonManifest(List<Finding> findings) => _findings = findings;

    /// <summary>The file to name in a message and to add to; null where the folder has none.</summary>
    public string? Path { get; private set; }

    /// <summary>Whether one of them could not be understood, so that what it does not declare is not known.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Enters a file that is a manifest; the first one is the one that is named.</summary>
    public void Enter(string path) => Path ??= path;

    /// <summary>Enters a distribution by the name that a manifest writes.</summary>
    public void Declare(string name)
    {
        if (name.Length > 0)
            _declared.Add(PythonDistributions.Normalise(name));
    }

    /// <summary>Whether one of these normalised names is declared.</summary>
    public bool Declares(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (_declared.Contains(name))
                return true;
        }
        return false;
    }

    /// <summary>Says that a part of a manifest cannot be understood.</summary>
    public void Refuse(ContractFile file, int start, int end, string message, string fix)
    {
        IsBroken = true;
        SourceLocation at = file.Text is null ? SourceLocation.StartOf(file.Path) : DependencyFindings.Range(file, start, end);
        _findings.Add(DependencyFindings.Malformed(at, message + ".", fix));
    }
}
