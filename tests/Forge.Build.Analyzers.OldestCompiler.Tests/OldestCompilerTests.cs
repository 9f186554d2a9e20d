using System;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.OldestCompiler.Tests;

/// <summary>That the tests of the analyzers run once more, with another compiler.</summary>
[TestClass]
public sealed class OldestCompilerTests
{
    [TestMethod]
    public void TheCompilerIsTheOneThatTheAnalyzersAreCompiledAgainst()
        => Assert.AreEqual(new Version(4, 8, 0, 0), typeof(CSharpCompilation).Assembly.GetName().Version);
}
