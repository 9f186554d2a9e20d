using System.IO;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class GitTests
{
    [TestMethod]
    public void TheOutputOfACommandIsGiven()
    {
        using TempFolder folder = new();

        GitResult result = Git.Run(folder.Root, "--version");

        Assert.AreEqual(0, result.ExitCode);
        Assert.StartsWith("git version ", result.Output);
        Assert.AreEqual("", result.Error);
    }

    [TestMethod]
    public void AFailureHasItsExitCodeAndItsWords()
    {
        using TempFolder folder = new();

        GitResult result = Git.Run(folder.Root, "rev-parse", "--show-toplevel");

        Assert.AreEqual(128, result.ExitCode);
        Assert.AreEqual("", result.Output);
        Assert.StartsWith("fatal: not a git repository", result.Error);
    }

    [TestMethod]
    [DataRow("plain")]
    [DataRow("")]
    [DataRow("with space")]
    [DataRow("tab\tand\nline")]
    [DataRow("\"")]
    [DataRow("a \"quoted\" word")]
    [DataRow(@"back\slash")]
    [DataRow(@"ends with \")]
    [DataRow(@"\\")]
    [DataRow(@"\""")]
    [DataRow(@"\\""\""\\\")]
    [DataRow("$HOME `id` %PATH% ^ & | ; < >")]
    [DataRow("*.cs")]
    [DataRow("Gr\u00fc\u00dfe \u4e2d\u6587 \U0001F600")]
    [DataRow("-c core.pager=false")]
    public void AnArgumentArrivesAsItIs(string argument)
    {
        using TempFolder folder = new();

        // An alias would pass through a shell; --sq-quote prints its arguments for one, '...' with ' as '\''.
        GitResult result = Git.Run(folder.Root, "rev-parse", "--sq-quote", argument, "end");

        Assert.AreEqual(" '" + argument + "' 'end'\n", result.Output);
    }

    [TestMethod]
    public void OutputIsReadAsUtf8()
    {
        using TempFolder folder = new();
        Git.Run(folder.Root, "init", "-q");
        folder.Write("Gr\u00fc\u00dfe \U0001F600.cs", "x");

        Assert.AreEqual("Gr\u00fc\u00dfe \U0001F600.cs\0", Git.Run(folder.Root, "ls-files", "-z", "--others").Output);
    }

    [TestMethod]
    public void MuchOutputOnBothStreamsIsRead()
    {
        using TempFolder folder = new();
        string large = new('x', 300_000);
        folder.Write("config", "[a]\n\tb = " + large + "\n");

        Assert.AreEqual(large + "\n", Git.Run(folder.Root, "config", "--file", folder.At("config"), "a.b").Output);
    }

    [TestMethod]
    public void ACommandThatReadsItsInputFindsItsEnd()
    {
        using TempFolder folder = new();

        Assert.AreEqual(0, Git.Run(folder.Root, "hash-object", "--stdin").ExitCode);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ARepositoryCannotMakeGitRunItsPrograms()
    {
        using TempFolder folder = new();
        Git.Run(folder.Root, "init", "-q");
        folder.Write("hook.sh", "#!/bin/sh\ntouch \"" + folder.At("ran") + "\"\n");
        if (!System.OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.At("hook.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Git.Run(folder.Root, "config", "core.fsmonitor", folder.At("hook.sh"));
        Git.Run(folder.Root, "config", "core.pager", folder.At("hook.sh"));

        GitResult result = Git.Run(folder.Root, "status", "--porcelain");

        Assert.AreEqual(0, result.ExitCode);
        Assert.IsFalse(File.Exists(folder.At("ran")));
    }

    [TestMethod]
    public void AFolderThatIsNotThereIsNoCrash()
    {
        using TempFolder folder = new();

        GitResult result = Git.Run(folder.At("gone"), "--version");

        Assert.IsNull(result.ExitCode);
        Assert.AreNotEqual("", result.Error);
    }
}
