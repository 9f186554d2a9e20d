using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.References;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>References held against the layers of <c>boundaries.json</c>.</summary>
[TestClass]
public sealed class ReferenceAnalyzerTests
{
    private const string Web = """{ "name": "web", "glob": "src/Web/**/*.cs", "forbidden": [], "references": { "deny": ["data"], "reason": "Ask a service." } }""";
    private const string Data = """{ "name": "data", "glob": "src/Data/**/*.cs", "forbidden": [] }""";
    private const string Rows = "namespace Shop.Data; public class Rows { public static Rows All() => new(); public string Name = \"\"; }";

    [TestMethod]
    public void AReferenceThatIsDeniedIsSaidAtTheName()
    {
        AnalyzedProject project = Project(Web, Data).Source("src/Data/Rows.cs", Rows).Source("src/Web/Page.cs", "namespace Shop.Web;\nclass Page { Data.Rows? rows; }");

        Diagnostic diagnostic = Find(project).Single();

        Assert.AreEqual("src/Web/Page.cs(2,19) FORGE3701", AnalyzedProject.Place(diagnostic));
        Assert.AreEqual("(1,18)-(1,22)", Span(diagnostic));
        Assert.AreEqual("[A4] layer \"web\" must not refer to layer \"data\", and here is Shop.Data.Rows (\"deny\" names \"data\"): Ask a service. Fix: take it out, or go through what \"web\" may "
            + "refer to; the rule stands in Forge/Contracts/boundaries.json(2). (CONTRACT_CONFLICT; Builder Contract 4)", diagnostic.GetMessage());
        Assert.AreEqual(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [TestMethod]
    public void TheOtherWayIsFree()
        => Nothing(Project(Web, Data).Source("src/Data/Rows.cs", "namespace Shop.Data; class Rows { Web.Page? page; }").Source("src/Web/Page.cs", "namespace Shop.Web; class Page { }"));

    [TestMethod]
    public void AnImpliedReferenceIsSaidAtWhatImpliesIt()
    {
        AnalyzedProject project = Project(Web, Data).Source("src/Data/Rows.cs", Rows).Source("src/Service/Shop.cs", "namespace Shop.Service; public class Desk { public Data.Rows Find() => new(); }")
            .Source("src/Web/Page.cs", "namespace Shop.Web;\nclass Page { string Do(Service.Desk desk)\n{ var rows = desk.Find();\nreturn rows.Name; } }");

        Diagnostic diagnostic = Find(project).Single();

        Assert.AreEqual("src/Web/Page.cs(3,3) FORGE3701", AnalyzedProject.Place(diagnostic));
        StringAssert.Contains(diagnostic.GetMessage(), "here is implied Shop.Data.Rows (\"deny\" names \"data\"), and 1 more in this file: Ask a service.");
    }

    [TestMethod]
    public void ABuildTellsTheFirstUseOfATypeInAFileAndAnEditorEach()
    {
        AnalyzedProject project = Project(Web, Data).Source("src/Data/Rows.cs", Rows + " public class Other { }")
            .Source("src/Web/A.cs", "using Shop.Data;\nclass A { Rows? a;\nRows? b;\nRows Do() => Rows.All();\nOther? c; }").Source("src/Web/B.cs", "using Shop.Data;\nclass B { Rows? a; }");

        IReadOnlyList<Diagnostic> build = Find(project), editor = Find(project.Property("DesignTimeBuild", "true"));

        Assert.AreEqual("src/Web/A.cs(2,11) src/Web/A.cs(5,1) src/Web/B.cs(2,11)", Places(build));
        StringAssert.Contains(build[0].GetMessage(), "and 3 more in this file");
        Assert.AreEqual("src/Web/A.cs(2,11) src/Web/A.cs(3,1) src/Web/A.cs(4,1) src/Web/A.cs(4,14) src/Web/A.cs(5,1) src/Web/B.cs(2,11)", Places(editor));
        Assert.IsEmpty(build.Select(Span).Except(editor.Select(Span)));
    }

    [TestMethod]
    public void OnlyWhatIsAllowedMayBeReferredTo()
    {
        AnalyzedProject project = Project("""{ "name": "web", "glob": "src/Web/**", "forbidden": [], "references": { "allow": ["service"] } }""",
                """{ "name": "service", "glob": "src/Service/**", "forbidden": [] }""", Data)
            .Source("src/Data/Rows.cs", Rows).Source("src/Service/Desk.cs", "namespace Shop.Service; public class Desk { }").Source("src/None/Free.cs", "class Free { }")
            .Source("src/Web/Page.cs", "class Page { Shop.Service.Desk? desk;\nSystem.Net.Http.HttpClient? client;\nFree? free;\nPage? own;\nShop.Data.Rows? rows; }");

        Diagnostic diagnostic = Find(project).Single();

        Assert.AreEqual("src/Web/Page.cs(5,11) FORGE3701", AnalyzedProject.Place(diagnostic));
        StringAssert.Contains(diagnostic.GetMessage(), "must not refer to layer \"data\", and here is Shop.Data.Rows (\"allow\" names \"service\"). Fix: ");
    }

    [TestMethod]
    [DataRow("namespace:System.Net.*", "namespace \"System.Net.Http\"")]
    [DataRow("System.Net.*", "namespace \"System.Net.Http\"")]
    [DataRow("assembly:System.Net.Http", "assembly \"System.Net.Http\"")]
    public void ANamespaceOrAnAssemblyOfTheFrameworkCanBeDenied(string entry, string target)
    {
        AnalyzedProject project = Project($$"""{ "name": "web", "glob": "src/Web/**", "forbidden": [], "references": { "deny": ["{{entry}}"] } }""")
            .Source("src/Web/Page.cs", "using System.Net.Http;\nclass Page { HttpClient? client; }");

        Diagnostic diagnostic = Find(project).Single();

        Assert.AreEqual("src/Web/Page.cs(2,14) FORGE3701", AnalyzedProject.Place(diagnostic));
        StringAssert.Contains(diagnostic.GetMessage(), "must not refer to " + target + ", and here is System.Net.Http.HttpClient (\"deny\" names \"" + entry + "\")");
    }

    [TestMethod]
    public void TypesWithAKeywordAndWhatTheLanguageMakesAreFree()
        => Nothing(Project("""{ "name": "web", "glob": "src/Web/**", "forbidden": [], "references": { "deny": ["namespace:*"] } }""")
            .Source("src/Web/Page.cs", "class Page { int? a; (string, object)[] b = []; dynamic c = 1; static decimal Do(bool x, nint y) => x ? 1m : 2.5m; unsafe void* d; T? E<T>() => default; }"));

    [TestMethod]
    public void AFileInSeveralLayersIsUnderTheRulesOfAll()
    {
        AnalyzedProject project = Project(Web, Data, """{ "name": "pages", "glob": "src/Web/*Page.cs", "forbidden": [], "references": { "allow": [] } }""")
            .Source("src/Data/Rows.cs", Rows).Source("src/Web/Home.cs", "class Home { }").Source("src/Web/MyPage.cs", "class MyPage { Shop.Data.Rows? rows;\nHome? home; }");

        IReadOnlyList<Diagnostic> found = Find(project);

        Assert.AreEqual("src/Web/MyPage.cs(1,26) src/Web/MyPage.cs(1,26)", Places(found));
        StringAssert.Contains(found[0].GetMessage(), "layer \"pages\" must not refer to layer \"data\"");
        StringAssert.Contains(found[1].GetMessage(), "layer \"web\" must not refer to layer \"data\"");
    }

    [TestMethod]
    public void ATypeInSeveralLayersIsForbiddenByAnyOfThem()
        => Assert.AreEqual("src/Web/Page.cs(1,19)", Places(Find(Project(Web, Data).Source("src/Data/Rows.cs", "namespace Shop; partial class Rows { }")
            .Source("src/Other/Rows.cs", "namespace Shop; partial class Rows { }").Source("src/Web/Page.cs", "class Page { Shop.Rows? rows; }"))));

    [TestMethod]
    public void APartialTypeMayKnowItselfAcrossLayers()
        => Nothing(Project(Web, Data).Source("src/Data/Rows.cs", "partial class Rows { static int Count; class Inside { } }").Source("src/Web/Rows.cs", "partial class Rows { int Do(Rows other) => Count; Inside? inside; }"));

    [TestMethod]
    public void WhatAGeneratorMakesIsAsTheRestOfItsType()
    {
        AnalyzedProject project = Project(Web, Data).Source("src/Data/Rows.cs", Rows).Source("src/Web/Page.cs", "partial class Page { }")
            .Source("artifacts/obj/Page.g.cs", "// <auto-generated/>\npartial class Page { Shop.Data.Rows? rows; }").Source("src/Web/obj/Other.g.cs", "class Other { Shop.Data.Rows? rows; }");

        Assert.AreEqual("artifacts/obj/Page.g.cs(2,32) src/Web/obj/Other.g.cs(1,25)", Places(Find(project)));
    }

    [TestMethod]
    public void LayersCanGoByNamespace()
    {
        AnalyzedProject other = new AnalyzedProject().Assembly("Other").Source("Rows.cs", "namespace Shop.Data.Rows; public class Row { }");
        AnalyzedProject project = Contract("""
            { "layersFrom": "namespace", "layers": [
              { "name": "web", "glob": "x/*.cs", "namespaces": "Shop.Web.*", "forbidden": [], "references": { "deny": ["data"] } },
              { "name": "data", "glob": "x/*.cs", "namespaces": ["Shop.Data.*"], "forbidden": [] } ] }
            """).Reference(other).Source("a.cs", "using Row = Shop.Data.Rows.Row;\nnamespace Shop.Web.Pages { class Page { Row? row; } }").Source("b.cs", "namespace Shop.Free { class Page { Data.Rows.Row? row; } }");

        IReadOnlyList<Diagnostic> found = Find(project);

        Assert.AreEqual("a.cs(1,28)", Places(found));
        StringAssert.Contains(found[0].GetMessage(), "and 1 more in this file");
    }

    [TestMethod]
    public void LayersCanGoByProject()
    {
        AnalyzedProject other = new AnalyzedProject().Assembly("Shop.Data").Source("Rows.cs", Rows);
        const string Boundaries = """
            { "layersFrom": "project", "layers": [
              { "name": "web", "glob": "x/*.cs", "assemblies": "Shop.Web*", "forbidden": [], "references": { "allow": [] } },
              { "name": "data", "glob": "x/*.cs", "assemblies": ["shop.data"], "forbidden": [] } ] }
            """;

        Assert.AreEqual("a.cs(1,24)", Places(Find(Contract(Boundaries).Assembly("Shop.Web.Pages").Reference(other).Source("a.cs", "class Page { Shop.Data.Rows? row; }"))));
        Nothing(Contract(Boundaries).Assembly("Other").Reference(other).Source("a.cs", "class Page { Shop.Data.Rows? row; }"));
    }

    [TestMethod]
    public void EachLayerCanGoItsOwnWay()
    {
        AnalyzedProject old = new AnalyzedProject().Assembly("Shop.Old").Source("Old.cs", "namespace Shop.Data; public class Archive { }");
        AnalyzedProject project = Contract("""
            { "layers": [
              { "name": "web", "glob": "src/Web/**/*.cs", "forbidden": [], "references": { "deny": ["old", "data"] } },
              { "name": "data", "glob": "x/*.cs", "layersFrom": "namespace", "namespaces": "Shop.Data.*", "forbidden": [], "references": { "deny": ["web"] } },
              { "name": "old", "glob": "x/*.cs", "layersFrom": "project", "assemblies": "Shop.Old", "forbidden": [] } ] }
            """).Assembly("Shop.Web").Reference(old)
            .Source("src/Any/Rows.cs", "namespace Shop.Data.Rows\n{ public class Row { Web.Page? page; } }")
            .Source("src/Any/Free.cs", "namespace Shop.Free { public class Free { Web.Page? page; Data.Rows.Row? row; } }")
            .Source("src/Web/Page.cs", "namespace Shop.Web;\npublic class Page { Data.Rows.Row? row;\nFree.Free? free;\nData.Archive? both; }");

        IReadOnlyList<Diagnostic> found = Find(project);

        // Row is of data wherever it lies; Archive is of data by its namespace and of old by its assembly; Free is of none.
        Assert.AreEqual("src/Any/Rows.cs(2,26) src/Web/Page.cs(2,31) src/Web/Page.cs(4,6)", Places(found.Where(diagnostic => diagnostic.Id == "FORGE3701").ToArray()));
        StringAssert.Contains(found.Single(diagnostic => AnalyzedProject.Place(diagnostic) == "src/Web/Page.cs(2,31) FORGE3701").GetMessage(), "(\"deny\" names \"data\")");
        StringAssert.Contains(found.Single(diagnostic => AnalyzedProject.Place(diagnostic) == "src/Web/Page.cs(4,6) FORGE3701").GetMessage(), "(\"deny\" names \"old\")");
    }

    [TestMethod]
    public void WithPathsTheCodeOfAnotherProjectGoesByItsAssembly()
    {
        AnalyzedProject other = new AnalyzedProject().Assembly("Shop.Data").Source("src/Data/Rows.cs", Rows);
        AnalyzedProject project = Project(Web, """{ "name": "data", "glob": "src/Data/**", "assemblies": "Shop.Data", "forbidden": [] }""").Reference(other)
            .Source("src/Web/Page.cs", "class Page { object Do() => Shop.Data.Rows.All(); }");

        Assert.AreEqual("src/Web/Page.cs(1,39)", Places(Find(project)));
    }

    [TestMethod]
    public void KnownReferencesAreAcceptedAndCounted()
    {
        AnalyzedProject project = Contract($$"""
            { "layers": [ {{Web}}, {{Data}} ], "known_violations": [
              { "layer": "web", "file": "src/Web/Old.cs", "pattern": "references:data" } ] }
            """).Source("src/Data/Rows.cs", Rows).Source("src/Web/Old.cs", "class Old { Shop.Data.Rows? rows; object Do() => Shop.Data.Rows.All(); }").Source("src/Web/New.cs", "class New { Shop.Data.Rows? rows; }");

        IReadOnlyList<Diagnostic> found = Find(project);

        Assert.AreEqual("Forge/Contracts/boundaries.json(2,3) FORGE0701; src/Web/New.cs(1,23) FORGE3701", string.Join("; ", found.Select(AnalyzedProject.Place)));
        Assert.AreEqual("[A4] 2 references are accepted by 1 known violation. Fix: mend them one by one, and delete each entry with its last reference. (Builder Contract 4)", found[0].GetMessage());
        Assert.AreEqual(DiagnosticSeverity.Info, found[0].Severity);
    }

    [TestMethod]
    public void ACycleIsOneFindingAtTheFirstReferenceOfItsFirstArrow()
    {
        AnalyzedProject project = Cyclic("a", "b", "c", "d").Source("src/a/A2.cs", "namespace L; class A2 { B1? b; }").Source("src/a/A1.cs", "namespace L; class A1 { B1? b;\nB1? again; }")
            .Source("src/b/B1.cs", "namespace L; class B1 { void Do() { C1.Do(); } }").Source("src/c/C1.cs", "namespace L; static class C1 { public static void Do() { new A1().ToString(); } }")
            .Source("src/d/D1.cs", "namespace L; class D1 { A1? a; }");

        Diagnostic diagnostic = Find(project).Single();

        Assert.AreEqual("src/a/A1.cs(1,25) FORGE3702", AnalyzedProject.Place(diagnostic));
        StringAssert.StartsWith(diagnostic.GetMessage(), "[A4] layers refer to each other in a cycle, a -> b -> c -> a: a -> b in src/a/A1.cs(1,25), L.B1; b -> c in src/b/B1.cs(1,37), L.C1; "
            + "c -> a in src/c/C1.cs(1,62), L.A1. Fix: turn one of these arrows round");
        Assert.AreEqual(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [TestMethod]
    public void AKnotOfCyclesIsOneFindingAndTwoKnotsAreTwo()
    {
        AnalyzedProject project = Cyclic("a", "b", "c", "x", "y").Source("src/a/A.cs", "class A { B? b; C? c; }").Source("src/b/B.cs", "class B { A? a; }").Source("src/c/C.cs", "class C { A? a; B? b; }")
            .Source("src/x/X.cs", "class X { Y? y; A? a; }").Source("src/y/Y.cs", "class Y { X? x; }");

        IReadOnlyList<Diagnostic> found = Find(project);

        Assert.AreEqual("src/a/A.cs(1,11) src/x/X.cs(1,11)", Places(found));
        StringAssert.Contains(found[0].GetMessage(), "in a cycle, a -> b -> a: ");
        StringAssert.Contains(found[0].GetMessage(), " On other cycles with these: c.");
        StringAssert.Contains(found[1].GetMessage(), "in a cycle, x -> y -> x: ");
    }

    [TestMethod]
    public void ACycleThatAForbiddenReferenceClosesIsThatReference()
    {
        AnalyzedProject project = Project(Web, """{ "name": "data", "glob": "src/Data/**/*.cs", "forbidden": [], "references": { "allow": ["web"] } }""")
            .Source("src/Data/Rows.cs", "class Rows { Page? page; }").Source("src/Web/Page.cs", "class Page { Rows? rows; }");

        Assert.AreEqual("src/Web/Page.cs(1,14) FORGE3701", string.Join("; ", Find(project).Select(AnalyzedProject.Place)));
    }

    [TestMethod]
    public void ALayerWithoutReferencesIsOnNoCycle()
        => Nothing(Project("""{ "name": "a", "glob": "src/a/*.cs", "forbidden": [], "references": { "deny": ["z"] } }""", """{ "name": "all", "glob": "src/{b,c}/*.cs", "forbidden": [] }""",
                """{ "name": "z", "glob": "src/z/*.cs", "forbidden": [] }""")
            .Source("src/a/A.cs", "class A { B? b; }").Source("src/b/B.cs", "class B { A? a; }"));

    [TestMethod]
    public void TheWholeIsTheSameEveryTime()
    {
        string[] runs = Enumerable.Range(0, 5).Select(_ => string.Join("\n", Find(Cyclic("a", "b", "c").Source("src/a/A.cs", "class A { B? b; C? c; }").Source("src/b/B.cs", "class B { A? a; C? c; }")
            .Source("src/c/C.cs", "class C { A? a; B? b; }")).Select(diagnostic => diagnostic.ToString()))).Distinct().ToArray();

        Assert.HasCount(1, runs);
    }

    [TestMethod]
    [DataRow("off", 0)]
    [DataRow("on", 1)]
    [DataRow("perhaps", 1)]
    public void TheGateCanBeSwitchedOff(string state, int findings)
        => Assert.HasCount(findings, Find(Project(Web, Data).Contract("forge.json", $$"""{ "gates": { "references": "{{state}}" } }""").Source("src/Data/Rows.cs", Rows)
            .Source("src/Web/Page.cs", "class Page { Shop.Data.Rows? rows; }")));

    [TestMethod]
    [DataRow("#pragma warning disable\n#pragma warning disable FORGE3701\n\n")]
    [DataRow("\n\n[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Forge\", \"FORGE3701\")]\n")]
    [DataRow("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Forge\", \"FORGE3701\", Scope = \"module\")]\n\n\n")]
    public void NothingSilencesIt(string head)
    {
        AnalyzedProject project = Project(Web, Data).Source("src/Data/Rows.cs", Rows).Source("src/Web/Page.cs", head + "class Page { Shop.Data.Rows? rows; }");

        Assert.AreEqual("src/Web/Page.cs(4,24)", Places(Find(project)));
    }

    [TestMethod]
    public void WithoutReferencesAndWithoutAContractThereIsNothing()
    {
        Nothing(Project(Data).Source("src/Data/Rows.cs", Rows));
        Nothing(Contract("{ no contract").Source("src/Data/Rows.cs", Rows));
        Nothing(new AnalyzedProject().Source("src/Data/Rows.cs", Rows));
    }

    [TestMethod]
    public void OddPathsAndNames()
    {
        AnalyzedProject project = Project(Web, Data).Source("src/Data/Zeilen ß.cs", "namespace Läden.Daten; public class Zeilen<Ä> { public class @class { } }")
            .Source("src/Web/Seite ü.cs", "\ufeff\r\nclass Seite { Läden.Daten.Zeilen<int>.@class? zeilen; }\r\n");

        IReadOnlyList<Diagnostic> found = Find(project);

        Assert.AreEqual("src/Web/Seite ü.cs(2,27) src/Web/Seite ü.cs(2,39)", Places(found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)));
    }

    private static AnalyzedProject Cyclic(params string[] layers) => Project(layers.Select(layer
        => $$"""{ "name": "{{layer}}", "glob": "src/{{layer}}/*.cs", "forbidden": [], "references": { "deny": ["namespace:None"] } }""").ToArray());

    private static AnalyzedProject Project(params string[] layers) => Contract("{ \"layers\": [\n" + string.Join(",\n", layers) + "\n] }");

    private static AnalyzedProject Contract(string text) => new AnalyzedProject().Contract("boundaries.json", text);

    private static IReadOnlyList<Diagnostic> Find(AnalyzedProject project) => project.Analyze(new ReferenceAnalyzer());

    private static void Nothing(AnalyzedProject project) => Assert.AreEqual("", string.Join("\n", Find(project)));

    private static string Places(IEnumerable<Diagnostic> found) => string.Join(" ", found.Select(diagnostic => AnalyzedProject.Place(diagnostic).Split(" FORGE")[0]));

    private static string Span(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Span.ToString();
}
