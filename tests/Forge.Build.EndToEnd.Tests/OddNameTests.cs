using System;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Names that mean something to MSBuild, to a shell or to a terminal are only names.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class OddNameTests : EndToEndTest
{
    // MSBuild itself does not build below a folder with * ? : or with % and two hexadecimal digits.
    private const string OddFolder = "it's 100% {0} a;b $(c) \"d\" [e] & ünï-日本-😀";

    [TestMethod]
    [DataRow("net10.0", "-m:1")]
    [DataRow("netstandard2.0", "-m:1")]
    [DataRow("net10.0", "-graph")]
    [DataRow("net10.0", "-mt")]
    public void ARepositoryMayLieAnywhere(string tasks, string mode)
    {
        TempRepository repository = NewRepository(OddFolder).Governed().Write(Skeleton.Source, Skeleton.Violation);

        repository.DotnetFrom(repository.PathOf("src/Web"), "build", mode, "-p:ForgeTasksFolder=" + tasks, "-p:ForgeSarifLog=a%3bb %2541.sarif")
            .Fails(Skeleton.ViolationPlace);
        Assert.IsTrue(repository.Holds("a;b %41.sarif"));
        repository.Write(Skeleton.Source, Skeleton.Clean).DotnetFrom(repository.PathOf("src/Web"), "build", mode, "-p:ForgeTasksFolder=" + tasks).Passes();
    }

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void AFileMayHaveAnyName(string tasks)
    {
        string[] names = { " lead", "a b", "a;b", "a%41b", "a%b", "a'b", "a\"b", "a$(b)", "a@(b)", "a*b", "a?b", "a\\b", "a{0}b", "a[b]", "ä-日本-😀", "trail " };
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("text", "text/**", @"\bSqlConnection\b")));
        foreach (string name in names)
            repository.Write("text/" + name, Skeleton.Violation);

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks).Fails(names.Order(StringComparer.Ordinal)
            .Select(name => "text/" + name + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101").ToArray());
    }

    [TestMethod]
    public void AGlobNamesFilesWithSuchNames()
    {
        TempRepository repository = NewRepository().Governed().Write("te xt/a;b 100%.é", Skeleton.Violation)
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("text", "TE XT/a;b*%.É", @"\bSqlConnection\b")));

        repository.Build(Skeleton.Project).Fails("te xt/a;b 100%.é" + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101");
    }

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void NothingOfARepositoryReachesATerminalOrACiServiceRaw(string tasks)
    {
        const string Evil = "\u001b[31m\u0007\u202E##vso[task.complete]##[error]";
        const string Shown = "\\u001b[31m\\u0007\\u202e##vso\\u005btask.complete]##\\u005berror]";
        TempRepository repository = NewRepository().Governed()
            .Write("text/" + Evil + "\n::error::", "x\r" + Evil + "SqlConnection" + Evil)
            .Write(Skeleton.Boundaries, Skeleton.Layers(
                Skeleton.Layer(Evil + "\n::error::", "text/**", "[^\r\n]*SqlConnection[^\r\n]*", Evil + "\n::error::"),
                Skeleton.Layer("bad", "text/**", "(?<" + Evil)));

        BuildResult build = repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks);

        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual(repository.PathOf("text/") + Shown + "\\u000a::error::", build.The("FORGE3101").File);
        Assert.AreEqual("2,1,2," + (Evil.Length * 2 + "SqlConnection".Length + 1), build.The("FORGE3101").Span);
        Assert.Contains("must not contain \"" + Shown + "SqlConnection", build.The("FORGE3101").Text);
        Assert.Contains(": " + Shown + "\\u000a::error::.", build.The("FORGE3101").Text);
        Assert.AreEqual("error", build.The("FORGE3103").Kind);
        Assert.DoesNotContain("\u001b", build.Output);
        Assert.DoesNotContain("\u0007", build.Output);
        Assert.DoesNotContain("\u202E", build.Output);
        Assert.DoesNotContain("##vso[", build.Output);
        Assert.DoesNotContain("##[", build.Output);
        Assert.IsFalse(build.Output.Split('\n').Any(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)));
    }
}
