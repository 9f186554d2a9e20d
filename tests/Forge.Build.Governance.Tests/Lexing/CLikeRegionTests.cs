using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Lexing;

[TestClass]
public sealed class CLikeRegionTests
{
    [TestMethod]
    [DataRow("""x = ‹"a\"b"› + ‹'"'› + ‹'\''›; «// it's»""", DisplayName = "literals")]
    [DataRow("x = ‹\"\"\"\n a \"b\" \\\"\"\" // c\n \"\"\"› + y; «/* /* */»", DisplayName = "text block")]
    [DataRow("x = ‹\"open›\ny = ‹\"a\"›;", DisplayName = "unterminated")]
    public void Java(string marked) => MarkedSource.Holds("A.java", marked);

    [TestMethod]
    [DataRow("x = ‹\"$a ${›m[‹\"k\"›]‹} \\${b}\"› «// c»", DisplayName = "template")]
    [DataRow("x = ‹\"\"\"\\ \"a\" ${›f(‹\"\"\"b\"\"\"›)‹} $${›c‹} \"\"\"\"› + d", DisplayName = "raw template, longer end")]
    [DataRow("fun `doesn't \"work\"`() = ‹'a'›", DisplayName = "quoted identifier")]
    [DataRow("a «/* b /* c */ d */» e", DisplayName = "nested comment")]
    public void Kotlin(string marked) => MarkedSource.Holds("a.kt", marked);

    [TestMethod]
    [DataRow("x = ‹\"${a}\"› + ‹s\"$a ${›b(‹\"c\"›)‹} $${d}\"›", DisplayName = "only a prefix interpolates")]
    [DataRow("x = ‹\"\"\"\\\"\"\"› + ‹f\"\"\"${›a‹}\"\"\"\"› + b", DisplayName = "three quotes")]
    [DataRow("x = 'symbol + ‹'c'› «/* /* */ */» + List['t]", DisplayName = "symbol, character, nested comment")]
    public void Scala(string marked) => MarkedSource.Holds("a.scala", marked);

    [TestMethod]
    [DataRow("x := ‹`a\\`› + ‹`b\n\"c' // d`› + ‹\"e\"› «// f»", DisplayName = "raw strings")]
    [DataRow("r := ‹'\\''› + ‹'\"'› + ‹'\\x00'› + ‹'世'›", DisplayName = "runes")]
    public void Go(string marked) => MarkedSource.Holds("a.go", marked);

    [TestMethod]
    [DataRow("#include ‹\"a.h\"›\n#include <b.h> «// it's»", DisplayName = "includes")]
    [DataRow("«// a \\\nb»\nc", DisplayName = "a backslash carries the comment over")]
    [DataRow("x = ‹\"a\\\nb\"›; y = ‹\"open›\nz;", DisplayName = "continued and unterminated")]
    [DataRow("n = 1'000'000; c = ‹'RIFF'› + ‹L'x'› + ‹u8\"y\"› + 0xF'F;", DisplayName = "separators and prefixes")]
    [DataRow("x = ‹R\"(a \" \\)\"› + ‹LR\"d(b)\" )d\"›; y = ‹'\"'›;", DisplayName = "raw strings")]
    [DataRow("x = ‹R\"(never\nclosed\"›", DisplayName = "unterminated raw string")]
    public void C(string marked) => MarkedSource.Holds("a.cpp", marked);

    [TestMethod]
    [DataRow("fn f<'a>(x: &'a str) -> &'static str { ‹'x'›; ‹'\\''›; ‹'\"'›; ‹b'\"'› }", DisplayName = "lifetimes and characters")]
    [DataRow("'outer: loop { break 'outer; } ‹'\\u{1F600}'›; ‹'😀'›", DisplayName = "labels")]
    [DataRow("x = ‹r#\"a \" \\\"#› + ‹r\"b\\\"› + ‹br##\"c\"# \"##› + r#type;", DisplayName = "raw strings")]
    [DataRow("x = ‹\"a\nb \\\" c\"›; «/* d /* e */ f */» g", DisplayName = "string over lines, nested comment")]
    [DataRow("#![doc = ‹\"a\"›] «//! it's»", DisplayName = "attribute and documentation")]
    public void Rust(string marked) => MarkedSource.Holds("a.rs", marked);

    [TestMethod]
    [DataRow("x = ‹\"a \\(›f(‹\"b\"›, (c))‹) \\\" d\"› «// e»", DisplayName = "interpolation")]
    [DataRow("x = ‹#\"a \" \\(b) \\#(›c‹)\"#› + d", DisplayName = "with a hash")]
    [DataRow("x = ‹\"\"\"\n a \"b\" \\(›c‹)\n \"\"\"› + d", DisplayName = "over lines")]
    [DataRow("case `it's`: ‹\"a\"› «/* b /* c */ d */» #if e", DisplayName = "quoted identifier, nested comment")]
    public void Swift(string marked) => MarkedSource.Holds("a.swift", marked);

    [TestMethod]
    [DataRow("<p>it's \"so\"</p>\n<?php echo ‹'a'›; «# it's »?> don't <?= ‹\"b\"› ?>", DisplayName = "tags")]
    [DataRow("<?php #[It(‹'a'›)]\n«# b»\n«// c»\n«/* d */» e", DisplayName = "attribute and comments")]
    [DataRow("<?php $x = ‹'a\\'\nb {$c}'› . ‹\"{›$d[‹\"e\"›]‹} ${›f‹} $g\n\"› . h;", DisplayName = "strings and holes")]
    [DataRow("<?php $x = ‹<<<EOT\n it's {$a[\"b\"]} EOT\n EOTX\n  EOT›; $y = ‹<<<'X'\n\"\nX›; z();", DisplayName = "heredoc and nowdoc")]
    [DataRow("<?php $x = $a <<< b;", DisplayName = "no heredoc")]
    public void Php(string marked) => MarkedSource.Holds("a.php", marked);
}
