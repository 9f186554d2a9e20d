using System.Linq;
using Forge.Build.Governance.Audit.Dependencies;
using Forge.Build.Governance.Audit.Dependencies.Python;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

[TestClass]
public sealed class PythonImportTests
{
    [TestMethod]
    [DataRow("import os, sys", "os sys")]
    [DataRow("import a;import b", "a b")]
    [DataRow("import a.b as c, d as e", "a.b d")]
    [DataRow("if x: import a\nelse: import b", "a b")]
    [DataRow("try:\n    import a\nexcept ImportError:\n    a = None", "a")]
    [DataRow("def f():\n\timport a", "a")]
    [DataRow("import \\\n  a", "a")]
    [DataRow("from a.b import (c,\n  d as e,  # why\n)\nimport f", "a.b f")]
    [DataRow("from a import *", "a")]
    [DataRow("from a import b \\\n  , c\nimport d", "a d")]
    [DataRow("from . import a\nfrom .b import c\nfrom .. import d\nfrom ...e.f import g", "")]
    [DataRow("def g():\n  yield from x\nimport a", "a")]
    [DataRow("raise X from e\nimport a", "a")]
    [DataRow("\"\"\"\nimport a\nfrom the database\n\"\"\"\nimport b", "b")]
    [DataRow("x = '''\nimport a\n'''", "")]
    [DataRow("# import a\nimport b # import c", "b")]
    [DataRow("print('import a')", "")]
    [DataRow("x.import_module('a')\nimporter = 1\nfromage = 2", "")]
    [DataRow("import", "")]
    [DataRow("from", "")]
    [DataRow("import a.", "a")]
    [DataRow("from a import", "a")]
    [DataRow("import größe", "größe")]
    public void ImportsAreFoundWhereverTheyStandAndNowhereElse(string text, string expected)
        => Assert.AreEqual(expected, string.Join(' ', PythonImports.Scan(text + "\n").Select(import => import.Name)));

    [TestMethod]
    public void AnImportKnowsItsRangeAndItsMembers()
    {
        string text = "from google.cloud import (storage as s,\n    bigquery)\n";

        Import import = PythonImports.Scan(text).Single();

        Assert.AreEqual("google.cloud", text[import.Start..import.End]);
        CollectionAssert.AreEqual(new[] { "storage", "bigquery" }, import.Members.ToArray());
    }
}
