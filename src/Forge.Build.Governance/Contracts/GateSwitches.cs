using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts;

/// <summary>How a gate of <c>forge.json</c> is set.</summary>
internal enum GateSwitch
{
    /// <summary>As where nothing is said.</summary>
    On,

    /// <summary>It does not run, and says so in every build.</summary>
    Off,

    /// <summary>It runs, and what it looks at must be there.</summary>
    Required,
}

/// <summary>The member <c>gates</c> of <c>forge.json</c>: a gate's name, then <c>"on"</c> or <c>"off"</c>.</summary>
internal sealed class GateSwitches
{
    /// <summary>The file, relative to the project root.</summary>
    public const string Path = "forge.json";

    /// <summary>No project source inside <c>Forge/</c> and no reference into it (Builder Contract 0).</summary>
    public const string ForgeFolder = "forgeFolder";

    /// <summary>Encoding of PowerShell scripts (Builder Contract 3.1).</summary>
    public const string PowerShell = "powershell";

    /// <summary>New packages against the directive (Builder Contract 7.1).</summary>
    public const string Packages = "packages";

    /// <summary>The evidence bundle of a change (Builder Contract 2); the one gate that can be <c>"required"</c>.</summary>
    public const string EvidenceBundle = "evidenceBundle";

    /// <summary>Wiring across phases (Builder Contract 9.5).</summary>
    public const string Phases = "phases";

    /// <summary>Tables of the schema against the phases (Builder Contract 9.6).</summary>
    public const string SchemaTraceability = "schemaTraceability";

    /// <summary><c>USER_INSTRUCTIONS.md</c> in the final phase (Builder Contract 9.7).</summary>
    public const string UserInstructions = "userInstructions";

    /// <summary><c>boot.ps1</c> where the directive asks for it (Builder Contract 9.8).</summary>
    public const string BootScript = "bootScript";

    /// <summary>Mutating routes and their confirmation (Builder Contract 6).</summary>
    public const string Confirmation = "confirmation";

    /// <summary>Routes and shapes against <c>physics.yaml</c>, in the compiler (Builder Contract 5).</summary>
    public const string Physics = "physics";

    /// <summary>Who references whom, in the compiler (Builder Contract 4).</summary>
    public const string References = "references";

    /// <summary>The size of files, types and members of a layer (Builder Contract 4).</summary>
    public const string Limits = "limits";

    private const int MostQuoted = 120;

    private readonly Dictionary<string, GateSwitch> _switches;

    private GateSwitches(Dictionary<string, GateSwitch> switches, IReadOnlyList<Finding> findings)
    {
        _switches = switches;
        Findings = findings;
    }

    /// <summary>Every name that can be switched, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Names { get; } = new[]
    {
        ForgeFolder, PowerShell, Packages, EvidenceBundle, Phases, SchemaTraceability, UserInstructions, BootScript, Confirmation, Physics, References, Limits,
    };

    /// <summary>
    /// FORGE0801 for each gate that is off, FORGE3001 for what has not the shape of a switch, FORGE6002 where the file cannot be read. A gate that is not clearly
    /// switched off is on.
    /// </summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>How a gate is set.</summary>
    public GateSwitch this[string gate] => _switches.TryGetValue(gate, out GateSwitch value) ? value : GateSwitch.On;

    /// <summary>Whether a gate runs.</summary>
    public bool IsOn(string gate) => this[gate] != GateSwitch.Off;

    /// <summary>Reads the switches; never throws.</summary>
    /// <param name="file"><c>forge.json</c> as it lies there.</param>
    public static GateSwitches Read(ContractFile file)
    {
        Dictionary<string, GateSwitch> switches = new(StringComparer.Ordinal);
        List<Finding> findings = new();
        if (file.State == ContractState.Unreadable)
        {
            findings.Add(new Finding(RuleCatalog.ContractUnreadable, SourceLocation.StartOf(Path),
                "forge.json cannot be read, so nobody can tell which gates are switched off: " + PrintableText.Excerpt(file.Problem, 300),
                "make it a readable file inside the project root."));
        }
        // Most files say nothing of gates, and starting a JSON reader costs more than all else that is asked here.
        if (file.Text is not null && MayHoldSwitches(file.Text.Text))
            Read(file, switches, findings);
        return new GateSwitches(switches, findings);
    }

    // A name can be written with escapes.
    private static bool MayHoldSwitches(string text)
        => text.IndexOf("\"gates\"", StringComparison.Ordinal) >= 0 || text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0;

    private static void Read(ContractFile file, Dictionary<string, GateSwitch> switches, List<Finding> findings)
    {
        JsonSource.Parse(Path, file.Text!, out JsonValue? root, out List<JsonProblem> problems);
        JsonShape shape = new(problems);
        if (root is { Kind: not JsonKind.Object })
            shape.Refuse(root.Location, "forge.json must hold an object, not " + root.KindName);
        else if (root?["gates"] is { Kind: not (JsonKind.Object or JsonKind.Null) } gates)
            shape.Refuse(gates.Location, "\"gates\" must be an object of gates and their switches, not " + gates.KindName);
        else if (root?["gates"] is { } section)
            ReadSwitches(section, shape, switches, findings);
        foreach (JsonProblem problem in problems)
        {
            findings.Add(new Finding(RuleCatalog.MalformedContract, problem.Location, PrintableText.Excerpt(problem.Message, 300) + ".",
                "correct forge.json; a gate is switched as \"gates\": { \"" + PowerShell + "\": \"off\" }."));
        }
    }

    private static void ReadSwitches(JsonValue section, JsonShape shape, Dictionary<string, GateSwitch> switches, List<Finding> findings)
    {
        foreach (JsonMember member in section.Members)
        {
            if (!Names.Contains(member.Name))
            {
                shape.Refuse(member.NameLocation, "there is no gate \"" + PrintableText.Excerpt(member.Name, MostQuoted) + "\"; the gates are \"" + string.Join("\", \"", Names) + "\"");
                continue;
            }
            if (SwitchOf(member) is not { } value)
            {
                shape.Refuse(member.Value.Location, "the gate \"" + member.Name + "\" must be \"on\" or \"off\"" + (member.Name == EvidenceBundle ? " or \"required\"" : "")
                    + ", not " + (member.Value.Kind == JsonKind.String ? "\"" + PrintableText.Excerpt(member.Value.Text, MostQuoted) + "\"" : member.Value.KindName));
                continue;
            }
            // Of two switches for one gate, which the reader refuses, the stricter holds.
            if (switches.TryGetValue(member.Name, out GateSwitch earlier) && earlier != GateSwitch.Off)
                continue;
            switches[member.Name] = value;
            if (value == GateSwitch.Off)
            {
                findings.Add(new Finding(RuleCatalog.StructureGateOff, member.Value.Location, "the gate \"" + member.Name + "\" is off.",
                    "set it to \"on\", or delete the line, when the reason for it is gone."));
            }
        }
    }

    private static GateSwitch? SwitchOf(JsonMember member) => member.Value switch
    {
        { Kind: JsonKind.Boolean, IsTrue: true } => GateSwitch.On,
        { Kind: JsonKind.Boolean } => GateSwitch.Off,
        { Kind: JsonKind.String, Text: "on" } => GateSwitch.On,
        { Kind: JsonKind.String, Text: "off" } => GateSwitch.Off,
        { Kind: JsonKind.String, Text: "required" } when member.Name == EvidenceBundle => GateSwitch.Required,
        _ => null,
    };
}
