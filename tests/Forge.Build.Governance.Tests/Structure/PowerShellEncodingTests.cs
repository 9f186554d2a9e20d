using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class PowerShellEncodingTests
{
    private const string Mark = StructureFolder.Mark;

    [TestMethod]
    [DataRow("Forge/scripts/run_tests.ps1")]
    [DataRow("tools/a.psm1")]
    [DataRow("A.PSD1")]
    public void AScriptInAsciiWithTheMarkPasses(string path)
    {
        using StructureFolder folder = new StructureFolder().Write(path, Mark + "Write-Host \"a -- b\"\r\n");

        Assert.AreEqual("", folder.Places());
        Assert.Contains("[Structure] powershell: looked at 1 PowerShell scripts.", folder.Details);
    }

    [TestMethod]
    public void ACharacterThatIsNotAsciiIsFoundAtTheFirstAndCounted()
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", Mark + "$a = 1\r\nWrite-Host \u201Cx\u201D # \u2014\r\n");

        Finding finding = folder.The(RuleCatalog.PowerShellNotAscii);

        Assert.AreEqual(new SourceLocation("a.ps1", 2, 12, 2, 13), finding.Location);
        Assert.AreEqual("this script holds \"\u201C\" (U+201C), which is not ASCII, and 2 more of the kind.", finding.Message);
        Assert.AreEqual("write \" in its place.", finding.Fix);
        Assert.HasCount(1, folder.Check());
    }

    [TestMethod]
    public void ACharacterOfTwoUnitsIsOne()
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", Mark + "# \U0001F600!");

        Finding finding = folder.The(RuleCatalog.PowerShellNotAscii);

        Assert.AreEqual(new SourceLocation("a.ps1", 1, 3, 1, 5), finding.Location);
        Assert.Contains("(U+1F600), which is not ASCII.", finding.Message);
    }

    [TestMethod]
    public void ASecondMarkIsNotAscii()
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", Mark + Mark + "exit 0\n");

        Assert.AreEqual("FORGE3803 a.ps1(1,1,1,2)", folder.Places());
    }

    [TestMethod]
    public void WithoutTheMarkASafeScriptIsFixedByTheCommand()
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", "exit 0\n");

        Finding finding = folder.The(RuleCatalog.PowerShellWithoutMark);

        Assert.AreEqual(SourceLocation.StartOf("a.ps1"), finding.Location);
        Assert.AreEqual("run forge fix.", finding.Fix);
    }

    [TestMethod]
    public void WithoutTheMarkAndNotAsciiAreTwoCauses()
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", "# \u00e9\n");

        Assert.AreEqual("FORGE3804 a.ps1(1,1,1,1)\nFORGE3803 a.ps1(1,3,1,4)", folder.Places());
        Assert.Contains("forge fix leaves it alone, since it is not ASCII.", folder.The(RuleCatalog.PowerShellWithoutMark).Fix);
    }

    [TestMethod]
    [DataRow("#!/usr/bin/env pwsh\nexit 0\n", "it begins with #!")]
    [DataRow("exit 0\n# SIG # Begin signature block\n# AAAA\n# SIG # End signature block\n", "it is signed")]
    public void WhereAMarkBreaksSomethingAPersonHasToLook(string text, string why)
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", text);

        Assert.Contains(why, folder.The(RuleCatalog.PowerShellWithoutMark).Fix);
    }

    [TestMethod]
    public void BytesOfACodePageAreNotAscii()
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", new byte[] { (byte)'#', 0x97, (byte)'\n' });

        Assert.AreEqual("FORGE3804 a.ps1(1,1,1,1)\nFORGE3803 a.ps1(1,2,1,3)", folder.Places());
    }

    [TestMethod]
    public void WideEncodingsAreACauseOfTheirOwn()
    {
        using StructureFolder folder = new();
        folder.Write("a.ps1", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("exit 0")).ToArray());
        folder.Write("b.ps1", Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes("exit 0")).ToArray());
        folder.Write("c.ps1", Encoding.Unicode.GetBytes("exit 0"));
        folder.Write("d.ps1", Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes("exit 0")).ToArray());

        Assert.AreEqual("FORGE3805 a.ps1(1,1,1,1)\nFORGE3805 b.ps1(1,1,1,1)\nFORGE3805 c.ps1(1,1,1,1)\nFORGE3805 d.ps1(1,1,1,1)", folder.Places());
    }

    [TestMethod]
    public void AnEmptyScriptCannotBeReadWrongly()
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", "").Write("b.ps1", Mark);

        Assert.AreEqual("", folder.Places());
    }

    [TestMethod]
    public void ScriptsOfOthersAreLeftAlone()
    {
        using StructureFolder folder = new();
        foreach (string path in new[]
        {
            "env/bin/Activate.ps1", "lib/site-packages/x/a.ps1", "vendor/a.ps1", "node_modules/.bin/tsc.ps1", "packages/Old.1.2.3/tools/install.ps1", "bin/Debug/playwright.ps1",
        })
            folder.Write(path, "exit 0");
        folder.Write("env/pyvenv.cfg", "home = /usr/bin\n");

        Assert.AreEqual("", folder.Places());
    }

    [TestMethod]
    public void FoldersThatOnlySoundForeignAreLookedAt()
    {
        using StructureFolder folder = new StructureFolder().Write("packages/web/tools/a.ps1", "exit 0").Write("environment/a.ps1", "exit 0").Write("a.ps1.txt", "exit 0");

        Assert.AreEqual("FORGE3804 environment/a.ps1(1,1,1,1)\nFORGE3804 packages/web/tools/a.ps1(1,1,1,1)", folder.Places());
    }

    [TestMethod]
    public void AScriptThatCannotBeReadDoesNotPass()
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", Mark + "exit 0");
        folder.Files.Close("a.ps1");

        Assert.AreEqual("FORGE6801 a.ps1(1,1,1,1)", folder.Places());
    }

    [TestMethod]
    public void SwitchedOffItSaysSoAndNothingElse()
    {
        using StructureFolder folder = new StructureFolder().Write("a.ps1", "exit 0").Write("forge.json", "{ \"gates\": { \"powershell\": \"off\" } }");

        Assert.AreEqual("FORGE0801 forge.json(1,28,1,33)", folder.Places());
    }
}
