using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Fixing;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Fixing;

[TestClass]
public sealed class FixingTests
{
    private const string Mark = "\ufeff";

    [TestMethod]
    public void TheMarkIsAddedAndNothingElseChanges()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("Sql");
        folder.Write("tools/a.ps1", "exit 0\r\n");
        folder.Write("tools/b.psm1", Mark + "exit 0\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Files.At("tools/a.ps1"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        CommandReport report = Run(folder);

        Assert.AreEqual(0, report.ExitCode);
        Assert.AreSequenceEqual(new[] { "added the byte order mark: tools/a.ps1", "Fixed 1 script." }, report.Lines.ToArray());
        Assert.AreSequenceEqual(Bytes(Mark + "exit 0\r\n"), File.ReadAllBytes(folder.Files.At("tools/a.ps1")));
        Assert.AreSequenceEqual(Bytes(Mark + "exit 0\n"), File.ReadAllBytes(folder.Files.At("tools/b.psm1")));
        if (!OperatingSystem.IsWindows())
            Assert.IsTrue(File.GetUnixFileMode(folder.Files.At("tools/a.ps1")).HasFlag(UnixFileMode.UserExecute));
        Assert.IsEmpty(folder.Find(RuleCatalog.PowerShellWithoutMark));
        Assert.Contains("Nothing to do", Run(folder).Lines.Single());
    }

    [TestMethod]
    public void ADryRunWritesNothing()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("Sql");
        folder.Write("a.ps1", "exit 0");
        string[] files = Directory.GetFiles(folder.Files.Root, "*", SearchOption.AllDirectories);

        CommandReport report = Run(folder, dryRun: true);

        Assert.AreEqual(0, report.ExitCode);
        Assert.AreSequenceEqual(new[] { "would add the byte order mark: a.ps1", "Would fix 1 script." }, report.Lines.ToArray());
        Assert.AreSequenceEqual(files, Directory.GetFiles(folder.Files.Root, "*", SearchOption.AllDirectories));
        Assert.AreSequenceEqual(Bytes("exit 0"), File.ReadAllBytes(folder.Files.At("a.ps1")));
        Assert.Contains("\"written\": false", ReportJson.Of(report));
    }

    [TestMethod]
    [DataRow("# \u00e9", "it is not ASCII")]
    [DataRow("#!/usr/bin/env pwsh\n", "it begins with #!")]
    [DataRow("exit 0\n# SIG # Begin signature block\n", "it is signed")]
    public void WhatNeedsAPersonIsLeftAlone(string text, string why)
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("Sql");
        folder.Write("a.ps1", text);

        CommandReport report = Run(folder);

        Assert.AreEqual(1, report.ExitCode);
        Assert.StartsWith("left alone: a.ps1: " + why, report.Lines[0]);
        Assert.AreSequenceEqual(Bytes(text), File.ReadAllBytes(folder.Files.At("a.ps1")));
        Assert.Contains("\"reason\": \"" + why, ReportJson.Of(report));
    }

    [TestMethod]
    public void WideAndEmptyScriptsAreNotTouched()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("Sql");
        byte[] wide = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("exit 0")];
        folder.Write("a.ps1", wide);
        folder.Write("b.ps1", Encoding.Unicode.GetBytes("exit 0"));
        folder.Write("c.ps1", "");

        Assert.Contains("Nothing to do", Run(folder).Lines.Single());
        Assert.AreSequenceEqual(wide, File.ReadAllBytes(folder.Files.At("a.ps1")));
    }

    [TestMethod]
    public void NothingIsWrittenThroughALink()
    {
        using TempFolder outside = new();
        using GovernedFolder folder = GovernedFolder.Forbidding("Sql");
        outside.Write("a.ps1", "exit 0");
        folder.Write("real/b.ps1", "exit 0");
        folder.Files.LinkFile("out.ps1", outside.At("a.ps1"));
        folder.Files.LinkFile("in.ps1", folder.Files.At("real/b.ps1"));

        CommandReport report = Run(folder);

        Assert.AreSequenceEqual(new[] { "left alone: in.ps1: a link leads to it.", "added the byte order mark: real/b.ps1" }, report.Lines.Take(2).ToArray());
        Assert.AreSequenceEqual(Bytes("exit 0"), File.ReadAllBytes(outside.At("a.ps1")));
        Assert.IsNotNull(new FileInfo(folder.Files.At("in.ps1")).LinkTarget);
    }

    [TestMethod]
    public void AGateThatIsOffIsNotServed()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("Sql");
        folder.Write("a.ps1", "exit 0");
        folder.Write("forge.json", "{ \"gates\": { \"powershell\": \"off\" } }");

        CommandReport report = Run(folder);

        Assert.AreEqual(0, report.ExitCode);
        Assert.Contains("switches the gate \"powershell\" off", report.Lines.Single());
        Assert.AreSequenceEqual(Bytes("exit 0"), File.ReadAllBytes(folder.Files.At("a.ps1")));
    }

    [TestMethod]
    public void SwitchesThatAreNotUnderstoodStopIt()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("Sql");
        folder.Write("a.ps1", "exit 0");
        folder.Write("forge.json", "{ \"gates\": { \"powershell\": \"perhaps\" } }");

        CommandReport report = Run(folder);

        Assert.AreEqual(1, report.ExitCode);
        Assert.AreEqual(RuleCatalog.MalformedContract, report.Findings.Single().Rule);
        Assert.AreSequenceEqual(Bytes("exit 0"), File.ReadAllBytes(folder.Files.At("a.ps1")));
    }

    private static CommandReport Run(GovernedFolder folder, bool dryRun = false)
        => Forge.Build.Commands.Fixing.Fixing.Run(folder.Repository, new FixRequest(dryRun), CancellationToken.None);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
