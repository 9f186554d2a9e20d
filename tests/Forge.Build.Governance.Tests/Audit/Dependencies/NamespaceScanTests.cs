using System;
using System.Linq;
using Forge.Build.Governance.Audit.Dependencies.DotNet;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

[TestClass]
public sealed class NamespaceScanTests
{
    [TestMethod]
    [DataRow("using A.B;\nusing C;", "A.B C")]
    [DataRow("global using A.B;\nusing global::C.D;\nusing @E.@namespace;", "A.B C.D E.namespace")]
    [DataRow("using static A.B.T;\nusing X = A.C.T;\nusing unsafe P = A.D*;", "A.B.T? A.C.T? A.D?")]
    [DataRow("using L = System.Collections.Generic.List<A.B.T>;", "System.Collections.Generic.List? A.B.T~")]
    [DataRow("using T = (int, A.B.T);", "A.B.T~")]
    [DataRow("extern alias Z;\nusing Z::A.B;", "A.B")]
    [DataRow("class C { void M() { using (var x = A.B.T()) {} using var y = F(); using T z = G(); await using (h); } }", "A.B.T~")]
    [DataRow("class C { void M() { using A.B.T x = new(); } }", "A.B.T~")]
    [DataRow("// using A;\n/* using B; */\nvar s = \"using C; D.E.F\";", "")]
    [DataRow("var s = $\"{A.B.T.Member:using C;} {{D.E}}\";", "A.B.T.Member~")]
    [DataRow("var s = \"\"\"\n using A;\n \"\"\";", "")]
    [DataRow("x = A\n  .B // why\n  .T();", "A.B.T~")]
    [DataRow("x = f().B.T; y = a?.B.T; z = q::A.B; w = global::A.B.C; v = 1.5; u = new A.B.T<C.D>.E();", "A.B.C~ A.B.T~ C.D~")]
    [DataRow("A.B.C(); A.B.C();", "A.B.C~")]
    [DataRow("using", "")]
    [DataRow("using A.", "")]
    [DataRow("using static", "")]
    public void CSharpUsesAreFoundAndNothingElse(string text, string expected)
        => Assert.AreEqual(expected, Written(CSharpNamespaces.Scan(text + "\n")));

    [TestMethod]
    public void CSharpDeclaresNamespacesOfBothForms()
    {
        Assert.AreEqual("A.B", Declared(CSharpNamespaces.Scan("namespace A.B;\nclass C { string @namespace; }")));
        Assert.AreEqual("A A.B.C D", Declared(CSharpNamespaces.Scan("namespace A { class X { void M() { } } namespace B.C { } }\nnamespace D { }")));
        Assert.AreEqual("", Declared(CSharpNamespaces.Scan("// namespace A;\nvar s = \"namespace B;\"; namespace = 1;")));
    }

    [TestMethod]
    public void ADirectiveInANamespaceMayBeRelativeToIt()
    {
        NamespaceNames names = CSharpNamespaces.Scan("using A;\nnamespace X.Y\n{\n  using B;\n  namespace Z { using C; using global::D; }\n}\nnamespace W { using E; }\n");

        Assert.AreEqual(
            "A: | B:X.Y,X | C:X.Y.Z,X.Y,X | D: | E:W",
            string.Join(" | ", names.Uses.Select(use => use.Name + ":" + string.Join(',', use.Within))));
    }

    [TestMethod]
    public void WhatStandsInAConditionIsKnownToDoSo()
    {
        NamespaceNames names = CSharpNamespaces.Scan("#if A // why\nusing B;\n#else\nusing C;\n#endif\nusing D;\n#region using E; \"\n#endregion\nusing F;\n");

        Assert.AreEqual("B C", string.Join(' ', names.Uses.Where(use => use.IsConditional).Select(use => use.Name)));
        Assert.AreEqual("D F", string.Join(' ', names.Uses.Where(use => !use.IsConditional).Select(use => use.Name)));
    }

    [TestMethod]
    public void AUseHasItsRange()
    {
        string text = "using X = global::A . B.T;\n";

        NamespaceUse use = CSharpNamespaces.Scan(text).Uses.Single();

        Assert.AreEqual("A . B.T", text[use.Start..use.End]);
    }

    [TestMethod]
    [DataRow("open A.B\nopen global.C.D\nopen type E.F", "A.B? C.D? E.F?")]
    [DataRow("// open A\n(* open B (* C *) open D *)\nlet s = \"open E\"\nlet t = \"\"\"\nopen F\n\"\"\"\nlet op = (*)\nopen G", "G?")]
    [DataRow("let c = '\"'\nlet d = '\\''\nlet f (x: 'a) = A.B.c x\n  open G", "A.B.c~ G?")]
    [DataRow("let v = @\"\\\"\nopen G", "G?")]
    public void FSharpUsesAreFoundAndNothingElse(string text, string expected)
        => Assert.AreEqual(expected, Written(FSharpNamespaces.Scan(text + "\n")));

    [TestMethod]
    public void FSharpDeclaresNamespacesAndModules()
        => Assert.AreEqual("A.B C D", Declared(FSharpNamespaces.Scan("namespace rec A.B\nmodule C\nmodule internal D = let x = 1\n")));

    [TestMethod]
    [DataRow("Imports A.B, X = C.D\nimports Global.E\nImports <xmlns:p=\"http://x\">", "A.B? C.D? E?")]
    [DataRow("' Imports A\nDim s = \"Imports B ' \"\"\" : Dim t = C.D.E()\nREM x", "C.D.E~")]
    public void VisualBasicUsesAreFoundAndNothingElse(string text, string expected)
        => Assert.AreEqual(expected, Written(VisualBasicNamespaces.Scan(text + "\n")));

    [TestMethod]
    public void VisualBasicDeclaresNamespaces()
        => Assert.AreEqual("A.B", Declared(VisualBasicNamespaces.Scan("Namespace A.B\nEnd Namespace\n")));

    // ? after what may be a type, ~ after what may be anything.
    private static string Written(NamespaceNames names)
        => string.Join(' ', names.Uses.Select(use => use.Name + (use.Kind == UseKind.Chain ? "~" : use.Kind == UseKind.NamespaceOrType ? "?" : "")));

    private static string Declared(NamespaceNames names) => string.Join(' ', names.Declared.OrderBy(name => name, StringComparer.Ordinal));
}
