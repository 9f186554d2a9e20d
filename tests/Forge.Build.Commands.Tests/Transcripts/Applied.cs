using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Commands.Transcripts;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;

namespace Forge.Build.Commands.Tests.Transcripts;

/// <summary>A governed repository to which transcripts are applied.</summary>
internal sealed class Applied : IDisposable, IApplyAudience
{
    public const string Plan = "=== PLAN ===\n1. one\n2. two\n=== END PLAN ===\n";

    public Applied() => Files.Write("Forge/Contracts/blueprint.md", "x\n");

    public TempFolder Files { get; } = new();

    /// <summary>What was told, in order.</summary>
    public List<string> Told { get; } = new();

    public ForgeRepository Repository => ForgeRepository.TryOpen(Files.Root)!;

    public CommandReport Report { get; private set; } = CommandReport.Of("", 0);

    /// <summary>The codes of the findings with their lines: <c>FORGE0501:3</c>.</summary>
    public string Codes => string.Join(' ', Report.Findings.Select(finding => finding.Rule.Code + ":" + finding.Location.Line));

    /// <summary>Applies a text, after a plan that is in order.</summary>
    public Applied Blocks(string text, bool allowGovernance = false) => From(new MemoryStream(Encoding.UTF8.GetBytes(text + Plan)), allowGovernance);

    /// <summary>Applies a text as it is.</summary>
    public Applied Text(string text) => From(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public Applied From(Stream stream, bool allowGovernance = false, CancellationToken interrupt = default)
    {
        Report = Applying.Run(Repository, stream, new ApplyRequest("stdin", allowGovernance), this, interrupt);
        return this;
    }

    public string Read(string path) => File.ReadAllText(Files.At(path));

    public bool Holds(string path) => Path.Exists(Files.At(path));

    /// <summary>A fenced block.</summary>
    public static string Block(string path, string content, string fence = "```")
        => "=== FILE: " + path + " ===\n" + fence + "\n" + content + fence + "\n=== END FILE ===\n";

    public void Tell(string line) => Told.Add(line);

    public void Show(ApplyProgress progress)
    {
    }

    public void Dispose() => Files.Dispose();
}
