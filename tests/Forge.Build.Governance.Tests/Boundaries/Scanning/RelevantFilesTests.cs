using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Scanning;

[TestClass]
public sealed class RelevantFilesTests
{
    [TestMethod]
    [DataRow("src/a.cs", true)]
    [DataRow("elsewhere/A.CS", true)]
    [DataRow("src/a.log", false)]
    [DataRow("cs", false)]
    public void WithPlainExtensionsOnlySuchFilesMatter(string path, bool expected)
        => Assert.AreEqual(expected, RelevantFiles.Of(ContractOf(Coverage.Off, "src/**/*.cs")).Include(path));

    [TestMethod]
    public void WhereSourceIsCountedAllSourceMatters()
    {
        RelevantFiles relevant = RelevantFiles.Of(ContractOf(Coverage.Notice, "src/**/*.cs"));

        Assert.IsTrue(relevant.Include("tools/a.py"));
        Assert.IsFalse(relevant.Include("a.log"));
    }

    [TestMethod]
    public void WithoutPlainExtensionsAllFilesMatter()
    {
        RelevantFiles relevant = RelevantFiles.Of(ContractOf(Coverage.Off, "src/**/*.cs", "docs/**"));

        Assert.IsNull(relevant.Extensions);
        Assert.IsTrue(relevant.Include("a.log"));
    }

    [TestMethod]
    public void WhatACacheKeptMeansTheSame()
    {
        RelevantFiles relevant = RelevantFiles.Of(ContractOf(Coverage.Notice, "**/*.{cs,ts}"));

        CollectionAssert.AreEqual(relevant.Extensions!.ToArray(), RelevantFiles.With(relevant.Extensions).Extensions!.ToArray());
    }

    [TestMethod]
    public void EveryFileThatALayerCoversOrThatCountsAsSourceMatters()
    {
        Gen<string> glob =
            from folder in Gen.Elements("", "**/", "a/")
            from name in Gen.Elements("*.cs", "*.{cs,py}", "*", "*.g.cs", "a.*", "a.cs", ".cs", "x", "*.c?")
            select folder + name;
        Gen<string> path =
            from folder in Gen.Elements("", "a/", "a/b/")
            from name in Gen.Elements("a.cs", "A.CS", "b.py", "x", "a.g.cs", ".cs", "a.log", "a.rb")
            select folder + name;
        Gen<(string[] Globs, string Path, Coverage Coverage)> cases =
            from globs in Gen.ArrayOf(glob, 2)
            from file in path
            from coverage in Gen.Elements(Coverage.Off, Coverage.Notice, Coverage.Error)
            select (globs, file, coverage);

        Always.Holds(cases, given =>
        {
            BoundariesContract contract = ContractOf(given.Coverage, given.Globs);
            bool matters = contract.Layers[0].Covers(given.Path) || (given.Coverage != Coverage.Off && SourceExtensions.Include(given.Path));
            return !matters || RelevantFiles.Of(contract).Include(given.Path);
        }, 3000);
    }

    private static BoundariesContract ContractOf(Coverage coverage, params string[] globs)
    {
        PlacedGlob[] placed = globs.Select(text =>
        {
            Assert.IsTrue(Glob.TryParse(text, out Glob? glob, out string reason), reason);
            return new PlacedGlob(glob!, SourceLocation.None);
        }).ToArray();
        return new BoundariesContract([new Layer("layer", placed, [], [], SourceLocation.None)], [], coverage);
    }
}
