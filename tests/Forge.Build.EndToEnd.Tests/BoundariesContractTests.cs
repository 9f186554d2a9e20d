using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>A <c>boundaries.json</c> that cannot hold as it is written stops the build at the place that is wrong, marked here with <c>&lt;| |&gt;</c>.</summary>
[TestClass]
public sealed class BoundariesContractTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE3001")]
    [DataRow("no json", "(1,2,1,3)")]
    [DataRow("{ \"layers\": [\n", "(2,1,2,2)")]
    [DataRow("{ \"layers\": [\n  { \"name\": }\n] }", "(2,13,2,14)")]
    public void TextThatIsNoJsonIsReportedWhereItStopsBeingJson(string json, string span)
        => NewRepository().Governed().Write(Skeleton.Boundaries, json).Build(Skeleton.Project).Fails(Place(span, "FORGE3001"));

    [TestMethod]
    [Produces("FORGE3001")]
    [DataRow("<|[|>]")]
    [DataRow("<|{|> }")]
    [DataRow("{ \"layers\": <|1|> }")]
    public void WithoutLayersThereIsNothingToCheck(string json) => FailsAtEachMark("FORGE3001", json);

    [TestMethod]
    [Produces("FORGE3001")]
    public void EveryValueOfAWrongTypeIsReportedInOneBuild() => FailsAtEachMark("FORGE3001", """
        {
          "coverage": <|"some"|>,
          "layers": [
            <|1|>,
            <|{|> "glob": "src/**" },
            { "name": <|5|> },
            { "name": <|"  "|> },
            { "name": <|"no glob"|>, "forbidden": [ { "pattern": "x{9}" } ] },
            <|{|> "name": "nothing forbidden", "glob": "src/**" },
            { "name": "odd globs", "glob": <|7|>, "globs": [ <|null|> ], "exclude": <|false|>, "forbidden": [] },
            {
              "name": "odd rules", "glob": "src/**",
              "forbidden": [
                <|"x{9}"|>,
                <|{|> "reason": "no pattern" },
                { "pattern": "x{9}", "reason": <|true|> },
                { "pattern": "x{9}", "reason": "first", <|"reason"|>: "second" },
                { "pattern": "x{9}", "in": <|"prose"|> },
                { "pattern": "x{9}", "files": <|2|> },
                { "pattern": "x{9}", "examples": <|3|> },
                { "pattern": "x{9}", "examples": { "fail": [ <|4|> ] } }
              ]
            }
          ],
          "known_violations": [
            <|{|> "layer": "odd rules", "file": "src/a.cs" },
            { "layer": "odd rules", "file": <|"../a.cs"|>, "pattern": "x{9}" }
          ]
        }
        """);

    [TestMethod]
    [Produces("FORGE3103", "FORGE3106")]
    public void APatternThatIsNoneOrContradictsItselfIsReported()
    {
        BuildResult build = Build("""
            { "layers": [ { "name": "web", "glob": "src/**/*.cs", "forbidden": [
              { "pattern": "(" },
              { "pattern": "x{9}", "examples": { "fail": "xx" } },
              { "pattern": "x{9}", "examples": { "pass": [ "y", "xxxxxxxxxx" ] } }
            ] } ] }
            """);

        build.Fails(Place("(2,16,2,19)", "FORGE3103"), Place("(3,46,3,50)", "FORGE3106"), Place("(4,53,4,65)", "FORGE3106"));
    }

    [TestMethod]
    [Produces("FORGE3108")]
    public void APatternThatMatchesEmptyTextIsOneFindingAndNotOneAtEveryLetter()
        => FailsAtEachMark("FORGE3108", """{ "layers": [ { "name": "web", "glob": "src/**/*.cs", "forbidden": [ { "pattern": <|"x*"|> } ] } ] }""").Fails(Place("(1,83,1,87)", "FORGE3108"));

    [TestMethod]
    public void PatternsAreCheckedInEveryBuildUntilTheyAreSound()
    {
        TempRepository repository = NewRepository().Governed()
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("web", "src/**/*.cs", "(")));

        repository.Build(Skeleton.Project).Fails(Place("(2,72,2,75)", "FORGE3103"));
        repository.Build(Skeleton.Project).Fails(Place("(2,72,2,75)", "FORGE3103"));
    }

    [TestMethod]
    [Produces("FORGE3105")]
    public void AGlobThatLeavesTheRootIsRefused() => FailsAtEachMark("FORGE3105", """
        { "layers": [
          { "name": "a", "glob": <|"../x/*.cs"|>, "forbidden": [ { "pattern": "x{9}" } ] },
          { "name": "b", "glob": <|"/etc/*.cs"|>, "forbidden": [ { "pattern": "x{9}" } ] },
          { "name": "c", "glob": <|"C:\\x\\*.cs"|>, "forbidden": [ { "pattern": "x{9}" } ] },
          { "name": "d", "glob": <|"src/../../x.cs"|>, "forbidden": [ { "pattern": "x{9}" } ] },
          { "name": "e", "glob": <|"{src,../x}/*.cs"|>, "forbidden": [ { "pattern": "x{9}" } ] },
          { "name": "f", "glob": <|"src/{a,b"|>, "forbidden": [ { "pattern": "x{9}" } ] },
          { "name": "g", "glob": "src/**/*.cs", "exclude": <|"\\\\server\\x"|>, "forbidden": [ { "pattern": "x{9}", "files": <|"..\\*.cs"|> } ] }
        ] }
        """);

    [TestMethod]
    [Produces("FORGE3107")]
    public void TwoLayersOfOneNameAreRefused() => FailsAtEachMark("FORGE3107", """
        { "layers": [
          { "name": "web", "glob": "src/**/*.cs", "forbidden": [ { "pattern": "x{9}" } ] },
          { "name": <|"Web"|>, "glob": "src/**/*.cs", "forbidden": [ { "pattern": "x{9}" } ] }
        ] }
        """);

    [TestMethod]
    [Produces("FORGE3109")]
    [DataRow("{ \"layers\": <|[|>] }")]
    [DataRow("{ \"layers\": <|[|> { \"name\": \"web\", \"glob\": \"src/**/*.cs\", \"forbidden\": [] } ] }")]
    public void BoundariesThatForbidNothingAreRefused(string json) => FailsAtEachMark("FORGE3109", json);

    [TestMethod]
    [Produces("FORGE3104", "FORGE0103")]
    public void ALayerOverNothingIsAnErrorAndADeadGlobBesideALiveOneAWarning()
    {
        BuildResult build = Build("""
            { "layers": [
              { "name": "old", "glob": "old/**/*.cs", "forbidden": [ { "pattern": "x{9}" } ] },
              { "name": "web", "globs": [ "src/**/*.cs", "web/*.cs" ], "forbidden": [ { "pattern": "x{9}" } ] }
            ] }
            """);

        build.Fails(Place("(2,28,2,41)", "FORGE3104"), Skeleton.Boundaries + "(3,46,3,56): warning FORGE0103");
    }

    [TestMethod]
    [Produces("FORGE3102", "FORGE0105")]
    public void AKnownViolationIsAcceptedWhileItExistsAndStaleAfterwards()
    {
        MarkedText json = MarkedText.Parse("""
            {
              "layers": [ { "name": "web", "glob": "src/**/*.cs", "forbidden": [ { "pattern": "SqlConnection" } ] } ],
              "known_violations": [ <|{|> "layer": "web", "file": "src/Web/Orders.cs", "pattern": "SqlConnection" } ]
            }
            """);
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, json.Text).Write(Skeleton.Source, Skeleton.Violation);

        Assert.Contains("1 violation is accepted", repository.Build(Skeleton.Project).Passes().The("FORGE0105").Text);
        repository.Write(Skeleton.Source, Skeleton.Clean).Build(Skeleton.Project).Fails(Place(json.Span, "FORGE3102"));
    }

    [TestMethod]
    [Produces("FORGE3110", "FORGE0106")]
    public void SourceInNoLayerIsANoticeOrAnErrorAsTheContractSays()
    {
        TempRepository repository = NewRepository().Governed().Write("src/Other/Lost.cs", "").Write("notes.txt", "");

        BuildResult noticed = repository.Build(Skeleton.Project).Passes();
        Assert.AreEqual("message", noticed.The("FORGE0106").Kind);
        Assert.Contains("1 source file lies in no layer", noticed.Output);
        repository.Write(Skeleton.Boundaries, Skeleton.WebBoundaries.Replace("{ \"layers\"", "{ \"coverage\": \"error\", \"layers\"")).Build(Skeleton.Project)
            .Fails("src/Other/Lost.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3110");
        repository.Write(Skeleton.Boundaries, Skeleton.WebBoundaries.Replace("{ \"layers\"", "{ \"coverage\": \"off\", \"layers\"")).Build(Skeleton.Project)
            .Passes();
    }

    [TestMethod]
    public void ABomCommentsTrailingCommasAndUnknownNamesAreTolerated()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation).Write(Skeleton.Boundaries, """
            {
              // why
              "$schema": "anything", "_notice": [ 1 ],
              "layers": [ { "name": "web", "owner": "us", "glob": "src/**/*.cs", "forbidden": [ { "pattern": "SqlConnection", "severity": "high", }, ], }, ],
            }
            """.Insert(0, "\uFEFF"));

        repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
    }

    [TestMethod]
    public void WhatIsWrongIsSaidTogetherWithTheViolationsThatWereFound()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation).Write(Skeleton.Boundaries, """
            { "layers": [
              { "name": "web", "glob": "src/**/*.cs", "forbidden": [ { "pattern": "SqlConnection" } ] },
              { "name": "old", "glob": "old/**/*.cs", "forbidden": [ { "pattern": "(" } ] }
            ] }
            """);

        repository.Build(Skeleton.Project).Fails(Place("(3,28,3,41)", "FORGE3104"), Place("(3,71,3,74)", "FORGE3103"), Skeleton.ViolationPlace);
    }

    private BuildResult FailsAtEachMark(string code, string markedJson)
    {
        MarkedText marked = MarkedText.Parse(markedJson);
        Assert.IsNotEmpty(marked.Spans);

        BuildResult build = Build(marked.Text);

        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual(1, build.GateRuns);
        Assert.AreEqual(
            string.Join('\n', marked.Spans.Select(span => NewPlace(span, code))),
            string.Join('\n', build.Of(code).Select(found => "(" + found.Span + "): " + found.Subcategory + " " + found.Code)));
        return build;
    }

    private BuildResult Build(string json) => NewRepository().Governed().Write(Skeleton.Boundaries, json).Build(Skeleton.Project);

    private static string NewPlace(string span, string code) => span + ": CONTRACT_CONFLICT " + code;

    private static string Place(string span, string code) => Skeleton.Boundaries + span + ": CONTRACT_CONFLICT error " + code;
}
