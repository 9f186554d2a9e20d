using System.IO;
using System.Linq;
using System.Text;
using BenchmarkDotNet.Attributes;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Benchmarks;

/// <summary>The parts of a scan, each over the same 1,000 files of a synthetic repository.</summary>
[MemoryDiagnoser]
public class Parts
{
    private ForgeRepository _repository = null!;
    private SourceTree _tree = null!;
    private BoundaryRules _rules = null!;
    private string _contractText = "";

    /// <summary>Writes the repository.</summary>
    [GlobalSetup]
    public void Write()
    {
        string root = Program.EmptyFolder("parts");
        new SyntheticRepository(1_000, 147, 20).WriteTo(root);
        _repository = ForgeRepository.TryOpen(root)!;
        _contractText = File.ReadAllText(Path.Combine(root, "Forge", "Contracts", "boundaries.json"), Encoding.UTF8);
        _rules = new BoundaryRules(ReadContract());
        _tree = SourceTree.Walk(_repository);
    }

    /// <summary>The listing of the folders and a stat a file.</summary>
    [Benchmark]
    public int Walk() => SourceTree.Walk(_repository).Files.Count;

    /// <summary>From text to typed layers.</summary>
    [Benchmark]
    public BoundariesContract ReadContract() => BoundariesReader.Read("boundaries.json", new SourceText(_contractText), out _)!;

    /// <summary>From path to rules.</summary>
    [Benchmark]
    public int Classify() => _tree.Files.Sum(file => _rules.MembershipOf(file.Path).Rules.Length);

    /// <summary>Reading, hashing, decoding and matching.</summary>
    [Benchmark]
    public bool Scan()
    {
        BoundaryScan.Run(_repository, _tree, _rules, ScanCache.Empty(), 101, default, out bool changed);
        return changed;
    }
}
