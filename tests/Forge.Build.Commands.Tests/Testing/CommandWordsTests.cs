using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Testing;
using Forge.Build.Governance.Tests;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Testing;

[TestClass]
public sealed class CommandWordsTests
{
    [TestMethod]
    [DataRow("npm run build", "npm|run|build")]
    [DataRow("  npm \t test  ", "npm|test")]
    [DataRow("npm run \"build all\"", "npm|run|build all")]
    [DataRow("x 'a \"b\" $c'", "x|a \"b\" $c")]
    [DataRow("x a\"b c\"d ''", "x|ab cd|")]
    [DataRow("tools\\run.exe --x=1", "tools\\run.exe|--x=1")]
    public void ACommandIsAProgramAndItsArguments(string text, string words)
    {
        Assert.IsTrue(CommandWords.TryParse(text, out IReadOnlyList<string> read, out string reason), reason);
        Assert.AreEqual(words, string.Join('|', read));
    }

    [TestMethod]
    [DataRow("npm ci && npm test", "\"&\" needs a shell")]
    [DataRow("npm test | tee x", "\"|\" needs a shell")]
    [DataRow("npm test > x", "\">\" needs a shell")]
    [DataRow("npm run $X", "\"$\" needs a shell")]
    [DataRow("npm run \"`id`\"", "\"`\" needs a shell")]
    [DataRow("npm test -- *.js", "\"*\" needs a shell")]
    [DataRow("npm test\nrm x", "\"\\n\" needs a shell")]
    [DataRow("CI=1 npm test", "setting a variable before the program needs a shell")]
    [DataRow("npm 'test", "a quote is not closed")]
    [DataRow("''", "it names no program")]
    [DataRow("npm a\0b", "it holds a NUL character")]
    public void WhatOnlyAShellCouldDoIsRefused(string text, string why)
    {
        Assert.IsFalse(CommandWords.TryParse(text, out _, out string reason));
        Assert.AreEqual(why, reason);
    }

    [TestMethod]
    public void QuotedWordsComeBackAsTheyWere()
        => Always.Holds(Gen.ArrayOf(Always.TextOf(5, "a", " ", "\"", "$", "\\", "\n", "ü", "&&")), words =>
        {
            string[] all = words.Prepend("x").ToArray();
            Assert.IsTrue(CommandWords.TryParse(string.Join(' ', all.Select(word => "'" + word + "'")), out IReadOnlyList<string> read, out string reason), reason);
            Assert.AreSequenceEqual(all, read.ToArray());
        });

    [TestMethod]
    public void AShownCommandCanBeTyped()
        => Assert.AreEqual("npm run \"build all\" 'say \"hi\"' \"\"", CommandWords.Show(["npm", "run", "build all", "say \"hi\"", ""]));
}
