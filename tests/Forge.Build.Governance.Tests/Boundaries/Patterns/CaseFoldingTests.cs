using System.Linq;
using System.Text.RegularExpressions;
using Forge.Build.Governance.Boundaries.Patterns;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Patterns;

[TestClass]
public sealed class CaseFoldingTests
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [TestMethod]
    [DataRow(RegexOptions.None)]
    [DataRow(RegexOptions.NonBacktracking)]
    [DataRow(RegexOptions.Compiled)]
    public void EveryCharacterThatAnEngineTakesForAnAsciiLetterIsKnown(RegexOptions engine)
    {
        Regex[] letters = Enumerable.Range('a', 26).Select(letter => new Regex(((char)letter).ToString(), Options | engine)).ToArray();

        foreach (char c in Enumerable.Range(0x80, 0xFF80).Select(code => (char)code))
        {
            if (letters.Any(letter => letter.IsMatch(c.ToString())))
                Assert.Contains(c, CaseFolding.Surprises, ((int)c).ToString("X4"));
        }
    }

    [TestMethod]
    public void NoCharacterThatIsNoLetterFoldsToOneInAscii()
    {
        string others = string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(c => !char.IsAsciiLetter(c)));
        string rest = string.Concat(Enumerable.Range(0x80, 0xFF80).Select(code => (char)code));

        foreach (char c in others)
            Assert.IsFalse(Regex.IsMatch(rest, Regex.Escape(c.ToString()), Options), c.ToString());
    }

    [TestMethod]
    [DataRow("\u212a", true)]
    [DataRow("a\u0130b", true)]
    [DataRow("\u0131", true)]
    [DataRow("\u017f", true)]
    [DataRow("plain", false)]
    [DataRow("", false)]
    [DataRow("\u00e9\u4e2d\U0001F600\u03bc\u00b5", false)]
    public void ATextWithOneOfThemIsSurprising(string text, bool expected) => Assert.AreEqual(expected, CaseFolding.Surprising(text));
}
