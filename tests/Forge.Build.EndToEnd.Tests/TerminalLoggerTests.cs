using System;
using System.IO;
using System.Text.RegularExpressions;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What a person at a terminal sees: the finding once, its code a link to its page.</summary>
[TestClass]
public sealed partial class TerminalLoggerTests : EndToEndTest
{
    [TestMethod]
    public void AFindingIsShownOnceAndItsCodeLeadsToItsPage()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);

        BuildResult build = repository.Build(Skeleton.Project, "-tl:on");

        string plain = Escapes().Replace(build.Output, "");
        string line = repository.PathOf(Skeleton.Source) + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101: [A4] layer \"web\" must not contain \"SqlConnection\"";
        Assert.HasCount(2, plain.Split(line));
        Match link = LinkOfCode().Match(build.Output);
        Assert.AreEqual("FORGE3101", link.Groups["text"].Value);
        Assert.EndsWith("/docs/diagnostics/FORGE3101.md", link.Groups["address"].Value);
        Assert.IsTrue(File.Exists(new Uri(link.Groups["address"].Value).LocalPath), link.Value);
    }

    [GeneratedRegex(@"\x1b\]8;;(?<address>[^\x1b]+)\x1b\\(?<text>[^\x1b]*)\x1b\]8;;\x1b\\")]
    private static partial Regex LinkOfCode();

    // Colours and cursor moves; the addresses of links.
    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x1b]*\x1b\\")]
    private static partial Regex Escapes();
}
