using System.Text.RegularExpressions;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>A forbidden pattern fails the build at its place; without it the same repository builds.</summary>
[TestClass]
public sealed class ViolationTests : EndToEndTest
{
    [TestMethod]
    [Produces("FORGE3101", "FORGE0101")]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void AForbiddenPatternFailsTheBuildAndTheSameTreeWithoutItPasses(string tasks)
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);
        string chosen = "-p:ForgeTasksFolder=" + tasks;

        repository.Build(Skeleton.Project, chosen).Fails(Skeleton.ViolationPlace);
        BuildResult passing = repository.Write(Skeleton.Source, Skeleton.Clean).Build(Skeleton.Project, chosen).Passes();

        Assert.AreEqual(tasks, passing.ToolsFolder);
        Assert.IsTrue(repository.Holds("src/Web/bin/Debug/net10.0/Web.dll"));
    }

    [TestMethod]
    public void TheLineOfTheConsoleSaysWhereWhatWhyAndWhatToDo()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);

        BuildResult build = repository.Build(Skeleton.Project);

        string line = repository.PathOf(Skeleton.Source) + "(5,12,5,25): CONTRACT_CONFLICT error FORGE3101: [A4] "
            + "layer \"web\" must not contain \"SqlConnection\" (pattern \\bSqlConnection\\b): only the data layer speaks SQL. "
            + "Fix: take it out of this file, or call the layer whose job it is; the rule stands in Forge/Contracts/boundaries.json(2). (Builder Contract 4) [";
        Assert.MatchesRegex(new Regex("^" + Regex.Escape(line) + @".*[\\/]Forge\.Governance\.proj\]\r?$", RegexOptions.Multiline), build.Output);
    }

    [TestMethod]
    public void ARuleHoldsOnlyWhereItsScopeItsFilesAndItsLayerSay()
    {
        MarkedText source = MarkedText.Parse("""
            namespace Web; // <|one|> two
            class Orders { string s = "one <|two|>"; int three; }
            """);
        TempRepository repository = NewRepository().Governed()
            .Write(Skeleton.Source, source.Text).Write("src/Web/Generated/Orders.cs", "// one").Write("src/Web/notes.sql", "-- one")
            .Write(Skeleton.Boundaries, """
                { "layers": [ { "name": "web", "glob": "src/Web/**/*.{cs,sql}", "exclude": "**/Generated/**", "forbidden": [
                  { "pattern": "one", "in": "comments", "files": "*.cs", "examples": { "fail": "// one", "pass": "one()" } },
                  { "pattern": "two", "in": "strings" },
                  { "pattern": "two|one", "in": "code" },
                  { "pattern": "three", "files": [ "src/**/*.sql" ] }
                ] } ] }
                """);

        repository.Build(Skeleton.Project).Fails(
            Skeleton.Source + source.Spans[0] + ": CONTRACT_CONFLICT error FORGE3101", Skeleton.Source + source.Spans[1] + ": CONTRACT_CONFLICT error FORGE3101");
    }
}
