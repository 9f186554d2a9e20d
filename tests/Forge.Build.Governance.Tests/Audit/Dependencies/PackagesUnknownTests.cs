using System;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

[TestClass]
public sealed class PackagesUnknownTests
{
    private const string Source = "src/App/Program.cs";
    private const string Assets = "src/App/obj/project.assets.json";

    [TestMethod]
    public void ARestoreThatFailedLeavesARecordThatTellsNothing()
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        string assets = File.ReadAllText(folder.Folder.Files.At(Assets));
        int wanted = assets.IndexOf('{', assets.LastIndexOf("\"dependencies\"", StringComparison.Ordinal)) + 1;
        folder.Write(Assets, assets.Insert(wanted, "\"Lacking\": { \"target\": \"Package\" },"));
        folder.Write(Source, "using Nowhere;\n");

        Finding finding = folder.Check(Source).Findings.Single();

        Assert.AreEqual("FORGE6205", finding.Rule.Code);
        Assert.AreEqual("the package Lacking, which it references, was not restored.", finding.Message);
    }

    [TestMethod]
    public void AProjectThatWasNotRestoredIsOneFinding()
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        File.Delete(folder.Folder.Files.At(Assets));
        folder.Write("src/App/Other.cs", "using Nowhere;\n");

        Finding finding = folder.Check(Source, "src/App/Other.cs").Findings.Single();

        Assert.AreEqual("FORGE6205", finding.Rule.Code);
        Assert.AreEqual(SourceLocation.StartOf(DotNetFolder.App), finding.Location);
        Assert.AreEqual("this project was not restored: there is no src/App/obj/project.assets.json, nor one under artifacts/obj.", finding.Message);
        Assert.AreEqual("run dotnet restore src/App/App.csproj, then run the audit again.", finding.Fix);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("[1]")]
    [DataRow("{ \"targets\": { \"net10.0\": {} }")]
    [DataRow("{ \"targets\": [], \"project\": 3, \"libraries\": { \"a\": 1 }, \"packageFolders\": null }")]
    [DataRow("{ \"targets\": { \"\\ud800\": {} } }")]
    public void ARecordThatCannotBeReadIsAFinding(string text)
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        folder.Write(Assets, text);

        Finding finding = folder.Check(Source).Findings.Single();

        Assert.AreEqual(RuleCatalog.PackagesUnknown, finding.Rule);
        Assert.AreEqual(Assets + " cannot be read as the record of a restore.", finding.Message);
    }

    [TestMethod]
    public void APackageThatIsNotThereIsAFinding()
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        folder.RemovePackage("Indirect", "2.1.0");

        Assert.Contains("lib/net10.0/Indirect.dll of the package Indirect 2.1.0 cannot be read: it is not in the package folders.", folder.Check(Source).Findings.Single().Message);
    }

    [TestMethod]
    public void AnAssemblyThatIsNoneIsAFinding()
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        folder.WritePackage("Indirect", "2.1.0", Encoding.ASCII.GetBytes("MZ and no more"));

        Finding finding = folder.Check(Source).Findings.Single();

        Assert.AreEqual(RuleCatalog.PackagesUnknown, finding.Rule);
        Assert.Contains("it is no assembly", finding.Message);
    }

    [TestMethod]
    public void AnyBytesOfAnAssemblyAreReadWithoutHarm()
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        byte[] sound = DotNetFolder.AssemblyOf("Indirect", "Indirect.Json.JsonConvert");

        for (int at = 0; at < sound.Length; at += 7)
        {
            byte[] damaged = (byte[])sound.Clone();
            damaged[at] ^= 0xff;
            folder.WritePackage("Indirect", "2.1.0", damaged);
            Assert.IsTrue(folder.Check(Source).Findings.All(finding => finding.Rule == RuleCatalog.PackagesUnknown));
        }
    }

    [TestMethod]
    public void AFrameworkThatIsNotThereIsAFinding()
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        folder.Restore(DotNetFolder.App, "obj", DotNetFolder.Target("net10.0") with { FrameworkReferences = ["Contoso.Own.App"] });

        Assert.AreEqual("the targeting pack Contoso.Own.App.Ref for net10.0 cannot be found.", folder.Check(Source).Findings.Single().Message);
    }

    [TestMethod]
    public void AFileOfNoProjectIsAFindingWhereItUsesMoreThanTheSystem()
    {
        using DotNetFolder folder = new();
        folder.Write("loose/a.cs", "using System.Text;\n");
        folder.Write("loose/b.cs", "using System;\nusing Contoso;\n");

        Finding finding = folder.Check("loose/a.cs", "loose/b.cs").Findings.Single();

        Assert.AreEqual(RuleCatalog.PackagesUnknown, finding.Rule);
        Assert.AreEqual(new SourceLocation("loose/b.cs", 2, 7, 2, 14), finding.Location);
    }

    [TestMethod]
    public void TheCacheSaysTheSameAndTheSameBytes()
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        folder.Write(Source, "using Indirect.Json;\n");
        string cache = folder.Folder.Files.At(".forge/packages.cache");

        string cold = Text(folder, CacheMode.On);
        byte[] first = File.ReadAllBytes(cache);
        string warm = Text(folder, CacheMode.On);

        Assert.AreEqual(Text(folder, CacheMode.Off), cold);
        Assert.AreEqual(cold, warm);
        CollectionAssert.AreEqual(first, File.ReadAllBytes(cache));
        Assert.Contains("Indirect.Json\tJsonConvert\tJsonPropertyAttribute\t", Encoding.UTF8.GetString(first));
        Assert.IsFalse(Encoding.UTF8.GetString(first).Contains(folder.Machine, StringComparison.Ordinal));
    }

    [TestMethod]
    public void ADamagedCacheIsMadeAnew()
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        folder.Write(Source, "using Indirect.Json;\n");
        string expected = Text(folder, CacheMode.On);
        CacheFolder cache = CacheFolder.Of(folder.Folder.Repository, CacheMode.On);
        byte[] kept = cache.Read("packages.cache")!;

        foreach (int length in new[] { 0, 3, 21, 30, kept.Length / 2, kept.Length - 1 })
        {
            cache.Write("packages.cache", kept[..length]);
            Assert.AreEqual(expected, Text(folder, CacheMode.On));
            CollectionAssert.AreEqual(kept, cache.Read("packages.cache"));
        }
    }

    [TestMethod]
    public void APackageThatChangedIsReadAgain()
    {
        using DotNetFolder folder = DotNetDependencyTests.Restored();
        folder.Write(Source, "using Indirect.Later;\n");
        Assert.Contains("nothing that", Text(folder, CacheMode.On));

        folder.Package("Indirect", "2.1.0", "Indirect.Later.Thing", "Indirect.Json.JsonConvert");

        Assert.Contains("is of the package \"Indirect\"", Text(folder, CacheMode.On));
    }

    private static string Text(DotNetFolder folder, CacheMode cache) => string.Join('\n', folder.Check(cache, Source).Findings.Select(finding => finding.ToString()));
}
