using Forge.Build.Governance.Boundaries;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

[TestClass]
public sealed class SourceExtensionsTests
{
    [TestMethod]
    [DataRow("a.cs", true)]
    [DataRow("src/a.TSX", true)]
    [DataRow("a.b.py", true)]
    [DataRow("a.sql", true)]
    [DataRow(".cs", true)]
    [DataRow("a.csproj", false)]
    [DataRow("readme.md", false)]
    [DataRow("cs", false)]
    [DataRow("a.cs/readme", false)]
    [DataRow("", false)]
    public void SourceIsKnownByItsExtension(string path, bool expected) => Assert.AreEqual(expected, SourceExtensions.Include(path));
}
