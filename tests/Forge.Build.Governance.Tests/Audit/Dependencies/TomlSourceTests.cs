using System.Linq;
using Forge.Build.Governance.Audit.Dependencies.Toml;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

[TestClass]
public sealed class TomlSourceTests
{
    [TestMethod]
    [DataRow("a = 'x'", "x")]
    [DataRow("a = \"x\\t\\u00e9\\\"\"  # why", "x\té\"")]
    [DataRow("a = '''\nx\n'y''''", "x\n'y'")]
    [DataRow("a = \"\"\"x \\\n   y\"\"\"", "x y")]
    [DataRow("\"a\" = \"#no comment\"", "#no comment")]
    public void StringsAreReadInAllForms(string text, string expected)
    {
        TomlTable root = TomlSource.Parse(text + "\n", out TomlProblem? problem);

        Assert.IsNull(problem);
        Assert.AreEqual(expected, ((TomlText)root["a"]!).Text);
    }

    [TestMethod]
    public void TablesArraysAndDottedKeysNest()
    {
        TomlTable root = TomlSource.Parse(
            "x.y = 1979-05-27 07:32:00Z\n[a.\"b c\"]\nd = [ 'e', # f\n  [1, 2.5e3,], {g = 'h', i.j = true}, ]\n[[k]]\nl = 1\n[[k]]\nl = 'm'\n[k.n]\no = -inf\n", out TomlProblem? problem);

        Assert.IsNull(problem);
        Assert.IsNotNull(root["x"]!["y"]);
        TomlArray array = (TomlArray)root["a"]!["b c"]!["d"]!;
        Assert.HasCount(3, array.Items);
        Assert.AreEqual("h", ((TomlText)array.Items[2]["g"]!).Text);
        Assert.IsNotNull(array.Items[2]["i"]!["j"]);
        TomlArray tables = (TomlArray)root["k"]!;
        Assert.AreEqual("m", ((TomlText)tables.Items.Last()["l"]!).Text);
        Assert.IsNotNull(tables.Items.Last()["n"]!["o"]);
    }

    [TestMethod]
    [DataRow("a = \n", 4, "a value is missing")]
    [DataRow("a = x", 4, "a value is missing")]
    [DataRow("a = 'x", 4, "this string does not end")]
    [DataRow("a = \"\\q\"", 5, "this escape is not known")]
    [DataRow("a = 1 b = 2", 6, "the line goes on")]
    [DataRow("= 1", 0, "a name is missing")]
    [DataRow("[a", 1, "a ] is missing")]
    [DataRow("a = 1\na = 2", 6, "stands twice")]
    [DataRow("a = 1\n[a.b]", 6, "taken by something that is no table")]
    [DataRow("a = [1 2]", 7, "a comma or ] is missing")]
    public void AnErrorHasItsPlace(string text, int index, string message)
    {
        TomlSource.Parse(text, out TomlProblem? problem);

        Assert.IsNotNull(problem);
        Assert.AreEqual(index, problem.Index);
        Assert.Contains(message, problem.Message);
    }

    [TestMethod]
    public void NestingCannotOverflowTheStack()
    {
        TomlSource.Parse("a = " + new string('[', 100_000), out TomlProblem? problem);

        Assert.Contains("nested too deeply", problem!.Message);
    }
}
