using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure;

namespace Forge.Build.Governance.Tests.Structure;

/// <summary>A repository of one test, and what the structure gates say of it.</summary>
internal sealed class StructureFolder : IDisposable
{
    /// <summary>What a script begins with.</summary>
    public const string Mark = "\ufeff";

    public StructureFolder(string governance = "Forge/")
    {
        Files.Write(governance + "Contracts/blueprint.md", "written\n");
        // Flat contracts count beside evidence.
        Files.Make(governance + "evidence");
    }

    public TempFolder Files { get; } = new();

    public ForgeRepository Repository => ForgeRepository.TryOpen(Files.Root)!;

    /// <summary>The lines for those who ask for detail, of the last run.</summary>
    public List<string> Details { get; } = new();

    public StructureFolder Write(string path, string text)
    {
        Files.Write(path, text);
        return this;
    }

    public StructureFolder Write(string path, byte[] bytes)
    {
        Files.Write(path, bytes);
        return this;
    }

    /// <summary>Runs the gates, without a cache if nothing else is said.</summary>
    public IReadOnlyList<Finding> Check(CacheMode cache = CacheMode.Off)
    {
        Details.Clear();
        return StructureGates.Run(Repository, new Lazy<SourceTree>(() => SourceTree.Walk(Repository)), CacheFolder.Of(Repository, cache), Details, default);
    }

    /// <summary>Each finding as <c>CODE path(line,column,endLine,endColumn)</c>, in the order of findings.</summary>
    public string Places(CacheMode cache = CacheMode.Off) => string.Join('\n', Check(cache).Order(Finding.Order).Select(Place));

    /// <summary>The one finding.</summary>
    public Finding The(Rule rule) => Check().Single(finding => finding.Rule == rule);

    /// <summary>Sets all files back, so that their times prove something.</summary>
    public StructureFolder Settle()
    {
        foreach (string file in Directory.EnumerateFiles(Files.Root, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".forge")))
            File.SetLastWriteTimeUtc(file, new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc));
        return this;
    }

    /// <summary>Writes other bytes of the same length under the same time: who reads them again has not believed the cache.</summary>
    public void ReplaceUnseen(string path, string text)
    {
        DateTime time = File.GetLastWriteTimeUtc(Files.At(path));
        if (new FileInfo(Files.At(path)).Length != Encoding.UTF8.GetByteCount(text))
            throw new ArgumentException("another length is seen", nameof(text));
        Files.Write(path, text);
        File.SetLastWriteTimeUtc(Files.At(path), time);
    }

    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(Files.Root, "*", SearchOption.AllDirectories).Where(file => (File.GetAttributes(file) & FileAttributes.ReadOnly) != 0))
            File.SetAttributes(file, FileAttributes.Normal);
        Files.Dispose();
    }

    private static string Place(Finding finding)
        => finding.Rule.Code + " " + finding.Location.Path + "(" + finding.Location.Line + "," + finding.Location.Column + "," + finding.Location.EndLine + "," + finding.Location.EndColumn + ")";
}
