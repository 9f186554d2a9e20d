using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Lexing;

[TestClass]
public sealed class ScriptRegionTests
{
    [TestMethod]
    [DataRow("«#!/usr/bin/env node it's»\nx «/* a\n' */» «// b»\ny", DisplayName = "comments")]
    [DataRow("x = ‹'it\\'s \"a\" // b'› + ‹\"it's\"›;", DisplayName = "quotes")]
    [DataRow("x = ‹'a\\\nb'›;\ny = ‹'open›\nz();", DisplayName = "continued and unterminated")]
    [DataRow("x = ‹`a 'b' \\` ${›c‹} // d`›;", DisplayName = "template")]
    [DataRow("x = ‹`a ${›f({ b: ‹`${›c‹}`› })‹}\n$ {d} $${›e‹}`›;", DisplayName = "nested templates over lines")]
    [DataRow("x = ‹`${›a «/* ` } */»‹}`› + b;", DisplayName = "comment in a hole")]
    [DataRow("x = tag‹`a`› / 2; «// '»", DisplayName = "tagged template")]
    [DataRow("x = ‹`never ${›a‹}\nclosed›", DisplayName = "unterminated template")]
    public void Literals(string marked) => MarkedSource.Holds("a.ts", marked);

    [TestMethod]
    [DataRow("x = /\"/; y = ‹\"a\"›;", DisplayName = "after an operator")]
    [DataRow("f(/'/g, ‹'a'›)", DisplayName = "as an argument")]
    [DataRow("x = /[/'\"]\\/'/.test(‹'a'›);", DisplayName = "class and escape")]
    [DataRow("return /`/; «// '»", DisplayName = "after a keyword")]
    [DataRow("if (a) /'/.test(b); x = ‹'c'›;", DisplayName = "after a condition")]
    [DataRow("x = a / b; y = ‹'/'› / 2; «// '»", DisplayName = "division of an operand")]
    [DataRow("x = (a) / 2 + ‹'/'›; y[0] / ‹'/'›;", DisplayName = "division of brackets")]
    [DataRow("i++ / 2 + ‹'/'›; a! / ‹'/'›;", DisplayName = "division of a postfix")]
    [DataRow("a.return / 2 + ‹'/'›;", DisplayName = "division of a member named like a keyword")]
    [DataRow("x = { a: 1 } / ‹'/'›;", DisplayName = "division of an object")]
    [DataRow("if (a) { b() }\n/'/.test(c); x = ‹'d'›;", DisplayName = "after a block")]
    [DataRow("x => { a }\n/'/.test(c)", DisplayName = "after the body of an arrow function")]
    [DataRow("x = ‹`${›/`/‹}`› + ‹'a'›;", DisplayName = "in a template")]
    [DataRow("x = (/ a + ‹'b'›\ny = ‹'c'›", DisplayName = "never closed is none")]
    public void RegexLiterals(string marked) => MarkedSource.Holds("a.js", marked);

    [TestMethod]
    [DataRow("x = <p>Don't // say \"so\"</p>; y = ‹'a'›;", DisplayName = "text")]
    [DataRow("x = <a href=‹\"it's\"› b=‹'\"'› c={‹'}'›}>it's {f(‹'a'›)} it's</a>; «// d»", DisplayName = "attributes and holes")]
    [DataRow("return (\n  <A>\n    {«/* it's */»}\n    <B c /> it's\n  </A>\n); «// d»", DisplayName = "nested elements, comment")]
    [DataRow("x = <>it's <A.B /> it's</> / ‹'/'›;", DisplayName = "fragment")]
    [DataRow("x = a && <A b={c => <i>it's {‹`${›d‹}`›}</i>} />; y = ‹'e'›;", DisplayName = "element in an attribute")]
    [DataRow("for (i = 0; i < n; i++) x = 1<<bits; y = ‹`a`›;", DisplayName = "less than, shift")]
    [DataRow("x = <T,>(a: T) => ‹'b'›; y = <T extends object>(a: T) => ‹'b'›;", DisplayName = "type parameters")]
    [DataRow("type F = <T>(a: T) => void; x = ‹'b'›; <p>it's</p>;", DisplayName = "type parameters that are never closed")]
    [DataRow("x = <A<string> b=‹\"c\"›>it's</A>; y = ‹'d'›;", DisplayName = "type arguments")]
    public void Jsx(string marked) => MarkedSource.Holds("a.tsx", marked);

    [TestMethod]
    public void A_type_assertion_is_no_element() => MarkedSource.Holds("a.ts", "x = <any>a; y = ‹'b'›; z = ‹'</any>'›;");
}
