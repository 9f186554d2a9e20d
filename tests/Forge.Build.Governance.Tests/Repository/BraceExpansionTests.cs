using System.Collections.Generic;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class BraceExpansionTests
{
    [TestMethod]
    [DataRow("a", "a")]
    [DataRow("a.{ts,tsx}", "a.ts a.tsx")]
    [DataRow("{a,b}{c,d}", "ac ad bc bd")]
    [DataRow("{a,b{c,d},e}x", "ax bcx bdx ex")]
    [DataRow("x{a}y", "xay")]
    [DataRow("x{,a}", "x xa")]
    [DataRow("a,b", "a,b", DisplayName = "a comma outside of braces")]
    [DataRow("{a,b},c", "a,c b,c")]
    public void AlternativesComeInTheWrittenOrder(string text, string expected)
    {
        Assert.IsTrue(BraceExpansion.TryExpand(text, 100, out List<string> expanded, out string reason), reason);
        Assert.AreEqual(expected, string.Join(' ', expanded));
    }

    [TestMethod]
    [DataRow("{a,b}", 1)]
    [DataRow("{a,b}{c,d}", 3)]
    [DataRow("{a,b,c,d}", 3)]
    public void MoreThanAllowedIsRefused(string text, int most)
    {
        Assert.IsFalse(BraceExpansion.TryExpand(text, most, out _, out string reason));
        Assert.AreEqual("its braces stand for more than " + most + " patterns", reason);
    }

    [TestMethod]
    public void ExactlyAsManyAsAllowedIsTaken() => Assert.IsTrue(BraceExpansion.TryExpand("{a,b}{c,d}", 4, out _, out _));
}
