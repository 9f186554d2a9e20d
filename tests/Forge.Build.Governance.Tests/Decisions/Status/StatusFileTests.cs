using System;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Decisions.Status;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Status;

[TestClass]
public sealed class StatusFileTests
{
    private const string Path = "progress/status.json";

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void AMissingFileIsMade(bool alone)
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");

        Assert.IsNull(StatusFile.Block(governed.Repository, "Which?", alone));

        Assert.AreEqual(StatusText.Block(null, "Which?"), Encoding.UTF8.GetString(Bytes(governed)));
        Assert.HasCount(1, Directory.GetFileSystemEntries(governed.Files.At("progress")));
    }

    [TestMethod]
    public void AMissingFileBlocksNothing()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");

        Assert.IsNull(StatusFile.Clear(governed.Repository, false));

        Assert.IsFalse(Directory.Exists(governed.Files.At("progress")));
    }

    [TestMethod]
    [DataRow("utf-8", false)]
    [DataRow("utf-8", true)]
    [DataRow("utf-16", true)]
    [DataRow("utf-16BE", true)]
    [DataRow("utf-32", true)]
    public void TheEncodingStays(string name, bool hasMark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] mark = hasMark ? encoding.GetPreamble() : [];
        byte[] before = [.. mark, .. encoding.GetBytes("{\r\n  \"\u00e9\": \"\ud83d\ude00\",\r\n  \"blocking_questions\": [],\r\n  \"next_step\": \"go\"\r\n}")];
        using GovernedFolder governed = With(before);

        Assert.IsNull(StatusFile.Block(governed.Repository, "Wh\u00efch?", true));
        byte[] blocked = Bytes(governed);
        Assert.IsNull(StatusFile.Clear(governed.Repository, true));

        CollectionAssert.AreEqual(mark, blocked.Take(mark.Length).ToArray());
        string text = encoding.GetString(blocked, mark.Length, blocked.Length - mark.Length);
        Assert.Contains("\"\u00e9\": \"\ud83d\ude00\",\r\n  \"blocking_questions\": [\r\n    \"Wh\u00efch?\"\r\n  ]", text);
        CollectionAssert.AreEqual(before, Bytes(governed));
    }

    [TestMethod]
    public void WhatDoesNotChangeIsNotWritten()
    {
        using GovernedFolder governed = With("""{ "blocking_questions": ["Which?"], "next_step": "" }"""u8.ToArray());
        governed.Files.Age(Path);
        DateTime before = File.GetLastWriteTimeUtc(governed.Files.At(Path));

        Assert.IsNull(StatusFile.Block(governed.Repository, "Which?", false));
        Assert.AreEqual(before, File.GetLastWriteTimeUtc(governed.Files.At(Path)));

        Assert.IsNull(StatusFile.Block(governed.Repository, "Another?", false));
        Assert.AreNotEqual(before, File.GetLastWriteTimeUtc(governed.Files.At(Path)));
    }

    [TestMethod]
    [DataRow("", "it is empty")]
    [DataRow("\ufeff \n", "it is empty")]
    [DataRow("BLOCKED", "it is malformed: this is not JSON")]
    [DataRow("[]", "it is malformed: the status must be an object, not an array")]
    [DataRow("{ \"next_step\": 1 }", "it is malformed: \"next_step\" must be a string")]
    [DataRow("{ \"a\": 1, \"a\": 2 }", "it is malformed: the name \"a\" stands twice")]
    public void WhatIsMalformedIsLeftAlone(string text, string problem)
    {
        byte[] before = Encoding.UTF8.GetBytes(text);
        using GovernedFolder governed = With(before);

        Assert.StartsWith(problem, StatusFile.Block(governed.Repository, "Which?", false));
        Assert.StartsWith(problem, StatusFile.Clear(governed.Repository, false));

        CollectionAssert.AreEqual(before, Bytes(governed));
    }

    [TestMethod]
    public void WhatIsNoUtf8IsLeftAlone()
    {
        byte[] before = Encoding.Latin1.GetBytes("{ \"a\": \"\u00e9\" }");
        using GovernedFolder governed = With(before);

        Assert.AreEqual("it is neither UTF-8 nor text with a byte order mark", StatusFile.Block(governed.Repository, "Which?", false));

        CollectionAssert.AreEqual(before, Bytes(governed));
    }

    [TestMethod]
    public void SeveralQuestionsAreCleared()
    {
        using GovernedFolder governed = With("""{ "blocking_questions": ["One?", "Two?"] }"""u8.ToArray());

        Assert.IsNull(StatusFile.Clear(governed.Repository, false));

        Assert.AreEqual("""{ "blocking_questions": [] }""", Encoding.UTF8.GetString(Bytes(governed)));
    }

    [TestMethod]
    public void AFolderInItsPlaceIsSaid()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Files.Make(Path);

        Assert.AreEqual("there is a folder in its place", StatusFile.Block(governed.Repository, "Which?", false));
    }

    [TestMethod]
    public void AFileInPlaceOfItsFolderIsSaid()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write("progress", "a file");

        Assert.AreEqual("progress is a file, and should be a folder", StatusFile.Block(governed.Repository, "Which?", false));
        Assert.IsNull(StatusFile.Clear(governed.Repository, false));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void NothingIsWrittenOutsideOfTheRoot(bool exists)
    {
        using TempFolder outside = new();
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        if (exists)
            outside.Write("status.json", "{}");
        governed.Files.LinkFolder("progress", outside.Root);

        Assert.AreEqual("progress is a link", StatusFile.Block(governed.Repository, "Which?", false));

        Assert.AreEqual(exists ? "{}" : "", exists ? File.ReadAllText(outside.At("status.json")) : string.Join(' ', Directory.GetFiles(outside.Root)));
    }

    [TestMethod]
    public void ALinkThatLeadsNowhereIsSaid()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Files.LinkFile(Path, "nowhere.json");

        Assert.AreEqual("progress/status.json is a link", StatusFile.Block(governed.Repository, "Which?", false));
        Assert.IsFalse(File.Exists(governed.Files.At("progress/nowhere.json")));
    }

    [TestMethod]
    public void AFolderLinkThatLeadsNowhereIsSaid()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Files.LinkFolder("progress", "nowhere");

        Assert.AreEqual("progress is a link", StatusFile.Block(governed.Repository, "Which?", false));
    }

    [TestMethod]
    public void ALinkInsideOfTheRootIsNotFollowed()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write("package.json", "{}");
        governed.Files.LinkFile(Path, "../package.json");

        Assert.AreEqual("progress/status.json is a link", StatusFile.Block(governed.Repository, "Which?", false));

        Assert.AreEqual("{}", File.ReadAllText(governed.Files.At("package.json")));
    }

    [TestMethod]
    public void APipeIsNotOpened()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Files.Pipe(Path);

        Assert.AreEqual("it is empty", StatusFile.Block(governed.Repository, "Which?", false));
    }

    [TestMethod]
    public void AFolderThatCannotBeWrittenIsSaid()
    {
        using GovernedFolder governed = With("{}"u8.ToArray());
        governed.Files.Close("progress", UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.IsNotNull(StatusFile.Block(governed.Repository, "Which?", false));
    }

    private static GovernedFolder With(byte[] status)
    {
        GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Path, status);
        return governed;
    }

    private static byte[] Bytes(GovernedFolder governed) => File.ReadAllBytes(governed.Files.At(Path));
}
