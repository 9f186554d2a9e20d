using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Adoption.Contracts;
using Forge.Build.Commands.Adoption.Layers;
using Forge.Build.Commands.Adoption.Surveys;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Adoption;

/// <summary>A repository of one test that is surveyed, gets its first contracts, and runs the gates of the build over the outcome.</summary>
internal sealed class Adopted : IDisposable
{
    private static readonly DateTime Noon = DateTime.Parse("2026-01-02T12:00:00Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    public TempFolder Files { get; } = new();

    public Survey Survey { get; private set; } = new("", [], [], null, []);

    public IReadOnlyList<ProposedLayer> Layers { get; private set; } = [];

    public IReadOnlyList<ProposedFile> Proposed { get; private set; } = [];

    public IReadOnlyList<string> Notices { get; private set; } = [];

    /// <summary>Adds a project of the SDK form.</summary>
    public Adopted Project(string path, string inner = "", string sdk = "Microsoft.NET.Sdk")
    {
        Files.Write(path, "<Project Sdk=\"" + sdk + "\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>" + inner + "</ItemGroup></Project>\n");
        return this;
    }

    /// <summary>Adds any file.</summary>
    public Adopted With(string path, string text)
    {
        Files.Write(path, text);
        return this;
    }

    /// <summary>Looks, proposes and writes.</summary>
    public Adopted Adopt()
    {
        Survey = Surveying.Look(Files.Root, CancellationToken.None);
        Layers = LayerProposal.Of(Survey, out IReadOnlyList<string> notices);
        Notices = notices;
        Proposed = FirstContracts.Of(Survey, Layers, Noon);
        foreach (ProposedFile file in Proposed)
            Files.Write(file.Path, file.Text);
        return this;
    }

    /// <summary>Everything that the gates report as an error or a warning, a line each.</summary>
    public string Problems() => string.Join('\n', Findings().Where(finding => finding.Rule.Severity is Severity.Error or Severity.Warning)
        .Select(finding => finding.Location.Path + ": " + finding.Rule.Code + ": " + finding.Text));

    /// <summary>The codes and places of the errors.</summary>
    public string Errors() => string.Join(' ', Findings().Where(finding => finding.Rule.Severity == Severity.Error).Select(finding => finding.Rule.Code + "@" + finding.Location.Path).Distinct());

    public ProposedLayer Layer(string name) => Layers.Single(layer => layer.Name == name);

    public string Text(string path) => Proposed.Single(file => file.Path == path).Text;

    /// <summary>Adopts, expects a build that passes, plants a text, expects FORGE3101 there and nothing else.</summary>
    public void FailsWith(string path, string text)
    {
        Assert.AreEqual("", Problems());
        Files.Write(path, text);
        Assert.AreEqual("FORGE3101@" + path, Errors());
    }

    public void Dispose() => Files.Dispose();

    private IReadOnlyList<Finding> Findings() => GateRunner.Run(ForgeRepository.TryOpen(Files.Root)!, new GateOptions(100, CacheMode.Off)).Findings;
}
