using System;
using System.Text;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Evidence.Ledger;

[TestClass]
public sealed class LedgerChainTests
{
    private const string LedgerPath = "Forge/evidence/audit_ledger.md";

    private static readonly string Three = Chained(Chained(Chained(LedgerFormat.Header + "by hand\n", "one"), "two"), "three");

    [TestMethod]
    public void AChainThatWasWrittenHolds()
    {
        Assert.AreEqual(3, Read(Three).Links);
        Assert.IsNull(LedgerChain.Verify(Read(Three)));
    }

    [TestMethod]
    public void ALedgerWithoutLinksHolds()
        => Assert.IsNull(LedgerChain.Verify(Read("# Audit Ledger\n\n## Audit Entry: x -- Iteration 1\nOutcome: FAIL\n")));

    [TestMethod]
    public void ALinkIsTheHashOfTheOneBeforeAndOfAllTextSince()
    {
        Assert.AreEqual("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", LedgerChain.Next("abc"));
        string zeros = new('0', 64);
        string expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(zeros + "\nabc\u2014")));
        Assert.AreEqual(expected, LedgerChain.Next("before\r\nChain: " + zeros + "\r\nabc\u2014"));
    }

    [TestMethod]
    public void CheckedOutWithOtherLineEndsItHolds()
        => Assert.IsNull(LedgerChain.Verify(Read("\uFEFF" + Three.Replace("\n", "\r\n"))));

    [TestMethod]
    public void TextAfterTheLastLinkIsToleratedAndSealedByTheNext()
    {
        string more = Three + "AUTHORIZED: two\nCommit: 1234567\n";
        Assert.IsNull(LedgerChain.Verify(Read(more)));

        string four = Chained(more, "four");
        Assert.IsNull(LedgerChain.Verify(Read(four)));
        Assert.AreEqual("Phase four", PhaseAt(four.Replace("1234567", "1234568")));
    }

    [TestMethod]
    [DataRow("by hand", "by hands", "Phase one")]
    [DataRow("why one", "why not", "Phase one")]
    [DataRow("why two", "why not", "Phase two")]
    [DataRow("Phase three", "Phase five", "Phase five")]
    public void TheFirstEntryThatDoesNotHoldIsNamed(string old, string text, string phase)
        => Assert.AreEqual(phase, PhaseAt(Three.Replace(old, text)));

    [TestMethod]
    public void AnEntryThatWasTakenOutIsMissed()
    {
        int second = Three.IndexOf("\n---\n## Audit Entry: Phase two", StringComparison.Ordinal);
        int third = Three.IndexOf("\n---\n## Audit Entry: Phase three", StringComparison.Ordinal);

        Assert.AreEqual("Phase three", PhaseAt(Three.Remove(second, third - second)));
    }

    [TestMethod]
    public void TwoEntriesThatChangedPlacesAreFound()
    {
        int second = Three.IndexOf("\n---\n## Audit Entry: Phase two", StringComparison.Ordinal);
        int third = Three.IndexOf("\n---\n## Audit Entry: Phase three", StringComparison.Ordinal);

        Assert.AreEqual("Phase three", PhaseAt(Three.Substring(0, second) + Three.Substring(third) + Three.Substring(second, third - second)));
    }

    [TestMethod]
    public void AnyEditedByteAboveTheLastEntryIsFound()
    {
        byte[] ledger = Encoding.UTF8.GetBytes(Three);
        int end = Encoding.UTF8.GetByteCount(Three.Substring(0, Three.IndexOf("\n---\n## Audit Entry: Phase three", StringComparison.Ordinal)));

        Always.Holds(
            from at in Gen.Choose(0, end - 1)
            from other in Gen.Choose(1, 255)
            select (at, other),
            edit =>
            {
                byte[] edited = (byte[])ledger.Clone();
                edited[edit.at] ^= (byte)edit.other;
                return LedgerChain.Verify(Read(Encoding.UTF8.GetString(edited))) is not null;
            },
            count: 3000);
    }

    private static string PhaseAt(string text)
    {
        AuditLedger ledger = Read(text);
        SourceLocation at = LedgerChain.Verify(ledger)!.Location;
        foreach (LedgerEntry entry in ledger.Entries)
        {
            if (entry.Location == at)
                return entry.Phase;
        }
        return "";
    }

    private static string Chained(string text, string phase)
    {
        text += LedgerWriter.TextOf(new LedgerEntry
        {
            Phase = "Phase " + phase,
            Iteration = 1,
            Outcome = LedgerOutcome.Fail,
            Checklist = new[] { new ChecklistLine("A1", "", LedgerVerdict.Fail, "why " + phase) },
        });
        return text + "Chain: " + LedgerChain.Next(text) + "\n";
    }

    private static AuditLedger Read(string text) => AuditLedger.Read(LedgerPath, text);
}
