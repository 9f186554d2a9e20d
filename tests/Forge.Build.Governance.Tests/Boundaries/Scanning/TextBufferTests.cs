using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Scanning;

[TestClass]
public sealed class TextBufferTests
{
    private static readonly Gen<byte[]> AnyBytes = Gen.OneOf(
        Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b)),
        Gen.ArrayOf(Gen.Elements<byte>(0x61, 0x0D, 0x0A, 0xC3, 0xA9, 0xEF, 0xBF, 0xBD, 0xFF, 0xFE, 0x00)),
        Always.TextOf(20, "a", "\r\n", "\r", "\n", "\u00e9", "\ufffd", "\U0001F600").Select(Encoding.UTF8.GetBytes),
        Always.TextOf(20, "a", "\r\n", "\u00e9", "\ufffd").Select(text => (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]),
        Always.TextOf(20, "caf", "\u00e9", "\r\n").Select(Encoding.Latin1.GetBytes),
        Always.TextOf(20, "a", "\r\n", "\u00e9", "\U0001F600").Select(text => (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]));

    [TestMethod]
    public void TheTextIsThatOfSourceText()
    {
        using TempFolder folder = new();
        FileBytes file = new();
        TextBuffer buffer = new();

        Always.Holds(AnyBytes, bytes =>
        {
            folder.Write("a.cs", bytes);
            file.TryRead(folder.At("a.cs"), bytes.Length);
            buffer.Decode(file);

            string expected = SourceText.Decode(bytes, bytes.Length).Text;
            Assert.AreEqual(expected, buffer.Characters.ToString());
            Assert.AreEqual(expected, buffer.ToSourceText().Text);
        }, 2000);
    }
}
