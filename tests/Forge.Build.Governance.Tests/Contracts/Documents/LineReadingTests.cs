using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts.Documents;

[TestClass]
public sealed class LineReadingTests
{
    [TestMethod]
    [DataRow("- a", 2)]
    [DataRow("  * - 1. a", 9)]
    [DataRow("- [x] a", 6)]
    [DataRow("12) a", 4)]
    [DataRow("-a", 0)]
    [DataRow("*a*", 0)]
    [DataRow("1.5 a", 0)]
    [DataRow("- ", 2)]
    [DataRow("-", 1)]
    [DataRow("", 0)]
    public void MarkersOfListsAreSkipped(string line, int at) => Assert.AreEqual(at, ListMarker.Skip(line, 0));

    [TestMethod]
    [DataRow("- **Status:** COMPLETE", "Status", "COMPLETE", 2, 14)]
    [DataRow("Status : x  ", "Status", "x", 0, 9)]
    [DataRow("* **Phase**: 3: x", "Phase", "3: x", 2, 13)]
    [DataRow("Note:", "Note", "", 0, 5)]
    public void ALabelHasAValue(string line, string label, string value, int start, int valueStart)
        => Assert.AreEqual(new LabelledText(label, value, start, valueStart), LabelledText.Of(line));

    [TestMethod]
    [DataRow("no colon")]
    [DataRow("")]
    [DataRow("- ")]
    [DataRow(": x")]
    [DataRow("a sentence that is far too long to be the label of anything, whatever it says: x")]
    public void WhatIsNoLabelIsNone(string line) => Assert.IsNull(LabelledText.Of(line));

    [TestMethod]
    [DataRow("| a | b  c |", "a/b  c")]
    [DataRow("a|b", "a/b")]
    [DataRow("|a||b|", "a//b")]
    [DataRow("  | a \\| b | c", "a \\| b/c")]
    [DataRow("||", "")]
    [DataRow("", "")]
    public void CellsStandBetweenBars(string line, string cells)
        => Assert.AreEqual(cells, string.Join('/', TableRow.CellsOf(line).Select(cell => line[cell.Start..cell.End])));

    [TestMethod]
    [DataRow("a\tb\r\n  c ", 80, "a b c")]
    [DataRow("a\u0007\u001B[31mb\u202Ec", 80, "a [31mb c")]
    [DataRow("abcdefghij", 10, "abcdefghij")]
    [DataRow("abcdefghijk", 10, "abcdefg...")]
    [DataRow("abcdef\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80", 10, "abcdef...")]
    [DataRow("", 10, "")]
    public void APlainLineHasNothingToPrintButItself(string text, int most, string line) => Assert.AreEqual(line, PlainLine.Of(text, most));

    [TestMethod]
    public void HalfACharacterIsDropped() => Assert.AreEqual("x \uD83D\uDE80", PlainLine.Of("\uD83Dx \uD83D\uDE80\uDE80", 80));
}
