using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

[TestClass]
public sealed class DotNetDependencyTests
{
    private const string Source = "src/App/Program.cs";

    [TestMethod]
    [DataRow("using System;\nusing System.Linq;\nusing static System.Math;\nusing L = System.Collections.Generic.List<int>;")]
    [DataRow("using Direct;\nusing Direct.Parts;\nglobal using P = Direct.Parts.Part;")]
    [DataRow("using Shared;")]
    [DataRow("var x = Shared.Two.F();")]
    [DataRow("using Core.Domain;\nusing static Core.Domain.Order;")]
    [DataRow("using App.Inner;\nusing App;")]
    [DataRow("namespace App.Web;\nusing Inner;\nusing System;")]
    [DataRow("using Mine.Own;\nnamespace Mine.Own { class C { } }")]
    [DataRow("// using Indirect.Json;\nvar s = \"Indirect.Json.JsonConvert\";")]
    [DataRow("var Indirect = new X(); var y = Indirect.Json.Length; var z = Indirect.Count;")]
    [DataRow("using (var x = new Y()) { }\nusing var z = x;")]
    [DataRow("#if NETFRAMEWORK\nusing System.Web;\n#endif")]
    [DataRow("using Single = Foo;")]
    public void WhatTheProjectReferencesMayBeUsed(string text)
    {
        using DotNetFolder folder = Restored();

        Assert.AreEqual("", folder.Folder.Undeclared(Source, text + "\n"));
    }

    [TestMethod]
    [DataRow("using Indirect.Json;", "Indirect.Json")]
    [DataRow("global using Indirect.Json;", "Indirect.Json")]
    [DataRow("using global::Indirect.Json;", "Indirect.Json")]
    [DataRow("using static Indirect.Json.JsonConvert;", "Indirect.Json.JsonConvert")]
    [DataRow("using J = Indirect.Json.Linq.JToken;", "Indirect.Json.Linq.JToken")]
    [DataRow("using N = Indirect.Json;", "Indirect.Json")]
    [DataRow("using Indirect;", "Indirect")]
    [DataRow("using Indirect.Outer;", "Indirect.Outer")]
    [DataRow("var x = Indirect.Json.JsonConvert.Serialize(y);", "Indirect.Json.JsonConvert.Serialize")]
    [DataRow("var x = global::Indirect.Json.JsonConvert.Serialize(y);", "Indirect.Json.JsonConvert.Serialize")]
    [DataRow("var s = $\"{Indirect.Json.JsonConvert.Serialize(y)}\";", "Indirect.Json.JsonConvert.Serialize")]
    [DataRow("[Indirect.Json.JsonProperty(\"a\")] int x;", "Indirect.Json.JsonProperty")]
    [DataRow("class C : System.Collections.Generic.List<Indirect.Json.Linq.JToken> { }", "Indirect.Json.Linq.JToken")]
    [DataRow("#if DEBUG\nusing Indirect.Json;\n#endif", "Indirect.Json")]
    [DataRow("using Indirect.Json;\nusing Indirect.Json.Linq;\nvar x = Indirect.Json.JsonConvert.F();", "Indirect.Json")]
    [DataRow("using Nowhere.Known;", "Nowhere.Known")]
    [DataRow("using static Nowhere.Known.Type;", "Nowhere.Known.Type")]
    [DataRow("var x = Nowhere.Known.Type();", "")]
    public void WhatComesOnlyAlongOrFromNowhereIsUndeclared(string text, string expected)
    {
        using DotNetFolder folder = Restored();

        Assert.AreEqual(expected, folder.Folder.Undeclared(Source, text + "\n"));
    }

    [TestMethod]
    public void AFindingTellsThePackageTheWayAndTheCommand()
    {
        using DotNetFolder folder = Restored();
        Marked source = new("using System;\nusing [[Indirect.Json]];\n");
        folder.Write(Source, source.Text);

        CheckResult result = folder.Check(Source);
        Finding finding = result.Findings.Single();

        Assert.AreEqual(RuleCatalog.UndeclaredDependency, finding.Rule);
        Assert.AreEqual(source.In(Source), finding.Location);
        Assert.AreEqual(
            "the namespace \"Indirect.Json\" is of the package \"Indirect\", which src/App/App.csproj does not reference itself; it only comes along with \"Direct\".",
            finding.Message);
        Assert.AreEqual("run dotnet add src/App/App.csproj package Indirect --version 2.1.0, or stop using the namespace here.", finding.Fix);
        Assert.AreEqual("1 C# file with 2 namespaces of 1 project", result.LookedAt);
    }

    [TestMethod]
    public void ANamespaceFromNowhereNamesTheProject()
    {
        using DotNetFolder folder = Restored();
        folder.Write(Source, "using Nowhere.Known;\n");

        Finding finding = folder.Check(Source).Findings.Single();

        Assert.AreEqual("nothing that src/App/App.csproj references supplies \"Nowhere.Known\".", finding.Message);
        Assert.StartsWith("add the package or project that has it to src/App/App.csproj and run dotnet restore", finding.Fix);
    }

    [TestMethod]
    public void ANamespaceOfSourcesElsewhereInTheRepositoryIsNoDependency()
    {
        using DotNetFolder folder = Restored();
        folder.Write("shared/Linked.cs", "namespace Linked.Sources;\nclass C { }\n");

        Assert.AreEqual("", folder.Folder.Undeclared(Source, "using Linked.Sources;\nusing static Linked.Sources.C;\nusing Linked;\n"));
    }

    [TestMethod]
    public void WhatAPackageBringsThroughAProjectIsUndeclaredToo()
    {
        using DotNetFolder folder = new();
        AssetsTargetText target = DotNetFolder.Target("net10.0");
        LibraryText[] libraries =
        [
            target.Libraries[1],
            target.Libraries[2] with { Dependencies = ["Indirect"] },
        ];
        folder.Restore(DotNetFolder.App, "obj", target with { Direct = [], Libraries = libraries });
        folder.Write(Source, "using Indirect.Json;\n");

        Assert.Contains("it only comes along with \"Core\".", folder.Check(Source).Findings.Single().Message);
    }

    [TestMethod]
    public void APackageThatOnlyGathersOthersDeclaresThem()
    {
        using DotNetFolder folder = new();
        AssetsTargetText target = DotNetFolder.Target("net10.0");
        LibraryText[] libraries =
        [
            new LibraryText("Meta/1.0.0", "package", "meta/1.0.0", ["lib/net10.0/_._"], ["Inner"]),
            new LibraryText("Inner/1.0.0", "package", "inner/1.0.0", [], ["Direct"]),
            .. target.Libraries,
        ];
        folder.Restore(DotNetFolder.App, "obj", target with { Direct = ["Meta"], Libraries = libraries });

        Assert.AreEqual("Indirect.Json", folder.Folder.Undeclared(Source, "using Direct;\nusing Indirect.Json;\n"));
        Assert.Contains("it only comes along with \"Meta\".", folder.Check(Source).Findings.Single().Message);
    }

    [TestMethod]
    public void OneFrameworkThatDeclaresANamespaceIsEnough()
    {
        using DotNetFolder folder = new();
        AssetsTargetText one = DotNetFolder.Target("net10.0");
        AssetsTargetText other = DotNetFolder.Target("net10.0-windows7.0") with { Direct = ["Direct", "Indirect"] };
        folder.Restore(DotNetFolder.App, "obj", one, other);

        Assert.AreEqual("", folder.Folder.Undeclared(Source, "using Indirect.Json;\n"));
    }

    [TestMethod]
    public void ABuiltProjectIsAskedForItsAssembly()
    {
        using DotNetFolder folder = new();
        folder.Restore();
        folder.Built("src/App/obj/Debug/net10.0/App.dll", "-App.Generated.Thing", "-Microsoft.CodeAnalysis.EmbeddedAttribute");
        folder.Built("src/Core/obj/Release/net10.0/Core.dll", "Core.Built.Thing", "-Core.Hidden.Thing");

        Assert.AreEqual("Microsoft.CodeAnalysis", folder.Folder.Undeclared(Source, "using App.Generated;\nusing Core.Built;\nusing Core.Hidden;\nusing Microsoft.CodeAnalysis;\n"));
    }

    [TestMethod]
    public void AnAssemblyThatTheProjectNamesByItsFileIsDeclared()
    {
        using DotNetFolder folder = new();
        folder.Restore();
        folder.Write(DotNetFolder.App, "<Project><ItemGroup><Reference Include=\"Vendor\"><HintPath>..\\..\\libs\\Vendor.dll</HintPath></Reference></ItemGroup></Project>");
        folder.Write("Directory.Build.props", "<Project><ItemGroup><Reference Include=\"$(MSBuildThisFileDirectory)libs/Other.dll\" /></ItemGroup></Project>");
        folder.Built("libs/Vendor.dll", "Vendor.Api");
        folder.Built("libs/Other.dll", "Other.Api");

        Assert.AreEqual("Another", folder.Folder.Undeclared(Source, "using Vendor;\nusing Other;\nusing Another;\n"));
    }

    [TestMethod]
    public void FrameworkReferencesOfPackagesCount()
    {
        using DotNetFolder folder = new();
        folder.Pack("Microsoft.AspNetCore.App", "Microsoft.AspNetCore.Http.HttpContext");
        AssetsTargetText target = DotNetFolder.Target("net10.0") with { FrameworkReferences = ["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"] };
        folder.Restore(DotNetFolder.App, "obj", target);

        Assert.AreEqual("", folder.Folder.Undeclared(Source, "using Microsoft.AspNetCore.Http;\n"));
        folder.Restore();
        Assert.AreEqual("Microsoft.AspNetCore.Http", folder.Folder.Undeclared(Source, "using Microsoft.AspNetCore.Http;\n"));
    }

    [TestMethod]
    public void TheRecordOfARestoreMayLieUnderArtifacts()
    {
        using DotNetFolder folder = new();
        folder.Restore(DotNetFolder.App, "../../artifacts/obj/App", DotNetFolder.Target("net10.0"));

        Assert.AreEqual("Indirect.Json", folder.Folder.Undeclared(Source, "using Direct;\nusing Indirect.Json;\n"));
    }

    [TestMethod]
    public void FSharpAndVisualBasicAreHeldAgainstTheSame()
    {
        using DotNetFolder folder = Restored();
        folder.Restore("fs/F.fsproj", "obj", DotNetFolder.Target("net10.0"));
        folder.Restore("vb/V.vbproj", "obj", DotNetFolder.Target("net10.0"));

        Assert.AreEqual("Indirect.Json", folder.Folder.Undeclared("fs/a.fs", "module A\nopen System\nopen Linq\nopen Direct.Parts\nopen Indirect.Json\n"));
        Assert.AreEqual("INDIRECT.JSON", folder.Folder.Undeclared("vb/a.vb", "Imports system.linq, D = direct.client\nImports INDIRECT.JSON\n"));
        Assert.AreEqual(
            "1 C# file and 1 F# file and 1 Visual Basic file with 7 namespaces of 3 projects",
            folder.Check(Source, "fs/a.fs", "vb/a.vb").LookedAt);
    }

    internal static DotNetFolder Restored()
    {
        DotNetFolder folder = new();
        folder.Restore();
        folder.Write(Source, "using System;\n");
        folder.Write("src/App/Inner.cs", "namespace App.Inner;\nclass C { }\n");
        folder.Write("src/Core/Order.cs", "namespace Core.Domain\n{\n  public class Order { }\n}\n");
        return folder;
    }
}
