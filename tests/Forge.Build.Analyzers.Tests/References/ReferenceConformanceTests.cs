using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>
/// The references that the collector finds in a source, held against what the compiled assembly refers to by its metadata, so that the truth is not our opinion: none that
/// is there may be missed, and what only the source knows is listed one by one.
/// </summary>
[TestClass]
public sealed class ReferenceConformanceTests
{
    // As in a project with implicit usings.
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;";

    public static IEnumerable<object[]> Cases => ReferenceCases.All.Select(test => new object[] { test });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void EveryReferenceOfTheCompiledAssemblyIsFoundInTheSource(ReferenceCase test)
    {
        AnalyzedProject project = new AnalyzedProject().Assembly("Layer.A").Reference(LibraryB.Reference).Source("src/A.cs", test.Source).Source("src/Usings.cs", Usings);
        if (test.IsProgram)
            project.Program();
        SourceEdges source = new(LibraryB.Name);

        Assert.IsEmpty(project.Analyze(source));

        IReadOnlyCollection<string> metadata = MetadataEdges.Of(project.Emit(), LibraryB.Name);
        Assert.AreEqual(test.Edges, ReferenceCase.Format(metadata), "what the assembly refers to");
        Assert.AreEqual("", ReferenceCase.Format(metadata.Except(source.Edges)), "what was missed");
        Assert.AreEqual(test.SourceOnly, ReferenceCase.Format(source.Edges.Except(metadata)), "what only the source refers to");
    }

    [TestMethod]
    public void EachCaseHasANameOfItsOwn()
    {
        string[] names = ReferenceCases.All.Select(test => test.Name).ToArray();

        Assert.IsGreaterThanOrEqualTo(200, names.Length);
        Assert.AreSequenceEqual(names.Distinct(), names);
    }
}
