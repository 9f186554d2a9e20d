using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Decisions.Chain;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Chain;

[TestClass]
public sealed class RecordedHashesTests
{
    private const string Json = "artifacts/execute/execute_plan.json";
    private const string Markdown = "artifacts/execute/execute_report.md";
    private const string Gap = "artifacts/gap/gap_actions.json";

    private static readonly string H = new('a', 64);
    private static readonly string I = new('b', 64);

    [TestMethod]
    [DataRow("""{ "source": { "gap_path": "artifacts/gap/gap_actions.json", "gap_sha256": "#" } }""", "artifacts/gap/gap_actions.json #", DisplayName = "a named pair")]
    [DataRow("""[ { "deep": [ { "path": "./artifacts\\gap/x/../a.json", "sha256": "SHA256:#" } ] } ]""", "artifacts/gap/a.json #", DisplayName = "a plain pair further in")]
    [DataRow("""{ "gap_sha256": "#", "b_path": "artifacts/b", "gap_path": "artifacts/a", "b_sha256": "%" }""", "artifacts/a #, artifacts/b %", DisplayName = "mixed")]
    [DataRow("""{ "path": "docs/a.md", "sha256": "#" }""", "", DisplayName = "not of a module")]
    [DataRow("""{ "path": "artifacts/../src/a.cs", "sha256": "#" }""", "", DisplayName = "not of a module after all")]
    [DataRow("""{ "path": "/artifacts/a", "sha256": "#", "b_path": "../artifacts/b", "b_sha256": "#" }""", "", DisplayName = "outside of the project")]
    [DataRow("""{ "path": "artifacts/a", "sha256": "aa", "b_path": "artifacts/b", "b_sha256": 7, "c_path": "artifacts/c", "c_hash": "#" }""", "", DisplayName = "no hashes")]
    [DataRow("""{ "path": "artifacts/a", "in": { "sha256": "#" } }""", "", DisplayName = "in two objects")]
    [DataRow("""{ "gap_path": "artifacts/a", "sha256": "#", "xpath": "artifacts/b", "_sha256": "#" }""", "", DisplayName = "names that do not belong together")]
    [DataRow("""{ "path": "artifacts/a", "sha256": "#" """, "", DisplayName = "no JSON")]
    [DataRow("", "", DisplayName = "nothing")]
    public void PairsOfJsonAreFound(string text, string expected) => Assert.AreEqual(Written(expected), Found(Json, text));

    [TestMethod]
    [DataRow("- gap_path: artifacts/gap/a.json\n- gap_sha256: #\n", "artifacts/gap/a.json #", DisplayName = "items")]
    [DataRow("gap_path: `artifacts/gap/a.json`\r\ngap_sha256: `sha256:#`\r\n", "artifacts/gap/a.json #", DisplayName = "lines with backticks")]
    [DataRow("* **gap_sha256**: #\n\n* **gap_path**: artifacts/gap/a.json\n", "artifacts/gap/a.json #", DisplayName = "a loose list, the hash first")]
    [DataRow("- path: artifacts/a\n  - sha256: #\n- path: artifacts/b\n  - sha256: %\n", "artifacts/a #, artifacts/b %", DisplayName = "two in one list")]
    [DataRow("- backfill_plan: artifacts/b/plan.json\n- backfill_sha256: #\n- intake: artifacts/i\n- intake_sha256: %\n", "artifacts/b/plan.json #, artifacts/i %", DisplayName = "a path of another name before")]
    [DataRow("- plan: artifacts/b/plan.json\n- note: x\n- plan_sha256: #\n- backfilled: artifacts/c\n- backfill_sha256: %\n", "", DisplayName = "names that only look alike, or are apart")]
    [DataRow("- path: artifacts/a\n\nA sentence.\n\n- sha256: #\n", "", DisplayName = "parted by a sentence")]
    [DataRow("- path: artifacts/a\n\n## More\n\n- sha256: #\n", "", DisplayName = "parted by a heading")]
    [DataRow("```\n- path: artifacts/a\n- sha256: #\n```\n", "", DisplayName = "code")]
    [DataRow("<!--\n- path: artifacts/a\n- sha256: #\n-->\n", "", DisplayName = "a comment")]
    [DataRow("| path: artifacts/a | sha256: # |\n", "", DisplayName = "a table")]
    public void PairsOfMarkdownAreFound(string text, string expected) => Assert.AreEqual(Written(expected), Found(Markdown, text));

    [TestMethod]
    public void TheyStandWhereTheHashIsWritten()
    {
        Marked json = new("{ \"source\": {\n  \"gap_path\": \"artifacts/a\", \"gap_sha256\": [[\"" + H + "\"]] } }");
        Marked markdown = new("# Report\n\n- gap_path: `artifacts/a`\n- gap_sha256: `[[" + H + "]]`\n");

        Assert.AreEqual(json.In(Json), In(Json, json.Text).Single().Location);
        Assert.AreEqual(markdown.In(Markdown), In(Markdown, markdown.Text).Single().Location);
    }

    [TestMethod]
    public void OtherFilesHaveNone()
    {
        Assert.IsEmpty(In("artifacts/execute/a.txt", "path: artifacts/a\nsha256: " + H));
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        Assert.IsEmpty(RecordedHashes.In(governed.Repository, Json));
    }

    [TestMethod]
    [DataRow("{\n \"a\": 1\n}\n", "{\n \"a\": 1\n}\n", true, DisplayName = "the same")]
    [DataRow("{\n \"a\": 1\n}\n", "{\r\n \"a\": 1\r\n}\r\n", true, DisplayName = "checked out with CRLF")]
    [DataRow("{\r\n \"a\": 1\r\n}\r\n", "{\n \"a\": 1\n}\n", true, DisplayName = "recorded with CRLF")]
    [DataRow("{}", "\ufeff{}", true, DisplayName = "a BOM came")]
    [DataRow("\ufeff{}", "\ufeff{}", true, DisplayName = "the bytes with their BOM")]
    [DataRow("{}", "{ }", false, DisplayName = "another text")]
    [DataRow("", "", true, DisplayName = "an empty file")]
    [DataRow("{}\n", "{}", false, DisplayName = "a line feed less")]
    public void AFileIsStillTheOneOfItsHash(string then, string now, bool holds)
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Gap, now);

        Assert.AreEqual(holds, RecordedHashes.Holds(governed.Repository, Recorded(TreeDigest.Hex(Encoding.UTF8.GetBytes(then)))));
    }

    [TestMethod]
    public void WhatCannotBeReadDoesNotHold()
    {
        RecordedHash empty = Recorded(TreeDigest.Hex([]));
        using TempFolder outside = new();
        outside.Write("a.json", "");
        using GovernedFolder missing = GovernedFolder.Forbidding("x");
        Assert.IsFalse(RecordedHashes.Holds(missing.Repository, empty));
        using GovernedFolder folder = GovernedFolder.Forbidding("x");
        folder.Files.Make(Gap);
        Assert.IsFalse(RecordedHashes.Holds(folder.Repository, empty));
        using GovernedFolder linked = GovernedFolder.Forbidding("x");
        linked.Files.LinkFile(Gap, outside.At("a.json"));
        Assert.IsFalse(RecordedHashes.Holds(linked.Repository, empty));
    }

    private static RecordedHash Recorded(string hash) => new(Gap, hash, SourceLocation.None);

    private static string Found(string path, string text)
        => string.Join(", ", In(path, text.Replace("#", path == Json ? H.ToUpperInvariant() : H).Replace("%", I)).Select(hash => hash.Path + " " + hash.Sha256));

    private static string Written(string expected) => expected.Replace("#", H).Replace("%", I);

    private static IReadOnlyList<RecordedHash> In(string path, string text)
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(path, text);
        return RecordedHashes.In(governed.Repository, path);
    }
}
