using System;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Gates;

[TestClass]
public sealed class DocumentGateTests
{
    private const string Physics = "Forge/Contracts/physics.yaml";
    private const string List = "src/Web/obj/Web.OpenApiFiles.cache";
    private const string Document = "src/Web/obj/Web.json";
    private const string Program = "src/Web/bin/Web.dll";
    private const string Late = """{ "openapi": "3.1.1", "paths": { "/late": { "get": {} } } }""";
    private const string AtLate = Document + "(1,34,1,41) FORGE1601";

    [TestMethod]
    public void ADocumentOfTheBuildIsComparedAndItsConformingTwinPasses()
    {
        using GovernedFolder folder = Governed(Late);

        Assert.AreEqual(Document + "(1,1,1,1) FORGE0602\n" + AtLate, Run(folder));

        folder.Write(Physics, "paths:\n  /late:\n    get: {}\n");
        Assert.AreEqual(Document + "(1,1,1,1) FORGE0602", Run(folder));
    }

    [TestMethod]
    public void OnlyWhatIsListedCounts()
    {
        using GovernedFolder folder = Governed("""{ "openapi": "3.1.1", "paths": {} }""");
        folder.Write("src/Web/obj/Web_old.json", Late);

        Assert.AreEqual(Document + "(1,1,1,1) FORGE0602", Run(folder));

        folder.Write(List, folder.Files.At("src/Web/obj/Web.json") + "\r\n\n  obj/Web_old.json\n" + folder.Files.At("src/Web/obj/Web.json") + "\n");
        Assert.AreEqual("src/Web/obj/Web.json(1,1,1,1) FORGE0602\nsrc/Web/obj/Web_old.json(1,1,1,1) FORGE0602\nsrc/Web/obj/Web_old.json(1,34,1,41) FORGE1601", Run(folder));
    }

    [TestMethod]
    [DataRow("missing", "there is no list of documents")]
    [DataRow("old", "the list of documents is older than the program")]
    [DataRow("empty", "the list of documents is empty")]
    [DataRow("long", "the list of documents is too long")]
    [DataRow("many", "the list names more than 100 documents")]
    public void DocumentsOfAnotherProgramAreNotComparedAndThatIsSaid(string list, string why)
    {
        using GovernedFolder folder = Governed(Late);
        if (list == "missing")
            File.Delete(folder.Files.At(List));
        else if (list == "old")
            folder.Files.Age(List);
        else
            folder.Write(List, list switch { "empty" => "\n \n", "long" => new string('x', 2_000_000), _ => string.Join('\n', Enumerable.Range(0, 101)) });

        Finding finding = Report(folder).Findings.Single();

        Assert.AreEqual("FORGE0605", finding.Rule.Code);
        Assert.Contains(why, finding.Message);
    }

    [TestMethod]
    [DataRow("", "it is empty")]
    [DataRow("{ \"openapi\": ", "this is not JSON")]
    [DataRow("openapi: 3.1.1\npaths: {}\n", "this is not JSON")]
    [DataRow("""{ "openapi": "3.1.1", "paths": {}, "paths": {} }""", "the name \"paths\" stands twice in one object")]
    [DataRow("""{ "swagger": "1.2" }""", "it is no OpenAPI document of version 3.x or 2.0")]
    [DataRow("deep", "this is not JSON")]
    public void WhatCannotBeReadFailsAtItsPlace(string text, string why)
    {
        using GovernedFolder folder = Governed(text == "deep" ? "{ \"openapi\": \"3.1.1\", \"x\": " + new string('[', 100_000) : text);

        Finding finding = Report(folder).Findings.Single();

        Assert.AreEqual("FORGE6601", finding.Rule.Code);
        Assert.AreEqual(Document, finding.Location.Path);
        Assert.Contains(why, finding.Message);
    }

    [TestMethod]
    public void WhatIsNotThereFails()
    {
        using GovernedFolder folder = Governed(Late);
        File.Delete(folder.Files.At(Document));
        Assert.AreEqual(Document + "(1,1,1,1) FORGE6601", Run(folder));

        folder.Files.Make(Document);
        Assert.AreEqual(Document + "(1,1,1,1) FORGE6601", Run(folder));
    }

    [TestMethod]
    public void APipeIsNotOpenedAndALargeFileNotRead()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("there are no named pipes in folders");
        using GovernedFolder folder = Governed(Late);
        File.Delete(folder.Files.At(Document));
        folder.Files.Pipe(Document);
        Assert.AreEqual(Document + "(1,1,1,1) FORGE6601", Run(folder));

        File.Delete(folder.Files.At(Document));
        using (FileStream sparse = File.Create(folder.Files.At(Document)))
            sparse.SetLength(DocumentGate.MostBytes + 1L);
        Assert.Contains("larger than 64 MB", Report(folder).Findings.Single().Message);
    }

    [TestMethod]
    public void ByteOrderMarksAndLineEndsMakeNoDifference()
    {
        using GovernedFolder folder = Governed(Late);
        string text = "{ \"openapi\": \"3.1.1\",\r\n \"paths\": {\r\n  \"/sp\u00e4t\": { \"get\": {} } } }\r\n";
        string expected = Document + "(1,1,1,1) FORGE0602\n" + Document + "(3,3,3,10) FORGE1601";

        foreach (Encoding encoding in new[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.UTF32 })
        {
            folder.Write(Document, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.AreEqual(expected, Run(folder), encoding.EncodingName);
        }
    }

    [TestMethod]
    public void ADocumentOutsideIsComparedAndTheFindingStandsInTheContract()
    {
        using GovernedFolder folder = Governed(Late);
        using TempFolder outside = new();
        outside.Write("Web.json", Late);
        File.Delete(folder.Files.At(Document));
        folder.Files.LinkFile(Document, outside.At("Web.json"));
        Assert.AreEqual("(0,0,0,0) FORGE0602\n" + Physics + "(1,1,1,1) FORGE1601", Run(folder));

        folder.Write(List, outside.At("Web.json") + "\n");
        Assert.AreEqual("(0,0,0,0) FORGE0602\n" + Physics + "(1,1,1,1) FORGE1601", Run(folder));

        outside.Write("Web.json", "nonsense");
        Assert.AreEqual(Physics + "(1,1,1,1) FORGE6601", Run(folder));
    }

    [TestMethod]
    public void ATestProjectIsNotHeldAgainstTheContract()
    {
        using GovernedFolder folder = Governed(Late);

        Finding finding = Report(folder, "System.Runtime", "xunit.core").Findings.Single();

        Assert.AreEqual("FORGE0602", finding.Rule.Code);
        Assert.StartsWith("this is a test project", finding.Message);
    }

    [TestMethod]
    public void WhereTheGateIsOffNothingIsLookedAt()
    {
        using GovernedFolder folder = Governed(Late);
        folder.Write("forge.json", """{ "gates": { "physics": "off" } }""");
        Assert.AreEqual("", Run(folder));

        folder.Write("forge.json", """{ "gates": { "references": "off" } }""");
        Assert.AreNotEqual("", Run(folder));
    }

    [TestMethod]
    public void WithoutAContractNothingIsSaidAndWithABrokenOneItFailsThere()
    {
        using GovernedFolder folder = Governed(Late);
        File.Delete(folder.Files.At(Physics));
        Assert.AreEqual("", Run(folder));

        folder.Write(Physics, "paths:\n  /x: \"a\" | \"b\"\n");
        Assert.Contains(Physics + "(2,", Run(folder));
        Assert.Contains("FORGE3001", Run(folder));

        folder.Write(Physics, "paths: {}\n");
        folder.Write("Forge/Contracts/physics.baseline", "GET /late\nnonsense\n");
        Assert.AreEqual("Forge/Contracts/physics.baseline(2,1,2,9) FORGE3605\n" + Document + "(1,1,1,1) FORGE0602", Run(folder));
    }

    [TestMethod]
    public void ManyFindingsAreCutAndThatIsSaid()
    {
        using GovernedFolder folder = Governed("{ \"openapi\": \"3.1.1\", \"paths\": { " + string.Join(", ", Enumerable.Range(0, 9).Select(i => "\"/" + i + "\": { \"get\": {} }")) + " } }");

        GateReport report = DocumentGate.Run(folder.Repository, Documents(folder), maxFindings: 3);

        Assert.AreEqual(3, report.Findings.Count(finding => finding.Rule == RuleCatalog.UndeclaredRoute));
        Assert.AreEqual(1, report.Findings.Count(finding => finding.Rule == RuleCatalog.FindingsCut));
        Assert.IsFalse(report.Passed);
    }

    private static GovernedFolder Governed(string document)
    {
        GovernedFolder folder = GovernedFolder.Forbidding("x");
        folder.Write(Physics, "paths: {}\n");
        folder.Write(Program, "program");
        folder.Files.Age(Program, minutes: 10);
        folder.Write(Document, document);
        folder.Write(List, folder.Files.At(Document) + "\n");
        return folder;
    }

    private static BuildDocuments Documents(GovernedFolder folder, params string[] references) => new(folder.Files.At("src/Web"), folder.Files.At(List), folder.Files.At(Program), references);

    private static GateReport Report(GovernedFolder folder, params string[] references) => DocumentGate.Run(folder.Repository, Documents(folder, references), 100);

    private static string Run(GovernedFolder folder)
        => string.Join('\n', Report(folder).Findings.Select(finding => finding.Location.Path + "(" + finding.Location.Line + "," + finding.Location.Column + "," + finding.Location.EndLine + "," + finding.Location.EndColumn + ") " + finding.Rule.Code));
}
