using System;
using System.IO;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary>The scripts for shells, and what they ask the command.</summary>
[TestClass]
public sealed class CompletionTests : EndToEndTest
{
    [TestMethod]
    [DataRow("forge ch", "check")]
    [DataRow("forge check --fo", "--format")]
    [DataRow("forge check --format js", "json")]
    [DataRow("forge backfill ", "plan", "run")]
    [DataRow("forge explain FORGE310", "FORGE3101", "FORGE3102")]
    [DataRow("forge completion z", "zsh")]
    public void TheCommandSuggests(string line, params string[] expected)
    {
        string[] words = Lines(NewRepository().Forge("[suggest:" + line.Length + "]", line));

        foreach (string word in expected)
            Assert.Contains(word, words);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("forge ch", "check")]
    [DataRow("forge check --for", "--format")]
    [DataRow("forge check --format sa", "sarif")]
    [DataRow("forge explain CONTRACT", "CONTRACT_CONFLICT")]
    [DataRow("forge backfill ru^ --apply", "run")]
    [DataRow("forge explain nothingofthekind", "")]
    public void BashCompletes(string typed, string expected)
    {
        // The cursor stands at the ^, or at the end.
        string line = typed.Replace("^", "");
        int point = typed.Contains('^') ? typed.IndexOf('^') : typed.Length;

        Assert.AreEqual(expected, string.Join(' ', Complete(NewRepository(), line, point)));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void BashOffersOnlyWhatBeginsAsTheWord()
    {
        string[] found = Complete(NewRepository(), "forge explain A", 15);

        Assert.Contains("A4", found);
        Assert.DoesNotContain("ReadGate", found);
        Assert.IsTrue(found.All(word => word.StartsWith('A')));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("zsh", "-n")]
    [DataRow("fish", "-n")]
    public void TheScriptsOfOtherShellsParseWhereThoseAreInstalled(string shell, string onlyParse)
    {
        TempRepository repository = NewRepository();
        CommandResult script = repository.Forge("completion", shell);
        Assert.AreEqual(0, script.ExitCode);
        Assert.Contains("[suggest:", script.Said);
        Assert.DoesNotContain('\r', script.Said);
        if (!(System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell))))
            return;

        repository.Write("script", script.Said).Run(shell, onlyParse, "script");
    }

    [TestMethod]
    public void AnUnknownShellIsRefused()
    {
        Assert.AreEqual(2, NewRepository().Forge("completion", "tcsh").ExitCode);
        Assert.AreEqual(2, NewRepository().Forge("completion").ExitCode);
        Assert.Contains("Register-ArgumentCompleter", NewRepository().Forge("completion", "pwsh").Said);
    }

    // As readline calls it, where the command was typed with its whole path.
    private static string[] Complete(TempRepository repository, string line, int point)
    {
        string program = EndToEndRun.Tool, typed = program + line["forge".Length..];
        int word = line[..point].Count(c => c == ' ');
        string script = "source ./forge.bash; complete -p forge > /dev/null; COMP_LINE='" + typed + "' COMP_POINT=" + (point - "forge".Length + program.Length)
            + "; COMP_WORDS=(" + typed + ") COMP_CWORD=" + word + "; _forge_complete '" + program + "'; printf '%s\\n' \"${COMPREPLY[@]}\"";
        repository.Write("forge.bash", repository.Forge("completion", "bash").Said);
        return repository.Run("bash", "-c", script).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Lines(CommandResult result) => result.Said.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
