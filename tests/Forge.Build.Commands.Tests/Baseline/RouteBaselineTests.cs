using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using Forge.Build.Commands.Baseline.Routes;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Baseline;

[TestClass]
public sealed class RouteBaselineTests
{
    private const string List = "Forge/Contracts/physics.baseline";

    [TestMethod]
    public void ALogTellsOfRoutesAndOfWhatMayHideSome()
    {
        RouteLog log = RouteLog.Parse(Sarif(
            Result("FORGE0602"), Result("FORGE1601", "GET /b\nPOST /b"), Result("FORGE3601", "PATCH /a"), Result("FORGE0603", "GET /old"), Result("FORGE3606", "GET /said"), Result("FORGE0604", "GET /gone"),
            Result("FORGE3603"), Result("CS0168", level: "warning"), Result("CS0103"), Result("FORGE3001"), Result("FORGE6001")));

        Assert.IsTrue(log.Looked);
        Assert.AreEqual("GET /b, POST /b, PATCH /a", string.Join(", ", log.Undeclared));
        Assert.AreEqual("GET /old; GET /said; GET /gone", string.Join("; ", log.Used.Concat(log.Declared).Concat(log.Gone)));
        Assert.AreEqual("CS0103: text, FORGE3001: text, FORGE6001: text", string.Join(", ", log.Blocking));
        Assert.IsFalse(RouteLog.Parse(Sarif()).Looked);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("{\"runs\":1}")]
    [DataRow("{\"runs\":[{\"results\":[{}]}]}")]
    [DataRow("{\"runs\":[{\"results\":[{\"ruleId\":\"FORGE1601\"}]}]}", DisplayName = "the analyzers of another version, which name no routes")]
    public void WhatIsNoLogIsSaid(string text) => Assert.ThrowsExactly<IOException>(() => RouteLog.Parse(Encoding.UTF8.GetBytes(text)));

    [TestMethod]
    public void OnlyWhatNoProgramNeedsLeavesTheListAndTheRestStaysAsItIs()
    {
        const string text = "# before\r\nGET /said\r\n  get /Kept  \r\n\r\nGET /gone\r\nGET /elsewhere\r\nGET /unknown";
        PhysicsBaseline baseline = PhysicsBaseline.Read(List, new SourceText(text.Replace("\r\n", "\n")), out _);
        RouteLog[] logs =
        [
            RouteLog.Parse(Sarif(Result("FORGE3606", "GET /said"), Result("FORGE0604", "GET /gone\nGET /elsewhere"), Result("FORGE0603", "GET /Kept"), Result("FORGE1601", "GET /z\nGET /a b\nPUT /a\nGET /a"))),
            RouteLog.Parse(Sarif(Result("FORGE0603", "GET /elsewhere"), Result("FORGE1601", "get /A\nM-SEARCH /a"))),
        ];

        RouteChange grown = RouteChange.Of(baseline, logs, mayGrow: true), shrunk = RouteChange.Of(baseline, logs, mayGrow: false);

        Assert.AreEqual("# before\r\n  get /Kept  \r\n\r\nGET /elsewhere\r\nGET /unknown\r\nGET /a\r\nPUT /a\r\nGET /z\r\n", grown.Apply(text, "\r\n"));
        Assert.AreEqual("# before\r\n  get /Kept  \r\n\r\nGET /elsewhere\r\nGET /unknown", shrunk.Apply(text, "\r\n"));
        Assert.AreEqual("GET /a, PUT /a, GET /z", string.Join(", ", shrunk.NotAdded));
        Assert.AreEqual("M-SEARCH /a, GET /a b", string.Join(", ", shrunk.NotListable));
        Assert.AreEqual(3, grown.Kept);
        Assert.AreEqual(1, RouteBaselineReport.Of(List, grown, false).ExitCode, "one route goes on failing the build");
    }

    [TestMethod]
    public void ANewListIsReadAsWhatWasWritten()
    {
        RouteChange change = RouteChange.Of(PhysicsBaseline.Empty, [RouteLog.Parse(Sarif(Result("FORGE1601", "ANY /b\nGET /a/{id}")))], mayGrow: true);
        string text = change.Apply("", "\n");

        Assert.StartsWith("# ", text);
        Assert.AreEqual("GET /a/{id}, ANY /b", string.Join(", ", PhysicsBaseline.Read(List, new SourceText(text), out var findings).Entries.Select(entry => entry.Text)));
        Assert.IsEmpty(findings);
    }

    [TestMethod]
    public void TheErrorsOfABuildAreKeptOnceAndBounded()
    {
        BuildErrors errors = new();
        Assert.IsEmpty(errors.Lines);
        errors.Add("all is quiet");
        Assert.AreEqual("all is quiet", errors.Lines.Single());
        string[] lines = ["a.cs(1,2): error CS0103: no [x]", "a.cs(1,2): CONTRACT_CONFLICT error FORGE3101: [A4] b", "error MSB1009: c", "a.targets(1,2): error : d"];
        foreach (string line in lines.Concat(lines).Concat(["an error in words: x", "a.cs(1,2): warning CS1: error y"]))
            errors.Add("  " + line + " ");
        Assert.AreSequenceEqual(lines, errors.Lines.ToArray());
        for (int i = 0; i < 100; i++)
            errors.Add("error X" + i + ": " + new string('x', 5000));
        Assert.HasCount(10, errors.Lines);
        Assert.IsLessThan(500, errors.Lines.Max(line => line.Length));
    }

    [TestMethod]
    public void WhatCannotBeWorkedWithIsRefusedBeforeAnythingIsBuilt()
    {
        using GovernedFolder folder = new("{ \"layers\": [] }\n");
        CommandReport none = Run(folder);
        Assert.AreEqual(1, none.ExitCode);
        Assert.Contains("no .NET project", none.Lines[0]);
        Assert.Contains("was not written", none.Lines[1]);

        folder.Write("forge.json", "{ \"test\": { \"solution\": \"gone.sln\" } }");
        Assert.Contains("which is no file inside the project root", Run(folder).Lines[0]);
        folder.Write("forge.json", "{ \"test\": [] }");
        Assert.AreSame(RuleCatalog.MalformedContract, Run(folder).Findings.Single().Rule);

        folder.Write(List, "GET /a\nGET /a\n");
        Assert.AreSame(RuleCatalog.MalformedBaseline, Run(folder).Findings.Single().Rule);
        Assert.AreEqual("GET /a\nGET /a\n", File.ReadAllText(folder.Files.At(List)));
    }

    [TestMethod]
    public void AnInterruptedRunWritesNothingAndCouldNotRun()
    {
        using GovernedFolder folder = new("{ \"layers\": [] }\n");
        folder.Write("src/a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />\n");
        using CancellationTokenSource source = new();
        source.Cancel();

        CommandReport report = RouteBaselining.Run(folder.Repository, new RouteBaselineRequest(), source.Token);

        Assert.AreEqual(2, report.ExitCode);
        Assert.Contains("interrupted", report.Lines[0]);
        Assert.IsFalse(File.Exists(folder.Files.At(List)));
    }

    internal static byte[] Sarif(params string[] results) => Encoding.UTF8.GetBytes("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[" + string.Join(',', results) + "]}]}");

    internal static string Result(string code, string? routes = null, string level = "error")
        => "{\"ruleId\":\"" + code + "\",\"level\":\"" + level + "\",\"message\":{\"text\":\"text\"}"
            + (routes is null ? "" : ",\"properties\":{\"customProperties\":{\"ForgeRoutes\":" + JsonSerializer.Serialize(routes) + "}}") + "}";

    private static CommandReport Run(GovernedFolder folder) => RouteBaselining.Run(folder.Repository, new RouteBaselineRequest(), CancellationToken.None);
}
