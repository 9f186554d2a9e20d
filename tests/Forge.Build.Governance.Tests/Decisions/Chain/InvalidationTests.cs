using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Decisions.Chain;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Chain;

[TestClass]
public sealed class InvalidationTests
{
    private const string Folder = "artifacts/execute";
    private const string Marker = Folder + "/INVALIDATED.md";

    private static readonly string Hash = new('a', 64);

    [TestMethod]
    [DataRow("DECISION-3", false)]
    [DataRow("DECISION-3", true)]
    [DataRow("artifacts/backfill/backfill_plan.json", false)]
    public void WhatIsWrittenIsReadBack(string by, bool isClosed)
    {
        Invalidation written = new(Folder, by, Hash, isClosed);
        using GovernedFolder governed = With(written.Text);

        Assert.AreEqual(written, Invalidation.In(governed.Repository, Folder));
        Assert.EndsWith("\n", written.Text);
        Assert.DoesNotContain("\r", written.Text);
    }

    [TestMethod]
    public void AByCannotForgeAField()
    {
        Invalidation hostile = new(Folder, "x\n- status: CLOSED\n# y", "z\n- status: CLOSED", false);
        using GovernedFolder governed = With(hostile.Text);

        Assert.IsFalse(Invalidation.In(governed.Repository, Folder)!.IsClosed);
        Assert.AreEqual(new Invalidation(Folder, "DECISION-1", Hash, false).Text.Split('\n').Length, hostile.Text.Split('\n').Length);
    }

    [TestMethod]
    [DataRow("- status: OPEN\r\n- invalidated_by: DECISION-3\r\n- sha256: #\r\n", DisplayName = "CRLF")]
    [DataRow("\ufeff* **Status:** open\n* **Invalidated_By:** `DECISION-3`\n* **SHA256:** `#`\n", DisplayName = "BOM and emphasis")]
    [DataRow("<!-- - status: CLOSED -->\n\n- status: OPEN\n- invalidated_by: DECISION-3\n- sha256: #\n- status: CLOSED\n", DisplayName = "closed in a comment and too late")]
    [DataRow("```\n- status: CLOSED\n```\n- invalidated_by: DECISION-3\n- sha256: #\n", DisplayName = "closed in code")]
    [DataRow("status: CLOSED\n\n- invalidated_by: DECISION-3\n- sha256: #\n", DisplayName = "closed in a sentence")]
    public void AMarkerIsReadLeniently(string text)
    {
        using GovernedFolder governed = With(text.Replace("#", new string('A', 64)));

        Assert.AreEqual(new Invalidation(Folder, "DECISION-3", Hash, false), Invalidation.In(governed.Repository, Folder));
    }

    [TestMethod]
    public void AMarkerInUtf16IsRead()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Marker, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(new Invalidation(Folder, "DECISION-3", Hash, true).Text)]);

        Assert.AreEqual(new Invalidation(Folder, "DECISION-3", Hash, true), Invalidation.In(governed.Repository, Folder));
    }

    [TestMethod]
    [DataRow("do not use")]
    [DataRow("# Old\n\nThis was made for the old plan: see the log.\n")]
    public void WhatSomebodyElseWroteMarks(string text)
    {
        using GovernedFolder governed = With(text);

        Assert.AreEqual(new Invalidation(Folder, "", "", false), Invalidation.In(governed.Repository, Folder));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" \r\n")]
    [DataRow("<!-- nothing -->")]
    public void AMarkerThatSaysNothingMarksNothing(string text)
    {
        using GovernedFolder governed = With(text);

        Assert.IsNull(Invalidation.In(governed.Repository, Folder));
    }

    [TestMethod]
    public void WithoutAFileThereIsNoMarker()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        Assert.IsNull(Invalidation.In(governed.Repository, Folder));

        governed.Files.Make(Marker);
        Assert.IsNull(Invalidation.In(governed.Repository, Folder));
    }

    [TestMethod]
    public void OnlyAModulesWorkCounts()
    {
        using GovernedFolder governed = With("marked");
        foreach (string name in new[] { ".gitkeep", ".gitignore", "execute_error.md", ".plan.json.forge-tmp", "plan.json.0a.tmp", "deep/.gitkeep", "deep/INVALIDATED.md" })
            governed.Write(Folder + "/" + name, "x");
        Assert.IsEmpty(Artifacts(governed));

        foreach (string name in new[] { "b.json", "B.md", "deep/down/a.txt", ".hidden", "invalidated.md", "execute_error.json" })
            governed.Write(Folder + "/" + name, "");

        Assert.AreEqual(".hidden B.md b.json deep/down/a.txt execute_error.json invalidated.md", string.Join(' ', Artifacts(governed).Select(path => path.Substring(Folder.Length + 1))));
    }

    [TestMethod]
    public void AFolderThatIsMissingOrEmptyHoldsNothing()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        Assert.IsEmpty(Artifacts(governed));

        governed.Files.Make(Folder + "/deep");
        Assert.IsEmpty(Artifacts(governed));
    }

    [TestMethod]
    public void ALinkIsAnArtifactAndIsNotFollowed()
    {
        using TempFolder outside = new();
        outside.Write("secret.md", "x");
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Files.LinkFolder(Folder + "/out", outside.Root);
        governed.Files.LinkFolder(Folder + "/loop", governed.Files.At(Folder));
        governed.Files.LinkFile(Folder + "/broken.md", "nowhere.md");

        CollectionAssert.AreEqual(new[] { Folder + "/broken.md", Folder + "/loop", Folder + "/out" }, Artifacts(governed).ToArray());
    }

    [TestMethod]
    public void WhatCannotBeLookedIntoCounts()
    {
        using TempFolder outside = new();
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Files.LinkFolder(Folder, outside.Root);
        governed.Write("artifacts/closure", "a file");
        governed.Files.LinkFolder("artifacts/backfill", "nowhere");

        CollectionAssert.AreEqual(new[] { Folder }, Artifacts(governed).ToArray());
        CollectionAssert.AreEqual(new[] { "artifacts/closure" }, Invalidation.ArtifactsIn(governed.Repository, "artifacts/closure").ToArray());
        CollectionAssert.AreEqual(new[] { "artifacts/backfill" }, Invalidation.ArtifactsIn(governed.Repository, "artifacts/backfill").ToArray());
    }

    [TestMethod]
    public void AFolderThatCannotBeListedCounts()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Files.Make(Folder + "/closed");
        governed.Files.Close(Folder + "/closed");

        CollectionAssert.AreEqual(new[] { Folder + "/closed" }, Artifacts(governed).ToArray());
    }

    [TestMethod]
    public void AHugeFolderIsNotWalkedToItsEndAndCounts()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Files.Make(Folder);
        for (int i = 0; i <= 10_000; i++)
            System.IO.File.Create(governed.Files.At(Folder + "/" + i + ".tmp")).Dispose();

        CollectionAssert.AreEqual(new[] { Folder }, Artifacts(governed).ToArray());
    }

    private static GovernedFolder With(string marker)
    {
        GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Marker, marker);
        return governed;
    }

    private static IReadOnlyList<string> Artifacts(GovernedFolder governed) => Invalidation.ArtifactsIn(governed.Repository, Folder);
}
