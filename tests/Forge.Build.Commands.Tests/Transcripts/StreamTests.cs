using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static Forge.Build.Commands.Tests.Transcripts.Applied;

namespace Forge.Build.Commands.Tests.Transcripts;

[TestClass]
public sealed class StreamTests
{
    private static readonly string[] Pieces =
        ["a", "\u00e9", "\n", "\n", "\r\n", "\r", "```\n", "````\n", "~~~\n", "```py\n", "=== END FILE ===\n", "=== FILE: x ===\n", "=== FILE: y.md ===\n```\n", "=== PLAN ===\n", " ", "=== TASK DONE: 1 ===\n", "\0"];

    [TestMethod]
    public void AnyFilesComeOutAsTheyWentInWhateverThePiecesOfTheStream()
    {
        Gen<(string[] Files, int Size, bool Prose)> cases =
            from files in Gen.ArrayOf(Always.TextOf(12, Pieces), 3)
            from size in Gen.Choose(1, 40)
            from prose in Gen.Elements(true, false)
            select (files, size, prose);

        Always.Holds(
            cases,
            one =>
            {
                using Applied applied = new();
                string end = one.Prose ? ".md" : ".cs";
                string[] contents = one.Files.Select(file => file.Length == 0 || file.EndsWith('\n') ? file : file + "\n").ToArray();
                byte[] transcript = Encoding.UTF8.GetBytes(Plan + string.Concat(contents.Select((content, i) => Block("d/" + i + end, content, "``````"))));

                applied.From(new PiecewiseStream(transcript.Chunk(one.Size)));

                Assert.AreEqual("", applied.Codes);
                for (int i = 0; i < contents.Length; i++)
                    Assert.AreEqual(contents[i], applied.Read("d/" + i + end));
            },
            count: 300);
    }

    [TestMethod]
    public void AnyTextGivesTheSameWhateverThePiecesOfTheStream()
    {
        string[] pieces = [.. Pieces, "=== FILE: a.cs ===\n", "=== FILE: b.md ===\n", "=== END FILE ===\n", "```\n=== END FILE ===\n"];

        Always.Holds(
            from text in Always.TextOf(30, pieces)
            from size in Gen.Choose(1, 40)
            select (text, size),
            one =>
            {
                using Applied whole = new();
                using Applied parts = new();
                whole.Text("x\n" + one.text);
                parts.From(new PiecewiseStream(Encoding.UTF8.GetBytes("x\n" + one.text).Chunk(one.size)));

                Assert.AreEqual(whole.Codes, parts.Codes);
                Assert.AreEqual(string.Join('|', whole.Told), string.Join('|', parts.Told));
                foreach (string path in new[] { "a.cs", "b.md", "x", "y.md" })
                    Assert.AreEqual(whole.Holds(path) ? whole.Read(path) : null, parts.Holds(path) ? parts.Read(path) : null);
                Assert.IsEmpty(Directory.GetFiles(whole.Files.At(".forge"), "*.forge-tmp"));
            },
            count: 300);
    }

    [TestMethod]
    public void WhateverBlockHasNoEndEveryOtherIsWritten()
    {
        string[] prose = ["text\n", "\n", "```sh\nrun\n```\n", "```\nrun\n```\n"];
        string[] code = ["x = 1\n", "\n", "    ```\n"];
        Gen<(bool IsProse, string Opening, string Content)> block =
            from isProse in Gen.Elements(true, false)
            from opening in Gen.Elements("```\n", isProse ? "```md\n" : "```py\n", "````\n", "")
            from content in isProse ? Always.TextOf(6, prose) : Always.TextOf(6, code)
            select (isProse, opening, opening.Length == 0 ? "first\n" + content : content);

        Always.Holds(
            from blocks in Gen.ArrayOf(block, 5)
            from lost in Gen.Choose(0, 4)
            from cut in Gen.Elements("", "=== END FILE ===\n", "prose\n")
            from withoutFence in Gen.Elements(true, false)
            select (blocks, lost, cut, withoutFence),
            one =>
            {
                using Applied applied = new();
                string text = "";
                for (int i = 0; i < one.blocks.Length; i++)
                {
                    (bool isProse, string opening, string content) = one.blocks[i];
                    string closing = opening.TrimEnd('m', 'd', 'p', 'y', '\n') + (opening.Length == 0 ? "" : "\n");
                    bool isLost = i == one.lost;
                    // Without its fence and with its end it would be a file of another form.
                    bool isOpen = isLost && (one.withoutFence || one.cut.StartsWith("===", StringComparison.Ordinal));
                    text += "=== FILE: " + i + (isProse ? ".md" : ".py") + " ===\n" + opening + content + (isOpen ? "" : closing) + (isLost ? one.cut.StartsWith("===", StringComparison.Ordinal) && (opening.Length == 0 || content.TrimEnd().EndsWith("```", StringComparison.Ordinal)) ? "" : one.cut : "=== END FILE ===\n");
                }

                applied.Blocks(text);

                for (int i = 0; i < one.blocks.Length; i++)
                {
                    string path = i + (one.blocks[i].IsProse ? ".md" : ".py");
                    Assert.AreEqual(i == one.lost ? null : one.blocks[i].Content, applied.Holds(path) ? applied.Read(path) : null, path + " of\n" + text);
                }
            },
            count: 500);
    }

    [TestMethod]
    public void AHundredMegabytesOfOneLineOrOfManyNeedConstantMemory()
    {
        using Applied applied = new();
        byte[] line = Encoding.UTF8.GetBytes(new string('x', 99) + "\n");
        byte[] lines = Enumerable.Repeat(line, 600).SelectMany(bytes => bytes).ToArray();
        byte[] noEnd = Encoding.UTF8.GetBytes(new string('y', 60_000));
        IEnumerable<byte[]> stream = [Encoding.UTF8.GetBytes(Plan + "=== FILE: many.txt ===\n```\n"), .. Enumerable.Repeat(lines, 900), "```\n=== END FILE ===\n=== FILE: one.txt ===\n"u8.ToArray(),
            .. Enumerable.Repeat(noEnd, 900), "\n=== END FILE ===\n"u8.ToArray(), .. Enumerable.Repeat(noEnd, 100)];

        long before = GC.GetAllocatedBytesForCurrentThread();
        applied.From(new PiecewiseStream(stream));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual("FORGE0504:5 FORGE0504:540009", applied.Codes);
        Assert.AreEqual(54_000_000, new FileInfo(applied.Files.At("many.txt")).Length);
        Assert.AreEqual(54_000_001, new FileInfo(applied.Files.At("one.txt")).Length);
        Assert.IsLessThan(2_000_000, allocated);
    }

    [TestMethod]
    public void TenThousandBlocksAreWrittenWithLittleMemoryEach()
    {
        using Applied applied = new();
        IEnumerable<byte[]> stream = Enumerable.Range(0, 10_000).Select(i => Encoding.UTF8.GetBytes(Block("d" + (i % 7) + "/" + i + ".cs", "class C" + i + ";\n")));

        long before = GC.GetAllocatedBytesForCurrentThread();
        applied.From(new PiecewiseStream(stream));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.StartsWith("10000 files written, 0 blocks skipped", applied.Report.Lines[^1]);
        Assert.AreEqual("class C9999;\n", applied.Read("d3/9999.cs"));
        Assert.IsLessThan(20_000, allocated / 10_000);
    }

    [TestMethod]
    public void AHundredThousandFindingsAreCut()
    {
        using Applied applied = new();

        applied.Blocks(string.Concat(Enumerable.Repeat("=== FILE: ===\n=== END FILE ===\n", 100_000)));

        Assert.HasCount(101, applied.Report.Findings);
        Assert.IsTrue(applied.Report.Findings.Any(finding => finding.Message.Contains("found 100000 times", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void ABlockIsThereBeforeTheStreamGoesOn()
    {
        using Applied applied = new();
        bool wasThere = false, wasPlanned = false;
        IEnumerable<byte[]> Stream()
        {
            yield return Encoding.UTF8.GetBytes(Plan + Block("a.cs", "x\n") + "=== FILE: b.cs ===\nhalf");
            wasThere = applied.Holds("a.cs") && !applied.Holds("b.cs");
            wasPlanned = applied.Holds("Forge/evidence/plan.json");
            yield return "\n=== END FILE ===\n"u8.ToArray();
        }

        applied.From(new PiecewiseStream(Stream()));

        Assert.IsTrue(wasThere);
        Assert.IsTrue(wasPlanned);
        Assert.AreEqual("half\n", applied.Read("b.cs"));
    }

    [TestMethod]
    public void AnInterruptDropsTheHalfBlockAndKeepsTheWholeOnes()
    {
        using Applied applied = new();
        using CancellationTokenSource interrupt = new();
        using ManualResetEventSlim never = new();
        IEnumerable<byte[]> Stream()
        {
            yield return Encoding.UTF8.GetBytes(Plan + Block("a.cs", "x\n") + "=== FILE: b.cs ===\nhalf\n");
            interrupt.Cancel();
            never.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
        }

        applied.From(new PiecewiseStream(Stream()), interrupt: interrupt.Token);
        never.Set();

        Assert.AreEqual(1, applied.Report.ExitCode);
        Assert.AreEqual("interrupted; the block of \"b.cs\" had not ended and was dropped.", applied.Report.Lines[0]);
        Assert.IsTrue(applied.Holds("a.cs"));
        Assert.IsFalse(applied.Holds("b.cs"));
        Assert.IsEmpty(Directory.GetFiles(applied.Files.At(".forge"), "*.forge-tmp"));
    }

    [TestMethod]
    public async Task TwoTranscriptsAtOnceDoNotMix()
    {
        using Applied first = new();
        using ManualResetEventSlim begun = new();
        string[] order = [];
        IEnumerable<byte[]> Stream()
        {
            yield return "=== FILE: a.cs ===\nfirst"u8.ToArray();
            begun.Set();
            order = [.. order, "first"];
            yield return "\n=== END FILE ===\n"u8.ToArray();
        }

        IEnumerable<byte[]> Second()
        {
            order = [.. order, "second"];
            yield return Encoding.UTF8.GetBytes(Block("a.cs", "second\n"));
        }

        Task one = Task.Run(() => first.From(new PiecewiseStream(Stream())), CancellationToken.None);
        begun.Wait(CancellationToken.None);
        Forge.Build.Commands.Transcripts.Applying.Run(first.Repository, new PiecewiseStream(Second()), new Forge.Build.Commands.Transcripts.ApplyRequest("stdin", false), null, default);
        await one;

        CollectionAssert.AreEqual(new[] { "first", "second" }, order);
        Assert.AreEqual("second\n", first.Read("a.cs"));
    }

    [TestMethod]
    public void TheOwnersCommandsNeedNotWaitForATranscript()
    {
        using Applied applied = new();
        bool wasFree = false;
        IEnumerable<byte[]> Stream()
        {
            using OwnerLock? held = OwnerLock.Take(applied.Repository, TimeSpan.Zero, out _);
            wasFree = held is not null;
            yield return Encoding.UTF8.GetBytes(Plan);
        }

        applied.From(new PiecewiseStream(Stream()));

        Assert.IsTrue(wasFree);
    }
}
