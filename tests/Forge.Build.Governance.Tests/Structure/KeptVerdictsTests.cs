using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

/// <summary>A verdict of a structure gate holds until something that the gate asked for has changed, and no longer.</summary>
[TestClass]
public sealed class KeptVerdictsTests
{
    private const string Good = StructureFolder.Mark + "exit 0 # -";
    private const string Bad = StructureFolder.Mark + "exit 0 #\u00e9";
    private const string Script = "tools/a.ps1";
    private const string Each = ".forge/structure.cache";
    private const string Joint = ".forge/structure-joint.cache";

    [TestMethod]
    public void WhatIsUntouchedIsNotReadAgain()
    {
        using StructureFolder folder = Settled();

        folder.ReplaceUnseen(Script, Bad);

        Assert.AreEqual("", folder.Places(CacheMode.On));
        Assert.AreEqual("FORGE3803 tools/a.ps1(1,9,1,10)", folder.Places());
        Assert.Contains("[Structure] powershell: looked at 1 PowerShell scripts.", folder.Details);
    }

    [TestMethod]
    public void DetailsAreKeptToo()
    {
        using StructureFolder folder = Settled();
        folder.Check();
        string cold = string.Join('\n', folder.Details);

        folder.Check(CacheMode.On);

        Assert.AreEqual(cold, string.Join('\n', folder.Details));
    }

    [TestMethod]
    public void AFileThatTheGateDoesNotAskForChangesNothing()
    {
        using StructureFolder folder = Settled();
        folder.ReplaceUnseen(Script, Bad);

        folder.Write("src/a.cs", "class A { }").Write("tools/b.ps1.bak", "x").Write("Forge/evidence/test_runs.md", "x");

        Assert.AreEqual("", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void AnotherGatesFilesAreItsOwn()
    {
        using StructureFolder folder = Settled();
        folder.ReplaceUnseen(Script, Bad);

        folder.Write("a.csproj", "<Project><Import Project=\"Forge/x.props\" /></Project>");

        Assert.AreEqual("FORGE3802 a.csproj(1,27,1,40)", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void AFileThatCameIsLookedAt()
    {
        using StructureFolder folder = Settled();

        folder.Write("tools/B.PS1", "exit 0");

        Assert.AreEqual("FORGE3804 tools/B.PS1(1,1,1,1)", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void AFileThatWentMayHaveExcusedAnother()
    {
        using StructureFolder folder = Settled();
        folder.Write("env/pyvenv.cfg", "").Write("env/Activate.ps1", "exit 0").Settle();
        Assert.AreEqual("", folder.Places(CacheMode.On));

        File.Delete(folder.Files.At("env/pyvenv.cfg"));

        Assert.AreEqual("FORGE3804 env/Activate.ps1(1,1,1,1)", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void ANameInTheGovernanceFolderMatters()
    {
        using StructureFolder folder = Settled();

        folder.Write("Forge/evidence/repro.py", "");

        Assert.AreEqual("FORGE3801 Forge/evidence/repro.py(1,1,1,1)", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void AContractThatAppearsMatters()
    {
        using StructureFolder folder = Settled();

        folder.Write("Forge/evidence/evidence_bundle.md", "# Evidence\n").Write("Forge/evidence/diff_log.md", "Status: COMPLETE\n");

        Assert.Contains("FORGE1802", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void ASwitchMatters()
    {
        using StructureFolder folder = Settled();

        folder.Write("forge.json", "{ \"gates\": { \"powershell\": \"off\" } }").Settle();
        Assert.AreEqual("FORGE0801 forge.json(1,28,1,33)", folder.Places(CacheMode.On));
        Assert.AreEqual("FORGE0801 forge.json(1,28,1,33)", folder.Places(CacheMode.On));

        folder.Write(Script, Bad);
        File.Delete(folder.Files.At("forge.json"));
        Assert.Contains("FORGE3803", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void AVerdictThatBlocksIsNotKept()
    {
        using StructureFolder folder = Settled();
        folder.Write(Script, Bad);
        folder.Files.Age(Script);
        Assert.AreEqual("FORGE3803 tools/a.ps1(1,9,1,10)", folder.Places(CacheMode.On));

        folder.ReplaceUnseen(Script, StructureFolder.Mark + "exit 0 # -");

        Assert.AreEqual("", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void AFileAsYoungAsTheVerdictProvesNothing()
    {
        using StructureFolder folder = new StructureFolder().Write(Script, Good);
        folder.Places(CacheMode.On);
        folder.Places(CacheMode.On);

        folder.ReplaceUnseen(Script, Bad);

        Assert.Contains("FORGE3803", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void AYoungFileOfOneGateCostsTheOthersNothing()
    {
        using StructureFolder folder = Settled();
        folder.Write("b.csproj", "<Project />");
        folder.Places(CacheMode.On);

        folder.ReplaceUnseen(Script, Bad);

        Assert.AreEqual("", folder.Places(CacheMode.On));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(40)]
    public void ADamagedCacheIsNone(int length)
    {
        using StructureFolder folder = Settled();
        foreach (string cache in new[] { Each, Joint })
            Damage(folder, cache, length);
        folder.ReplaceUnseen(Script, Bad);

        Assert.Contains("FORGE3803", folder.Places(CacheMode.On));
    }

    [TestMethod]
    [DataRow(Each)]
    [DataRow(Joint)]
    public void EitherCacheServesWithoutTheOther(string damaged)
    {
        using StructureFolder folder = Settled();
        Damage(folder, damaged, 40);
        folder.ReplaceUnseen(Script, Bad);

        Assert.AreEqual("", folder.Places(CacheMode.On));
        Assert.Contains("[Structure] powershell: looked at 1 PowerShell scripts.", folder.Details);
    }

    [TestMethod]
    public void WhatNobodyAskedForCostsTheJointVerdictOnce()
    {
        using StructureFolder folder = Settled();
        // Of an ending that one gate asks for by name.
        folder.Write("docs/other.json", "{}").Settle();
        Assert.AreEqual("", folder.Places(CacheMode.On));
        Damage(folder, Each, 0);
        folder.ReplaceUnseen(Script, Bad);

        Assert.AreEqual("", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void AVerdictThatBlocksIsInNoJointOne()
    {
        using StructureFolder folder = new StructureFolder().Write(Script, Bad).Settle();

        Assert.AreEqual("FORGE3803 tools/a.ps1(1,9,1,10)", folder.Places(CacheMode.On));

        Assert.IsTrue(File.Exists(folder.Files.At(Each)));
        Assert.IsFalse(File.Exists(folder.Files.At(Joint)));
        Assert.AreEqual("FORGE3803 tools/a.ps1(1,9,1,10)", folder.Places(CacheMode.On));
    }

    [TestMethod]
    public void NothingIsWrittenWhereNothingIsKept()
    {
        using StructureFolder folder = new StructureFolder().Write(Script, Good);

        folder.Places(CacheMode.WhenPresent);

        Assert.IsFalse(Directory.Exists(folder.Files.At(".forge")));
    }

    [TestMethod]
    public void TheTreeIsWalkedOnceAtMost()
    {
        using StructureFolder folder = Settled();
        int walks = 0;
        Lazy<SourceTree> tree = new(() =>
        {
            walks++;
            return SourceTree.Walk(folder.Repository);
        });

        StructureGates.Run(folder.Repository, tree, CacheFolder.Of(folder.Repository, CacheMode.On), new List<string>(), default);

        Assert.AreEqual(1, walks);
    }

    [TestMethod]
    public void ACancelledBuildEnds()
    {
        using StructureFolder folder = Settled();

        Assert.ThrowsExactly<OperationCanceledException>(() => StructureGates.Run(
            folder.Repository, new Lazy<SourceTree>(() => SourceTree.Walk(folder.Repository)), CacheFolder.Of(folder.Repository, CacheMode.Off), new List<string>(), new CancellationToken(canceled: true)));
    }

    private static void Damage(StructureFolder folder, string cache, int length)
    {
        string path = folder.Files.At(cache);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);
    }

    private static StructureFolder Settled()
    {
        StructureFolder folder = new StructureFolder().Write(Script, Good).Write("src/a.cs", "").Settle();
        Assert.AreEqual("", folder.Places(CacheMode.On));
        return folder;
    }
}
