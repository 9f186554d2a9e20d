using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

[TestClass]
public sealed class DependencyGateTests
{
    [TestMethod]
    public void OverNoFileItPassesAndSaysSo()
    {
        using ImportFolder folder = new();

        CheckResult result = folder.Check();

        Assert.AreEqual("A9", result.Id);
        Assert.IsTrue(result.Passed);
        Assert.AreEqual("no file in a language that it knows", result.LookedAt);
    }

    [TestMethod]
    public void ItSaysWhatItLookedAtAndWhatNot()
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "flask\n");
        folder.Write("package.json", "{ \"dependencies\": { \"vue\": \"3\" } }");
        folder.Write("app.py", "import os, flask\nimport json\n");
        folder.Write("b.ts", "import { ref } from 'vue';\n");
        folder.Write("notes.md", "import x from 'y'\n");

        CheckResult result = folder.Check("app.py", "b.ts", "notes.md", "app.py", "requirements.txt");

        Assert.IsEmpty(result.Findings);
        Assert.AreEqual("1 Python file with 3 imports, 1 TypeScript/JavaScript file with 1 import; 2 files in no language that it knows", result.LookedAt);
    }

    [TestMethod]
    public void AFindingTellsWhatWhereAndHow()
    {
        using ImportFolder folder = new();
        Marked source = new("import os\n\nimport [[requests]].adapters\n");
        folder.Write("backend/requirements.txt", "flask\n");
        folder.Write("backend/app.py", source.Text);

        Finding finding = folder.Check("backend/app.py").Findings.Single();

        Assert.AreEqual(RuleCatalog.UndeclaredDependency, finding.Rule);
        Assert.AreEqual("FORGE3217", finding.Rule.Code);
        Assert.AreEqual(source.In("backend/app.py") with { EndColumn = source.EndColumn + ".adapters".Length }, finding.Location);
        Assert.AreEqual("this file imports \"requests.adapters\", which backend/requirements.txt does not declare.", finding.Message);
        Assert.AreEqual("add \"requests\" to backend/requirements.txt, or remove the import.", finding.Fix);
    }

    [TestMethod]
    public void ADependencyIsReportedOnceAFile()
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "");
        folder.Write("a.py", "import requests\nfrom requests import get\nimport yaml\n");
        folder.Write("b.py", "import requests\n");

        CheckResult result = folder.Check("b.py", "a.py");

        CollectionAssert.AreEqual(new[] { "a.py:1", "a.py:3", "b.py:1" }, result.Findings.Select(finding => finding.Location.Path + ":" + finding.Location.Line).ToArray());
    }

    [TestMethod]
    public void AMissingManifestIsOneFindingThatNamesIt()
    {
        using ImportFolder folder = new("{ \"backend\": { \"language\": \"python\", \"dependency_file\": \"backend/requirements.txt\" } }");
        folder.Write("backend/a.py", "import os\nimport requests\nimport yaml\n");
        folder.Write("backend/b.py", "import flask\n");

        Finding finding = folder.Check("backend/a.py", "backend/b.py").Findings.Single();

        Assert.AreEqual(RuleCatalog.UndeclaredDependency, finding.Rule);
        Assert.AreEqual(new SourceLocation("backend/a.py", 2, 8, 2, 16), finding.Location);
        Assert.Contains("2 files import third-party Python packages (flask, pyyaml, requests)", finding.Message);
        Assert.AreEqual("create backend/requirements.txt and declare them in it, or remove the imports.", finding.Fix);
    }

    [TestMethod]
    [DataRow("a.py", "import os\nfrom . import b\n")]
    [DataRow("a.ts", "import fs from 'node:fs';\nimport { b } from './b';\n")]
    [DataRow("a.go", "package a\nimport \"fmt\"\n")]
    public void WithoutForeignImportsNoManifestIsNeeded(string path, string text)
    {
        using ImportFolder folder = new();
        folder.Write(path, text);

        Assert.IsEmpty(folder.Check(path).Findings);
    }

    [TestMethod]
    [DataRow("{ \"backend\": null, \"frontend\": null }")]
    [DataRow("{ \"backend\": \"python\" }")]
    [DataRow("{ \"backend\": { \"dependency_file\": \"gone/requirements.txt\", \"language\": \"python\" }, \"frontend\": { \"dir\": null } }")]
    [DataRow("{ \"backend\": { \"dependency_file\": \"../../etc/passwd\", \"language\": \"python\" } }")]
    [DataRow("[]")]
    [DataRow("{ not json")]
    [DataRow("\ufeff{}")]
    public void ForgeJsonIsOnlyAHint(string forgeJson)
    {
        using ImportFolder folder = new(forgeJson);
        folder.Write("src/requirements.txt", "requests\n");
        folder.Write("src/a.py", "import requests\nimport flask\n");

        Finding finding = folder.Check("src/a.py").Findings.Single();

        Assert.AreEqual(2, finding.Location.Line);
        Assert.Contains("src/requirements.txt", finding.Message);
    }

    [TestMethod]
    public void TheFileThatForgeJsonNamesCountsWhereverItLies()
    {
        using ImportFolder folder = new("{ \"backend\": { \"language\": \"Python\", \"dependency_file\": \"deps/base.in\" } }");
        folder.Write("deps/base.in", "requests\n");
        folder.Write("src/a.py", "import requests\n");

        Assert.IsEmpty(folder.Check("src/a.py").Findings);
    }

    [TestMethod]
    public void AFileThatCannotBeReadIsAFinding()
    {
        using ImportFolder folder = new();
        using TempFolder outside = new();
        outside.Write("a.py", "import requests\n");
        folder.Files.LinkFile("a.py", outside.At("a.py"));

        Finding finding = folder.Check("a.py").Findings.Single();

        Assert.AreEqual(RuleCatalog.PackagesUnknown, finding.Rule);
        Assert.AreEqual(SourceLocation.StartOf("a.py"), finding.Location);
        Assert.AreEqual("what this file imports cannot be told: a link leads it out of the project root.", finding.Message);
    }

    [TestMethod]
    public void ACancelledBuildEndsIt()
    {
        using ImportFolder folder = new();
        folder.Write("a.py", "import requests\n");
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(
            () => DependencyGate.Run(folder.Repository, ["a.py"], CacheFolder.Of(folder.Repository, CacheMode.Off), source.Token));
    }

    [TestMethod]
    public void NoTextMakesItThrow()
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "flask\n");
        folder.Write("package.json", "{}");
        folder.Write("go.mod", "module example.org/x\n");
        string[] pieces = ["import ", "from ", "export ", "require(", "using ", "namespace ", "open ", "'a'", "\"b\"", "`c`", "${", "{", "}", "(", ")", "*", ",", ";", ".", "\\", "\n", "#if X\n", "#", "//", "/*", "*/", "global::", "A.B", "as ", "static ", "=", "\0", "@", "~", "type "];

        Always.Holds(Always.TextOf(12, pieces), text =>
        {
            string[] paths = ["a.py", "a.ts", "a.vue", "a.go", "a.cs", "a.fs", "a.vb"];
            foreach (string path in paths)
                folder.Write(path, text);
            IReadOnlyList<Finding> findings = folder.Check(paths).Findings;
            return findings.All(finding => finding.Location.Line > 0 && finding.Location.EndColumn >= finding.Location.Column);
        }, count: 150);
    }

    [TestMethod]
    public void ManifestsOfAnyTextMakeItNeitherThrowNorHang()
    {
        using ImportFolder folder = new();
        string[] pieces = ["[project]\n", "[[a]]\n", "dependencies", " = ", "[", "]", "{", "}", "\"x>=1\"", "'y'", "\"\"\"", "require (", "module m\n", "\n", "#", "-r ", "-e ", "requirements.txt", "\\\n", ",", ":", "null", "//", "\\u12", "=="];
        folder.Write("a.py", "import requests\n");
        folder.Write("a.ts", "import 'x';\n");
        folder.Write("a.go", "import \"example.org/x\"\n");

        Always.Holds(Always.TextOf(12, pieces), text =>
        {
            foreach (string manifest in new[] { "requirements.txt", "pyproject.toml", "setup.cfg", "setup.py", "Pipfile", "package.json", "tsconfig.json", "go.mod", "go.work", "pnpm-workspace.yaml" })
                folder.Write(manifest, text);
            return folder.Check("a.py", "a.ts", "a.go").Findings.All(finding => finding.Location.Line > 0);
        }, count: 150);
    }
}
