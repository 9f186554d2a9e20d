using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>Findings and texts as a kept verdict holds them.</summary>
internal static class KeptFindings
{
    /// <summary>Writes findings, in their order.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyList<Finding> findings)
    {
        writer.Write(findings.Count);
        foreach (Finding finding in findings)
        {
            writer.Write(finding.Rule.Code);
            writer.Write(finding.Location.Path);
            writer.Write(finding.Location.Line);
            writer.Write(finding.Location.Column);
            writer.Write(finding.Location.EndLine);
            writer.Write(finding.Location.EndColumn);
            writer.Write(finding.Message);
            writer.Write(finding.Fix);
        }
    }

    /// <summary>Writes texts, in their order.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyCollection<string> texts)
    {
        writer.Write(texts.Count);
        foreach (string text in texts)
            writer.Write(text);
    }

    /// <summary>Reads findings.</summary>
    /// <exception cref="KeyNotFoundException">One has a code that this engine does not know.</exception>
    /// <exception cref="IOException">The text ends early.</exception>
    public static List<Finding> Read(BinaryReader reader)
    {
        List<Finding> findings = new();
        for (int count = reader.ReadInt32(); count > 0; count--)
        {
            Rule rule = RuleCatalog.Find(reader.ReadString());
            SourceLocation at = new(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            findings.Add(new Finding(rule, at, reader.ReadString(), reader.ReadString()));
        }
        return findings;
    }

    /// <summary>Reads texts.</summary>
    /// <exception cref="IOException">The text ends early.</exception>
    public static List<string> ReadTexts(BinaryReader reader)
    {
        List<string> texts = new();
        for (int count = reader.ReadInt32(); count > 0; count--)
            texts.Add(reader.ReadString());
        return texts;
    }
}
