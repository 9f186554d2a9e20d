using System;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

[TestClass]
public sealed class EncodingTests
{
    [TestMethod]
    [DataRow("utf-8", true)]
    [DataRow("utf-8", false)]
    [DataRow("utf-16", true)]
    [DataRow("utf-16BE", true)]
    [DataRow("utf-32", true)]
    [DataRow("utf-32BE", true)]
    [DataRow("iso-8859-1", false)]
    public void AMatchStandsWhereItStandsInEveryEncoding(string name, bool marked)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        using GovernedFolder governed = GovernedFolder.Forbidding("SqlConnection");
        governed.Write("a.cs", [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("// caf\u00e9\r\n\u00e9 SqlConnection\r\n")]);

        Assert.AreEqual("a.cs(2,3,2,16)", governed.Violations());
    }

    [TestMethod]
    [DataRow("utf-8", true)]
    [DataRow("utf-8", false)]
    [DataRow("utf-16", true)]
    [DataRow("iso-8859-1", false)]
    public void AnAccentIsFoundInEveryEncoding(string name, bool marked)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        using GovernedFolder governed = GovernedFolder.Forbidding("caf\u00e9s");
        governed.Write("a.cs", [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("x caf\u00e9s")]);

        Assert.AreEqual("a.cs(1,3,1,8)", governed.Violations());
    }

    [TestMethod]
    public void BytesThatAreNoTextAreNoCrash()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("SqlConnection");
        governed.Write("a.cs", [0xFF, 0xFE, 0x00, 0xD8, 0x41]);
        governed.Write("b.cs", [0x00, 0x01, 0x80, 0xFF, 0xC0, 0xC1]);
        governed.Write("c.cs", [0xFE]);
        governed.Write("d.cs", [0xEF, 0xBB, 0xBF]);

        Assert.IsTrue(governed.Check().Passed);
    }

    [TestMethod]
    [Timeout(180_000)]
    public void ALineOfAMegabyteIsScanned()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding(@"\bSqlConnection\b", "def calculate_.*balance|const.*total.*=.*reduce", "if.*type.*income.*expense");
        governed.Write("a.cs", new StringBuilder().Insert(0, "const total = if type income ", 40_000).Append("SqlConnection;").ToString());

        Assert.AreEqual("a.cs(1,1160001,1,1160014)", governed.Violations());
    }

    [TestMethod]
    [Timeout(180_000)]
    public void AFileOfFiftyMegabytesIsScanned()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("SqlConnection");
        byte[] large = new byte[50 * 1024 * 1024];
        Array.Fill(large, (byte)'\n');
        "SqlConnection"u8.CopyTo(large.AsSpan(large.Length - 13));
        governed.Write("a.cs", large);

        Assert.AreEqual("a.cs(52428788,1,52428788,14)", governed.Violations());
    }
}
