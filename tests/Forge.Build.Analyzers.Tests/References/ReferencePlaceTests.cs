using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>Where a reference is underlined: at the name, and where there is none, at the shortest thing that makes the type needed.</summary>
[TestClass]
public sealed class ReferencePlaceTests
{
    [TestMethod]
    [DataRow("class User { «Box»? box; }")]
    [DataRow("class User { Layer.B.«Box»? box; }")]
    [DataRow("class User { System.Collections.Generic.List<«Box»[]>? boxes; }")]
    [DataRow("class User { «Outer».«Inner»? inner; }")]
    [DataRow("class User { «Outer».«Deep»<«Tag»>? deep; }")]
    [DataRow("class User { «Middle».«Inside»? inside; }")]
    [DataRow("class User : «Base» { }")]
    [DataRow("abstract class User : «Middle», System.IDisposable { public abstract void Dispose(); }")]
    [DataRow("interface User : «IMoreThings» { }")]
    [DataRow("class User<T> where T : class, System.IDisposable, «IThing» { }")]
    [DataRow("class User { void Do(int a, «Tag» tag, ref «Point» point) { } }")]
    [DataRow("class User(«Tag» tag) { public bool Is => tag is null; }")]
    [DataRow("record User(«Tag» Tag);")]
    [DataRow("class User { «Tag» One, Two; }")]
    [DataRow("[«Mark»] class User { }")]
    [DataRow("[«MarkAttribute»(typeof(«Tag»))] class User { }")]
    [DataRow("class User { void Do() { «Box» box = new «Box»(); } }")]
    [DataRow("class User { void Do() { «Box» box = «new»(); } }")]
    [DataRow("class User { void Do() { «var» box = «Box».Make(); box.«Open»(); } }")]
    [DataRow("class User { object Do() => «Tools».«Shared»; }")]
    [DataRow("class User { object Do(«Box» box) => box.«Tag».Parent; }")]
    [DataRow("class User { object Do(«Box» box) => box?.«Tag»?.«Parent»; }")]
    [DataRow("class User { int Do() => \"text\".«Shout»(); }")]
    [DataRow("class User { object Do(object o) => («Tag»)o; }")]
    [DataRow("class User { bool Do(object o) => o is «Tag»; }")]
    [DataRow("class User { bool Do(object o) => o is «Tag» { «Text»: \"\" }; }")]
    [DataRow("class User { object Do(object o) => o as «Tag»; }")]
    [DataRow("class User { object Do() => typeof(«Tag»[]); }")]
    [DataRow("class User { string Do() => nameof(«Tag») + nameof(«Box».«Open»); }")]
    [DataRow("class User { int Do(«Box» box) => «box»; }")]
    [DataRow("class User { object Do(«Box» a, «Box» b) => a «+» b; }")]
    [DataRow("class User { object Do(«Box» a) => «!»a; }")]
    [DataRow("class User { object Do(«Box» a) => a«[»1]; }")]
    [DataRow("class User { void Do() { foreach («var» tag in «Tools».«All»()) { } } }")]
    [DataRow("class User { void Do() { foreach (object o in «3») { } } }")]
    [DataRow("class User { async System.Threading.Tasks.Task Do(«Later» later) { «await» later; } }")]
    [DataRow("class User { void Do() { try { } catch («Fault») { } } }")]
    [DataRow("class User { void Do() { «Tools».TryGet(out «var» tag); } }")]
    [DataRow("class User { void Do() { «Tools».Run(«tag» «=>» «Color».Red); } }")]
    [DataRow("class User { void Do() { «var» (tag, paint) = «Tools».«Pair»(); } }")]
    public void TheShortestPart(string marked)
    {
        (string source, List<TextSpan> expected) = Unmark("using Layer.B;\n#nullable disable\nnamespace Layer.A;\n" + marked);
        SourceEdges edges = new(LibraryB.Name);

        new AnalyzedProject().Assembly("Layer.A").Reference(LibraryB.Reference).Source("src/A.cs", source).Analyze(edges);

        Assert.AreEqual(Mark(source, expected), Mark(source, edges.Places));
    }

    private static (string Source, List<TextSpan> Spans) Unmark(string marked)
    {
        StringBuilder source = new();
        List<TextSpan> spans = new();
        int start = 0;
        foreach (char c in marked)
        {
            if (c == '«')
                start = source.Length;
            else if (c == '»')
                spans.Add(TextSpan.FromBounds(start, source.Length));
            else
                source.Append(c);
        }
        return (source.ToString(), spans);
    }

    private static string Mark(string source, IReadOnlyList<TextSpan> spans)
        => spans.Reverse().Aggregate(source, (text, span) => text.Insert(span.End, "»").Insert(span.Start, "«"));
}
