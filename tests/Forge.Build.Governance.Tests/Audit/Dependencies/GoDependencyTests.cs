using System.Linq;
using Forge.Build.Governance.Audit.Dependencies.Go;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

[TestClass]
public sealed class GoDependencyTests
{
    private const string Module = """
        module example.org/own/app

        go 1.22

        require example.org/one/alone v1.0.0 // pinned
        require (
            example.org/two/many v1.2.3
            example.org/two/many/nested/v2 v2.0.0
            example.org/three/far v0.1.0 // indirect
        )
        replace example.org/four/local => ./local
        """;

    [TestMethod]
    [DataRow("package a\nimport \"fmt\"", "fmt")]
    [DataRow("package a\nimport (\n  \"fmt\"\n  x \"example.org/x\"\n  . \"y\"\n  _ `z`\n)\nvar s = \"w\"", "fmt example.org/x y z")]
    [DataRow("package a\nimport(\"a\";\"b\")", "a b")]
    [DataRow("package a\n// import \"b\"\n/* import \"c\" */\nvar s = `\nimport \"d\"\n`", "")]
    [DataRow("import (", "")]
    public void ImportsAreFoundAloneAndInBlocks(string text, string expected)
        => Assert.AreEqual(expected, string.Join(' ', GoImports.Scan(text + "\n").Select(import => import.Name)));

    [TestMethod]
    [DataRow("fmt", "")]
    [DataRow("encoding/json", "")]
    [DataRow("C", "")]
    [DataRow("example.org/own/app/internal/x", "")]
    [DataRow("example.org/one/alone", "")]
    [DataRow("example.org/two/many/deep/er", "")]
    [DataRow("example.org/two/many/nested/v2/x", "")]
    [DataRow("example.org/two/manyother", "example.org/two/manyother")]
    [DataRow("example.org/three/far/x", "example.org/three/far/x")]
    [DataRow("example.org/four/local", "example.org/four/local")]
    [DataRow("example.org/own/application", "example.org/own/application")]
    public void AnImportNeedsARequiredModule(string import, string expected)
    {
        using ImportFolder folder = new();
        folder.Write("go.mod", Module);

        Assert.AreEqual(expected, folder.Undeclared("cmd/a.go", "package a\nimport \"" + import + "\"\n"));
    }

    [TestMethod]
    public void WhatIsRequiredForOthersOnlyIsNotDeclared()
    {
        using ImportFolder folder = new();
        folder.Write("svc/go.mod", Module);
        folder.Write("svc/a.go", "package a\nimport \"example.org/three/far/x\"\nimport \"example.org/owner/new/v3/sub\"\n");

        Finding[] findings = folder.Check("svc/a.go").Findings.ToArray();

        Assert.AreEqual("this file imports \"example.org/three/far/x\", which svc/go.mod requires only for other modules (// indirect).", findings[0].Message);
        Assert.AreEqual("run go mod tidy in svc, or remove the import.", findings[0].Fix);
        Assert.AreEqual("run go get example.org/owner/new/v3 and go mod tidy in svc, or remove the import.", findings[1].Fix);
        Assert.AreEqual(new SourceLocation("svc/a.go", 3, 9, 3, 37), findings[1].Location);
    }

    [TestMethod]
    public void TheNearestModuleAloneCounts()
    {
        using ImportFolder folder = new();
        folder.Write("go.mod", Module);
        folder.Write("tools/go.mod", "module example.org/own/tools\n");

        Assert.AreEqual("example.org/one/alone", folder.Undeclared("tools/a.go", "package a\nimport \"example.org/one/alone\"\n"));
    }

    [TestMethod]
    public void ModulesOfAWorkspaceAreItsOwn()
    {
        using ImportFolder folder = new();
        folder.Write("go.work", "go 1.22\nuse (\n  ./a\n  ./b\n)\n");
        folder.Write("a/go.mod", "module example.org/own/a\n");
        folder.Write("b/go.mod", "module example.org/own/b\n");

        Assert.AreEqual("example.org/own/c", folder.Undeclared("a/a.go", "package a\nimport \"example.org/own/b/x\"\nimport \"example.org/own/c\"\n"));
    }

    [TestMethod]
    [DataRow("module example.org/x\n[[>>>>>>> theirs]]\n", "begins with no directive")]
    [DataRow("module example.org/x\nrequire (\n  example.org/y v1.0.[[0]]", "does not end")]
    public void AMalformedManifestIsOneFindingAtItsPlace(string text, string message)
    {
        using ImportFolder folder = new();
        Marked marked = new(text);
        folder.Write("go.mod", marked.Text);
        folder.Write("a.go", "package a\nimport \"example.org/z\"\n");

        Finding finding = folder.Check("a.go").Findings.Single();

        Assert.AreEqual(RuleCatalog.ManifestMalformed, finding.Rule);
        Assert.AreEqual(marked.In("go.mod"), finding.Location);
        Assert.Contains(message, finding.Message);
    }

    [TestMethod]
    public void WithoutAModuleThereIsOneFinding()
    {
        using ImportFolder folder = new();
        folder.Write("a.go", "package a\nimport \"example.org/owner/x/y\"\n");

        Finding finding = folder.Check("a.go").Findings.Single();

        Assert.Contains("(example.org/owner/x), and there is no manifest: no go.mod", finding.Message);
        Assert.StartsWith("create go.mod (go mod init)", finding.Fix);
    }
}
