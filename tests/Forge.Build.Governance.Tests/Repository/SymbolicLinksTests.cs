using System.Linq;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class SymbolicLinksTests
{
    [TestMethod]
    public void APathWithoutLinksIsReal()
    {
        using TempFolder folder = new();
        folder.Write("a/b.cs", "x");

        Assert.AreEqual(folder.At("a/b.cs"), SymbolicLinks.RealPath(folder.At("a/../a/b.cs")));
    }

    [TestMethod]
    public void LinksOnTheWayAreResolved()
    {
        using TempFolder folder = new();
        folder.Write("real/deep/b.cs", "x");
        folder.LinkFolder("one", "real");
        folder.LinkFolder("two", "one");
        folder.LinkFile("real/link.cs", "../two/deep/b.cs");

        Assert.AreEqual(folder.At("real/deep/b.cs"), SymbolicLinks.RealPath(folder.At("two/link.cs")));
    }

    [TestMethod]
    public void DotDotAfterALinkClimbsFromWhereTheLinkLeads()
    {
        using TempFolder folder = new();
        folder.Write("real/b.cs", "x");
        folder.Make("real/deep");
        folder.LinkFolder("link", "real/deep");
        folder.LinkFile("c.cs", "link/../b.cs");

        Assert.AreEqual(folder.At("real/b.cs"), SymbolicLinks.RealPath(folder.At("c.cs")));
    }

    [TestMethod]
    public void ALinkToNothingOrToItselfHasNoRealPath()
    {
        using TempFolder folder = new();
        folder.LinkFile("gone", "nowhere");
        folder.LinkFile("self", "self");
        folder.LinkFile("ping", "pong");
        folder.LinkFile("pong", "ping");

        Assert.IsNull(SymbolicLinks.RealPath(folder.At("gone")));
        Assert.IsNull(SymbolicLinks.RealPath(folder.At("self")));
        Assert.IsNull(SymbolicLinks.RealPath(folder.At("ping")));
        Assert.IsNull(SymbolicLinks.RealPath(folder.At("missing")));
    }

    [TestMethod]
    [DataRow(39, true)]
    [DataRow(41, false)]
    public void AChainIsFollowedAsFarAsTheKernelWould(int links, bool resolved)
    {
        using TempFolder folder = new();
        folder.Write("0", "x");
        foreach (int i in Enumerable.Range(1, links))
            folder.LinkFile(i.ToString(), (i - 1).ToString());

        Assert.AreEqual(resolved ? folder.At("0") : null, SymbolicLinks.RealPath(folder.At(links.ToString())));
    }
}
