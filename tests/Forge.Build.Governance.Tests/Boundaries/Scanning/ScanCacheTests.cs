using System;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Scanning;

[TestClass]
public sealed class ScanCacheTests
{
    private static readonly byte[] TheseRules = Enumerable.Repeat((byte)1, 32).ToArray();
    private static readonly byte[] OtherRules = Enumerable.Repeat((byte)2, 32).ToArray();

    [TestMethod]
    public void WhatWasSavedIsLoaded()
    {
        using GovernedFolder governed = Governed();
        CachedFile[] scanned = Scan(governed, ScanCache.Empty(), out bool changed);
        Save(governed, scanned);

        ScanCache cache = Load(governed, TheseRules);

        Assert.IsTrue(changed);
        Assert.IsTrue(cache.IsForTheseRules);
        Assert.AreEqual(scanned.Length, cache.Count);
        CachedFile saved = scanned.Single(file => file.File.Path == "a.cs"), loaded = cache.Find("a.cs")!;
        Assert.AreEqual(saved.File, loaded.File);
        Assert.AreEqual(saved.Verdict!.Hash, loaded.Verdict!.Hash);
        CollectionAssert.AreEqual(saved.Verdict.Matches.ToArray(), loaded.Verdict.Matches.ToArray());
        Assert.IsNull(cache.Find("Forge/Contracts/stack.md")!.Verdict);
        Assert.IsNull(cache.Find("not-there.cs"));
    }

    [TestMethod]
    public void WhatWasSavedForOtherRulesIsNothing()
    {
        using GovernedFolder governed = Governed();
        Save(governed, Scan(governed, ScanCache.Empty(), out _));

        ScanCache cache = Load(governed, OtherRules);

        Assert.IsFalse(cache.IsForTheseRules);
        Assert.AreEqual(0, cache.Count);
    }

    [TestMethod]
    public void AnUntouchedTreeChangesNothing()
    {
        using GovernedFolder governed = Governed();
        Save(governed, Scan(governed, ScanCache.Empty(), out _));

        Scan(governed, Load(governed, TheseRules), out bool changed);

        Assert.IsFalse(changed);
    }

    [TestMethod]
    [DataRow("a.cs", DisplayName = "of a layer")]
    [DataRow("Forge/Contracts/stack.md", DisplayName = "of no layer")]
    public void AFileThatWentIsForgotten(string path)
    {
        using GovernedFolder governed = Governed();
        Save(governed, Scan(governed, ScanCache.Empty(), out _));
        File.Delete(governed.Files.At(path));

        CachedFile[] scanned = Scan(governed, Load(governed, TheseRules), out bool changed);

        Assert.IsTrue(changed);
        Assert.IsFalse(scanned.Any(file => file.File.Path == path));
    }

    [TestMethod]
    public void ATouchedFileWithTheSameBytesIsNotMatchedAgain()
    {
        using GovernedFolder governed = Governed();
        Save(governed, Scan(governed, ScanCache.Empty(), out _));
        governed.Files.Age("a.cs", 5);
        ScanCache cache = Load(governed, TheseRules);

        CachedFile again = Scan(governed, cache, out bool changed).Single(file => file.File.Path == "a.cs");

        Assert.IsTrue(changed);
        Assert.AreSame(cache.Find("a.cs")!.Verdict, again.Verdict);
        Assert.AreNotEqual(cache.Find("a.cs")!.File, again.File);
    }

    [TestMethod]
    public void ATouchedFileWithOtherBytesIsMatchedAgain()
    {
        using GovernedFolder governed = Governed();
        Save(governed, Scan(governed, ScanCache.Empty(), out _));
        governed.Write("a.cs", "all is well");

        CachedFile again = Scan(governed, Load(governed, TheseRules), out _).Single(file => file.File.Path == "a.cs");

        Assert.IsEmpty(again.Verdict!.Matches);
    }

    [TestMethod]
    public void OnAnotherMachineAtAnotherPathWithOtherTimesTheBytesStillCount()
    {
        using GovernedFolder here = Governed();
        using GovernedFolder there = Governed();
        Git.Run(there.Files.Root, "init", "-q");
        Save(here, Scan(here, ScanCache.Empty(), out _));
        foreach (string path in Directory.GetFiles(here.Files.At(".forge")))
            there.Write(".forge/" + Path.GetFileName(path), File.ReadAllBytes(path));
        there.Files.Age("a.cs", 3);
        there.Files.Age("b.cs", 4);
        ScanCache cache = Load(there, TheseRules);

        CachedFile[] scanned = Scan(there, cache, out _);

        Assert.AreSame(cache.Find("a.cs")!.Verdict, scanned.Single(file => file.File.Path == "a.cs").Verdict);
        Assert.AreSame(cache.Find("b.cs")!.Verdict, scanned.Single(file => file.File.Path == "b.cs").Verdict);
    }

    [TestMethod]
    public void AFileThatIsGoneWhenItIsReadIsAProblemAndNoCrash()
    {
        using GovernedFolder governed = Governed();
        SourceTree tree = SourceTree.Walk(governed.Repository);
        File.Delete(governed.Files.At("a.cs"));

        CachedFile gone = BoundaryScan.Run(governed.Repository, tree, RulesOf(governed), ScanCache.Empty(), 100, default, out _)
            .Single(file => file.File.Path == "a.cs");

        Assert.AreEqual(FileProblem.Unreadable, gone.Verdict!.Problem);
        Assert.IsFalse(gone.Verdict.IsLasting);
        Assert.AreNotEqual("", gone.Verdict.ProblemText);
    }

    [TestMethod]
    public void FewAndManyFilesGiveTheOrderOfTheTree()
    {
        using GovernedFolder governed = Governed();
        for (int i = 0; i < 200; i++)
            governed.Write("src/" + i + ".cs", "Sql " + i);
        SourceTree tree = SourceTree.Walk(governed.Repository);

        CachedFile[] scanned = BoundaryScan.Run(governed.Repository, tree, RulesOf(governed), ScanCache.Empty(), 100, default, out _);

        CollectionAssert.AreEqual(tree.Files.ToArray(), scanned.Select(file => file.File).ToArray());
        Assert.IsTrue(
            scanned.Where(file => file.File.Path.StartsWith("src/", StringComparison.Ordinal)).All(file => file.Verdict!.Matches.Count == 1));
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(200)]
    public void ACancelledBuildEndsTheScan(int files)
    {
        using GovernedFolder governed = Governed();
        for (int i = 0; i < files; i++)
            governed.Write("src/" + i + ".cs", "Sql");
        SourceTree tree = SourceTree.Walk(governed.Repository);

        Assert.Throws<OperationCanceledException>(
            () => BoundaryScan.Run(governed.Repository, tree, RulesOf(governed), ScanCache.Empty(), 100, new CancellationToken(canceled: true), out _));
    }

    [TestMethod]
    public void NoMoreMatchesOfARuleAreKeptThanAskedFor()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql", @"T\s+x", "[ab]c");
        governed.Write("a.cs", string.Concat(Enumerable.Repeat("Sql Sql T x ac bc\n", 10)));

        CachedFile file = BoundaryScan.Run(governed.Repository, SourceTree.Walk(governed.Repository), RulesOf(governed), ScanCache.Empty(), 7, default, out _)
            .Single(file => file.File.Path == "a.cs");

        CollectionAssert.AreEqual(
            new[] { 7, 7, 7 }, Enumerable.Range(0, 3).Select(rule => file.Verdict!.Matches.Count(match => match.Rule == rule)).ToArray());
    }

    private static GovernedFolder Governed()
    {
        GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "one Sql \u00e9\nSql");
        governed.Write("b.cs", "clean");
        governed.Files.Age("a.cs");
        governed.Files.Age("b.cs");
        return governed;
    }

    private static BoundaryRules RulesOf(GovernedFolder governed)
    {
        SourceText text = new(File.ReadAllText(governed.Files.At(GovernedFolder.BoundariesPath)));
        return new BoundaryRules(BoundariesReader.Read(GovernedFolder.BoundariesPath, text, out _)!);
    }

    private static CachedFile[] Scan(GovernedFolder governed, ScanCache cache, out bool changed)
        => BoundaryScan.Run(governed.Repository, SourceTree.Walk(governed.Repository), RulesOf(governed), cache, 100, default, out changed);

    private static void Save(GovernedFolder governed, CachedFile[] files)
        => ScanCache.Save(CacheFolder.Of(governed.Repository, CacheMode.On), TheseRules, DateTime.UtcNow.Ticks, files);

    private static ScanCache Load(GovernedFolder governed, byte[] rulesHash)
        => ScanCache.Load(CacheFolder.Of(governed.Repository, CacheMode.On), RulesOf(governed), rulesHash);
}
