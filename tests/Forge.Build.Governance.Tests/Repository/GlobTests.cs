using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class GlobTests
{
    private static readonly Gen<string> AnySegment = Always.TextOf(4, "a", "b", "B", "*", "?", ".b", "{a,b}", "b{a,}", "{b,{a,ab}}")
        .Select(text => text.Length == 0 ? "a" : text);

    private static readonly Gen<string> AnyGlob =
        from count in Gen.Choose(1, 5)
        from segments in Gen.ArrayOf(Gen.Frequency((3, AnySegment), (2, Gen.Constant("**")), (2, Gen.Elements("a", "b", "ab", "*"))), count)
        let glob = string.Join('/', segments)
        where glob.Count(c => c == '{') <= 6
        select glob;

    private static readonly Gen<string> AnyPath =
        from count in Gen.Choose(1, 5)
        from segments in Gen.ArrayOf(Gen.Elements("a", "b", "A", "ab", "ba", "aab", "a.b", ".a", "abab"), count)
        select string.Join('/', segments);

    private static readonly Gen<string[]> SomePaths = Gen.ArrayOf(AnyPath, 16);

    [TestMethod]
    [DataRow("app/main.py", "app/main.py", DisplayName = "a single file")]
    [DataRow("app/*.py", "app/a.py")]
    [DataRow("app/*.py", "app/.py")]
    [DataRow("app/*", "app/.hidden", DisplayName = "a dot is a character like others")]
    [DataRow("app/?.py", "app/a.py")]
    [DataRow("a*b*c.cs", "aXbYc.cs")]
    [DataRow("a*b*c.cs", "abbcbc.cs")]
    [DataRow("**/*.cs", "a.cs", DisplayName = "** at the start matches a top-level file")]
    [DataRow("**/*.cs", "a/b/c.cs")]
    [DataRow("a/**/b", "a/b", DisplayName = "** stands for no folder too")]
    [DataRow("a/**/b", "a/x/y/b")]
    [DataRow("a/**/b/**/c", "a/b/x/b/c")]
    [DataRow("a/**", "a/b")]
    [DataRow("a/**", "a/b/c")]
    [DataRow("**", "a/b/c")]
    [DataRow("**/**/c", "c")]
    [DataRow("**/a/b", "a/a/b")]
    [DataRow("src/**/*.{ts,tsx}", "src/x/App.tsx")]
    [DataRow("src/**/*.{ts,tsx}", "src/App.ts")]
    [DataRow("{a,b}/{c,d}.cs", "b/c.cs")]
    [DataRow("{a,b{c,d/e}}.cs", "bd/e.cs", DisplayName = "nested braces, with a separator inside")]
    [DataRow("{a,b{c,d}}.cs", "a.cs")]
    [DataRow("src/{,sub/}*.cs", "src/a.cs", DisplayName = "an empty alternative")]
    [DataRow("src/{,sub/}*.cs", "src/sub/a.cs")]
    [DataRow("{a}.cs", "a.cs")]
    [DataRow("SRC/*.CS", "src/a.cs")]
    [DataRow("src/*.cs", "SRC/A.CS")]
    [DataRow("\u00e9/*.cs", "\u00c9/a.cs", DisplayName = "case outside ASCII")]
    [DataRow(@"src\Web\*.cs", "src/Web/a.cs", DisplayName = "backslash")]
    [DataRow("./src/*.cs", "src/a.cs")]
    [DataRow("src/x/../*.cs", "src/a.cs")]
    [DataRow("src/[id].tsx", "src/[id].tsx", DisplayName = "brackets are no set")]
    [DataRow("a+b(c)^$.cs", "a+b(c)^$.cs", DisplayName = "what a regex would read")]
    [DataRow("src/**.cs", "src/a.cs", DisplayName = "** within a segment is *")]
    public void AGlobMatches(string glob, string path) => Assert.IsTrue(Parse(glob).IsMatch(path));

    [TestMethod]
    [DataRow("app/main.py", "app/main.pyc")]
    [DataRow("app/main.py", "x/app/main.py", DisplayName = "anchored at the root")]
    [DataRow("app/*.py", "app/sub/a.py", DisplayName = "* stays in its folder")]
    [DataRow("app/*.py", "app/a.pyc")]
    [DataRow("app/?.py", "app/ab.py")]
    [DataRow("app/?.py", "app/.py")]
    [DataRow("app?a.py", "app/a.py", DisplayName = "? is no separator")]
    [DataRow("*.cs", "a/b.cs")]
    [DataRow("a/**/b", "a/x")]
    [DataRow("a/**/b", "ab")]
    [DataRow("a/**/b/**/c", "a/x/c")]
    [DataRow("a/**", "a", DisplayName = "** needs a file below")]
    [DataRow("a/**/*", "a")]
    [DataRow("app/*/x.py", "app/x.py")]
    [DataRow("src/[id].tsx", "src/i.tsx")]
    [DataRow("src/**.cs", "src/a/b.cs", DisplayName = "** within a segment does not cross folders")]
    [DataRow("src/**/*.{ts,tsx}", "src/a.ts,tsx")]
    [DataRow("app", "app/main.py", DisplayName = "a bare folder names nothing in it")]
    public void AGlobDoesNotMatch(string glob, string path) => Assert.IsFalse(Parse(glob).IsMatch(path));

    [TestMethod]
    [DataRow("", "it is empty")]
    [DataRow("   ", "it is empty")]
    [DataRow("/src/*.cs", "it is absolute; paths are relative to the project root")]
    [DataRow(@"C:\src\*.cs", "it names a drive; paths are relative to the project root")]
    [DataRow("../other/*.cs", "it climbs above the project root")]
    [DataRow("src/../../*.cs", "it climbs above the project root")]
    [DataRow("src/{a,../../b}/*.cs", "it climbs above the project root", DisplayName = "one alternative climbs")]
    [DataRow("{a,/etc}/*.cs", "it is absolute; paths are relative to the project root")]
    [DataRow("{src,}", "it is empty")]
    [DataRow("src/{a,b", "it opens a brace that it does not close")]
    [DataRow("src/{a,{b}", "it opens a brace that it does not close")]
    [DataRow("src/a}", "it closes a brace that it did not open")]
    [DataRow("src/{a}}", "it closes a brace that it did not open")]
    [DataRow("a\0b", "it holds a NUL character")]
    public void AGlobThatIsNoneIsRefusedWithAReason(string text, string reason)
    {
        Assert.IsFalse(Glob.TryParse(text, out Glob? glob, out string given));
        Assert.IsNull(glob);
        Assert.AreEqual(reason, given);
    }

    [TestMethod]
    public void AsManyAlternativesAsAllowedAreTaken() => Assert.IsTrue(Parse(string.Concat(Enumerable.Repeat("{a,b}", 8))).IsMatch("abababab"));

    [TestMethod]
    [DataRow(9)]
    [DataRow(20)]
    [DataRow(10_000)]
    public void BracesThatStandForTooManyPatternsAreRefused(int braces)
    {
        Assert.IsFalse(Glob.TryParse(string.Concat(Enumerable.Repeat("{a,b}", braces)), out _, out string reason));
        Assert.AreEqual("its braces stand for more than 256 patterns", reason);
    }

    [TestMethod]
    public void AThousandNestedBracesAreRead()
        => Assert.IsTrue(Parse(new string('{', 1000) + "a" + new string('}', 1000)).IsMatch("a"));

    [TestMethod]
    [Timeout(60_000)]
    public void StarsUponStarsTakeNoExponentialTime()
    {
        Glob glob = Parse(string.Concat(Enumerable.Repeat("**/a*a*a*/", 20)) + "z");

        Assert.IsFalse(glob.IsMatch(string.Join('/', Enumerable.Repeat(new string('a', 30), 60))));
    }

    [TestMethod]
    public void TheTextIsKeptAsItWasWritten() => Assert.AreEqual(@".\src\{a,b}.cs", Parse(@".\src\{a,b}.cs").Text);

    [TestMethod]
    public void AGlobAgreesWithARegularExpression()
        => Always.Holds(Gen.Zip(AnyGlob, SomePaths), pair =>
        {
            Glob glob = Parse(pair.Item1);
            Regex reference = Reference(pair.Item1);
            foreach (string path in pair.Item2)
                Assert.AreEqual(reference.IsMatch(path), glob.IsMatch(path), path);
        }, 4000);

    [TestMethod]
    public void CaseNeverMatters()
        => Always.Holds(
            Gen.Zip(AnyGlob, AnyPath),
            pair => Parse(pair.Item1.ToUpperInvariant()).IsMatch(pair.Item2) == Parse(pair.Item1).IsMatch(pair.Item2.ToUpperInvariant()),
            3000);

    [TestMethod]
    public void AFolderWithAMatchBelowItIsNeverRuledOut()
        => Always.Holds(Gen.Zip(AnyGlob, SomePaths), pair =>
        {
            Glob glob = Parse(pair.Item1);
            foreach (string path in pair.Item2.Where(glob.IsMatch))
            {
                for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
                    Assert.IsTrue(glob.CouldMatchBelow(path[..slash]), path[..slash]);
            }
        }, 4000);

    [TestMethod]
    [DataRow("src/**/*.cs", ".cs")]
    [DataRow("src/**/*.{ts,tsx}", ".ts .tsx")]
    [DataRow("**/*.g.cs", ".cs")]
    [DataRow("src/.gitignore", ".gitignore")]
    [DataRow("src/*.c?", null)]
    [DataRow("src/*.*", null)]
    [DataRow("src/**", null)]
    [DataRow("Makefile", null)]
    [DataRow("{a.cs,b}", null)]
    public void TheExtensionsOfItsFilesAreKnownWhereTheyArePlain(string glob, string? expected)
    {
        List<string> extensions = new();

        Assert.AreEqual(expected is not null, Parse(glob).TryGetExtensions(extensions));
        if (expected is not null)
            Assert.AreEqual(expected, string.Join(' ', extensions));
    }

    [TestMethod]
    public void AMatchHasOneOfTheKnownExtensions()
        => Always.Holds(Gen.Zip(AnyGlob, SomePaths), pair =>
        {
            Glob glob = Parse(pair.Item1);
            List<string> extensions = new();
            if (!glob.TryGetExtensions(extensions))
                return;
            foreach (string path in pair.Item2.Where(glob.IsMatch))
                Assert.IsTrue(extensions.Exists(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)), path);
        }, 2000);

    [TestMethod]
    [DataRow("src/*.cs", "src", true)]
    [DataRow("src/*.cs", "src/a", false)]
    [DataRow("src/*.cs", "lib", false)]
    [DataRow("src/a.cs", "src/a.cs", false)]
    [DataRow("src/**/*.cs", "src/a/b/c", true)]
    [DataRow("src/**/*.cs", "lib/src", false)]
    [DataRow("**/x.cs", "anything/at/all", true)]
    [DataRow("*/b/*.cs", "a/b", true)]
    [DataRow("{src,lib}/*.cs", "LIB", true)]
    public void WhatCouldLieBelowAFolderIsKnown(string glob, string folder, bool expected)
        => Assert.AreEqual(expected, Parse(glob).CouldMatchBelow(folder));

    private static Glob Parse(string text)
    {
        Assert.IsTrue(Glob.TryParse(text, out Glob? glob, out string reason), text + ": " + reason);
        return glob!;
    }

    // Written from the documentation, not from the code: braces become alternatives, ** with its separator any folders.
    private static Regex Reference(string glob)
    {
        StringBuilder regex = new();
        for (int i = 0; i < glob.Length; i++)
        {
            bool starsSegment = string.CompareOrdinal(glob, i, "**", 0, 2) == 0 && (i == 0 || glob[i - 1] == '/') && (i + 2 == glob.Length || glob[i + 2] == '/');
            if (starsSegment)
            {
                regex.Append(i + 2 == glob.Length ? ".+" : "(?:[^/]+/)*");
                i += 2;
                continue;
            }
            regex.Append(glob[i] switch
            {
                '*' => "[^/]*",
                '?' => "[^/]",
                '{' => "(?:",
                '}' => ")",
                ',' => "|",
                char c => Regex.Escape(c.ToString()),
            });
        }
        return new Regex("^(?:" + regex + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
