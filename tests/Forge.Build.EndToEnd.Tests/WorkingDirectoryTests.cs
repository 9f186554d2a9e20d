using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>
/// Under <c>-mt</c> the current folder of a task is where the build was started. The folder here is a repository itself, with a violation at another
/// place, so whoever reads a relative path reads the wrong file.
/// </summary>
[TestClass]
public sealed class WorkingDirectoryTests : EndToEndTest
{
    [TestMethod]
    [DataRow("-mt", "net10.0")]
    [DataRow("-mt", "netstandard2.0")]
    [DataRow("-m:1", "net10.0")]
    public void PathsBelongToTheProjectAndNotToTheCurrentFolder(string mode, string tasks)
    {
        TempRepository decoy = NewRepository("decoy").Governed().Write(Skeleton.Source, "\n\n\n" + Skeleton.Violation);
        TempRepository repository = NewRepository("real").Governed().Write(Skeleton.Source, Skeleton.Violation);
        string project = System.IO.Path.GetRelativePath(decoy.Root, repository.PathOf(Skeleton.Project));

        BuildResult build = repository.DotnetFrom(decoy.Root, "build", project, mode, "-p:ForgeTasksFolder=" + tasks,
            "-p:ForgeRoot=../..", "-p:ForgeSarifLog=logs/forge.sarif");

        build.Fails(Skeleton.ViolationPlace);
        Assert.IsTrue(repository.Holds("logs/forge.sarif"));
        Assert.IsTrue(repository.Holds(".forge"));
        Assert.IsFalse(decoy.Holds("logs"));
        Assert.IsFalse(decoy.Holds(".forge"));
    }
}
