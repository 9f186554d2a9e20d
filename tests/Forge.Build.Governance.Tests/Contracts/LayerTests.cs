using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class LayerTests
{
    [TestMethod]
    public void AFileInAnyGlobIsCovered()
    {
        Layer layer = LayerOf(["src/Web/*.cs", "src/Api/*.cs"], []);

        Assert.IsTrue(layer.Covers("src/Web/a.cs"));
        Assert.IsTrue(layer.Covers("src/Api/a.cs"));
        Assert.IsFalse(layer.Covers("src/Data/a.cs"));
    }

    [TestMethod]
    public void AnExcludedFileIsNotCovered()
    {
        Layer layer = LayerOf(["src/**/*.cs"], ["**/*.g.cs", "src/Generated/**"]);

        Assert.IsTrue(layer.Covers("src/a.cs"));
        Assert.IsFalse(layer.Covers("src/a.g.cs"));
        Assert.IsFalse(layer.Covers("src/Generated/deep/a.cs"));
    }

    [TestMethod]
    public void AnExcludedFolderCannotHoldCoveredFiles()
        => Assert.IsFalse(LayerOf(["src/**/*.cs"], ["src/Generated/**"]).CouldCoverBelow("src/Generated"));

    [TestMethod]
    [DataRow("src/Generated/*", DisplayName = "its files and not its folders")]
    [DataRow("src/Generated/x")]
    [DataRow("src/Generated/x/**")]
    [DataRow("src/*/x")]
    [DataRow("**/x")]
    public void AFolderOfWhichSomethingIsExcludedCanHoldCoveredFiles(string exclude)
    {
        Layer layer = LayerOf(["src/**/*.cs"], [exclude]);

        Assert.IsTrue(layer.Covers("src/Generated/deep/a.cs"));
        Assert.IsTrue(layer.CouldCoverBelow("src/Generated"));
    }

    [TestMethod]
    public void AFolderWithACoveredFileBelowItIsNeverRuledOut()
    {
        Gen<string> segment = Gen.Elements("a", "b", "*", "**", "x", "*.x", "{a,b}");
        Gen<string> glob = from count in Gen.Choose(1, 4) from segments in Gen.ArrayOf(segment, count) select string.Join('/', segments);
        Gen<string> path =
            from count in Gen.Choose(2, 5)
            from segments in Gen.ArrayOf(Gen.Elements("a", "b", "x", "a.x"), count)
            select string.Join('/', segments);
        Gen<(string[] Globs, string[] Exclude, string[] Paths)> cases =
            from globs in Gen.ArrayOf(glob, 2)
            from exclude in Gen.ArrayOf(glob, 2)
            from paths in Gen.ArrayOf(path, 16)
            select (globs, exclude, paths);

        Always.Holds(cases, given =>
        {
            Layer layer = LayerOf(given.Globs, given.Exclude);
            foreach (string covered in given.Paths.Where(layer.Covers))
            {
                for (int slash = covered.IndexOf('/'); slash >= 0; slash = covered.IndexOf('/', slash + 1))
                    Assert.IsTrue(layer.CouldCoverBelow(covered[..slash]), covered + " is covered, but " + covered[..slash] + " is ruled out");
            }
        }, 3000);
    }

    [TestMethod]
    [DataRow("*.cs", "src/deep/a.cs", true, DisplayName = "without a separator it is about the name")]
    [DataRow("*.cs", "src/deep/a.py", false)]
    [DataRow("A.CS", "src/a.cs", true)]
    [DataRow("src/*.cs", "src/a.cs", true)]
    [DataRow("src/*.cs", "src/deep/a.cs", false)]
    [DataRow("**/*.cs", "a.cs", true)]
    [DataRow("**", "src/a.cs", true)]
    public void AFileFilterIsForThePathOrForTheName(string glob, string path, bool accepted)
        => Assert.AreEqual(accepted, new FileFilter(GlobOf(glob)).Accepts(path));

    private static Layer LayerOf(IEnumerable<string> globs, IEnumerable<string> exclude)
        => new(
            "layer",
            globs.Select(glob => new PlacedGlob(GlobOf(glob), SourceLocation.None)).ToArray(),
            exclude.Select(GlobOf).ToArray(),
            [],
            SourceLocation.None);

    private static Glob GlobOf(string text)
    {
        Assert.IsTrue(Glob.TryParse(text, out Glob? glob, out string reason), reason);
        return glob!;
    }
}
