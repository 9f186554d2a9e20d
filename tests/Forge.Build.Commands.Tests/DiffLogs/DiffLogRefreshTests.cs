using System;
using System.Linq;
using System.Text;
using Forge.Build.Commands.DiffLogs;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.DiffLogs;

/// <summary>What a refresh changes of a log, and what it must not.</summary>
[TestClass]
public sealed class DiffLogRefreshTests
{
    private const string Path = "Forge/evidence/diff_log.md";

    [TestMethod]
    public void ARefreshOfWhatWasJustWrittenChangesNothing()
    {
        string text = Begun("src/a.cs");

        Assert.AreEqual(text, Refresh(text, "src/a.cs"));
    }

    [TestMethod]
    public void WhatTheAuthorWroteStaysByteForByte()
    {
        const string author = "## Summary\r\n- Orders  are\tcounted \r\n\r\n## Extra\r\n```\n## Summary\n```\r\n* odd  \r\n\r\n## Verification\r\n- Static: PASS\n\r\n";
        string text = "# Mine\r\n\r\n## Cycle Metadata\r\n- Timestamp: old\r\n- Owner: Ann\r\n- Phase: Phase 1\r\n\r\n" + author + "## Files Changed (unstaged)\r\n- src/a.cs (NEW \u2014 435 lines)\r\n\r\n## git status -sb\r\n    old\r\n\r\n"
            + "## Minimal Diff Hunks\r\n    old\r\n\r\n## Appendix\r\nkept\r\n";
        string fresh = Refresh(text, "src/a.cs", "src/b.cs");

        Assert.Contains(author, fresh);
        Assert.Contains("- Owner: Ann\r\n- Phase: Phase 1\r\n", fresh);
        Assert.Contains("- src/a.cs (NEW \u2014 435 lines)\r\n- `src/b.cs`\r\n\r\n", fresh);
        Assert.EndsWith("\r\n\r\n## Appendix\r\nkept\r\n", fresh);
        Assert.DoesNotContain("old", fresh);
    }

    [TestMethod]
    public void APlannedFileStaysWhileTheCycleGoesOnAndLeavesAtItsEnd()
    {
        string text = Begun().Replace(FileList.Placeholder, "- src/a.cs -- done\n- src/planned.cs -- the plan\n  - with a remark\n- src/b.cs", StringComparison.Ordinal);

        Assert.AreEqual("src/a.cs src/planned.cs src/b.cs", Claims(Refresh(text, "src/a.cs", "src/b.cs")));
        string final = Refresh(text, true, "src/a.cs", "src/b.cs");
        Assert.AreEqual("src/a.cs src/b.cs", Claims(final));
        Assert.DoesNotContain("remark", final);
        Assert.Contains("- src/a.cs -- done\n- src/b.cs\n", final);
    }

    [TestMethod]
    public void ABulletOfTwoFilesKeepsTheOneThatChanged()
    {
        string text = Begun().Replace(FileList.Placeholder, "- `src/a.cs`, `src/gone.cs`", StringComparison.Ordinal);

        Assert.AreEqual("src/a.cs", Claims(Refresh(text, true, "src/a.cs")));
    }

    [TestMethod]
    public void ThePlaceholderOfFilesGoesWithTheFirstFile()
    {
        Assert.Contains(FileList.Placeholder, Refresh(Begun()));
        Assert.DoesNotContain(FileList.Placeholder, Refresh(Begun(), "src/a.cs"));
        Assert.Contains("- None\n", Refresh(Begun().Replace(FileList.Placeholder, "- src/gone.cs", StringComparison.Ordinal), true));
    }

    [TestMethod]
    public void ALogOfPeopleGetsWhatIsMissing()
    {
        string fresh = Refresh("# Phase 2 -- Orders: Diff Log\n\n## Summary\n- x\n\n## Verification\n- Static: PASS\n", "src/a.cs");

        Assert.AreEqual("src/a.cs", Claims(fresh));
        Assert.AreEqual(fresh, Refresh(fresh, "src/a.cs"));
        Assert.Contains("- HEAD: " + Head, fresh);
        Assert.Contains("## Minimal Diff Hunks\n    +x\n", fresh);
    }

    [TestMethod]
    public void SectionsBelowUnclosedCodeAreNeverAddedTwice()
    {
        LogText text = Text("# Diff Log\n\n## Summary\n```\nopen\n");

        DiffLogRefresh refresh = DiffLogRefresh.Of(Repository(), Path, text, Facts("src/a.cs"), false, DateTime.UnixEpoch);

        Assert.AreEqual("FORGE6203", refresh.Failure?.Rule.Code);
        Assert.AreSame(text, refresh.Text);
    }

    [TestMethod]
    public void VerificationBelowTheHunksStays()
    {
        string fresh = Refresh("# Diff Log\n\n## Files Changed\n- src/a.cs\n\n## Minimal Diff Hunks\n\n```\n+## not a heading\n```\n\n## Verification\n- Static: PASS\n", "src/a.cs");

        Assert.EndsWith("## Minimal Diff Hunks\n    +x\n\n## Verification\n- Static: PASS\n", fresh);
    }

    [TestMethod]
    [DataRow("utf-8", true)]
    [DataRow("utf-8", false)]
    [DataRow("utf-16", true)]
    [DataRow("utf-16BE", true)]
    public void EncodingAndMarkStay(string name, bool marked)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] Bytes(string text) => [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        string text = Begun("src/caf\u00e9.cs").Replace("\n", "\r\n", StringComparison.Ordinal);
        LogText log = LogText.Of(Bytes(text));

        byte[] fresh = DiffLogRefresh.Of(Repository(), Path, log, Facts("src/caf\u00e9.cs"), false, DateTime.UnixEpoch).Text.Bytes;

        Assert.AreSequenceEqual(Bytes(text), fresh);
    }

    [TestMethod]
    public void WhatIsNoUtf8BecomesUtf8AndLosesNothing()
    {
        LogText log = LogText.Of([.. "caf"u8, 0xE9, (byte)'\n']);

        Assert.AreEqual("caf\u00e9\n", log.Raw);
        Assert.AreSequenceEqual("caf\u00e9\n"u8.ToArray(), log.Bytes);
    }

    [TestMethod]
    public void AnyTextIsReadTwiceAlikeAndKeepsItsOwnLines()
        => Always.Holds(
            Always.TextOf(14, "## Summary\n", "## Files Changed\n", "## Cycle Metadata\n", "## Minimal Diff Hunks\n", "## git status -sb\n", "- src/a.cs\n", "- src/z.cs (why)\n", "  - below\n", "text\r\n", "```\n", "<!--\n", "-->\n", "    code\n", "- Status: COMPLETE\n", "\r", "\n", "- HEAD: x\n", "| a | b |\n|---|---|\n| src/a.cs | x |\n", "# Title\n", "- None\n", "last"),
            text =>
            {
                DiffLogRefresh once = DiffLogRefresh.Of(Repository(), Path, Text(text), Facts("src/a.cs"), false, DateTime.UnixEpoch);
                if (once.Failure is not null)
                    return;
                Assert.AreEqual(once.Text.Raw, DiffLogRefresh.Of(Repository(), Path, once.Text, Facts("src/a.cs"), false, DateTime.UnixEpoch).Text.Raw, "a second refresh has nothing to do");
                DiffLogRefresh end = DiffLogRefresh.Of(Repository(), Path, once.Text, Facts("src/a.cs"), true, DateTime.UnixEpoch);
                Assert.AreEqual("src/a.cs", string.Join(' ', DiffLogReader.Read(Path, end.Text.Source).Claims.Select(claim => claim.Path?.Value).OfType<string>().Distinct()));
                foreach (string kept in new[] { "## Summary", "text\r\n", "# Title", "src/z.cs (why)" })
                    Assert.IsGreaterThanOrEqualTo(AboveHunks(text, kept), Count(once.Text.Raw, kept), kept);
            },
            count: 500);

    private const string Head = "1111111111111111111111111111111111111111";

    private static string Begun(params string[] paths) => string.Concat(DiffLogForm.Begin("Phase 1", Facts(paths), DateTime.UnixEpoch).Select(line => line + "\n"));

    private static CycleFacts Facts(params string[] paths)
        => new("main", Head, Head, paths.Select(path => new Change(ChangeKind.Modified, path)).ToArray(), false, ["## main"], [], paths.Length > 0 ? ["+x"] : []);

    private static string Refresh(string text, params string[] paths) => Refresh(text, false, paths);

    private static string Refresh(string text, bool dropUnchanged, params string[] paths)
    {
        DiffLogRefresh refresh = DiffLogRefresh.Of(Repository(), Path, Text(text), Facts(paths), dropUnchanged, DateTime.UnixEpoch);
        Assert.IsNull(refresh.Failure, refresh.Failure?.Text);
        return refresh.Text.Raw;
    }

    private static string Claims(string text) => string.Join(' ', DiffLogReader.Read(Path, new SourceText(text)).Claims.Select(claim => claim.Path?.Value));

    private static LogText Text(string text) => LogText.Of(Encoding.UTF8.GetBytes(text));

    private static ForgeRepository Repository() => ForgeRepository.Future(System.IO.Path.GetTempPath());

    // What stands in a section that is refreshed whole is ours.
    private static int AboveHunks(string text, string kept)
    {
        string[] ours = ["## git status", "## Minimal Diff Hunks"];
        int at = ours.Select(section => text.IndexOf(section, StringComparison.Ordinal)).Where(index => index >= 0).DefaultIfEmpty(text.Length).Min();
        return Count(text[..at], kept);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
