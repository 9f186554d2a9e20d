using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Limits;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Limits;

/// <summary>How many types a file and how many members a type of a layer may declare.</summary>
[TestClass]
public sealed class TypeLimitsTests
{
    [TestMethod]
    public void TheFirstTypeTooManyIsReportedAtItsName()
    {
        Diagnostic diagnostic = Project("\"types\": 2", ("src/a.cs", "namespace N;\nclass A { }\nenum B { }\n  interface C { }\nstruct D { }")).Analyze(new TypeLimitsAnalyzer()).Single();

        Assert.AreEqual("src/a.cs(4,13) FORGE3116", AnalyzedProject.Place(diagnostic));
        Assert.AreEqual("C", Text(diagnostic));
        Assert.AreEqual(
            "[A4] this file declares 4 types, and layer \"web\" allows 2; \"C\" is the first too many. Fix: give each type that has a job of its own a file of its own; "
            + "the limit stands in Forge/Contracts/boundaries.json(1). (CONTRACT_CONFLICT; Builder Contract 4)", diagnostic.GetMessage());
        Assert.AreEqual(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [TestMethod]
    [DataRow("class A { class In { } enum E { } delegate void D(); }", 1, DisplayName = "types in a type belong to it")]
    [DataRow("namespace N { class A { } namespace M { record B; } } class C { }", 3, DisplayName = "in every namespace")]
    [DataRow("delegate void D(); enum E { } record struct R; interface I { } file class F { }", 5, DisplayName = "every kind")]
    [DataRow("partial class A { } partial class A { }", 2, DisplayName = "each part where it stands")]
    [DataRow("using System; [assembly: CLSCompliant(false)]", 0, DisplayName = "none")]
    public void TypesAreCountedAsTheyStand(string text, int count)
    {
        if (count > 0)
            Assert.IsEmpty(Project("\"types\": " + count, ("src/a.cs", text)).Analyze(new TypeLimitsAnalyzer()));
        if (count > 1)
            Assert.HasCount(1, Project("\"types\": " + (count - 1), ("src/a.cs", text)).Analyze(new TypeLimitsAnalyzer()));
    }

    [TestMethod]
    [DataRow("class A { int f, g; }", 2, DisplayName = "each field")]
    [DataRow("class A { const int F = 1; static readonly int G = 2; }", 2, DisplayName = "constants are fields")]
    [DataRow("class A { int P { get; set; } int Q => 1; int this[int i] => i; }", 3, DisplayName = "accessors and their fields are the property")]
    [DataRow("class A { event System.Action? E, F; event System.Action G { add { } remove { } } }", 3, DisplayName = "events")]
    [DataRow("class A { public A() { } static A() { } ~A() { } void M() { void Inner() { } Inner(); } void M(int i) { } }", 5, DisplayName = "constructors, finalizer, overloads, no local function")]
    [DataRow("class A { public static A operator +(A a, A b) => a; public static implicit operator int(A a) => 1; }", 2, DisplayName = "operators")]
    [DataRow("class A { class B { } enum C { X, Y, Z } delegate void D(); interface I { } }", 4, DisplayName = "types in it, as one each")]
    [DataRow("class A : System.IDisposable { void System.IDisposable.Dispose() { } }", 1, DisplayName = "explicit implementations")]
    [DataRow("record A(int X, int Y);", 0, DisplayName = "what a parameter list makes does not count")]
    [DataRow("record A(int X, int Y) { public int Z => X; public int X { get; } = X; }", 2, DisplayName = "what is written beside it does")]
    [DataRow("class A(int x) { int Y => x; }", 1, DisplayName = "a primary constructor is not a member")]
    [DataRow("partial class A { partial void M(); } partial class A { partial void M() { } int f; }", 2, DisplayName = "a member of two parts counts once")]
    [DataRow("enum A { X, Y, Z }", 0, DisplayName = "values of an enumeration do not count")]
    [DataRow("class A { void M() { var o = new { X = 1 }; System.Func<int> f = () => o.X; } }", 1, DisplayName = "what the compiler adds does not count")]
    public void MembersAreThoseThatSomebodyWrote(string text, int count)
    {
        Assert.IsEmpty(Of("A", Project("\"members\": " + System.Math.Max(1, count), ("src/a.cs", text))));
        if (count > 1)
            Assert.HasCount(1, Of("A", Project("\"members\": " + (count - 1), ("src/a.cs", text))));
    }

    [TestMethod]
    public void ATypeIsReportedAtTheNameOfItsFirstPartAndNamesBothNumbers()
    {
        Diagnostic diagnostic = Project("\"members\": 2", ("src/b.cs", "partial class Big { int a, b; }"), ("src/a.cs", "\n partial class Big { int c; class Small { int d; } }"))
            .Analyze(new TypeLimitsAnalyzer()).Single();

        Assert.AreEqual("src/a.cs(2,16) FORGE3117", AnalyzedProject.Place(diagnostic));
        Assert.AreEqual("Big", Text(diagnostic));
        Assert.StartsWith("[A4] type \"Big\" declares 4 members, and layer \"web\" allows 2. Fix: ", diagnostic.GetMessage());
    }

    [TestMethod]
    public void ATypeInATypeHasItsOwnLimit()
        => Assert.AreSequenceEqual(
            new[] { "src/a.cs(1,17) FORGE3117" },
            Places(Project("\"members\": 2", ("src/a.cs", "class A { class B { int a, b, c; } }"))));

    [TestMethod]
    public void WhatNobodyWroteDoesNotCount()
    {
        const string Four = "partial class A { int a, b, c, d; } class B { }";
        foreach ((string path, string text) in new[]
        {
            ("src/a.g.cs", Four), ("src/A.Designer.cs", Four), ("src/a.cs", "// <auto-generated>\n" + Four), ("src/obj/a.cs", Four),
        })
        {
            Assert.IsEmpty(Project("\"members\": 1, \"types\": 1", (path, text)).Analyze(new TypeLimitsAnalyzer()), path);
            Assert.IsEmpty(Project("\"members\": 1, \"types\": 1", (path, text), ("src/hand.cs", "partial class A { int e; }")).Analyze(new TypeLimitsAnalyzer()), path);
        }
    }

    [TestMethod]
    public void APartInNoLayerCountsForTheTypeAndIsNotWhereItIsReported()
        => Assert.AreSequenceEqual(
            new[] { "src/hand.cs(1,15) FORGE3117" },
            Places(Project("\"members\": 1, \"types\": 1", ("other/a.cs", "partial class A { int a, b; } class B { }"), ("src/hand.cs", "partial class A { int e; }"))));

    [TestMethod]
    public void EveryLayerOfAFileHasItsSayAndKnownViolationsAreAccepted()
    {
        const string Contract = """
            { "layers": [
                { "name": "all", "glob": "src/**/*.cs", "limits": { "types": 1, "members": 1 } },
                { "name": "web", "glob": "src/**/*.cs", "exclude": "src/Old/**", "limits": { "types": 2, "members": 2 } } ],
              "known_violations": [ KNOWN ] }
            """;
        const string Text = "class A { int a, b, c; } class B { } class C { }";

        Assert.AreSequenceEqual(
            new[] { "src/Old/a.cs(1,32) FORGE3116", "src/Old/a.cs(1,7) FORGE3117" },
            Places(new AnalyzedProject().Contract("boundaries.json", Contract.Replace("KNOWN", "")).Source("src/Old/a.cs", Text)).OrderBy(place => place).ToArray());
        Assert.HasCount(4, Places(new AnalyzedProject().Contract("boundaries.json", Contract.Replace("KNOWN", "")).Source("src/a.cs", Text)));
        Assert.IsEmpty(Places(new AnalyzedProject().Source("src/Old/a.cs", Text).Contract("boundaries.json", Contract.Replace("KNOWN",
            """{ "layer": "ALL", "file": "a.cs", "pattern": "limits.types" }, { "layer": "all", "file": "src/Old/a.cs", "pattern": "limits.members" }"""))));
    }

    [TestMethod]
    public void AnEditorSeesItToo()
        => Assert.HasCount(1, Project("\"types\": 1", ("src/a.cs", "class A { } class B { }")).Property("DesignTimeBuild", "true").Analyze(new TypeLimitsAnalyzer()));

    [TestMethod]
    public void TheSwitchAndNothingElseSilencesIt()
    {
        const string Noise = "#pragma warning disable\nclass A { int a, b; } class B { }";

        Assert.HasCount(2, Project("\"types\": 1, \"members\": 1", ("src/a.cs", Noise)).Analyze(new TypeLimitsAnalyzer()));
        Assert.IsEmpty(Project("\"types\": 1, \"members\": 1", ("src/a.cs", Noise)).Contract("forge.json", """{ "gates": { "limits": "off" } }""").Analyze(new TypeLimitsAnalyzer()));
        Assert.HasCount(2, Project("\"types\": 1, \"members\": 1", ("src/a.cs", Noise)).Contract("forge.json", """{ "gates": { "limits": "no" } }""").Analyze(new TypeLimitsAnalyzer()));
    }

    private static AnalyzedProject Project(string limits, params (string Path, string Text)[] sources)
    {
        AnalyzedProject project = new AnalyzedProject().Contract("boundaries.json", "{ \"layers\": [ { \"name\": \"web\", \"glob\": \"src/**/*.cs\", \"limits\": { " + limits + " } } ] }");
        foreach ((string path, string text) in sources)
            project.Source(path, text);
        return project;
    }

    private static string[] Places(AnalyzedProject project) => project.Analyze(new TypeLimitsAnalyzer()).Select(AnalyzedProject.Place).ToArray();

    private static IReadOnlyList<Diagnostic> Of(string type, AnalyzedProject project)
        => project.Analyze(new TypeLimitsAnalyzer()).Where(diagnostic => diagnostic.Id == "FORGE3117" && Text(diagnostic) == type).ToArray();

    private static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
