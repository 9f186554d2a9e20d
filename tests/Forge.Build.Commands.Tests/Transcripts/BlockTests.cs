using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static Forge.Build.Commands.Tests.Transcripts.Applied;

namespace Forge.Build.Commands.Tests.Transcripts;

[TestClass]
public sealed class BlockTests
{
    [TestMethod]
    [DataRow("```python\n", "```\n", "\n")]
    [DataRow("~~~~\n", "~~~~~  \n\n", "\n")]
    [DataRow("\n```\n", "```\n", "\n")]
    [DataRow("", "", "\n")]
    [DataRow("```\r\n", "```\r\n", "\r\n")]
    [DataRow("```\r", "```\r", "\r")]
    public void AFileIsWhatStandsInItsBlock(string opening, string closing, string end)
    {
        using Applied applied = new();

        applied.Blocks("prose" + end + "=== FILE: app/main.py ===" + end + opening + "a = 1" + end + end + "b = 2" + end + closing + "=== END FILE ===  " + end);

        Assert.AreEqual("", applied.Codes);
        Assert.AreEqual(0, applied.Report.ExitCode);
        Assert.AreEqual("a = 1" + end + end + "b = 2" + end, applied.Read("app/main.py"));
        Assert.AreEqual("wrote app/main.py (3 lines)", applied.Told[0]);
    }

    [TestMethod]
    public void AByteOrderMarkOfTheTranscriptIsNoContentAndOneOfAFileIs()
    {
        using Applied applied = new();

        applied.Blocks("\uFEFF=== FILE: a.ps1 ===\n```\n\uFEFFWrite-Host\n```\n=== END FILE ===\n");

        Assert.AreEqual("", applied.Codes);
        CollectionAssert.AreEqual(Encoding.UTF8.GetBytes("\uFEFFWrite-Host\n"), File.ReadAllBytes(applied.Files.At("a.ps1")));
    }

    [TestMethod]
    public void BytesThatAreNoTextStay()
    {
        using Applied applied = new();
        byte[] odd = [0xFF, 0x00, 0xC3, (byte)'\n'];

        applied.From(new MemoryStream([.. "=== FILE: a.bin ===\n"u8, .. odd, .. "=== END FILE ===\n"u8]));

        CollectionAssert.AreEqual(odd, File.ReadAllBytes(applied.Files.At("a.bin")));
    }

    [TestMethod]
    [DataRow("README.md", "# T\n\n```sh\nrun\n```\n", "a code block at the end")]
    [DataRow("README.md", "```\nrun\n```\ntext\n```\nmore\n```\n", "bare code blocks")]
    [DataRow("a.py", "X = \"\"\"\n```\n\"\"\"\n", "a fence that pairs with none")]
    [DataRow("README.md", "~~~\n```\n~~~\n", "another sign")]
    [DataRow("README.md", "=== FILE: x.py ===\nprint()\n=== END FILE ===\n", "markers without a fence")]
    [DataRow("README.md", "=== FILE: x.py ===\n```python\nprint()\n```\n=== END FILE ===\nText.\n", "a whole block with a fence of the same length")]
    [DataRow("README.md", "Write:\n\n```\n=== FILE: x.py ===\n```python\nprint()\n```\n=== END FILE ===\n```\n\nAnd:\n\n```\n=== FILE: y.py ===\n```python\n1\n```\n=== END FILE ===\n\n=== FILE: z.txt ===\nz\n=== END FILE ===\n```\n", "the format's own description")]
    [DataRow("README.md", "=== FILE: x.py ===\n", "half a block")]
    [DataRow("a.cs", "=== END FILE ===\n=== PLAN ===\n", "other markers")]
    [DataRow("a.cs", "  ```\n  === END FILE ===\n", "what does not begin at column 0")]
    public void WhatLooksLikeTheFormatInsideAFenceIsContent(string path, string content, string what)
    {
        using Applied applied = new();

        applied.Blocks(Block(path, content, "```") + Block("next.cs", "n\n"));

        Assert.AreEqual("", applied.Codes, what);
        Assert.AreEqual(content, applied.Read(path), what);
        Assert.AreEqual("n\n", applied.Read("next.cs"), what);
        Assert.IsFalse(applied.Holds("x.py"), what);
    }

    [TestMethod]
    public void ALongerFenceHoldsAnything()
    {
        using Applied applied = new();
        string content = Block("x.py", "1\n") + "=== FILE: y.py ===\n```\n" + "text\n" + Block("z.py", "1\n");

        applied.Blocks(Block("Transcript.cs", content, "`````"));

        Assert.AreEqual("", applied.Codes);
        Assert.AreEqual(content, applied.Read("Transcript.cs"));
    }

    [TestMethod]
    [DataRow("=== FILE: lost.py ===\n```python\na = 1\n```\n", "fenced, closed")]
    [DataRow("=== FILE: lost.py ===\n```python\na = 1\n```\n\nAnd now the next:\n", "fenced, closed, then prose")]
    [DataRow("=== FILE: lost.py ===\n```python\na = 1\n", "cut off inside the fence")]
    [DataRow("=== FILE: lost.py ===\n```python\na = 1\n=== END FILE ===\n", "the closing fence is missing")]
    [DataRow("=== FILE: lost.py ===\na = 1\n", "without a fence")]
    [DataRow("=== FILE: lost.md ===\n```\n# A\n```\n", "prose, closed")]
    [DataRow("=== FILE: lost.md ===\n```\n# A\n\n```sh\nrun\n", "prose, cut off")]
    [DataRow("=== FILE: lost.md ===\n", "nothing but a marker")]
    public void ABlockWithoutEndIsSkippedAndTakesNoOtherWithIt(string lost, string what)
    {
        using Applied applied = new();

        applied.Blocks(lost + Block("a.cs", "a\n") + "=== FILE: b.txt ===\nb\n=== END FILE ===\n" + Block("c.md", "# C\n\n```sh\nrun\n```\n") + "=== FILE: d.md ===\n```md\nd\n```\n=== END FILE ===\n");

        Assert.AreEqual("FORGE0501:1", applied.Codes, what);
        Assert.AreEqual(0, applied.Report.ExitCode, what);
        Assert.IsFalse(applied.Holds("lost.py") || applied.Holds("lost.md"), what);
        Assert.AreEqual("a\n", applied.Read("a.cs"), what);
        Assert.AreEqual("b\n", applied.Read("b.txt"), what);
        Assert.AreEqual("# C\n\n```sh\nrun\n```\n", applied.Read("c.md"), what);
        Assert.AreEqual("d\n", applied.Read("d.md"), what);
    }

    [TestMethod]
    public void ManyBlocksWithoutEndTakeLinearTimeAndTheLastIsWritten()
    {
        using Applied applied = new();
        string lost = string.Concat(Enumerable.Range(0, 20_000).Select(i => "=== FILE: " + i + ".md ===\n```md\ntext\n"));

        applied.Blocks(lost + Block("a.cs", "a\n"));

        Assert.IsTrue(applied.Holds("a.cs"));
        Assert.IsTrue(applied.Report.Lines[^1].Contains(" 20000 blocks skipped", StringComparison.Ordinal), applied.Report.Lines[^1]);
    }

    [TestMethod]
    [DataRow("```bash\nrun\n```\ntext\n", "begins with a code block")]
    [DataRow("```bash\nrun\n```\ntext\n```bash\nmore\n```\n", "begins and ends with one")]
    [DataRow("~~~ cs title=x\nrun\n~~~\n", "is nothing but one")]
    public void AMarkdownFileWithoutAFenceOfItsOwnMayBeginWithACodeBlock(string content, string what)
    {
        using Applied applied = new();

        applied.Blocks("=== FILE: README.md ===\n" + content + "=== END FILE ===\n" + Block("next.cs", "n\n"));

        Assert.AreEqual("", applied.Codes, what);
        Assert.AreEqual(content, applied.Read("README.md"), what);
        Assert.AreEqual("n\n", applied.Read("next.cs"), what);
    }

    [TestMethod]
    [DataRow("```\nrun\n```\ntext\n```sh\nmore\n```\n", 9, "begins with a bare one, ends with another")]
    [DataRow("```text\nrun\n```\ntext\n", 6, "begins with plain text")]
    public void ProseThatMayHaveLostItsOwnFencesIsSkippedAndNotWrittenWithoutThem(string content, int end, string what)
    {
        using Applied applied = new();

        applied.Blocks("=== FILE: README.md ===\n" + content + "=== END FILE ===\n" + Block("next.cs", "n\n") + Block("next.md", "# N\n"));

        Assert.AreEqual("FORGE0501:1", applied.Codes, what);
        Assert.Contains("The one in line " + end + " does not count", applied.Report.Findings.Single(finding => finding.Rule.Code == "FORGE0501").Message, what);
        Assert.IsFalse(applied.Holds("README.md"), what);
        Assert.AreEqual("n\n", applied.Read("next.cs"), what);
        Assert.AreEqual("# N\n", applied.Read("next.md"), what);
    }

    [TestMethod]
    [DataRow("md")]
    [DataRow("README.md")]
    [DataRow("markdown {.x}")]
    [DataRow("text")]
    public void AFenceThatNamesProseIsNoContentOfAMarkdownFile(string info)
    {
        using Applied applied = new();

        applied.Blocks("=== FILE: README.md ===\n```" + info + "\n# T\n```sh\nrun\n```\n```\n=== END FILE ===\n");

        Assert.AreEqual("", applied.Codes);
        Assert.AreEqual("# T\n```sh\nrun\n```\n", applied.Read("README.md"));
    }

    [TestMethod]
    [DataRow("diff --git a/x b/x\n", "")]
    [DataRow("--- a/x.cs\n+++ b/x.cs\n@@ -1 +1 @@\n-a\n+b\n", "")]
    [DataRow("@@ -1,2 +1,3 @@ class\n", "")]
    [DataRow("*** Begin Patch\n", "")]
    [DataRow("\n+b\n", "diff")]
    public void ADiffIsSkippedSaveInAFileOfDiffs(string content, string info)
    {
        using Applied applied = new();
        string block = "```" + info + "\n" + content + "```\n=== END FILE ===\n";

        applied.Blocks("=== FILE: x.cs ===\n" + block + "=== FILE: x.patch ===\n" + block);

        Assert.AreEqual("FORGE0503:1", applied.Codes);
        Assert.IsFalse(applied.Holds("x.cs"));
        Assert.AreEqual(content, applied.Read("x.patch"));
    }

    [TestMethod]
    [DataRow("--- \ntitle: x\n+++ \n")]
    [DataRow("# T\n\n--- a\n+++ b\n@@ -1 @@\n")]
    public void WhatOnlyResemblesADiffIsWritten(string content)
    {
        using Applied applied = new();

        applied.Blocks(Block("x.md", content));

        Assert.AreEqual("", applied.Codes);
    }

    [TestMethod]
    public void AnEmptyPathIsSkippedAndAnEmptyFileIsWritten()
    {
        using Applied applied = new();

        applied.Blocks(Block("", "a\n") + "=== FILE:===\n=== END FILE ===\n=== FILE: app/__init__.py ===\n=== END FILE ===\n" + Block("empty.txt", "") + "=== END FILE ===\n");

        Assert.AreEqual("FORGE0502:1 FORGE0502:6 FORGE0502:14", applied.Codes);
        Assert.AreEqual("", applied.Read("app/__init__.py"));
        Assert.AreEqual("", applied.Read("empty.txt"));
    }

    [TestMethod]
    public void TheLastOfTwoBlocksOfAPathStands()
    {
        using Applied applied = new();

        applied.Blocks(Block("a.cs", "1\n") + Block("./a.cs", "2\n2\n"));

        Assert.AreEqual("2\n2\n", applied.Read("a.cs"));
        Assert.AreEqual("wrote a.cs (2 lines, over the block of line 1)", applied.Told[1]);
        Assert.StartsWith("1 file written, 0 blocks skipped", applied.Report.Lines[^1]);
    }

    [TestMethod]
    public void MoreThanAMegabyteIsWrittenWithAWarning()
    {
        using Applied applied = new();
        string atLimit = new string('x', (1024 * 1024) - 1) + "\n";

        applied.Blocks(Block("a.txt", atLimit) + Block("b.txt", "x" + atLimit));

        Assert.AreEqual("FORGE0504:6", applied.Codes);
        Assert.AreEqual("x" + atLimit, applied.Read("b.txt"));
        Assert.AreEqual(0, applied.Report.ExitCode);
    }

    [TestMethod]
    [UnsupportedOSPlatform("windows")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ThePermissionsOfAFileStayAndAReadOnlyOneIsNotReplaced()
    {
        using Applied applied = new();
        applied.Files.Write("run.sh", "old\n");
        applied.Files.Write("kept.txt", "old\n");
        File.SetUnixFileMode(applied.Files.At("run.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(applied.Files.At("kept.txt"), UnixFileMode.UserRead);

        applied.Blocks(Block("run.sh", "new\n") + Block("kept.txt", "new\n"));

        Assert.AreEqual("new\n", applied.Read("run.sh"));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(applied.Files.At("run.sh")));
        Assert.AreEqual("old\n", applied.Read("kept.txt"));
        Assert.AreEqual("FORGE6501:6", applied.Codes);
        Assert.AreEqual(2, applied.Report.ExitCode);
    }

    [TestMethod]
    public void Utf16IsRefusedAndNothingIsWritten()
    {
        using Applied applied = new();
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, new UnicodeEncoding(false, false) })
        {
            applied.From(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(Block("a.cs", "a\n"))]));

            Assert.AreEqual(2, applied.Report.ExitCode);
            Assert.Contains("UTF-16", applied.Report.Lines[0]);
            Assert.IsFalse(applied.Holds("a.cs"));
        }
    }
}
