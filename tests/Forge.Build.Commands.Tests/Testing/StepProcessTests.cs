using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Building;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Testing;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class StepProcessTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [TestMethod]
    public void LinesOfBothOutputsAreHeardAndTheExitCodeTold()
    {
        StepEnding ending = Run("echo one; echo two >&2; printf three; exit 7", Long, out List<string> lines);

        Assert.AreEqual(StepEnd.Exited, ending.End);
        Assert.AreEqual(7, ending.ExitCode);
        Assert.AreSequenceEqual(new[] { "one", "three", "two" }, lines.Order(StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    public void ArgumentsReachTheProgramAsTheyAre()
    {
        List<string> lines = new();

        StepProcess.Run("/bin/sh", ["-c", "printf '%s\\n' \"$@\"", "sh", "a b", "$HOME", "\"", "", "ü"], "/", [], Long, lines.Add, CancellationToken.None);

        Assert.AreSequenceEqual(new[] { "a b", "$HOME", "\"", "", "ü" }, lines.ToArray());
    }

    [TestMethod]
    public void WhatTakesTooLongIsKilledWithAllThatItStarted()
    {
        using TempFolder folder = new();
        StepEnding ending;
        // On a busy machine it may be killed before it started anything.
        TimeSpan patience = TimeSpan.FromMilliseconds(350);
        do
        {
            patience *= 2;
            ending = Run("sleep 300 & echo $! > " + folder.At("new") + "; mv " + folder.At("new") + " " + folder.At("pid") + "; wait", patience, out _);
        }
        while (!File.Exists(folder.At("pid")));

        Assert.AreEqual(StepEnd.TimedOut, ending.End);
        Assert.IsNull(ending.ExitCode);
        // Killed, it needs a moment of a processor to die.
        Assert.IsTrue(SpinWait.SpinUntil(() => !IsAlive(folder.At("pid")), Long));
    }

    [TestMethod]
    public void WhatIsInterruptedIsKilled()
    {
        using CancellationTokenSource source = new();

        StepEnding ending = StepProcess.Run("/bin/sh", ["-c", "echo started; sleep 300"], "/", [], Long, _ => source.Cancel(), source.Token);

        Assert.AreEqual(StepEnd.Cancelled, ending.End);
    }

    [TestMethod]
    public void AServerThatKeepsTheOutputOpenIsNotWaitedFor()
    {
        using TempFolder folder = new();

        StepEnding ending = Run("sleep 300 & echo $! > " + folder.At("pid") + "; exit 0", Long, out _);
        using Process server = Process.GetProcessById(int.Parse(File.ReadAllText(folder.At("pid")), CultureInfo.InvariantCulture));
        server.Kill();

        Assert.AreEqual(0, ending.ExitCode);
    }

    [TestMethod]
    public void ThereIsNothingToReadFromInput()
    {
        Assert.AreEqual(0, Run("cat; exit 0", Long, out List<string> lines).ExitCode);
        Assert.IsEmpty(lines);
    }

    [TestMethod]
    public void ALineWithoutEndIsCutOff()
    {
        Run("head -c 5000000 /dev/zero | tr '\\0' x; echo; echo end", Long, out List<string> lines);

        Assert.AreEqual(LineCutter.LongestLine, lines[0].Length);
        Assert.AreEqual("end", lines[1]);
    }

    [TestMethod]
    public void TheUsersEnvironmentIsThereAndThatOfAnOuterTestRunIsNot()
    {
        Environment.SetEnvironmentVariable("VSTEST_OF_AN_OUTER_RUN", "1");
        Run("env", Long, out List<string> lines);

        Assert.DoesNotContain("VSTEST_OF_AN_OUTER_RUN=1", lines);
        Assert.Contains("MSBUILDDISABLENODEREUSE=1", lines);
        Assert.Contains("ForgeAudit=never", lines);
        Assert.IsTrue(lines.Any(line => line.StartsWith("PATH=", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void WhatIsNoProgramIsToldAndNoException()
    {
        using TempFolder folder = new();
        folder.Write("text", "no program");

        StepEnding ending = StepProcess.Run(folder.At("text"), [], folder.Root, [], Long, _ => { }, CancellationToken.None);

        Assert.AreEqual(StepEnd.NotStarted, ending.End);
        Assert.AreNotEqual("", ending.Problem);
    }

    private static StepEnding Run(string script, TimeSpan patience, out List<string> lines)
    {
        List<string> heard = new();
        lines = heard;
        return StepProcess.Run("/bin/sh", ["-c", script], "/", [], patience, heard.Add, CancellationToken.None);
    }

    // A killed process whose parent did not ask for its end is a zombie, and dead.
    private static bool IsAlive(string pidFile)
    {
        try
        {
            return !File.ReadAllText("/proc/" + File.ReadAllText(pidFile).Trim() + "/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
