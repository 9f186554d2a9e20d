using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class KnownViolationsEditTests
{
    private const string B = "{ \"layer\": \"b\", \"file\": \"b.cs\", \"pattern\": \"x\" }";
    private const string NewA = "{ \"layer\": \"a\", \"file\": \"a.cs\", \"pattern\": \"\\\\bx\", \"reason\": \"why\" }";
    private const string NewC = "{ \"layer\": \"c\", \"file\": \"ü \\\"c\\\".cs\", \"pattern\": \"y\", \"reason\": \"why\" }";

    private static readonly NewKnownViolation A = new("a", "a.cs", "\\bx", "why");
    private static readonly NewKnownViolation C = new("c", "ü \"c\".cs", "y", "why");

    [TestMethod]
    public void AnEmptyArrayIsFilledInTheLayoutOfItsFile()
    {
        Check("{\n  \"layers\": [],\n  \"known_violations\": []\n}\n", [], [C, A],
            "{\n  \"layers\": [],\n  \"known_violations\": [\n    " + NewA + ",\n    " + NewC + "\n  ]\n}\n");
        Check("{\r\n\t\"layers\": [],\r\n\t\"known_violations\": [ ]\r\n}\r\n", [], [A],
            "{\r\n\t\"layers\": [],\r\n\t\"known_violations\": [\r\n\t\t" + NewA + "\r\n\t]\r\n}\r\n");
        Check("{ \"layers\": [], \"known_violations\": [] }", [], [A], "{ \"layers\": [], \"known_violations\": [ " + NewA + " ] }");
        Check("{\n  \"known_violations\": [ // none yet\n  ],\n  \"layers\": [],\n}\n", [], [A],
            "{\n  \"known_violations\": [ // none yet\n    " + NewA + "\n  ],\n  \"layers\": [],\n}\n");
    }

    [TestMethod]
    public void AnArrayThatLacksIsTheLastMember()
    {
        Check("{\n  \"layers\": [] // all\n}\n", [], [A], "{\n  \"layers\": [],\n  \"known_violations\": [\n    " + NewA + "\n  ] // all\n}\n");
        Check("{\n  \"layers\": [],\n}\n", [], [A], "{\n  \"layers\": [],\n  \"known_violations\": [\n    " + NewA + "\n  ],\n}\n");
        Check("{\"layers\":[]}", [], [A], "{\"layers\":[], \"known_violations\": [ " + NewA + " ]}");
    }

    [TestMethod]
    public void EntriesComeAtTheirPlaceAndCommentsStay()
    {
        Check("{\n  \"known_violations\": [ // debts\n    /* first, */ " + B + " // of b, too\n    // the end\n  ]\n}", [], [A, C],
            "{\n  \"known_violations\": [ // debts\n    " + NewA + ",\n    /* first, */ " + B + ", // of b, too\n    " + NewC + "\n    // the end\n  ]\n}");
        Check("{ \"known_violations\": [ " + B + " ] }", [], [A, C], "{ \"known_violations\": [ " + NewA + ", " + B + ", " + NewC + " ] }");
        Check("{ \"known_violations\": [\n" + B + ",\n] }", [], [C], "{ \"known_violations\": [\n" + B + ",\n" + NewC + ",\n] }");
    }

    [TestMethod]
    public void EntriesGoAndCommentsStay()
    {
        Check("{\n  \"known_violations\": [\n    " + B + "\n  ]\n}", [0], [], "{\n  \"known_violations\": []\n}");
        Check("{\n  \"known_violations\": [\n    // why b\n    " + B + "\n  ]\n}", [0], [], "{\n  \"known_violations\": [\n    // why b\n  ]\n}");
        Check("{ \"known_violations\": [\n  " + B + ", // one\n  " + B + ",\n  " + B + "\n] }", [1], [], "{ \"known_violations\": [\n  " + B + ", // one\n  " + B + "\n] }");
        Check("{ \"known_violations\": [\n  " + B + ",\n  " + B + ",\n] }", [1], [], "{ \"known_violations\": [\n  " + B + ",\n] }");
        Check("{ \"known_violations\": [\n  " + B + ",\n  " + B + "\n] }", [0], [], "{ \"known_violations\": [\n  " + B + "\n] }");
    }

    [TestMethod]
    public void NothingToDoIsTheSameText()
    {
        const string Text = "{ \"known_violations\": [\n],}";
        Assert.AreSame(Text, KnownViolationsEdit.Apply(Text, [], []));
    }

    [TestMethod]
    public void WhateverStandsBetweenTheEntriesTheRightOnesStayWithAllComments()
        => Always.Holds(Edits, edit =>
        {
            string text = KnownViolationsEdit.Apply(edit.Text, edit.Removed, edit.Added);

            string[] expected = edit.Names.Where((_, i) => !edit.Removed.Contains(i)).Concat(edit.Added.Select(added => added.File)).Order(StringComparer.Ordinal).ToArray();
            Assert.AreSequenceEqual(expected, Read(text).Select(known => known.File).Order(StringComparer.Ordinal).ToArray(), edit.Text + "\n=>\n" + text);
            Assert.AreEqual(Comments(edit.Text), Comments(text), edit.Text + "\n=>\n" + text);
            Assert.AreEqual(edit.Text[..edit.Text.IndexOf('[')], text[..edit.Text.IndexOf('[')]);
        });

    [TestMethod]
    public void EveryEncodingIsWrittenBackAsItWas()
    {
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] bytes = encoding.GetPreamble().Concat(encoding.GetBytes("ä\r\nb\n")).ToArray();
            RawText raw = RawText.Of(bytes)!;
            Assert.AreEqual("ä\r\nb\n", raw.Text);
            Assert.AreEqual("\r\n", raw.LineEnd);
            Assert.AreSequenceEqual(encoding.GetPreamble().Concat(encoding.GetBytes("ö")).ToArray(), raw.With("ö")!);
        }
        RawText latin = RawText.Of([0xE4, (byte)'\n'])!;
        Assert.AreSequenceEqual(new byte[] { 0xF6 }, latin.With("ö")!);
        Assert.IsNull(latin.With("→"));
        Assert.IsNull(RawText.Of([0xFF, 0xFE, (byte)'a']));
    }

    private static Gen<Edit> Edits
        => from piece in Gen.ArrayOf(Gen.Elements("", " ", "\n  ", "\r\n\t", " // c1,\n", "/* c2 ] , { */", " // c3\n  ", "\n/* c4\n */ "), 14)
           from names in Gen.Choose(0, 5)
           from trailing in Gen.Elements(true, false)
           from removed in Gen.SubListOf(Enumerable.Range(0, names))
           from added in Gen.SubListOf(new[] { "a0.cs", "f1x.cs", "f3x.cs", "z.cs" })
           select Make(piece, names, trailing && names > 0, removed.ToArray(), added.ToArray());

    private static Edit Make(string[] piece, int count, bool trailing, int[] removed, string[] added)
    {
        StringBuilder text = new("{\n  \"layers\": [],\n  \"known_violations\": [");
        string[] names = Enumerable.Range(0, count).Select(i => "f" + i + ".cs").ToArray();
        text.Append(piece[0]);
        for (int i = 0; i < count; i++)
        {
            text.Append("{ \"layer\": \"l\", \"file\": \"").Append(names[i]).Append("\", \"pattern\": \",}]\", \"x\": [ 1 ] }").Append(piece[(2 * i) + 1]);
            text.Append(i + 1 < count || trailing ? "," : "").Append(piece[(2 * i) + 2]);
        }
        text.Append("],\n  \"description\": \"d\"\n}\n");
        return new Edit(text.ToString(), names, removed, added.Select(name => new NewKnownViolation("l", name, "p", "r")).ToArray());
    }

    private static string Comments(string text)
        => string.Join(' ', new[] { "c1", "c2", "c3", "c4" }.Select(comment => text.Split(comment).Length));

    private static IReadOnlyList<KnownViolation> Read(string text)
    {
        BoundariesContract? contract = BoundariesReader.Read("boundaries.json", new SourceText(text), out IReadOnlyList<Finding> findings);
        Assert.IsNotNull(contract, text);
        Assert.IsEmpty(findings.Where(finding => finding.Rule == RuleCatalog.MalformedContract), text + string.Join('\n', findings.Select(finding => finding.Text)));
        return contract.KnownViolations;
    }

    private static void Check(string text, int[] removed, NewKnownViolation[] added, string expected)
        => Assert.AreEqual(expected, KnownViolationsEdit.Apply(text, removed, added));

    private sealed record Edit(string Text, string[] Names, IReadOnlyCollection<int> Removed, IReadOnlyCollection<NewKnownViolation> Added);
}
