using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests.Boundaries.Patterns;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Scanning;

/// <summary>Whatever shortcuts the scan takes, it finds what plain regular expressions over whole files find.</summary>
[TestClass]
public sealed class ScanEquivalenceTests
{
    private const int MostLines = 3;

    private static readonly Gen<string> Word = Gen.Elements("Sql", "connection", "import", "os", "select", "from", "kind", "a+b", "x=1");

    // The shapes of real rules: words, alternatives, gaps, word boundaries, and now and then something that sees line ends.
    private static readonly Gen<string> Real =
        from first in Word
        from second in Word
        from shape in Gen.Elements(
            "{0}", @"\b{0}\b", "{0}|{1}", "{0}.*{1}", @"{0}\s+{1}", @"{0}\s*\(", "^{0}", "{0}$", "(?m)^{0}", "{0}[^{1}]*{1}", "{0}(?!{1})", @"\b({0}|{1})\w*",
            "(?i){0} {1}", "{0}.?{1}", "[{0}]{1}", "@?{0}")
        select shape.Replace("{0}", shape.StartsWith('[') ? first : Regex.Escape(first)).Replace("{1}", Regex.Escape(second));

    private static readonly Gen<string> Text = Always.TextOf(
        40, "Sql", "SQL", "connection", "import", "os", "select", "From", "kind", "KIND", "\u212aind", "k\u0131nd", "a+b", "x=1", " ", " ", "(", "\n", "\r\n", "\r", "\u00e9", "\U0001F600", ".");

    private static readonly Gen<byte[]> File =
        from text in Text
        from encoding in Gen.Frequency((8, Gen.Constant("utf-8")), (1, Gen.Constant("utf-16")), (1, Gen.Constant("bom")), (1, Gen.Constant("iso-8859-1")))
        select BytesOf(text, encoding);

    [TestMethod]
    public void TheScanFindsWhatPlainRegularExpressionsFind()
        => AgreesOn(Gen.ArrayOf(Real, 6), 80);

    [TestMethod]
    public void TheScanFindsWhatPlainRegularExpressionsFindForAnyPattern()
        => AgreesOn(Gen.ArrayOf(Gen.OneOf(AnyPattern.Small, Real), 6), 120);

    private static void AgreesOn(Gen<string[]> anyPatterns, int count)
    {
        using TempFolder folder = new();
        folder.Write("forge.json", "{}");
        ForgeRepository repository = ForgeRepository.TryOpen(folder.Root)!;

        Always.Holds(Gen.Zip(anyPatterns, Gen.ArrayOf(File, 20)), given =>
        {
            // What matches empty text is FORGE3108 and never comes this far.
            string[] patterns = given.Item1.Where(pattern => AnyPattern.IsValid(pattern) && !Regex.IsMatch("", pattern)).ToArray();
            for (int i = 0; i < given.Item2.Length; i++)
                folder.Write("f" + i + ".cs", given.Item2[i]);

            BoundaryRules rules = new(ContractOf(patterns));
            CachedFile[] scanned = BoundaryScan.Run(repository, SourceTree.Walk(repository), rules, ScanCache.Empty(), int.MaxValue, default, out _);

            for (int i = 0; i < given.Item2.Length; i++)
            {
                FileVerdict verdict = scanned.Single(file => file.File.Path == "f" + i + ".cs").Verdict!;
                Assert.IsEmpty(verdict.TimedOut);
                for (int rule = 0; rule < patterns.Length; rule++)
                {
                    SourceText source = SourceText.Decode(given.Item2[i], given.Item2[i].Length);
                    string plainly = Plainly(patterns[rule], source), where = patterns[rule] + " in " + JsonSerializer.Serialize(source.Text);
                    Assert.AreEqual(plainly, Written(verdict.Matches.Where(match => match.Rule == rule)), where);
                    Assert.AreEqual(
                        plainly.Length == 0 ? "1,1-1,1" : "", Written(verdict.Matches.Where(match => match.Rule == patterns.Length + rule)), where + " as required");
                }
                Assert.AreEqual(LinesOverPlainly(given.Item2[i]), Written(verdict.Matches.Where(match => match.Rule == 2 * patterns.Length)));
            }
        }, count);
    }

    private static string Plainly(string pattern, SourceText source)
        => Written(Regex.Matches(source.Text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant).Select(match =>
        {
            (int line, int column) = source.PositionOf(match.Index);
            (int endLine, int endColumn) = source.PositionOf(match.Index + match.Length);
            return new PatternMatch(0, line, column, endLine, endColumn, "");
        }));

    // The lines that a reader of lines hands out, counted.
    private static string LinesOverPlainly(byte[] bytes)
    {
        using StringReader reader = new(SourceText.Decode(bytes, bytes.Length).Text);
        string? line = "", over = null;
        for (int number = 1; (line = reader.ReadLine()) is not null; number++)
            over = number == MostLines + 1 ? number + ",1-" + number + "," + (line.Length + 1) : over;
        return over ?? "";
    }

    private static string Written(IEnumerable<PatternMatch> matches)
        => string.Join(' ', matches.Select(match => match.Line + "," + match.Column + "-" + match.EndLine + "," + match.EndColumn));

    private static BoundariesContract ContractOf(string[] patterns)
    {
        Glob.TryParse("*.cs", out Glob? glob, out _);
        LayerPattern[] forbidden = patterns
            .Select(pattern => new LayerPattern(pattern, "", PatternScope.Any, [], [], [], SourceLocation.None)).ToArray();
        return new BoundariesContract(
            [
                new Layer("all", [new PlacedGlob(glob!, SourceLocation.None)], [], forbidden, SourceLocation.None)
                {
                    Required = forbidden,
                    Limits = new LayerLimits(new Limit(MostLines, SourceLocation.None), null, null),
                },
            ], [], Coverage.Off);
    }

    private static byte[] BytesOf(string text, string encoding) => encoding switch
    {
        "bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        _ => Encoding.GetEncoding(encoding).GetBytes(text),
    };
}
