using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class SourceTextTests
{
    private const string Sample = "class Caf\u00e9 { string s = \"\u4e2d\U0001F600\"; }\n";

    private static readonly Gen<string> AnyText = Always.TextOf(30, "a", "\n", "\r", "\r\n", "\u00e9", "\U0001F600", "word ", "\u2028", "\t");

    [TestMethod]
    [DataRow("utf-8", true)]
    [DataRow("utf-8", false)]
    [DataRow("utf-16", true)]
    [DataRow("utf-16BE", true)]
    [DataRow("utf-32", true)]
    [DataRow("utf-32BE", true)]
    public void AnEncodingIsKnownByItsByteOrderMark(string name, bool marked)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Sample)];

        Assert.AreEqual(Sample, SourceText.Decode(bytes, bytes.Length).Text);
    }

    [TestMethod]
    public void BytesThatAreNoUtf8AreLatin1()
    {
        byte[] bytes = [.. "caf"u8, 0xE9, 0x80, (byte)'x'];

        Assert.AreEqual("caf\u00e9\u0080x", SourceText.Decode(bytes, bytes.Length).Text);
    }

    [TestMethod]
    public void OnlyTheCountedBytesAreDecoded()
    {
        byte[] bytes = "abcdef"u8.ToArray();

        Assert.AreEqual("abc", SourceText.Decode(bytes, 3).Text);
        Assert.AreEqual("", SourceText.Decode(bytes, 0).Text);
    }

    [TestMethod]
    [DataRow(new byte[] { 0xEF, 0xBB, 0xBF })]
    [DataRow(new byte[] { 0xFF, 0xFE })]
    [DataRow(new byte[] { 0xFE, 0xFF })]
    [DataRow(new byte[] { 0xFF, 0xFE, 0, 0 })]
    public void AByteOrderMarkAloneIsNoText(byte[] bytes) => Assert.AreEqual("", SourceText.Decode(bytes, bytes.Length).Text);

    [TestMethod]
    public void OnlyTheFirstByteOrderMarkIsDropped()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, (byte)'a'];

        Assert.AreEqual("\ufeffa", SourceText.Decode(bytes, bytes.Length).Text);
    }

    [TestMethod]
    [DataRow("a\r\nb\rc\nd\r\r\ne", "a\nb\nc\nd\n\ne")]
    [DataRow("\r", "\n")]
    [DataRow("a\r", "a\n")]
    public void EveryLineEndIsALineFeed(string text, string expected) => Assert.AreEqual(expected, new SourceText(text).Text);

    [TestMethod]
    [DataRow("", 0, 1, 1)]
    [DataRow("a", 1, 1, 2)]
    [DataRow("a\nb", 1, 1, 2)]
    [DataRow("a\nb", 2, 2, 1)]
    [DataRow("a\r\nb", 2, 2, 1)]
    [DataRow("a\n\nb", 3, 3, 1)]
    [DataRow("a\n", 2, 2, 1)]
    public void PositionsAreOneBased(string text, int index, int line, int column)
        => Assert.AreEqual((line, column), new SourceText(text).PositionOf(index));

    [TestMethod]
    public void ColumnsCountUtf16CodeUnits() => Assert.AreEqual((1, 3), new SourceText("\U0001F600x").PositionOf(2));

    [TestMethod]
    public void APositionIsWhatCountingGives()
        => Always.Holds(AnyText, text =>
        {
            SourceText source = new(text);
            int line = 1, column = 1;
            for (int i = 0; i <= source.Text.Length; i++)
            {
                Assert.AreEqual((line, column), source.PositionOf(i));
                (line, column) = i < source.Text.Length && source.Text[i] == '\n' ? (line + 1, 1) : (line, column + 1);
            }
        });

    [TestMethod]
    public void TextComesBackFromEveryEncoding()
        => Always.Holds(Gen.Zip(AnyText, Gen.Elements("utf-8", "utf-16", "utf-16BE", "utf-32")), pair =>
        {
            Encoding encoding = Encoding.GetEncoding(pair.Item2);
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(pair.Item1)];
            return SourceText.Decode(bytes, bytes.Length).Text == new SourceText(pair.Item1).Text;
        });

    [TestMethod]
    public void WhateverTheBytesTheyAreDecoded()
        => Always.Holds(
            Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b)),
            bytes => !SourceText.Decode(bytes, bytes.Length).Text.Contains('\r', StringComparison.Ordinal));

    [TestMethod]
    public void AFileWithoutLineEndsHasOneLine()
        => Assert.AreEqual((1, 1_000_001), new SourceText(string.Concat(Enumerable.Repeat("a", 1_000_000))).PositionOf(1_000_000));
}
