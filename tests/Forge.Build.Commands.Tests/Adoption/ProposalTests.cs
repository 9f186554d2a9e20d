using System;
using System.Linq;
using Forge.Build.Commands.Adoption.Contracts;
using Forge.Build.Commands.Adoption.Layers;
using Forge.Build.Governance.Boundaries.Patterns;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Adoption;

[TestClass]
public sealed class ProposalTests
{
    [TestMethod]
    public void ACleanArchitecturePassesAndKeepsItsArrows()
    {
        using Adopted shop = CleanArchitecture().Adopt();
        Assert.AreEqual("Shop.Application Shop.Domain Shop.Infrastructure Shop.Web", string.Join(' ', shop.Layers.Select(layer => layer.Name).Order()));
        shop.FailsWith("src/Shop.Domain/Bad.cs", "using Shop.Infrastructure;\nnamespace Shop.Domain;\n");
    }

    [TestMethod]
    [DataRow("src/Shop.Domain/Bad.cs", "using Microsoft.EntityFrameworkCore;")]
    [DataRow("src/Shop.Domain/Bad.cs", "class A { System.Net.Http.HttpClient c; }")]
    [DataRow("src/Shop.Application/Bad.cs", "using Shop.Web.Controllers;")]
    [DataRow("src/Shop.Application/Bad.cs", "using Microsoft.AspNetCore.Mvc;")]
    [DataRow("src/Shop.Web/Bad.cs", "class A { void B() { new SqlConnection(); } }")]
    [DataRow("src/Shop.Web/Bad.cs", "using Xunit;")]
    [DataRow("src/Shop.Infrastructure/Bad.cs", "class A { Shop.Web.Controllers.OrdersController c; }")]
    public void WhatIsNotTheJobOfALayerIsFound(string path, string text)
    {
        using Adopted shop = CleanArchitecture().Adopt();
        shop.FailsWith(path, text);
    }

    [TestMethod]
    public void AProjectReferenceAgainstTheArrowsIsFound()
    {
        using Adopted shop = CleanArchitecture().Adopt();
        shop.FailsWith("src/Shop.Domain/Shop.Domain.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>\n<ProjectReference\n  Include=\"..\\Shop.Web\\Shop.Web.csproj\" /></ItemGroup></Project>");
    }

    [TestMethod]
    [DataRow("// using Shop.Web.Controllers;")]
    [DataRow("class A { string b = \"using Shop.Infrastructure;\"; }")]
    [DataRow("class A { ShopWeb w; MyShop.Webs x; }")]
    public void CommentsStringsAndLookalikesAreLeftAlone(string text)
    {
        using Adopted shop = CleanArchitecture().Adopt();
        shop.Files.Write("src/Shop.Domain/Fine.cs", text);
        Assert.AreEqual("", shop.Problems());
    }

    [TestMethod]
    public void TheSameTreeGivesTheSameBytesAndOnlyTheDiffLogTellsTheTime()
    {
        using Adopted shop = CleanArchitecture().Adopt();
        ProposedFile[] later = FirstContracts.Of(shop.Survey, LayerProposal.Of(shop.Survey), DateTime.UnixEpoch).ToArray();
        Assert.AreEqual("Forge/evidence/diff_log.md", string.Join(' ', later.Where((file, i) => file.Text != shop.Proposed[i].Text).Select(file => file.Path)));
        Assert.IsTrue(later.All(file => !file.Text.Contains('\r') && file.Text.EndsWith('\n')));
    }

    [TestMethod]
    public void EveryRuleIsLinearAndHasLiteralsThatMakeItFast()
    {
        using Adopted shop = CleanArchitecture().Adopt();
        foreach (ProposedRule rule in shop.Layers.SelectMany(layer => layer.Forbidden))
        {
            Assert.IsNotNull(RequiredLiterals.Of(rule.Pattern, blanksCount: rule.In.Length == 0), rule.Pattern);
            Assert.DoesNotContain("(?=", rule.Pattern);
            Assert.DoesNotContain("(?!", rule.Pattern);
            Assert.IsGreaterThan(10, rule.Reason.Length);
        }
    }

    [TestMethod]
    public void NamespacesThatAreBeginningsOfEachOtherAreToldApartOrLeftOut()
    {
        using Adopted shop = new Adopted()
            .Project("Shop/Shop.csproj", "<ProjectReference Include=\"../Shop.Core/Shop.Core.csproj\" />")
            .With("Shop/A.cs", "namespace Shop; class A { Shop.Core.B b; }").With("Shop/P.cs", "namespace Shop.Pages; class P { }")
            .Project("Shop.Core/Shop.Core.csproj").With("Shop.Core/B.cs", "namespace Shop.Core; class B { }")
            .Project("Shop.Core.Web/Shop.Core.Web.csproj", "<ProjectReference Include=\"../Shop.Core/Shop.Core.csproj\" />").With("Shop.Core.Web/C.cs", "namespace Shop.Core.Web; class C { }")
            .Adopt();
        // Shop alone is the beginning of the core's own name.
        Assert.AreEqual("Shop\\.Pages Shop\\.Core\\.Web", string.Join(' ', new[] { "Shop\\.Pages", "Shop\\.Core\\.Web" }
            .Where(name => shop.Layer("Shop.Core").Forbidden.Any(rule => rule.Pattern.Contains(name, StringComparison.Ordinal)))));
        Assert.IsFalse(shop.Layer("Shop.Core").Forbidden.Any(rule => rule.Pattern.Contains("(?:Shop|", StringComparison.Ordinal) || rule.Pattern == "(?-i)\\bShop\\b"));
        shop.FailsWith("Shop.Core/Bad.cs", "using Shop.Core.Web;\n");
    }

    [TestMethod]
    public void TwoProjectsWithOneNamespaceAreHeldApartByTheirProjectFilesOnly()
    {
        using Adopted twins = new Adopted().Project("A/A.csproj").With("A/A.cs", "namespace Same;").Project("B/B.csproj").With("B/B.cs", "namespace Same;").Adopt();
        Assert.AreEqual("", twins.Problems());
        Assert.IsFalse(twins.Layers.SelectMany(layer => layer.Forbidden).Any(rule => rule.Pattern.Contains("Same", StringComparison.Ordinal)));
        twins.FailsWith("A/A.csproj", "<Project><ItemGroup><ProjectReference Include='../B/B.csproj'/></ItemGroup></Project>");
    }

    [TestMethod]
    public void FoldersOfALoneWebProjectBecomeLayers()
    {
        using Adopted web = new Adopted().Project("Api.csproj", sdk: "Microsoft.NET.Sdk.Web")
            .With("Program.cs", "var app = 1;")
            .With("Controllers/OrdersController.cs", "using Api.Services;\nnamespace Api.Controllers;\n[Route(\"api/[controller]\")] public class OrdersController { [HttpGet(\"{id}\")] public int Get() => 1; [HttpPost] public int P() => 2; }")
            .With("Services/OrderService.cs", "using Api.Repositories;\nnamespace Api.Services;\nclass OrderService { }")
            .With("Repositories/OrderRepository.cs", "using Api.Models;\nnamespace Api.Repositories;\nclass OrderRepository { DbSet<int> Orders { get; } }")
            .With("Models/Order.cs", "namespace Api.Models;\nclass Order { }").Adopt();
        Assert.AreEqual("Api Api/Controllers Api/Models Api/Repositories Api/Services", string.Join(' ', web.Layers.Select(layer => layer.Name).Order(StringComparer.Ordinal)));
        web.FailsWith("Controllers/Bad.cs", "using Api.Repositories;\nnamespace Api.Controllers;");
    }

    [TestMethod]
    public void EndpointsBecomeRoutesOfPhysics()
    {
        using Adopted web = new Adopted().Project("Web/Web.csproj", sdk: "Microsoft.NET.Sdk.Web")
            .With("Web/OrdersController.cs", "[Route(\"api/[controller]\")] public class OrdersController { [HttpGet(\"{id}/items/{item}\")] public int Get() => 1; [HttpPost] public int P() => 2; }")
            .With("Web/Program.cs", "app.MapGet(\"/health\", () => 1); var g = 1;").Adopt();
        PhysicsContract physics = PhysicsReader.Read("physics.yaml", new SourceText(web.Text("Forge/Contracts/physics.yaml")), out System.Collections.Generic.IReadOnlyList<Finding> findings)!;
        Assert.IsEmpty(findings);
        Assert.AreEqual("/api/orders /api/orders/{value}/items/{value2} /health", string.Join(' ', physics.Routes.Select(route => route.Path).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow("App.csproj", "Program.cs", "System.Console.WriteLine();", "using NUnit.Framework;")]
    [DataRow("Lib/Lib.fsproj", "Lib/Library.fs", "module Lib.Library\nlet x = 1\n", "open Xunit\n")]
    [DataRow("Lib/Lib.vbproj", "Lib/A.vb", "Public Class A\nEnd Class\n", "Imports Xunit\n")]
    [DataRow("src/My App {1}, [x] é/My App é.csproj", "src/My App {1}, [x] é/P.cs", "class P { }", "using Xunit;")]
    public void ALoneFlatProjectHasALayerThatCanFail(string project, string source, string text, string broken)
    {
        using Adopted app = new Adopted().Project(project).With(source, text).Adopt();
        app.FailsWith(source, broken);
    }

    [TestMethod]
    public void ARepositoryOfTestsHasALayerThatCanFail()
    {
        using Adopted tests = new Adopted().Project("T/T.csproj", "<PackageReference Include=\"xunit\" Version=\"2.9.0\" />").With("T/A.cs", "using Xunit;").Adopt();
        tests.FailsWith("T/A.cs", "class A { void B() => Debugger.Launch(); }");
    }

    [TestMethod]
    public void ARuleThatTodaysCodeBreaksEverywhereIsLeftOutWithANotice()
    {
        using Adopted shop = CleanArchitecture().With("src/Shop.Domain/Many.cs", string.Concat(Enumerable.Repeat("using Microsoft.EntityFrameworkCore;\n", 60))).Adopt();
        Assert.AreEqual("", shop.Problems());
        Assert.IsTrue(shop.Notices.Any(notice => notice.Contains("Shop.Domain", StringComparison.Ordinal) && notice.Contains("more than 50", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void ADebtOfTodayKeepsItsRule()
    {
        using Adopted shop = CleanArchitecture().With("src/Shop.Domain/One.cs", "using Microsoft.EntityFrameworkCore;\n").Adopt();
        Assert.AreEqual("FORGE3101@src/Shop.Domain/One.cs", shop.Errors());
    }

    [TestMethod]
    public void NestedRepositoriesAndNestedProjectsAreNoPartOfTheLayerAroundThem()
    {
        using Adopted root = new Adopted().Project("App.csproj", "<ProjectReference Include=\"lib/Lib.csproj\" />").With("Program.cs", "class P { }")
            .Project("lib/Lib.csproj").With("lib/A.cs", "namespace Lib; class A { }")
            .Project("tests/T.csproj", "<PackageReference Include=\"xunit\" />").With("tests/T.cs", "using Xunit;")
            .With("vendor/.git", "gitdir: x").Project("vendor/V.csproj").With("vendor/V.cs", "using Xunit;")
            .With("artifacts/gen/G.cs", "using Xunit;").Adopt();
        Assert.AreEqual("App.csproj lib/Lib.csproj tests/T.csproj", string.Join(' ', root.Survey.Projects.Select(project => project.Path)));
        root.FailsWith("lib/A.cs", "using Xunit;");
    }

    [TestMethod]
    public void MorePartsThanAnybodyReadsAreGroupedByRole()
    {
        using Adopted many = new();
        for (int i = 0; i < 60; i++)
        {
            string role = i % 2 == 0 ? "Domain" : "Infrastructure";
            string refers = role == "Domain" ? "" : "<ProjectReference Include=\"../M" + (i - 1) + ".Domain/M" + (i - 1) + ".Domain.csproj\" />";
            many.Project("M" + i + "." + role + "/M" + i + "." + role + ".csproj", refers).With("M" + i + "." + role + "/A.cs", "namespace M" + i + "." + role + ";");
        }
        many.Adopt();
        Assert.AreEqual("domain infrastructure", string.Join(' ', many.Layers.Select(layer => layer.Name)));
        many.FailsWith("M0.Domain/A.cs", "using M1.Infrastructure;");
    }

    [TestMethod]
    public void WhatIsUsedCountsAsReferredToWhereverTheReferenceStands()
    {
        using Adopted hidden = new Adopted().With("Directory.Build.targets", "<Project><ItemGroup Condition=\"true\"><ProjectReference Include=\"$(X)\\**\\*.csproj\" /></ItemGroup></Project>")
            .Project("A/A.csproj").With("A/A.cs", "using B.Inner;\nnamespace A.Inner;").Project("B/B.csproj").With("B/B.cs", "namespace B.Inner;").Project("C/C.csproj").With("C/C.cs", "namespace C.Inner;").Adopt();
        Assert.IsEmpty(hidden.Notices);
        hidden.Files.Write("A/More.cs", "using B.Inner;");
        hidden.FailsWith("A/Bad.cs", "using C.Inner;");
    }

    [TestMethod]
    public void ARouteThatIsOnlyTheDefaultOfAParameterIsNone()
    {
        using Adopted web = new Adopted().Project("Web/Web.csproj", sdk: "Microsoft.NET.Sdk.Web")
            .With("Web/Extensions.cs", "static class E { static void Get(this B b, [StringSyntax(\"Route\")] string pattern = \"\") => b.MapGet(pattern, () => 1); }").Adopt();
        Assert.IsEmpty(web.Survey.Routes);
        Assert.Contains("paths: {}", web.Text("Forge/Contracts/physics.yaml"));
    }

    [TestMethod]
    public void AClassThatRoutesByTheNamesOfItsMethodsHasNoRouteThatItsTextShows()
    {
        using Adopted web = new Adopted().Project("Web/Web.csproj", sdk: "Microsoft.NET.Sdk.Web")
            .With("Web/ManageController.cs", "[Route(\"[controller]/[action]\")] public class ManageController { [HttpGet] public int Get() => 1; [HttpPost(\"{id}\")] public int P() => 2; }").Adopt();
        Assert.IsEmpty(web.Survey.Routes);
        Assert.IsGreaterThan(0, web.Survey.OpenRoutes);
    }

    [TestMethod]
    public void WhatAProjectAddsToTheNamespaceOfAPackageIsNotItsOwn()
    {
        using Adopted guard = new Adopted().Project("Core/Core.csproj", "<PackageReference Include=\"Ardalis.GuardClauses\" />")
            .With("Core/A.cs", "namespace Core.A;").With("Core/G.cs", "namespace Ardalis.GuardClauses;").Project("Other/Other.csproj").With("Other/O.cs", "namespace Other.O;").Adopt();
        guard.Files.Write("Other/Fine.cs", "using Ardalis.GuardClauses;");
        guard.FailsWith("Other/Bad.cs", "using Core.A;");
    }

    [TestMethod]
    public void UsingANamespaceOfTheFrameworkIsNoReferenceToThoseWhoAddToIt()
    {
        const string Extensions = "namespace Microsoft.Extensions.DependencyInjection;";
        using Adopted shop = new Adopted()
            .Project("Web/Web.csproj", "<ProjectReference Include=\"../Defaults/Defaults.csproj\" />", "Microsoft.NET.Sdk.Web")
            .With("Web/W.cs", "namespace Shop.Web;").With("Web/E.cs", Extensions)
            .Project("Defaults/Defaults.csproj").With("Defaults/D.cs", "using Microsoft.Extensions.DependencyInjection;\nnamespace Shop.Defaults;").Adopt();
        Assert.Contains("Refers to no other project.", shop.Layer("Defaults").Description);
        shop.FailsWith("Defaults/Bad.cs", "using Shop.Web;");
    }

    [TestMethod]
    public void TheCommonBeginningOfNamespacesStandsForAllOfThem()
    {
        using Adopted shop = new Adopted().Project("Web/Web.csproj", sdk: "Microsoft.NET.Sdk.Web").With("Web/A.cs", "namespace Shop.Web.A;").With("Web/B.cs", "namespace Shop.Web.B;")
            .With("Web/E.cs", "namespace Microsoft.Extensions.DependencyInjection;").Project("Lib/Lib.csproj").With("Lib/L.cs", "namespace Shop.Lib;").Adopt();
        Assert.Contains("(?-i)\\bShop\\.Web\\b", shop.Layer("Lib").Forbidden.Select(rule => rule.Pattern));
        shop.FailsWith("Lib/Bad.cs", "using Shop.Web.New;");
    }

    [TestMethod]
    public void NamespacesWithoutEndAreNoRuleAndItIsSaid()
    {
        using Adopted shop = new Adopted().Project("Web/Web.csproj").Project("Lib/Lib.csproj").With("Lib/L.cs", "namespace Shop.Lib;")
            .With("Web/A.cs", string.Join('\n', Enumerable.Range(0, 600).Select(i => "namespace N" + i + ".A { }"))).Adopt();
        Assert.Contains("left out of layer \"Lib\": it would have to name 600 namespaces", string.Join('\n', shop.Notices));
        shop.FailsWith("Lib/Lib.csproj", "<Project><ItemGroup><ProjectReference Include=\"../Web/Web.csproj\" /></ItemGroup></Project>");
    }

    [TestMethod]
    public void NamesThatDifferInCaseOrSayNothingStillBecomeLayers()
    {
        using Adopted odd = new Adopted().Project("A/.csproj").With("A/A.cs", "class A { }").Project("x/Lib.csproj").With("x/L.cs", "class L { }")
            .Project("X/LIB.csproj").With("X/M.cs", "class M { }").Project("Services/Services.csproj").With("Services/Services/S.cs", "namespace " + new string('n', 5000) + ";").Adopt();
        Assert.HasCount(OperatingSystem.IsLinux() ? 4 : 3, odd.Layers);
        odd.FailsWith("A/A.cs", "using Xunit;");
    }

    [TestMethod]
    public void TheFirstLedgerTakesItsFirstRecord()
    {
        using Adopted shop = CleanArchitecture().Adopt();
        ForgeRepository repository = ForgeRepository.TryOpen(shop.Files.Root)!;
        LedgerAppend append = LedgerFile.Append(repository, ledger => new LoopReset { Phase = "Phase 0" });
        Assert.IsNull(append.Failure);
        Assert.IsNull(LedgerChain.Verify(AuditLedger.Read("l", System.IO.File.ReadAllText(shop.Files.At("Forge/evidence/audit_ledger.md")))));
        Assert.AreEqual("", shop.Errors());
    }

    [TestMethod]
    public void TheDiffLogIsUnderWayAndHoldsNoPlaceholder()
    {
        using Adopted shop = CleanArchitecture().Adopt();
        DiffLog log = DiffLogReader.Read("diff_log.md", new SourceText(shop.Text("Forge/evidence/diff_log.md")));
        Assert.AreEqual("IN_PROCESS", log.Status!.Value);
        Assert.IsEmpty(log.Placeholders);
        Assert.AreEqual(8, log.Claims.Count);
    }

    internal static Adopted CleanArchitecture() => new Adopted()
        .With("Shop.slnx", "<Solution><Folder Name=\"/src/\"><Project Path=\"src/Shop.Web/Shop.Web.csproj\" /></Folder></Solution>")
        .Project("src/Shop.Domain/Shop.Domain.csproj").With("src/Shop.Domain/Order.cs", "namespace Shop.Domain.Orders;\npublic class Order { }\n")
        .Project("src/Shop.Application/Shop.Application.csproj", "<ProjectReference Include=\"..\\Shop.Domain\\Shop.Domain.csproj\" />")
        .With("src/Shop.Application/Place.cs", "using Shop.Domain.Orders;\nnamespace Shop.Application;\npublic class Place { }\n")
        .Project("src/Shop.Infrastructure/Shop.Infrastructure.csproj", "<PackageReference Include=\"Npgsql\" /><ProjectReference Include=\"../Shop.Application/Shop.Application.csproj\" />")
        .With("src/Shop.Infrastructure/Db.cs", "using Npgsql;\nusing Shop.Application;\nnamespace Shop.Infrastructure;\npublic class Db { }\n")
        .Project("src/Shop.Web/Shop.Web.csproj", "<ProjectReference Include=\"../Shop.Infrastructure/Shop.Infrastructure.csproj\" />", "Microsoft.NET.Sdk.Web")
        .With("src/Shop.Web/OrdersController.cs", "using Shop.Infrastructure;\nnamespace Shop.Web.Controllers;\npublic class OrdersController { }\n")
        .Project("tests/Shop.Tests/Shop.Tests.csproj", "<PackageReference Include=\"MSTest\" /><ProjectReference Include=\"../../src/Shop.Web/Shop.Web.csproj\" />")
        .With("tests/Shop.Tests/A.cs", "using Shop.Web.Controllers;\nnamespace Shop.Tests;\n");
}
