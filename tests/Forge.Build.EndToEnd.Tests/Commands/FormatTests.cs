using System.Linq;
using System.Text.Json;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary>What is asked for with <c>--format</c> is all there is on standard output.</summary>
[TestClass]
public sealed class FormatTests : EndToEndTest
{
    private const char Escape = '\u001b';

    [TestMethod]
    [DataRow("check")]
    [DataRow("audit", "--no-evidence")]
    [DataRow("authorize", "--by", "Ada")]
    [DataRow("decide")]
    [DataRow("backfill", "plan")]
    [DataRow("backfill", "run")]
    [DataRow("explain", "A4")]
    public void JsonIsOneObjectWhoseExitCodeIsThatOfTheProcess(params string[] arguments)
    {
        TempRepository repository = NewRepository().Governed();

        CommandResult result = repository.Forge([.. arguments, "--format", "JSON"]);

        using JsonDocument json = JsonDocument.Parse(result.Said);
        Assert.AreEqual(result.ExitCode, json.RootElement.GetProperty("exitCode").GetInt32());
        Assert.AreEqual(string.Join(' ', arguments.TakeWhile(word => word[0] != '-' && word != "A4")), json.RootElement.GetProperty("command").GetString());
        Assert.EndsWith("}\n", result.Said);
    }

    [TestMethod]
    [DataRow("check", "--root", "nowhere")]
    [DataRow("check", "--root", "")]
    [DataRow("backfill", "run", "--dry-run", "--apply")]
    [DataRow("chek")]
    [DataRow("check", "--fromat")]
    public void WhatCouldNotRunIsAnObjectToo(params string[] arguments)
    {
        CommandResult result = NewRepository().Governed().Forge([.. arguments, "--format=json"]);

        using JsonDocument json = JsonDocument.Parse(result.Said);
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual(2, json.RootElement.GetProperty("exitCode").GetInt32());
        Assert.IsGreaterThan(0, json.RootElement.GetProperty("lines").GetArrayLength());
    }

    [TestMethod]
    public void SarifAndAnnotationsHoldTheFindingsAndNothingElse()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);

        CommandResult sarif = repository.Forge("check", "--format", "sarif"), github = repository.Forge("check", "--format", "github");

        using JsonDocument json = JsonDocument.Parse(sarif.Said);
        Assert.AreEqual("FORGE3101", json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Last().GetProperty("ruleId").GetString());
        Assert.StartsWith("::error file=" + Skeleton.Source + ",line=5,endLine=5,col=12,endColumn=25,title=FORGE3101 CONTRACT_CONFLICT::[A4] ", github.Said);
        Assert.AreEqual(1, sarif.ExitCode);
        Assert.AreEqual(1, github.ExitCode);
        Assert.Contains("forge explain FORGE3101", github.Output, "the line goes to standard error");
        Assert.DoesNotContain("forge explain", github.Said);
    }

    [TestMethod]
    [DataRow("xml")]
    [DataRow("1")]
    [DataRow("text,json")]
    [DataRow("")]
    public void AnUnknownFormatIsRefused(string format)
    {
        CommandResult result = NewRepository().Governed().Forge("check", "--format", format);

        Assert.AreEqual(2, result.ExitCode);
        Assert.Contains("--format is one of text, json, sarif, github", result.Output);
    }

    [TestMethod]
    public void AnOpenQuestionIsDataAndNeverAPrompt()
    {
        TempRepository repository = NewRepository().Found(Gaps.Open);

        CommandResult redirected = repository.Forge("decide", "--format", "json");

        using JsonDocument json = JsonDocument.Parse(redirected.Said);
        Assert.AreEqual(1, redirected.ExitCode);
        Assert.AreEqual(1, json.RootElement.GetProperty("data").GetProperty("packets").GetArrayLength());
    }

    [TestMethod]
    public void WhatIsRedirectedHasNoEscapes()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation)
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("web", "src/Web/**/*.cs", @"\bSqlConnection\b", Escape + "[31mred")));

        Assert.Contains("[31mred", repository.Forge("check").Output);
        foreach (string[] arguments in new string[][] { ["check"], ["check", "--format", "json"], ["check", "--format", "github"], ["explain"], ["--help"], ["chek"] })
            Assert.DoesNotContain(Escape, repository.Forge(arguments).Output);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void NoColorAndADumbTerminalAreRespected()
    {
        TempRepository repository = NewRepository().Found(Gaps.Open);

        CommandResult coloured = repository.ForgeOnATerminal("\rn\r", "decide"), plain = repository.With("NO_COLOR", "1").ForgeOnATerminal("\rn\r", "decide");
        CommandResult dumb = repository.With("TERM", "dumb").ForgeOnATerminal("", "decide");

        Assert.IsTrue(HasColour(coloured.Output));
        Assert.IsFalse(HasColour(plain.Output));
        Assert.Contains("Nothing was recorded.", plain.Output);
        Assert.DoesNotContain(Escape, dumb.Output);
        Assert.Contains("choose it: forge decide OPTION-A", dumb.Output);
        Assert.AreEqual(1, dumb.ExitCode, "nobody can be asked there, so the question is printed");
    }

    // ESC [ numbers m, where a number from 30 on is a colour.
    private static bool HasColour(string text)
        => text.Split(Escape + "[").Skip(1).Select(rest => rest.Split('m')).Where(parts => parts.Length > 1)
            .SelectMany(parts => parts[0].Split(';')).Any(word => int.TryParse(word, out int number) && number >= 30);
}
