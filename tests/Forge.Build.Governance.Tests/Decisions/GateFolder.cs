using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Tests.Decisions;

/// <summary>A governed repository of one test with the artifacts of the modules.</summary>
internal sealed class GateFolder : IDisposable
{
    public static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly GovernedFolder _folder = GovernedFolder.Forbidding("never-there");

    public GateFolder() => Write("src/a.cs", "class A { }\n");

    public TempFolder Files => _folder.Files;

    public ForgeRepository Repository => _folder.Repository;

    public void Write(string path, string text) => _folder.Write(path, text);

    public string Read(string path) => File.ReadAllText(Files.At(path));

    public bool Exists(string path) => File.Exists(Files.At(path));

    /// <summary>Writes the gap actions.</summary>
    public void Gaps(params JsonObject[] gaps) => Gaps("GAP-RUN-1", gaps);

    public void Gaps(string executionId, params JsonObject[] gaps)
    {
        bool requires = gaps.Any(gap => gap["recommended_actions"]!.AsArray().Any(action => (bool?)action!["requires_decision"] == true));
        JsonObject root = new()
        {
            ["execution_id"] = executionId,
            ["total_gaps"] = gaps.Length,
            ["requires_decision"] = requires,
            ["gaps"] = new JsonArray(gaps),
        };
        Write(ModuleArtifacts.GapActions, root.ToJsonString(Indented) + "\n");
    }

    /// <summary>A gap with actions.</summary>
    public static JsonObject Gap(string id, string category, string severity, params JsonObject[] actions) => new()
    {
        ["gap_id"] = id,
        ["category"] = category,
        ["severity"] = severity,
        ["affected_entities"] = new JsonArray("docs/orders.md"),
        ["root_cause"] = "nobody wrote it",
        ["recommended_actions"] = new JsonArray(actions),
    };

    /// <summary>An action that a person must choose, or not.</summary>
    public static JsonObject Action(string id, string description, bool requiresDecision = true, string kind = "", string target = "")
    {
        JsonObject action = new() { ["action_id"] = id, ["description"] = description, ["impact_scope"] = "docs", ["requires_decision"] = requiresDecision };
        if (kind.Length > 0)
            action["action_type"] = kind;
        if (target.Length > 0)
            action["target_path"] = target;
        return action;
    }

    /// <summary>One gap with two ways to go: write <c>docs/orders.md</c>, or leave it to the Execute module.</summary>
    public static JsonObject Fork(string id = "GAP-1", string target = "docs/orders.md")
        => Gap(id, "STRUCTURAL_DRIFT", "HIGH", Action("ACT-" + id + "-1", "Create the missing document", true, "GENERATE_DOCUMENT", target), Action("ACT-" + id + "-2", "Merge it into the handbook"));

    public DecisionState Look(DecisionMode mode = DecisionMode.Auto) => DecisionGate.Look(Repository, mode, () => Array.Empty<string>());

    public string[] Codes() => Codes(Look().Findings);

    public static string[] Codes(IEnumerable<Finding> findings) => findings.Where(finding => finding.Rule.Severity == Severity.Error).Select(finding => finding.Rule.Code).ToArray();

    public CommandResult Decide(DecisionRequest request) => OwnersDesk.Decide(Repository, request.By.Length == 0 ? request with { By = "Ann <ann@example.org>" } : request, Now);

    /// <summary>Brings the files up to date, as a build does.</summary>
    public void Settle()
    {
        IReadOnlyList<string> problems = DecisionFiles.Settle(Look(), alone: false);
        if (problems.Count > 0)
            throw new IOException(string.Join("; ", problems));
    }

    public GateReport Build(bool writeEvidence = true, CacheMode cache = CacheMode.Off, DecisionMode mode = DecisionMode.Auto)
        => GateRunner.Run(Repository, new GateOptions(100, cache, Decisions: mode, WriteEvidence: writeEvidence));

    /// <summary>Path and content of every file but those of the cache.</summary>
    public string State() => string.Join('\n', Directory.EnumerateFiles(Files.Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains(".forge" + Path.DirectorySeparatorChar)).Order(StringComparer.Ordinal).Select(file => file + ": " + File.ReadAllText(file)));

    public static string Said(CommandResult result) => string.Join('\n', result.Lines.Concat(result.Findings.Select(finding => finding.Rule.Code + " " + finding.Text)));

    public void Dispose() => _folder.Dispose();
}
