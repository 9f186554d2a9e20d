using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Evidence.Ledger;

[TestClass]
public sealed class LedgerFileTests
{
    private const string LedgerPath = "Forge/evidence/audit_ledger.md";

    [TestMethod]
    public void TheFirstEntryMakesTheFileWithItsHeader()
    {
        using TempFolder folder = new();

        LedgerAppend done = Append(folder, "P", "1");

        string text = Encoding.UTF8.GetString(File.ReadAllBytes(folder.At(LedgerPath)));
        Assert.IsNull(done.Failure);
        Assert.StartsWith(LedgerFormat.Header + "\n---\n## Audit Entry: P \u2014 Iteration 1\n", text);
        Assert.EndsWith("\nChain: " + done.Record!.Chain + "\n", text);
        Assert.DoesNotContain('\r', text);
        Assert.IsNull(LedgerChain.Verify(done.Ledger!));
        Assert.AreEqual("1", ((LedgerEntry)done.Record).State);
        Assert.AreEqual(6, done.Record.Location.Line);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("\n\n")]
    [DataRow("  ")]
    [DataRow("\uFEFF")]
    public void AnEmptyFileGetsTheHeader(string text)
    {
        using TempFolder folder = new();
        folder.Write(LedgerPath, text);

        Append(folder, "P", "1");

        string written = File.ReadAllText(folder.At(LedgerPath));
        Assert.StartsWith(text.Trim('\uFEFF'), written);
        Assert.Contains(LedgerFormat.Header, written);
    }

    [TestMethod]
    [DataRow("# Mine\r\n\r\n## Audit Entry: Q -- Iteration 3\r\nOutcome: FAIL\r\n")]
    [DataRow("# Mine\n\n## Audit Entry: Q -- Iteration 3\nOutcome: FAIL")]
    [DataRow("\uFEFF# Mine\n\n## Audit Entry: Q -- Iteration 3\nOutcome: FAIL\r")]
    public void WhatStoodThereStaysAsItIs(string text)
    {
        using TempFolder folder = new();
        folder.Write(LedgerPath, text);

        Append(folder, "P", "1");
        AuditLedger ledger = Append(folder, "P", "2").Ledger!;

        byte[] before = Encoding.UTF8.GetBytes(text);
        CollectionAssert.AreEqual(before, File.ReadAllBytes(folder.At(LedgerPath)).Take(before.Length).ToArray());
        CollectionAssert.AreEqual(new[] { "Q", "P", "P" }, ledger.Entries.Select(entry => entry.Phase).ToArray());
        Assert.AreEqual(LedgerOutcome.Fail, ledger.Entries[0].Outcome);
        Assert.IsNull(LedgerChain.Verify(ledger));
        Assert.IsNull(LedgerChain.Verify(LedgerSource.Read(Repository(folder)).Ledger()));
    }

    [TestMethod]
    public void WhatTheBuilderRefusesIsNotAppended()
    {
        using TempFolder folder = new();
        Append(folder, "P", "1");
        byte[] before = File.ReadAllBytes(folder.At(LedgerPath));

        LedgerAppend done = Append(folder, "P", "1");

        Assert.IsNull(done.Record);
        Assert.IsNull(done.Failure);
        CollectionAssert.AreEqual(before, File.ReadAllBytes(folder.At(LedgerPath)));
    }

    [TestMethod]
    public void OfManyWritersEachIsWhole()
    {
        using TempFolder folder = new();
        folder.Make("Forge/evidence");

        Parallel.For(0, 24, i => Assert.IsNull(Append(folder, "P", i.ToString()).Failure));

        AuditLedger ledger = LedgerSource.Read(Repository(folder)).Ledger();
        Assert.HasCount(24, ledger.Entries);
        Assert.AreEqual(24, ledger.Links);
        Assert.IsNull(LedgerChain.Verify(ledger));
        CollectionAssert.AreEqual(Enumerable.Range(1, 24).ToArray(), ledger.Entries.Select(entry => entry.Iteration).ToArray());
    }

    [TestMethod]
    public void OfManyWritersOfOneStateOneWrites()
    {
        using TempFolder folder = new();
        folder.Make("Forge/evidence");

        Parallel.For(0, 16, _ => Append(folder, "P", "same"));

        Assert.HasCount(1, LedgerSource.Read(Repository(folder)).Ledger().Entries);
    }

    [TestMethod]
    public void ALockThatIsNotGivenBackIsAFailure()
    {
        using TempFolder folder = new();
        folder.Write(LedgerPath, "# Mine\n");
        using FileStream held = new(folder.At(LedgerPath), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        LedgerAppend done = LedgerFile.Append(Repository(folder), _ => new LedgerEntry(), TimeSpan.FromMilliseconds(100));

        Assert.AreEqual(RuleCatalog.LedgerNotWritten, done.Failure!.Rule);
        Assert.AreEqual(LedgerPath, done.Failure.Location.Path);
        Assert.AreEqual(7, held.Length);
    }

    [TestMethod]
    public void AFileInTheWayOfTheFolderIsAFailure()
    {
        using TempFolder folder = new();
        folder.Make("Forge/Contracts");
        folder.Write("Forge/evidence", "no folder");

        Assert.AreEqual(RuleCatalog.LedgerNotWritten, Append(folder, "P", "1").Failure!.Rule);
    }

    [TestMethod]
    public void AFolderInTheWayIsAFailure()
    {
        using TempFolder folder = new();
        folder.Make(LedgerPath);

        Finding failure = Append(folder, "P", "1").Failure!;

        Assert.AreEqual(RuleCatalog.LedgerNotWritten, failure.Rule);
        Assert.Contains("it is a folder.", failure.Message);
        Assert.AreEqual(ContractState.Folder, LedgerSource.Read(Repository(folder)).State);
    }

    [TestMethod]
    public void AUtf16FileIsNotSpoiled()
    {
        using TempFolder folder = new();
        folder.Write(LedgerPath, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("## Audit Entry: P -- Iteration 1\r\n")).ToArray());
        byte[] before = File.ReadAllBytes(folder.At(LedgerPath));

        Assert.Contains("it is not UTF-8.", Append(folder, "P", "1").Failure!.Message);
        CollectionAssert.AreEqual(before, File.ReadAllBytes(folder.At(LedgerPath)));
        Assert.HasCount(1, LedgerSource.Read(Repository(folder)).Ledger().Entries);
    }

    [TestMethod]
    public void ALinkOutOfTheRootIsRefused()
    {
        using TempFolder folder = new();
        using TempFolder outside = new();
        outside.Write("ledger.md", "theirs\n");
        folder.Make("Forge/evidence");
        folder.LinkFile(LedgerPath, outside.At("ledger.md"));

        Finding failure = Append(folder, "P", "1").Failure!;

        Assert.Contains("out of the project root", failure.Message);
        Assert.AreEqual("theirs\n", File.ReadAllText(outside.At("ledger.md")));
        Assert.AreEqual(ContractState.Unreadable, LedgerSource.Read(Repository(folder)).State);
    }

    [TestMethod]
    public void ALinkToWhatIsNotThereIsRefused()
    {
        using TempFolder folder = new();
        using TempFolder outside = new();
        folder.Make("Forge/evidence");
        folder.LinkFile(LedgerPath, outside.At("new.md"));

        Assert.IsNotNull(Append(folder, "P", "1").Failure);
        Assert.IsFalse(File.Exists(outside.At("new.md")));
    }

    [TestMethod]
    public void AFolderThatIsALinkOutOfTheRootIsRefused()
    {
        using TempFolder folder = new();
        using TempFolder outside = new();
        folder.Make("Forge/Contracts");
        folder.LinkFolder("Forge/evidence", outside.Root);

        Assert.IsNotNull(Append(folder, "P", "1").Failure);
        Assert.IsEmpty(Directory.GetFileSystemEntries(outside.Root));
    }

    [TestMethod]
    public void APipeIsNotWaitedFor()
    {
        using TempFolder folder = new();
        folder.Pipe(LedgerPath);

        Assert.IsNotNull(LedgerFile.Append(Repository(folder), _ => new LedgerEntry()).Failure);
        Assert.AreEqual(ContractState.Empty, LedgerSource.Read(Repository(folder)).State);
    }

    [TestMethod]
    [DataRow(0.15)]
    [DataRow(0.5)]
    [DataRow(0.9)]
    [DataRow(0.99)]
    public void AnEntryThatWasCutOffIsNoSignOffAndIsWrittenAgain(double part)
    {
        using TempFolder folder = new();
        Append(folder, "P", "1");
        int whole = File.ReadAllBytes(folder.At(LedgerPath)).Length;
        Append(folder, "P", "2");
        byte[] bytes = File.ReadAllBytes(folder.At(LedgerPath));
        byte[] torn = bytes.Take(whole + (int)((bytes.Length - whole) * part)).ToArray();
        folder.Write(LedgerPath, torn);
        AuditLedger before = LedgerSource.Read(Repository(folder)).Ledger();

        LedgerAppend done = Append(folder, "P", "2");

        Assert.HasCount(2, before.Entries);
        Assert.IsTrue(before.LastEntry!.Torn);
        Assert.AreEqual(LedgerOutcome.None, before.LastEntry.Outcome);
        Assert.AreEqual("", before.LastEntry.State);
        CollectionAssert.AreEqual(torn, File.ReadAllBytes(folder.At(LedgerPath)).Take(torn.Length).ToArray());
        CollectionAssert.AreEqual(new[] { false, true, false }, done.Ledger!.Entries.Select(entry => entry.Torn).ToArray());
        Assert.AreEqual(LedgerOutcome.SignedOff, done.Ledger.LastEntry!.Outcome);
        Assert.IsNull(LedgerChain.Verify(done.Ledger));
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(12)]
    public void WhatIsLeftOfAHeadingIsNoEntry(int length)
    {
        using TempFolder folder = new();
        Append(folder, "P", "1");
        byte[] bytes = File.ReadAllBytes(folder.At(LedgerPath));
        folder.Write(LedgerPath, bytes.Concat(Encoding.UTF8.GetBytes("\n---\n## Audit Entry".Substring(0, length))).ToArray());

        LedgerAppend done = Append(folder, "P", "2");

        Assert.HasCount(2, done.Ledger!.Entries);
        Assert.IsNull(LedgerChain.Verify(done.Ledger));
    }

    [TestMethod]
    public void AFailureThatWasCutOffIsStillAFailure()
    {
        string text = LedgerFormat.Header + LedgerWriter.TextOf(new LedgerEntry { Phase = "P", Iteration = 1, Outcome = LedgerOutcome.Fail });

        LedgerEntry entry = AuditLedger.Read(LedgerPath, text.Substring(0, text.Length - 20)).LastEntry!;

        Assert.IsTrue(entry.Torn);
        Assert.AreEqual(LedgerOutcome.Fail, entry.Outcome);
    }

    // As the audit does: the number of the iteration, and whether anything is new, are decided under the lock.
    private static LedgerAppend Append(TempFolder folder, string phase, string state)
    {
        folder.Make("Forge/Contracts");
        return LedgerFile.Append(Repository(folder), ledger => ledger.LastEntry?.State == state ? null : new LedgerEntry
        {
            Phase = phase,
            Iteration = ledger.Entries.Count + 1,
            Outcome = LedgerOutcome.SignedOff,
            Checklist = new[] { new ChecklistLine("A1", "", LedgerVerdict.Pass, "sound") },
            Notes = new[] { "W1: PASS" },
            State = state,
        });
    }

    private static ForgeRepository Repository(TempFolder folder) => ForgeRepository.TryOpen(folder.Root)!;
}
