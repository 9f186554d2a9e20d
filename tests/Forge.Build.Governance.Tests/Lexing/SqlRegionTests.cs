using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Lexing;

[TestClass]
public sealed class SqlRegionTests
{
    [TestMethod]
    [DataRow("SELECT 1 «-- it's»\nFROM t «/* it's\n*/» WHERE a - b / c", DisplayName = "comments")]
    [DataRow("a «/* /* */» b */ /*!40000 DROP TABLE t */;", DisplayName = "not nested; executed by MySQL")]
    [DataRow("SELECT ‹'it''s -- no'›, ‹''›, ‹''''›, ‹'C:\\'›, a", DisplayName = "doubled quotes, plain backslash")]
    [DataRow("INSERT ‹'a\nb'›; SELECT ‹'never\nclosed›", DisplayName = "over lines and unterminated")]
    [DataRow("SELECT ‹E'a\\'b\\\\'›, ‹e'c''d\\''›, ‹N'f'›, ‹X'00'›, ‹U&'g'›, name", DisplayName = "prefixes")]
    [DataRow("SELECT \"it's\"\"--\", [it's]]--], `it's``--` FROM dbo.[o'k] «-- a»", DisplayName = "quoted identifiers are code")]
    [DataRow("SELECT ARRAY[‹'a'›], x[1], y[z], [‹'b'›, 1]", DisplayName = "brackets that quote nothing")]
    [DataRow("SELECT \"open\n, ‹'a'›", DisplayName = "unterminated identifier")]
    [DataRow("AS ‹$$ it's $1 -- a\n$$› LANGUAGE b", DisplayName = "dollar quotes")]
    [DataRow("AS ‹$f$ $$ $g$ it's $f$› x", DisplayName = "tagged dollar quotes")]
    [DataRow("WHERE a = $1 AND b = $2$ AND c$d$e = ‹'f'›", DisplayName = "dollars that quote nothing")]
    public void Regions(string marked) => MarkedSource.Holds("a.sql", marked);
}
