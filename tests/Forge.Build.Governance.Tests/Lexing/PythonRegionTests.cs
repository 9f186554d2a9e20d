using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Lexing;

[TestClass]
public sealed class PythonRegionTests
{
    [TestMethod]
    [DataRow("x = 1 «# it's \"so\"»\ny = ‹'# no'›", DisplayName = "comment")]
    [DataRow("x = ‹'it\\'s'› + ‹\"a\"› + ‹''› + ‹rb'\\''› + ‹F\"{a}\"› + ‹u'b'›", DisplayName = "quotes and prefixes")]
    [DataRow("x = ‹'open›\ny = ‹'a\\\nb'›", DisplayName = "unterminated and continued")]
    [DataRow("x = ‹'''a 'b' \\''' # c\n'''› + ‹\"\"\"d \"\" e\"\"\"›", DisplayName = "three quotes")]
    [DataRow("x = ‹f\"{a:>{b}}\"› + ‹rf'''{c['d']}'''›", DisplayName = "a formatted string is plain")]
    [DataRow("x = ‹\"\"\"never\nclosed \"›", DisplayName = "unterminated, three quotes")]
    [DataRow("bar = ‹\"a\"›; r = b\nr, b = ‹'c'›, 1", DisplayName = "names that look like prefixes")]
    public void Literals(string marked) => MarkedSource.Holds("a.py", marked);

    [TestMethod]
    [DataRow("«\"\"\"Module's\n\"text\" # a\n\"\"\"»\nimport os", DisplayName = "of a module")]
    [DataRow("\ufeff«'''Module'''»\nx", DisplayName = "after a byte order mark")]
    [DataRow("def f():\n    «r'''It's\n    so.'''»  «# a»\n    return ‹'b'›", DisplayName = "of a function")]
    [DataRow("class A:\n    «'one line'»\n    «\"another\"»; x = 1", DisplayName = "single-quoted, attribute")]
    [DataRow("x = (\n    ‹\"a\"›\n)\ny = [\n  ‹'''b'''›,\n]", DisplayName = "not in brackets")]
    [DataRow("x = \\\n    ‹\"a\"›\nf(b,\n  ‹'c'›)", DisplayName = "not in a continued line")]
    [DataRow("x = 1,\n‹\"a\"›\ny =\n‹'b'›", DisplayName = "not after a comma or an equals sign")]
    [DataRow("‹'a,b'›.split(‹','›)\n‹'a'› ‹'b'›\n‹'%s'› % c", DisplayName = "not where an expression begins")]
    [DataRow("f(‹\"a\"›)\nif x: ‹'b'›\nreturn ‹'''c'''›", DisplayName = "not after code")]
    [DataRow("‹f'''{a}'''›\n‹b'c'›", DisplayName = "neither formatted nor bytes")]
    [DataRow("x = {‹'a'›: [\n  ‹'b'›]}\n«'''c'''»", DisplayName = "again after the brackets")]
    public void Docstrings(string marked) => MarkedSource.Holds("a.py", marked);
}
