using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>An exception that names a decision holds as long as the decision does.</summary>
[TestClass]
public sealed class KnownViolationDecisionTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE3113", "FORGE3101", "FORGE0105")]
    public void AKnownViolationIsAcceptedWhileItsDecisionIsInForce()
    {
        TempRepository repository = NewRepository().Found(Gaps.Asking(Gaps.Gap("GAP-1", "HIGH", "ORPHAN_CODE", Gaps.Work("ACT-1", "Keep the connection until the data layer is there"))))
            .Write(Skeleton.Source, Skeleton.Violation).Write(Skeleton.Boundaries, """
                {
                  "layers": [ { "name": "web", "glob": "src/Web/**/*.cs", "forbidden": [ { "pattern": "\\bSqlConnection\\b" } ] } ],
                  "known_violations": [ { "layer": "web", "file": "src/Web/Orders.cs", "pattern": "\\bSqlConnection\\b", "decision": "DECISION-1" } ]
                }
                """);
        string unbacked = repository.ErrorAt(Skeleton.Boundaries, "\"DECISION-1\"", "FORGE3113");

        repository.Check().FailsSomewhereIn(Decided.At(Skeleton.Boundaries, "FORGE3113"), Decided.At(Gaps.File, "FORGE2301"), Decided.At(Skeleton.Source, "FORGE3101"));
        Assert.Contains("1 violation is accepted", repository.Decide("OPTION-A").Check().Passes().The("FORGE0105").Text);
        // From the cache as well.
        repository.Check().Passes();

        BuildResult tampered = repository.Edit(Decided.Record, "OPTION-A", "OPTION-B").Check("-p:ForgeWriteEvidence=false");
        Assert.AreEqual(1, tampered.ExitCode);
        Assert.AreEqual(repository.PathOf(unbacked), tampered.The("FORGE3113").Place);
        Assert.AreEqual(repository.PathOf(Skeleton.ViolationPlace), tampered.The("FORGE3101").Place);
    }
}
