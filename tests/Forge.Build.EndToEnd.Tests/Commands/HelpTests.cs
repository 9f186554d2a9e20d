using System;
using System.IO;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary>The help, the version, and the page made from the parser.</summary>
[TestClass]
public sealed class HelpTests : EndToEndTest
{
    [TestMethod]
    public void ThePageOfTheCommandsIsTheParsers()
    {
        CommandResult result = NewRepository().Forge("commands-reference");
        string page = File.ReadAllText(Path.Combine(ForgePackage.SourceRoot, "docs", "commands.md")).ReplaceLineEndings("\n");

        Assert.AreEqual(0, result.ExitCode, "each command has examples, and each example parses");
        Assert.AreEqual(page, result.Said, "docs/commands.md is stale; run: dotnet run --project src/Forge.Build.Tool -- commands-reference > docs/commands.md");
    }

    [TestMethod]
    [DataRow("", "forge check")]
    [DataRow("check", "forge check --format sarif > forge.sarif")]
    [DataRow("backfill run", "forge backfill run --apply")]
    public void TheHelpShowsExamplesAndExitCodes(string command, string example)
    {
        CommandResult result = NewRepository().Forge([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.AreEqual(0, result.ExitCode);
        Assert.Contains("Examples:", result.Said);
        Assert.Contains("  " + example + "\n", result.Said.ReplaceLineEndings("\n"));
        Assert.Contains("Exit codes: 0 ", result.Said);
        Assert.DoesNotContain("commands-reference", result.Said);
    }

    [TestMethod]
    public void TheHelpOfAllFitsOnAScreen()
    {
        string[] lines = NewRepository().Forge("--help").Said.ReplaceLineEndings("\n").Split('\n');

        Assert.Contains(line => line.StartsWith("  explain <CODE|ID>  ", StringComparison.Ordinal), lines);
        Assert.IsLessThan(400, lines.Max(line => line.Length));
    }

    [TestMethod]
    public void TheHelpNamesTheFormats()
        => Assert.Contains("--format <text|json|sarif|github>", NewRepository().Forge("check", "--help").Said);

    [TestMethod]
    public void AMistakeSaysWhatWasMeantAndIsTwo()
    {
        TempRepository repository = NewRepository();

        CommandResult command = repository.Forge("chek"), option = repository.Forge("check", "--no-cahe"), nothing = repository.Forge(), half = repository.Forge("backfill");

        Assert.AreEqual(2, command.ExitCode);
        Assert.Contains("'chek' is perhaps check.", command.Output);
        Assert.AreEqual("", command.Said);
        Assert.AreEqual(2, option.ExitCode);
        Assert.Contains("'--no-cahe' is perhaps --no-cache.", option.Output);
        Assert.Contains("forge check --help", option.Output);
        Assert.AreEqual(2, nothing.ExitCode);
        Assert.Contains("Examples:", nothing.Output);
        Assert.AreEqual(2, half.ExitCode);
        Assert.Contains("forge backfill plan", half.Output);
    }

    [TestMethod]
    public void AValueThatBeginsLikeAResponseFileIsAValue()
    {
        TempRepository repository = NewRepository().Governed().Write("more", "--reset-loop");

        CommandResult result = repository.Forge("authorize", "--by", "@more");

        Assert.DoesNotContain("--reason", result.Output);
        Assert.DoesNotContain("Required argument missing", result.Output);
    }

    [TestMethod]
    public void TheVersionIsThePackagesWithTheCommitWhereThereIsOne()
    {
        string[] version = NewRepository().Forge("--version").Said.TrimEnd().Split('+');

        Assert.AreEqual(EndToEndRun.Package.Version, version[0]);
        Assert.AreEqual(Directory.Exists(Path.Combine(EndToEndRun.Package.Sources, ".git")) ? 2 : 1, version.Length);
    }

    [TestMethod]
    public void AVersionBuiltFromACommitNamesItShortly()
    {
        const string Commit = "0123456789abcdef0123456789abcdef01234567";
        string project = Path.Combine(ForgePackage.SourceRoot, "src", "Forge.Build.Tool", "Forge.Build.Tool.csproj");

        string version = NewRepository().Run(Command.DotnetHost,
            "msbuild", project, "-nologo", "-nodeReuse:false", "-tl:off", "-t:InitializeSourceControlInformation;GetAssemblyVersion;AddSourceRevisionToInformationalVersion", "-p:Version=1.2.3",
            "-p:SourceRevisionId=" + Commit, "-getProperty:InformationalVersion");

        Assert.AreEqual("1.2.3+" + Commit[..10], version.Trim());
    }
}
