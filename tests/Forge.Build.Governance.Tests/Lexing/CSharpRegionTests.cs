using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Lexing;

[TestClass]
public sealed class CSharpRegionTests
{
    [TestMethod]
    [DataRow("x = 1; «// it's \"so\"»\ny();", DisplayName = "line comment")]
    [DataRow("«/// <summary>it's</summary>»\nclass A { }", DisplayName = "documentation comment")]
    [DataRow("a «/* ' \" // */» b «/* /* */» c */", DisplayName = "block comments do not nest")]
    [DataRow("a «/*/ b */» c", DisplayName = "the opening's star does not close it")]
    [DataRow("a «/* never\nclosed \" '»", DisplayName = "unterminated block comment")]
    [DataRow("a / b * c; d /= e;", DisplayName = "division")]
    [DataRow("a «// x»\u2028b", DisplayName = "U+2028 ends a line")]
    public void Comments(string marked) => MarkedSource.Holds("a.cs", marked);

    [TestMethod]
    [DataRow("""x = ‹"a // b /* c"›;""", DisplayName = "no comment in a string")]
    [DataRow("""x = ‹"a\"b"› + ‹"\\"› + c;""", DisplayName = "escaped quotes")]
    [DataRow("""x = ‹""› + ‹"a"›u8;""", DisplayName = "empty string, suffix")]
    [DataRow("x = ‹\"open;›\ny = ‹\"b\"›;", DisplayName = "unterminated at the line end")]
    [DataRow("x = ‹\"open\\›\ny = 1;", DisplayName = "a backslash does not carry it over the line end")]
    [DataRow("x = ‹\"never›", DisplayName = "unterminated at the end")]
    [DataRow("""c = ‹'"'› + ‹'\''› + ‹'\\'› + ‹'/'› + ‹'\u0022'› + ‹'\U0001F600'› + d;""", DisplayName = "characters")]
    [DataRow("""c = '' + ‹"a"›;""", DisplayName = "no character between two apostrophes")]
    [DataRow("""x = ‹@"a\"› + ‹@"say ""b"" // c"›;""", DisplayName = "verbatim")]
    [DataRow("x = ‹@\"a\n\"\"b\n\"›;\ny = ‹\"c\"›;", DisplayName = "verbatim over lines")]
    [DataRow("""@class = ‹@"a"›;""", DisplayName = "verbatim identifier")]
    public void Strings(string marked) => MarkedSource.Holds("a.cs", marked);

    [TestMethod]
    [DataRow("""x = ‹$"a {›b‹} c"›;""", DisplayName = "hole")]
    [DataRow("""x = ‹$"{{a}} {{{›b‹}}}"›;""", DisplayName = "escaped braces")]
    [DataRow("""x = ‹$"{›d,5‹:yyyy 'o''clock'} {›e‹}"›;""", DisplayName = "the format is string, the alignment code")]
    [DataRow("""x = ‹$"{›(a ? b : c)‹}"› + ‹$"{›f(n: 1)[x ? y : z]‹:N2}"›;""", DisplayName = "a colon in brackets is no format")]
    [DataRow("""x = ‹$"a {›f(‹"}"›, ‹'}'›)‹} b"› + c;""", DisplayName = "strings in a hole")]
    [DataRow("""x = ‹$"a {›m[‹$"{›k‹}"›]‹} b"› + c;""", DisplayName = "interpolated in interpolated")]
    [DataRow("""x = ‹$"{›a «/* } */»‹}"›;""", DisplayName = "comment in a hole")]
    [DataRow("""x = ‹$"{›new { A = 1 }.A‹}"›;""", DisplayName = "braces in a hole")]
    [DataRow("x = ‹$\"{›\n  a\n‹} b\"›;", DisplayName = "hole over lines")]
    [DataRow("""x = ‹$@"a\{›b‹} ""c"" "› + ‹@$"{›d‹}\"›;""", DisplayName = "interpolated verbatim, both orders")]
    [DataRow("x = ‹$\"a {{ b›\ny = 1;", DisplayName = "unterminated at the line end")]
    public void InterpolatedStrings(string marked) => MarkedSource.Holds("a.cs", marked);

    [TestMethod]
    [DataRow(""""x = ‹"""a "b" \"""›;"""", DisplayName = "raw on one line")]
    [DataRow(""""x = ‹"""\n  "a" // b\n  """›;\ny = 1; «// c»"""", DisplayName = "raw over lines")]
    [DataRow("""""x = ‹""""a """ b""""› + c;""""", DisplayName = "four quotes")]
    [DataRow(""""x = ‹$"""{›a‹} "b" """› + c;"""", DisplayName = "interpolated raw")]
    [DataRow(""""x = ‹$$"""{a} {{›b‹}} {{{›c‹}}} }"""› + d;"""", DisplayName = "two dollars, two braces")]
    [DataRow(""""x = ‹$$"""{{›f(‹"}}"›)‹:N2}}"""›;"""", DisplayName = "string and format in its hole")]
    [DataRow(""""x = ‹"""never\nclosed "" ›"""", DisplayName = "unterminated")]
    public void RawStrings(string marked) => MarkedSource.Holds("a.cs", marked.Replace("\\n", "\n"));

    [TestMethod]
    [DataRow("#region Don't \"do // this\nx = ‹\"a\"›;\n#endregion it's \"over\"", DisplayName = "region")]
    [DataRow("  # error it's /* wrong\n x;", DisplayName = "error")]
    [DataRow("#warning \"\nx = ‹\"a\"›;", DisplayName = "warning")]
    [DataRow("#if A «// it's»\nx\n#endif «// \"»", DisplayName = "a condition has comments")]
    [DataRow("#line 1 ‹\"a.cs\"›\nx", DisplayName = "a line directive has a string")]
    [DataRow("#!/usr/bin/env dotnet\n#:package It's@1\nx", DisplayName = "directives of a file-based program")]
    [DataRow("x = 1; #region ‹\"a\"›", DisplayName = "only first on its line")]
    [DataRow("#regional ‹\"a\"›", DisplayName = "only the whole word")]
    public void Directives(string marked) => MarkedSource.Holds("a.cs", marked);
}
