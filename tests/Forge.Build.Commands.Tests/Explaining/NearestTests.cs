using System.Linq;
using Forge.Build.Commands.Explaining;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Explaining;

[TestClass]
public sealed class NearestTests
{
    private static readonly string[] Known = ["check", "audit", "decide", "--format", "FORGE3101", "FORGE3102"];

    [TestMethod]
    [DataRow("chek", "check")]
    [DataRow("CHECK", "check")]
    [DataRow("adit", "audit")]
    [DataRow("--fromat", "--format")]
    [DataRow("FROGE3101", "FORGE3101")]
    public void TheNearestComesFirst(string word, string meant) => Assert.AreEqual(meant, Nearest.To(word, Known).First());

    [TestMethod]
    [DataRow("")]
    [DataRow("x")]
    [DataRow("something else")]
    public void WhatIsFarIsNotOffered(string word) => Assert.IsEmpty(Nearest.To(word, Known));

    [TestMethod]
    public void AVeryLongWordIsNearToNothing() => Assert.IsEmpty(Nearest.To(new string('a', 1_000_000), [new string('a', 1_000_000)]));

    [TestMethod]
    public void AtMostThreeAreOfferedInAStableOrder()
        => Assert.AreSequenceEqual(new[] { "FORGE1", "FORGE2", "FORGE3" }, Nearest.To("FORGE9", ["FORGE4", "FORGE3", "FORGE1", "FORGE2", "FORGE1"]).ToArray());
}
