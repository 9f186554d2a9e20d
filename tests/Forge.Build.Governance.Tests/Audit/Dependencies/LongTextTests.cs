using System.Linq;
using Forge.Build.Governance.Audit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

/// <summary>Texts that would take minutes, or the stack, if any step took more than time in proportion to its text.</summary>
[TestClass]
public sealed class LongTextTests
{
    private const int Count = 50_000;

    [TestMethod]
    [Timeout(180_000, CooperativeCancellation = false)]
    [DataRow("a.py", "import ", "a.")]
    [DataRow("a.py", "from x import ", "a,")]
    [DataRow("a.py", "", "import a\n")]
    [DataRow("a.ts", "import '", "a/")]
    [DataRow("a.ts", "import ", "a,")]
    [DataRow("a.ts", "", "import {")]
    [DataRow("a.ts", "", "require('")]
    [DataRow("a.ts", "`${a}", "'\"")]
    [DataRow("a.go", "import \"example.org/", "a/")]
    [DataRow("a.go", "import (\n", "\"a.b/c\"\n")]
    [DataRow("src/App/a.cs", "using Indirect.", "A.")]
    [DataRow("src/App/a.cs", "x = Indirect.", "A.")]
    [DataRow("src/App/a.cs", "", "namespace A { ")]
    [DataRow("src/App/a.cs", "", "using A")]
    [DataRow("src/App/a.cs", "", "#if X\n")]
    [DataRow("src/App/a.cs", "", "Indirect.Json.A();\n")]
    [DataRow("fs/a.fs", "", "open A\n")]
    [DataRow("fs/a.fs", "", "(* ")]
    [DataRow("fs/a.fs", "", "'\\")]
    [DataRow("vb/a.vb", "Imports A", ", A")]
    public void TimeGrowsWithTheTextAndNoFaster(string path, string start, string repeated)
    {
        using DotNetFolder folder = new();
        folder.Restore();
        folder.Restore("fs/F.fsproj", "obj", DotNetFolder.Target("net10.0"));
        folder.Restore("vb/V.vbproj", "obj", DotNetFolder.Target("net10.0"));
        folder.Write("requirements.txt", "flask\n");
        folder.Write("package.json", "{}");
        folder.Write("tsconfig.json", "{ \"compilerOptions\": { \"baseUrl\": \".\" } }");
        folder.Write("go.mod", "module example.org/own\n");
        folder.Write(path, start + string.Concat(Enumerable.Repeat(repeated, Count)) + "'\"\n");

        CheckResult result = folder.Check(path);

        Assert.AreEqual("A9", result.Id);
    }

    [TestMethod]
    [Timeout(180_000, CooperativeCancellation = false)]
    public void ManyStarsOfAWorkspaceCostNoMoreThanOne()
    {
        using ImportFolder folder = new();
        folder.Write("package.json", "{ \"workspaces\": [\"**/**/**/**/**/**\"] }");
        for (int i = 0; i < 100; i++)
            folder.Write("a" + (i % 10) + "/b" + (i / 10) + "/c/d/e/package.json", "{ \"name\": \"own-" + i + "\" }");

        Assert.AreEqual("other", folder.Undeclared("a.ts", "import 'own-7';\nimport 'other';\n"));
    }
}
