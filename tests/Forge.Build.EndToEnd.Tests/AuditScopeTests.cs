using System;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What changed and what is claimed are one: A1 and A2, through the package.</summary>
[TestClass]
public sealed class AuditScopeTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE0201", "FORGE0212", "FORGE0214")]
    public void AnHonestCyclePasses()
    {
        BuildResult audit = NewRepository().Committed().Restored().Worked().Audit().PassesAudit(Cycle.NoLedger);

        Assert.AreEqual("message", audit.The("FORGE0201").Kind);
        Assert.Contains("A1: 1 changed file, 1 claimed file; A2: 1 change;", audit.The("FORGE0201").Text);
        Assert.Contains("=== PHASE SIGN-OFF: PASS ===", audit.Output);
    }

    [TestMethod]
    [Produces("FORGE3201", "FORGE3202", "FORGE3203", "FORGE3205")]
    public void FilesThatAreNotClaimedClaimsWithoutChangeClaimsOutsideAndRenames()
    {
        TempRepository repository = NewRepository().Write("src/Web/Old.cs", Cycle.Class("Old")).Write("src/Web/Kept.cs", Cycle.Class("Kept"))
            .Committed().Restored().Worked();
        repository.Delete("src/Web/Old.cs").Write("src/Web/New.cs", Cycle.Class("Old")).Write("src/Web/Forgotten.cs", Cycle.Class("Forgotten"));
        MarkedText log = MarkedText.Parse(repository.Read(Cycle.DiffLog)
            .Replace("- " + Cycle.Added + "\n", "- " + Cycle.Added + "\n- src/Web/Kept.cs\n- src/Web/New.cs\n- <|../outside.cs|>\n", StringComparison.Ordinal));

        repository.Write(Cycle.DiffLog, log.Text).Audit().FailsAudit(
            Cycle.NoLedger,
            Cycle.DiffLog + log.Span + ": CONTRACT_CONFLICT error FORGE3203",
            "src/Web/Forgotten.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3201",
            "src/Web/Kept.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3202",
            "src/Web/New.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3205");
    }

    [TestMethod]
    [Produces("FORGE3218")]
    public void AContractThatChangesWithTheWork()
    {
        TempRepository repository = NewRepository().Committed().Restored().Log("COMPLETE", "Phase 1", Cycle.Added, Skeleton.Boundaries)
            .Write(Cycle.Added, Cycle.Class("Counts")).Edit(Skeleton.Boundaries, "SqlConnection", "SqlNothing");

        repository.Audit().FailsAudit(Skeleton.Boundaries + "(1,3,1,3): CONTRACT_CONFLICT error FORGE3218", Cycle.NoLedger);
    }

    [TestMethod]
    public void WhatTheOwnersScopeNamesMayChangeAndTheBuildersMayNot()
    {
        const string Directive = Skeleton.Contracts + "directive.md", Scope = "# Directive\n\n## Scope\n\n- Forge/Contracts/boundaries.json\n";
        TempRepository repository = NewRepository().Committed().Restored().Write(Cycle.Added, Cycle.Class("Counts"))
            .Edit(Skeleton.Boundaries, "SqlConnection", "SqlNothing").Write(Directive, Scope).Log("COMPLETE", "Phase 1", Cycle.Added, Skeleton.Boundaries, Directive);

        BuildResult ofTheBuilder = repository.Audit(Cycle.WithoutTrace);
        repository.Git("add", Directive);
        repository.Git("commit", "-q", "-m", "directive", "--", Directive);
        repository.Log("COMPLETE", "Phase 1", Cycle.Added, Skeleton.Boundaries).Audit(Cycle.WithoutTrace).PassesAudit(Cycle.NoLedger);

        Assert.AreEqual(1, ofTheBuilder.ExitCode);
        Assert.AreSequenceEqual(
            new[] { repository.PathOf(Skeleton.Boundaries), repository.PathOf(Directive) },
            ofTheBuilder.Of("FORGE3218").Select(finding => finding.File).ToArray());
    }

    [TestMethod]
    [Produces("FORGE4002")]
    public void AFixThatReachesFurtherThanThePlan()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked().Write("src/Web/Forgotten.cs", Cycle.Class("Forgotten"));
        repository.Audit().FailsAudit(Cycle.NoLedger, "src/Web/Forgotten.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3201");

        repository.Write("src/Web/Extra.cs", Cycle.Class("Extra")).Log("COMPLETE", "Phase 1", Cycle.Added, "src/Web/Forgotten.cs", "src/Web/Extra.cs")
            .Audit().FailsAudit("src/Web/Extra.cs(1,1,1,1): RISK_EXCEEDS_SCOPE error FORGE4002");
    }
}
